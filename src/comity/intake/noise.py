"""What does not belong to the text: captions, doubled paragraphs, menus, bylines, stamps, injected advertising.

Noise is marked, never removed: the reader blanks it with blanks of equal length, so every place stays true. Rules look
at lines and their neighbours; none of them knows a publisher.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from comity.intake.record import Noise, NoiseKind, Span, Trace
from comity.intake.taken import Taken

_MAX_CAPTION = 32
_FOREIGN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PHOTO = re.compile(
    r"\((?:[^()]{0,40},\s*)?(?:photo|file|ảnh|фото|foto|fotó|bild|picture)\b[^()]*\)?\.?\s*$"
    r"|\b(?:photo|ảnh|фото|foto|fotó|bild|picture|image|photograph)s?\s?(?:credit|by|courtesy)?\s?:",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"(?:(?<=[.\n|])|^)\s*((?:An?\s+)?(?:overview|view|scene|panorama)\s+(?:of|at)\s+(?:the\s+)?"
    r"(?:talks|meeting|reception|event|ceremony|signing|working session|session|conference|dialogue|visit)\b[^.\n|]{0,240}\.?)",
    re.IGNORECASE | re.MULTILINE,
)
_SCENE = re.compile(
    r"\b(?:group photo|pose[sd]? for|shak(?:e|es|ing) hands?|speak(?:s|ing)? at|addresses the|under ?way\b|"
    r"souvenir photo|commemorative photo|take(?:s)? a (?:group )?photo|presents? (?:a |the )?(?:gift|souvenir)|"
    r"chụp ảnh|quang cảnh|toàn cảnh|zdjęcie grupowe|csoportkép|gruppenbild|gruppenfoto|photo de groupe|общее фото)",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:meets?|receives?|speaks?|visits?|welcomes?|greets?|attends?|poses?|signs?|co-chairs?|chairs?|joins?|at)\b"
)
_OFFICE = re.compile(
    r"\b(?:minister|ambassador|secretary|director|general|commissioner|president|mr|ms|mrs|delegat\w+|chief|"
    r"bộ trưởng|thứ trưởng|ministre|minister\w*|министр\w*)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:agreed|signed|said|held|was|were|had|has|have|will|should|discussed|affirmed|proposed|suggested)\b"
)
_NUMBERED = re.compile(r"\s-\s?\d{1,2}$")
_MONTHS = (
    r"jan(?:uary?|uar)?|feb(?:ruary?|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|june?|july?|juni|juli|aug(?:ust)?|sept?(?:ember)?|"
    r"o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|tisdag|februari|thứ|tháng|"
    r"stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|"
    r"январ\w|феврал\w|марта|апрел\w|ма[йя]|июн\w|июл\w|август\w?|сентябр\w|октябр\w|ноябр\w|декабр\w|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|janu\w+|márci\w+|ápril\w+|máj\w+|jún\w+|júl\w+"
)
_DAYS = (
    r"mon|tue|wed|thu|fri|sat|sun|\w+day|hai|ba|tư|năm|sáu|bảy|chủ|nhật|\w+tag|\w+dag|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche"
)
_STAMP = re.compile(
    rf"(?:(?:{_MONTHS}|{_DAYS}|\d{{1,4}}(?:st|nd|rd|th)?|gmt|utc|am|pm|updated|published|cập|nhật|on|at|h)\b[\s,./:|()+-]*){{2,12}}$",
    re.IGNORECASE,
)
_EDGE_STAMP = re.compile(
    r"^\s*(\d{4}-\d{2}(?:-\d{2})?)(?=\s)(?!\s*[|/])|(?<=[.!?\"])\s+(\d{4}-\d{2}(?:-\d{2})?)\s*$"
)
_CHROME = re.compile(
    r"^(?:portal of\b|source\s?:|nguồn\s?:|źródło\s?:|forrás\s?:|quelle\s?:|источник\s?:|comments?\s?\(\d|comments?\s*$|"
    r"\d+\s+comments?|no comments|leave a (?:reply|comment)|post a comment|inga kommentarer|skicka en kommentar|"
    r"share (?:this|on|via)|share\s*$|tweet\s*$|print\s*$|e-?mail\s*$|facebook\b.{0,30}$|tags?\s?:|keywords?\s?:|"
    r"read more|read also|see also|related (?:news|articles|stories|posts)|more news|most read|latest news|other news|"
    r"back to top|skip to|menu\s*$|home\s*$|search\s*$|subscribe|sign up|log ?in|cookie|copyright|©|all rights reserved|"
    r"tin liên quan|xem thêm|czytaj (?:też|także|więcej)|zobacz też|lire aussi|à lire|mehr zum thema|читайте также|"
    r"medienmitteilung\w*,|pressemitteilung\s*$|communiqué de presse\s*$|press release\s*$)",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"^(?:related (?:news|articles|stories|posts)|more news|most read|latest news|other news|you may also like|"
    r"tin liên quan|tin khác|czytaj także|читайте также|相关文章|lire aussi|mehr zum thema)\b.{0,20}$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:(?:by|von|par|theo|tác giả|автор|szerző|autor|reported by|written by)\s?:?\s+(?:[^\W\d_][\w.'-]*\s?){1,4}|"
    r"[A-Z]{2,6}(?:/[A-Z]{2,6}){0,2})\.?$",
    re.IGNORECASE,
)
_ADVERT = (
    r"(?:buy|order|get)\s+(?:\w+\s+)?(?:cheap|online|now|viagra|cialis)[^.\n]{0,60}|"
    r"cheap\s+(?:phone|flights?|shoes|watches|pills|loans?|hotels?)[^.\n]{0,40}|click\s+here[^.\n]{0,60}|"
    r"(?:best\s+)?online\s+(?:casino|betting|slots?|pharmacy)[^.\n]{0,60}|casino\s+bonus[^.\n]{0,40}|free\s+shipping[^.\n]{0,40}|"
    r"\d{1,2}\s?%\s+(?:off|discount)[^.\n]{0,40}|download\s+(?:our|the)\s+(?:free\s+)?app[^.\n]{0,40}|"
    r"follow\s+us\s+on[^.\n]{0,60}|subscribe\s+(?:now|to\s+our)[^.\n]{0,60}|win\s+(?:big|a\s+prize)[^.\n]{0,40}|"
    r"(?:nhà cái|cá cược|xổ số)[^.\n]{0,60}"
)
_SPAM = re.compile(
    rf"\[[^\][\n]{{0,120}}(?:{_ADVERT})[^\][\n]{{0,120}}\]|\(\s*(?:{_ADVERT})\)|【[^】\n]{{0,200}}】|{_ADVERT}",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"^(?:[A-ZÀ-ÖØ-ÞĐ][\w'.-]*+|\([LR]\)|\((?:left|right|centre|center)\)|and|of|the|with|his|her|at|in|to|for|&|,|\s)++\.?$"
)


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
    """Everything after the first line in a foreign script, or after a list of related articles, once text has run."""
    seen = 0
    for index, line in enumerate(lines):
        foreign = len(_FOREIGN.findall(line.text)) >= 2
        rest = lines[index:]
        if seen >= 300 and (foreign or _RELATED.match(line.text)) and all(len(r.text) < 200 for r in rest):
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
        if _NUMBERED.search(line.text) and len(line.text.split()) <= 25 and index:
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
        if _PHOTO.search(line.text):
            yield NoiseKind.CAPTION, line.span, "noise.photo", 0.9
        elif index and _is_scene(line.text):
            yield NoiseKind.CAPTION, line.span, "noise.scene", 0.7


def _is_scene(text: str) -> bool:
    if _PAST.search(text):
        return False
    if _SCENE.search(text):
        return True
    if not _OFFICE.search(text) or text.rstrip(".").count(". ") > 2:
        return False
    return bool(_TITLED.match(text)) or bool(
        text.endswith(".") and _PRESENT.search(text) and len(text.split()) <= 24
    )


def _chrome(lines: list[Line]) -> Iterator[tuple[NoiseKind, Span, str, float]]:
    """Menus, sources, comment boxes, bylines, stamps; a list of headlines before the text begins."""
    prose = False
    for index, line in enumerate(lines):
        short = len(line.text.split()) <= 14
        if _CHROME.match(line.text) and len(line.text) <= 200 and len(line.text.split()) <= 12:
            yield NoiseKind.CHROME, line.span, "noise.chrome", 0.85
        elif index and _BYLINE.match(line.text) and len(line.text.split()) <= 5 and prose:
            yield NoiseKind.BYLINE, line.span, "noise.byline", 0.8
        elif short and _STAMP.match(line.text) and re.search(r"\d", line.text):
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
        for match in _EDGE_STAMP.finditer(line.text):
            group = 1 if match.group(1) else 2
            span = Span(line.start + match.start(group), line.start + match.end(group))
            yield NoiseKind.DATE, span, "noise.edge-stamp", 0.6


def _inline(text: str, start: int) -> Iterator[tuple[NoiseKind, Span, str, float]]:
    """Captions run into a paragraph, and advertising injected anywhere."""
    for match in _VIEW.finditer(text, start):
        yield NoiseKind.CAPTION, Span(*match.span(1)), "noise.view", 0.8
    for match in _SPAM.finditer(text, start):
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
