"""CSV as office programs write it: by comma, semicolon or tab, in UTF-8 or UTF-16.

Excel separates by semicolons wherever the comma is the decimal sign (Viet Nam, Poland, Germany), begins UTF-8 with
a byte order mark, and writes its "Unicode text" as UTF-16 with tabs.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from comity.crosscheck.errors import SourceUnreadable

DELIMITERS = (",", ";", "\t")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LONGEST_HEADER = 100_000
_QUOTED = re.compile(r'"[^"]*"')
Cells = Iterator[tuple[int, list[str]]]


def columns(path: Path) -> list[str]:
    """The names of a file's columns; none for an empty file.

    Raises:
        SourceUnreadable: nothing we know separates them.
    """
    with _lines(path) as lines:
        return _header(path, lines)


def rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Every row under its columns, with the line of the file on which it begins; a sentence where it is none.

    Raises:
        SourceUnreadable: as above, or it is no CSV.
    """
    with _lines(path) as lines:
        header = _header(path, lines)
        for line, cells in lines:
            yield line, _row(header, cells)


def _row(header: list[str], cells: list[str]) -> Mapping[str, Any] | str:
    if any(cell.strip() for cell in cells[len(header) :]):
        return (
            f"The line has {len(cells)} cells under {len(header)} columns; put a cell that holds the separator "
            'between quotation marks ("…").'
        )
    return dict(zip(header, cells, strict=False))


def _header(path: Path, lines: Cells) -> list[str]:
    _, cells = next(lines, (0, []))
    names = [cell.strip() for cell in cells]
    if len(names) == 1 and not names[0].isidentifier():
        raise SourceUnreadable(
            "The file {path} has one column, '{column}'; separate its columns by commas, semicolons or tabs.",
            path=path,
            column=names[0][:80],
        )
    return names


@contextmanager
def _lines(path: Path) -> Iterator[Cells]:
    with path.open(encoding=_encoding(path), newline="") as file:
        first = file.readline(LONGEST_HEADER)
        file.seek(0)
        yield _cells(path, csv.reader(file, delimiter=_delimiter(first)))


def _cells(path: Path, reader: Any) -> Cells:  # noqa: ANN401  (the csv module's reader has no public type)
    """The cells of every line that has any, with the line on which they begin: a cell may hold line breaks."""
    before = 0
    try:
        for cells in reader:
            if cells:
                yield before + 1, cells
            before = reader.line_num
    except csv.Error as error:
        raise SourceUnreadable("The file {path} is no CSV: {error}.", path=path, error=error) from None


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        return "utf-16" if file.read(2) in UTF_16 else "utf-8-sig"


def _delimiter(header: str) -> str:
    """What separates the columns: of the three the one that the header has most of outside quotation marks."""
    bare = _QUOTED.sub("", header)
    return max(DELIMITERS, key=bare.count)
