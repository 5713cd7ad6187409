"""Django's handle on the room."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """The staff room."""

    name = "comity.node.staff"
    label = "staff"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the log cover second factors, which the sign-in library keeps, and the first sign-in of an account."""
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415  (models are there only now)

        from comity.node.staff import first_sign_in, second_factor  # noqa: PLC0415  (as above)

        second_factor.watch()
        user_logged_in.connect(first_sign_in.signed_in)
