"""What announces an undertaking, and the single actions that follow it."""

import dataclasses
import functools
import re
from collections.abc import Iterator

from comity.intake.clauses import skip_adverbs, split_actions, verb_form
from comity.intake.page import Page
from comity.intake.patterns import load_patterns, load_tables
from comity.intake.record import Modality, Span

MODALITY = {
    "agreed": Modality.AGREED,
    "provides": Modality.AGREED,
    "pledged": Modality.PLEDGED,
    "proposed": Modality.PROPOSED,
    "suggested": Modality.SUGGESTED,
    "affirmed": Modality.AFFIRMED,
}
_SAYS = load_patterns("undertakings.toml", "commitment")


@dataclasses.dataclass(frozen=True, slots=True)
class Cue:
    """Words that announce an undertaking: strength (`kind`), grammar of what follows (`form`), place."""

    kind: str
    form: str
    span: Span


@dataclasses.dataclass(frozen=True, slots=True)
class Find:
    """One action with its strength and actor, before it becomes part of the record."""

    span: Span
    modality: Modality
    actor: tuple[str, ...]
    cue: Cue
    sure: float


@functools.lru_cache(maxsize=16)
def cue_pattern(lang: str) -> re.Pattern[str]:
    """Return the announcing words of `lang` as one pattern with a named group per row."""
    table = load_tables("commitments.toml")
    cues: dict[str, str] = table.get(lang, table["en"])["cue"]
    return re.compile(
        "|".join(rf"(?P<{name}>(?<!\w){pattern})" for name, pattern in cues.items()), re.IGNORECASE
    )


def find_actions(
    page: Page, within: Span, who: tuple[Cue, tuple[str, ...]], strength: Modality | None = None
) -> Iterator[Find]:
    """Yield the single actions of the verb phrase; a nested report ends it."""
    cue, actor = who
    begin = within.start
    if (
        verb_form(page.clean, begin, within.end) is None
        and skip_adverbs(page.clean, begin, within.end) >= within.end
    ):
        return
    if _SAYS["state"].match(page.clean, begin, within.end):
        return
    sure = 0.85 if verb_form(page.clean, begin, within.end) else 0.55
    for span in split_actions(page.clean, begin, within.end):
        yield Find(span, strength or MODALITY[cue.kind], actor, cue, sure)
