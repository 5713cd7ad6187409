"""The death penalty, in extradition and in every other help (R-EX-08, R-ML-05).

The way out is an assurance that a person assessed and held sufficient; no officer may set the stop aside. A
state whose law accepts no assurance at all is asked apart.
"""

from __future__ import annotations

from comity.rules.findings import Direction
from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import Rule, Scope
from comity.rules.safeguards.says import find_out, passes, stop, unless_assured
from comity.rules.safeguards.scopes import ANSWERING, BODILY, NOT_ASKED
from comity.rules.safeguards.tree import ask, judgement

ECHR = frozenset({"ECHR"})
LIFE = Scope(ANSWERING, concerns=BODILY, each_charge=True, absolute=True)
ANSWERS = Scope(frozenset({Direction.OUT_ANSWER}), silent_on=BODILY, absolute=True)
HELD = passes("An assurance was given and held sufficient.")
NO_ASSURANCE = unless_assured("The offence may carry the death penalty, and no assurance is held sufficient.")
ASSESS = find_out("Assess the assurance before anything is shared.")
ON_DEATH = ask(
    "assurance",
    {
        "none|refused|given_insufficient": NO_ASSURANCE,
        "given_unassessed": ASSESS,
        "given_sufficient": ask(
            "assurance_topic",
            {"death_penalty": HELD, "treatment|prison|max_sentence": NO_ASSURANCE},
        ),
    },
)
CAPITAL = ask(
    "offence_death_penalty",
    {False: passes("The offence does not carry the death penalty there."), True: ON_DEATH},
)

RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-EX-08",
            "Nobody is surrendered to a death penalty",
            "European Convention on Extradition Art. 11",
            ECHR,
            Because.HUMAN_RIGHTS,
            also=(
                Source("Switzerland: IRSG Art. 37(3)"),
                Source("European Convention on Human Rights Arts 2, 3 and Protocol 13", Mark.SECONDARY),
                Source("UN Model Treaty on Extradition Art. 4(d)", Mark.MEMORY),
            ),
        ),
        CAPITAL,
        scope=LIFE,
    ),
    judgement(
        Law(
            "R-EX-08[imposed]",
            "Nobody is surrendered to a death sentence already passed",
            "European Convention on Extradition Art. 11",
            ECHR,
            Because.HUMAN_RIGHTS,
        ),
        ask(
            "purpose",
            {
                "prosecution": NOT_ASKED,
                "sentence": ask(
                    "sentence_imposed",
                    {"death": ON_DEATH, "life": NOT_ASKED},
                    unknown=find_out("Find out which sentence was imposed."),
                ),
            },
        ),
        scope=LIFE,
        about=("sentence_imposed+purpose",),
    ),
    judgement(
        Law(
            "R-EX-08[any]",
            "Some states accept no assurance at all in capital cases",
            "Constitutional Court of Italy, judgment 223 of 1996",
            because=Because.NATIONAL_LAW,
            mark=Mark.MEMORY,
        ),
        ask(
            "offence_death_penalty",
            {
                False: NOT_ASKED,
                True: ask(
                    "requested_bars_any_capital_extradition",
                    {
                        True: stop(
                            "The law of the state that is asked accepts no assurance in a capital case."
                        ),
                        False: passes("The law of the state that is asked accepts an assurance."),
                    },
                ),
            },
        ),
        scope=LIFE,
        about=("requested_bars_any_capital_extradition",),
    ),
    judgement(
        Law(
            "R-ML-05",
            "No help towards a death sentence without an assurance held sufficient",
            "European Convention on Human Rights Arts 2, 3 and Protocol 13",
            ECHR,
            Because.HUMAN_RIGHTS,
            Mark.MEMORY,
        ),
        CAPITAL,
        scope=ANSWERS,
    ),
)
"""No help towards a death: it covers police information before any arrest as well."""
