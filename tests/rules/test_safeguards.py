"""Every safeguard both ways and with each of its facts missing; the table below must name every rule of the book."""

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


CASES: dict[str, tuple[list[Told], list[Told]]] = {
    "R-AL-01": (
        [t(PASS, basis_state="verified"), t(PASS, basis_state="unverified", lawyer_confirmed_basis=True)],
        [
            t(NEED, basis_state="none"),
            t(NEED, basis_state="none", lawyer_confirmed_basis=True),
            t(NEED, basis_state="conditional"),
            t(NEED, basis_state="unverified"),
            t(NEED, basis_state="unverified", lawyer_confirmed_basis=False),
        ],
    ),
    "R-AL-02": ([t(PASS, sender_competent=True)], [t(UNLESS, sender_competent=False)]),
    "R-AL-03": (
        [
            t(PASS, purpose_stated=True, necessity_stated=True, link_stated=True, urgency="normal"),
            t(
                PASS,
                purpose_stated=True,
                necessity_stated=True,
                link_stated=True,
                urgency="urgent-direct",
                urgency_stated=True,
            ),
        ],
        [
            t(NEED, purpose_stated=False, necessity_stated=True, link_stated=True, urgency="normal"),
            t(NEED, purpose_stated=True, necessity_stated=True, link_stated=True, urgency="urgent-direct"),
        ],
    ),
    "R-AL-03[proportion]": ([t(PASS, proportionate=True)], [t(UNLESS, proportionate=False)]),
    "R-AL-04": (
        [t(PASS, discrimination_ground="none")],
        [t(STOP, discrimination_ground="political_opinion"), t(STOP, discrimination_ground="religion")],
    ),
    "R-AL-04[political]": (
        [t(PASS, political_character="none"), t(WARN, political_character="present")],
        [t(STOP, political_character="predominant")],
    ),
    "R-AL-05": ([t(PASS, graded=True)], [t(NEED, graded=False)]),
    "R-AL-05[role]": ([t(PASS, category="witness")], [t(NEED)]),
    "R-AL-06": (
        [
            t(PASS, special_categories=False),
            t(WARN, special_categories=True, special_categories_justified=True),
        ],
        [t(UNLESS, special_categories=True, special_categories_justified=False)],
    ),
    "R-AL-07": (
        [
            t(PASS, handling="H1", third_party_data=False),
            t(PASS, handling="H3", handling_stated=True, third_party_data=False),
            t(PASS, handling="H1", third_party_data=True, originator_consent="given"),
        ],
        [
            t(STOP, handling="H1", third_party_data=True, originator_consent="refused"),
            t(UNLESS, handling="H1", third_party_data=True, originator_consent="immediate-threat"),
            t(NEED, handling="H3", third_party_data=False),
        ],
    ),
    "R-AL-08": (
        [
            t(PASS, minor=False),
            t(WARN, minor=True, best_interests_assessed=True),
            t(WARN, best_interests_assessed=True),
        ],
        [
            t(UNLESS, minor=True, best_interests_assessed=False),
            t(UNLESS, best_interests_assessed=False),
            t(NEED, minor=True),
        ],
    ),
    "R-AL-09": (
        [
            t(PASS, REFUSAL, refusal_ground_stated=True, partial_answer_considered=True, consulted=True),
            t(WARN, REFUSAL, refusal_ground_stated=True, partial_answer_considered=True),
            t(WARN, REFUSAL, refusal_ground_stated=True, partial_answer_considered=False, consulted=True),
        ],
        [t(NEED, REFUSAL, refusal_ground_stated=False, partial_answer_considered=True, consulted=True)],
    ),
    "R-AL-10": (
        [
            t(PASS, IN, confidentiality_asked=False),
            t(PASS, IN, confidentiality_asked=True, confidentiality_possible=True),
        ],
        [
            t(NEED, IN, confidentiality_asked=True, confidentiality_possible=False),
            t(NEED, ANSWER, confidentiality_asked=True),
        ],
    ),
    "R-AS-01": (
        [t(PASS, asylum_claim="none"), t(PASS, asylum_claim="granted", refugee_from=("BY",))],
        [
            t(STOP, asylum_claim="pending", refugee_from=("RU",)),
            t(STOP, asylum_claim="refused", refugee_from=("BY", "RU")),
            t(STOP, ANSWER, asylum_claim="granted", refugee_from=("VN",)),
        ],
    ),
    "R-AS-02": (
        [
            t(PASS, asylum_claim="none"),
            t(PASS, asylum_claim="pending", enquiry_in_origin_country=False),
            t(PASS, asylum_claim="pending", enquiry_in_origin_country=True, enquiry_reveals_claim="false"),
        ],
        [t(STOP, asylum_claim="pending", enquiry_in_origin_country=True, enquiry_reveals_claim="true")],
    ),
    "R-AS-03": (
        [
            t(PASS, asylum_claim="none"),
            t(PASS, asylum_claim="refused", enquiry_in_origin_country=False),
            t(
                PASS,
                asylum_claim="refused",
                enquiry_in_origin_country=True,
                applicant_written_consent=True,
                least_disclosure=True,
            ),
        ],
        [
            t(
                UNLESS,
                asylum_claim="refused",
                enquiry_in_origin_country=True,
                applicant_written_consent=False,
                least_disclosure=True,
            ),
            t(
                UNLESS,
                asylum_claim="refused",
                enquiry_in_origin_country=True,
                applicant_written_consent=True,
                least_disclosure=False,
            ),
        ],
    ),
    "R-AS-04": (
        [t(PASS, asylum_claim="none"), t(PASS, asylum_claim="pending", subject_national_of=("BY",))],
        [t(STOP, asylum_claim="pending", subject_national_of=("RU",))],
    ),
    "R-AS-05": ([t(PASS, leak_checked=True)], [t(UNLESS, leak_checked=False)]),
    "R-AS-05[refusal]": (
        [
            t(PASS, REFUSAL, refusal_ground="without-reason"),
            t(PASS, REFUSAL, refusal_ground="third-party", asylum_claim="none"),
        ],
        [t(STOP, REFUSAL, refusal_ground="third-party", asylum_claim="granted")],
    ),
    "R-IN-02": (
        [t(PASS, channel="node"), t(WARN, channel="interpol", political_character="none")],
        [t(STOP, channel="interpol", political_character="predominant")],
    ),
    "R-IN-03": (
        [
            t(PASS, channel="paper"),
            t(PASS, channel="interpol", asylum_claim="none"),
        ],
        [t(STOP, channel="interpol", asylum_claim="granted", refugee_from=("BY",))],
    ),
    "R-CO-01": (
        [
            t(PASS, consular_notice_planned=False),
            t(PASS, consular_notice_planned=True, person_requested_notification=True),
        ],
        [t(STOP, consular_notice_planned=True, person_requested_notification=False)],
    ),
    "R-EX-09[treatment]": (
        [t(PASS, torture_risk="none")],
        [
            t(STOP, torture_risk="real"),
            t(NEED, torture_risk="general_situation"),
            t(NEED, torture_risk="alleged"),
        ],
    ),
    "R-EX-09[evidence]": (
        [t(PASS, ANSWER, evidence_torture_risk="none")],
        [
            t(STOP, ANSWER, evidence_torture_risk="real"),
            t(STOP, ANSWER, evidence_torture_risk="established"),
            t(NEED, ANSWER, evidence_torture_risk="alleged"),
        ],
    ),
    "R-ML-05": (
        [
            t(PASS, ANSWER, offence_death_penalty=False),
            t(PASS, ANSWER, offence_death_penalty=True, assurance="given_sufficient"),
        ],
        [
            t(STOP, ANSWER, offence_death_penalty=True, assurance="none"),
            t(STOP, ANSWER, offence_death_penalty=True, assurance="refused"),
            t(STOP, ANSWER, offence_death_penalty=True, assurance="given_insufficient"),
            t(NEED, ANSWER, offence_death_penalty=True, assurance="given_unassessed"),
        ],
    ),
    "R-RE-06": (
        [
            t(PASS, category="suspect"),
            t(PASS, category="victim", crime_codes=("FRAUD",)),
            t(WARN, category="victim", crime_codes=("THB",)),
        ],
        [t(NEED, category="victim")],
    ),
    "R-RE-08": ([t(PASS, data_beyond_identity=False)], [t(STOP, data_beyond_identity=True)]),
    "R-CR-01": (
        [
            t(PASS, purpose_kind="prosecution"),
            t(PASS, purpose_kind="employment", record_consent=True),
        ],
        [t(STOP, purpose_kind="employment", record_consent=False), t(NEED, purpose_kind="own-request")],
    ),
    "R-CR-01[content]": (
        [t(PASS, ANSWER, convictions_filtered=True)],
        [t(UNLESS, ANSWER, convictions_filtered=False)],
    ),
    "R-HN-01": (
        [t(PASS, identifiers_given=2), t(PASS, identifiers_given=3)],
        [t(NEED, identifiers_given=1), t(NEED, identifiers_given=0)],
    ),
    "R-HN-02": ([t(PASS, ANSWER, hits_open=0)], [t(STOP, ANSWER, hits_open=1)]),
    "R-ML-08": (
        [
            t(PASS, IN, conditions_attached=False),
            t(PASS, IN, conditions_attached=True, conditions_accepted=True),
        ],
        [t(NEED, IN, conditions_attached=True, conditions_accepted=False)],
    ),
    "R-DP-01": (
        [
            t(PASS, purpose_kind="investigation"),
            Told({"purpose_kind": "employment"}, None, pair=("VN", "PL")),
        ],
        [t(STOP, purpose_kind="employment"), t(UNLESS, purpose_kind="missing-person")],
    ),
    "R-DP-02": ([t(PASS, recipient_competent=True)], [t(STOP, recipient_competent=False)]),
    "R-DP-03": (
        [
            t(PASS, third_party_data=False),
            t(PASS, third_party_data=True, originator_consent="given"),
            Told({"third_party_data": True}, None, pair=("VN", "PL")),
        ],
        [
            t(STOP, third_party_data=True, originator_consent="refused"),
            t(UNLESS, third_party_data=True, originator_consent="immediate-threat"),
        ],
    ),
    "R-DP-04": (
        [
            t(PASS, transfer_ground="adequacy"),
            t(WARN, transfer_ground="individual-case"),
            Told({}, None, pair=("VN", "PL")),
        ],
        [t(NEED)],
    ),
    "R-DP-05": (
        [
            t(PASS, transfer_ground="instrument"),
            t(PASS, transfer_ground="assessment", transfer_ground_recorded=True),
            Told({}, None, pair=("VN", "PL")),
        ],
        [
            t(STOP, transfer_ground="assessment"),
            t(STOP, transfer_ground="individual-case", transfer_ground_recorded=False),
        ],
    ),
    "R-DP-06": (
        [
            t(PASS, transfer_ground="adequacy"),
            t(PASS, transfer_ground="legal-claim", rights_override=False),
            Told({}, None, pair=("VN", "PL")),
        ],
        [t(STOP, transfer_ground="individual-case", rights_override=True)],
    ),
    "R-DP-07": (
        [
            t(PASS, third_party_data=False),
            t(PASS, third_party_data=True, onward_authorised=True),
            Told({}, None, pair=("VN", "PL")),
        ],
        [t(STOP, third_party_data=True, onward_authorised=False)],
    ),
    "R-DP-08": (
        [
            t(PASS, transfer_ground="adequacy", transfer_ground_reviewed=True),
            t(PASS, transfer_ground="instrument"),
            t(WARN, transfer_ground="assessment"),
            Told({}, None, pair=("VN", "PL")),
        ],
        [t(NEED)],
    ),
    "R-DP-10": ([t(PASS, review_date_set=True)], [t(NEED, review_date_set=False)]),
    "R-GD-01": (
        [
            Told({"transfer_ground": "instrument"}, PASS, regime=Regime.MIGRATION),
            Told({}, None, pair=("VN", "PL"), regime=Regime.MIGRATION),
        ],
        [Told({"transfer_ground": "assessment"}, UNLESS, regime=Regime.MIGRATION)],
    ),
}

DUTIES: dict[str, dict[str, object]] = {
    "R-DP-09": {"wrong_data_sent": True},
    "R-DP-11": {"subject_asked": True},
}

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


def rows(which: int) -> list[tuple[str, Told]]:
    return [(key, told) for key, both in CASES.items() for told in both[which]]


def test_the_table_names_every_rule_of_the_book() -> None:
    judgements = {key for key, rule in RULES.items() if rule.kind is Kind.JUDGEMENT}
    duties = {key for key, rule in RULES.items() if rule.kind is Kind.DUTY}

    assert set(CASES) == judgements
    assert set(DUTIES) == duties
    assert len(RULES) >= 40


@pytest.mark.parametrize(("rule", "told"), rows(0))
def test_what_is_in_order_is_let_go(rule: str, told: Told) -> None:
    assert told.result not in BARS
    assert result_of(RULES[rule], told) is told.result


@pytest.mark.parametrize(("rule", "told"), rows(1))
def test_what_is_not_in_order_is_held(rule: str, told: Told) -> None:
    assert told.result in BARS
    assert result_of(RULES[rule], told) is told.result


@pytest.mark.parametrize(("rule", "told"), [*rows(0), *rows(1)])
def test_the_door_of_the_row_is_one_where_the_rule_is_asked(rule: str, told: Told) -> None:
    facts = given.matter({}, regime=told.regime, pair=told.pair)

    assert RULES[rule].applies(facts, told.door)


@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_rule_that_knows_nothing_never_passes(rule: str) -> None:
    one = RULES[rule]
    door = min(one.scope.directions, key=list(Direction).index)
    regime = min(one.scope.regimes, key=list(Regime).index)

    assert result_of(one, Told({}, NEED, door, regime=regime)) in BARS


@pytest.mark.parametrize(("rule", "told"), rows(0))
def test_taking_one_fact_away_never_turns_a_stop_into_less(rule: str, told: Told) -> None:
    """From a row that passes, each fact is taken away in turn: the answer stays or becomes stricter."""
    order = list(Result)
    before = result_of(RULES[rule], told)
    for key in told.facts:
        less = {name: value for name, value in told.facts.items() if name != key}
        after = result_of(RULES[rule], Told(less, None, told.door, told.pair, told.regime))
        if before is None:
            assert after is None
        else:
            assert after is not None
            assert order.index(after) >= order.index(before)


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


@pytest.mark.parametrize("rule", sorted(DUTIES))
def test_a_duty_gives_a_task_when_its_fact_is_there_and_none_otherwise(rule: str) -> None:
    said = ask(RULES[rule], Told(DUTIES[rule], None))

    assert isinstance(said, Task)
    assert said.text
    assert ask(RULES[rule], Told({}, None)) is None


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
        "R-AS-01",
        "R-AS-02",
        "R-AS-04",
        "R-AS-05[refusal]",
        "R-IN-02",
        "R-IN-03",
        "R-CO-01",
        "R-EX-09[treatment]",
        "R-EX-09[evidence]",
        "R-ML-05",
        "R-HN-02",
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
