"""Django's handle on the room."""

from django.apps import AppConfig


class ClerkConfig(AppConfig):
    """The clerk room."""

    name = "comity.node.clerk"
    label = "clerk"
    default_auto_field = "django.db.models.BigAutoField"
