"""Tells Django that the desk is an application with templates, static files and template tags."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desk; it has no tables."""

    name = "comity.node.desk"
    label = "desk"
