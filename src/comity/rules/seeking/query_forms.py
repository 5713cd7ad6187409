"""What a query by name asks, answers and confirms.

Contents after Regulation (EU) 2024/982 (Prüm II): Article 26 (offences of a year or more), Article 33 (the
justification is kept), Article 43 (at least two of first name, family name and date of birth), Articles 28 and 44
(the report holds count, quality and references only), Article 47 (core data after people confirmed, in 48 hours).
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules import checks, common
from comity.rules.courts import questions
from comity.rules.fields import Choice, Date, Field, Flag, LongText, Number, Text
from comity.rules.groups import Person, Rows
from comity.rules.only import Only

BY_NODE = "Filled in by the node from the hits a person confirmed."
QUALITIES: Mapping[str, str] = {
    "none": "No hit",
    "possible": "Possible: names agree, little else",
    "strong": "Strong: names and birth date or document agree",
}
REFERENCE: Mapping[str, Field] = {
    "reference": Text("Reference", max_length=60),
    "quality": Choice("Quality", choices=QUALITIES),
}
ASKS: Mapping[str, Field] = {
    "subject": Person("Person asked about"),
    "aim": Choice(
        "The query is to",
        choices={"identify": "Identify a person", "more": "Learn more about a known person"},
    ),
    "purpose_kind": Choice("It serves", choices=common.PURPOSES, fact="purpose_kind"),
    "proceedings": Text("Reference of the case", max_length=80),
    **common.OFFENCE,
    **common.REASONS,
}
ANSWERS: Mapping[str, Field] = {
    "found": Choice(
        "Result",
        BY_NODE,
        required=False,
        choices={"hit": "We hold somebody who fits", "none": "We hold nobody who fits"},
    ),
    "count": Number("Number of hits", BY_NODE, required=False),
    "quality": Choice("Quality of the best hit", BY_NODE, required=False, choices=QUALITIES),
    "references": Rows("References, to ask about them", BY_NODE, required=False, parts=REFERENCE),
    "core": Person(
        "Core data",
        "Only after both sides confirmed the match; Regulation (EU) 2024/982 Art. 47.",
        required=False,
    ),
    "core_as_of": Date("Core data as of", required=False),
    "next": LongText("How to ask for more", required=False),
    **common.ANSWER_REMARKS,
}
MATCH: Mapping[str, Field] = {
    name: questions.BODY[name] for name in ("identity", "doubt", "machine", "confirmed", "independent")
}
ASK_CHECKS: Mapping[str, Field] = checks.BEFORE_ASKING
ANSWER_CHECKS: Mapping[str, Field] = {
    **checks.BEFORE_ANSWERING,
    **MATCH,
    "identity": Flag(
        "Is every hit that is reported the person asked about, or is there none?", fact="identity_confirmed"
    ),
}
HELD = Only("found", ("hit",))
