"""Django's handle on the room."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The register room."""

    name = "comity.node.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
