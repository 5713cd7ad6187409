"""Every refusal has a code of its own and a sentence an officer can act on."""

import ast
import inspect
from pathlib import Path

from comity import seal
from comity.seal import errors
from comity.seal.errors import SealError

FAMILY = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, SealError)]


def test_every_kind_of_refusal_has_its_own_code() -> None:
    assert len({kind.code for kind in FAMILY}) == len(FAMILY)


def test_the_family_is_drawn_whole() -> None:
    assert errors.__doc__ is not None
    for kind in FAMILY:
        assert f" {kind.__name__} " in f" {errors.__doc__.replace(chr(10), ' ')} "


def test_every_sentence_is_a_sentence_with_its_values() -> None:
    found = 0
    for file in Path(seal.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {kind.__name__ for kind in FAMILY}
                and node.args
            ):
                text = ast.literal_eval(node.args[0]) if isinstance(node.args[0], ast.Constant) else "{why}."
                values = {word.arg: "x" for word in node.keywords if word.arg} | {"why": "x"}
                assert text.format(**values).endswith("."), (file.name, text)
                found += 1
    assert found > 60


def test_a_refusal_keeps_text_and_values_apart_for_translation() -> None:
    refusal = errors.TooLarge("At most {most} bytes.", most=5)
    assert (refusal.text, refusal.params, str(refusal), refusal.code) == (
        "At most {most} bytes.",
        {"most": "5"},
        "At most 5 bytes.",
        "too-large",
    )
    assert errors.Tampered("Wrong.", code="padding").code == "padding"
    assert errors.Tampered("Wrong.").code == "tampered"
