"""The common body of verbs that move a case with at most a sentence: lock, ask the table, move, tell the partner."""

from collections.abc import Mapping

from comity.node.casework.models import Case
from comity.node.casework.steps import compose, find, move
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Act
from comity.node.staff.errors import NotAllowed, Refused
from comity.rules import roles
from comity.rules.lifecycle import Guard, Move

SENTENCES = frozenset({Guard.REASON, Guard.GROUND})


def plain(act: Act, number: str, verb: str, said: Mapping[str, str] | None = None) -> Case:
    """Make the move ``verb``; what is said (``reason``, ``ground``) travels with it.

    Raises:
        BadInput: the move needs a reason or ground and none was said.
        Refused: the case is not at a stage where this can be done.
    """
    told = dict(said or {})
    case = find.locked(number)
    kind = kind_of(case.type_code)
    lawful = move.ours(case, kind, verb)
    _no_more_than_a_sentence(act, lawful)
    move.need(lawful, Guard.REASON, said=told.get("reason", ""))
    move.need(lawful, Guard.GROUND, said=told.get("ground", ""))
    if Guard.GROUND in lawful.guards:
        move.known_ground(kind, told["ground"])
        act.frame(ground=told["ground"])
    act.note(**told)
    move.apply(act, case, kind, lawful, typed=told.get("reason", ""))
    if lawful.letter:
        compose.post(act, case, lawful, compose.Content(more=told))
    return case


def _no_more_than_a_sentence(act: Act, lawful: Move) -> None:
    """Refuse a move that wants what this body does not check: forms, hits, safeguards, a second officer."""
    if not roles.may(act.officer.roles, lawful.act):
        text, params = roles.why_not(act.officer.roles, lawful.act)
        raise NotAllowed(text, params)
    if lawful.second_officer or set(lawful.guards) - SENTENCES:
        raise Refused(
            "‘{verb}’ needs more than a sentence; it cannot be done here.",
            {"verb": lawful.verb},
            code="guarded",
        )
