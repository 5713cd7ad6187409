"""The invented communiqué of the demonstration, read from beginning to end."""

import importlib.resources

import pytest

from comity.intake import MeetingRecord, read
from comity.intake.record import MeetingKind, Modality, NoiseKind, Status

TEXT = (importlib.resources.files("comity") / "partner" / "communiques" / "vn-pl.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def record() -> MeetingRecord:
    return read(TEXT)


def test_every_quote_stands_exactly_at_its_place(record: MeetingRecord) -> None:
    quotes = list(record.quotes())

    assert len(quotes) > 25
    assert all(TEXT[span.start : span.end] == words for span, words in quotes)


def test_two_sides_with_their_heads_and_ministries(record: MeetingRecord) -> None:
    found = {side.country: (side.agency, [(p.name, p.head) for p in side.people]) for side in record.sides}

    assert found == {
        "VN": ("Ministry of Public Security of Viet Nam", [("Tran Minh Khoa", True)]),
        "PL": ("Ministry of the Interior and Administration of Poland", [("Zbigniew Jaworek", True)]),
    }
    assert "Deputy Minister of Public Security" in record.people[0].title
    assert record.people[1].title.startswith("Secretary of State")


def test_day_place_and_kind(record: MeetingRecord) -> None:
    assert (record.meeting.date, record.meeting.place.country, record.meeting.place.city) == (
        "2026-10-14",
        "PL",
        "Warsaw",
    )
    assert record.meeting.kind is MeetingKind.TALKS
    assert record.lang == "en"


def test_two_agreements_with_their_stage(record: MeetingRecord) -> None:
    found = [(i.kind, i.status, i.parties) for i in record.instruments]

    assert found == [
        ("POLICE_COOP", Status.IN_FORCE, ("VN", "PL")),
        ("TRANSFER", Status.NEGOTIATING, ("VN", "PL")),
    ]


def test_each_undertaking_by_itself_with_strength_and_actor(record: MeetingRecord) -> None:
    found = [(c.modality, c.actor, c.text.split()[0]) for c in record.commitments]

    assert found == [
        (Modality.AGREED, ("both",), "further"),
        (Modality.AGREED, ("both",), "share"),
        (Modality.AGREED, ("both",), "answer"),
        (Modality.AGREED, ("both",), "strengthen"),
        (Modality.AGREED, ("both",), "speeding"),
        (Modality.PLEDGED, ("PL",), "organise"),
        (Modality.AFFIRMED, ("PL",), "simplify"),
        (Modality.PROPOSED, ("PL",), "appoint"),
        (Modality.SUGGESTED, ("both",), "hold"),
        (Modality.PLEDGED, ("both",), "preventing"),
    ]


def test_topics_and_crimes_of_an_undertaking(record: MeetingRecord) -> None:
    sharing = next(c for c in record.commitments if c.text.startswith("share information"))

    assert sharing.topics[0] == "INFO"
    assert sharing.fields == ("CYBER", "ILLMIG")


def test_noise_is_marked_and_nothing_is_read_from_it(record: MeetingRecord) -> None:
    kinds = {noise.kind for noise in record.noise}
    inside = [c for c in record.commitments if any(n.span.holds(c.span) for n in record.noise)]
    people_inside = [p for p in record.people if any(n.span.overlaps(p.span) for n in record.noise)]

    assert kinds >= {NoiseKind.CAPTION, NoiseKind.DUP, NoiseKind.SPAM, NoiseKind.BYLINE, NoiseKind.CHROME}
    assert not inside
    assert not people_inside
    assert "casino" not in " ".join(c.text for c in record.commitments)


def test_advertising_inside_a_sentence_makes_the_item_doubtful_but_keeps_it_whole(
    record: MeetingRecord,
) -> None:
    torn = next(c for c in record.commitments if c.text.startswith("strengthen"))

    assert torn.ambiguous
    assert set(torn.fields) == {"CYBERFRAUD", "DRUGS", "TERROR"}


def test_the_record_says_for_each_item_which_rule_found_it(record: MeetingRecord) -> None:
    made = record.to_json(id=7, title="vn-pl")

    items = [
        *made["commitments"],
        *made["instruments"],
        *made["crime_types"],
        *made["noise"],
        *made["bodies"],
    ]
    assert all(item["rule"] and 0 <= item["confidence"] <= 1 for item in items)
    assert all(item["cue_span"] for item in made["commitments"])
    assert (made["id"], made["title"], made["body_start"]) == (7, "vn-pl", 0)
    assert len(made["sha256"]) == 64
