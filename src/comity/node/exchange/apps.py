"""Django's handle on the room."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """The exchange room."""

    name = "comity.node.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
