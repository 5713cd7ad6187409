"""The reference set beside the checkout, where it is there: five real articles, and floors for each field."""

import json
import runpy
from pathlib import Path

import pytest

from comity.intake import read

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "communiques"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the reference set is not beside this checkout")
FLOORS = {
    "people.name": 0.85,
    "sides.country": 0.9,
    "instruments.span": 0.6,
    "commitments.found(cover.5)": 0.6,
    "crime_types": 0.95,
    "noise.chars": 0.88,
}


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_each_real_article_reads_into_a_meeting_with_two_sides(number: str) -> None:
    text = (FOLDER / f"{number}.txt").read_text("utf-8")

    record = read(text, lang="en")

    assert len(record.sides) >= 2
    assert record.commitments
    assert all(text[span.start : span.end] == words for span, words in record.quotes())


def test_the_english_reference_set_stays_above_its_floors() -> None:
    score = runpy.run_path(str(FOLDER / "score.py"))
    table = score["T"]()
    for path in sorted(FOLDER.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if gold["lang"] == "en":
            text = path.with_suffix(".txt").read_text("utf-8")
            made = read(text, lang="en", body_start=gold["body_start"]).to_json()
            score["score_doc"](table, gold, made, 0.5)

    found = {field: score["prf"](table[field])[2] for field in FLOORS}

    assert {field: f1 for field, f1 in found.items() if f1 < FLOORS[field]} == {}
