"""The steps of the walk, in order. Each returns one sentence of what was seen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException
from time import perf_counter

from comity.partner.walk import asking, meeting, refusals, replying, strangers, verifying
from comity.partner.walk.client import SaysNoError
from comity.partner.walk.world import NotSeenError, World

Step = Callable[[World], str]

STEPS: tuple[tuple[str, Step], ...] = (
    ("a communiqué is read, with exact spans", meeting.read),
    ("an officer confirms every item", meeting.confirm),
    ("the register holds the meeting", meeting.register),
    ("an officer picks a kind of request; the form is made from it", asking.pick),
    ("what may not be is refused, each with a sentence", refusals.before_drafting),
    ("a draft is kept; the law speaks while it is typed", asking.draft),
    ("legal basis resolved, safeguards judged, with article and reason", asking.judge),
    ("the draft is submitted for a second officer", asking.submit),
    ("the drafter may not approve the own work, nor anybody unread text", refusals.own_work),
    ("a second officer approves and sends", asking.approve_and_send),
    ("sealed, delivered over mutual TLS, stored once, receipted", asking.delivered),
    ("the other node triages; its clocks start", replying.triaged),
    ("nobody is seen without a purpose, and no address tells it", refusals.no_purpose),
    ("cross-check finds the subject, with reasons", replying.found),
    ("an officer takes it up and confirms the hit", replying.confirm),
    ("an officer answers; safeguards judged for what leaves", replying.answer),
    ("at home the answer arrives and the clock stops", replying.at_home),
    ("both timelines tell the same story", replying.same_story),
    ("20 absent persons with look-alike names: a person dismisses them, no hit is sent", strangers.ask),
    ("both logs verify, by each node and by the stand-alone verifier", verifying.verify),
)


@dataclass(frozen=True)
class Done:
    """One step that was walked.

    Attributes:
        number: from 1.
        title: what the step shows.
        seconds: how long it took.
        said: what was seen, or what failed.
        holds: whether it did.
    """

    number: int
    title: str
    seconds: float
    said: str
    holds: bool


def walk(world: World) -> Iterator[Done]:
    """Walk step by step; ends after the first that does not hold."""
    for number, (title, step) in enumerate(STEPS, start=1):
        begun = perf_counter()
        try:
            said, holds = step(world), True
        except (NotSeenError, SaysNoError, OSError, HTTPException, LookupError) as failure:
            said, holds = (str(failure) or type(failure).__name__) + _details(failure), False
        yield Done(number, title, perf_counter() - begun, said, holds)
        if not holds:
            return


def _details(failure: Exception) -> str:
    fields = getattr(failure, "fields", {})
    return "".join(f" [{name}: {text}]" for name, text in fields.items())
