"""Take letters that arrived: a new request, or the partner's move in a case both sides have.

Everything is registered, even what this node cannot read: such a letter becomes a task for a person.
"""

from collections.abc import Mapping
from typing import cast

from django.conf import settings

from comity.node.casework.models import Case
from comity.node.casework.steps import compose, find, forms, hits, judge, move, reading, subjects
from comity.node.casework.steps.kinds import kind_of, registry
from comity.node.casework.steps.number import next_number
from comity.node.casework.steps.review import review_day
from comity.node.exchange import inbox
from comity.node.exchange import queries as exchange
from comity.node.exchange.queries import Letter
from comity.node.staff import steps as staff
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.errors import Refused
from comity.node.staff.look import look_within
from comity.rules.fields import Json
from comity.rules.lifecycle import START, Move, Side
from comity.rules.request_type import Part, RequestType
from comity.rules.verdict import Direction

READING = "reading a letter that arrived"


def take_request(officer: Officer, letter: Letter) -> None:
    """Open a case for a request that arrived: number, subjects, clocks, verdict, a task for an officer."""
    with act(officer, "casework.triage") as opened:
        number = next_number(opened, settings.COMITY_HOME.country)
        opened.concerns(number)
        inbox.taken(opened, letter, case=number)
        said = _payload(opened, letter, number)
        code = str(said.get("type"))
        if code not in registry().types:
            _for_a_person(opened, letter, number, "A request of a kind this node does not know arrived.")
            return
        kind = kind_of(code)
        case = _open(opened, letter, kind, said, number)
        _greet(opened, case, kind)


def take_move(officer: Officer, letter: Letter) -> None:
    """Make the partner's move in our copy of the case; a letter that fits no case becomes a person's task."""
    with act(officer, "casework.triage") as opened:
        case = find.of_conversation(letter.partner, letter.conv)
        number = case.number if case else next_number(opened, settings.COMITY_HOME.country)
        opened.concerns(number)
        inbox.taken(opened, letter, case=number)
        if case is None:
            _for_a_person(opened, letter, number, "A letter arrived that belongs to no case of ours.")
            return
        said = _payload(opened, letter, number)
        kind = kind_of(case.type_code)
        try:
            lawful = move.theirs(case, kind, str(said.get("verb")))
        except Refused:
            _for_a_person(opened, letter, number, "A letter arrived that does not fit where the case stands.")
            return
        if not _carries(kind, letter, lawful):
            _for_a_person(opened, letter, number, "A letter arrived that does not fit where the case stands.")
            return
        if lawful.before != lawful.after or _part_of_a_talk(lawful):
            _keep(opened, case, kind, said)
        move.apply(
            opened, case, kind, lawful, ours=False, typed=str(said.get("reason") or said.get("ground") or "")
        )
        _tell_owner(opened, case)


def _carries(kind: RequestType, letter: Letter, lawful: Move) -> bool:
    """Whether a letter of this kind may tell of this move: the type's table says which kind carries it."""
    return letter.kind in {row.letter for row in kind.transitions if row.verb == lawful.verb and row.letter}


def _part_of_a_talk(lawful: Move) -> bool:
    """Whether a letter that moves nothing still brings something: a clarification that crossed another letter."""
    return lawful.verb == "give_clarification"


def file_for_a_person(officer: Officer, letter: Letter) -> None:
    """Give a letter no program acts upon to a person to read."""
    with act(officer, "casework.triage") as opened:
        number = next_number(opened, settings.COMITY_HOME.country)
        opened.concerns(number)
        inbox.taken(opened, letter, case=number)
        _for_a_person(opened, letter, number, "Read a letter that arrived")


def _payload(opened: Act, letter: Letter, number: str) -> Mapping[str, Json]:
    statement = exchange.statement(letter, look_within(opened, READING, number))
    return cast("Mapping[str, Json]", statement.payload)


def _fields(said: Mapping[str, Json]) -> dict[str, Json]:
    told = said.get("fields")
    return dict(told) if isinstance(told, Mapping) else {}


def _open(opened: Act, letter: Letter, kind: RequestType, said: Mapping[str, Json], number: str) -> Case:
    case = Case(
        number=number,
        side=Side.RESPONDER.value,
        type_code=kind.code,
        partner=letter.partner,
        their_number=str(said.get("number") or "")[:40],
        conv=letter.conv,
        stage=START,
        urgency=judge.told(kind, Part.ASKS, _fields(said), "urgency"),
        handling=letter.handling or kind.handling,
        channel=letter.channel,
        opened=opened.at,
        review=review_day(opened.today),
    )
    forms.write(opened, case, kind, {Part.ASKS: kind.check(Part.ASKS, _fields(said)).content})
    compose.count(opened, case, _fields(said))
    return case


def _greet(opened: Act, case: Case, kind: RequestType) -> None:
    """What the law says of a request that arrived; then its clocks start, and somebody must take it up."""
    filled = forms.read(case, look_within(opened, READING, case.number))
    judged = judge.weigh(case, kind, filled, direction=Direction.IN_REQUEST, today=opened.today)
    judge.keep(opened, case, judged)
    move.apply(opened, case, kind, move.ours(case, kind, "receive"))
    for duty in judged.verdict.duties:
        staff.add_task(
            opened,
            staff.ToDo(
                "duty",
                duty.text,
                case.number,
                params=duty.params,
                partner=case.partner,
                link=f"/cases/{case.number}/",
                role="desk",
                source=duty.source,
                source_verified=duty.verified,
            ),
        )
    staff.add_task(
        opened,
        staff.ToDo(
            "take-up",
            "Take up a request that arrived",
            case.number,
            partner=case.partner,
            link=f"/cases/{case.number}/",
            role="desk",
        ),
    )


def _keep(opened: Act, case: Case, kind: RequestType, said: Mapping[str, Json]) -> None:
    """Keep what the partner's move brought: their number, and the fields of an answer or a clarification."""
    case.their_number = str(said.get("number") or case.their_number)[:40]
    brought = _fields(said)
    if not brought:
        return
    filled = forms.read(case, look_within(opened, READING, case.number))
    part = Part.ANSWERS if case.side == Side.REQUESTER else Part.ASKS
    filled[part] = dict(kind.check(part, {**filled.get(part, {}), **brought}).content)
    forms.write(opened, case, kind, filled)
    if part is Part.ANSWERS:
        subjects.say(case, subjects.heard(said.get("subjects")))
    else:
        _judge_again(opened, case, kind, filled)


def _judge_again(opened: Act, case: Case, kind: RequestType, filled: forms.Forms) -> None:
    """What was asked has changed: the law is asked anew; hits of who is another person now are void."""
    if not hits.undecided(case):
        staff.close_tasks(opened, case.number, "review-hits")
    judged = judge.weigh(case, kind, filled, direction=Direction.IN_REQUEST, today=opened.today)
    judge.keep(opened, case, judged)


def _tell_owner(opened: Act, case: Case) -> None:
    if case.drafted_by is not None:
        staff.tell(
            opened,
            case.drafted_by,
            "Something arrived in {number}.",
            about=case.number,
            params={"number": case.number},
        )
    due, source = reading.target(opened, case)
    staff.add_task(
        opened,
        staff.ToDo(
            "read",
            "Read what arrived",
            case.number,
            partner=case.partner,
            link=f"/cases/{case.number}/",
            role="desk",
            due=due,
            source=source,
            source_verified=True,
        ),
    )


def _for_a_person(opened: Act, letter: Letter, number: str, text: str) -> None:
    opened.frame(partner=letter.partner, letter=letter.kind)
    staff.add_task(
        opened,
        staff.ToDo("read", text, number, partner=letter.partner, link=f"/letters/{letter.mid}/", role="desk"),
    )
