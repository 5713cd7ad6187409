"""`comity check`: a stand-alone cross-check index made of files, apart from any node's holdings.

A node's index opens only through the node, with purpose, case number and log; its folder is refused here.
"""

import csv
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from comity.crosscheck import Answer, CrosscheckError, Index, Query
from comity.crosscheck.errors import SourceUnreadable
from comity.crosscheck.pairs import Verdict, compare_row
from comity.crosscheck.rows import entry_of, query_of
from comity.crosscheck.said import as_json_fields
from comity.crosscheck.screen import COLUMNS, Order, rows, screen
from comity.crosscheck.sources import Refused, columns, read
from comity.node.cli.counting import counted

NODE_MARK = "node.toml"
Item = TypeVar("Item")

app = typer.Typer(no_args_is_help=True, help="Cross-check files of records, without a node.")

RECORDS = (
    "Columns: id, name, aliases, birth (1986-07-09, 1986-07 or 1986), sex (F, M, X), nationality (ISO 3166), documents "
    "(CC:TYPE:NUMBER), expires; a name or a document is a must, all else may be left out. "
    "Several values in one cell are joined by ';'. Columns may be separated by comma, semicolon or tab."
)
IndexFolder = Annotated[Path, typer.Option("--index", help="Folder of the index.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Today = Annotated[str, typer.Option("--on", help="Answer as of this day (2026-01-31); today if left out.")]
Rejects = Annotated[Path | None, typer.Option(help="Write refused rows here, with line and reason.")]


@app.command()
def build(
    source: Annotated[Path, typer.Argument(help=f"CSV, NDJSON, Parquet or FollowTheMoney NDJSON. {RECORDS}")],
    index: IndexFolder,
    *,
    rejects: Rejects = None,
    as_json: Json = False,
) -> None:
    """Make an index of the records of a file, in place of one that may be in the folder."""
    _no_node(index)
    began = time.monotonic()
    refused: list[Refused] = []
    with _progress("records") as passing:
        entries = _taken(passing(read(source, partial(entry_of, today=_day("")))), refused)
        built = Index.build(_at_least_one(entries, source, refused), index)
    _note_refused(refused, rejects, aloud=not as_json)
    size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    seconds = round(time.monotonic() - began, 2)
    if as_json:
        _print_json({"records": len(built), "refused": len(refused), "seconds": seconds, "bytes": size})
    else:
        typer.echo(f"{len(built):,} records indexed in {index} ({size:,} bytes, {seconds} s).")


@app.command()
def query(  # noqa: PLR0913 - one option for each thing that may be known
    index: IndexFolder,
    *,
    name: Annotated[list[str] | None, typer.Option(help="A name; may be given several times.")] = None,
    born: Annotated[list[str] | None, typer.Option(help="1986, 1986-07 or 1986-07-09.")] = None,
    sex: Annotated[str, typer.Option(help="F, M or X.")] = "",
    nationality: Annotated[list[str] | None, typer.Option(help="ISO 3166 code.")] = None,
    document: Annotated[list[str] | None, typer.Option(help="CC:NUMBER or CC:TYPE:NUMBER.")] = None,
    kind: Annotated[str, typer.Option(help="person, organisation, document, vehicle or thing.")] = "person",
    limit: Annotated[int, typer.Option(min=1, help="The most records to show.")] = 10,
    on: Today = "",
    as_json: Json = False,
) -> None:
    """Ask about one person, organisation or document."""
    _no_node(index)
    row = {
        "name": name,
        "birth": born,
        "sex": sex,
        "nationality": nationality,
        "documents": document,
        "kind": kind,
    }
    asked, today = query_of(row, _day("")), _day(on)
    answer = Index.open(index).search(asked, limit=limit, today=today)
    if as_json:
        _print_json(as_json_fields(answer))
    else:
        _show(answer)


@app.command("screen")
def screen_(  # noqa: PLR0913 - as above
    queries: Annotated[Path, typer.Argument(help=f"CSV, NDJSON or Parquet. {RECORDS}")],
    index: IndexFolder,
    out: Annotated[Path, typer.Option(help="CSV: one row for each record returned.")],
    *,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
    limit: Annotated[int, typer.Option(min=1, help="The most records for one question.")] = 10,
    rejects: Rejects = None,
    on: Today = "",
    as_json: Json = False,
) -> None:
    """Ask about everybody in a file."""
    _no_node(index)
    refused: list[Refused] = []
    levels: dict[str, int] = {}
    with _progress("questions") as passing, _csv(out, COLUMNS) as write:
        asked = _taken(passing(read(queries, _numbered())), refused)
        for question, answer in screen(index, asked, Order(_day(on), limit, workers)):
            levels[answer.level] = levels.get(answer.level, 0) + 1
            for row in rows(question, answer):
                write(row)
    _note_refused(refused, rejects, aloud=not as_json)
    if as_json:
        _print_json({"levels": levels, "refused": len(refused)})
    else:
        said = ", ".join(f"{count:,} {level}" for level, count in sorted(levels.items())) or "no questions"
        typer.echo(f"{said}; written to {out}.")


@app.command()
def pairs(
    source: Annotated[
        Path,
        typer.Argument(
            help="CSV with left and right (names), and, where known, left_birth, right_birth (1986-07-09, 1986-07 or "
            "1986), left_country, right_country (ISO 3166). A column match (0 or 1) is compared with the answer."
        ),
    ],
    out: Annotated[Path, typer.Option(help="The same rows with score (0 to 1) and verdict (0 or 1).")],
    *,
    as_json: Json = False,
) -> None:
    """Say for each row whether the two persons in it are one."""
    counts: Counter[tuple[str, bool]] = Counter()
    with _progress("pairs") as passing, _csv(out, (*columns(source), "score", "verdict")) as write:
        for item in passing(read(source, _compared)):
            if isinstance(item, Refused):
                said = "Line {line} of {path}: {why}"
                raise SourceUnreadable(said, line=item.line, path=source, why=item.reason)
            row, verdict = item
            counts[str(row.get("match", "")), verdict.same] += 1
            write({**row, "score": f"{verdict.score:.6f}", "verdict": str(int(verdict.same))})
    same = sum(count for (_, said), count in counts.items() if said)
    figures = {"pairs": counts.total(), "same": same, **_agreement(counts)}
    if as_json:
        _print_json(figures)
        return
    typer.echo(f"{counts.total():,} pairs compared, {same:,} are one person; written to {out}.")
    if "f1" in figures:
        typer.echo(f"Against the labels in 'match': F1 {figures['f1']}, wrong hits {figures['wrong_hits']}.")


def _agreement(counts: Counter[tuple[str, bool]]) -> dict[str, float]:
    """How the verdicts agree with labels, where the rows have a column 'match' of 0 and 1."""
    right, wrong, missed = counts["1", True], counts["0", True], counts["1", False]
    if not right + missed:
        return {}
    f1 = 2 * right / (2 * right + wrong + missed)
    return {"f1": round(f1, 4), "right_hits": right, "wrong_hits": wrong, "missed": missed}


def _compared(row: Mapping[str, Any]) -> tuple[Mapping[str, Any], Verdict]:
    return row, compare_row(row)


def _no_node(folder: Path) -> None:
    place = folder.resolve()
    for parent in (place, *place.parents):
        if (parent / NODE_MARK).exists():
            raise CrosscheckError(
                "The folder {folder} belongs to the node in {node}; its holdings open only through the node, "
                "at the desk, with a purpose and a case number.",
                folder=folder,
                node=parent,
            )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()  # noqa: DTZ011 - the officer's own day
    except ValueError:
        raise CrosscheckError("The day '{text}' is not a date; write 2026-01-31.", text=text) from None


def _numbered() -> Callable[[Any], Query]:
    """Questions without an identifier are known by their place among the questions."""
    lines = iter(range(1, 2**62))

    def numbered(row: Any) -> Query:  # noqa: ANN401 - a row of any file
        line = next(lines)
        return query_of({**row, "id": row.get("id") or str(line)}, _day(""))

    return numbered


def _taken(items: Iterable[Item | Refused], refused: list[Refused]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Refused):
            refused.append(item)
        else:
            yield item


def _at_least_one(items: Iterable[Item], source: Path, refused: list[Refused]) -> Iterator[Item]:
    found = False
    for item in items:
        found = True
        yield item
    if not found:
        why = refused[0].reason if refused else "it has no rows."
        raise SourceUnreadable(
            "The file {path} holds no record that can be indexed: {why}", path=source, why=why
        )


def _note_refused(refused: list[Refused], rejects: Path | None, *, aloud: bool) -> None:
    if rejects is not None:
        with _csv(rejects, ("line", "reason")) as write:
            for item in refused:
                write({"line": str(item.line), "reason": item.reason})
    if refused and aloud:
        where = f"see {rejects}" if rejects else f"the first is line {refused[0].line}: {refused[0].reason}"
        were = "was" if len(refused) == 1 else "were"
        typer.echo(f"{counted(len(refused), 'row')} {were} refused; {where}", err=True)


@contextmanager
def _csv(path: Path, columns: tuple[str, ...]) -> Iterator[Callable[[dict[str, Any]], object]]:
    if not path.parent.is_dir():
        raise CrosscheckError(
            "There is no folder {folder} to write {name} into.", folder=path.parent, name=path.name
        )
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        yield writer.writerow


@contextmanager
def _progress(what: str) -> Iterator[Callable[[Iterable[Item]], Iterator[Item]]]:
    """Count what passes by on standard error, where a person watches."""
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} {task.description}"), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)

        def passing(items: Iterable[Item]) -> Iterator[Item]:
            for item in items:
                bar.advance(task)
                yield item

        yield passing


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))


def _show(answer: Answer) -> None:
    typer.echo(f"{answer.level}: {answer.text.format(**answer.params)}")
    for hit in answer.hits:
        table = Table(title=f"{hit.id}: {hit.level}, {hit.bits:+.1f} bits", title_justify="left")
        for column in ("", "Asked", "On record", "Why", "Bits"):
            table.add_column(column, justify="right" if column == "Bits" else "left")
        for reason in hit.reasons:
            said = reason.text.format(**reason.params)
            table.add_row(reason.what, reason.left, reason.right, said, f"{reason.bits:+.1f}")
        Console().print(table)
