"""Clocks: the shortest candidate drives, pauses count to the second, nothing unverified lengthens anything."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as with_any
from hypothesis import strategies as st

from comity.rules import deadlines
from comity.rules.calendars import Calendar, calendar
from comity.rules.deadlines import Begun, Clock
from comity.rules.lifecycle import ClockAction, Tick
from comity.rules.request_type import ClockRule
from comity.rules.spans import Length, Limit, Origin, Unit

WARSAW = calendar("PL")
HOUSE = ClockRule("answer", "Answer", (Limit(Length(7, Unit.DAYS)),))
INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 30), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
LENGTHS = st.builds(Length, st.integers(1, 90), st.sampled_from(list(Unit)))


def law(amount: int, unit: Unit, *, verified: bool = True, urgency: str = "") -> Limit:
    return Limit(Length(amount, unit), "Invented Treaty, Art. 7", Origin.INSTRUMENT, verified, urgency)


def begun(text: str, state: Calendar = WARSAW, urgency: str = "") -> Begun:
    return Begun(datetime.fromisoformat(text), state, urgency)


@pytest.mark.parametrize(
    ("length", "start", "ends"),
    [
        (Length(8, Unit.HOURS), "2026-11-20T20:00+01:00", "2026-11-21T04:00+01:00"),
        (Length(3, Unit.DAYS), "2026-11-20T20:00+01:00", "2026-11-23T20:00+01:00"),
        (Length(7, Unit.DAYS), "2026-10-22T09:00+02:00", "2026-10-29T09:00+01:00"),
        (Length(7, Unit.DAYS), "2026-03-25T09:00+01:00", "2026-04-01T09:00+02:00"),
        (Length(1, Unit.MONTHS), "2026-01-31T10:00+01:00", "2026-02-28T10:00+01:00"),
        (Length(2, Unit.MONTHS), "2026-12-31T10:00+01:00", "2027-02-28T10:00+01:00"),
        (Length(1, Unit.WORKING_DAYS), "2026-11-10T10:00+01:00", "2026-11-12T10:00+01:00"),
        (Length(5, Unit.WORKING_DAYS), "2026-12-18T10:00+01:00", "2026-12-29T10:00+01:00"),
        (Length(10, Unit.WORKING_DAYS), "2026-11-21T10:00+01:00", "2026-12-04T10:00+01:00"),
    ],
)
def test_each_unit_is_counted_as_lawyers_count_it(length: Length, start: str, ends: str) -> None:
    assert deadlines.due(length, begun(start)) == datetime.fromisoformat(ends)


def test_days_begin_in_the_zone_of_the_state_that_owes_the_answer() -> None:
    """Late evening in Warsaw is the next day in Hà Nội, so the working days there begin later."""
    start = "2026-11-19T23:30+01:00"

    polish = deadlines.due(Length(1, Unit.WORKING_DAYS), begun(start))
    vietnamese = deadlines.due(Length(1, Unit.WORKING_DAYS), begun(start, calendar("VN")))

    assert polish == datetime.fromisoformat("2026-11-20T23:30+01:00")
    assert vietnamese == datetime.fromisoformat("2026-11-23T05:30+07:00")


def test_without_an_instrument_the_house_target_serves_and_says_so() -> None:
    clock = deadlines.start(HOUSE, begun("2026-11-20T09:00+01:00"))

    assert clock.source == "house target"
    assert clock.origin is Origin.HOUSE
    assert clock.due == datetime.fromisoformat("2026-11-27T09:00+01:00")


def test_an_article_somebody_read_takes_the_place_of_the_house_target() -> None:
    clock = deadlines.start(HOUSE, begun("2026-11-20T09:00+01:00"), [law(2, Unit.MONTHS)])

    assert clock.source == "Invented Treaty, Art. 7"
    assert clock.due == datetime.fromisoformat("2027-01-20T09:00+01:00")
    assert clock.others == ()


def test_an_article_nobody_read_never_lengthens_but_may_shorten() -> None:
    longer = deadlines.start(HOUSE, begun("2026-11-20T09:00+01:00"), [law(2, Unit.MONTHS, verified=False)])
    shorter = deadlines.start(HOUSE, begun("2026-11-20T09:00+01:00"), [law(2, Unit.DAYS, verified=False)])

    assert longer.source == "house target"
    assert shorter.source == "Invented Treaty, Art. 7"
    assert not shorter.verified


def test_the_shortest_of_several_articles_drives_and_the_others_are_shown() -> None:
    limits = [law(20, Unit.DAYS), law(5, Unit.WORKING_DAYS), law(300, Unit.HOURS)]

    clock = deadlines.start(HOUSE, begun("2026-11-20T09:00+01:00"), limits)

    assert clock.length == Length(5, Unit.WORKING_DAYS)
    assert [str(limit.length) for limit, _ in clock.others] == ["300 hours", "20 calendar days"]


@pytest.mark.parametrize(
    ("urgency", "ends"),
    [
        ("urgent-direct", "2026-11-20T17:00+01:00"),
        ("urgent-indirect", "2026-11-23T09:00+01:00"),
        ("normal", "2026-11-27T09:00+01:00"),
        ("", "2026-11-27T09:00+01:00"),
    ],
)
def test_urgency_chooses_among_the_limits_of_the_directive(urgency: str, ends: str) -> None:
    limits = [
        law(8, Unit.HOURS, urgency="urgent-direct"),
        law(3, Unit.DAYS, urgency="urgent-indirect"),
        law(7, Unit.DAYS, urgency="normal"),
    ]

    clock = deadlines.start(HOUSE, begun("2026-11-20T09:00+01:00", urgency=urgency), limits)

    assert clock.due == datetime.fromisoformat(ends)


def test_a_clock_without_any_limit_is_a_mistake_of_the_type() -> None:
    with pytest.raises(ValueError, match="no limit"):
        deadlines.start(ClockRule("answer", "Answer", ()), begun("2026-11-20T09:00+01:00"))


def test_the_desk_warns_at_half_three_quarters_and_nine_tenths() -> None:
    clock = deadlines.start(
        ClockRule("a", "A", (Limit(Length(100, Unit.HOURS)),)), begun("2026-11-01T00:00+00:00")
    )

    assert [(share, (at - clock.started).total_seconds() / 3600) for share, at in clock.warnings()] == [
        (50, 50),
        (75, 75),
        (90, 90),
    ]


@with_any(INSTANTS, LENGTHS, st.sampled_from(["VN", "PL", "HU", "CH", "GB", "RU", "ZA"]))
def test_a_clock_always_ends_after_it_began_and_longer_ends_later(
    at: datetime, length: Length, state: str
) -> None:
    start = Begun(at, calendar(state))
    longer = Length(length.amount + 1, length.unit)

    assert deadlines.due(length, start) > at
    assert deadlines.due(longer, start) >= deadlines.due(length, start)


@with_any(INSTANTS, st.lists(LENGTHS, min_size=1, max_size=4), LENGTHS)
def test_one_more_candidate_nobody_read_never_moves_the_end_later(
    at: datetime, read: list[Length], doubtful: Length
) -> None:
    start = Begun(at, WARSAW)
    limits = [law(one.amount, one.unit) for one in read]
    more = [*limits, law(doubtful.amount, doubtful.unit, verified=False)]

    assert deadlines.start(HOUSE, start, more).due <= deadlines.start(HOUSE, start, limits).due
    assert deadlines.start(HOUSE, start, more[-1:]).due <= deadlines.start(HOUSE, start).due


@with_any(INSTANTS, LENGTHS, st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_pause_moves_the_end_by_exactly_its_length(
    at: datetime, length: Length, after: int, lasting: int
) -> None:
    clock = deadlines.start(ClockRule("a", "A", (Limit(length),)), Begun(at, WARSAW))
    paused = deadlines.pause(clock, at + timedelta(seconds=after))
    running = deadlines.resume(paused, at + timedelta(seconds=after + lasting))

    assert running.due - clock.due == timedelta(seconds=lasting)
    assert deadlines.resume(running, at) == running
    assert deadlines.pause(paused, at) == paused


def test_a_clock_that_stands_still_does_not_run_late() -> None:
    clock = deadlines.start(HOUSE, begun("2026-11-20T09:00+01:00"))
    paused = deadlines.pause(clock, datetime(2026, 11, 22, tzinfo=UTC))
    much_later = datetime(2027, 5, 1, tzinfo=UTC)

    assert clock.late(much_later)
    assert not paused.late(much_later)
    assert not deadlines.stop(paused, datetime(2026, 11, 25, tzinfo=UTC)).late(much_later)
    assert deadlines.stop(clock, much_later).late(much_later)


def test_a_stopped_clock_stays_as_it_is() -> None:
    stopped = deadlines.stop(
        deadlines.start(HOUSE, begun("2026-11-20T09:00+01:00")), datetime(2026, 11, 21, tzinfo=UTC)
    )
    later = datetime(2026, 11, 22, tzinfo=UTC)

    for action in ClockAction:
        assert deadlines.tick(stopped, action, later) == stopped


def test_the_ticks_of_a_move_touch_the_clocks_they_name() -> None:
    clocks = {
        code: deadlines.start(ClockRule(code, code, HOUSE.limits), begun("2026-11-20T09:00+01:00"))
        for code in ("acknowledge", "answer")
    }
    at = datetime(2026, 11, 21, tzinfo=UTC)

    moved = deadlines.apply(
        (
            Tick("answer", ClockAction.PAUSE),
            Tick("acknowledge", ClockAction.STOP),
            Tick("other", ClockAction.STOP),
        ),
        clocks,
        at,
    )

    assert moved["answer"].paused == at
    assert moved["acknowledge"].stopped == at
    assert set(moved) == {"answer", "acknowledge"}


@with_any(INSTANTS, LENGTHS, st.booleans())
def test_a_kept_clock_reads_back(at: datetime, length: Length, paused: bool) -> None:  # noqa: FBT001 - drawn
    clock = deadlines.start(ClockRule("a", "A", (Limit(length),)), Begun(at, WARSAW))
    if paused:
        clock = deadlines.pause(clock, at)

    assert Clock.from_json(clock.to_json()) == clock


@pytest.mark.parametrize(
    ("state", "day", "works"),
    [
        ("PL", "2026-11-11", False),
        ("PL", "2026-12-24", False),
        ("PL", "2026-11-12", True),
        ("PL", "2026-11-14", False),
        ("HU", "2026-12-12", True),
        ("HU", "2026-12-24", False),
        ("HU", "2026-01-10", True),
        ("RU", "2026-03-09", False),
        ("VN", "2026-02-17", True),
        ("GB", "2026-04-03", True),
        ("ZA", "2026-12-25", True),
    ],
)
def test_only_a_holiday_somebody_read_is_a_free_day(state: str, day: str, works: bool) -> None:  # noqa: FBT001 - a table
    assert calendar(state).works_on(date.fromisoformat(day)) is works


def test_reported_holidays_are_shown_for_the_desk() -> None:
    spring = calendar("VN").doubtful(date(2026, 2, 1), date(2026, 2, 28))

    assert date(2026, 2, 17) in spring
    assert spring == tuple(sorted(spring))


def test_a_state_without_data_still_has_weekends() -> None:
    assert calendar("ZA").zone == ZoneInfo("UTC")
    assert not calendar("ZA").works_on(date(2026, 11, 21))


def test_a_length_reads_back_from_its_words() -> None:
    assert Length.parse("7 calendar days") == Length(7, Unit.DAYS)
    with pytest.raises(ValueError, match="weeks"):
        Length.parse("2 weeks")
