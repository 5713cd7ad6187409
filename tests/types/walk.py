"""One request type walked between the two nodes; what one cell did, the next goes on from."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType

from tests.types.node import NOBODY
from tests.types.pair import Node, Pair

from comity.rules.lifecycle import Side
from comity.rules.request_type import Part, RequestType

EXAMPLES = Path(__file__).with_name("examples")


@dataclass(frozen=True)
class Matter:
    """One request with its number on each side."""

    ours: str
    theirs: str


class Walk:
    """A type and the two nodes; each property is walked once."""

    def __init__(self, kind: RequestType, pair: Pair) -> None:
        self.kind, self.pair = kind, pair
        self.example = example(kind.code)
        self.home: Node = pair.nodes[getattr(self.example, "ASKING", "VN")]
        self.there: Node = pair.other(self.home)
        known = [dict(person) for _, person in kind.people(self.asks)]
        self.there.know(people=known)

    @property
    def asks(self):
        return self.example.ASKS

    @property
    def part(self):
        return getattr(self.example, "PARTIAL", self.example.ANSWERS)

    @property
    def ground(self) -> str:
        return getattr(self.example, "GROUND", "") or next(
            one for one in self.kind.refusal_grounds if one != "without-reason"
        )

    @property
    def answer_clock(self) -> str:
        """The clock of the answer, which a question stops."""
        return "answer"

    def draft(self, asks=None, partner="") -> str:
        return self.home.draft(
            type_code=self.kind.code,
            partner=partner or self.there.country,
            asks=self.asks if asks is None else asks,
            checks=self.example.ASK_CHECKS,
        )

    def send(self, number: str) -> Matter:
        """Send a draft as the type wants it sent: with a second officer or without."""
        if "send" in self.kind.four_eyes:
            self.home.verb(name="submit", number=number)
            read = self.home.case(number=number)["revision"]
            self.home.verb(name="approve", number=number, role="approver", revision=read)
            self.home.verb(name="send", number=number, role="approver")
        else:
            self.home.verb(name="send", number=number)
        self.pair.carry()
        theirs = self.there.theirs(their_number=number)
        self.there.confirm(number=theirs)
        return Matter(number, theirs)

    def answer(self, matter: Matter, answers, *, part=False) -> None:
        """Answer as the type wants it answered: with a second officer or without."""
        said = {"answers": answers, "checks": self.example.ANSWER_CHECKS, "part": part}
        if "answer" in self.kind.four_eyes:
            self.there.verb(name="prepare-answer", number=matter.theirs, **said)
            self.there.verb(name="answer", number=matter.theirs, role="approver", part=part)
        else:
            self.there.verb(name="answer", number=matter.theirs, **said)
        self.pair.carry()

    @property
    def ordinary(self):
        """Verbs of the ordinary course that a path of a type's own course goes through."""
        return {
            "answer": lambda matter: self.answer(matter, self.example.ANSWERS),
            "answer_in_part": lambda matter: self.answer(matter, self.part, part=True),
            "refuse": self.refuse,
            "give_clarification": self.clarify,
        }

    def refuse(self, matter: Matter) -> None:
        checks = self.example.ANSWER_CHECKS
        self.there.verb(name="refuse", number=matter.theirs, ground=self.ground, checks=checks)
        self.pair.carry()

    def clarify(self, matter: Matter) -> None:
        fields = getattr(self.example, "CLARIFIES", {})
        self.home.verb(name="give-clarification", number=matter.ours, fields=fields, reason="As below.")
        self.pair.carry()

    def both(self, matter: Matter):
        return self.home.case(number=matter.ours), self.there.case(number=matter.theirs)

    def stages(self, matter: Matter) -> set[str]:
        return {one["stage"] for one in self.both(matter)}

    def clock(self, node: Node, number: str, code: str):
        found = [one for one in node.case(number=number)["clocks"] if one["code"] == code]
        return found[0] if found else None

    def side(self, which: Side) -> Node:
        return self.home if which is Side.REQUESTER else self.there

    # the cells, each walked once

    @cached_property
    def first(self) -> Matter:
        return self.send(self.draft())

    @cached_property
    def clarified(self) -> Matter:
        matter = self.first
        if self.stages(matter) == {"received"}:
            question = "In which year did the person move to the address given?"
            self.there.verb(name="ask-clarification", number=matter.theirs, reason=question)
            self.pair.carry()
        return matter

    @cached_property
    def answered(self) -> Matter:
        matter = self.send(self.draft())
        self.answer(matter, self.example.ANSWERS)
        return matter

    def complete(self, part: Part, content) -> list[str]:
        return [str(one) for one in self.kind.check(part, content).errors]


def example(code: str) -> ModuleType:
    """The example of a type; it stands in a file of the type's name."""
    place = EXAMPLES / f"{code.replace('-', '_')}.py"
    assert place.is_file(), (
        f"give {place.name} in tests/types/examples: what such a request asks and is answered"
    )
    spec = importlib.util.spec_from_file_location(f"tests.types.examples.{place.stem}", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


__all__ = ["NOBODY", "Matter", "Walk", "example"]
