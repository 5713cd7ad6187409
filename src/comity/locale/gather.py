"""Finds the sentences a person may read: in templates, in calls of gettext, in what rooms and stones say."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
CALLS = {"gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
SPOKEN = re.compile(r"[A-Za-zÀ-ỹ‘“{]")

TRANSLATE = re.compile(r"""\{%\s*translate\s+"((?:[^"\\]|\\.)*)"[^%]*%\}""")
BLOCK = re.compile(
    r"\{%\s*blocktranslate(?P<args>[^%]*)%\}(?P<body>.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL
)
PLURAL = re.compile(r"\{%\s*plural\s*%\}")
VARIABLE = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")


@dataclass(frozen=True)
class Sentence:
    """A message id, its plural if it has one, and the file it stands in."""

    text: str
    plural: str
    where: str


@dataclass(frozen=True)
class Scope:
    """Where to look, and which plain arguments count as sentences there.

    Args:
        folders: below the package.
        keywords: names of arguments whose string is shown to people.
        calls: functions whose first string argument is shown to people; an ending in `Error` always is.
    """

    folders: tuple[str, ...]
    keywords: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()


DESK = Scope(("node/desk",))


def gather(*scopes: Scope) -> list[Sentence]:
    """Every sentence of the scopes, each once, in the order of files."""
    found: dict[tuple[str, str], Sentence] = {}
    for scope in scopes:
        for folder in scope.folders:
            for sentence in _in_folder(PACKAGE / folder, scope):
                found.setdefault((sentence.text, sentence.plural), sentence)
    return list(found.values())


def _in_folder(folder: Path, scope: Scope) -> Iterator[Sentence]:
    for path in sorted(folder.rglob("*")):
        where = str(path.relative_to(PACKAGE))
        if path.suffix in {".html", ".txt"} and "templates" in path.parts:
            yield from in_template(path.read_text("utf-8"), where)
        elif path.suffix == ".py" and "migrations" not in path.parts:
            yield from in_python(path.read_text("utf-8"), where, scope)


def in_template(source: str, where: str) -> Iterator[Sentence]:
    """The sentences of a Django template: `translate` and `blocktranslate`, plurals too."""
    for match in TRANSLATE.finditer(source):
        yield Sentence(match.group(1).replace('\\"', '"'), "", where)
    for match in BLOCK.finditer(source):
        one, *many = (
            VARIABLE.sub(r"%(\1)s", part.replace("%", "%%")) for part in PLURAL.split(match.group("body"))
        )
        yield Sentence(one, many[0] if many else "", where)


def in_python(source: str, where: str, scope: Scope) -> Iterator[Sentence]:
    """The sentences of a Python file: what gettext is given, and what the scope says people are shown."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [
            part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)
        ]
        if name in CALLS and texts:
            yield Sentence(texts[0], texts[1] if name.startswith("ng") else "", where)
        elif texts and (name in scope.calls or (scope.calls and name.endswith("Error"))):
            yield from (Sentence(text, "", where) for text in texts[:1] if SPOKEN.search(text))
        for keyword in node.keywords:
            given = keyword.value
            if (
                keyword.arg in scope.keywords
                and isinstance(given, ast.Constant)
                and isinstance(given.value, str)
            ):
                yield from (Sentence(text, "", where) for text in [given.value] if SPOKEN.search(text))
