"""An answer in plain forms: fields for a program, one English line for a table."""

from collections.abc import Sequence
from typing import Any

from comity.crosscheck.answer import Answer, Hit, Reason


def as_json_fields(answer: Answer) -> dict[str, Any]:
    """An answer as the fields that `comity check query --json` prints, best hit first."""
    return {
        "level": answer.level,
        "said": answer.text.format(**answer.params),
        "fitting": answer.fitting,
        "hits": [_hit(hit) for hit in answer.hits],
    }


def said(reasons: Sequence[Reason]) -> str:
    """A table of reasons in one English line, each with its bits."""
    return "; ".join(f"{reason.text.format(**reason.params)} ({reason.bits:+.1f})" for reason in reasons)


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "level": hit.level,
        "score": round(hit.score, 6),
        "bits": round(hit.bits, 3),
        "reasons": [_reason(reason) for reason in hit.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "what": reason.what,
        "left": reason.left,
        "right": reason.right,
        "relation": reason.relation,
        "bits": round(reason.bits, 3),
    }
