"""Safeguards of victims of trafficking (R-RE-06)."""

from __future__ import annotations

from comity.rules.safeguards.rule import Because, Case, Law, Outcome, Rule, Scope, need, passes, rule, warn
from comity.rules.vocabulary import UNKNOWN


@rule(
    Law(
        "R-RE-06",
        "A victim of trafficking keeps privacy and safety",
        "Trafficking in Persons Protocol Arts 6(1), 8(2)",
        frozenset({"TIP"}),
        Because.TREATY,
    ),
    "category",
    "crime_codes",
    scope=Scope(each_person=True),
)
def victim(case: Case) -> Outcome:
    """Nothing about a victim goes further than the case needs."""
    part = case.word("category")
    if part is UNKNOWN:
        return need("category")
    if part != "victim":
        return passes("The person is not a victim in this case.")
    if not case.knows("crime_codes"):
        return need("crime_codes")
    if "THB" in case.codes("crime_codes"):
        return warn("The person is a victim of trafficking: protect privacy, identity and safety.")
    return passes("The person is a victim of another crime.")


RULES: tuple[Rule, ...] = (victim,)
