"""What a search for a wanted person asks, answers and confirms.

Contents after INTERPOL's Rules on the Processing of Data (RPD) Article 83 and the European Convention on
Extradition (ECE) Article 16(2): who, the acts, warrant or judgment, the penalty, and what is asked.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules import checks, common
from comity.rules.courts import extradition_forms
from comity.rules.fields import Choice, Choices, Date, Field, Flag, LongText, Number, Paper, Text
from comity.rules.groups import Person
from comity.rules.only import Only

ARREST = Only("measure", ("arrest",))
SENTENCED = Only("purpose_kind", ("execution",))
HELD = Only("result", ("arrested",))
FOUND = Only("result", ("located", "arrested"))
CAUTIONS: Mapping[str, str] = {
    "none": "None known",
    "armed": "May be armed",
    "violent": "May be violent",
    "escape": "May flee",
    "self-harm": "May harm themself",
}

ASKS: Mapping[str, Field] = {
    "subject": Person("Person sought"),
    "measure": Choice(
        "What is asked",
        choices={
            "locate": "Find the person and tell us where",
            "arrest": "Arrest the person provisionally; extradition will be asked",
        },
    ),
    "purpose_kind": Choice(
        "Sought for",
        choices={"prosecution": "Prosecution", "execution": "A sentence to be served"},
        fact="purpose_kind",
    ),
    **common.OFFENCE,
    "acts": LongText(
        "The acts: what was done, when and where",
        "RPD Art. 83(2); Switzerland wants a short description for an arrest too.",
        fact="description_of_acts_complete",
    ),
    "warrant": Text("Warrant or judgment: court, day, reference", "ECE Art. 16(2)(a)."),
    "warrant_paper": Paper("The warrant or judgment", required=False),
    "sentence": Number(
        "Sentence",
        "In months.",
        required=False,
        unit="months",
        fact="sentence_awarded_months",
        only=SENTENCED,
    ),
    "sentence_special": extradition_forms.ASKS["sentence_special"],
    "sentence_left": Number(
        "Of it still to serve", "In months.", unit="months", fact="sentence_left_months", only=SENTENCED
    ),
    "death": Flag("May it carry the death penalty under our law?", fact="offence_death_penalty"),
    "will_ask": Flag("Will extradition be asked?", "ECE Art. 16(2)(a).", only=ARREST),
    "compensation": Flag(
        "Do we undertake to compensate a wrongful arrest?",
        "Viet Nam asks for it where no treaty binds.",
        fact="compensation_undertaken",
    ),
    "photograph": Paper("Photograph", required=False),
    "fingerprints": Paper("Fingerprints", required=False),
    "description": LongText("Appearance and marks", required=False),
    "caution": Choices("Caution", choices=CAUTIONS),
    "notice": Text("Number of an INTERPOL notice, if there is one", max_length=60, required=False),
    "whereabouts": LongText("Where the person may be", required=False),
    "earlier": common.EARLIER,
    **common.REASONS,
}
ANSWERS: Mapping[str, Field] = {
    "result": Choice(
        "Result",
        choices={
            "located": "Found",
            "arrested": "Arrested provisionally",
            "not-found": "Not found",
            "left": "Was here and left",
        },
    ),
    "place": Text("Where", only=FOUND),
    "identified_by": Choices(
        "Identified by",
        choices={
            "documents": "Documents",
            "fingerprints": "Fingerprints",
            "face": "Face",
            "statement": "The person's own statement",
            "other": "Other means",
        },
        only=FOUND,
    ),
    "arrested_on": Date(
        "Day of the arrest", "The limits of ECE Art. 16(4) run from it.", only=HELD, past=True
    ),
    "arrested_at": Text("Hour of the arrest and zone", "14:35, UTC+7", only=HELD),
    "arrest_authority": Text("Authority that holds the person", only=HELD),
    "next_hearing": Date("Next hearing on the custody", required=False),
    "left_for": Text("Where to, as far as known", required=False),
    **common.ANSWER_REMARKS,
}
NOTICE: Mapping[str, Field] = {
    "due_process": Flag(
        "Is there doubt about a fair procedure?",
        "INTERPOL Constitution Art. 2.",
        fact="due_process_doubt",
    ),
    "private": Choice(
        "Does a private dispute stand behind it?",
        "RPD Art. 83(1)(a)(i): family, private and administrative disputes are left out.",
        fact="private_matter",
        choices={
            "false": "Looked into: no",
            "claimed": "Somebody says so",
            "true": "Yes",
            "unknown": checks.NOT_CHECKED,
        },
    ),
}
AT_BOTH_DOORS = (
    "refugee",
    "status_valid",
    "missing",
    "supplement",
    "specific",
    "alone",
    "reception",
    "consular",
    "consular_wish",
    "limit_days",
    "came_after",
    "limit_passed",
    "delay",
    "court",
)
"""Questions of an extradition that a search has to answer whenever a letter leaves."""
BEFORE_A_FIND = (
    "identity",
    "doubt",
    "machine",
    "confirmed",
    "independent",
    "persecuted_today",
    "told_consul",
    "assurance",
    "assurance_about",
    "individual",
    "judged_in",
    "same_acts",
    "served",
    "third_schengen",
    "third_protocol",
    "bad_purpose",
    "driven_by",
    "trial",
    "prison",
    "life",
    "conscience",
    "attacked",
    "health",
    "care",
    "assurance_specific",
    "assurance_formal",
    "assurance_courts",
    "assurance_watched",
    "assurance_enforced",
    "assurance_by",
)
"""Questions of an extradition asked before we say where somebody is: what follows is an arrest."""
HELD_NOW = Flag("Is the person in custody for it?", fact="deprived_of_liberty")


def _asked(*names: str) -> Mapping[str, Field]:
    return {name: extradition_forms.ANSWER_CHECKS[name] for name in names}


ASK_CHECKS: Mapping[str, Field] = {
    **checks.BEFORE_ASKING,
    **NOTICE,
    "held": HELD_NOW,
    **_asked(*AT_BOTH_DOORS),
}
ANSWER_CHECKS: Mapping[str, Field] = {
    **checks.BEFORE_ANSWERING,
    **NOTICE,
    "held": HELD_NOW,
    **_asked(*AT_BOTH_DOORS, *BEFORE_A_FIND),
}
