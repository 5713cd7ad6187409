"""A page that is a list, as it is declared: narrowed by filters, sorted by a column, cut into pages, taken out as CSV.

A filter's choices carry the count they would leave beside the other filters, so that no choice leads to nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.http import HttpRequest, HttpResponse

from comity.node.casework.queries import Said
from comity.node.desk import dates, tables, words
from comity.node.desk.pages import chosen, officer, show
from comity.node.desk.sentences import say
from comity.node.desk.tables import Keys, Table

Row = TypeVar("Row")
Choices = Iterable[tuple[str, str]]
"""Codes with what they are called on the page."""
FIRST, FOLDS = 7, 9
"""How many choices of a filter are shown when there are more than this."""


@dataclass(frozen=True)
class Filter(Generic[Row]):
    """One thing a list is narrowed by.

    Attributes:
        name: its word in the address.
        title: its heading.
        of: which choices a row belongs to.
    """

    name: str
    title: Said
    of: Callable[[Row], Choices]


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of the file: heading and value."""

    title: Said
    of: Callable[[Row], object]


@dataclass(frozen=True)
class Shape(Generic[Row]):
    """What a list is made of.

    Attributes:
        name: of its template and of its file.
        keys: what each column of the page sorts by.
        columns: what the file holds.
        filters: what it is narrowed by.
        words: the text of a row that typed words are looked for in; nothing where none are typed.
        exact: what is typed whole, such as a number, by its word in the address.
    """

    name: str
    keys: Keys[Row]
    columns: Sequence[Column[Row]]
    filters: Sequence[Filter[Row]]
    words: Callable[[Row], str] | None = None
    exact: Mapping[str, Callable[[Row], str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """A choice as the page shows it."""

    code: str
    title: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class FilterShown:
    """A filter as the page shows it: its first choices, and the rest folded away."""

    name: str
    title: Said
    choices: tuple[Choice, ...]

    @property
    def first(self) -> tuple[Choice, ...]:
        """Those that are always shown."""
        return self.choices if len(self.choices) <= FOLDS else self.choices[:FIRST]

    @property
    def rest(self) -> tuple[Choice, ...]:
        """Those that unfold."""
        return self.choices[len(self.first) :]

    @property
    def open(self) -> bool:
        """Whether one of the folded ones is chosen."""
        return any(one.chosen for one in self.rest)


@dataclass(frozen=True)
class List(Table[Row]):
    """One page of a list, how many rows its filters hide, and the filters as they stand."""

    hidden: int
    filters: tuple[FilterShown, ...]
    text: str


@dataclass(frozen=True)
class Narrowed(Generic[Row]):
    """The rows that match, how many do not, and the filters."""

    rows: list[Row]
    hidden: int
    filters: tuple[FilterShown, ...]


def page(
    request: HttpRequest, shape: Shape[Row], rows: Sequence[Row], more: Mapping[str, object] | None = None
) -> HttpResponse:
    """The page of a list; a POST takes out as a file what the address narrows and sorts.

    Args:
        request: what the address says.
        shape: what the list is made of.
        rows: every row this officer may see.
        more: what else the page shows.
    """
    found = narrowed(request, shape, rows)
    in_order = tables.ordered(request, found.rows, shape.keys)
    if request.method == "POST":
        columns = {one.title.text: one.of for one in shape.columns}
        return tables.csv_file(officer(request), shape.name, in_order, columns)
    text = request.GET.get("text", "").strip()
    told = List(**vars(tables.cut(request, in_order)), hidden=found.hidden, filters=found.filters, text=text)
    return show(request, shape.name, {"list": told, **(more or {})})


def narrowed(request: HttpRequest, shape: Shape[Row], rows: Sequence[Row]) -> Narrowed[Row]:
    """The rows that every filter lets through."""
    asked = _Asked(
        shape,
        {one.name: frozenset(chosen(request, one.name)) for one in shape.filters},
        {name: said for name in shape.exact if (said := request.GET.get(name, "").strip())},
        request.GET.get("text", "").strip().casefold(),
    )
    found = [row for row in rows if asked.lets(row)]
    filters = tuple(_shown(one, asked, rows) for one in shape.filters)
    return Narrowed(found, len(rows) - len(found), filters)


@dataclass(frozen=True)
class _Asked(Generic[Row]):
    shape: Shape[Row]
    chosen: Mapping[str, frozenset[str]]
    exact: Mapping[str, str]
    text: str

    def lets(self, row: Row, *, but: str = "") -> bool:
        """Whether a row passes, one filter left aside."""
        if self.text and self.shape.words and self.text not in self.shape.words(row).casefold():
            return False
        if any(self.shape.exact[name](row) != said for name, said in self.exact.items()):
            return False
        for one in self.shape.filters:
            wanted = self.chosen[one.name]
            if wanted and one.name != but and not any(code in wanted for code, _ in one.of(row)):
                return False
        return True


def _shown(one: Filter[Row], asked: _Asked[Row], rows: Sequence[Row]) -> FilterShown:
    """The choices, most rows first; one that was chosen stays though nothing is left of it."""
    wanted = asked.chosen[one.name]
    titles = {code: title for row in rows for code, title in one.of(row)}
    counts = Counter(code for row in rows if asked.lets(row, but=one.name) for code, _ in one.of(row))
    codes = [*counts, *(code for code in titles if code in wanted and code not in counts)]
    codes.sort(key=lambda code: (-counts[code], titles[code].casefold()))
    choices = tuple(Choice(code, titles[code], counts[code], code in wanted) for code in codes)
    return FilterShown(one.name, one.title, choices)


def country(code: str) -> Choices:
    """A country as a choice; none for no code."""
    return ((code, dates.country(code)),) if code else ()


def countries(codes: Iterable[str]) -> Choices:
    """Several countries."""
    return [(code, dates.country(code)) for code in codes]


def word(known: str, code: str = "") -> Choices:
    """A code the desk owns a word for; where the word has another name than the code, both are given."""
    return ((code or known, words.word(known)),) if known else ()


def said(code: str, title: object) -> Choices:
    """A code with its own sentence."""
    return ((code, say(title)),)
