"""Intake: a communiqué or minutes becomes a meeting record.

Rules and gazetteers only, offline, no clock and no database; article text is data and is never obeyed.
Stands on babel for the names of countries, and on pypdf, python-docx and trafilatura to get text out of
files.
"""

from comity.intake.errors import IntakeError
from comity.intake.read import read
from comity.intake.record import MeetingRecord, Span

__all__ = ["IntakeError", "MeetingRecord", "Span", "read"]
