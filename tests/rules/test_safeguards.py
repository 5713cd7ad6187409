"""What holds for every safeguard whatever the facts; what each one answers stands in `tables` (test_tables)."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given as with_any
from hypothesis import settings
from hypothesis import strategies as st
from tests.rules import given

from comity.rules.facts import Request, Subject, read_facts
from comity.rules.request_type import Regime
from comity.rules.safeguards import book
from comity.rules.safeguards.rule import Case, Kind, Outcome, Rule, Task
from comity.rules.verdict import BARS, Direction, Result
from comity.rules.vocabulary import Shape, word

PASS, WARN, NEED = Result.PASS, Result.WARN, Result.NEED_INFORMATION
UNLESS, STOP = Result.STOP_UNLESS, Result.STOP
OUT, IN, ANSWER = Direction.OUT_REQUEST, Direction.IN_REQUEST, Direction.OUT_ANSWER
REFUSAL = Direction.OUT_REFUSAL


@dataclass(frozen=True)
class Told:
    """Facts and what the rule must say to them; the request goes from VN to RU unless another pair is named."""

    facts: dict[str, object]
    result: Result | None
    door: Direction = OUT
    pair: tuple[str, str] = ("VN", "RU")
    regime: Regime = Regime.LAW_ENFORCEMENT


def t(result: Result | None, door: Direction = OUT, **facts: object) -> Told:
    return Told(facts, result, door)


AT_HOME: dict[str, Told] = {
    "R-DP-01": Told({"purpose_kind": "employment"}, None, pair=("VN", "PL")),
    "R-DP-03": Told({"third_party_data": True}, None, pair=("VN", "PL")),
    "R-DP-04": Told({}, None, pair=("VN", "PL")),
    "R-DP-05": Told({}, None, pair=("VN", "PL")),
    "R-DP-06": Told({}, None, pair=("VN", "PL")),
    "R-DP-07": Told({"third_party_data": True, "onward_authorised": False}, None, pair=("VN", "PL")),
    "R-DP-08": Told({}, None, pair=("VN", "PL")),
    "R-GD-01": Told({}, None, pair=("VN", "PL"), regime=Regime.MIGRATION),
}
"""Rules of transfer that are silent where the same data law binds whoever receives."""

RULES: dict[str, Rule] = {rule.law.id: rule for rule in book().rules}


def ask(rule: Rule, told: Told) -> Outcome | Task | None:
    """Put one rule the facts, all of them told of the person."""
    person = Subject("subject", read_facts(told.facts))
    facts = given.matter({}, regime=told.regime, pair=told.pair)
    return rule.check(Case(facts, told.door, frozenset(rule.inputs), person))


def result_of(rule: Rule, told: Told) -> Result | None:
    said = ask(rule, told)
    assert not isinstance(said, Task)
    return said.result if said else None


@pytest.mark.parametrize("rule", sorted(AT_HOME))
def test_chapter_five_is_silent_where_the_same_law_binds_the_recipient(rule: str) -> None:
    told = AT_HOME[rule]
    abroad = Told(told.facts, None, told.door, ("VN", "RU"), told.regime)

    assert result_of(RULES[rule], told) is None
    assert result_of(RULES[rule], abroad) is not None


def values(key: str) -> st.SearchStrategy[object]:
    """Any value the vocabulary allows for a key."""
    one = word(key)
    if one.shape is Shape.FLAG:
        return st.booleans()
    if one.shape is Shape.NUMBER:
        return st.integers(0, 5)
    if one.shape is Shape.CODES:
        return st.lists(st.sampled_from(["VN", "RU", "PL", "THB", "FRAUD"]), min_size=1, max_size=3).map(
            tuple
        )
    return st.sampled_from(one.values or ("without-reason", "third-party"))


@st.composite
def rule_and_facts(draw: st.DrawFn) -> tuple[Rule, dict[str, object], Direction]:
    """A rule, any facts over its inputs, and a door where it is asked."""
    rule = draw(st.sampled_from([rule for rule in RULES.values() if rule.kind is Kind.JUDGEMENT]))
    facts = {key: draw(values(key)) for key in rule.inputs if draw(st.booleans())}
    return rule, facts, draw(st.sampled_from(sorted(rule.scope.directions)))


@with_any(rule_and_facts())
@settings(max_examples=600, deadline=None)
def test_less_known_never_means_more_allowed(drawn: tuple[Rule, dict[str, object], Direction]) -> None:
    rule, facts, door = drawn
    regime = min(rule.scope.regimes, key=list(Regime).index)

    barred = result_of(rule, Told(facts, None, door, regime=regime)) in BARS

    if barred:
        for key in facts:
            less = {name: value for name, value in facts.items() if name != key}
            assert result_of(rule, Told(less, None, door, regime=regime)) in BARS, key


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.law.id)
def test_every_rule_tells_its_source_and_what_it_reads(rule: Rule) -> None:
    assert rule.law.source
    assert rule.law.title
    assert rule.law.binds
    assert rule.inputs
    assert rule.scope.directions


def test_the_absolute_rules_are_those_of_life_body_persecution_asylum_and_the_human_decision() -> None:
    absolute = {key for key, rule in RULES.items() if rule.scope.absolute}

    assert absolute == {
        "R-AL-04",
        "R-AL-04[political]",
        "R-AL-04[purpose]",
        "R-AS-01",
        "R-AS-01[return]",
        "R-AS-02",
        "R-AS-02[contact]",
        "R-AS-04",
        "R-AS-04[return]",
        "R-AS-04[surrender]",
        "R-AS-05[refusal]",
        "R-CO-01",
        "R-EV-01[protest]",
        "R-EX-05",
        "R-EX-08",
        "R-EX-08[any]",
        "R-EX-08[imposed]",
        "R-EX-09[conscience]",
        "R-EX-09[evidence]",
        "R-EX-09[life]",
        "R-EX-09[prison]",
        "R-EX-09[treatment]",
        "R-EX-09[trial]",
        "R-EX-10",
        "R-EX-16",
        "R-EX-16[behind]",
        "R-EX-16[treaty]",
        "R-HN-02",
        "R-HN-02[doubt]",
        "R-HN-02[hit]",
        "R-HN-02[person]",
        "R-IN-01",
        "R-IN-02",
        "R-IN-03",
        "R-IN-03[status]",
        "R-IN-04[private]",
        "R-ML-05",
        "R-SR-01",
        "R-TS-04",
        "R-TS-04[opinion]",
        "R-TS-07",
    }


def test_a_rule_cannot_read_a_fact_it_did_not_declare() -> None:
    case = Case(given.matter({"minor": True}), OUT, frozenset({"graded"}))

    with pytest.raises(Exception, match="without declaring it"):
        case.flag("minor")


def test_facts_of_several_people_are_judged_person_by_person() -> None:
    people = (
        Subject("people.0", read_facts({"minor": False})),
        Subject("people.1", read_facts({"minor": True})),
    )
    base = given.matter({})
    facts = Request(base.request_type, base.regime, "VN", "RU", base.on, subjects=people)

    said = {
        one.path: RULES["R-AL-08"].check(Case(facts, OUT, frozenset(RULES["R-AL-08"].inputs), one))
        for one in people
    }

    assert isinstance(said["people.0"], Outcome)
    assert said["people.0"].result is PASS
    assert isinstance(said["people.1"], Outcome)
    assert said["people.1"].result is NEED
