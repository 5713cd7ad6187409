"""Both sides of a hit next to each other: which letters differ, how each field relates, what each reason says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from comity.crosscheck.answer import Reason
from comity.node.casework.queries.shapes import Said

SAME = frozenset({"same", "equal", "same sex", "same nationality", "document equal", "number equal"})
AGAINST = frozenset({"conflict", "birth conflict", "other sex", "other nationality"})
KINDS: Mapping[str, tuple[str, str]] = {
    "name": ("name", "names"),
    "birth": ("born", "born"),
    "sex": ("sex", "sexes"),
    "nationality": ("nationalities", "nationalities"),
    "document": ("documents", "documents"),
}
LABELS: Mapping[str, Said] = {
    "name": Said("Name"),
    "birth": Said("Born"),
    "sex": Said("Sex"),
    "nationality": Said("Nationality"),
    "document": Said("Document"),
}
CODED = frozenset({"sex", "nationality"})
SEXES: Mapping[str, Said] = {"F": Said("Female"), "M": Said("Male"), "X": Said("Other")}
WORDS: Mapping[str, Said] = {
    "same": Said("the same"),
    "near": Said("nearly the same"),
    "differs": Said("differs"),
    "one-side": Said("only on one side"),
}


@dataclass(frozen=True)
class Piece:
    """A run of letters; ``differs`` where the other side has others."""

    text: str | Said
    differs: bool


@dataclass(frozen=True)
class Compared:
    """One field of both sides: ``relation`` is same, near, differs or one-side."""

    label: Said
    asked: tuple[Piece, ...]
    ours: tuple[Piece, ...]
    relation: str
    words: Said


def sentence(one: Reason) -> Said:
    """What a reason says; one kept by an older engine is told plainly."""
    try:
        return Said(one.text, dict(one.params))
    except KeyError:  # kept by an older engine that used another word
        return Said("{what}: {left} and {right}", {"what": one.what, "left": one.left, "right": one.right})


def compared(detail: Mapping[str, Any], reasons: Sequence[Reason]) -> Iterable[Compared]:
    """Every field that one of the sides has, side by side.

    Args:
        detail: both sides, as kept with the hit.
        reasons: the evidence, from which it follows how a field relates.
    """
    for what, (asked_key, ours_key) in KINDS.items():
        asked, ours = _values(detail["asked"].get(asked_key)), _values(detail["ours"].get(ours_key))
        if asked or ours:
            relation = _relation([one for one in reasons if one.what == what], asked, ours)
            left, right = (
                (_coded(what, asked), _coded(what, ours))
                if what in CODED
                else _pieces(", ".join(asked), ", ".join(ours), relation)
            )
            yield Compared(LABELS[what], left, right, relation, WORDS[relation])


def _coded(what: str, codes: Sequence[str]) -> tuple[Piece, ...]:
    """Codes in words: a sex, a country."""
    if not codes:
        return ()
    told: list[str | Said] = []
    for code in codes:
        told += [", ", SEXES.get(code, Said(code)) if what == "sex" else Said("{country}", {"country": code})]
    return tuple(Piece(one, differs=False) for one in told[1:])


def _values(value: object) -> list[str]:
    """Values as people write them; a document's number first."""
    if isinstance(value, str) and value.count(":") >= 1:
        *issuer, number = value.split(":")
        return [" · ".join([number, *issuer])]
    if isinstance(value, Mapping):
        return [" · ".join(str(value[key]) for key in ("number", "country", "kind") if value.get(key))]
    if isinstance(value, (list, tuple)):
        return [text for one in value for text in _values(one)]
    return [str(value)] if value else []


def _relation(reasons: Sequence[Reason], asked: Sequence[str], ours: Sequence[str]) -> str:
    if not asked or not ours:
        return "one-side"
    if set(asked) & set(ours) and not any(one.relation in AGAINST for one in reasons):
        return "same"
    if any(one.relation in AGAINST for one in reasons):
        return "near" if any(one.bits > 0 for one in reasons) else "differs"
    if reasons and all(one.relation in SAME for one in reasons):
        return "same"
    return "near" if reasons else "differs"


def _pieces(left: str, right: str, relation: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Mark the letters that differ, or the whole where more than half of them do."""
    if relation in {"same", "one-side"}:
        return _whole(left, differs=False), _whole(right, differs=False)
    match = SequenceMatcher(None, left, right, autojunk=False)
    if match.ratio() < 0.5:
        return _whole(left, differs=True), _whole(right, differs=True)
    blocks = match.get_opcodes()
    return (
        tuple(Piece(left[a:b], tag != "equal") for tag, a, b, _, _ in blocks if b > a),
        tuple(Piece(right[c:d], tag != "equal") for tag, _, _, c, d in blocks if d > c),
    )


def _whole(text: str, *, differs: bool) -> tuple[Piece, ...]:
    return (Piece(text, differs),) if text else ()
