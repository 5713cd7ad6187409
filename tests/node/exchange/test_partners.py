"""Partners are pinned by two officers who compared words; nothing else makes a node trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.node.exchange.partner import Partner

from comity.node.exchange import introductions, partners, queries
from comity.node.exchange.errors import NotUsable, WrongFingerprint
from comity.node.staff.errors import BadInput, NotAllowed

if TYPE_CHECKING:
    from comity.node.exchange.identity import Identity
    from comity.node.staff.act import Officer


def test_a_partner_is_pinned_when_the_words_are_its_words(poland: Partner) -> None:
    pin = queries.pin("PL")
    assert pin is not None
    assert (pin.node_id, pin.country, pin.name) == (poland.node_id, "PL", "Krajowe Biuro Łączności")
    assert pin.words == poland.words
    assert pin.spki == {poland.spki}


def test_other_words_pin_nothing(us: Identity, officers: dict[str, Officer]) -> None:
    partner, other = Partner(), Partner()
    with pytest.raises(WrongFingerprint, match="Do not accept it"):
        partners.pin_partner(
            officers["administrator"], partner.introduction(), partner="PL", words=other.words
        )
    assert queries.pin("PL") is None


@pytest.mark.parametrize("said", ["", "lalala", "bobob " * 15])
def test_words_that_are_no_fingerprint_pin_nothing(
    us: Identity, officers: dict[str, Officer], said: str
) -> None:
    with pytest.raises(WrongFingerprint):
        partners.pin_partner(officers["administrator"], Partner().introduction(), partner="PL", words=said)


def test_only_the_administrator_pins(us: Identity, officers: dict[str, Officer]) -> None:
    partner = Partner()
    with pytest.raises(NotAllowed):
        partners.pin_partner(officers["desk"], partner.introduction(), partner="PL", words=partner.words)


def test_our_own_introduction_cannot_be_pinned(us: Identity, officers: dict[str, Officer]) -> None:
    with pytest.raises(NotUsable, match="this very node"):
        partners.pin_partner(officers["administrator"], partners.introduction(), partner="PL", words=us.words)


def test_one_node_stands_for_one_partner(poland: Partner, officers: dict[str, Officer]) -> None:
    with pytest.raises(NotUsable, match="already, as PL"):
        partners.pin_partner(
            officers["administrator"], poland.introduction(), partner="DE", words=poland.words
        )


def _accepted(raw: bytes, words: str) -> bool:
    try:
        introductions.compare(partners.read_introduction(raw), words)
    except (NotUsable, WrongFingerprint):
        return False
    return True


def test_no_byte_of_an_introduction_can_change_unseen(us: Identity, officers: dict[str, Officer]) -> None:
    partner = Partner()
    raw = partner.introduction()
    for at in range(0, len(raw), max(1, len(raw) // 60)):
        changed = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        assert not _accepted(changed, partner.words)


def test_an_introduction_with_another_certificate_is_refused(us: Identity) -> None:
    partner, other = Partner(), Partner()
    partner.tls = other.tls
    with pytest.raises(NotUsable, match="not the one that the descriptor names"):
        partners.read_introduction(partner.introduction())


def test_suspending_asks_for_a_reason_and_is_seen_at_once(
    poland: Partner, officers: dict[str, Officer]
) -> None:
    administrator = officers["administrator"]
    with pytest.raises(BadInput, match="why"):
        partners.suspend_partner(administrator, "PL", reason=" ")
    partners.suspend_partner(administrator, "PL", reason="a key was stolen")
    assert queries.partner_pins()[0].suspended
    partners.resume_partner(administrator, "PL", reason="new keys")
    assert not queries.partner_pins()[0].suspended
