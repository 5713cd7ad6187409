"""No record is taken and no question asked about somebody who is said to be born after today."""

from __future__ import annotations

from datetime import date

import pytest

from comity.crosscheck.errors import RowRefused
from comity.crosscheck.rows import entry_of, query_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("born", ["2026-11-23", "2026-12", "2027", "2199"])
def test_a_row_with_a_birth_that_lies_ahead_is_refused_in_the_sentence_of_the_forms(born):
    row = {"id": "1", "name": "Ánh", "birth": born}
    for read in (entry_of, query_of):
        with pytest.raises(RowRefused, match="‘Born’ must lie between 1850-01-01 and 2026-11-22"):
            read(row, TODAY)


def test_who_is_born_today_or_this_year_is_taken():
    for born in ("2026-11-22", "2026-11", "2026", ""):
        assert entry_of({"id": "1", "name": "Ánh", "birth": born}, TODAY).id == "1"
