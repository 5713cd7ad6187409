"""The page that a second implementation is written from says what the code does."""

import base64
import json
import re
from pathlib import Path

import pytest
from tests.seal import given, make_vectors

from comity.seal import errors
from comity.seal.statement import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")


def test_every_kind_of_letter_is_on_the_page() -> None:
    listed = PAGE.split("Kinds: ")[1].split("\n\n")[0]
    assert tuple(re.findall(r"`([a-z.]+)`", listed)) == KINDS


def test_every_member_of_a_letter_is_on_the_page_in_its_order() -> None:
    table = PAGE.split("| Member | Form |")[1].split("\n\n")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    assert [name for row in rows for name in re.findall(r"`(\w+)`", row)] == list(json.loads(given.letter()))


def test_every_member_of_a_descriptor_is_on_the_page_in_its_order() -> None:
    table = PAGE.split("| Member | Form |")[2].split("\n\n")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    names = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    from_vector = json.loads((make_vectors.FOLDER / "descriptor.json").read_text(encoding="utf-8"))["first"]
    body = json.loads(_payload(from_vector))
    assert sorted(names) == sorted(body)


def _payload(document: str) -> bytes:
    return base64.b64decode(json.loads(document)["payload"])


@pytest.mark.parametrize("name", ["statement", "envelope"])
def test_every_refusal_in_the_vectors_is_on_the_page(name: str) -> None:
    vector = json.loads((make_vectors.FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    listed = set(re.findall(r"`([a-z0-9-]+)`", PAGE))
    codes = {one["code"] for one in [*vector["refused"], *vector.get("refused_changes", ())]}
    assert {
        code for code in codes if code not in listed and code.removeprefix("statement") not in listed
    } == set()


def test_the_codes_of_the_page_are_in_the_code() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(errors.__file__).parent.glob("*.py"))
    table = PAGE.split("| Code | Refused because |")[1].split("\n\n")[0]
    codes = re.findall(r"`([a-z0-9-]+)`", table)
    assert len(codes) > 15
    assert all(f'"{code}"' in source or f'"statement{code}"' in source for code in codes)
