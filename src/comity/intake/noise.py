"""What does not belong to the text: captions, doubles, menus, bylines, stamps, advertising.

Noise is marked, never removed: the reader blanks it with blanks of equal length, so every place stays true.
Rules look at lines and their neighbours; none of them knows a publisher.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from comity.intake.patterns import load_patterns
from comity.intake.record import Noise, NoiseKind, Span, Trace
from comity.intake.taken import Taken

_MAX_CAPTION = 32
_FOREIGN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SAYS = load_patterns("noise.toml", "noise")


class Line(NamedTuple):
    """One line of the text with its place, blanks at both ends left out."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return Span(self.start, self.end)


Rule = Callable[[list[Line]], Iterator[tuple[NoiseKind, Span, str, float]]]


def find_noise(text: str, start: int) -> tuple[Noise, ...]:
    """Return the noise of `text` from `start` on, in order, without overlaps."""
    lines = _lines(text, start)
    found = [mark for rule in _RULES for mark in rule(lines)]
    found.extend(_inline(text, start))
    taken = Taken()
    kept = [Noise(kind, span, Trace(rule, None, sure)) for kind, span, rule, sure in found if taken.add(span)]
    return tuple(sorted(kept, key=lambda noise: noise.span))


def _lines(text: str, start: int) -> list[Line]:
    out: list[Line] = []
    at = start
    for raw in text[start:].split("\n"):
        body = raw.strip()
        if body:
            lead = at + raw.index(body[0])
            out.append(Line(lead, lead + len(body), body))
        at += len(raw) + 1
    return out


def _tail(lines: list[Line]) -> Iterator[tuple[NoiseKind, Span, str, float]]:
    """All from the first line in a foreign script, or a list of related articles, once text has run."""
    seen = 0
    for index, line in enumerate(lines):
        foreign = len(_FOREIGN.findall(line.text)) >= 2
        rest = lines[index:]
        if (
            seen >= 300
            and (foreign or _SAYS["related"].match(line.text))
            and all(len(r.text) < 200 for r in rest)
        ):
            yield NoiseKind.SPAM, Span(line.start, rest[-1].end), "noise.tail", 0.9
            return
        seen += 0 if foreign else len(line.text)


def _bars(lines: list[Line]) -> Iterator[tuple[NoiseKind, Span, str, float]]:
    """A caption set between `|` marks, as photograph tables are flattened."""
    for index, line in enumerate(lines):
        words = len(line.text.split())
        if line.text.count("|") >= 2 and words <= 20:
            yield NoiseKind.SPAM, line.span, "noise.menu", 0.8
        elif line.text.endswith("|") and words > 1 and words <= 60:
            before = lines[index - 1] if index else line
            start = before.start if before.text == "|" else line.start
            yield NoiseKind.CAPTION, Span(start, line.end), "noise.bars", 0.95


def _numbered(lines: list[Line]) -> Iterator[tuple[NoiseKind, Span, str, float]]:
    """A headline repeated with a picture number, and the caption under it."""
    for index, line in enumerate(lines):
        if _SAYS["numbered"].search(line.text) and len(line.text.split()) <= 25 and index:
            after = lines[index + 1] if index + 1 < len(lines) else line
            end = after.end if len(after.text.split()) <= _MAX_CAPTION else line.end
            yield NoiseKind.CAPTION, Span(line.start, end), "noise.numbered", 0.9


def _doubled(lines: list[Line]) -> Iterator[tuple[NoiseKind, Span, str, float]]:
    """A short line at once repeated is a caption; a paragraph that ends as an earlier one is a double."""
    endings: dict[str, str] = {}
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if before and before.text == line.text and len(line.text.split()) <= 20:
            yield NoiseKind.CAPTION, Span(before.start, line.end), "noise.twice", 0.8
        elif len(line.text) >= 80:
            earlier = endings.setdefault(line.text[-70:], line.text)
            if earlier is not line.text and _ends_alike(earlier, line.text):
                yield NoiseKind.DUP, line.span, "noise.double", 0.95


def _ends_alike(one: str, other: str) -> bool:
    """Say whether two paragraphs differ at most in a dateline before them."""
    common = min(len(one), len(other)) - 45
    return one == other or (
        common > 60 and abs(len(one) - len(other)) <= 45 and one[-common:] == other[-common:]
    )


def _captions(lines: list[Line]) -> Iterator[tuple[NoiseKind, Span, str, float]]:
    """A short line of its own that describes a picture."""
    for index, line in enumerate(lines):
        if len(line.text.split()) > _MAX_CAPTION:
            continue
        if _SAYS["photo"].search(line.text):
            yield NoiseKind.CAPTION, line.span, "noise.photo", 0.9
        elif index and _is_scene(line.text):
            yield NoiseKind.CAPTION, line.span, "noise.scene", 0.7


def _is_scene(text: str) -> bool:
    if _SAYS["past"].search(text):
        return False
    if _SAYS["scene"].search(text):
        return True
    if not _SAYS["office"].search(text) or text.rstrip(".").count(". ") > 2:
        return False
    return bool(_SAYS["titled"].match(text)) or bool(
        text.endswith(".") and _SAYS["present"].search(text) and len(text.split()) <= 24
    )


def _chrome(lines: list[Line]) -> Iterator[tuple[NoiseKind, Span, str, float]]:
    """Menus, sources, comment boxes, bylines, stamps; a list of headlines before the text begins."""
    prose = False
    for index, line in enumerate(lines):
        short = len(line.text.split()) <= 14
        if _SAYS["chrome"].match(line.text) and len(line.text) <= 200 and len(line.text.split()) <= 12:
            yield NoiseKind.CHROME, line.span, "noise.chrome", 0.85
        elif index and _SAYS["byline"].match(line.text) and len(line.text.split()) <= 5 and prose:
            yield NoiseKind.BYLINE, line.span, "noise.byline", 0.8
        elif short and _SAYS["stamp"].match(line.text) and re.search(r"\d", line.text):
            yield NoiseKind.DATE, line.span, "noise.stamp", 0.7
        elif (
            not prose
            and line.text.startswith(("- ", "* ", "• ", "> "))
            and short
            and line.text[-1] not in ".;:"
        ):
            yield NoiseKind.CHROME, line.span, "noise.headlines", 0.7
        else:
            prose = prose or len(line.text) >= 120 or line.text.endswith(":")


def _stamps(lines: list[Line]) -> Iterator[tuple[NoiseKind, Span, str, float]]:
    """A machine date before or after a paragraph."""
    for line in lines:
        for match in _SAYS["edge_stamp"].finditer(line.text):
            group = 1 if match.group(1) else 2
            span = Span(line.start + match.start(group), line.start + match.end(group))
            yield NoiseKind.DATE, span, "noise.edge-stamp", 0.6


def _inline(text: str, start: int) -> Iterator[tuple[NoiseKind, Span, str, float]]:
    """Captions run into a paragraph, and advertising injected anywhere."""
    for match in _SAYS["view"].finditer(text, start):
        yield NoiseKind.CAPTION, Span(*match.span(1)), "noise.view", 0.8
    for match in _SAYS["spam"].finditer(text, start):
        yield (
            NoiseKind.SPAM,
            Span(match.start(), match.start() + len(match.group().rstrip())),
            "noise.advert",
            0.8,
        )
    if len(_FOREIGN.findall(text, start)) * 3 < len(text) - start:
        for match in re.finditer(rf"{_FOREIGN.pattern}(?:[^\n.;]{{0,40}}{_FOREIGN.pattern})*", text[start:]):
            yield NoiseKind.SPAM, Span(match.start() + start, match.end() + start), "noise.script", 0.7


_RULES: tuple[Rule, ...] = (_tail, _bars, _numbered, _doubled, _chrome, _captions, _stamps)
