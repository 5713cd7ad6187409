"""Django's handle on the room."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """The activities room."""

    name = "comity.node.activities"
    label = "activities"
    default_auto_field = "django.db.models.BigAutoField"
