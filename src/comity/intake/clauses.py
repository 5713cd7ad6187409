"""Where one action ends and the next begins: "to do A, do B and C; and do D" is three actions.

A new action needs a verb of the list in the right form, and a word that may be a noun counts as verb only
before an object. Verbs that share one object stay together ("negotiate and sign an agreement").
"""

import dataclasses
import functools
import re

from comity.intake.patterns import load_patterns, load_tables
from comity.intake.record import Span

_BREAK = re.compile(
    r"(?P<semi>;\s*(?:and\s+)?(?:also\s+)?)"
    r"|(?P<while>,?\s+(?:while|as well as|along with|together with)\s+(?:also\s+)?)"
    r"|(?P<comma>,\s*(?:and\s+)?(?:also\s+)?(?:to\s+)?)|(?P<and>\s+and\s+(?:also\s+)?(?:to\s+)?)"
)
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_NOT_OBJECT = frozenset(
    (
        *(
            "of",
            "in",
            "for",
            "and",
            "on",
            "with",
            "at",
            "between",
            "to",
            "against",
            "by",
            "from",
            "or",
            "as",
            "into",
        ),
        *("is", "are", "was", "were", "has", "have", "will", "would", "should", "under", "within"),
    )
)
_SAYS = load_patterns("undertakings.toml", "clause")
_TRAIL = " \t\n,;:.…-|/\"'"


_BESIDE_VERBS = frozenset({"soon", "further", "and", "to", "jointly", "together"})


@dataclasses.dataclass(frozen=True, slots=True)
class Verbs:
    """The action verbs of English, in both forms, with those that may be nouns."""

    base: frozenset[str]
    ing: frozenset[str]
    nouns: frozenset[str]
    adverb: re.Pattern[str]


@functools.lru_cache(maxsize=1)
def open_verbs() -> Verbs:
    """Return the list of verbs from the data folder."""
    rows = load_tables("commitments.toml")["en"]
    base = frozenset(str(rows["verbs"]).split())
    return Verbs(
        base=base,
        ing=frozenset(form for verb in base for form in _ing(verb)),
        nouns=frozenset(str(rows["nouns"]).split()),
        adverb=re.compile(rf"(?:(?:{rows['adverb']})\s+){{1,3}}", re.IGNORECASE),
    )


def _ing(verb: str) -> tuple[str, ...]:
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    doubled = stem + stem[-1] + "ing"
    return (stem + "ing", doubled)


def skip_adverbs(text: str, at: int, end: int) -> int:
    """Return the place of the first word at or after `at` that is no adverb."""
    found = open_verbs().adverb.match(text, at, end)
    return found.end() if found else at


def verb_form(text: str, at: int, end: int) -> str | None:
    """Return `base` or `ing` when an action begins at `at` (adverbs skipped), else None."""
    verbs = open_verbs()
    place = skip_adverbs(text, at, end)
    word = _WORD.match(text, place, end)
    if word is None:
        return None
    key = word.group().lower()
    if key in verbs.base and not (key in verbs.nouns and not _has_object(text, word.end(), end)):
        return "base"
    return "ing" if key in verbs.ing else None


def _has_object(text: str, at: int, end: int) -> bool:
    """Say whether what follows reads as an object, which tells the verb "exchange" from the noun."""
    rest = text[at : min(end, at + 2)]
    if not rest.startswith(" "):
        return False
    word = _WORD.match(text, at + 1, end)
    if word is None:
        return rest.strip().isdigit()
    key = word.group().lower()
    if key == "and":
        after = _WORD.match(text, word.end() + 1, end)
        return bool(after and after.group().lower() in open_verbs().base)
    return key not in _NOT_OBJECT or key in {"together", "towards"}


def split_actions(text: str, start: int, end: int) -> list[Span]:
    """Return the single actions of `text[start:end]`, purpose clauses after a comma cut off."""
    form = verb_form(text, start, end) or "base"
    edges = [start]
    spans: list[Span] = []
    for match in _BREAK.finditer(text, start, end):
        aside = match.lastgroup == "and" and _SAYS["cut"].search(text, edges[-1], match.start())
        if match.start() > edges[-1] and not aside and _starts_action(text, match, form, (edges[-1], end)):
            spans.append(Span(edges[-1], match.start()))
            edges.append(match.end())
    spans.append(Span(edges[-1], end))
    return [trimmed for span in spans if (trimmed := trim(text, span))]


def _starts_action(text: str, match: re.Match[str], form: str, within: tuple[int, int]) -> bool:
    found = verb_form(text, match.end(), within[1])
    if found is None or _shares_object(text, (within[0], match.start()), form):
        return False
    listing = bool(_SAYS["listing"].search(text, within[0], match.start()))
    if match.lastgroup == "while":
        return True
    if found == "ing":
        return form == "ing" and not listing and (match.lastgroup != "comma" or "and" in match.group())
    return not (listing and match.lastgroup != "semi" and "and" not in match.group())


def _shares_object(text: str, within: tuple[int, int], form: str) -> bool:
    """Say whether the words so far end in a verb: it shares the object of the next one."""
    start, end = within
    verbs = open_verbs()
    words = [word.lower() for word in _WORD.findall(text[max(start, end - 60) : end])]
    if not words:
        return True
    bare = verbs.ing if form == "ing" else verbs.base
    only_verbs = all(w in bare or w.endswith("ly") or w in _BESIDE_VERBS for w in words)
    before = words[-2] if len(words) > 1 else ""
    last = words[-1] in verbs.base and (words[-1] not in verbs.nouns or before == "to")
    return last or (only_verbs and end - start < 60)


def trim(text: str, span: Span) -> Span | None:
    """Cut a purpose clause or attribution after a comma, and stops at the end; None if too little stays."""
    cut = _SAYS["cut"].search(text, span.start, span.end)
    end = cut.start() if cut and cut.start() - span.start > 8 else span.end
    words = text[span.start : end].rstrip(_TRAIL)
    lead = len(words) - len(words.lstrip(" ,;:"))
    if len(words.split()) < 2 or len(words) - lead < 8:
        return None
    return Span(span.start + lead, span.start + len(words))
