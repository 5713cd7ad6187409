"""What must be done before a request can leave, step by step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.node.casework.models import Case
from comity.node.casework.queries import channels, words
from comity.node.casework.queries.shapes import Said, State
from comity.rules import courses
from comity.rules.request_type import RequestType

DONE, WAITING, NOT_YET = (
    State(Said("Done"), "go"),
    State(Said("Waiting"), "wait"),
    State(Said("Not yet"), "none"),
)
LOOKED = {True: Said("looked for when a second officer is asked"), False: Said("looked for when it is sent")}
JUDGED = {True: Said("judged when a second officer is asked"), False: Said("judged when it is sent")}
"""When the law is asked, with a second officer and without."""


@dataclass(frozen=True)
class Step:
    """One step; ``anchor`` leads to the part of the page where it stands."""

    title: Said
    hint: Said
    state: State
    anchor: str = ""

    @property
    def done(self) -> bool:
        """Whether it is done, with a warning or without."""
        return self.state.meaning in {"go", "warn"}


@dataclass(frozen=True)
class Standing:
    """How far the case has come.

    Attributes:
        missing: things still missing in the form; nothing while nobody looked.
        basis: the best instrument and whether it serves; nothing before it was looked for.
        counts: how many findings of each result; empty before the safeguards were judged.
    """

    missing: int | None
    basis: tuple[Said, bool] | None
    counts: Mapping[str, int]


def steps(case: Case, kind: RequestType, standing: Standing) -> tuple[Step, ...]:
    """The steps of a request of ours that has not left; none afterwards."""
    if case.stage not in (courses.DRAFT, courses.READY):
        return ()
    return tuple(_steps(case, kind, standing))


def _steps(case: Case, kind: RequestType, standing: Standing) -> Iterator[Step]:
    second = "send" in kind.four_eyes or case.stage == courses.READY
    yield _fields(case, standing.missing)
    yield _basis(standing, LOOKED[second])
    yield _safeguards(standing.counts, JUDGED[second])
    if second:
        yield _second(case)
    sealed = channels.of_case(case) in words.SEALED
    leaves = Said("Seal and send") if sealed else Said("Print and send, not sealed")
    yield Step(leaves, Said("when everything above is done"), NOT_YET)


def _fields(case: Case, missing: int | None) -> Step:
    if case.stage == courses.READY or missing == 0:
        return Step(Said("Fields"), Said("everything that this request needs"), DONE, "#subject")
    if missing is None:
        return Step(Said("Fields"), Said("open the draft to see what is missing"), NOT_YET)
    return Step(Said("Fields"), Said("{count} things are missing or wrong", {"count": str(missing)}), NOT_YET)


def _basis(standing: Standing, later: Said) -> Step:
    title = Said("Legal basis")
    if standing.basis is None:
        return Step(title, later, NOT_YET)
    hint, serves = standing.basis
    return Step(title, hint, DONE if serves else State(Said("Stop"), "stop"), "#basis")


def _safeguards(counts: Mapping[str, int], later: Said) -> Step:
    title = Said("Safeguards")
    if not counts:
        return Step(title, later, NOT_YET)
    hint = Said(
        "Pass: {pass} · Warning: {warn} · Stop: {stop} · Need information: {need}",
        {code: str(count) for code, count in counts.items()},
    )
    if counts["stop"]:
        return Step(title, hint, State(Said("Stop"), "stop"), "#safeguards")
    if counts["need"]:
        return Step(title, hint, State(Said("Need information"), "wait"), "#safeguards")
    done = State(Said("Done, with warnings"), "warn") if counts["warn"] else DONE
    return Step(title, hint, done, "#safeguards")


def _second(case: Case) -> Step:
    title = Said("Second officer")
    if case.approved_by:
        return Step(title, Said("{name} approved it", {"name": str(case.approved_by)}), DONE, "#second")
    if case.stage == courses.READY:
        return Step(title, Said("asked; it waits on the work list of the approvers"), WAITING, "#second")
    return Step(title, Said("asked when the draft is ready"), NOT_YET)
