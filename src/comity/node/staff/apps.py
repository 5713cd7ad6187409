"""Django's handle on the room."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """The staff room."""

    name = "comity.node.staff"
    label = "staff"
    default_auto_field = "django.db.models.BigAutoField"
