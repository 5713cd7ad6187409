"""Files of records or questions: CSV, NDJSON, Parquet, and FollowTheMoney entities as NDJSON.

A row that cannot be understood is handed back with its line and the reason; the rest goes on.
"""

import csv
import importlib.util
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from comity.crosscheck import ftm
from comity.crosscheck.errors import RowRefused, SourceUnreadable

# Parquet needs pyarrow, which is large; whoever has such files installs it.
PARQUET = "pyarrow"
Made = TypeVar("Made")
LONGEST_LINE = 1_000_000
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken.

    Args:
        line: where it stands, the first row of data being 1 (in CSV the header is not counted).
        reason: why, as a sentence.
    """

    line: int
    reason: str


def read(path: Path, make: Callable[[Row], Made]) -> Iterator[Made | Refused]:
    """Read every row of a file.

    Args:
        path: a .csv, .ndjson, .jsonl, .json (one object a line) or .parquet file.
        make: turns a row into what is wanted; raises RowRefused.

    Raises:
        SourceUnreadable: the file is absent, of another kind, or no text where text is due.
    """
    if not path.is_file():
        raise SourceUnreadable("There is no file {path}.", path=path)
    if path.suffix not in _READERS:
        raise SourceUnreadable("The file {path} is none of {kinds}.", path=path, kinds=", ".join(_READERS))
    try:
        yield from _made(_READERS[path.suffix](path), make)
    except UnicodeDecodeError:
        raise SourceUnreadable("The file {path} is not text in UTF-8.", path=path) from None


def _made(rows: Iterator[Row | str], make: Callable[[Row], Made]) -> Iterator[Made | Refused]:
    for line, row in enumerate(rows, start=1):
        if isinstance(row, str):
            yield Refused(line, row)
            continue
        try:
            yield make(row)
        except RowRefused as refusal:
            yield Refused(line, str(refusal))


def _csv(path: Path) -> Iterator[Row | str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            yield from csv.DictReader(file)
        except csv.Error as error:
            raise SourceUnreadable("The file {path} is no CSV: {error}.", path=path, error=error) from None


def _ndjson(path: Path) -> Iterator[Row | str]:
    documents: dict[str, list[str]] | None = None
    for row in _objects(path):
        if isinstance(row, str) or not ftm.is_entity(row):
            yield row
            continue
        if documents is None:
            documents = ftm.documents_of_holders(
                other for other in _objects(path) if not isinstance(other, str)
            )
        if not ftm.is_identification(row):
            yield _entity(row, documents)


def _entity(row: Row, documents: Mapping[str, list[str]]) -> Row | str:
    try:
        return ftm.row_of(row, documents)
    except RowRefused as refusal:
        return str(refusal)


def _objects(path: Path) -> Iterator[Row | str]:
    with path.open(encoding="utf-8-sig") as file:
        while line := file.readline(LONGEST_LINE):
            if line.strip():
                yield _object(line)


def _object(line: str) -> Row | str:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return "The line is no JSON object."
    return row if isinstance(row, dict) else "The line is no JSON object."


def _parquet(path: Path) -> Iterator[Row | str]:
    if importlib.util.find_spec(PARQUET) is None:
        raise SourceUnreadable("Reading Parquet needs the package pyarrow; install it or give a CSV file.")
    parquet = importlib.import_module(f"{PARQUET}.parquet")
    try:
        for batch in parquet.ParquetFile(path).iter_batches():
            yield from batch.to_pylist()
    except (OSError, ValueError) as error:
        raise SourceUnreadable("The file {path} is no Parquet: {error}", path=path, error=error) from None


_READERS: dict[str, Callable[[Path], Iterator[Row | str]]] = {
    ".csv": _csv,
    ".ndjson": _ndjson,
    ".jsonl": _ndjson,
    ".json": _ndjson,
    ".parquet": _parquet,
}
