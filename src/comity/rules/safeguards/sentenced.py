"""Transfer of sentenced persons: nationality, finality, time left, consent, no aggravation (R-TS)."""

from __future__ import annotations

from dataclasses import replace

from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import EVERY_DOOR, LEAVING, Kind, Rule, Scope
from comity.rules.safeguards.says import Task, find_out, passes, stop, stop_unless
from comity.rules.safeguards.scopes import ANSWERING, CLEAR, CUSTODY, TRANSFER
from comity.rules.safeguards.tree import among, ask, compare, duty, judgement

MOVE = Scope(LEAVING | ANSWERING, concerns=frozenset({TRANSFER}), each_person=True)
CONSENT = replace(MOVE, absolute=True)
WITHOUT = stop("The person does not consent.")
TIES = "Convention on the Transfer of Sentenced Persons (ETS 112)"

HOME = ask(
    "expulsion_order",
    {
        True: passes("An expulsion order stands: consent is not needed, the opinion is."),
        False: ask(
            "person_fled",
            {True: passes("The person fled home: consent is not needed."), False: WITHOUT},
        ),
    },
)
"""Transfers without consent: to whom they go home anyway."""

RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-TS-01",
            "The person goes home",
            f"{TIES} Art. 3(1)(a)",
            because=Because.TREATY,
            also=(
                Source("Viet Nam: Law on Transfer of Sentenced Persons (2025) Art. 32(1)", Mark.SECONDARY),
            ),
        ),
        among(
            "subject_national_of",
            "administering_state",
            yes=passes("The person is a national of the state that would carry out the sentence."),
            no=stop_unless("The person is no national of the state that would carry out the sentence."),
        ),
        scope=MOVE,
        about=("subject_national_of+administering_state",),
    ),
    judgement(
        Law("R-TS-02", "The judgment is final", f"{TIES} Art. 3(1)(b)", because=Because.TREATY),
        ask(
            "judgment_final",
            {
                True: passes("The judgment is final and can be carried out."),
                False: stop("The judgment is not final yet."),
            },
        ),
        scope=MOVE,
    ),
    judgement(
        Law(
            "R-TS-02[pending]",
            "No other proceedings are pending",
            "Viet Nam: Law on Transfer of Sentenced Persons (2025)",
            frozenset({"VN"}),
            Because.NATIONAL_LAW,
            Mark.SECONDARY,
        ),
        ask(
            "other_proceedings_pending",
            {False: CLEAR, True: stop("Other proceedings against the person are pending.")},
        ),
        scope=MOVE,
    ),
    judgement(
        Law(
            "R-TS-03",
            "Enough of the sentence is left",
            f"{TIES} Art. 3(1)(c), (2)",
            because=Because.TREATY,
            also=(Source("Viet Nam: Law on Transfer of Sentenced Persons (2025)", Mark.SECONDARY),),
        ),
        compare(
            "sentence_left_months",
            "threshold_months",
            enough=passes("Enough of the sentence is left."),
            short=stop_unless(
                "Less of the sentence is left than the instrument asks; both states may agree otherwise."
            ),
        ),
        scope=MOVE,
    ),
    judgement(
        Law(
            "R-TS-04",
            "The person consents, or a treaty says that consent is not needed",
            f"{TIES} Arts 3(1)(d), 7",
            because=Because.TREATY,
            also=(
                Source("Additional Protocol (ETS 167) Arts 2(3), 3(1)"),
                Source("Framework Decision 2008/909/JHA Art. 6(2)", Mark.SECONDARY),
            ),
        ),
        ask(
            "person_consent",
            {
                "true": passes("The person consents, well informed."),
                "uninformed": find_out(
                    "Inform the person, let the other state's official see it, and ask again."
                ),
                "false": ask(
                    "legal_basis",
                    {
                        "ets112_ets167|fd_2008_909": HOME,
                    },
                    others=WITHOUT,
                    unknown=WITHOUT,
                ),
            },
        ),
        scope=CONSENT,
    ),
    judgement(
        Law(
            "R-TS-04[opinion]",
            "Whoever is moved without consent is heard",
            "Additional Protocol (ETS 167) Art. 3(2)",
            because=Because.PROTOCOL,
        ),
        ask(
            "opinion_heard",
            {True: passes("The person was heard."), False: stop("Hear the person before the transfer.")},
        ),
        scope=CONSENT,
    ),
    judgement(
        Law(
            "R-TS-04[states]",
            "Both states consent, the sentencing one too",
            f"{TIES} Art. 3(1)(f)",
            because=Because.TREATY,
        ),
        ask(
            "consent_other_state",
            {
                True: passes("The other state consents."),
                False: stop("The other state does not consent."),
            },
        ),
        scope=replace(MOVE, directions=ANSWERING),
    ),
    judgement(
        Law("R-TS-05", "The acts are a crime in both states", f"{TIES} Art. 3(1)(e)", because=Because.TREATY),
        ask(
            "dual_criminality",
            {
                "true": passes("The conduct is a crime in both states."),
                "false": stop("The conduct is no crime under the law of the state that is asked."),
                "partial": find_out("Part of the conduct is no crime there: tell the charges apart."),
            },
        ),
        scope=replace(MOVE, each_person=False, each_charge=True),
    ),
    judgement(
        Law("R-TS-06", "The sentence grows no heavier", f"{TIES} Arts 10, 11", because=Because.TREATY),
        ask(
            "sentence_unaggravated",
            {
                True: passes("The sentence grows no heavier and time served is deducted."),
                False: stop("The sentence would grow heavier, or time served would not be deducted."),
            },
        ),
        scope=MOVE,
    ),
    judgement(
        Law(
            "R-TS-06[longer]",
            "Nobody serves flagrantly longer by the transfer",
            "European Convention on Human Rights Art. 5",
            frozenset({"ECHR"}),
            Because.HUMAN_RIGHTS,
            Mark.SECONDARY,
        ),
        ask(
            "flagrantly_longer",
            {
                False: passes("The time to serve is not flagrantly longer."),
                True: stop("The person would serve flagrantly longer."),
            },
        ),
        scope=MOVE,
    ),
    judgement(
        Law(
            "R-TS-06[release]",
            "The sentence is not ended by the transfer",
            "European Convention on Human Rights Art. 2",
            frozenset({"ECHR"}),
            Because.HUMAN_RIGHTS,
            Mark.SECONDARY,
        ),
        ask(
            "release_foreseeable",
            {
                False: passes("Nothing points to an early release after the transfer."),
                True: stop_unless("An early release can be foreseen: ask for a written commitment."),
            },
        ),
        scope=MOVE,
    ),
    Rule(
        Law(
            "R-TS-06[pardon]",
            "A pardon respects the other state's judgment",
            f"{TIES} Arts 12, 15",
            because=Because.TREATY,
        ),
        replace(MOVE, directions=EVERY_DOOR),
        ("pardon_by", "administering_state"),
        lambda case: (
            Task("Tell the sentencing state of the pardon and its reasons.")
            if case.node in case.codes("pardon_by") and case.node in case.codes("administering_state")
            else None
        ),
        Kind.DUTY,
        ("pardon_by",),
    ),
    judgement(
        Law(
            "R-TS-06[remission]",
            "Only the sentencing state shortens what was served with it",
            "Court of Justice of the EU, Ognyanov, C-554/14",
            frozenset({"EU-LED"}),
            Because.EU_LAW,
            Mark.SECONDARY,
        ),
        ask(
            "remission_granted_by_sentencing_state",
            {
                True: passes("The sentencing state granted the remission."),
                False: stop("Time served before the transfer is shortened only by the sentencing state."),
            },
        ),
        scope=MOVE,
    ),
    duty(
        Law(
            "R-TS-08",
            "Prisoners are told of their right to ask",
            f"{TIES} Art. 4(1)",
            because=Because.TREATY,
            also=(Source("Viet Nam: draft circular on foreign prisoners", Mark.SECONDARY),),
        ),
        {"prisoner_told_of_transfer": False},
        Task("Tell the prisoner of the right to ask for a transfer, in a language the prisoner understands."),
        scope=Scope(EVERY_DOOR, concerns=frozenset({TRANSFER, CUSTODY}), each_person=True),
    ),
)
"""Transfer of sentenced persons."""
