"""One text made readable without editing it: same places, plain letters, noise blanked.

Typographic quotes, odd blanks and control characters are exchanged one for one, so places stay. Only a text
that is not in composed form (NFC) needs the way back kept beside it: `back[i]` is the original place of
plain character `i`.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Sequence

from comity.intake.record import Span

_QUOTES = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
_DASHES = {"–": "-", "—": "-", "‑": "-", "‒": "-", "−": "-"}
_BLANKS = dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000\u200b\u200c\u200d\ufeff\u2060\u00ad\t", " ")
_LINES = {"\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"}
_ODD = re.compile(r"[^\x20-\x7e\nà-ɏḀ-ỿА-я]")
_RETURN = re.compile(r"\r(?!\n)")
_TABLE = str.maketrans(_QUOTES | _DASHES | _BLANKS | _LINES)


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    """The text in composed letters and plain marks, with the way back to the original places."""

    text: str
    back: tuple[int, ...] | None = None

    def origin(self, span: Span) -> Span:
        """Return where `span` of the plain text stands in the original; a letter that grew is kept whole."""
        if self.back is None:
            return span
        end = span.end
        while self.back[end] == self.back[span.end - 1] and end > span.start:
            end += 1
        return Span(self.back[span.start], self.back[end])

    def place(self, origin: int) -> int:
        """Return the plain place of the original place `origin`."""
        if self.back is None:
            return origin
        return next((i for i, at in enumerate(self.back) if at >= origin), len(self.text))


def make_plain(text: str) -> Plain:
    """Return `text` composed and with plain quotes, dashes and blanks."""
    if unicodedata.is_normalized("NFC", text):
        return Plain(_exchange(text))
    return _compose(text)


def blank(text: str, spans: Sequence[Span]) -> str:
    """Return `text` with every span replaced by blanks; line ends stay, so paragraphs do."""
    parts: list[str] = []
    at = 0
    for span in sorted(spans):
        if span.end <= at:
            continue
        start = max(at, span.start)
        parts.append(text[at:start])
        parts.append("".join("\n" if c == "\n" else " " for c in text[start : span.end]))
        at = span.end
    parts.append(text[at:])
    return "".join(parts)


def _exchange(text: str) -> str:
    plain = _RETURN.sub("\n", text).translate(_TABLE)
    return _ODD.sub(_odd, plain)


def _odd(match: re.Match[str]) -> str:
    """Blank control, format and surrogate characters; keep every other letter as it is."""
    char = match.group()
    return " " if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"} else char


def _compose(text: str) -> Plain:
    """Compose letter by letter: a base with its marks becomes one place that remembers where it began."""
    out: list[str] = []
    back: list[int] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and _joins(text[at - 1], text[at]):
            continue
        made = unicodedata.normalize("NFC", text[start:at])
        out.append(made)
        back.extend([start] * len(made))
        start = at
    return Plain(_exchange("".join(out)), (*back, len(text)))


def _joins(left: str, right: str) -> bool:
    """Say whether composing the two together differs from composing each by itself."""
    if unicodedata.combining(right):
        return True
    apart = unicodedata.normalize("NFC", left) + unicodedata.normalize("NFC", right)
    return unicodedata.normalize("NFC", left + right) != apart
