"""Many questions at once, in order, in one process or several over the same mapped files."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from comity.crosscheck.answer import Answer
from comity.crosscheck.entry import Query
from comity.crosscheck.index import Index
from comity.crosscheck.said import said

COLUMNS = ("query_id", "level", "rank", "record_id", "score", "bits", "reason")
BATCH = 256


@dataclass(frozen=True, slots=True)
class Order:
    """How to screen.

    Args:
        today: records that expired before this day are not returned.
        limit: the most records for one question.
        workers: how many processes.
    """

    today: date
    limit: int = 10
    workers: int = 1


def screen(folder: Path, queries: Iterable[Query], order: Order) -> Iterator[tuple[Query, Answer]]:
    """Answer every question from a published index, in the order of the questions.

    Args:
        folder: the index.
        queries: the questions; taken as needed, so they may be more than memory holds.
        order: how.

    Raises:
        IndexMissing: the folder holds no index.
        IndexDamaged: a file of the index is not what was written.
    """
    if order.workers < 2:
        index = Index.open(folder)
        return ((query, index.search(query, limit=order.limit, today=order.today)) for query in queries)
    return _in_processes(folder, queries, order)


def rows(query: Query, answer: Answer) -> list[dict[str, str]]:
    """An answer as rows of `COLUMNS`: one for each record returned, or one without a record."""
    if not answer.hits:
        return [_row(query.id, answer.level, ["", "", "", "", ""])]
    return [
        _row(
            query.id, hit.level, [str(rank), hit.id, f"{hit.score:.6f}", f"{hit.bits:.2f}", said(hit.reasons)]
        )
        for rank, hit in enumerate(answer.hits, start=1)
    ]


def _in_processes(folder: Path, queries: Iterable[Query], order: Order) -> Iterator[tuple[Query, Answer]]:
    Index.open(folder)  # refuse here rather than in a process
    batches = _batches(iter(queries))
    waiting: deque[tuple[list[Query], Future[list[Answer]]]] = deque()
    with ProcessPoolExecutor(order.workers, get_context("spawn"), _open, (folder,)) as pool:
        for batch in batches:
            waiting.append((batch, pool.submit(_answer, batch, order)))
            if len(waiting) > 2 * order.workers:
                done, future = waiting.popleft()
                yield from zip(done, future.result(), strict=True)
        for done, future in waiting:
            yield from zip(done, future.result(), strict=True)


def _batches(queries: Iterator[Query]) -> Iterator[list[Query]]:
    while batch := list(islice(queries, BATCH)):
        yield batch


_opened: dict[str, Index] = {}


def _open(folder: Path) -> None:
    _opened["index"] = Index.open(folder)


def _answer(batch: Sequence[Query], order: Order) -> list[Answer]:
    return list(_opened["index"].search_many(batch, limit=order.limit, today=order.today))


def _row(query_id: str, level: str, rest: list[str]) -> dict[str, str]:
    return dict(zip(COLUMNS, [query_id, level, *rest], strict=True))
