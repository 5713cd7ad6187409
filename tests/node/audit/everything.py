"""A node with something in every table: what a busy month leaves behind, all by the rooms' own verbs."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from tests.node.casework.conftest import approved
from tests.node.exchange import letters
from tests.node.register.test_adopt_pack import READ
from tests.node.register.texts import TALKS

from comity.crosscheck.entry import Birth, Document, Entry, Name
from comity.node.audit import sequencer
from comity.node.casework import queries as cases
from comity.node.casework.answer import answer
from comity.node.casework.check import check
from comity.node.casework.decide_hit import decide_hit
from comity.node.casework.draft import Draft, draft
from comity.node.casework.keep_form import keep_form
from comity.node.casework.note import note
from comity.node.casework.prepare_answer import prepare_answer
from comity.node.casework.record_reasons import record_reasons
from comity.node.casework.refuse import refuse
from comity.node.casework.send import send
from comity.node.casework.send_back import send_back
from comity.node.casework.submit import submit
from comity.node.clerk import handing
from comity.node.exchange import inbox, paper
from comity.node.exchange.outbox import OutgoingLetter
from comity.node.exchange.paper import CameByPost
from comity.node.holdings.imports import Terms, import_records
from comity.node.holdings.records import add_record, restrict_record
from comity.node.papers.verbs import add_paper
from comity.node.register import agreements, commitments, communiques, items, partners
from comity.node.register.adopt_pack import approve_pack, propose_pack
from comity.node.register.agreements import Move, NewAgreement
from comity.node.register.commitments import File, NewCommitment
from comity.node.staff.change_setting import change_setting
from comity.node.staff.errors import Refused
from comity.node.staff.look import look
from comity.partner.walk import cast
from comity.rules.requests import registry
from comity.rules.verdict import Direction, Result
from comity.seal import statement as statements

if TYPE_CHECKING:
    from tests.node.casework.conftest import Abroad

    from comity.node.staff.act import Officer

    Officers = dict[str, Officer]

OF_A_CASE = {
    key: said for key, said in cast.asks(cast.subject(1)).items() if key not in {"subject", "proceedings"}
}
ASKS: dict[str, dict[str, Any]] = {
    "criminal-record": {},
    "crime-information": {
        "wanted": ["whereabouts"],
        "question": "Was this person registered in Raszyn?",
        "people": [cast.asked(cast.subject(1))],
        "conditions": False,
    },
    "identity-nationality": {
        "purpose_kind": "identification",
        "languages": "Vietnamese",
        "subject": cast.asked(cast.subject(1)),
    },
}
ANSWERS: dict[str, dict[str, Any]] = {
    "criminal-record": cast.convictions(),
    "crime-information": {"known": "no", "court_use": "ask", "handling": "H1"},
    "identity-nationality": {"identity": "not-found", "nationality": "unclear", "handling": "H2"},
}
MORE_CHECKS = {"consular": False, "beyond": False}


def asks(code: str) -> dict[str, Any]:
    """A complete request of a type."""
    if code == "criminal-record":
        return cast.asks(cast.subject(1))
    return _only(code, "asks", OF_A_CASE | ASKS[code])


def _only(code: str, part: str, said: dict[str, Any]) -> dict[str, Any]:
    fields = getattr(registry().get(code), part)
    return {name: value for name, value in said.items() if name in fields}


def fill(officers: Officers, abroad: Abroad) -> None:
    """Do everything once; the log is numbered now and then on the way."""
    for part in (_staff, _register, _law, _holdings, _cases_out, _cases_in, _letters):
        part(officers, abroad)
        sequencer.tick()


def _staff(officers: Officers, _: Abroad) -> None:
    change_setting(officers["administrator"], "help_line", "ext. 113")
    TOTP.activate(officers["desk"], "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(officers["desk"])


def _register(officers: Officers, _: Abroad) -> None:
    officer = officers["cooperation"]
    read = communiques.read_communique(officer, TALKS.encode(), "talks.txt")
    first, *others = read.items.order_by("pk")
    items.reject(officer, first.pk) if first.kind == "commitment" else items.accept(officer, first.pk)
    for one in others:
        items.accept(officer, one.pk)
    meeting = communiques.put_into_register(officer, read.reference)
    promise = commitments.add_commitment(
        officer,
        NewCommitment(
            "send a list", "agreed", ("VN",), "PL", due=date(2027, 1, 1), meeting=meeting.reference
        ),
    )
    commitments.close(
        officer, promise.reference, kept=True, file=File("list.txt", b"Attendance of the course")
    )
    row = agreements.add_agreement(
        officer,
        NewAgreement("Treaty on extradition", "extradition", ("VN", "HU"), "signed"),
        when="2013-09-16",
    )
    agreements.move_stage(officer, row.reference, Move("ratifying", country="VN", when="2014-01"))
    agreements.add_provision(
        officer, row.reference, "5", "Requests are answered within 60 days.", source="gazette"
    )
    agreements.add_text(
        officer, row.reference, "treaty.txt", content=b"Article 1. The Parties agree.", language="en"
    )
    body = partners.add_authority(officer, partners.NewAuthority("PL", "Bureau", code="B", city="Warszawa"))
    partners.add_contact(
        officer, body.pk, partners.NewContact("round the clock", "email", "desk@police.example")
    )


def _law(officers: Officers, _: Abroad) -> None:
    row = propose_pack(officers["lawyer"], READ, reason="Article 1 was read.")
    approve_pack(
        officers["approver"], row.pack, digest=row.sha256, reason="Compared with the published text."
    )


def _holdings(officers: Officers, _: Abroad) -> None:
    subject = cast.subject(1)
    known = Entry(
        id="r1",
        names=(Name(cast.spelt_abroad(subject, 1)),),
        births=(Birth.parse(subject.born.isoformat()),),
        documents=(Document(subject.passport, "passport", subject.nationality),),
    )
    import_records(officers["administrator"], [known], owner="contact-point", purpose="criminal records")
    other = Entry(id="r2", names=(Name("Zbigniew Wrona"),), births=(Birth(1971, 2, 3),))
    row = add_record(officers["desk"], other, Terms("contact-point", "criminal records"))
    restrict_record(officers["desk"], row.pk, reason="The person disputes it.")


def _cases_out(officers: Officers, abroad: Abroad) -> None:
    for code in ASKS:
        number = draft(officers["desk"], Draft(code, "PL", asks(code), _checks(code, "ask_checks"))).number
        submit(officers["desk"], number)
        if code == "criminal-record":
            send_back(officers["approver"], number, reason="The link to Raszyn is missing.")
            keep_form(officers["desk"], number, "draft", {"purpose": "Half a sentence"})
            note(officers["desk"], number, text="Anna Nowak rang.")
            submit(officers["desk"], number)
        approved(officers["approver"], number)
        send(officers["approver"], number)
        _deliver(officers, abroad)
        abroad.writes(
            "answer",
            "answer",
            conv=cases.case(number).conv,
            schema=f"{code}/1",
            type=code,
            fields=ANSWERS[code],
        )
        sequencer.tick()
    _reasons(officers)
    add_paper(officers["desk"], number, name="plate.txt", content=b"A number plate, 30A12345")


def _reasons(officers: Officers) -> None:
    """A request that does not fit the gravity of the matter stops until a senior officer records reasons."""
    typed = Draft(
        "criminal-record", "PL", asks("criminal-record"), {**cast.ask_checks(), "proportionate": False}
    )
    number = draft(officers["desk"], typed).number
    with suppress(Refused):
        submit(officers["desk"], number)
    seen = look(officers["desk"], "preparing this request", number)
    judged = cases.preview(number, seen, today=datetime.now(UTC))
    rule = next(one.rule for one in judged.bars if one.result is Result.STOP_UNLESS and not one.absolute)
    record_reasons(
        officers["approver"], number, rule, reason="It serves the child.", direction=Direction.OUT_REQUEST
    )


def _cases_in(officers: Officers, abroad: Abroad) -> None:
    for code in ASKS:
        abroad.writes(
            "request", "send", schema=f"{code}/1", type=code, number=f"PL-{code}", fields=asks(code)
        )
        number = next(
            one.number
            for one in cases.cases(cases.CaseWanted(side="responder")).rows
            if one.type_code == code
        )
        check(officers["clerk"], number)
        for hit in cases.hits(number, look(officers["desk"], "deciding a possible hit", number)):
            decide_hit(officers["desk"], hit.id, same=True, note="Passport agrees.")
        _answer(officers, number, code)
        _deliver(officers, abroad)
        sequencer.tick()
    number = abroad.asks(cast.subject(2))
    refuse(officers["desk"], number, ground="not-available", checks=cast.answer_checks())


def _answer(officers: Officers, number: str, code: str) -> None:
    said = {"answers": ANSWERS[code], "checks": _checks(code, "answer_checks")}
    if "answer" in registry().get(code).four_eyes:
        prepare_answer(officers["desk"], number, **said)
        answer(officers["approver"], number)
    else:
        answer(officers["desk"], number, **said)


def _checks(code: str, part: str) -> dict[str, Any]:
    return _only(
        code, part, {**cast.ask_checks(), **cast.answer_checks(), **MORE_CHECKS, "transfer": "instrument"}
    )


def _deliver(officers: Officers, abroad: Abroad) -> None:
    letters.let_time_pass()
    letters.send(officers, lambda envelope: abroad._poland.answer(abroad._us, envelope))


def _letters(officers: Officers, abroad: Abroad) -> None:
    ours = letters.put(officers, partner="DE")
    paper.posted(officers["desk"], ours, note="registered mail")
    said = OutgoingLetter(
        partner="DE", kind="answer", case=letters.CASE, payload={"found": False}, schema="note/1",
        office="Bundesamt", reply_to=ours,
    )  # fmt: skip
    paper.enter(officers["desk"], CameByPost(letter=said, dated=datetime.now(UTC) - timedelta(days=9)))
    _contradiction(officers, abroad)
    _not_taken(officers, abroad)


def _contradiction(officers: Officers, abroad: Abroad) -> None:
    """Two letters of theirs at one place of a conversation."""
    first = abroad._poland.letter(abroad._us, kind="ping")
    twin = statements.parse(
        statements.compose(abroad._poland.draft(abroad._us, conv=first.conv, seq=1, prev=None))
    )
    for one in (first, twin):
        inbox.receive(officers["door"], abroad._poland.seal(abroad._us, one), spki=abroad._poland.spki)


def _not_taken(officers: Officers, abroad: Abroad) -> None:
    """A letter whose taker fails."""

    def fail(_officer: Officer, _letter: object) -> None:
        raise RuntimeError("not yet")

    known = handing.takers
    handing.takers = lambda: {"request": fail}  # type: ignore[assignment]
    try:
        abroad.writes("request", "send", fields=asks("criminal-record"))
    finally:
        handing.takers = known
