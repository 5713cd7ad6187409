"""The examples of the pages 'add a …' work as they stand (the request type has a test of its own)."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from tests.pages import DOCS, example

from comity.channels.base import MOST_BYTES
from comity.channels.errors import ByHand, Unreachable
from comity.rules import facts, safeguards
from comity.rules.facts import Request
from comity.rules.request_type import Regime
from comity.rules.verdict import Direction, Finding, Override, Result

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("page", ["add-a-request-type.md", "add-a-channel.md", "add-a-safeguard.md"])
def test_every_file_a_page_names_is_there(page):
    root = DOCS.parent
    named = [
        word.strip("`:,.()") for word in (DOCS / page).read_text(encoding="utf-8").split() if "/" in word
    ]
    known = [word for word in named if word.endswith((".py", ".toml")) and not word.startswith("/")]
    places = (root, root / "src" / "comity", root / "src" / "comity" / "node")
    missing = [word for word in known if not any((place / word).exists() for place in places)]
    assert [word for word in missing if not word.endswith("vehicle_check.py")] == []


# a safeguard


@pytest.fixture
def ministry(tmp_path, monkeypatch):
    """The module of the page, importable by its name."""
    (tmp_path / "ministry_rules.py").write_text(
        example("add-a-safeguard.md", "ministry_rules.py"), encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "ministry_rules"
    sys.modules.pop("ministry_rules", None)


def _finding(module: str, known: dict[str, object], *, node: str = "VN") -> Finding | None:
    request = Request("any", Regime.LAW_ENFORCEMENT, "VN", "PL", TODAY, known=facts.read_facts(known))
    book = safeguards.book(extra=[module])
    verdict = safeguards.judge(request, node=node, today=TODAY, direction=Direction.OUT_REQUEST, book=book)
    return next((one for one in verdict.findings if one.rule == "VN-MIN-01"), None)


@pytest.mark.parametrize(
    ("known", "result"),
    [
        ({"max_penalty_months": 6}, Result.STOP_UNLESS),
        ({"max_penalty_months": 12}, Result.PASS),
        ({}, Result.NEED_INFORMATION),
    ],
)
def test_the_safeguard_of_the_page_answers(ministry, known, result):
    found = _finding(ministry, known)
    assert found is not None
    assert (found.result, found.source) == (result, "Circular of the ministry, 1 March 2026, point 4")


def test_the_safeguard_of_the_page_gives_way_to_recorded_reasons(ministry):
    request = Request(
        "any", Regime.LAW_ENFORCEMENT, "VN", "PL", TODAY, known=facts.read_facts({"max_penalty_months": 6})
    )
    verdict = safeguards.judge(
        request,
        node="VN",
        today=TODAY,
        direction=Direction.OUT_REQUEST,
        book=safeguards.book(extra=[ministry]),
    )
    reasons = {"VN-MIN-01": Override("bao", "The same gang is behind forty such cases.")}
    assert "VN-MIN-01" in {one.rule for one in verdict.bars()}
    assert "VN-MIN-01" not in {one.rule for one in verdict.bars(reasons)}


def test_without_the_setting_nobody_asks_it():
    assert "VN-MIN-01" not in {one.law.id for one in safeguards.book().rules}


# a channel


@dataclass
class Courier:
    """The channel of the page as both sides hold it, and the two folders."""

    ours: object
    theirs: object
    there: Path
    back: Path


def _load(text: str, place: Path) -> ModuleType:
    place.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(place.stem, place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def courier(tmp_path) -> Courier:
    module = _load(example("add-a-channel.md", "courier_folder.py"), tmp_path / "courier_folder.py")
    there, back = tmp_path / "there", tmp_path / "back"
    there.mkdir()
    back.mkdir()
    return Courier(module.open(out=there, into=back), module.open(out=back, into=there), there, back)


def test_the_channel_of_the_page_carries_each_envelope_once(courier):
    for envelope in (b"first", b"second", b"first"):
        assert courier.ours.deliver(envelope) is None
    assert sorted(courier.theirs.collect()) == [b"first", b"second"]
    assert list(courier.theirs.collect()) == []
    courier.theirs.deliver(b"receipt")
    assert list(courier.ours.collect()) == [b"receipt"]


def test_what_was_not_taken_comes_again(courier):
    courier.ours.deliver(b"first")
    assert next(iter(courier.theirs.collect())) == b"first"
    assert list(courier.theirs.collect()) == [b"first"]


def test_a_folder_that_is_gone_is_said_in_a_word_that_is_tried_again(courier, tmp_path):
    courier.there.rename(tmp_path / "elsewhere")
    with pytest.raises(Unreachable, match="cannot be written to"):
        courier.ours.deliver(b"first")


def test_too_large_a_file_is_never_read(courier):
    (courier.there / "huge.comity").write_bytes(b"\0" * (MOST_BYTES + 1))
    assert list(courier.theirs.collect()) == []


def test_paper_says_by_hand_as_the_page_tells():
    from comity.channels import paper

    with pytest.raises(ByHand):
        paper.open().deliver(b"x")
