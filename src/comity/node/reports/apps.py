"""Django's handle on the room."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The reports room."""

    name = "comity.node.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
