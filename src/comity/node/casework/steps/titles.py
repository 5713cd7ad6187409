"""What the verbs of a case are called on buttons and in refusals. English message ids."""

from collections.abc import Mapping

from comity.node.register.queries import Said

TITLES: Mapping[str, Said] = {
    "draft": Said("Change the draft"),
    "submit": Said("Ask a second officer to approve"),
    "take_back": Said("Take back to draft"),
    "send_back": Said("Send back with a reason"),
    "approve": Said("Approve"),
    "send": Said("Send"),
    "give_clarification": Said("Answer their question"),
    "recall": Said("Recall the request"),
    "close": Said("Close the case"),
    "acknowledge": Said("Take up the request"),
    "ask_clarification": Said("Ask for one more fact"),
    "answer_in_part": Said("Answer in part"),
    "prepare_answer": Said("Prepare the answer"),
    "answer": Said("Answer"),
    "refuse": Said("Refuse on a ground"),
    "record_reasons": Said("Record reasons against {rule}"),
}


def named(codes: str) -> str:
    """The titles of verbs, for a sentence.

    Args:
        codes: their codes with a comma and a blank between; one without a title stands as it is.
    """
    return ", ".join(TITLES[code].text if code in TITLES else code for code in codes.split(", "))
