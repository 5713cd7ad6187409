"""The walk is held to what its own communiqué says: two agreements with stage, its people, its commitments."""

from __future__ import annotations

from importlib.resources import files
from types import SimpleNamespace

import pytest

from comity.partner.communique import contents
from comity.partner.walk import meeting
from comity.partner.walk.world import NotSeenError

TEXT = files("comity.partner").joinpath("communiques", "vn-pl.txt").read_text("utf-8")
OWN = contents(TEXT)


def test_our_own_text_holds_two_agreements_with_stage_two_people_and_ten_commitments():
    assert {stage for _, stage in OWN["agreements"]} == {"in-force", "negotiating"}
    assert {country for _, country in OWN["people"]} == {"VN", "PL"}
    assert [len(OWN[what]) for what in ("agreements", "people", "commitments")] == [2, 2, 10]
    for rows in OWN.values():
        for name, _ in rows:
            assert all(word in TEXT for word in name.split()), name


def test_of_a_text_of_somebody_else_nothing_is_known_beforehand():
    assert contents(TEXT + " ") == {}


class Register:
    """A register that answers as a node's would, with what it was told to hold."""

    def __init__(self, held):
        self._held = held

    def post(self, _path, **_said):
        return {"reference": "MTG-1"}

    def get(self, _path, **_asked):
        return {
            "sides": [
                {"country": side, "people": [{"name": n} for n, s in self._held["people"] if s == side]}
                for side in ("VN", "PL")
            ],
            "agreements": [{"said": name, "stage": stage} for name, stage in self._held["agreements"]],
            "commitments": [{"words": words, "strength": how} for words, how in self._held["commitments"]],
        }


KINDS = {
    "agreements": ("agreement", "name"),
    "people": ("person", "name"),
    "commitments": ("commitment", "words"),
}


def _world(held, text=TEXT, confirmed=OWN):
    items = [
        {"exact_kind": KINDS[what][0], "value": {KINDS[what][1]: name}}
        for what in confirmed
        for name, _ in confirmed[what]
    ]
    node = SimpleNamespace(as_=lambda _role: Register(held))
    return SimpleNamespace(vn=node, communique=("a.txt", text), seen={"items": items, "communique": "COM-1"})


def test_a_register_that_holds_exactly_this_is_right():
    assert "exactly what our own text holds" in meeting.register(_world(OWN))


@pytest.mark.parametrize("what", ["agreements", "people", "commitments"])
def test_whatever_is_missing_or_too_much_is_seen(what):
    one, *_ = sorted(OWN[what])
    for held in (OWN[what] - {one}, OWN[what] | {("something else", "VN")}):
        with pytest.raises(NotSeenError, match=what):
            meeting.register(_world({**OWN, what: held}))


def test_a_wrong_stage_of_an_agreement_of_ours_is_seen():
    wrong = {(name, "idea") for name, _ in OWN["agreements"]}
    with pytest.raises(NotSeenError, match="agreements"):
        meeting.register(_world({**OWN, "agreements": wrong}))


def test_of_a_text_of_somebody_else_the_register_holds_what_was_confirmed():
    assert "exactly what was confirmed" in meeting.register(_world(OWN, text="another text"))
    with pytest.raises(NotSeenError, match="commitments"):
        meeting.register(_world({**OWN, "commitments": set()}, text="another text"))
