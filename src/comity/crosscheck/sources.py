"""Files of records or questions: CSV, NDJSON, Parquet, and FollowTheMoney entities as NDJSON.

A row that cannot be understood is handed back with its line and the reason; the rest goes on.
"""

import importlib.util
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from comity.crosscheck import csvfile, ftm
from comity.crosscheck.errors import RowRefused, SourceUnreadable

# Parquet needs pyarrow, which is large; whoever has such files installs it.
PARQUET = "pyarrow"
Made = TypeVar("Made")
LONGEST_LINE = 1_000_000
Row = Mapping[str, Any]
Rows = Iterator[tuple[int, Row | str]]
Reader = Callable[[Path], Rows]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken.

    Args:
        line: the line of the file on which it begins; in Parquet, which has none, the number of the row.
        reason: why, as a sentence.
    """

    line: int
    reason: str


def read(path: Path, make: Callable[[Row], Made]) -> Iterator[Made | Refused]:
    """Read every row of a file.

    Args:
        path: a .csv or .tsv, .ndjson, .jsonl, .json (one object a line) or .parquet file.
        make: turns a row into what is wanted; raises RowRefused.

    Raises:
        SourceUnreadable: the file is absent, of another kind, or no text where text is due.
    """
    reader = _reader(path)
    with _text(path):
        yield from _made(reader(path), make)


def columns(path: Path) -> list[str]:
    """The names of the columns of a CSV file.

    Raises:
        SourceUnreadable: the file is absent or no CSV.
    """
    if _reader(path) is not csvfile.rows:
        raise SourceUnreadable("The file {path} is no CSV; give one with the ending .csv.", path=path)
    with _text(path):
        return csvfile.columns(path)


def _reader(path: Path) -> Reader:
    if not path.is_file():
        raise SourceUnreadable("There is no file {path}.", path=path)
    if (kind := path.suffix.lower()) not in _READERS:
        raise SourceUnreadable("The file {path} is none of {kinds}.", path=path, kinds=", ".join(_READERS))
    return _READERS[kind]


@contextmanager
def _text(path: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeError:
        raise SourceUnreadable(
            "The file {path} is not text in UTF-8; in Excel, save it as CSV UTF-8.", path=path
        ) from None


def _made(rows: Rows, make: Callable[[Row], Made]) -> Iterator[Made | Refused]:
    for line, row in rows:
        if isinstance(row, str):
            yield Refused(line, row)
            continue
        try:
            yield make(row)
        except RowRefused as refusal:
            yield Refused(line, str(refusal))


def _ndjson(path: Path) -> Rows:
    documents: dict[str, list[str]] | None = None
    for line, row in _objects(path):
        if isinstance(row, str) or not ftm.is_entity(row):
            yield line, row
            continue
        if documents is None:
            documents = ftm.documents_of_holders(
                other for _, other in _objects(path) if not isinstance(other, str)
            )
        if not ftm.is_identification(row):
            yield line, _entity(row, documents)


def _entity(row: Row, documents: Mapping[str, list[str]]) -> Row | str:
    try:
        return ftm.row_of(row, documents)
    except RowRefused as refusal:
        return str(refusal)


def _objects(path: Path) -> Rows:
    number = 1
    with path.open(encoding="utf-8-sig") as file:
        while line := file.readline(LONGEST_LINE):
            if line.strip():
                yield number, _object(line)
            number += line.endswith("\n")


def _object(line: str) -> Row | str:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return "The line is no JSON object."
    return row if isinstance(row, dict) else "The line is no JSON object."


def _parquet(path: Path) -> Rows:
    if importlib.util.find_spec(PARQUET) is None:
        raise SourceUnreadable("Reading Parquet needs the package pyarrow; install it or give a CSV file.")
    parquet = importlib.import_module(f"{PARQUET}.parquet")
    try:
        batches = parquet.ParquetFile(path).iter_batches()
        yield from enumerate((row for batch in batches for row in batch.to_pylist()), start=1)
    except (OSError, ValueError) as error:
        raise SourceUnreadable("The file {path} is no Parquet: {error}", path=path, error=error) from None


_READERS: dict[str, Reader] = {
    ".csv": csvfile.rows,
    ".tsv": csvfile.rows,
    ".ndjson": _ndjson,
    ".jsonl": _ndjson,
    ".json": _ndjson,
    ".parquet": _parquet,
}
