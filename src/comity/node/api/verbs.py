"""Every verb of casework by its name in the address, one act each."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest
from ninja import Router

from comity.node.api.auth import officer
from comity.node.api.errors import PROBLEMS
from comity.node.api.inputs import Reference, Row
from comity.node.api.shapes import Decision, Said
from comity.node.casework import queries
from comity.node.casework.acknowledge import acknowledge
from comity.node.casework.advance import advance
from comity.node.casework.answer import answer
from comity.node.casework.approve import approve
from comity.node.casework.ask_clarification import ask_clarification
from comity.node.casework.close import close
from comity.node.casework.decide_hit import decide_hit
from comity.node.casework.give_clarification import give_clarification
from comity.node.casework.note import note
from comity.node.casework.prepare_answer import prepare_answer
from comity.node.casework.queries import CaseInfo
from comity.node.casework.recall import recall
from comity.node.casework.record_reasons import record_reasons
from comity.node.casework.refuse import refuse
from comity.node.casework.send import send
from comity.node.casework.send_back import send_back
from comity.node.casework.submit import submit
from comity.node.casework.take_back import take_back
from comity.node.staff.act import Officer
from comity.node.staff.errors import NotFound

router = Router()
Verb = Callable[[Officer, str, Said], object]


def _answer(who: Officer, number: str, said: Said) -> object:
    return answer(who, number, answers=said.answers, checks=said.checks, part=said.part)


def _prepare_answer(who: Officer, number: str, said: Said) -> object:
    return prepare_answer(who, number, answers=said.answers, checks=said.checks, part=said.part)


def _refuse(who: Officer, number: str, said: Said) -> object:
    return refuse(who, number, ground=said.ground, reason=said.reason, checks=said.checks)


def _record_reasons(who: Officer, number: str, said: Said) -> object:
    return record_reasons(who, number, said.rule, reason=said.reason, direction=said.direction)


VERBS: Mapping[str, Verb] = {
    "submit": lambda who, number, _: submit(who, number),
    "take-back": lambda who, number, _: take_back(who, number),
    "send-back": lambda who, number, said: send_back(who, number, reason=said.reason),
    "approve": lambda who, number, said: approve(who, number, revision=said.revision),
    "send": lambda who, number, _: send(who, number),
    "acknowledge": lambda who, number, _: acknowledge(who, number),
    "ask-clarification": lambda who, number, said: ask_clarification(who, number, reason=said.reason),
    "give-clarification": lambda who, number, said: give_clarification(
        who, number, fields=said.fields, reason=said.reason
    ),
    "answer": _answer,
    "prepare-answer": _prepare_answer,
    "refuse": _refuse,
    "recall": lambda who, number, said: recall(who, number, reason=said.reason),
    "close": lambda who, number, _: close(who, number),
    "advance": lambda who, number, said: advance(who, number, said.verb, reason=said.reason),
    "record-reasons": _record_reasons,
    "note": lambda who, number, said: note(who, number, text=said.reason),
}
"""The verbs of casework by their names in the address."""


@router.post("/{number}/verbs/{verb}", response={200: CaseInfo, **PROBLEMS}, operation_id="do_verb")
def do(request: HttpRequest, number: Reference, verb: Reference, said: Said) -> CaseInfo:
    """Do one verb of casework: submit, approve, send, answer, refuse, recall and the others."""
    if verb not in VERBS:
        raise NotFound(
            "There is no verb {verb}. There are: {verbs}.", {"verb": verb, "verbs": ", ".join(VERBS)}
        )
    VERBS[verb](officer(request), number, said)
    return queries.case(number)


@router.post("/{number}/hits/{hit}/decision", response={200: CaseInfo, **PROBLEMS}, operation_id="decide_hit")
def decide(request: HttpRequest, number: Reference, hit: Row, said: Decision) -> CaseInfo:
    """Confirm or dismiss a possible hit of this case."""
    queries.case(number)
    if queries.case_of_hit(hit) != number:
        raise NotFound("There is no such hit.")
    decide_hit(officer(request), hit, same=said.same, note=said.note)
    return queries.case(number)
