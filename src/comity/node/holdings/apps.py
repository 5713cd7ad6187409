"""Django's handle on the room."""

from django.apps import AppConfig


class HoldingsConfig(AppConfig):
    """The holdings room."""

    name = "comity.node.holdings"
    label = "holdings"
    default_auto_field = "django.db.models.BigAutoField"
