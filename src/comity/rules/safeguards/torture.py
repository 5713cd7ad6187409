"""Torture, unfair trial, prison, tainted evidence: four rules that R-EX-09 once joined; what life means.

They are absolute. A general risk asks for the risk to this very person; an assurance helps only when it is
about this ground and a person held it sufficient.
"""

from __future__ import annotations

from comity.rules.findings import Direction
from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import LEAVING, Rule, Scope
from comity.rules.safeguards.says import Outcome, find_out, passes, stop, unless_assured, warn
from comity.rules.safeguards.scopes import ANSWERING, BODILY, CLEAR, TRANSFER
from comity.rules.safeguards.tree import Question, ask, judgement

HELD = passes("An assurance about this was given and held sufficient.")
UNREAD = find_out("Assess the assurance about this first.")
NOT_THIS_PERSON = passes("The general situation is bad, but an officer found no risk to this very person.")
LOOK = find_out("Look into the risk to this very person before anything is shared.")
ILL_TREATED = stop("Sharing this would expose somebody to a real risk of torture or ill-treatment.")
UNFAIR = stop("The person would face a flagrantly unfair trial.")
CELL = stop("The prison conditions there would be inhuman or degrading.")
TAINTED = stop("There is a real risk that the information came from torture.")
PERSONS = Scope(ANSWERING, concerns=BODILY, each_person=True, absolute=True)


def assured(topic: str, otherwise: Outcome) -> Question:
    """Ask for an assurance on one topic that a person held sufficient; nothing else helps."""
    topics = "|".join(one for one in ("death_penalty", "treatment", "prison", "max_sentence") if one != topic)
    given = ask(
        "assurance",
        {"none|refused|given_insufficient": otherwise, "given_unassessed": UNREAD, "given_sufficient": HELD},
        unknown=otherwise,
    )
    return ask("assurance_topic", {topic: given, topics: otherwise}, unknown=otherwise)


def personal(topic: str, real: Outcome) -> Question:
    """Ask for the risk to this very person, once there is a general one."""
    return ask(
        "individual_risk",
        {"real": assured(topic, real), "none": NOT_THIS_PERSON},
        unknown=assured(topic, LOOK),
    )


PRISON = ask(
    "prison_conditions_risk",
    {
        "not_established": CLEAR,
        "systemic": personal("prison", CELL),
        "real": assured("prison", CELL),
    },
)

RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-EX-09[treatment]",
            "Nobody is exposed to torture or ill-treatment",
            "Convention against Torture Art. 3",
            frozenset({"CAT", "ICCPR", "ECHR"}),
            Because.HUMAN_RIGHTS,
            also=(
                Source("International Covenant on Civil and Political Rights Art. 7"),
                Source("European Convention on Human Rights Art. 3", Mark.SECONDARY),
            ),
        ),
        ask(
            "torture_risk",
            {
                "none": passes("An officer looked into it and saw no sign of a risk."),
                "alleged|general_situation": personal("treatment", ILL_TREATED),
                "real": assured("treatment", ILL_TREATED),
            },
        ),
        scope=Scope(LEAVING, each_person=True, absolute=True),
    ),
    judgement(
        Law(
            "R-EX-09[trial]",
            "Nobody is surrendered to a flagrantly unfair trial",
            "European Convention on Human Rights Art. 6",
            frozenset({"ECHR", "ICCPR"}),
            Because.HUMAN_RIGHTS,
            Mark.SECONDARY,
            also=(Source("International Covenant on Civil and Political Rights Art. 14", Mark.MEMORY),),
        ),
        ask(
            "unfair_trial_risk",
            {
                "not_established": CLEAR,
                "alleged": find_out("Look into whether the trial there would be flagrantly unfair."),
                "systemic_deficiency": ask(
                    "individual_risk",
                    {"real": UNFAIR, "none": NOT_THIS_PERSON},
                    unknown=LOOK,
                ),
                "flagrant": UNFAIR,
            },
        ),
        scope=PERSONS,
    ),
    judgement(
        Law(
            "R-EX-09[prison]",
            "Nobody is sent into inhuman prison conditions",
            "European Convention on Human Rights Art. 3",
            frozenset({"ECHR", "CAT", "ICCPR"}),
            Because.HUMAN_RIGHTS,
            Mark.SECONDARY,
            also=(Source("International Covenant on Civil and Political Rights Art. 7"),),
        ),
        PRISON,
        scope=PERSONS,
    ),
    judgement(
        Law(
            "R-TS-07",
            "Nobody is transferred into inhuman prison conditions",
            "UNODC Handbook on the International Transfer of Sentenced Persons",
            because=Because.HUMAN_RIGHTS,
            mark=Mark.SECONDARY,
            also=(Source("International Covenant on Civil and Political Rights Art. 7"),),
        ),
        PRISON,
        scope=Scope(LEAVING | ANSWERING, concerns=frozenset({TRANSFER}), each_person=True, absolute=True),
    ),
    judgement(
        Law(
            "R-EX-09[evidence]",
            "Nothing that torture brought out is used or passed on",
            "Convention against Torture Art. 15",
            frozenset({"CAT", "ECHR"}),
            Because.HUMAN_RIGHTS,
            Mark.MEMORY,
            also=(Source("Convention against Torture Art. 3"),),
        ),
        ask(
            "evidence_torture_risk",
            {
                "none": passes("There is no sign that the information came from torture."),
                "alleged": find_out("Look into the claim that the information came from torture."),
                "real|established": TAINTED,
            },
        ),
        scope=Scope(frozenset({Direction.OUT_ANSWER}), absolute=True),
    ),
    judgement(
        Law(
            "R-EX-09[life]",
            "Nobody is surrendered to a life sentence without hope",
            "European Convention on Human Rights Art. 3",
            frozenset({"ECHR"}),
            Because.HUMAN_RIGHTS,
            Mark.SECONDARY,
        ),
        ask(
            "irreducible_life_sentence_risk",
            {
                "not_shown": passes("No risk of a life sentence without hope of release was shown."),
                "shown": assured(
                    "max_sentence",
                    unless_assured("The person may get a life sentence without hope of release."),
                ),
            },
            unknown=find_out("Find out whether a life sentence there leaves hope of release."),
        ),
        scope=PERSONS,
    ),
    judgement(
        Law(
            "R-EX-09[conscience]",
            "Objection to military service is looked into",
            "International Covenant on Civil and Political Rights Art. 18",
            frozenset({"ICCPR", "ECHR"}),
            Because.HUMAN_RIGHTS,
            Mark.MEMORY,
        ),
        ask(
            "conscientious_objection",
            {
                False: CLEAR,
                True: ask(
                    "requesting_under_armed_attack",
                    {
                        True: warn(
                            "The person objects to military service; the state defends itself against attack."
                        ),
                        False: find_out(
                            "Look into what the person's objection to military service would bring."
                        ),
                    },
                ),
            },
        ),
        scope=PERSONS,
    ),
)
"""Life and body: absolute rules."""
