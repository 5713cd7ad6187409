"""Django's handle on the room."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """The staff room."""

    name = "comity.node.staff"
    label = "staff"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the log cover second factors, which the sign-in library keeps."""
        from comity.node.staff import second_factor  # noqa: PLC0415  (models are there only now)

        second_factor.watch()
