"""The table: every request type of this node in every cell, walked between two nodes.

Rows come from the folder of types by themselves; a cell that does not apply is declared with its article in
the type, and then it must really be impossible.
"""

from __future__ import annotations

import pytest
from tests.types.pair import SaysNoError
from tests.types.walk import NOBODY, Walk, example

from comity.rules import courses, requests
from comity.rules.lifecycle import Side
from comity.rules.request_type import Part
from comity.rules.typebook import CELLS, applies, own_rows

KINDS = {kind.code: kind for kind in requests.registry()}
VERBS = {
    "clarification": ("ask_clarification", "give_clarification"),
    "partial": ("answer_in_part",),
    "refusal": ("refuse",),
    "recall": ("recall",),
}
"""Which verbs make a cell: a cell that does not apply has none of them."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("types"),
    pytest.mark.parametrize("code", sorted(KINDS)),
]
WALKS: dict[str, Walk] = {}


@pytest.fixture
def walk(code, pairs, request):
    cell = request.node.originalname.removeprefix("test_")
    if not applies(KINDS[code], cell.replace("_", "-")):
        pytest.skip("does not apply")
    if code not in WALKS:
        WALKS[code] = Walk(KINDS[code], pairs(getattr(example(code), "PARTNER", "PL")))
    return WALKS[code]


def test_a_cell_that_does_not_apply_cannot_be_done(code):
    kind = KINDS[code]
    assert set(kind.not_for) <= CELLS.keys()
    for cell, why in kind.not_for.items():
        assert any(sign.isdigit() for sign in why), f"{cell}: say the article"
        done = {row.verb for row in kind.transitions if not row.arrival_only} & set(VERBS[cell])
        assert not done, f"{code} declares that {cell} does not apply, yet it can be done"


def test_draft(walk):
    """A draft is kept complete or not; what is missing is named field by field."""
    required = [name for name, one in walk.kind.asks.items() if one.required and one.only is None]
    number = walk.draft(asks={})
    assert walk.home.case(number=number)["stage"] == courses.DRAFT
    assert {f"asks.{name}" for name in required} <= set(walk.home.missing(number=number))
    with pytest.raises(SaysNoError) as no:
        walk.home.verb(name="submit" if "send" in walk.kind.four_eyes else "send", number=number)
    assert no.value.code == "bad-input"
    assert {f"asks.{name}" for name in required} <= set(no.value.fields)
    walk.home.draft(
        number=number, type_code=walk.kind.code, partner=walk.there.country, asks=walk.asks,
        checks=walk.example.ASK_CHECKS,
    )  # fmt: skip
    assert walk.home.missing(number=number) == []
    assert walk.home.forms(number=number)["asks"] == walk.asks


def test_no_basis(walk):
    """Without an agreement in force nothing leaves, and the sentence says so."""
    number = walk.draft(partner=NOBODY)
    with pytest.raises(SaysNoError) as no:
        walk.home.verb(name="submit" if "send" in walk.kind.four_eyes else "send", number=number)
    assert no.value.code in {"no-basis", "no-agreement"}, str(no.value)
    assert walk.home.case(number=number)["stage"] == courses.DRAFT
    assert walk.home.sent(number=number) == []


def test_sent(walk):
    """It leaves on an article, arrives whole and without what the officer confirmed; clocks run on both sides."""
    matter = walk.first
    (said,) = [one for one in walk.home.sent(number=matter.ours) if one["verb"] == "send"]
    assert said["fields"] == walk.asks
    secret = set(walk.kind.ask_checks) - set(walk.kind.asks)
    assert not secret & set(said["fields"]), "what the officer confirmed must never travel"
    assert walk.there.forms(number=matter.theirs)["asks"] == walk.asks
    serving = walk.home.basis(number=matter.ours)["served_by"][0]
    assert serving["article"]
    assert serving["verified"]
    ours, theirs = walk.both(matter)
    assert (ours["side"], theirs["side"]) == ("requester", "responder")
    assert {one["code"] for one in theirs["clocks"]} >= {"answer"}
    assert {one["code"] for one in ours["clocks"]} == {one["code"] for one in theirs["clocks"]}
    assert all(one["source"] for one in theirs["clocks"])


def test_clarification(walk):
    """A question stops the answer's clock on both sides; the answer to it starts the clock again, moved."""
    matter = walk.clarified
    assert walk.stages(matter) == {courses.CLARIFYING}
    before = walk.clock(walk.there, matter.theirs, "answer")
    for node, number in ((walk.home, matter.ours), (walk.there, matter.theirs)):
        assert walk.clock(node, number, "answer")["paused"]
    changed = getattr(walk.example, "CLARIFIES", {})
    walk.home.verb(name="give-clarification", number=matter.ours, fields=changed, reason="In 2019.")
    walk.pair.carry()
    assert walk.stages(matter) == {courses.IN_HAND}
    after = walk.clock(walk.there, matter.theirs, "answer")
    assert not after["paused"]
    assert after["due"] > before["due"]
    assert walk.there.forms(number=matter.theirs)["asks"] == {**walk.asks, **changed}
    assert "In 2019." in [one["text"] for one in walk.there.reasons(number=matter.theirs)]
    walk.there.confirm(number=matter.theirs)


def test_partial(walk):
    """A part of the answer arrives; more is owed, so the clock of the answer runs on."""
    matter = walk.send(walk.draft())
    walk.answer(matter, walk.part, part=True)
    assert walk.stages(matter) == {courses.PARTLY}
    for node, number in ((walk.home, matter.ours), (walk.there, matter.theirs)):
        assert not walk.clock(node, number, "answer")["stopped"]
    assert _typed(walk, walk.home.forms(number=matter.ours)["answers"]) == _typed(walk, walk.part)


def test_answer(walk):
    """The answer arrives as it was given; every clock of the answer stops on both sides."""
    matter = walk.answered
    assert walk.stages(matter) == {courses.ANSWERED}
    answers = walk.home.forms(number=matter.ours)["answers"]
    assert _typed(walk, answers) == _typed(walk, walk.example.ANSWERS)
    assert set(walk.kind.derived) <= answers.keys(), "the node writes these itself"
    for node, number in ((walk.home, matter.ours), (walk.there, matter.theirs)):
        assert walk.clock(node, number, "answer")["stopped"]
    (said,) = [one for one in walk.there.sent(number=matter.theirs) if one["verb"] == "answer"]
    assert not set(walk.kind.answer_checks) - set(walk.kind.answers) & set(said["fields"])
    assert "read" in walk.home.tasks(number=matter.ours)


def _typed(walk, answers):
    """Answers without those the node writes itself."""
    return {name: said for name, said in answers.items() if name not in walk.kind.derived}


def test_refusal(walk):
    """A refusal names a ground of the type's list; the ground travels and is counted."""
    matter = walk.send(walk.draft())
    with pytest.raises(SaysNoError) as no:
        walk.there.verb(
            name="refuse", number=matter.theirs, ground="because", checks=walk.example.ANSWER_CHECKS
        )
    assert no.value.code == "bad-input"
    walk.there.verb(
        name="refuse", number=matter.theirs, ground=walk.ground, checks=walk.example.ANSWER_CHECKS
    )
    walk.pair.carry()
    assert walk.stages(matter) == {courses.REFUSED}
    assert walk.ground in [one["text"] for one in walk.home.reasons(number=matter.ours)]
    assert f'"ground": "{walk.ground}"' in walk.there.frames()
    for node, number in ((walk.home, matter.ours), (walk.there, matter.theirs)):
        assert all(one["stopped"] for one in node.case(number=number)["clocks"])


def test_recall(walk):
    """A recall takes effect on both sides at once; nothing is answered any more."""
    matter = walk.send(walk.draft())
    walk.home.verb(name="recall", number=matter.ours, reason="The matter is settled.")
    walk.pair.carry()
    assert walk.stages(matter) == {courses.RECALLED}
    for node, number in ((walk.home, matter.ours), (walk.there, matter.theirs)):
        assert all(one["stopped"] for one in node.case(number=number)["clocks"])
    with pytest.raises(SaysNoError) as no:
        walk.answer(matter, walk.example.ANSWERS)
    assert no.value.code == "not-possible"


@pytest.mark.parametrize("which", ["request", "answer"])
def test_letters(walk, which):
    """The letter reads in English and in Vietnamese: title, headings and coded values in the reader's words."""
    matter = walk.answered
    node, number = (walk.home, matter.ours) if which == "request" else (walk.there, matter.theirs)
    declared = walk.kind.letters[which]
    texts = {
        language: node.letter(number=number, which=which, language=language) for language in ("en", "vi")
    }
    for language, text in texts.items():
        assert number in text
        title = node.said(text=declared.title, language=language)
        assert _plain(title) in _plain(text), (language, title)
    assert node.said(text=declared.title, language="vi") != declared.title, "say the title in Vietnamese"
    content = {Part.ASKS: walk.asks, Part.ANSWERS: walk.example.ANSWERS}
    shown = {
        section.heading for section in declared.sections if set(section.names) & set(content[section.part])
    }
    for heading in shown:
        assert _plain(node.said(text=heading, language="vi")) in _plain(texts["vi"]), heading


def _plain(text: str) -> str:
    """Without blanks: a printed line may break anywhere."""
    return "".join(text.split())


def test_statistics(walk):
    """What is counted stands in frames of both logs, as codes; no name and no text of an officer does."""
    assert walk.stages(walk.answered) == {courses.ANSWERED}
    answers = walk.there.forms(number=walk.answered.theirs)["answers"]
    for node, content in (
        (walk.home, walk.asks),
        (walk.there, walk.asks),
        (walk.there, answers),
    ):
        assert walk.kind.counted(content)
        assert walk.kind.counted(content) in node.counted(type_code=walk.kind.code)
    assert set(walk.kind.statistics) <= {*walk.kind.asks, *walk.kind.answers}
    for node in (walk.home, walk.there):
        frames = node.frames()
        for _, person in walk.kind.people(walk.asks):
            assert str(person["name"]) not in frames


def test_own_course(walk):
    """Every verb of the type's own is done by the side whose it is, and both copies stand alike after each."""
    done = set()
    for path in walk.example.OWN:
        matter = walk.send(walk.draft())
        for side, verb in path:
            if verb in walk.ordinary:
                walk.ordinary[verb](matter)
                continue
            node = walk.side(side)
            number = matter.ours if side is Side.REQUESTER else matter.theirs
            after = node.verb(name="advance", number=number, verb=verb, reason="As agreed by telephone.")
            walk.pair.carry()
            assert walk.stages(matter) == {after["stage"]}, verb
            _clocks_agree(walk, matter)
            done.add(verb)
    assert done == {row.verb for row in own_rows(walk.kind)}


def _clocks_agree(walk, matter) -> None:
    """The same clocks run on both sides."""
    running = [{one["code"] for one in case["clocks"] if not one["stopped"]} for case in walk.both(matter)]
    assert running[0] == running[1]


def test_follow_up(walk):
    """A request of this type is made of another case: nothing is typed again, both numbers come along."""
    for origin in walk.kind.made_from:
        source = WALKS.setdefault(origin.code, Walk(KINDS[origin.code], walk.pair)).answered
        home = WALKS[origin.code].home
        number = home.follow_up(number=source.ours, type_code=walk.kind.code)
        asks = home.forms(number=number)["asks"]
        told = home.forms(number=source.ours)
        for name, path in origin.fields.items():
            assert asks.get(name) == _at(told, path), name
        if origin.references:
            assert source.ours in asks[origin.references]
            assert source.theirs in asks[origin.references]
        assert home.case(number=number)["stage"] == courses.DRAFT


def _at(told, path):
    if path.startswith("["):
        return [_at(told, path.strip("[]"))]
    found = told
    for step in path.split("."):
        if isinstance(found, list):
            found = found[int(step)] if int(step) < len(found) else None
        elif isinstance(found, dict):
            found = found.get(step)
    return found
