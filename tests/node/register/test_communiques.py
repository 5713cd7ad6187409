"""A communiqué becomes items, a person decides on each, and the register holds the meeting."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.node.register.texts import TALKS

from comity.node.audit.errors import OutsideEntryError
from comity.node.papers import queries as papers
from comity.node.register import communiques, queries
from comity.node.register.meetings import NewMeeting, add_meeting
from comity.node.register.models import Communique, Item, Official
from comity.node.register.seed import seed_register
from comity.node.register.steps import Seat
from comity.node.staff import queries as staff
from comity.node.staff.errors import BadInput, Changed, NotAllowed, NotFound, Refused

if TYPE_CHECKING:
    from comity.node.register.models import Meeting
    from comity.node.staff.act import Officer

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 11, 23)


@pytest.fixture
def officer(officers: dict[str, Officer]) -> Officer:
    return officers["cooperation"]


@pytest.fixture
def row(officer: Officer) -> Communique:
    return communiques.read_communique(officer, TALKS.encode(), "talks.txt")


def items(row: Communique, kind: str) -> list[Item]:
    return list(row.items.filter(kind=kind).order_by("start", "pk"))


def accept_all(officer: Officer, row: Communique) -> None:
    for item in row.items.filter(state="read"):
        communiques.accept(officer, item.pk)


def add(officer: Officer, row: Communique, kind: str, words: str, **value: object) -> Item:
    start = row.text.index(words)
    return communiques.add_item(
        officer, row.reference, kind, place=(start, start + len(words)), value=value or None
    )


def entered(officer: Officer, row: Communique, **more: str) -> Meeting:
    accept_all(officer, row)
    return communiques.put_into_register(officer, row.reference, **more)


def test_the_bytes_are_kept_and_every_item_stands_where_it_says(row: Communique) -> None:
    page = queries.communique(row.reference)
    assert papers.public_content(page.paper) == TALKS.encode()
    assert page.text == TALKS
    assert row.sha256 == hashlib.sha256(TALKS.encode()).hexdigest()
    assert (page.us, page.them) == ("VN", "PL")
    for one in page.items:
        if one.exact_kind in ("person", "agreement", "commitment"):
            assert TALKS[one.start : one.end] == one.words
    assert [one.start for one in page.items] == sorted(one.start for one in page.items)


def test_what_was_read_is_what_the_text_says(row: Communique) -> None:
    page = queries.communique(row.reference)
    people = {one.words: (one.side, one.head) for one in page.items if one.exact_kind == "person"}
    assert people["Zbigniew Karbowiak"][0] == "PL"
    assert people["Nguyen Thanh Phong"][0] == "VN"
    words = [one.words for one in page.items if one.kind == "commitments"]
    assert any("exchange of delegations" in one for one in words)
    met = next(one for one in page.items if one.kind == "meeting")
    assert met.value["date"] == "2026-01-16"


def test_nothing_enters_the_register_while_items_wait_and_the_sentence_counts_them(
    officer: Officer, row: Communique
) -> None:
    waiting = row.items.count()
    with pytest.raises(Refused, match=f"^{waiting} items are not confirmed yet"):
        communiques.put_into_register(officer, row.reference)
    communiques.accept(officer, items(row, "person")[0].pk)
    page = queries.communique(row.reference)
    assert (page.confirmed, page.total, page.may_register) == (1, waiting, False)
    communiques.reject(officer, items(row, "person")[1].pk)
    page = queries.communique(row.reference)
    assert (page.confirmed, page.decided) == (1, 2), "what was rejected is decided, not confirmed"
    with pytest.raises(Refused, match=f"^{waiting - 2} items"):
        communiques.put_into_register(officer, row.reference)
    assert queries.meetings().rows[0].to_confirm == waiting - 2


def test_what_was_confirmed_stands_in_the_register(officer: Officer, row: Communique) -> None:
    meeting = entered(officer, row)
    page = queries.meeting(meeting.reference, TODAY)
    assert page.row.day == date(2026, 1, 16)
    sides = {side.country: [one.name for one in side.people] for side in page.sides}
    assert sides == {"VN": ["Nguyen Thanh Phong"], "PL": ["Zbigniew Karbowiak"]}
    assert [(one.stage, one.said) for one in page.agreements] == [
        ("negotiating", "agreement on the transfer of sentenced persons")
    ]
    confirmed = [one.value for one in items(row, "commitment")]
    assert [(one.words, one.strength) for one in page.commitments] == [
        (one["words"], one["strength"]) for one in confirmed
    ]
    assert [one.id for one in page.sources] == [row.reference]
    assert queries.partner_ref("PL").name == "Poland"
    people = {one.name: one.last_met for one in queries.partner("PL", TODAY).people}
    assert people == {"Zbigniew Karbowiak": date(2026, 1, 16)}
    assert [one.kind for one in staff.tasks_about(row.reference) if one.state == "open"] == []


def test_rejected_items_stay_out_and_corrected_ones_enter_as_corrected(
    officer: Officer, row: Communique
) -> None:
    gone, kept, *_ = items(row, "commitment")
    communiques.reject(officer, gone.pk)
    communiques.correct(officer, kept.pk, {"strength": "affirmed", "owes": ["PL"], "due": "2026-06-30"})
    head = items(row, "person")[0]
    communiques.correct(officer, head.pk, {"title": "Deputy Minister"})
    page = queries.meeting(entered(officer, row).reference, TODAY)
    assert gone.value["words"] not in [one.words for one in page.commitments]
    promise = next(one for one in page.commitments if one.words == kept.value["words"])
    assert (promise.strength, promise.owes, promise.due, promise.state) == (
        "affirmed",
        "them",
        date(2026, 6, 30),
        "overdue",
    )
    assert "Deputy Minister" in [one.office for side in page.sides for one in side.people]


def test_a_correction_keeps_what_the_rule_had_read_and_undo_brings_it_back(
    officer: Officer, row: Communique
) -> None:
    item = items(row, "commitment")[0]
    before = dict(item.value)
    fixed = communiques.correct(officer, item.pk, {"words": "something else", "topic": "train"})
    assert (fixed.value["words"], fixed.value["topics"], fixed.as_read) == (
        "something else",
        ["train"],
        before,
    )
    undone = communiques.undo(officer, item.pk)
    assert undone is not None
    assert (undone.value, undone.state, undone.decided_by) == (before, "read", None)


def test_undo_takes_an_added_item_away(officer: Officer, row: Communique) -> None:
    item = add(
        officer,
        row,
        "commitments",
        "share information on transnational crime",
        strength="agreed",
        owes="both",
    )
    assert (item.state, item.value["words"]) == ("corrected", "share information on transnational crime")
    assert communiques.undo(officer, item.pk) is None
    assert not Item.objects.filter(pk=item.pk).exists()


def test_words_chosen_alone_become_an_item_to_be_corrected(officer: Officer, row: Communique) -> None:
    item = add(officer, row, "people", "National Police of Poland")
    assert (item.kind, item.state, item.value["name"], item.value["country"]) == (
        "person",
        "read",
        "National Police of Poland",
        "PL",
    )


@pytest.mark.parametrize("place", [(5, 4), (0, 10_000), (-1, 3)])
def test_an_item_outside_the_text_is_refused(
    officer: Officer, row: Communique, place: tuple[int, int]
) -> None:
    with pytest.raises(BadInput, match="outside the text"):
        communiques.add_item(
            officer, row.reference, "person", place=place, value={"name": "A", "country": "PL"}
        )


def test_a_wrong_field_is_named_and_nothing_is_changed(officer: Officer, row: Communique) -> None:
    item = items(row, "commitment")[0]
    with pytest.raises(BadInput) as refusal:
        communiques.correct(officer, item.pk, {"strength": "promised hard", "owes": []})
    assert set(refusal.value.fields) == {"strength", "owes"}
    assert Item.objects.get(pk=item.pk).state == "read"


def test_a_colleague_cannot_silently_decide_over_a_decision(
    officers: dict[str, Officer], officer: Officer, row: Communique
) -> None:
    item = items(row, "commitment")[0]
    communiques.accept(officer, item.pk)
    other = officers["administrator"]
    with pytest.raises((Changed, NotAllowed)):
        communiques.reject(other, item.pk)
    assert communiques.reject(officer, item.pk).state == "rejected"


def test_a_role_without_the_right_is_refused_and_nothing_is_kept(officers: dict[str, Officer]) -> None:
    with pytest.raises(NotAllowed):
        communiques.read_communique(officers["investigator"], TALKS.encode(), "talks.txt")
    assert not Communique.objects.exists()


def test_the_same_text_is_read_once(officer: Officer, row: Communique) -> None:
    with pytest.raises(BadInput, match=row.reference):
        communiques.read_communique(officer, TALKS.encode(), "again.txt")


@pytest.mark.parametrize("content", [b"", b"   \n", b"\xff\xfe\x00broken"])
def test_a_file_without_text_is_refused_in_a_sentence(officer: Officer, content: bytes) -> None:
    with pytest.raises(BadInput):
        communiques.read_communique(officer, content, "x.txt")


def test_a_second_report_of_the_same_event_is_recognised_and_merged(
    officer: Officer, row: Communique
) -> None:
    meeting = entered(officer, row)
    second = communiques.read_communique(
        officer, TALKS.replace("also pledged", "further pledged").encode(), "second.txt"
    )
    accept_all(officer, second)
    page = queries.communique(second.reference)
    assert page.known is not None
    assert page.known.id == meeting.reference
    with pytest.raises(Refused, match=f"looks like {meeting.reference}"):
        communiques.put_into_register(officer, second.reference)
    before = queries.meeting(meeting.reference, TODAY)
    merged = communiques.put_into_register(officer, second.reference, known=meeting.reference)
    after = queries.meeting(meeting.reference, TODAY)
    assert merged.pk == meeting.pk
    assert len(after.commitments) == len(before.commitments)
    assert after.row.people == before.row.people
    assert len(after.sources) == 2


def test_another_event_of_the_same_sides_is_kept_apart(officer: Officer, row: Communique) -> None:
    first = entered(officer, row)
    later = TALKS.replace("January 16, 2026", "March 20, 2026").replace("16 January 2026", "20 March 2026")
    second = communiques.read_communique(officer, later.encode(), "later.txt")
    assert entered(officer, second).pk != first.pk
    third = communiques.read_communique(officer, (later + "\nAn added line of text.").encode(), "third.txt")
    assert entered(officer, third, known="apart").pk not in (
        first.pk,
        Communique.objects.get(pk=second.pk).meeting_id,
    )


def test_a_meeting_entered_by_hand_is_recognised_too(officer: Officer, row: Communique) -> None:
    by_hand = add_meeting(officer, NewMeeting("Talks in Hanoi", "talks", ("VN", "PL"), when="2026-01-16"))
    accept_all(officer, row)
    with pytest.raises(Refused, match=by_hand.reference):
        communiques.put_into_register(officer, row.reference)
    with pytest.raises(NotFound):
        communiques.put_into_register(officer, row.reference, known="MTG-2026-999")


def test_people_are_recognised_whatever_the_marks_and_order_of_their_names(
    officer: Officer, row: Communique
) -> None:
    seat = Seat("VN", "Phong Nguyễn Thành", "Deputy Minister")
    add_meeting(
        officer, NewMeeting("Earlier talks", "talks", ("VN", "PL"), when="2025-05-01", people=(seat,))
    )
    entered(officer, row)
    own = Official.objects.get(partner=None)
    assert own.spellings == ["Phong Nguyễn Thành", "Nguyen Thanh Phong"]


def test_an_agreement_of_the_register_is_suggested_and_its_stage_never_goes_back(officer: Officer) -> None:
    seed_register(officer)
    text = TALKS.replace("agreement on the transfer of sentenced persons", "agreement on readmission")
    row = communiques.read_communique(officer, text.encode(), "talks.txt")
    item = items(row, "agreement")[0]
    link = queries.agreement(item.value["link"])
    assert (link.row.kind, link.stage) == ("readmission", "negotiating")
    page = queries.meeting(entered(officer, row).reference, TODAY)
    assert [one.id for one in page.agreements] == [link.id]
    binding = queries.agreement("VN-PL-1993-MLA")
    other = communiques.read_communique(officer, text.replace("16", "17").encode(), "more.txt")
    communiques.correct(officer, items(other, "agreement")[0].pk, {"link": binding.id, "status": "proposed"})
    entered(officer, other, known="apart")
    assert queries.agreement("VN-PL-1993-MLA").stage == "in-force"


def test_a_text_without_a_meeting_is_set_aside_with_a_reason(officer: Officer, row: Communique) -> None:
    with pytest.raises(BadInput):
        communiques.set_aside(officer, row.reference, reason="")
    communiques.set_aside(officer, row.reference, reason="An announcement only.")
    with pytest.raises(Refused, match="set aside"):
        communiques.accept(officer, items(row, "person")[0].pk)
    assert queries.meetings().rows == ()


def test_a_registered_text_can_no_longer_be_changed(officer: Officer, row: Communique) -> None:
    entered(officer, row)
    with pytest.raises(Refused, match="in the register already"):
        communiques.undo(officer, items(row, "person")[0].pk)
    with pytest.raises(Refused, match="in the register already"):
        communiques.put_into_register(officer, row.reference)


def test_without_a_confirmed_meeting_nothing_is_entered(officer: Officer, row: Communique) -> None:
    communiques.reject(officer, items(row, "meeting")[0].pk)
    with pytest.raises(Refused, match="Confirm one meeting"):
        entered(officer, row)


def test_corrections_come_out_in_the_shape_of_the_reference_set(officer: Officer, row: Communique) -> None:
    communiques.correct(officer, items(row, "commitment")[0].pk, {"strength": "suggested"})
    accept_all(officer, row)
    gold = queries.corrected_record(row.reference)
    assert gold["commitments"][0]["modality"] == "suggested"
    assert {side["country_iso2"] for side in gold["sides"]} == {"VN", "PL"}
    for one in gold["commitments"]:
        start, end = one["text_span"]
        assert TALKS[start:end] == one["text"]


def test_items_change_only_inside_an_act(row: Communique) -> None:
    item = row.items.first()
    assert item is not None
    with pytest.raises(OutsideEntryError):
        item.save()
