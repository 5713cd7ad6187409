"""Standing transfers of data to another state: limits written into the arrangement (R-DP-07, R-DP-10)."""

from __future__ import annotations

from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import LEAVING, Rule, Scope
from comity.rules.safeguards.says import find_out, passes, stop
from comity.rules.safeguards.scopes import ANSWERING, STANDING
from comity.rules.safeguards.tree import ask, compare, judgement

LED = frozenset({"EU-LED"})
ARRANGED = Scope(LEAVING | ANSWERING, concerns=frozenset({STANDING}))
OPINION = Source("Court of Justice of the EU, Opinion 1/15 (passenger name records)")

RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-DP-07[limits]",
            "An arrangement limits passing data on",
            "Directive (EU) 2016/680 Art. 35(1)(e)",
            LED,
            Because.EU_LAW,
            also=(OPINION,),
        ),
        ask(
            "onward_transfer_limited",
            {
                True: passes("The arrangement limits passing data on."),
                False: stop("The arrangement does not limit passing data on."),
            },
        ),
        scope=ARRANGED,
    ),
    judgement(
        Law(
            "R-DP-10[period]",
            "An arrangement keeps data no longer than its purpose needs",
            "Directive (EU) 2016/680 Art. 5",
            LED,
            Because.EU_LAW,
            also=(OPINION,),
        ),
        compare(
            "retention_months",
            1,
            enough=ask(
                "data_needed_until_review",
                {
                    True: passes("An officer found that the data is needed as long as it is kept."),
                    False: stop("Data is kept longer than its purpose needs."),
                },
                unknown=find_out("Find out whether the data is needed for the whole time it is kept."),
            ),
            short=passes("No data is kept."),
        ),
        scope=ARRANGED,
    ),
)
"""Standing transfers."""
