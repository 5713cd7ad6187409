"""Which role may do which act. An act that stands in no line is refused for everybody.

Acts are named `room.verb`. A line ending in `.*` opens a whole room; `DELIBERATE` says why, and a test reads
it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum


class Role(StrEnum):
    """The people of the node, and the two programs that act in their own name."""

    DESK = "desk"
    COOPERATION = "cooperation"
    LAWYER = "lawyer"
    INVESTIGATOR = "investigator"
    IMMIGRATION = "immigration"
    APPROVER = "approver"
    PROTECTION = "protection"
    OVERSIGHT = "oversight"
    ADMINISTRATOR = "administrator"
    CLERK = "clerk"
    DOOR = "door"


TITLES: Mapping[Role, str] = {
    Role.DESK: "desk officer",
    Role.COOPERATION: "international-cooperation officer",
    Role.LAWYER: "lawyer of the central authority",
    Role.INVESTIGATOR: "investigator",
    Role.IMMIGRATION: "immigration officer",
    Role.APPROVER: "approver",
    Role.PROTECTION: "data-protection officer",
    Role.OVERSIGHT: "outside oversight",
    Role.ADMINISTRATOR: "node administrator",
    Role.CLERK: "the clerk (a program)",
    Role.DOOR: "the door (a program)",
}

ROLES: frozenset[str] = frozenset(role.value for role in Role)

_D, _C, _L, _V, _I = Role.DESK, Role.COOPERATION, Role.LAWYER, Role.INVESTIGATOR, Role.IMMIGRATION
_A, _P, _O, _N, _K, _R = (
    Role.APPROVER,
    Role.PROTECTION,
    Role.OVERSIGHT,
    Role.ADMINISTRATOR,
    Role.CLERK,
    Role.DOOR,
)

CASEWORKERS = frozenset({_D, _L, _I})
"""Those who hold cases of the contact point, the central authority and the immigration service."""
PEOPLE = frozenset({_D, _C, _L, _V, _I, _A, _P, _N})
"""Everybody who signs in, but outside oversight, which only reads."""
READERS = PEOPLE | {_O}
LOOKERS = frozenset({_D, _C, _L, _V, _I, _A, _P, _K})
"""Those who may open a person, each time with a purpose and a case."""

CONFIRMERS = frozenset({_N, _A})
"""Those who may say that an account belongs to the person it names."""
APART = CASEWORKERS | {_V, _A}
"""What nobody holds beside the administration: who makes accounts would make both pairs of eyes."""
BEFORE_OWN_PASSWORD = frozenset({"staff.first_sign_in", "staff.change_password"})
"""All that is open while the password is one that an administrator knows."""
BINDING = frozenset(
    {
        "casework.approve",
        "casework.answer",
        "casework.record_reasons",
        "law.approve",
        "staff.appoint",
        "staff.change_roles",
        "staff.confirm_account",
        "staff.issue_password",
        "staff.reset_second_factor",
    }
)
"""Acts by which one officer answers for another's work; they wait until a second person confirmed the account."""

ACTS: Mapping[str, frozenset[Role]] = {
    "staff.look": LOOKERS,
    "staff.appoint": frozenset({_N}),
    "staff.close_account": frozenset({_N}),
    "staff.change_roles": frozenset({_N}),
    "staff.reset_second_factor": frozenset({_N}),
    "staff.issue_password": frozenset({_N}),
    "staff.confirm_account": CONFIRMERS,
    "staff.first_sign_in": READERS,
    "staff.change_password": READERS,
    "staff.read_officers": frozenset({_N, _A, _P, _O}),
    "staff.change_setting": frozenset({_N}),
    "staff.close_task": PEOPLE,
    "staff.hand_over": PEOPLE,
    "staff.export": READERS,
    "staff.read_notices": READERS,
    "casework.read": READERS - {_N},
    "casework.types": READERS,
    "casework.draft": CASEWORKERS | {_V},
    "casework.submit": CASEWORKERS,
    "casework.take_back": CASEWORKERS,
    "casework.send_back": frozenset({_A, _L}),
    "casework.approve": frozenset({_A, _L}),
    "casework.send": CASEWORKERS | {_A},
    "casework.give_clarification": CASEWORKERS,
    "casework.recall": CASEWORKERS,
    "casework.acknowledge": CASEWORKERS,
    "casework.ask_clarification": CASEWORKERS,
    "casework.prepare_answer": CASEWORKERS,
    "casework.answer": CASEWORKERS | {_A},
    "casework.refuse": CASEWORKERS,
    "casework.advance": CASEWORKERS,
    "casework.close": CASEWORKERS,
    "casework.decide_hit": CASEWORKERS,
    "casework.record_reasons": frozenset({_A}),
    "casework.note": CASEWORKERS | {_V, _A},
    "casework.keep_form": CASEWORKERS | {_V, _A},
    "casework.print": CASEWORKERS | {_A},
    "casework.triage": CASEWORKERS | {_K},
    "casework.check": CASEWORKERS | {_K},
    "casework.receipt": frozenset({_K}),
    "casework.remind": frozenset({_K}),
    "activities.file": frozenset({_K}),
    "register.read": READERS,
    "register.seed": frozenset({_C, _N}),
    "register.set_node": frozenset({_C, _N}),
    "register.add_partner": frozenset({_C, _N}),
    "register.change_partner": frozenset({_C, _N}),
    "register.add_authority": frozenset({_C, _N}),
    "register.add_contact": frozenset({_C, _D, _N}),
    "register.add_agreement": frozenset({_C, _L}),
    "register.change_stage": frozenset({_C, _L}),
    "register.link_pack": frozenset({_C, _L}),
    "register.add_provision": frozenset({_C, _L}),
    "register.add_text": frozenset({_C, _L}),
    "register.add_meeting": frozenset({_C}),
    "register.add_commitment": frozenset({_C}),
    "register.add_evidence": frozenset({_C, _D, _L}),
    "register.close_commitment": frozenset({_C, _L}),
    "register.reopen_commitment": frozenset({_C, _L}),
    "register.read_communique": frozenset({_C}),
    "register.confirm_item": frozenset({_C}),
    "register.correct_item": frozenset({_C}),
    "register.reject_item": frozenset({_C}),
    "register.undo_item": frozenset({_C}),
    "register.add_item": frozenset({_C}),
    "register.put_into_register": frozenset({_C}),
    "register.set_aside": frozenset({_C}),
    "register.settle": frozenset({_K}),
    "holdings.add": frozenset({_D, _I, _V}),
    "holdings.load": frozenset({_D, _I, _V, _N}),
    "holdings.remove": frozenset({_D, _I, _V, _P}),
    "holdings.restrict": frozenset({_P, _D}),
    "holdings.lift": frozenset({_P, _D}),
    "holdings.forget_expired": frozenset({_K}),
    "papers.add": CASEWORKERS | {_C, _V, _A},
    "papers.sweep": frozenset({_K, _N}),
    "exchange.pin_partner": frozenset({_N}),
    "exchange.suspend_partner": frozenset({_N, _P}),
    "exchange.resume_partner": frozenset({_N}),
    "exchange.renew": frozenset({_N}),
    "exchange.announce": frozenset({_N, _K}),
    "exchange.post": CASEWORKERS | {_C},
    "exchange.enter": CASEWORKERS | {_C},
    "exchange.release": frozenset({_D, _L, _C, _A}),
    "exchange.receive": frozenset({_R}),
    "exchange.refuse": frozenset({_R}),
    "exchange.alarm": frozenset({_K, _R}),
    "exchange.seal": frozenset({_K}),
    "exchange.deliver": frozenset({_K}),
    "exchange.expire": frozenset({_K}),
    "exchange.take": frozenset({_K}),
    "exchange.receipted": frozenset({_K, _R}),
    "exchange.tidy": frozenset({_K}),
    "law.adopt": frozenset({_L}),
    "law.approve": frozenset({_A}),
    "law.reject": frozenset({_L, _A}),
    "audit.read": READERS - {_V},
    "audit.verify": frozenset({_P, _O, _N}),
    "clerk.*": frozenset({_K}),
}

DELIBERATE: Mapping[str, str] = {
    "clerk.*": "the clerk's own jobs; no person signs in as the clerk",
}
"""Why a whole room is open to a role."""


NOBODY = "The act ‘{act}’ is not in the table of roles, so nobody may do it."
OTHERS = "Your role ({own}) may not do this. It is for: {who}."
SENTENCES = (NOBODY, OTHERS)
"""What a refusal says."""


def may(roles: Collection[str], act: str) -> bool:
    """Whether somebody with these roles may do this act; an act nobody listed is refused.

    Args:
        roles: codes of `Role`; codes nobody knows count for nothing.
        act: `room.verb`.
    """
    return any(role in _allowed(act) for role in roles)


def why_not(roles: Collection[str], act: str) -> tuple[str, Mapping[str, str]]:
    """Return the sentence, and what fills its places, that tells why the act is refused.

    Args:
        roles: the roles of the one who asked.
        act: `room.verb`.
    """
    allowed = _allowed(act)
    if not allowed:
        return NOBODY, {"act": act}
    who = ", ".join(TITLES[role] for role in Role if role in allowed)
    own = ", ".join(TITLES[role] for role in Role if role in roles) or "none"
    return OTHERS, {"act": act, "own": own, "who": who}


def acts_of(role: Role) -> tuple[str, ...]:
    """Return the acts of one role, for the help page and the tests."""
    return tuple(act for act, allowed in ACTS.items() if role in allowed)


def _allowed(act: str) -> frozenset[Role]:
    room, _, verb = act.partition(".")
    if not verb or verb == "*":
        return frozenset()
    return ACTS.get(act, frozenset()) | ACTS.get(f"{room}.*", frozenset())
