"""Every sentence an officer may meet, from the desk down to the stones; run to bring the catalogues up to date.

Run as `python -m comity.node.desk.catalogue` after a sentence was added or changed anywhere.
"""

from comity.locale.collect import borrowed, write
from comity.locale.gather import DESK, Scope, Sentence, gather
from comity.rules import packs, requests, safeguards
from comity.rules import sentences as rules

ROOMS = Scope(
    (
        "node/casework",
        "node/staff",
        "node/exchange",
        "node/register",
        "node/papers",
        "node/holdings",
        "node/clerk",
    ),
    frozenset({"text", "title", "missing"}),
    frozenset(
        {
            "Said",
            "State",
            "Refused",
            "NotAllowed",
            "OwnWork",
            "LookRequired",
            "NotFound",
            "BadInput",
            "Changed",
            "ToDo",
        }
        | {"tell", "NotUsable", "NotPinned", "say", "Purpose", "Damaged"}
    ),
    frozenset(
        {
            "AGREEMENT_KINDS",
            "TOPICS",
            "MOVES",
            "WHERE",
            "UNDATED",
            "UNITS",
            "ONE",
            "SOURCES",
            "OWN_WORK",
            "LEAST",
            "REASON",
            "NOTED",
            "WHY",
        }
    ),
)
AUDIT = Scope(("node/audit/verify.py", "node/audit/checks"), calls=frozenset({"Fault"}))
API = Scope(("node/api",), calls=frozenset({"NotFound", "BadInput"}))
CROSSCHECK = Scope(("crosscheck/answer.py",), tables=frozenset({"SENTENCES", "LEVEL_SENTENCES"}))
INTAKE = Scope(("intake",), calls=frozenset({"EmptyText", "TextTooLong", "UnknownFormat", "BadArgument"}))
CALLS = Scope(("rules",), calls=rules.CALLS)


def sentences() -> list[Sentence]:
    """Everything a catalogue must hold: the desk's, the rooms', the stones', and what the sign-in library says."""
    told = rules.declared(requests.registry(), safeguards.book(), packs.load_all().values())
    found = gather(DESK, ROOMS, API, AUDIT, CROSSCHECK, INTAKE, CALLS) + [
        Sentence(one, "", "rules") for one in told
    ]
    ours = list({(one.text, one.plural): one for one in reversed(found)}.values())[::-1]
    plural = {one.text for one in ours if one.plural}
    kept = [one for one in ours if one.plural or one.text not in plural]
    return kept + borrowed(kept)


if __name__ == "__main__":
    write(sentences())
