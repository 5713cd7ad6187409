"""Names and titles compared: folded, and whatever the order of their words."""

from collections import Counter

from babel import Locale

from comity.intake.words import split_words

LANGUAGES = ("en", "vi", "pl", "hu", "de", "fr", "ru")


def of_country(code: str) -> dict[str, str]:
    """Language → name of a country (Unicode CLDR); empty for what is no country."""
    names = {language: Locale(language).territories.get(code) for language in LANGUAGES}
    return {language: str(name) for language, name in names.items() if name} if len(code) == 2 else {}


def folded(text: str) -> str:
    """A title in lower case without marks and punctuation."""
    return " ".join(word.key for word in split_words(text))


def same_person(one: str, other: str) -> bool:
    """Whether two spellings hold the same words, in any order: Trịnh Văn Đạt is Dat Trinh Van."""
    words = [Counter(word.key for word in split_words(name)) for name in (one, other)]
    return bool(words[0]) and words[0] == words[1]
