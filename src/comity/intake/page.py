"""A text prepared for reading: plain, noise blanked, cut into words and sentences, gazetteers looked up once.

Every rule below reads the same page, so each text is cut and looked up one single time.
"""

import dataclasses
from bisect import bisect_right

from comity.intake.atlas import Agency, City, open_atlas
from comity.intake.clean import blank
from comity.intake.noise import find_noise
from comity.intake.record import Noise, Span
from comity.intake.sentences import Sentence, split_sentences
from comity.intake.words import Found, Word, longest, split_words

_CASED = frozenset({"en", "vi"})


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """What the rules read: `text` is plain, `clean` the same with the head of the file and noise blanked."""

    text: str
    clean: str
    lang: str
    body_start: int
    noise: tuple[Noise, ...]
    words: list[Word]
    sentences: list[Sentence]
    countries: list[Found[str]]
    cities: list[Found[City]]
    agencies: list[Found[Agency]]

    @property
    def prose(self) -> list[Sentence]:
        """The sentences without a headline before them (a short first line that ends in no stop)."""
        return self.sentences[1:] if self.headline else self.sentences

    @property
    def headline(self) -> Sentence | None:
        """The short first line that ends in no stop, where prose follows it."""
        if len(self.sentences) < 3:
            return None
        first = self.sentences[0]
        short = len(first.text.split()) <= 14 and first.text[-1] not in '.!?:;,"'
        return first if short and self.sentences[1].opens else None

    def cut(self, span: Span) -> str:
        """Return the plain words of `span`."""
        return self.text[span.start : span.end]

    def sentence_at(self, place: int) -> Sentence | None:
        """Return the sentence that holds `place`."""
        at = bisect_right(self.sentences, place, key=lambda sentence: sentence.start) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at].end else None


def open_page(text: str, *, lang: str, body_start: int) -> Page:
    """Return the page of a plain `text`, read in `lang` from `body_start` on."""
    noise = find_noise(text, body_start)
    clean = blank(text, [Span(0, body_start), *(item.span for item in noise)])
    words = split_words(clean, marks=lang == "vi")
    atlas = open_atlas(lang)
    return Page(
        text=text,
        clean=clean,
        lang=lang,
        body_start=body_start,
        noise=noise,
        words=words,
        sentences=split_sentences(clean),
        countries=[f for f in longest(atlas.countries.find(words)) if _is_name(clean, f.span, lang)],
        cities=[f for f in longest(atlas.cities.find(words)) if clean[f.span.start].isupper()],
        agencies=[f for f in longest(atlas.agencies.find(words)) if clean[f.span.start].isupper()],
    )


def _is_name(text: str, span: Span, lang: str) -> bool:
    """Say whether the find is written as a name: "US" is a country, "us" is not."""
    form = text[span.start : span.end]
    if len(form) <= 3 and form.isascii():
        return (
            form.isupper()
            or (lang not in {"en", "de"} and form[0].isupper())
            or (lang == "en" and form == "Lao")
        )
    return not (lang in _CASED and form[0].islower())
