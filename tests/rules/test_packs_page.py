"""The example of the page 'add a pack of law' works as it stands."""

from __future__ import annotations

import tomllib

from tests.pages import example
from tests.rules import given

from comity.rules import basis, facts, lawbook
from comity.rules.basis import InstrumentInForce, Library, State
from comity.rules.facts import Request
from comity.rules.pack_schema import parse_pack
from comity.rules.request_type import Regime

NAME = "pl-vn-2030-extradition"


class Extradition:
    """Stands for a request type of that topic."""

    bases = ("extradition",)


def test_the_pack_of_the_page_serves_and_marks_what_nobody_read() -> None:
    pack = parse_pack(tomllib.loads(example("add-a-pack.md", f"{NAME}.toml")), expected=NAME)
    days = {"PL": "2026-01-01", "VN": "2026-01-01"}
    library = Library((InstrumentInForce(NAME, pack.title, "in force", (), days),), {NAME: pack})
    known = facts.read_facts({"max_penalty_months": 12})
    asked = Request("extradition", Regime.JUDICIAL, "PL", "VN", given.TODAY, known=known)

    found = basis.resolve(Extradition(), asked, library, today=given.TODAY)

    assert found.state is State.VERIFIED
    assert [one.verified for one in found.limits("provisional-arrest-must-end")] == [False]
    assert [one.text.format_map(one.params) for one in found.best.lacking] == [
        "Who is competent in VN under Invented Treaty on Extradition (2030) is not known."
    ]
    told = "\n".join(lawbook.reading_list(pack))
    assert "clock provisional-arrest-must-end: 40 calendar days (Art. 9): secondary" in told
    assert "death_penalty (Art. 5): looked for and not found" in told
