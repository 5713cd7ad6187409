"""What an officer confirms before personal data leaves: the questions the safeguards need answered.

These fields feed facts and never travel. 'Not checked yet' is a choice of its own, and it holds the letter
back: missing data is never a pass. Types take them as they are, or pick from them and add their own.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules.fields import Choice, Field, Flag
from comity.rules.groups import Countries

NOT_CHECKED = "Not checked yet"

ASYLUM = Choice(
    "Asylum or protection: what do our records show?",
    "This stays inside the node. If you may not look: ‘Not checked yet’, and ask the protection officer.",
    fact="asylum_claim",
    choices={
        "none": "Checked: nothing",
        "pending": "An application is pending",
        "refused": "An application was refused",
        "granted": "Protection was granted",
        "unknown": NOT_CHECKED,
    },
)
FEARED = Countries(
    "State the person fears", "Only where protection was asked for.", required=False, fact="refugee_from"
)
PERSECUTION = Choice(
    "Are there signs that somebody is pursued for who they are or what they think?",
    fact="discrimination_ground",
    choices={
        "none": "Looked into: none",
        "race": "Race or colour",
        "religion": "Religion",
        "nationality": "Nationality",
        "ethnic_origin": "Ethnic origin",
        "political_opinion": "Political opinion",
        "sex": "Sex or gender",
        "status": "Another status",
        "unknown": NOT_CHECKED,
    },
)
POLITICAL = Choice(
    "Is the matter political, military, religious or racial?",
    fact="political_character",
    choices={
        "none": "No",
        "present": "In part, ordinary crime weighs more",
        "predominant": "Yes, mainly",
        "unknown": NOT_CHECKED,
    },
)
TORTURE = Choice(
    "Could sharing this expose anybody to torture or ill-treatment?",
    fact="torture_risk",
    choices={
        "none": "Looked into: no sign",
        "alleged": "Somebody says so",
        "general_situation": "The general situation there is bad",
        "real": "There is a real risk",
        "unknown": NOT_CHECKED,
    },
)
TAINTED = Choice(
    "Could any of the information come from torture?",
    fact="evidence_torture_risk",
    choices={
        "none": "No sign",
        "alleged": "Somebody says so",
        "real": "There is a real risk",
        "established": "It does",
        "unknown": NOT_CHECKED,
    },
)
SPECIAL = Flag(
    "Is sensitive data among it?",
    "Ethnic origin, political opinions, religion, union, genetic or biometric data, health, sex life.",
    fact="special_categories",
)
SPECIAL_NEEDED = Flag(
    "Is the sensitive data strictly necessary?", required=False, fact="special_categories_justified"
)
THIRD_PARTY = Flag("Did any of it come from another state or body?", fact="third_party_data")
ORIGINATOR = Choice(
    "Did the originator consent?",
    "Only where some of it came from another state or body.",
    required=False,
    fact="originator_consent",
    choices={"given": "Yes", "refused": "No", "immediate-threat": "No time: an immediate and serious threat"},
)
TRANSFER = Choice(
    "On which ground may personal data go to this state?",
    "Take the first that fits.",
    fact="transfer_ground",
    choices={
        "adequacy": "The state was found adequate",
        "instrument": "A binding agreement with safeguards",
        "assessment": "Our own documented assessment",
        "vital-interests": "To protect somebody's life or body",
        "legitimate-interests": "To protect the person's own legitimate interests",
        "immediate-threat": "An immediate and serious threat to public security",
        "individual-case": "Necessary in this individual case",
        "legal-claim": "For a legal claim in this case",
        "unknown": NOT_CHECKED,
    },
)
OVERRIDE = Flag(
    "Do the person's rights weigh more than the transfer?",
    "Only for ‘individual case’ and ‘legal claim’.",
    required=False,
    fact="rights_override",
)
GRADED = Flag("Is each item dated and marked as fact or assessment?", fact="graded")
PROPORTIONATE = Flag("Does what is asked fit the gravity of the matter?", fact="proportionate")
CHILD = Flag(
    "Were the child's best interests looked at?",
    "Only where somebody is or may be under 18.",
    required=False,
    fact="best_interests_assessed",
)
LEAK = Flag(
    "Was everything that leaves read for signs of an asylum claim?",
    "Free text, file names, office names, case codes, dates.",
    fact="leak_checked",
)
DEATH = Flag(
    "May the offence carry the death penalty in the state that receives this?", fact="offence_death_penalty"
)
ASSURANCE = Choice(
    "Assurance that no death sentence is passed or carried out",
    "Only where the offence may carry the death penalty.",
    required=False,
    fact="assurance",
    choices={
        "none": "None asked",
        "refused": "Refused",
        "given_unassessed": "Given, not assessed yet",
        "given_insufficient": "Given, found insufficient",
        "given_sufficient": "Given, found sufficient",
    },
)

CONFIDENTIAL = Flag(
    "Can we keep the request confidential, as they asked?",
    "Only where they asked for it.",
    required=False,
    fact="confidentiality_possible",
)
REVIEWED = Flag(
    "Was that ground reviewed in the last four years?", required=False, fact="transfer_ground_reviewed"
)

BEFORE_ASKING: Mapping[str, Field] = {
    "proportionate": PROPORTIONATE,
    "graded": GRADED,
    "asylum": ASYLUM,
    "feared": FEARED,
    "persecution": PERSECUTION,
    "political": POLITICAL,
    "torture": TORTURE,
    "special": SPECIAL,
    "special_needed": SPECIAL_NEEDED,
    "third_party": THIRD_PARTY,
    "originator": ORIGINATOR,
    "transfer": TRANSFER,
    "override": OVERRIDE,
    "child": CHILD,
    "leak": LEAK,
}
"""Before our request leaves."""

BEFORE_ANSWERING: Mapping[str, Field] = {
    **{name: one for name, one in BEFORE_ASKING.items() if name != "proportionate"},
    "confidential": CONFIDENTIAL,
    "reviewed": REVIEWED,
    "tainted": TAINTED,
    "death": DEATH,
    "assurance": ASSURANCE,
}
"""Before our answer leaves."""
