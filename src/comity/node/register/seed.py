"""What a new node's register begins with: its partners, their bodies, and the agreements found published.

The days of force of an agreement with a pack come from the list that ships with the packs, so that they stand
in one place; all else stands in ``data``. What nobody read in an official text is entered as not verified.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from comity.node.register import steps
from comity.node.register.models import Agreement, Authority, Partner, Provision
from comity.node.register.steps import Move, NewAgreement
from comity.node.staff.act import Act, Officer, act
from comity.rules import packs
from comity.rules.chain import InstrumentInForce
from comity.rules.legal_orders import stands_for
from comity.rules.pack import Level

READ = "read"
Told = Mapping[str, Any]
KIND_OF_LEVEL = {
    Level.MULTILATERAL: ("multi_conv", "state"),
    Level.NATIONAL: ("other", "national law"),
    Level.MEMBERSHIP: ("framework", "agency"),
    Level.BILATERAL: ("other", "state"),
}


@dataclass(frozen=True)
class Seeded:
    """How many partners and agreements were new."""

    partners: int
    agreements: int


def seed_register(officer: Officer) -> Seeded:
    """Enter the partners and agreements that concern this country; what is there already is left as it is."""
    with act(officer, "register.seed", label="node") as opened:
        made = Seeded(_partners(opened), _listed(opened) + _with_packs(opened))
        opened.frame(**vars(made))
        return made


def _partners(opened: Act) -> int:
    told, own = _read("partners"), steps.own_country()
    before = Partner.objects.count()
    for code, facts in told["country"].items():
        if code != own and not Partner.objects.filter(code=code).exists():
            row = steps.ensure_partner(opened, code)
            row.languages = facts["languages"]
            relation = next((one for one in told["relation"] if set(one["pair"]) == {own, code}), None)
            if relation is not None:
                row.since, row.tier, row.reasons = relation["since"], relation["tier"], relation["reasons"]
            row.save()
        _authorities(code, facts["authority"])
    return Partner.objects.count() - before


def _authorities(code: str, told: list[Told]) -> None:
    of = Partner.objects.filter(code=code).first()
    if Authority.objects.filter(partner=of).exists():
        return
    for one in told:
        given = {key: value for key, value in one.items() if key != "mark"}
        Authority(partner=of, verified=one["mark"] == READ, **given).save()


def _listed(opened: Act) -> int:
    """The agreements of our own list."""
    own, dates = steps.own_country(), _in_force()
    rows = [one for one in _read("agreements")["agreement"] if own in one["parties"]]
    fresh = [one for one in rows if not Agreement.objects.filter(key=one["key"]).exists()]
    for one in fresh:
        days = dates.get(one.get("pack", ""))
        row = steps.add_agreement(opened, _new(one, days))
        for move in _history(one, days):
            steps.move_stage(opened, row, move)
        for said in one.get("provision", ()):
            Provision(agreement=row, verified=one["mark"] == READ, source=one["source"], **said).save()
    return len(fresh)


def _with_packs(opened: Act) -> int:
    """Conventions, laws and other instruments of the packs that our own list does not name."""
    own, made = steps.own_country(), 0
    for pack, dates in _in_force().items():
        parties = tuple(dates.in_force_from)
        known = packs.load_all()[pack]
        ours = any(stands_for(party, own) for party in parties)
        concerns = ours or (known.level is Level.NATIONAL and bool(known.serves))
        if concerns and not Agreement.objects.filter(pack=pack).exists():
            kind, level = KIND_OF_LEVEL[known.level]
            many = kind == "multi_conv"
            new = NewAgreement(
                dates.title, kind, parties, dates.stage, level=level, multilateral=many, pack=pack
            )
            row = steps.add_agreement(opened, new)
            for move in _force(dates, dates.title):
                steps.move_stage(opened, row, move)
            made += 1
    return made


def _in_force() -> dict[str, InstrumentInForce]:
    return {one.pack: one for one in packs.known_in_force() if one.pack}


def _new(told: Told, dates: InstrumentInForce | None) -> NewAgreement:
    others = tuple(one for one in dates.in_force_from if one not in told["parties"]) if dates else ()
    return NewAgreement(
        title=told["title"],
        kind=told["kind"],
        parties=(*told["parties"], *others),
        stage=told["stage"],
        key=told["key"],
        original_title=told.get("original", ""),
        level=told["level"],
        multilateral=told.get("multilateral", False),
        pack=told.get("pack", ""),
        languages=told.get("languages", ""),
        authorities=tuple(told.get("authorities", {}).items()),
        evidence=told["mark"],
        verified=told["mark"] == READ,
        source=told["source"],
        note=told.get("note", ""),
    )


def _history(told: Told, dates: InstrumentInForce | None) -> Iterator[Move]:
    """The steps an agreement has taken, in their order; the last one is its present stage."""
    marks, source = told.get("marks", {}), told["source"]
    last = ""
    for stage, name in (("proposed", "proposed"), ("negotiating", "negotiating"), ("signed", "signed")):
        if name in told:
            last = stage
            place = told.get("place", "")
            yield Move(
                stage, when=told[name], place=place, source=source, verified=_read_in(told, marks, name)
            )
    force = list(_force(dates, source)) if dates else list(_own_force(told, marks))
    yield from force
    last = force[-1].stage if force else last
    if "ended" in told:
        last = "terminated"
        yield Move(last, when=told["ended"], source=source, verified=_read_in(told, marks, "ended"))
    if last != told["stage"]:
        yield Move(told["stage"], source=source, verified=_read_in(told, marks, "stage"))


def _force(dates: InstrumentInForce, source: str) -> Iterator[Move]:
    """Entry into force and end for each party, as the list of the packs says."""
    for country, when in dates.in_force_from.items():
        yield Move("in force", country, when, source=source, verified=dates.sure((country,)))
    for country, when in dates.in_force_until.items():
        yield Move("terminated", country, when, source=source, verified=dates.sure((country,)))


def _own_force(told: Told, marks: Told) -> Iterator[Move]:
    days = told.get("in_force", {})
    by_party = days if isinstance(days, dict) else {"": days}
    for country, when in by_party.items():
        verified = _read_in(told, marks, "in_force")
        yield Move("in force", country, when, source=told["source"], verified=verified)


def _read_in(told: Told, marks: Told, name: str) -> bool:
    return bool(marks.get(name, told["mark"]) == READ)


def _read(name: str) -> dict[str, Any]:
    text = files("comity.node.register").joinpath("data", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
