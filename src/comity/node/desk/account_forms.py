"""The forms about officers' accounts: a line, a reason, the roles; with what was typed and what is wrong."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from comity.node.casework.queries import Said
from comity.node.desk.forms import Errors, Option, Problem, Shown
from comity.node.staff.errors import BadInput, ComityError
from comity.node.staff.founding import MACHINES
from comity.rules.roles import TITLES, Role

PERSONS = tuple(role for role in Role if role.value not in MACHINES)
"""The roles of people; the others are those of the node's programs."""


@dataclass(frozen=True)
class AccountForm:
    """Some fields in their order, and the summary of what is wrong in them."""

    fields: tuple[Shown, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """One line for each field that is wrong."""
        return tuple(Problem(one.id, one.label, one.error) for one in self.fields if one.error)


def line(
    name: str, label: Said, typed: Mapping[str, str], wrong: Errors, *, hint: Said | None = None
) -> Shown:
    """One line to fill in."""
    return replace(_field("line", name, label, wrong), hint=hint, value=typed.get(name, ""))


def password(name: str, label: Said, wrong: Errors, *, hint: Said | None = None) -> Shown:
    """A password: never shown, never given back."""
    return replace(_field("password", name, label, wrong), hint=hint)


def reason(typed: Mapping[str, str], wrong: Errors) -> Shown:
    """Why an account is changed."""
    return replace(_field("text", "reason", Said("Reason"), wrong), value=typed.get("reason", ""))


def roles(held: Collection[str], wrong: Errors) -> Shown:
    """What the officer may do, one box for each role of people."""
    options = tuple(Option(role.value, Said(TITLES[role]), role.value in held) for role in PERSONS)
    return replace(_field("choices", "roles", Said("Roles"), wrong), choices=options)


def colleague(options: tuple[Option, ...], chosen: str, wrong: Errors) -> Shown:
    """To whom a task goes."""
    return replace(_field("choice", "to", Said("Colleague"), wrong), choices=options, value=chosen)


def wrong_in(refusal: ComityError | None) -> Errors:
    """What a refusal says of each field."""
    if not isinstance(refusal, BadInput):
        return {}
    return {name: Said(text, params) for name, (text, params) in refusal.fields.items()}


def _field(kind: str, name: str, label: Said, wrong: Errors) -> Shown:
    """An empty field that must be filled in, with what is wrong in it."""
    return Shown(f"id_{name}", name, label, None, kind, required=True, error=wrong.get(name))
