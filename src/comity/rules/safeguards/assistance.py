"""Mutual legal assistance: what a request holds, coercion, refusal, use, witnesses, evidence (R-ML)."""

from __future__ import annotations

from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import LEAVING, Rule, Scope
from comity.rules.safeguards.says import find_out, passes, stop, stop_unless, warn
from comity.rules.safeguards.scopes import (
    ANSWERING,
    ASSISTANCE,
    CIVIL_ASSISTANCE,
    CLEAR,
    NOT_ASKED,
    SURRENDER,
    WANTED,
)
from comity.rules.safeguards.tree import ask, judgement

EVERY = LEAVING | ANSWERING
HELP = Scope(EVERY, concerns=frozenset({ASSISTANCE}))
ANY_HELP = Scope(EVERY, concerns=frozenset({ASSISTANCE, CIVIL_ASSISTANCE}))
JUDICIAL = Scope(EVERY, concerns=frozenset({ASSISTANCE, CIVIL_ASSISTANCE, SURRENDER, WANTED}))
NO_COVER = find_out("No instrument covers this: bank secrecy stands until one is named.")
USE = ask(
    "use_other_than_stated",
    {
        False: passes("It is used for the stated proceedings only."),
        True: ask(
            "consent_other_state",
            {
                True: passes("The other state consents to the further use."),
                False: ask(
                    "exculpatory",
                    {
                        True: warn("It speaks for the accused: tell the other state first, then disclose."),
                        False: stop(
                            "It may not be used for anything else without the other state's consent."
                        ),
                    },
                    unknown=stop("It may not be used for anything else without the other state's consent."),
                ),
            },
        ),
    },
)
USE_TOLD = ("use_other_than_stated", "read_in_open_court")

RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-ML-01",
            "A request holds what it must",
            "UNTOC Art. 18(15)",
            because=Because.TREATY,
            also=(Source("European Convention on Extradition Arts 12, 13"),),
        ),
        ask(
            "documents_missing",
            {
                False: passes("Nothing that must be in the request is missing."),
                True: ask(
                    "supplementary_request_refused",
                    {
                        True: stop_unless("What is missing was asked for and not given."),
                        False: find_out("Ask for what is missing; the clock stops meanwhile."),
                    },
                ),
            },
        ),
        scope=JUDICIAL,
        about=("documents_missing", "supplementary_request_refused"),
    ),
    judgement(
        Law(
            "R-ML-01[acts]",
            "Acts, time and place are stated",
            "UNTOC Art. 18(15)",
            because=Because.TREATY,
            also=(Source("European Convention on Extradition Art. 12(2)(b)"),),
        ),
        ask(
            "charge_specific",
            {
                True: passes("Acts, time and place are stated."),
                False: find_out("Ask for the acts, their time and place."),
            },
        ),
        scope=Scope(EVERY, concerns=JUDICIAL.concerns, each_charge=True),
    ),
    judgement(
        Law(
            "R-ML-02",
            "Coercion needs a crime in both states",
            "UNCAC Art. 46(9)(b)",
            because=Because.TREATY,
            also=(
                Source("UNTOC Art. 18(9)"),
                Source("European Convention on Mutual Assistance (ETS 30) Art. 5(1)"),
                Source("Switzerland: IRSG Art. 64(1)"),
            ),
        ),
        ask(
            "coercive_measure",
            {
                False: passes("No coercive measure is asked for."),
                True: ask(
                    "dual_criminality",
                    {
                        "true": passes("The conduct is a crime in both states."),
                        "false": stop_unless("A coercive measure needs a crime in both states."),
                        "partial": find_out("Part of the conduct is no crime there: tell the charges apart."),
                    },
                ),
            },
        ),
        scope=Scope(EVERY, concerns=frozenset({ASSISTANCE}), each_charge=True),
        about=("coercive_measure", "dual_criminality"),
    ),
    judgement(
        Law(
            "R-ML-03",
            "Help is refused only for the grounds of the instrument",
            "UNTOC Art. 18(21)",
            because=Because.TREATY,
        ),
        ask(
            "essential_interests",
            {
                False: CLEAR,
                True: stop_unless(
                    "It would harm sovereignty, security, public order or other essential interests."
                ),
            },
        ),
        scope=ANY_HELP,
    ),
    judgement(
        Law(
            "R-ML-03[secrecy]",
            "Bank secrecy is no ground by itself",
            "UNTOC Art. 18(8)",
            because=Because.TREATY,
        ),
        ask(
            "bank_secrecy",
            {
                "false": NOT_ASKED,
                "true|partial": ask(
                    "legal_basis",
                    {
                        "none|reciprocity": NO_COVER,
                    },
                    others=passes("An instrument covers it: bank secrecy by itself is no ground."),
                ),
            },
        ),
        scope=HELP,
    ),
    judgement(
        Law(
            "R-ML-03[fiscal]",
            "A tax matter by itself is no ground",
            "UNTOC Art. 18(22)",
            because=Because.TREATY,
            also=(Source("European Convention on Mutual Assistance (ETS 30) Art. 2(a)"),),
        ),
        ask(
            "fiscal_offence",
            {
                False: passes("It is no tax offence."),
                True: ask(
                    "legal_basis",
                    {
                        "bilateral_treaty|bilateral_agreement|ece_and_bilateral": passes(
                            "An agreement of the two states carries it: a tax matter by itself is no ground."
                        ),
                    },
                    others=find_out("Find out whether the instrument covers tax offences."),
                ),
            },
        ),
        scope=HELP,
    ),
    judgement(
        Law(
            "R-ML-04",
            "Evidence is used for the stated proceedings only",
            "UNTOC Art. 18(19)",
            because=Because.TREATY,
        ),
        USE,
        scope=ANY_HELP,
        about=USE_TOLD,
    ),
    judgement(
        Law(
            "R-AL-07[use]",
            "What another state gave serves only what it was given for",
            "Directive (EU) 2023/977 Art. 6(1)(h)",
            because=Because.TREATY,
            also=(Source("Switzerland–Viet Nam Readmission Agreement Art. 8(3)"),),
        ),
        USE,
        scope=ANY_HELP,
        about=USE_TOLD,
    ),
    judgement(
        Law("R-ML-06", "Whoever is summoned has safe conduct", "UNTOC Art. 18(27)", because=Because.TREATY),
        ask(
            "person_summoned",
            {
                False: NOT_ASKED,
                True: ask(
                    "safe_conduct",
                    {
                        True: passes("Safe conduct is promised."),
                        False: stop("Nobody is summoned without safe conduct."),
                    },
                ),
            },
        ),
        scope=Scope(EVERY, concerns=frozenset({ASSISTANCE}), each_person=True),
    ),
    judgement(
        Law(
            "R-ML-06[video]",
            "An accused is heard by video only with consent",
            "Second Additional Protocol to the Convention on Mutual Assistance (ETS 182) Art. 9(8)",
            because=Because.PROTOCOL,
        ),
        ask(
            "person_accused_on_video",
            {
                False: NOT_ASKED,
                True: ask(
                    "person_consent",
                    {
                        "true": passes("The person consents, well informed."),
                        "uninformed": find_out(
                            "Inform the person before a judge, with counsel, and ask again."
                        ),
                        "false": stop("An accused is not heard by video without consent."),
                    },
                ),
            },
        ),
        scope=Scope(EVERY, concerns=frozenset({ASSISTANCE}), each_person=True),
    ),
    judgement(
        Law(
            "R-ML-07",
            "Electronic evidence is preserved first",
            "Convention on Cybercrime Art. 29",
            because=Because.TREATY,
            also=(Source("United Nations Convention against Cybercrime Art. 41", Mark.MEMORY),),
        ),
        ask(
            "electronic_evidence",
            {
                False: NOT_ASKED,
                True: ask(
                    "preservation_asked",
                    {
                        True: passes("Preservation was asked for first."),
                        False: warn("Ask for preservation first: data is erased while letters travel."),
                    },
                ),
            },
        ),
        scope=HELP,
    ),
    judgement(
        Law(
            "R-ML-09",
            "Civil help is kept apart from criminal help",
            "Hague conventions on service and evidence",
            because=Because.TREATY,
            mark=Mark.MEMORY,
        ),
        ask(
            "matters_mixed",
            {False: CLEAR, True: find_out("Part the request: civil and criminal matters travel apart.")},
        ),
        scope=ANY_HELP,
    ),
)
"""Mutual legal assistance."""
