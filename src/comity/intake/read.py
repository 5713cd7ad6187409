"""Read one text into a meeting record."""

import hashlib
from datetime import date

from comity.intake.clean import make_plain
from comity.intake.crimes import find_channels, find_crimes
from comity.intake.instruments import find_instruments
from comity.intake.meeting import find_meeting
from comity.intake.page import open_page
from comity.intake.record import Meeting, MeetingKind, MeetingRecord, Place, Trace
from comity.intake.sides import find_sides


def read(
    text: str, *, lang: str | None = None, body_start: int = 0, today: date | None = None
) -> MeetingRecord:
    """Read a communiqué or minutes into a record whose every span is exact in `text`."""
    plain = make_plain(text)
    page = open_page(plain.text, lang=lang or "en", body_start=body_start)
    table = find_sides(page)
    parties = tuple(side.country for side in table.sides if not side.people or any(p.head for p in side.people))
    instruments = find_instruments(page, parties)
    return MeetingRecord(
        lang=lang or "en",
        body_start=body_start,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        meeting=find_meeting(page, instruments, today),
        sides=table.sides,
        instruments=instruments,
        commitments=(),
        crime_types=find_crimes(page),
        channels=find_channels(page, frozenset(table.codes)),
        bodies=table.bodies,
        noise=page.noise,
    )
