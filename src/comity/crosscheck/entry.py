"""Who or what a record describes, and a question in the same shape.

Everything here is frozen and checked when made, so the rooms behind need not doubt it.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from comity.crosscheck.errors import RowRefused

_BIRTH = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_COUNTRY = re.compile(r"[A-Z]{2,3}")
EARLIEST_YEAR, LATEST_YEAR = 1850, 2199
EARLIEST = f"{EARLIEST_YEAR}-01-01"
OUT_OF_TIME = "‘{label}’ must lie between {first} and {last}."
"""The sentence of every form of this node, so that an officer reads the same one everywhere."""
BORN = "Born"


class Kind(StrEnum):
    """What a record is about; only like is compared with like."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    VEHICLE = "vehicle"
    THING = "thing"


class NameKind(StrEnum):
    """Where a name comes from."""

    FULL = "full"
    ALIAS = "alias"
    MAIDEN = "maiden"
    MRZ = "mrz"


class NameOrder(StrEnum):
    """Which part of a name stands first, where the source says so."""

    UNKNOWN = ""
    FAMILY_FIRST = "family_first"
    GIVEN_FIRST = "given_first"


class Sex(StrEnum):
    """Sex as travel documents state it (ICAO 9303: F, M, X or unspecified)."""

    FEMALE = "F"
    MALE = "M"
    OTHER = "X"


@dataclass(frozen=True, slots=True)
class Name:
    """One written name.

    Args:
        text: the name as the source wrote it.
        kind: full, alias, maiden or machine-readable zone.
        script: ISO 15924 code where known, for example Latn or Cyrl.
        language: BCP 47 tag where known.
        order: which part stands first, where known.

    Raises:
        RowRefused: the text is blank or longer than 300 characters.
    """

    text: str
    kind: NameKind = NameKind.FULL
    script: str = ""
    language: str = ""
    order: NameOrder = NameOrder.UNKNOWN

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise RowRefused("A name is blank; give the name as it is written.")
        if len(self.text) > 300:
            raise RowRefused("A name is longer than 300 characters; give one name at a time.")


@dataclass(frozen=True, slots=True, order=True)
class Birth:
    """A date of birth, possibly only its year or its year and month (0 where unknown).

    Raises:
        RowRefused: the parts are not a date of the calendar between 1850 and 2199.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            raise RowRefused(OUT_OF_TIME, label=BORN, first=EARLIEST, last=f"{LATEST_YEAR}-12-31")
        if not 0 <= self.month <= 12 or (self.day and not self.month):
            raise RowRefused(
                "A birth date has no month {month}; write 1986, 1986-07 or 1986-07-09.", month=self.month
            )
        if self.day and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise RowRefused(
                "The month {month} of {year} has no day {day}.",
                month=self.month,
                year=self.year,
                day=self.day,
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 1986, 1986-07 or 1986-07-09 (00 stands for unknown).

        Raises:
            RowRefused: the text is none of these.
        """
        found = _BIRTH.fullmatch(text.strip())
        if not found:
            raise RowRefused(
                "The birth date '{text}' is not understood; write 1986, 1986-07 or 1986-07-09.", text=text
            )
        return cls(*(int(part or 0) for part in found.groups()))

    @property
    def code(self) -> int:
        """The date as one whole number, YYYYMMDD, which sorts by date; unknown parts are 00."""
        return self.year * 10_000 + self.month * 100 + self.day

    @classmethod
    def of_code(cls, code: int) -> Self:
        """Make the date back from its whole number."""
        return cls(code // 10_000, code // 100 % 100, code % 100)

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Document:
    """A document by its number.

    Args:
        number: as printed; spaces and marks do not matter.
        type: passport, identity, visa, licence, plate …; empty where unknown.
        country: ISO 3166 code of the issuer; empty where unknown.

    Raises:
        RowRefused: the number holds no letter or digit, or the country is not a code.
    """

    number: str
    type: str = ""
    country: str = ""

    def __post_init__(self) -> None:
        if not any(letter.isalnum() for letter in self.number) or len(self.number) > 100:
            raise RowRefused(
                "The document number '{number}' holds no letter or digit, or is too long.", number=self.number
            )
        if self.country and not _COUNTRY.fullmatch(self.country):
            raise RowRefused(
                "The country '{country}' of a document is not an ISO 3166 code.", country=self.country
            )

    def __str__(self) -> str:
        return ":".join(part for part in (self.country, self.type, self.number) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question: is somebody like this in our holdings?

    Args:
        id: the asker's own mark for the question; comes back with a bulk answer.
        kind: what is asked about.
        names: every name known, best first.
        births: every date of birth known.
        sexes: sexes stated.
        nationalities: ISO 3166 codes.
        places: places of birth or residence, as written (kept, not yet weighed).
        documents: documents held.

    Raises:
        RowRefused: neither a name nor a document is given, or a country is not a code.
    """

    id: str = ""
    kind: Kind = Kind.PERSON
    names: tuple[Name, ...] = ()
    births: tuple[Birth, ...] = ()
    sexes: tuple[Sex, ...] = ()
    nationalities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()

    def __post_init__(self) -> None:
        if not self.names and not self.documents:
            raise RowRefused("Neither a name nor a document is given; give at least one.")
        for code in self.nationalities:
            if not _COUNTRY.fullmatch(code):
                raise RowRefused("The nationality '{code}' is not an ISO 3166 code.", code=code)

    def born_by(self, today: date) -> None:
        """Check that nobody is said to be born after today.

        Raises:
            RowRefused: somebody is.
        """
        if any((one.year, one.month or 1, one.day or 1) > today.timetuple()[:3] for one in self.births):
            raise RowRefused(OUT_OF_TIME, label=BORN, first=EARLIEST, last=today.isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Query):
    """A record of the holdings.

    Args:
        id: the record's own identifier, unique in its index.
        expires: the last day the record may be returned; None where no end is set.
        payload: where the holder keeps the rest of the record; returned with a hit.

    Raises:
        RowRefused: as for a question, or the identifier is blank.
    """

    expires: date | None = None
    payload: str = ""

    def __post_init__(self) -> None:
        if not self.id.strip() or len(self.id) > 200:
            raise RowRefused("The record has no identifier, or one longer than 200 characters.")
        Query.__post_init__(self)
