"""Identity for return, readmission, and the return of victims and children (R-RE, R-AL-08)."""

from __future__ import annotations

from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import EVERY_DOOR, LEAVING, Rule, Scope
from comity.rules.safeguards.says import Task, find_out, passes, stop, stop_unless
from comity.rules.safeguards.scopes import ANSWERING, CLEAR, NOT_ASKED, REMOVAL, RETURN, SURRENDER, TRANSFER
from comity.rules.safeguards.tree import ask, duty, judgement

HOMEWARD = frozenset({RETURN})
"""The state that returns judges the return; the state of nationality judges its own part."""
BACK = Scope(LEAVING | ANSWERING, concerns=HOMEWARD, asking_only=HOMEWARD, each_person=True)
GOING = Scope(
    LEAVING | ANSWERING, concerns=frozenset({RETURN, REMOVAL}), asking_only=HOMEWARD, each_person=True
)
CHILDREN = Scope(
    LEAVING | ANSWERING, concerns=frozenset({RETURN, REMOVAL, SURRENDER, TRANSFER}), each_person=True
)
TASKS = Scope(EVERY_DOOR, concerns=frozenset({RETURN}), each_person=True)
RETURN_LAW = "Directive 2008/115/EC"
NOBODY_THERE = stop("Nobody is arranged to take charge of the child.")
INTERESTS = ask(
    "best_interests_assessed",
    {
        True: passes("The child's best interests were looked at and somebody takes charge."),
        False: stop("The child's best interests were not looked at."),
    },
)
ALONE = ask(
    "unaccompanied",
    {True: ask("reception_arranged", {True: INTERESTS, False: NOBODY_THERE}), False: INTERESTS},
)

RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-RE-01",
            "The state of origin verified the nationality",
            "Switzerland–Viet Nam Readmission Agreement Arts 2, 3",
            because=Because.TREATY,
        ),
        ask(
            "nationality_verified",
            {
                True: passes("The state of origin verified the nationality."),
                False: find_out("The nationality is not verified yet: nothing moves before."),
            },
        ),
        scope=BACK,
    ),
    judgement(
        Law(
            "R-RE-01[document]",
            "A travel document is there",
            "Switzerland–Viet Nam Readmission Agreement Art. 4",
            because=Because.TREATY,
        ),
        ask(
            "travel_document",
            {
                "issued": passes("A travel document was issued."),
                "asked": passes("A travel document is asked for."),
                "refused": find_out("The state of origin refused a travel document: nothing moves before."),
            },
        ),
        scope=BACK,
    ),
    duty(
        Law(
            "R-RE-02",
            "Whoever was returned wrongly is taken back",
            "Switzerland–Viet Nam Readmission Agreement Art. 4",
            because=Because.TREATY,
        ),
        {"wrongly_returned": True},
        Task("Take the person back without formality and without delay."),
        scope=TASKS,
    ),
    duty(
        Law(
            "R-RE-03",
            "A complete file is answered in the agreement's time",
            "Switzerland–Viet Nam Readmission Agreement Art. 3",
            because=Because.TREATY,
            also=(Source("EU–Georgia and EU–Pakistan readmission agreements", Mark.SECONDARY),),
        ),
        {"readmission_file_complete": True},
        Task("Answer within the time of the agreement: it runs from the complete file."),
        scope=TASKS,
    ),
    duty(
        Law(
            "R-RE-04",
            "Victims and smuggled people are identified without delay",
            "Trafficking in Persons Protocol Art. 8(3), (4)",
            frozenset({"TIP"}),
            Because.TREATY,
            also=(Source("Smuggling of Migrants Protocol Art. 18"),),
        ),
        {"category": "victim"},
        Task("Verify nationality without undue delay and issue travel documents on request."),
        scope=Scope(ANSWERING, concerns=frozenset({RETURN}), each_person=True),
    ),
    judgement(
        Law(
            "R-RE-05",
            "Return keeps order, dignity and families",
            "United States–Viet Nam Agreement on the Acceptance of the Return of Citizens (2008) Art. 1",
            because=Because.HOUSE,
            mark=Mark.SECONDARY,
        ),
        ask(
            "family_unity_kept",
            {
                True: passes("Families stay together and the case was looked at by itself."),
                False: stop_unless("A family would be torn apart, or the case was not looked at by itself."),
            },
        ),
        scope=GOING,
    ),
    judgement(
        Law(
            "R-RE-06[return]",
            "A victim of trafficking returns safely",
            "Trafficking in Persons Protocol Art. 8(2)",
            frozenset({"TIP"}),
            Because.TREATY,
        ),
        ask(
            "category",
            {
                "suspect|convicted|witness|other": NOT_ASKED,
                "victim": ask(
                    "return_safe",
                    {
                        True: passes("The return is safe and preferably voluntary."),
                        False: stop_unless("The return of the victim is not safe."),
                    },
                ),
            },
        ),
        scope=GOING,
    ),
    judgement(
        Law(
            "R-RE-07",
            "A return decision stands",
            f"{RETURN_LAW} Art. 6",
            because=Because.EU_LAW,
            mark=Mark.MEMORY,
        ),
        ask(
            "return_decision_issued",
            {
                True: passes("A return decision was issued."),
                False: stop("Nobody issued a return decision."),
            },
        ),
        scope=BACK,
    ),
    judgement(
        Law(
            "R-RE-07[appeal]",
            "Nobody goes while an appeal suspends",
            f"{RETURN_LAW} Arts 9, 13",
            because=Because.EU_LAW,
            mark=Mark.MEMORY,
            also=(Source("Court of Justice of the EU, Gnandi, C-181/16", Mark.SECONDARY),),
        ),
        ask(
            "appeal_pending",
            {
                False: passes("No appeal is pending."),
                True: ask(
                    "appeal_suspensive",
                    {
                        True: stop("An appeal that suspends removal is not decided."),
                        False: passes("The appeal does not suspend removal."),
                    },
                ),
            },
        ),
        scope=GOING,
        about=("appeal_pending", "appeal_suspensive"),
    ),
    judgement(
        Law(
            "R-RE-07[child]",
            "A child goes only to somebody who takes charge",
            f"{RETURN_LAW} Arts 5, 10",
            because=Because.EU_LAW,
            mark=Mark.MEMORY,
            also=(
                Source("Convention on the Rights of the Child Art. 3"),
                Source("Court of Justice of the EU, T.Q., C-441/19", Mark.SECONDARY),
            ),
        ),
        ask("minor", {False: passes("The person is not a child."), True: ALONE}, unknown=ALONE),
        scope=GOING,
        about=("minor", "unaccompanied", "reception_arranged"),
    ),
    judgement(
        Law(
            "R-AL-08[alone]",
            "A child alone is handed to somebody who takes charge",
            "Regulation (EU) 2024/1348 Arts 58(3), 59(6)",
            frozenset({"CRC"}),
            Because.HUMAN_RIGHTS,
            also=(Source("Convention on the Rights of the Child Art. 3"),),
        ),
        ask(
            "unaccompanied",
            {
                False: CLEAR,
                True: ask(
                    "reception_arranged",
                    {True: passes("Somebody is arranged to take charge of the child."), False: NOBODY_THERE},
                ),
            },
        ),
        scope=CHILDREN,
        about=("unaccompanied", "reception_arranged"),
    ),
    judgement(
        Law(
            "R-RE-07[prospect]",
            "Custody for removal ends with its prospect",
            f"{RETURN_LAW} Art. 15(4)",
            because=Because.EU_LAW,
            mark=Mark.MEMORY,
        ),
        ask(
            "prospect_of_removal",
            {
                "reasonable": passes("Removal has a reasonable prospect."),
                "none": stop("Removal has no reasonable prospect: release is due.", answer="release_due"),
            },
        ),
        scope=GOING,
    ),
    judgement(
        Law(
            "R-RE-07[refoulement]",
            "The risk is looked at again before removal",
            "Convention against Torture Art. 3",
            because=Because.HUMAN_RIGHTS,
            also=(Source("International Covenant on Civil and Political Rights Art. 7"),),
        ),
        ask(
            "risk_reassessed",
            {
                True: passes("The risk was looked at again."),
                False: find_out("Look at the risk again before anybody is removed."),
            },
        ),
        scope=GOING,
    ),
    judgement(
        Law(
            "R-RE-07[health]",
            "Only who is fit to travel travels",
            f"{RETURN_LAW} Art. 5(c)",
            because=Because.EU_LAW,
            mark=Mark.MEMORY,
        ),
        ask(
            "fit_to_travel",
            {
                True: passes("A doctor found the person fit to travel."),
                False: stop("The person is not fit to travel."),
            },
        ),
        scope=GOING,
    ),
)
"""Return and readmission."""
