"""Many questions at once: every one answered, in order, alike in one process and in several."""

from pathlib import Path

import pytest
from tests.crosscheck.records import TODAY, entry, question

from comity.crosscheck import Index, Level
from comity.crosscheck.errors import IndexMissing
from comity.crosscheck.rows import entry_of, query_of
from comity.crosscheck.screen import BATCH, COLUMNS, Order, rows, screen
from comity.partner.people import people
from comity.partner.spelling import rewrite


def test_several_processes_answer_as_one_does(tmp_path: Path) -> None:
    everybody = list(people(21, 600))
    Index.build((entry_of(person.row(str(number))) for number, person in enumerate(everybody)), tmp_path)
    asked = [
        query_of({"id": str(number), "name": rewrite(person, 1, "en"), "birth": person.born})
        for number, person in enumerate(everybody)
    ]
    assert len(asked) > 2 * BATCH
    alone = [rows(query, answer) for query, answer in screen(tmp_path, asked, Order(TODAY))]
    shared = [rows(query, answer) for query, answer in screen(tmp_path, iter(asked), Order(TODAY, workers=2))]
    assert alone == shared
    assert [found[0]["query_id"] for found in shared] == [query.id for query in asked]


def test_an_answer_becomes_a_row_for_each_record_or_one_without() -> None:
    index = Index.memory(
        [entry("a", "Étienne Quenneville", "1984-03-12"), entry("b", "Étienne Quenneville", "1984-03-12")]
    )
    asked = question("Etienne Quenneville", "1984-03-12")
    found = rows(asked, index.search(asked, today=TODAY))
    assert [(row["rank"], row["record_id"], row["level"]) for row in found] == [
        ("1", "a", "HIT"),
        ("2", "b", "HIT"),
    ]
    assert "Etienne" in found[0]["reason"]
    assert tuple(found[0]) == COLUMNS
    nobody = question("Somebody Else", "1970-01-02")
    assert [row["record_id"] for row in rows(nobody, index.search(nobody, today=TODAY))] == [""]
    assert index.search(asked, limit=1, today=TODAY).level is Level.HIT
    assert len(index.search(asked, limit=1, today=TODAY).hits) == 1


def test_screening_without_an_index_is_refused_before_any_process_starts(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        list(screen(tmp_path, [question("A B")], Order(TODAY, workers=2)))
