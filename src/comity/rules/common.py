"""Fields and clocks that most requests share, so that a type's file holds only what is its own."""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules.crimes import CRIMES
from comity.rules.fields import Choice, Choices, Country, Field, Flag, LongText, Number, PartialDate, Text
from comity.rules.only import Only
from comity.rules.request_type import ClockRule
from comity.rules.spans import Length, Limit, Unit

HANDLING: Mapping[str, str] = {
    "H0": "H0: only to prevent and fight crime",
    "H1": "H1: not in court without permission",
    "H2": "H2: not to be passed on without permission",
    "H3": "H3: other restrictions, in words",
}
"""Europol handling codes; the words travel with every item."""

URGENCIES: Mapping[str, str] = {
    "normal": "Not urgent",
    "urgent-direct": "Urgent, and the other side can look it up at once",
    "urgent-indirect": "Urgent, and the other side must ask elsewhere",
}

PURPOSES: Mapping[str, str] = {
    "prevention": "To prevent a crime",
    "investigation": "To investigate a crime",
    "prosecution": "To prosecute a crime",
    "execution": "To carry out a sentence",
    "public-security": "Against a threat to public security",
    "missing-person": "To find a missing person",
}
"""Purposes of Directive (EU) 2016/680 Article 1(1), and the search for the missing."""

MARKED: Mapping[str, Field] = {
    "handling": Choice("Handling code", choices=HANDLING, fact="handling"),
    "handling_words": Text("Restrictions of code H3", fact="handling_stated", only=Only("handling", ("H3",))),
}
"""How what is sent may be used; other restrictions than the coded ones stand in words."""

REASONS: Mapping[str, Field] = {
    "purpose": LongText("Purpose, with the facts and the offence", fact="purpose_stated"),
    "why_needed": LongText("Why the information is needed", fact="necessity_stated"),
    "why_there": LongText("Why your side should hold it, and the link to each person", fact="link_stated"),
    "urgency": Choice("Urgency", choices=URGENCIES, fact="urgency"),
    "urgency_reason": LongText(
        "Why it is urgent", fact="urgency_stated", only=Only("urgency", ("urgent-direct", "urgent-indirect"))
    ),
    **MARKED,
    "confidential": Flag(
        "Keep this request itself confidential?",
        "Left empty, it is not asked for.",
        required=False,
        fact="confidentiality_asked",
        unsaid=False,
    ),
}
"""The minimum contents of a request, Directive (EU) 2023/977 Article 4(5).

Confidence is kept where the state that asks requires it, UNTOC Article 18(20): silence requires nothing.
"""

OFFENCE: Mapping[str, Field] = {
    "crimes": Choices("Kinds of crime", choices=CRIMES, fact="crime_codes"),
    "max_penalty": Number(
        "Highest penalty for it under our law",
        "In months; 1,000 for life.",
        unit="months",
        fact="max_penalty_months",
    ),
    "organised_group": Flag(
        "Was an organised group of three or more at work?", required=False, fact="organised_group"
    ),
    "transnational": Flag("Does the offence reach over a border?", required=False, fact="transnational"),
}

STAY: Mapping[str, Field] = {
    "country": Country("State"),
    "place": Text("Place", required=False),
    "from": PartialDate("From", required=False),
    "to": PartialDate("To", required=False),
}
"""One place of stay or stretch of a route."""

EARLIER = Text("References of what this follows, ours and yours", required=False)
"""Filled by the node where a request is made of another case."""

ANSWER_REMARKS: Mapping[str, Field] = {
    **MARKED,
    "remarks": LongText("Remarks", required=False),
}

CLOCKS: tuple[ClockRule, ...] = (
    ClockRule("acknowledge", "Acknowledge", (Limit(Length(1, Unit.WORKING_DAYS)),)),
    ClockRule(
        "answer",
        "Answer",
        (
            Limit(Length(8, Unit.HOURS), urgency="urgent-direct"),
            Limit(Length(3, Unit.DAYS), urgency="urgent-indirect"),
            Limit(Length(7, Unit.DAYS), urgency="normal"),
        ),
    ),
)
"""House targets after the lengths of Directive (EU) 2023/977 Article 5(1); a pack that binds both sides
overrides."""

REFUSAL_GROUNDS: Mapping[str, str] = {
    "not-available": "The information is not available to us",
    "request-incomplete": "The request does not meet its conditions",
    "authorisation-refused": "A court or judge did not authorise it",
    "data-categories": "The personal data is of a kind that may not be sent",
    "inaccurate": "The data was found inaccurate, incomplete or out of date",
    "national-security": "It would harm essential interests of national security",
    "investigation": "It would endanger an investigation or a person",
    "legal-person": "It would unduly harm important interests of a legal person",
    "minor-offence": "The offence carries one year or less here, or is none here",
    "third-party": "It came from another state that has not consented",
    "no-basis": "No agreement or law allows it",
    "without-reason": "Refused; no reason can be given",
}
"""The closed list of Directive (EU) 2023/977 Article 6(1), and two that other instruments need."""
