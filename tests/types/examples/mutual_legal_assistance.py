"""Legal assistance: a search, a witness by video, and mailboxes preserved first."""

from tests.types.examples.courts import ASKED, CHECKED, REASONS, paper

from comity.partner.walk import cast
from comity.rules.lifecycle import Side

ASK, GIVE = Side.REQUESTER, Side.RESPONDER
ASKS = {
    **REASONS,
    "measures": ["search", "video", "preservation"],
    "people": [{**cast.asked(cast.subject(22)), "category": "witness"}],
    "authority": "Investigation Police Department, Hải Dương",
    "proceedings": "2188/PC02",
    "purpose_kind": "investigation",
    "crimes": ["THB"],
    "max_penalty": 180,
    "organised_group": True,
    "transnational": True,
    "search_where": "Warehouse 7, ulica Przykładowa, Raszyn",
    "search_what": "Passports, telephones, lists of payments.",
    "order_paper": paper("order"),
    "questions": "1. Who met you at the airport? 2. Who kept your passport?",
    "video_on": "2027-01-20",
    "video_link": "video@court.example",
    "video_accused": False,
    "keep_what": "Mailbox trade@firm.example, January to June 2025.",
    "keep_holder": "Firm Example sp. z o.o.",
    "coercive": True,
    "electronic": True,
    "kept_first": True,
    "bank": "false",
    "fiscal": False,
    "death": False,
    "summoned": False,
    "other_use": False,
    "purpose": "Three women were brought to Raszyn under false promises.",
    "why_there": "The warehouse belongs to the firm that paid for their flights.",
}
_HELP = {"mixed": False, "essential": False}
ASK_CHECKS = {**ASKED, **_HELP}
ANSWERS = {
    "done": "all",
    "done_by": "Prokuratura Rejonowa w Pruszkowie",
    "done_on": "2026-11-12",
    "result": "Four passports were found; the record of the hearing is attached.",
    "papers": [{"what": "Record of the search", "paper": paper("record")}],
    "use": "The proceedings named in the request.",
    "handling": "H2",
}
PARTIAL = {
    "done": "part",
    "not_done": "The hearing by video is still to come.",
    "done_by": "Prokuratura Rejonowa w Pruszkowie",
    "done_on": "2026-11-05",
    "use": "The proceedings named in the request.",
    "handling": "H2",
}
ANSWER_CHECKS = {**CHECKED, **_HELP, "bad_purpose": "not_established"}
CLARIFIES = {"way": "The witness is heard in Vietnamese, with an interpreter."}
OWN = (
    ((GIVE, "confirm_preservation"), (GIVE, "put_off"), (GIVE, "take_up_again")),
    ((GIVE, "consult"), (ASK, "accept_conditions"), (GIVE, "consult"), (ASK, "decline_conditions")),
    (
        (GIVE, "appoint_hearing"),
        (GIVE, "hold_hearing"),
        (GIVE, "send_witness"),
        (ASK, "tell_not_needed"),
        (ASK, "return_witness"),
    ),
    (
        (GIVE, "answer"),
        (ASK, "ask_other_use"),
        (GIVE, "allow_other_use"),
        (ASK, "ask_other_use"),
        (GIVE, "refuse_other_use"),
    ),
)
