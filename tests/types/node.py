"""One node of the pair, in a process of its own: reads a command a line, does it by the rooms' own verbs.

What it answers is one JSON line: ``{"told": …}``, or ``{"no": …}`` with code, sentence and fields of a refusal.
"""

from __future__ import annotations

import base64
import io
import json
import os
import sys
import traceback
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

OUT = sys.stdout
sys.stdout = sys.stderr
NOBODY = "ZZ"
"""A partner with whom nothing is in force."""


def main(folder: Path) -> None:
    from comity.node.cli.opening import open_node

    open_node(folder)
    from comity.node.register.partners import Facts, NewAuthority, add_authority, add_partner
    from comity.rules.request_type import Regime

    register = _officer("cooperation")
    add_partner(register, NOBODY, Facts())
    add_authority(register, NewAuthority(NOBODY, "Contact point", tasks=tuple(one.value for one in Regime)))
    for line in sys.stdin:
        command = json.loads(line)
        what = command.pop("do")
        try:
            _say(told=DOES[what](**command))
        except Exception as failure:  # noqa: BLE001 - the test on the other end of the line must hear of it
            _say(no=_no(failure))


def _say(**said) -> None:
    OUT.write(json.dumps(said, ensure_ascii=False, default=str) + "\n")
    OUT.flush()


def _no(failure: Exception) -> dict[str, object]:
    from comity.node.staff.errors import ComityError

    if not isinstance(failure, ComityError):
        return {"code": "fault", "text": traceback.format_exc(), "fields": {}}
    fields = {
        name: text.format_map(params) for name, (text, params) in getattr(failure, "fields", {}).items()
    }
    return {"code": failure.code, "text": str(failure), "fields": fields}


def know(people: list[dict]) -> None:
    """Bring people into our records, so that a question about them finds somebody."""
    from comity.crosscheck.entry import Birth, Document, Entry, Name
    from comity.node.holdings.imports import import_records

    entries = [
        Entry(
            id=one["name"],
            names=(Name(one["name"]),),
            births=(Birth.parse(one["born"]),) if one.get("born") else (),
            documents=tuple(
                Document(paper["number"], paper["kind"], paper["country"])
                for paper in one.get("documents", ())
            ),
        )
        for one in people
    ]
    import_records(_officer("administrator"), entries, owner="contact-point", purpose="tests")


def draft(type_code: str, partner: str, asks: dict, checks: dict, number: str = "") -> str:
    from comity.node.casework.draft import Draft, redraft
    from comity.node.casework.draft import draft as first

    typed = Draft(type_code, partner, asks, checks)
    if number:
        redraft(_officer("desk"), number, typed)
        return number
    return first(_officer("desk"), typed).number


def verb(name: str, number: str, role: str = "desk", **said) -> dict:
    """Do a verb of casework as the API names it; returns the case after it."""
    from comity.node.api.shapes import Said
    from comity.node.api.verbs import VERBS
    from comity.node.staff.look import look

    if role == "approver":
        look(_officer(role), "checking before I approve", number)
    VERBS[name](_officer(role), number, Said(**said))
    return case(number)


def case(number: str) -> dict:
    from comity.node.casework import queries

    return asdict(queries.case(number))


def theirs(their_number: str) -> str:
    """Our number of the case that has this number there; empty while there is none."""
    from comity.node.casework.models import Case

    row = Case.objects.filter(their_number=their_number).first()
    return row.number if row else ""


def forms(number: str) -> dict:
    from comity.node.casework import queries

    return {part.value: said for part, said in queries.forms(number, _look(number)).items()}


def missing(number: str) -> list[str]:
    from comity.node.casework import queries

    return sorted(queries.missing(number, _look(number)))


def reasons(number: str) -> list[dict]:
    """What both sides wrote with their verbs."""
    from comity.node.casework import queries

    return [{"verb": one.verb, "text": one.text} for one in queries.reasons(number, _look(number))]


def basis(number: str) -> dict:
    """The newest legal basis kept with a case."""
    from comity.node.casework import queries

    return dict(queries.verdicts(number)[-1][2])


def tasks(number: str) -> list[str]:
    from comity.node.staff import queries

    return [one.kind for one in queries.tasks_about(number)]


def confirm(number: str) -> int:
    """Check against our records and confirm every hit, as a person would; returns how many there were."""
    from comity.node.casework import queries
    from comity.node.casework.check import check
    from comity.node.casework.decide_hit import decide_hit
    from comity.node.staff import queries as staff

    check(staff.machine(), number)
    waiting = [one for one in queries.hits(number, _look(number)) if one.state == "possible"]
    for one in waiting:
        decide_hit(_officer("desk"), one.id, same=True, note="Name and birth date agree.")
    return len(waiting)


def sent(number: str) -> list[dict]:
    """What our letters of a case said, oldest first."""
    from comity.node.exchange import queries

    mine = [one for one in queries.letters(number) if one.direction == "out"]
    return [dict(queries.statement(one, _look(number)).payload) for one in mine]


def counted(type_code: str) -> list[dict]:
    """What the frames of the log hold for the statistics of a type."""
    from comity.node.audit import queries

    frames = [one.frame for one in queries.entries(newest=2_000)]
    return [one["counted"] for one in frames if one.get("type") == type_code and "counted" in one]


def frames() -> str:
    """Every frame of the log, to look for what must not stand there."""
    from comity.node.audit import queries

    return json.dumps([one.frame for one in queries.entries(newest=2_000)], ensure_ascii=False)


def letter(number: str, which: str, language: str) -> str:
    """The text of a printed letter in one language."""
    from django.utils import translation
    from pypdf import PdfReader

    from comity.node.api.errors import say
    from comity.node.casework.print_letter import print_letter

    with translation.override(language):
        pdf = print_letter(_officer("desk"), number, which, purpose="printing it", say=say, language=language)
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def said(text: str, language: str) -> str:
    """A message id in one language."""
    from django.utils import translation

    from comity.node.api.errors import say

    with translation.override(language):
        return say(text, {})


def follow_up(number: str, type_code: str) -> str:
    from comity.node.casework.follow_up import follow_up as make_of

    return make_of(_officer("desk"), number, type_code).number


def post(partner: str) -> int:
    """Seal and deliver what waits; each envelope goes out on our line and its receipt comes in there."""
    from comity.channels.loopback import Loopback
    from comity.node.casework.receipt import receipts
    from comity.node.exchange import delivery, sealing
    from comity.node.staff import queries

    clerk, count = queries.machine(), 0
    sealing.seal_due(clerk)
    while (due := delivery.take_due(partner)) is not None:
        delivery.deliver(clerk, due, Loopback(_hand_over))
        count += 1
    receipts(clerk)
    return count


def _hand_over(envelope: bytes) -> bytes:
    _say(envelope=base64.b64encode(envelope).decode())
    return base64.b64decode(json.loads(sys.stdin.readline())["answer"])


def receive(envelope: str, partner: str) -> str:
    """Take an envelope at the door and give back the receipt; then its letters are taken."""
    from comity.node.clerk import handing
    from comity.node.exchange import inbox, queries
    from comity.node.staff import queries as staff

    spki = next(iter(queries.pin(partner).spki))
    answer = inbox.receive(staff.machine("door"), base64.b64decode(envelope), spki=spki)
    handing.hand_over(staff.machine())
    return base64.b64encode(answer.envelope).decode()


def now() -> str:
    return datetime.now(UTC).isoformat()


def _officer(role: str):
    from comity.node.staff import queries

    return queries.colleagues(role)[0]


def _look(number: str):
    from comity.node.staff.look import look

    return look(_officer("desk"), "looking after a test", number)


DOES = {
    one.__name__: one
    for one in (
        know, draft, verb, case, theirs, forms, missing, reasons, basis, tasks, confirm, sent, counted,
        frames, letter, said, follow_up, post, receive, now,
    )
}  # fmt: skip

if __name__ == "__main__":
    os.environ.setdefault("COMITY_LOG", "ERROR")
    main(Path(sys.argv[1]))
