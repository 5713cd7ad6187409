"""The blind index: words of a text, folded, as HMACs under a key of this node and the name of their case.

The table tells nobody which words a paper holds, nor whether two cases share one (HMAC-SHA256, RFC 2104).
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable

from django.conf import settings

TOKEN = 16
MOST = 50_000
"""Distinct words indexed of one paper; longer files are found by their first words."""
_FOLDED = str.maketrans({"đ": "d", "ł": "l", "ß": "ss", "ø": "o", "ð": "d", "æ": "ae", "œ": "oe"})


def fold(text: str) -> str:
    """The text in lower case without marks, so that 'Nguyễn' and 'NGUYEN' are one word."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(mark for mark in parts if not unicodedata.combining(mark))
    return unicodedata.normalize("NFKC", bare.casefold().translate(_FOLDED))


def split(text: str) -> list[str]:
    """The distinct folded words of a text, in order of first use."""
    cleaned = "".join(mark if mark.isalnum() else " " for mark in fold(text))
    return list(dict.fromkeys(cleaned.split()))


def tokens(label: str, words: Iterable[str]) -> list[bytes]:
    """The tokens of folded words in the case ``label``."""
    key = hmac.digest(settings.COMITY_HOME.secret("words"), label.encode(), hashlib.sha256)
    return [hmac.digest(key, word.encode(), hashlib.sha256)[:TOKEN] for word in words]
