"""Read one text into a meeting record."""

import hashlib
from datetime import date

from comity.intake.atlas import LANGUAGES
from comity.intake.clean import make_plain
from comity.intake.commitments import find_commitments
from comity.intake.crimes import find_channels, find_crimes
from comity.intake.dues import with_dues
from comity.intake.errors import BadArgument, EmptyText, TextTooLong
from comity.intake.instruments import find_instruments
from comity.intake.language import guess_language
from comity.intake.meeting import find_meeting
from comity.intake.page import Page, open_page
from comity.intake.record import MeetingRecord, Side
from comity.intake.restore import restore
from comity.intake.sides import find_sides

MAX_CHARACTERS = 100_000


def read(
    text: str, *, lang: str | None = None, body_start: int = 0, today: date | None = None
) -> MeetingRecord:
    """Read a communiqué or minutes into a record whose every span is exact in `text`.

    The text is data: nothing written in it changes what is done with it.

    Args:
        text: the text as published, at most 100,000 characters; it is never edited.
        lang: `en`, `vi`, `pl`, `hu`, `de`, `fr` or `ru`; guessed from the words when not given.
        body_start: first character to read; what stands before (an address, a title) is left out.
        today: day of reading; only rules out meetings dated years ahead.

    Raises:
        EmptyText: no letter stands after `body_start`.
        TextTooLong: longer than any communiqué.
        BadArgument: an unknown language, or a `body_start` outside the text.
    """
    _check(text, lang, body_start)
    plain = make_plain(text)
    start = plain.place(body_start)
    chosen = lang or guess_language(plain.text[start:])
    page = open_page(plain.text, lang=chosen, body_start=start)
    return restore(_read_page(page, text, body_start, today), plain, text)


def _check(text: str, lang: str | None, body_start: int) -> None:
    if len(text) > MAX_CHARACTERS:
        raise TextTooLong(
            "The text has {count} characters; at most {limit} can be read as one meeting. "
            "Cut it into one text per meeting.",
            {"count": f"{len(text):,}", "limit": f"{MAX_CHARACTERS:,}"},
        )
    if lang is not None and lang not in LANGUAGES:
        raise BadArgument(
            "The language {lang} is not read here; choose one of {known}.",
            {"lang": repr(lang), "known": ", ".join(LANGUAGES)},
        )
    if not 0 <= body_start <= len(text):
        raise BadArgument("The body cannot start at character {start}.", {"start": str(body_start)})
    if not any(char.isalpha() for char in text[body_start:]):
        raise EmptyText("There is no text to read: no letter stands in it.")


def _read_page(page: Page, original: str, body_start: int, today: date | None) -> MeetingRecord:
    table = find_sides(page)
    crimes = find_crimes(page, table)
    instruments = find_instruments(page, _parties(table.sides))
    meeting = find_meeting(page, instruments, today)
    return MeetingRecord(
        lang=page.lang,
        body_start=body_start,
        sha256=hashlib.sha256(original.encode("utf-8", "surrogatepass")).hexdigest(),
        meeting=meeting,
        sides=table.sides,
        instruments=instruments,
        commitments=with_dues(page, find_commitments(page, table, crimes), meeting),
        crime_types=crimes,
        channels=find_channels(page, frozenset(table.codes)),
        bodies=table.bodies,
        noise=page.noise,
        ambiguous=_doubts(page, table.sides),
    )


def _parties(sides: tuple[Side, ...]) -> tuple[str, ...]:
    """Return the sides that can be parties: those with a head, or with nobody named."""
    return tuple(side.country for side in sides if not side.people or any(p.head for p in side.people))


def _doubts(page: Page, sides: tuple[Side, ...]) -> tuple[str, ...]:
    """Return plain notes for the officer who reviews the record."""
    notes = []
    if len(sides) < 2:
        notes.append("fewer than two sides were recognised")
    if page.lang != "en":
        notes.append("undertakings in this language are read by simple rules; check each one")
    return tuple(notes)
