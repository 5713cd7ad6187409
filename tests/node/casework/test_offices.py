"""A request leaves only between offices the treaty names, and its letter says which they are."""

import pytest
from tests.node.casework.conftest import approved

from comity.node.casework.draft import Draft, draft
from comity.node.casework.models import VerdictRow
from comity.node.casework.send import send
from comity.node.casework.submit import submit
from comity.node.exchange import queries as exchange
from comity.node.register.partners import NewAuthority, add_authority
from comity.node.register.seed import seed_register
from comity.node.staff.errors import Refused
from comity.partner.walk import cast
from comity.rules.request_type import Regime

POLICE = tuple(one.value for one in Regime)


@pytest.fixture
def police_only(us, officers):
    """A register that knows no office but police contact points."""
    seed_register(officers["administrator"])
    for code in ("", "PL"):
        add_authority(officers["cooperation"], NewAuthority(code, "Police Contact Point", tasks=POLICE))
    return officers


def _draft(officers, **asks):
    told = {**cast.asks(cast.subject(1)), **asks}
    return draft(officers["desk"], Draft("criminal-record", "PL", told, cast.ask_checks())).number


def test_between_offices_the_treaty_names_it_leaves_and_the_letter_names_them(desk, drafted, poland):
    number = drafted()
    submit(desk["desk"], number)
    approved(desk["approver"], number)
    send(desk["approver"], number)
    acting = VerdictRow.objects.order_by("-pk")[0].basis["offices"]
    assert acting["VN"] == "International Cooperation Office, Supreme People's Procuracy"
    assert acting["PL"] == "International Cooperation Office, Ministry of Justice"
    assert exchange.letters(number)[-1].office == acting["VN"]


def test_two_police_offices_may_not_ask_under_the_treaty_of_the_ministries(police_only, poland):
    number = _draft(police_only, organised_group=False, transnational=False, crimes=["THEFT"])
    with pytest.raises(Refused, match="The authority that sends is not the one this instrument names"):
        submit(police_only["desk"], number)


def test_two_police_offices_rest_on_the_agreement_of_the_police(police_only, poland):
    number = _draft(police_only)
    submit(police_only["desk"], number)
    basis = VerdictRow.objects.order_by("-pk")[0].basis
    assert "organised crime" in basis["served_by"][0]["instrument"]
    assert basis["offices"]["VN"] == "Police Contact Point"
