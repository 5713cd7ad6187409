"""Tables of the desk: sorted by a column, cut into pages, taken out as CSV."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from comity.node.desk import dates, sentences
from comity.node.register.queries import Facet, Listing
from comity.node.staff.act import Officer
from comity.node.staff.export import export

Row = TypeVar("Row")
Keys = Mapping[str, Callable[[Row], object]]
PAGE = 50
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run instead of show."""


@dataclass(frozen=True)
class Table(Generic[Row]):
    """One page of a list."""

    rows: Sequence[Row]
    total: int
    hidden: int
    page: int
    pages: int
    facets: Mapping[str, Sequence[Facet]]

    @property
    def previous(self) -> int:
        """Number of the page before."""
        return self.page - 1

    @property
    def next(self) -> int:
        """Number of the page after."""
        return self.page + 1


def table(request: HttpRequest, found: Listing[Row], keys: Keys[Row]) -> Table[Row]:
    """Sort by ``?sort=`` and cut out ``?page=``.

    Args:
        request: what the address says.
        found: every row that matches.
        keys: what each column sorts by.
    """
    rows = ordered(request, found.rows, keys)
    pages = max((len(rows) + PAGE - 1) // PAGE, 1)
    page = min(max(_number(request.GET.get("page", "1")), 1), pages)
    shown = rows[(page - 1) * PAGE : page * PAGE]
    return Table(shown, len(rows), found.hidden, page, pages, found.facets)


def ordered(request: HttpRequest, rows: Sequence[Row], keys: Keys[Row]) -> list[Row]:
    """The rows by the column the address names; as they stand when it names none."""
    sort = request.GET.get("sort", "")
    key = keys.get(sort.lstrip("-"))
    if key is None:
        return list(rows)
    return sorted(rows, key=lambda row: _comparable(key(row)), reverse=sort.startswith("-"))


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


def _comparable(value: object) -> tuple[bool, str | int]:
    """Values of one column side by side, missing ones last."""
    if isinstance(value, int):
        return (False, value)
    text = value.isoformat() if isinstance(value, (date, datetime)) else sentences.say(value)
    return (value is None or text == "", text.casefold())
