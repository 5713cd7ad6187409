"""Judged already, judged without being there, too late, pardoned, military, political (R-EX-05 to 07)."""

from __future__ import annotations

from dataclasses import replace

from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import Rule
from comity.rules.safeguards.says import find_out, passes, stop, stop_unless, warn
from comity.rules.safeguards.scopes import CHARGE_HERE, CLEAR, INTERPOL, SURRENDER, WANTED
from comity.rules.safeguards.tree import Node, ask, judgement

WIDE = replace(CHARGE_HERE, concerns=frozenset({SURRENDER, WANTED, INTERPOL}))
ABSOLUTE = replace(CHARGE_HERE, absolute=True)
PARTLY = find_out("The acts overlap in part: compare them charge by charge.")
OTHER_ACTS = passes("The earlier judgment was about other acts.")
MUST = stop("The acts were finally judged already.")
MAY = stop_unless("A third state judged the acts; nothing that binds both makes that final here.")
UNSERVED = warn("The earlier sentence has not been served: the judgment does not bar yet.")
POLITICAL = stop("The offence is political.")


def _same(yes: Node) -> Node:
    return ask("same_acts", {"true": yes, "false": OTHER_ACTS, "partly": PARTLY})


BINDING_IF_SERVED = ask("sentence_served", {"true|remitted": MUST, "false": UNSERVED})
THIRD_STATE = ask(
    "third_state_is_schengen",
    {
        True: BINDING_IF_SERVED,
        False: ask("third_state_protocol", {True: BINDING_IF_SERVED, False: MAY}, unknown=MAY),
    },
)

RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-EX-05",
            "Nobody is surrendered for a political offence",
            "European Convention on Extradition Art. 3(1)",
            because=Because.TREATY,
            also=(
                Source("First Additional Protocol (ETS 86) Art. 1"),
                Source("UNCAC Art. 44(4)"),
                Source("UN Model Treaty on Extradition Art. 3(a)"),
            ),
        ),
        ask(
            "political_offence",
            {
                "false": passes("The offence is not political."),
                "claimed": ask(
                    "uprising_at_place",
                    {
                        True: POLITICAL,
                        False: passes("The acts were no part of an uprising at that place and time."),
                    },
                ),
                "true": ask(
                    "political_carve_out",
                    {
                        True: warn("A treaty says that such an offence is not political: name its article."),
                        False: POLITICAL,
                    },
                    unknown=POLITICAL,
                ),
            },
        ),
        scope=ABSOLUTE,
    ),
    judgement(
        Law(
            "R-EX-06",
            "Nobody is judged twice for the same acts",
            "European Convention on Extradition Art. 9",
            because=Because.TREATY,
            also=(
                Source("First Additional Protocol (ETS 86) Art. 2"),
                Source("Charter of Fundamental Rights of the EU Art. 50", Mark.SECONDARY),
                Source("Convention implementing the Schengen Agreement Art. 54", Mark.SECONDARY),
            ),
        ),
        ask(
            "final_judgment_in",
            {
                "none": passes("No final judgment on these acts is known."),
                "requested|other_member_state": _same(MUST),
                "requesting": ask(
                    "purpose",
                    {
                        "sentence": passes("The judgment is the one that is to be carried out."),
                        "prosecution": _same(MUST),
                    },
                ),
                "third_state": _same(THIRD_STATE),
            },
        ),
        scope=WIDE,
        about=(
            "final_judgment_in",
            "same_acts",
            "third_state",
            "third_state_is_schengen",
            "case_closed_after_payment",
        ),
    ),
    judgement(
        Law(
            "R-EX-07",
            "Whoever was tried in absence has a retrial, or gave up being present",
            "Second Additional Protocol (ETS 98) Art. 3",
            because=Because.PROTOCOL,
            also=(
                Source("European Convention on Human Rights Art. 6", Mark.SECONDARY),
                Source("Framework Decision 2002/584/JHA Art. 4a", Mark.SECONDARY),
            ),
        ),
        ask(
            "judgment_in_absentia",
            {
                False: passes("The person was present at the trial."),
                True: ask(
                    "waiver_unequivocal",
                    {
                        True: passes("The person knew of the trial and gave up being present."),
                        False: ask(
                            "retrial_guaranteed",
                            {
                                "true": passes("A full retrial is guaranteed."),
                                "conditional": stop(
                                    "The retrial hangs on a condition: that is no right to one."
                                ),
                                "false": stop("The person was tried in absence and gets no retrial."),
                            },
                        ),
                    },
                    unknown=ask(
                        "retrial_guaranteed",
                        {
                            "true": passes("A full retrial is guaranteed."),
                            "conditional|false": find_out(
                                "Find out whether the person gave up being present at the trial."
                            ),
                        },
                    ),
                ),
            },
        ),
        scope=CHARGE_HERE,
        about=("judgment_in_absentia", "waiver_unequivocal", "retrial_guaranteed"),
    ),
    judgement(
        Law(
            "R-EX-07[military]",
            "Purely military offences stay outside",
            "European Convention on Extradition Art. 4",
            because=Because.TREATY,
            also=(Source("UN Model Treaty on Extradition Art. 3(c)", Mark.MEMORY),),
        ),
        ask(
            "military_offence",
            {
                False: passes("The offence is not a purely military one."),
                True: stop("The offence is a purely military one."),
            },
        ),
        scope=CHARGE_HERE,
    ),
    judgement(
        Law(
            "R-EX-07[lapse]",
            "The time to prosecute or punish has not run out",
            "European Convention on Extradition Art. 10",
            because=Because.TREATY,
            also=(Source("Fourth Additional Protocol (CETS 212) Art. 1"),),
        ),
        ask(
            "lapse_of_time",
            {
                "not_expired": passes("The time to prosecute or punish has not run out."),
                "passage_only": warn(
                    "Much time has passed; the time to prosecute or punish has not run out."
                ),
                "expired": stop("The time to prosecute or punish has run out."),
            },
        ),
        scope=CHARGE_HERE,
    ),
    judgement(
        Law(
            "R-EX-07[amnesty]",
            "No amnesty covers the offence",
            "Second Additional Protocol (ETS 98) Art. 4",
            because=Because.PROTOCOL,
        ),
        ask("amnesty", {False: CLEAR, True: stop("An amnesty covers the offence.")}),
        scope=CHARGE_HERE,
    ),
)
"""Grounds that lie in what was done with the case before."""
