"""Extradition: a person held in Poland, surrendered for prosecution of trafficking."""

from tests.types.examples.courts import ASKED, CHECKED, HELD, REASONS, paper

from comity.partner.walk import cast
from comity.rules.lifecycle import Side

ASK, GIVE = Side.REQUESTER, Side.RESPONDER
ASKS = {
    **REASONS,
    "subject": cast.asked(cast.subject(21)),
    "purpose_kind": "prosecution",
    "procedure": "full",
    "arrested": True,
    "arrested_on": "2026-11-02",
    "arrest_reference": "PL-WP-2026-0004",
    "order": "Court of Hải Dương, 12 October 2026, 31/LB",
    "order_paper": paper("order"),
    "law_paper": paper("law"),
    "charges": [
        {
            "offence": "Trafficking in persons",
            "provision": "Criminal Code Article 150(2)",
            "when": "2025-03",
            "where": "Hải Dương",
            "acts": "Brought three women to Raszyn under false promises and took their papers.",
            "max_penalty": 180,
        }
    ],
    "crimes": ["THB"],
    "max_penalty": 180,
    "organised_group": True,
    "transnational": True,
    "in_absence": False,
    "lesser": False,
    "military": False,
    "fiscal": False,
    "death": False,
    "purpose": "Three women were brought to Raszyn under false promises.",
    "why_there": "The person was arrested in Pruszków.",
}
_ACTS = {
    "then": True,
    "penalty_here": 240,
    "threshold": 12,
    "threshold_over": True,
    "threshold_law": "both",
    "limit_days": 40,
    "came_after": 19,
}
ASK_CHECKS = {**ASKED, **HELD, **_ACTS}
ANSWERS = {
    "decision": "granted",
    "consent": "false",
    "surrender": "at-once",
    "surrender_on": "2026-12-15",
    "surrender_at": "Warszawa, Okęcie",
    "held_days": 43,
    "handling": "H2",
}
PARTIAL = {
    **ANSWERS,
    "decision": "in-part",
    "granted_for": "Trafficking in persons; on the rest we decide later.",
}
ANSWER_CHECKS = {
    **CHECKED,
    **HELD,
    **_ACTS,
    "assurance": "none",
    "political_offence": "false",
    "judged_in": "none",
    "lapse": "not_expired",
    "amnesty": False,
    "bad_purpose": "not_established",
    "refugee": "none",
    "driven_by": ["VN"],
    "trial": "not_established",
    "prison": "not_established",
    "life": "not_shown",
    "conscience": False,
    "health": "none",
    "eu_citizen": False,
}
CLARIFIES = {
    "assurances": [
        {
            "topic": "prison",
            "words": "The person will be held in a single cell of at least four square metres.",
            "by": "ministry",
            "binds_courts": False,
        }
    ]
}
GROUND = "own-national"
OWN = (
    ((GIVE, "ask_assurance"), (ASK, "give_clarification"), (GIVE, "accept_assurance")),
    ((GIVE, "ask_assurance"), (ASK, "give_clarification"), (GIVE, "reject_assurance")),
    (
        (GIVE, "ask_assurance"),
        (ASK, "decline_assurance"),
        (GIVE, "tell_consent"),
        (GIVE, "tell_consent_revoked"),
    ),
    (
        (GIVE, "tell_consent"),
        (GIVE, "answer"),
        (GIVE, "postpone_surrender"),
        (GIVE, "lend"),
        (ASK, "give_back"),
        (GIVE, "appoint_surrender"),
        (GIVE, "hand_over"),
        (ASK, "ask_more_charges"),
        (GIVE, "allow_more_charges"),
        (ASK, "ask_more_charges"),
        (GIVE, "refuse_more_charges"),
        (ASK, "ask_onward_surrender"),
        (GIVE, "allow_onward_surrender"),
        (ASK, "ask_onward_surrender"),
        (GIVE, "refuse_onward_surrender"),
        (ASK, "tell_final_release"),
    ),
    ((GIVE, "answer"), (GIVE, "appoint_surrender"), (GIVE, "release")),
    ((GIVE, "refuse"), (ASK, "ask_prosecution"), (GIVE, "start_prosecution"), (GIVE, "tell_outcome")),
)
