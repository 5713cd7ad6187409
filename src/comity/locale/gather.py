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
    """Where to look, and what counts as a sentence there.

    Args:
        folders: below the package; a file counts as a folder of one.
        keywords: names of arguments whose string is shown to people.
        calls: functions whose first sentence among the arguments is shown to people; an ending in `Error` always is.
        tables: names of module-level tables whose strings are shown to people; keys are codes.
    """

    folders: tuple[str, ...]
    keywords: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()


DESK = Scope(("node/desk",), calls=frozenset({"Said"}), tables=frozenset({"COLUMNS"}))


def gather(*scopes: Scope) -> list[Sentence]:
    """Every sentence of the scopes, each once, in the order of files."""
    found: dict[tuple[str, str], Sentence] = {}
    for scope in scopes:
        for folder in scope.folders:
            for sentence in _in_folder(PACKAGE / folder, scope):
                found.setdefault((sentence.text, sentence.plural), sentence)
    return list(found.values())


def _in_folder(folder: Path, scope: Scope) -> Iterator[Sentence]:
    for path in sorted(folder.rglob("*")) or [folder]:
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
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _in_call(node, where, scope)
    for node in tree.body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and _names(node) & scope.tables and node.value:
            yield from (Sentence(text, "", where) for text in _in_table(node.value))


def _in_call(node: ast.Call, where: str, scope: Scope) -> Iterator[Sentence]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    texts = [text for part in node.args for text in _strings(part)]
    if name in CALLS and texts:
        yield Sentence(texts[0], texts[1] if name.startswith("ng") else "", where)
    elif name == "Said" and name in scope.calls:
        yield from (Sentence(text, "", where) for part in node.args[:1] for text in _strings(part) if text)
    elif name in scope.calls or (scope.calls and name.endswith("Error")):
        yield from (Sentence(text, "", where) for text in [one for one in texts if _sentence(one)][:1])
    for keyword in node.keywords:
        if keyword.arg in scope.keywords:
            yield from (Sentence(text, "", where) for text in _strings(keyword.value) if SPOKEN.search(text))


def _strings(node: ast.expr) -> list[str]:
    """A string as it stands, or both ends of a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_strings(node.body), *_strings(node.orelse)]
    return []


def _sentence(text: str) -> bool:
    """Whether a string is words for people, not a code."""
    return bool(SPOKEN.search(text)) and (" " in text or text[:1].isupper())


def _names(node: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {one.id for one in targets if isinstance(one, ast.Name)}


def _in_table(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Dict):
        for value in node.values:
            yield from _in_table(value)
    elif isinstance(node, (ast.Tuple, ast.List)):
        for value in node.elts:
            yield from _in_table(value)
    else:
        yield from (text for text in _strings(node) if _sentence(text) or "{" in text)
