"""Which office of a state writes and receives in a case, as the newest verdict found it."""

from collections.abc import Mapping

from django.conf import settings

from comity.node.casework.models import Case, VerdictRow


def acting(case: Case) -> Mapping[str, str]:
    """State → the office of it that may act under the instrument relied on; empty before the law was asked."""
    newest = VerdictRow.objects.filter(case=case).order_by("-pk").first()
    found: Mapping[str, str] = newest.basis.get("offices", {}) if newest else {}
    return found


def ours(case: Case) -> str:
    """The office of ours a letter names; the node itself where no office fits."""
    return acting(case).get(settings.COMITY_HOME.country) or settings.COMITY_HOME.name
