"""Tables of the desk: sorted by a column, cut into pages, taken out as CSV."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Generic, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from comity.node.desk import dates, sentences
from comity.node.staff.act import Officer
from comity.node.staff.export import export

Row = TypeVar("Row")
Keys = Mapping[str, Callable[[Row], object]]
PAGE = 50
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run instead of show."""


@dataclass(frozen=True)
class Table(Generic[Row]):
    """One page of rows."""

    rows: Sequence[Row]
    total: int
    page: int
    pages: int

    @property
    def previous(self) -> int:
        """Number of the page before."""
        return self.page - 1

    @property
    def next(self) -> int:
        """Number of the page after."""
        return self.page + 1


def cut(request: HttpRequest, rows: Sequence[Row]) -> Table[Row]:
    """The page that ``?page=`` names, of rows in their order."""
    pages = max((len(rows) + PAGE - 1) // PAGE, 1)
    page = min(max(_number(request.GET.get("page", "1")), 1), pages)
    return Table(rows[(page - 1) * PAGE : page * PAGE], len(rows), page, pages)


def ordered(request: HttpRequest, rows: Sequence[Row], keys: Keys[Row]) -> list[Row]:
    """The rows by the column the address names; as they stand when it names none."""
    sort = request.GET.get("sort", "")
    key = keys.get(sort.lstrip("-"))
    if key is None:
        return list(rows)
    told = [row for row in rows if not _missing(key(row))]
    untold = [row for row in rows if _missing(key(row))]
    return [*sorted(told, key=lambda row: _comparable(key(row)), reverse=sort.startswith("-")), *untold]


def csv_file(
    officer: Officer, what: str, rows: Sequence[Row], columns: Mapping[str, Callable[[Row], object]]
) -> HttpResponse:
    """A table as a file for a spreadsheet; that it was taken out is logged.

    Args:
        officer: who takes it.
        what: the file's name, without ending.
        rows: every row.
        columns: heading (message id) and value of each column.
    """
    export(officer, what, len(rows))
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow([gettext(title) for title in columns])
    out.writerows([[_cell(value(row)) for value in columns.values()] for row in rows])
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{what}.csv"'
    return answer


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return dates.local(value).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    text = "; ".join(str(one) for one in value) if isinstance(value, (list, tuple)) else sentences.say(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 7 else 1


def _missing(value: object) -> bool:
    """Whether a row says nothing in this column; such rows stand last, whichever way it is sorted."""
    return value is None or (not isinstance(value, int) and not _comparable(value)[1])


def _comparable(value: object) -> tuple[int, str]:
    """Values of one column side by side: numbers by size, the rest as it reads."""
    if isinstance(value, int):
        return (value, "")
    if isinstance(value, datetime):
        return (0, value.astimezone(UTC).isoformat())
    text = value.isoformat() if isinstance(value, date) else sentences.say(value)
    return (0, text.casefold())
