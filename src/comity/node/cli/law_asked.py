"""The words of `comity law basis` read into facts; everything that makes no sense is named at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

import typer

from comity.node.cli import law_basis
from comity.node.cli.law_basis import Topics
from comity.node.cli.states import NoState, state
from comity.rules import crimes
from comity.rules.errors import RulesError
from comity.rules.facts import Frame, read_facts
from comity.rules.request_type import RequestType

MONTHS = {"m": 1, "y": 12}
Read = TypeVar("Read")


@dataclass(frozen=True)
class Words:
    """What was typed: states by their two letters, a day, lengths such as 5y, facts as key=value."""

    type_: str
    asking: str
    asked: str
    on: str
    max_penalty: str | None = None
    sentence_left: str | None = None
    national_of: tuple[str, ...] = ()
    crime: tuple[str, ...] = ()
    fact: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What was asked: the kind of request and the facts told of it."""

    kind: RequestType | Topics
    frame: Frame


@dataclass(frozen=True)
class _Reader(Generic[Read]):
    """Reads one word after the other and keeps what was wrong with each."""

    wrong: list[str] = field(default_factory=list)

    def read(self, how: Callable[[str], Read], word: str) -> Read | None:
        try:
            return how(word)
        except (typer.BadParameter, NoState, RulesError) as fault:
            self.wrong.append(fault.message if isinstance(fault, typer.BadParameter) else str(fault))
            return None


def read(words: Words) -> Asked:
    """Return what was asked.

    Raises:
        BadParameter: with a sentence for every word that makes no sense.
    """
    wrong: list[str] = []
    kind = _Reader[RequestType | Topics](wrong).read(law_basis.kind_of, words.type_)
    day = _Reader[date](wrong).read(_day, words.on)
    states = _Reader[str](wrong)
    pair = [states.read(state, one) for one in (words.asking, words.asked)]
    if words.asking == words.asked and pair[0]:
        wrong.append(f"{words.asking} asks another state, not itself.")
    told = _told(words, wrong)
    if wrong or kind is None or day is None:
        raise typer.BadParameter(" ".join(wrong))
    return Asked(kind, Frame(words.asking, words.asked, day, told))


def _told(words: Words, wrong: list[str]) -> dict[str, object]:
    facts = _Reader[tuple[str, object]](wrong)
    told = dict(pair for one in words.fact if (pair := facts.read(_fact, one)))
    lengths = _Reader[int](wrong)
    for key, said in (
        ("max_penalty_months", words.max_penalty),
        ("sentence_left_months", words.sentence_left),
    ):
        if said and (months := lengths.read(_months, said)) is not None:
            told[key] = months
    texts = _Reader[str](wrong)
    if words.crime:
        told["crime_codes"] = tuple(texts.read(crimes.known, one) or "" for one in words.crime)
    if words.national_of:
        nationals = tuple(texts.read(state, one) or "" for one in words.national_of)
        told |= {"subject_national_of": nationals, "own_national_of_requested": words.asked in nationals}
    return told


def _fact(told: str) -> tuple[str, object]:
    key, sign, value = told.partition("=")
    if not sign:
        raise typer.BadParameter(f"{told} is not written as key=value.")
    read_facts({key: value})
    if key == "crime_codes":
        for code in value.split("/"):
            crimes.known(code)
    return key, value


def _months(told: str) -> int:
    found = re.fullmatch(r"(\d+)([my])", told)
    if found is None:
        raise typer.BadParameter(f"{told} is not a length such as 5y or 18m.")
    return int(found[1]) * MONTHS[found[2]]


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise typer.BadParameter(f"{told} is not a date such as 2026-11-21.") from None
