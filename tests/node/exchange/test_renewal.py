"""The next descriptor: signed with two root keys, with keys for the weeks to come, told to every partner once."""

from __future__ import annotations

import base64
import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from tests.node.exchange.partner import Partner, today

from comity.node.exchange import founding, identity, keyfiles, partners, queries, renewal, takers
from comity.node.exchange.errors import NotUsable
from comity.node.exchange.models import Letter
from comity.node.staff import queries as staff
from comity.node.staff.errors import NotAllowed
from comity.node.staff.look import look
from comity.seal.descriptor import open_descriptor
from comity.seal.epochs import epoch_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.node.exchange.identity import Identity
    from comity.node.staff.act import Officer


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Identity]:
    """An identity of this test's own, in a folder of its own."""
    keys = settings.COMITY_HOME.folder / "keys"
    aside = tmp_path / "aside"
    if keys.exists():
        shutil.copytree(keys, aside)
    for name in ("offline", "epochs", "descriptors"):
        shutil.rmtree(keys / name, ignore_errors=True)
    for name in ("descriptor", "roots", "signing", "incarnation", "tls.key", "tls.crt"):
        (keys / name).unlink(missing_ok=True)
    yield founding.make(
        settings.COMITY_HOME, address="https://127.0.0.1:9/letters", today=today() - timedelta(days=30)
    )
    shutil.rmtree(keys)
    if aside.exists():
        shutil.copytree(aside, keys)


@pytest.fixture
def offline() -> Path:
    return keyfiles.files_of(settings.COMITY_HOME).root(1).parent


def pinned(officers: dict[str, Officer]) -> Partner:
    partner = Partner()
    partners.pin_partner(officers["administrator"], partner.introduction(), partner="PL", words=partner.words)
    return partner


def test_the_next_descriptor_follows_on_the_last_and_lasts_longer(
    fresh: Identity, officers: dict[str, Officer], offline: Path
) -> None:
    made = renewal.renew(officers["administrator"], offline)
    seen = open_descriptor(
        identity.load().signed_descriptor, roots=fresh.roots, stored=fresh.descriptor, today=today()
    )
    assert (seen.serial, seen.prev_hash, seen.expires) == (
        2,
        fresh.descriptor.hash,
        today() + timedelta(days=90),
    )
    assert seen.sealing_key(today() + timedelta(days=90))
    assert made.descriptor.tls_pins == fresh.descriptor.tls_pins
    weeks = {each.key.epoch for each in seen.kems}
    assert set(range(epoch_on(today()), epoch_on(today() + timedelta(days=90)) + 1)) <= weeks
    assert weeks <= identity.load().epochs.keys()


def test_each_partner_is_told_each_descriptor_once(
    fresh: Identity, officers: dict[str, Officer], offline: Path
) -> None:
    pinned(officers)
    assert renewal.renew(officers["administrator"], offline).partners == ("PL",)
    assert renewal.announce(officers["clerk"]) == ()
    renewal.renew(officers["administrator"], offline)
    told = Letter.objects.filter(kind="descriptor").order_by("pk")
    assert [letter.case for letter in told] == ["descriptor-2", "descriptor-3"]
    said = queries.statement(told[0], look(officers["desk"], "checking", "descriptor-2"))
    signed = base64.b64decode(str(said.payload["descriptor"]))
    assert open_descriptor(signed, roots=fresh.roots, stored=fresh.descriptor, today=today()).serial == 2


def test_one_root_key_is_not_enough(
    fresh: Identity, officers: dict[str, Officer], offline: Path, tmp_path: Path
) -> None:
    one = tmp_path / "medium"
    one.mkdir()
    shutil.copy(offline / "root-1", one)
    (one / "root-2").write_bytes(b"not a key")
    with pytest.raises(NotUsable, match="holds 1 of this node's root keys; 2 are needed"):
        renewal.renew(officers["administrator"], one)
    assert identity.load().descriptor.serial == 1


def test_only_the_administrator_renews(fresh: Identity, officers: dict[str, Officer], offline: Path) -> None:
    with pytest.raises(NotAllowed):
        renewal.renew(officers["desk"], offline)
    assert identity.load().descriptor.serial == 1


def test_three_weeks_before_the_end_the_administrator_is_told_once(
    fresh: Identity, officers: dict[str, Officer], monkeypatch: pytest.MonkeyPatch
) -> None:
    renewal.warn(officers["clerk"])
    assert not staff.open_tasks(["administrator"], "administrator")
    monkeypatch.setattr(renewal, "WARN", timedelta(days=61))
    renewal.warn(officers["clerk"])
    renewal.warn(officers["clerk"])
    (task,) = staff.open_tasks(["administrator"], "administrator")
    assert str(fresh.descriptor.expires) in task.params["why"]


def test_an_older_descriptor_is_no_news(fresh: Identity, officers: dict[str, Officer]) -> None:
    poland = pinned(officers)
    first = poland.signed_descriptor()
    poland.descriptor = poland.describe(serial=2, prev_hash=poland.descriptor.hash)
    from comity.node.exchange import inbox

    for signed in (poland.signed_descriptor(), first):
        payload = {"descriptor": base64.b64encode(signed).decode()}
        said = poland.letter(fresh, kind="descriptor", schema="descriptor/1", payload=payload)
        inbox.receive(officers["door"], poland.seal(identity.load(), said), spki=poland.spki)
        takers.take_descriptor(officers["clerk"], queries.untaken()[0])
    pin = queries.pin("PL")
    assert pin is not None
    assert pin.serial == 2


def test_keys_of_weeks_long_past_are_destroyed(fresh: Identity) -> None:
    oldest = min(identity.load().epochs)
    assert identity.destroy_old(today()) == []
    gone = identity.destroy_old(today() + timedelta(days=13))
    assert gone == [oldest]
    assert oldest not in identity.load().epochs
