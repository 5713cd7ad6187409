"""The work list as it is shown: groups of rows by lateness, and what its filter may be set to."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from comity.node.casework.queries.listing import TitledFacet
from comity.node.casework.queries.shapes import Clock, PartnerRef, Said, State
from comity.node.register.queries import Facet


@dataclass(frozen=True)
class WorkFilters:
    """What to show: ``show`` is mine, unit or node; ``only`` holds custody, unverified; ``all_of`` a whole group."""

    show: str = "mine"
    partners: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    all_of: str = ""


@dataclass(frozen=True)
class Row:
    """One thing to do; ``kind`` and ``key`` say which page does it, ``alike`` how many more it stands for."""

    id: str
    reference: str
    kind: str
    key: str
    verb_code: str
    verb: Said
    type_title: Said | None
    detail: tuple[Said | str, ...]
    partner: PartnerRef | None
    channel: Said
    clock: Clock
    state: State
    alike: int = 0

    @property
    def kind_of_work(self) -> tuple[object, ...]:
        """What makes rows alike: the same thing to do, for one partner, in one state, due on one day."""
        due = timezone.localdate(self.clock.due) if self.clock.due else None
        verb = (self.verb_code, self.verb.text, self.type_title and self.type_title.text)
        told = (str(self.detail), self.state.text.text, due, self.clock.custody)
        return (*verb, self.partner and self.partner.code, *told)


@dataclass(frozen=True)
class Group:
    """The rows of one degree of lateness; of ``every`` one only ``rows`` are shown until somebody asks for the rest.

    Of many rows alike the first stands for all, and says in ``alike`` how many it stands for beside itself.
    """

    code: str
    every: tuple[Row, ...]
    rows: tuple[Row, ...]
    until: date | None = None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.every)

    @property
    def hidden(self) -> int:
        """How many are neither shown nor stood for."""
        return len(self.every) - len(self.rows) - sum(row.alike for row in self.rows)


@dataclass(frozen=True)
class Facets:
    """What the filter may be set to, with the counts of the present result."""

    show: tuple[Facet, ...]
    partners: tuple[Facet, ...]
    verbs: tuple[TitledFacet, ...]
    only: tuple[Facet, ...]


@dataclass(frozen=True)
class NextDue:
    """The next deadline."""

    due: datetime
    title: Said

    @property
    def day(self) -> date:
        """Its day, in the node's own zone."""
        return timezone.localdate(self.due)


@dataclass(frozen=True)
class WorkList:
    """The work list.

    Attributes:
        total: things to do; what waits for others is not counted.
        groups: the rows by lateness.
        hidden: rows the filter hides.
        next_due, next_day: the next deadline; the second when nothing is due today.
    """

    now: datetime
    total: int
    groups: tuple[Group, ...]
    facets: Facets
    hidden: int
    next_due: NextDue | None
    next_day: NextDue | None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows that match, waiting ones too, in the order of the groups."""
        return tuple(row for group in self.groups for row in group.every)

    @property
    def shown(self) -> int:
        """How many rows match, waiting ones too."""
        return len(self.rows)
