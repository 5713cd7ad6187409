"""What a request for legal assistance in criminal matters asks, answers and confirms.

Contents after the United Nations Convention against Transnational Organized Crime (UNTOC) Article 18(15); each
measure asks for what it needs itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules import checks, common
from comity.rules.courts import questions
from comity.rules.fields import Choice, Choices, Date, Field, Flag, LongText, Paper, Text
from comity.rules.groups import People, Rows
from comity.rules.only import Only

MEASURES: Mapping[str, str] = {
    "evidence": "Take and send evidence: documents, records, statements",
    "search": "Search and seizure",
    "freezing": "Freeze or seize assets",
    "witness": "Hear a witness or expert",
    "service": "Serve documents",
    "video": "Hear somebody by video",
    "preservation": "Preserve electronic evidence",
    "detained": "Hand over a detained person for a time, as a witness",
}
PAPER: Mapping[str, Field] = {
    "what": Text("What it is"),
    "paper": Paper("File"),
}


def of(*measures: str) -> Only:
    """Return: asked only where one of these measures is."""
    return Only("measures", measures)


ASKS: Mapping[str, Field] = {
    "measures": Choices("What is asked", choices=MEASURES),
    "people": People("People concerned", required=False),
    "authority": Text("Authority that conducts the proceedings", "UNTOC Art. 18(15)(a)."),
    "proceedings": Text("Reference of the proceedings", max_length=80),
    "purpose_kind": Choice(
        "Stage of the proceedings",
        choices={
            "investigation": "Investigation",
            "prosecution": "Prosecution or trial",
            "execution": "Carrying out a sentence",
        },
        fact="purpose_kind",
    ),
    **common.OFFENCE,
    "law_paper": Paper("Text of the law that applies", required=False),
    "earlier": Text("References of what this follows, ours and yours", required=False),
    "evidence_what": LongText("Evidence wanted, as exactly as known", only=of("evidence")),
    "search_where": Text("Place to be searched", only=of("search")),
    "search_what": LongText("What is looked for", only=of("search")),
    "assets": LongText("Assets: what, where, worth", only=of("freezing")),
    "order_paper": Paper("Order of our court, or what equals it", only=of("search", "freezing")),
    "questions": LongText("Questions to be asked", only=of("witness", "video")),
    "serve_paper": Paper("Document to be served", only=of("service")),
    "serve_by": Date(
        "Document to be served by",
        "ETS 30 Art. 7(3): an accused by the day a state declared.",
        required=False,
        only=of("service"),
    ),
    "video_on": Date("Day of the video hearing", only=of("video")),
    "video_link": Text("Technical contact for the video", only=of("video")),
    "video_accused": Flag(
        "Is the person heard an accused?", fact="person_accused_on_video", only=of("video")
    ),
    "keep_what": LongText("Data to be preserved: service, account, time", only=of("preservation")),
    "keep_holder": Text("Who holds that data", only=of("preservation")),
    "prison": Text("Prison in which the person is", only=of("detained")),
    "back_by": Date("Detained person to be given back by", "UNTOC Art. 18(11).", only=of("detained")),
    "consents": Choice(
        "Does that person consent?",
        "An accused heard by video (ETS 182 Art. 9(8)); whoever is moved from prison (UNTOC Art. 18(10)).",
        required=False,
        choices=questions.CONSENT,
        fact="person_consent",
        only=of("video", "detained"),
    ),
    "coercive": Flag("Does any of it need coercion?", "Search, seizure, force.", fact="coercive_measure"),
    "electronic": Flag("Is electronic evidence asked for?", fact="electronic_evidence"),
    "kept_first": Flag(
        "Is it preserved already, or is that asked here first?",
        fact="preservation_asked",
        only=Only("electronic", (True,)),
    ),
    "bank": Choice(
        "Are bank records asked for?",
        choices={"false": "No", "partial": "Among other things", "true": "Yes"},
        fact="bank_secrecy",
    ),
    "fiscal": Flag(
        "Is it an offence of taxes, duties, customs or exchange?", "UNTOC Art. 18(22).", fact="fiscal_offence"
    ),
    "death": Flag("May it carry the death penalty under our law?", fact="offence_death_penalty"),
    "summoned": Flag("Is anybody asked to come to our state?", fact="person_summoned"),
    "safe_conduct": Flag(
        "Do we promise safe conduct?",
        "UNTOC Art. 18(27), ETS 30 Art. 12.",
        fact="safe_conduct",
        only=Only("summoned", (True,)),
    ),
    "allowance": LongText("Travel costs and allowance", "ETS 30 Arts 9, 10.", only=Only("summoned", (True,))),
    "other_use": Flag(
        "Is it to be used for anything but these proceedings?",
        "UNTOC Art. 18(19).",
        fact="use_other_than_stated",
    ),
    "other_use_words": LongText("What else it is to be used for", only=Only("other_use", (True,))),
    "way": LongText("Procedure to be followed", "UNTOC Art. 18(17).", required=False),
    "needed_by": Date("Needed by", "UNTOC Art. 18(24).", required=False),
    **common.REASONS,
    "purpose": LongText("Facts of the case in short", fact="purpose_stated"),
    "why_there": LongText("What the measures have to do with the facts", fact="link_stated"),
    "urgency": Choice(
        "Urgency",
        choices={"normal": "Not urgent", "urgent-direct": "Urgent: evidence or a time limit may be lost"},
        fact="urgency",
    ),
}
ANSWERS: Mapping[str, Field] = {
    "done": Choice(
        "Execution",
        choices={"all": "Everything was done", "part": "A part was done", "kept": "The data is preserved"},
    ),
    "not_done": LongText("What was not done, and why", "UNTOC Art. 18(23).", only=Only("done", ("part",))),
    "kept_until": Date("Preserved until", only=Only("done", ("kept",))),
    "done_by": Text("Authority that did it", only=Only("done", ("all", "part"))),
    "done_on": Date("Done on", only=Only("done", ("all", "part")), past=True),
    "result": LongText("Result", required=False),
    "papers": Rows("Records and papers", parts=PAPER, required=False),
    "served_on": Date("Served on", "ETS 30 Art. 7(2).", required=False, past=True),
    "use": LongText("What it may be used for", "UNTOC Art. 18(19)."),
    "conditions": LongText("Conditions", "UNTOC Art. 18(26).", required=False),
    "give_back": Date("Originals to be given back by", "ETS 30 Art. 6(2).", required=False),
    "costs": LongText("Costs for you to bear", "UNTOC Art. 18(28).", required=False),
    **common.ANSWER_REMARKS,
}
HELP: Mapping[str, Field] = {
    **questions.OUR_HELP,
    "mixed": Flag("Are civil matters mixed in?", fact="matters_mixed"),
    "essential": Flag(
        "Would it harm sovereignty, security, public order or other essential interests?",
        "ETS 30 Art. 2(b), UNTOC Art. 18(21)(b).",
        fact="essential_interests",
    ),
    "speaks_for": Flag(
        "Does what was found speak for the accused?",
        "Only where another use is asked for; UNTOC Art. 18(19).",
        required=False,
        fact="exculpatory",
    ),
}
ASK_CHECKS: Mapping[str, Field] = {**checks.BEFORE_ASKING, **HELP}
ANSWER_CHECKS: Mapping[str, Field] = {
    **checks.BEFORE_ANSWERING,
    **HELP,
    "bad_purpose": questions.POLITICAL_PURPOSE,
    "use_agreed": Flag(
        "Do we consent to the other use?",
        "Only where another use is asked for.",
        required=False,
        fact="consent_other_state",
    ),
    **questions.WEIGHING,
}
