"""Extradition, the offence: crime in both states, penalties, lesser counts, taxes (R-EX-01 to 04, 12).

Thresholds belong to the pair and the day: the instrument tells them as facts. 'At least' and 'more than',
imposed and left, one law and both are four different questions.
"""

from __future__ import annotations

from dataclasses import replace

from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import Rule
from comity.rules.safeguards.says import find_out, need, passes, stop, stop_unless, warn
from comity.rules.safeguards.scopes import CHARGE, CLEAR, NOT_ASKED
from comity.rules.safeguards.tree import Node, Question, ask, compare, judgement

ENOUGH = passes("The penalty reaches the threshold of the instrument.")
SHORT = stop("The penalty stays below the threshold of the instrument.")
LEFT_SHORT = stop("The sentence stays below the threshold of the instrument.")


def _reaches(key: str, short: Node, then: Node = ENOUGH) -> Question:
    """Ask whether a number reaches the threshold; a number on the threshold asks whether that is enough."""
    on_it = ask("threshold_exceeded_only", {True: short, False: then})
    return compare(
        key,
        "threshold_months",
        enough=compare("threshold_months", key, enough=on_it, short=then),
        short=short,
    )


def _both() -> Node:
    """Ask the penalty under both laws; either one that is too low is enough to stop."""
    here = "penalty_under_requested_law_months"
    there = _reaches("max_penalty_months", SHORT)
    without = _reaches("max_penalty_months", SHORT, need(here))
    return replace(_reaches(here, SHORT, there), unknown=without)


BOTH = _both()

RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-EX-01",
            "The conduct is a crime in both states",
            "European Convention on Extradition Art. 2(1)",
            because=Because.TREATY,
            also=(Source("UN Model Treaty on Extradition Art. 2(2)"), Source("UNTOC Art. 16(1)")),
        ),
        ask(
            "dual_criminality",
            {
                "true": passes("The conduct is a crime in both states."),
                "false": stop("The conduct is no crime under the law of the state that is asked."),
                "partial": find_out("Part of the conduct is no crime there: tell the charges apart."),
            },
        ),
        scope=CHARGE,
    ),
    judgement(
        Law(
            "R-EX-01[time]",
            "The conduct was a crime when it was done",
            "International Covenant on Civil and Political Rights Art. 15(1)",
            because=Because.HUMAN_RIGHTS,
            mark=Mark.MEMORY,
        ),
        ask(
            "criminal_at_time_of_conduct",
            {True: CLEAR, False: stop("The conduct was no crime when it was done.")},
        ),
        scope=CHARGE,
    ),
    judgement(
        Law(
            "R-EX-02",
            "The highest penalty reaches the threshold",
            "European Convention on Extradition Art. 2(1)",
            because=Because.TREATY,
            also=(
                Source("Poland–Viet Nam Treaty on Legal Assistance (1993) Art. 52"),
                Source("Hungary–Viet Nam Treaty on Extradition (2013)"),
            ),
        ),
        ask(
            "purpose",
            {
                "sentence": NOT_ASKED,
                "prosecution": ask(
                    "threshold_law",
                    {
                        "requesting_only": _reaches("max_penalty_months", SHORT),
                        "both": BOTH,
                    },
                ),
            },
        ),
        scope=CHARGE,
        about=("threshold_law", "penalty_under_requested_law_months"),
    ),
    judgement(
        Law(
            "R-EX-03",
            "The sentence reaches the threshold",
            "European Convention on Extradition Art. 2(1)",
            because=Because.TREATY,
            also=(Source("Poland–Viet Nam Treaty on Legal Assistance (1993) Art. 52"),),
        ),
        ask(
            "purpose",
            {
                "prosecution": NOT_ASKED,
                "sentence": ask(
                    "sentence_is_aggregate",
                    {
                        True: ask("aggregate_sentence_over_threshold", {True: ENOUGH, False: LEFT_SHORT}),
                        False: ask(
                            "threshold_kind",
                            {
                                "awarded": _reaches("sentence_awarded_months", LEFT_SHORT),
                                "remaining": _reaches("sentence_left_months", LEFT_SHORT),
                            },
                        ),
                    },
                ),
            },
        ),
        scope=CHARGE,
        about=("threshold_kind", "aggregate_sentence_over_threshold", "sentence_is_aggregate"),
    ),
    judgement(
        Law(
            "R-EX-04",
            "A lesser offence rides along only where the instrument lets it",
            "European Convention on Extradition Art. 2(2)",
            because=Because.TREATY,
            also=(Source("UN Model Treaty on Extradition Art. 2(4)"),),
        ),
        ask(
            "some_single_sentences_under_threshold",
            {
                True: warn("Lesser offences ride along only where the instrument says so: name its article."),
                False: CLEAR,
            },
        ),
        scope=CHARGE,
    ),
    judgement(
        Law(
            "R-EX-12",
            "Taxes bar only where the instrument leaves them out",
            "European Convention on Extradition Art. 5",
            because=Because.PROTOCOL,
            also=(
                Source("Second Additional Protocol (ETS 98) Art. 2"),
                Source("UNTOC Arts 16(15), 18(22)"),
                Source("UN Model Treaty on Extradition Art. 2(3)"),
            ),
        ),
        ask(
            "fiscal_offence",
            {
                False: passes("It is no tax offence."),
                True: ask(
                    "fiscal_covered",
                    {
                        True: warn("The instrument covers tax offences: a difference of taxes is no ground."),
                        False: stop_unless(
                            "The instrument covers tax offences only where the two states agreed so."
                        ),
                    },
                    unknown=find_out("Find out whether the instrument covers tax offences."),
                ),
            },
        ),
        scope=CHARGE,
    ),
)
"""The offence and its penalty, told charge by charge."""
