"""Safeguards of people who sought protection (R-AS): what is told, what is asked, what a package gives away.

They are absolute: an officer may only record, with evidence, that the ground does not exist. Inside the node
only the protection officer sees the reason; towards the other state 'protected' and 'unknown' must look
alike, so both hold the letter back with the same words. Consent never cures telling the persecutor.
"""

from __future__ import annotations

from dataclasses import replace

from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import EVERY_DOOR, Case, Outcome, Rule, Scope, passes, rule, stop
from comity.rules.safeguards.says import Task, need, stop_unless
from comity.rules.safeguards.scopes import BODILY, BREACH, RETURN
from comity.rules.safeguards.tree import Node, Question, among, ask, duty, judgement
from comity.rules.verdict import Direction
from comity.rules.vocabulary import UNKNOWN

SHIELD = Scope(
    EVERY_DOOR - {Direction.OUT_REFUSAL},
    silent_on=frozenset({BREACH, RETURN}),
    each_person=True,
    absolute=True,
    restricted=True,
)
ENQUIRY = Scope(frozenset({Direction.OUT_REQUEST}), each_person=True, absolute=True, restricted=True)
SILENT_GROUND = "without-reason"
APR = frozenset({"EU-APR"})
NOTHING_SOUGHT = passes("No application for protection is known after a check.")
NOT_THERE = passes("This is not an enquiry in the country of origin.")
NOT_FEARED = passes("The state that would receive this is not the one the person fears.")
FEARED = stop("The person sought protection from the state that would receive this.")
TELLS = stop("It would tell the state of origin, or the state feared, that protection was sought.")
ONLY_WHO = passes("The claim was refused for good; it tells who the person is and no more.")
RECEIVES = among("refugee_from", "recipient", yes=FEARED, no=NOT_FEARED)


def _sought(node: Node, unknown: Node | None = None) -> Question:
    """Settle the easy answer first: nothing was sought."""
    return ask("asylum_claim", {"none": NOTHING_SOUGHT, "pending|refused|granted": node}, unknown=unknown)


def _enquiring(node: Node) -> Question:
    return _sought(ask("enquiry_in_origin_country", {False: NOT_THERE, True: node}))


BY_STATUS = ask(
    "refugee_status", {"none": need("asylum_claim")}, others=RECEIVES, unknown=need("asylum_claim")
)
"""Whoever has a status has sought protection, whatever is told of a claim."""

no_word = judgement(
    Law(
        "R-AS-01",
        "No word of an asylum claim reaches the state feared",
        "Regulation (EU) 2024/1348 Art. 7(2)(a)",
        APR,
        Because.HUMAN_RIGHTS,
    ),
    _sought(RECEIVES, BY_STATUS),
    scope=SHIELD,
    about=("asylum_claim+refugee_from", "refugee_status+refugee_from"),
)


def _returned(key: str) -> Node:
    """Ask what a return may tell the state of origin: after a final refusal, who the person is and no more."""
    clean = ask(
        "leak_checked",
        {True: ask("data_beyond_identity", {False: ONLY_WHO, True: TELLS}, unknown=TELLS), False: TELLS},
        unknown=TELLS,
    )
    told = ask("appeal_pending", {True: TELLS, False: clean}, unknown=TELLS)
    after = ask("asylum_claim", {"none": NOTHING_SOUGHT, "pending|granted": TELLS, "refused": told})
    return among(key, "recipient", yes=after, no=_sought(NOT_FEARED))


returned = tuple(
    judgement(
        Law(
            id_,
            title,
            "Regulation (EU) 2024/1348 Art. 7(2)(a)",
            APR,
            Because.HUMAN_RIGHTS,
            also=(Source("Switzerland–Viet Nam Readmission Agreement Art. 8(2)"),),
        ),
        ask("asylum_claim", {"none": NOTHING_SOUGHT, "pending|refused|granted": _returned(key)}),
        scope=replace(SHIELD, concerns=frozenset({RETURN}), silent_on=frozenset()),
        about=(f"asylum_claim+{key}",),
    )
    for id_, title, key in (
        ("R-AS-01[return]", "A return tells the state feared who the person is and no more", "refugee_from"),
        (
            "R-AS-04[return]",
            "A return tells the state of origin who the person is and no more",
            "subject_national_of",
        ),
    )
)

no_telling_question = judgement(
    Law(
        "R-AS-02",
        "Nothing is asked in a way that tells of an asylum claim",
        "Regulation (EU) 2024/1348 Art. 7(2)(b)",
        APR,
        Because.HUMAN_RIGHTS,
    ),
    _enquiring(
        ask(
            "enquiry_reveals_claim",
            {
                "true": stop("The question itself would tell that protection was sought."),
                "false|not_shown": passes("An officer found that the question does not tell of a claim."),
            },
        )
    ),
    scope=ENQUIRY,
    about=("enquiry_in_origin_country", "enquiry_reveals_claim"),
)

no_contact = judgement(
    Law(
        "R-AS-02[contact]",
        "The alleged persecutor is not asked",
        "Regulation (EU) 2024/1348 Art. 7(2)(b)",
        APR,
        Because.HUMAN_RIGHTS,
        also=(Source("Upper Tribunal (GB), VT (Article 22, confidentiality), 19 July 2017"),),
    ),
    _enquiring(
        ask(
            "contact_with_persecutor",
            {
                True: stop("The enquiry goes to those whom the person fears; consent does not cure that."),
                False: passes("The enquiry does not go to those whom the person fears."),
            },
        )
    ),
    scope=ENQUIRY,
    about=("contact_with_persecutor",),
)

least = judgement(
    Law(
        "R-AS-03",
        "An enquiry in the country of origin discloses the least",
        "Upper Tribunal (GB), VT (Article 22, confidentiality), 19 July 2017",
        frozenset({"UK"}),
        Because.NATIONAL_LAW,
    ),
    _enquiring(
        ask(
            "least_disclosure",
            {
                True: passes("The least is disclosed, over the safest channel."),
                False: stop_unless("An enquiry there needs the safest channel and the least disclosure."),
            },
        )
    ),
    scope=Scope(frozenset({Direction.OUT_REQUEST}), each_person=True, restricted=True),
    about=("least_disclosure",),
)

care = duty(
    Law(
        "R-AS-03[care]",
        "Before an enquiry in the country of origin the person is asked",
        "Upper Tribunal (GB), VT (Article 22, confidentiality), 19 July 2017",
        frozenset({"UK"}),
        Because.HOUSE,
    ),
    {"enquiry_in_origin_country": True},
    Task(
        "Record why the enquiry is needed, the safest way, and the person's written consent or why it is not there."
    ),
    scope=Scope(frozenset({Direction.OUT_REQUEST}), each_person=True, restricted=True),
)

ORIGIN = Law(
    "R-AS-04",
    "Asylum data never goes to the country of origin",
    "EUAA guidance on information provision",
    because=Because.HUMAN_RIGHTS,
    mark=Mark.SECONDARY,
    also=(Source("UNHCR advisory opinion on confidentiality", Mark.SECONDARY),),
)
TO_ORIGIN = _sought(
    among(
        "subject_national_of",
        "recipient",
        yes=stop("The person sought protection and is a national of the state that would receive this."),
        no=passes("The state that would receive this is not the country of origin."),
    )
)

origin = judgement(
    ORIGIN,
    TO_ORIGIN,
    scope=replace(SHIELD, silent_on=SHIELD.silent_on | BODILY),
    about=("asylum_claim+subject_national_of",),
)

origin_of_wanted = judgement(
    replace(ORIGIN, id="R-AS-04[surrender]", title="A surrender tells the country of origin of no claim"),
    TO_ORIGIN,
    scope=replace(SHIELD, concerns=BODILY),
    about=("asylum_claim+refugee_from+subject_national_of",),
)

reached = duty(
    Law(
        "R-AS-01[breach]",
        "When asylum data got out, the feared state is taken to have read it",
        "High Court of Australia, SZSSJ [2016] HCA 29",
        because=Because.HOUSE,
        also=(Source("Regulation (EU) 2024/1348 Art. 7(2)(a)"),),
    ),
    {"asylum_data_disclosed_to_origin": "presumed|true"},
    Task("Tell the person, take it that the state feared read it, and look at the risk again."),
    scope=Scope(EVERY_DOOR, each_person=True, restricted=True),
)


@rule(
    Law(
        "R-AS-05", "The package itself gives nothing away", "follows from Regulation (EU) 2024/1348 Art. 7(2)"
    ),
    "leak_checked",
)
def no_leak(case: Case) -> Outcome:
    """File names, office names, codes and dates can tell what the text does not."""
    checked = case.flag("leak_checked")
    if checked is UNKNOWN:
        return need("leak_checked")
    if checked:
        return passes("Everything that leaves was read for signs of an asylum claim.")
    return stop_unless("Nobody read what leaves for signs of an asylum claim.")


@rule(
    Law(
        "R-AS-05[refusal]",
        "A refusal never tells why it protects",
        "follows from Regulation (EU) 2024/1348 Art. 7(2)",
    ),
    "asylum_claim",
    "refusal_ground",
    scope=Scope(frozenset({Direction.OUT_REFUSAL}), each_person=True, absolute=True, restricted=True),
    about=("refusal_ground",),
)
def silent_refusal(case: Case) -> Outcome:
    """Protected, unknown and refused without reason look alike."""
    if case.word("refusal_ground") == SILENT_GROUND:
        return passes("The refusal gives no reason.")
    claim = case.word("asylum_claim")
    if claim is UNKNOWN:
        return need("asylum_claim")
    return NOTHING_SOUGHT if claim == "none" else stop("Refuse this one without a reason.")


RULES: tuple[Rule, ...] = (
    no_word,
    *returned,
    reached,
    no_telling_question,
    no_contact,
    least,
    care,
    origin,
    origin_of_wanted,
    no_leak,
    silent_refusal,
)
