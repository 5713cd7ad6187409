"""Catalogues of words: one folder a language, read by Django and by whatever prints a letter.

The msgid is the English sentence. Vietnamese is complete; the other five are prepared and may be partial.
`python -m comity.node.desk.catalogue` gathers the sentences anew and compiles; docs/desk.md says when.
"""

from pathlib import Path

DIRECTORY = Path(__file__).parent
DOMAIN = "django"
LANGUAGES = ("en", "vi", "pl", "hu", "de", "fr", "ru")


def catalogue(language: str, ending: str = "po") -> Path:
    """Where the catalogue of a language stands.

    Args:
        language: one of `LANGUAGES`.
        ending: po for the text, mo for what programs read.
    """
    return DIRECTORY / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"
