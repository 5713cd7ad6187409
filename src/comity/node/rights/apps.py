"""Django's handle on the room."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """The rights room."""

    name = "comity.node.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"
