"""Django's handle on the room."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """The papers room."""

    name = "comity.node.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"
