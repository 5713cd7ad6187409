"""Document numbers: exact, written otherwise, or one error away."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA
from tests.crosscheck.records import TODAY, entry, question

from comity.crosscheck import Document, Entry, Index, Kind, Level, Name, Query
from comity.crosscheck.documents import SHORTEST_NEAR, DocumentRelation, compare, near, normal

HELD = Document("C1234567", "passport", "VN")
HOLDER = entry("1", "Nguyễn Văn Hùng", "1984-03-12", documents=(HELD,))


@pytest.mark.parametrize(
    ("written", "plain"),
    [("c 123-4567", "C1234567"), ("С1234567", "C1234567"), ("ＡＢ12", "AB12"), ("АВ 12", "AB12")],
)
def test_numbers_are_compared_as_capitals_and_digits(written: str, plain: str) -> None:
    assert normal(written) == plain


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (Document("c123 4567", "passport", "VN"), DocumentRelation.EQUAL),
        (Document("C1234567", country="VN"), DocumentRelation.EQUAL),
        (Document("C1234567"), DocumentRelation.NUMBER_EQUAL),
        (Document("C1234576", "passport", "VN"), DocumentRelation.NEAR),
        (Document("C123456", "passport", "VN"), DocumentRelation.NEAR),
        (Document("C1234567", "passport", "PL"), None),
        (Document("C1234567", "visa", "VN"), None),
        (Document("C1234599", "passport", "VN"), None),
    ],
)
def test_how_two_documents_agree(other: Document, relation: DocumentRelation | None) -> None:
    assert compare(HELD, other) is relation
    assert compare(other, HELD) is relation


def level(query: Query, *entries: Entry) -> Level:
    return Index.memory(entries or [HOLDER]).search(query, today=TODAY).level


def test_a_document_alone_finds_its_holder() -> None:
    assert level(question("", documents=(Document("c123-4567", country="VN"),))) is Level.HIT


def test_a_number_without_its_issuer_or_with_one_error_is_only_possible() -> None:
    assert level(question("", documents=(Document("C1234567"),))) is Level.POSSIBLE
    assert level(question("", documents=(Document("C1234576", country="VN"),))) is Level.POSSIBLE
    assert level(question("", documents=(Document("C7654321", country="VN"),))) is Level.NO_HIT


def test_a_document_held_by_somebody_else_is_shown_and_said_to_differ() -> None:
    answer = Index.memory([HOLDER]).search(
        question("Maria Rossi", "1990-01-02", documents=(HELD,)), today=TODAY
    )
    assert answer.level is Level.POSSIBLE
    assert {"conflict", "birth conflict", "document equal"} <= {
        reason.relation for reason in answer.hits[0].reasons
    }


def test_a_number_one_error_off_does_not_make_a_stranger_known() -> None:
    stranger = question("Trần Thị Mai", "1990-01-02", documents=(Document("C1234576", "passport", "VN"),))
    assert level(stranger) is Level.NO_HIT


def test_other_things_are_found_by_their_number() -> None:
    lost = Entry(id="d", kind=Kind.DOCUMENT, documents=(Document("AB1234567", "passport", "PL"),))
    asked = Query(kind=Kind.DOCUMENT, documents=(Document("AB1234567", "passport", "PL"),))
    assert level(asked, lost) is Level.HIT
    assert level(Query(kind=Kind.DOCUMENT, names=(Name("AB1234567"),)), lost) is Level.NO_HIT


numbers = st.text(alphabet="01289ABCXYZ", min_size=SHORTEST_NEAR, max_size=10)


@settings(deadline=None)
@given(numbers, numbers)
def test_numbers_are_near_exactly_when_one_error_apart(left: str, right: str) -> None:
    assert (right in near(left)) == (OSA.distance(left, right) <= 1)


@settings(deadline=None)
@given(numbers, st.data())
def test_every_single_error_is_looked_up(number: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(number) - 1))
    letter = data.draw(st.sampled_from("059AKZ"))
    assert {number[:place] + number[place + 1 :], number[:place] + letter + number[place:]} <= near(number)
    assert number[:place] + letter + number[place + 1 :] in near(number)
