"""The pages with a form made from a type's fields: what stands on each, and which verbs it leads to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from comity.node.casework.draft import PREPARING
from comity.node.casework.queries import Said
from comity.rules.fields import Json
from comity.rules.request_type import Part
from comity.rules.verdict import Direction

Values = Mapping[Part, Mapping[str, Json]]
"""What was typed, by form."""


@dataclass(frozen=True)
class Button:
    """A button of a form; a safe one keeps what was typed and moves nothing."""

    verb: str
    title: Said
    safe: bool = False

    @property
    def role(self) -> str:
        """What it is for the script that shows which one is due: safe or act."""
        return "safe" if self.safe else "act"


@dataclass(frozen=True)
class Page:
    """A page with a form.

    Attributes:
        parts: the forms on it.
        purpose: why their content is read.
        direction: at which door what is typed would be judged; nothing: it is not judged while typing.
        title: what it does, as a heading tag.
        buttons: the safe one first, for it is the one that Enter in a field presses.
        note: label of a sentence to write, when it takes one.
        grounds: whether a ground of refusal is chosen.
    """

    parts: tuple[Part, ...]
    purpose: str
    direction: Direction | None
    title: Said
    buttons: tuple[Button, ...]
    note: Said | None = None
    grounds: bool = False


KEEP = Button("keep", Said("Save for later"), safe=True)
PAGES: Mapping[str, Page] = {
    "draft": Page(
        (Part.ASKS, Part.ASK_CHECKS),
        PREPARING,
        Direction.OUT_REQUEST,
        Said("Draft"),
        (
            Button("save", Said("Save the draft"), safe=True),
            Button("finish", Said("Ask a second officer to approve")),
        ),
    ),
    "answer": Page(
        (Part.ANSWERS, Part.ANSWER_CHECKS),
        "answering this request",
        Direction.OUT_ANSWER,
        Said("Answer"),
        (KEEP, Button("answer", Said("Answer")), Button("answer_in_part", Said("Answer in part"))),
    ),
    "clarify": Page(
        (Part.ASKS,),
        "answering a question about this request",
        None,
        Said("Answer their question"),
        (KEEP, Button("give", Said("Send the answer to their question"))),
        note=Said("The answer in words"),
    ),
    "refuse": Page(
        (Part.ANSWER_CHECKS,),
        "refusing this request",
        None,
        Said("Refuse on a ground"),
        (KEEP, Button("refuse", Said("Refuse the request"))),
        note=Said("The reason in words, if it may be said"),
        grounds=True,
    ),
}
VERB: Mapping[str, str] = {
    "draft": "draft",
    "answer": "answer",
    "clarify": "give_clarification",
    "refuse": "refuse",
}
"""Page → the verb it leads to."""
PREPARE = (KEEP, Button("prepare", Said("Prepare the answer for a second officer")))
"""The buttons of an answer that two officers must agree on."""


SEND = (PAGES["draft"].buttons[0], Button("send", Said("Send")))
"""The buttons of a draft that needs no second officer."""


def buttons(which: str, four_eyes: Collection[str]) -> tuple[Button, ...]:
    """The buttons of a form, as many officers as the type demands.

    Args:
        which: the page.
        four_eyes: the verbs for which the type demands a second officer.
    """
    if which == "answer" and "answer" in four_eyes:
        return PREPARE
    if which == "draft" and "send" not in four_eyes:
        return SEND
    return PAGES[which].buttons


def due(shown: tuple[Button, ...], *, ready: bool) -> str:
    """The one primary button: the first that acts once nothing is missing, the safe one before.

    Args:
        shown: those of the form.
        ready: whether what was typed could leave.
    """
    return next((one.verb for one in shown if one.safe != ready), "")
