"""`comity intake`: communiqués and minutes become meeting records, one JSON file per text."""

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from comity.intake import IntakeError, MeetingRecord, read
from comity.intake.sources import Source, load


@dataclasses.dataclass(frozen=True, slots=True)
class _Wish:
    lang: str | None
    skip_lines: int


def command(
    files: Annotated[list[Path], typer.Argument(help="Text, PDF, Word or saved web page; one meeting each.")],
    *,
    lang: Annotated[
        str | None, typer.Option(help="en, vi, pl, hu, de, fr or ru; guessed if left out.")
    ] = None,
    skip_lines: Annotated[int, typer.Option(min=0, help="Lines at the head that are not read.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the records as JSON.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder for NAME.json per NAME.txt.")] = None,
) -> None:
    """Read communiqués or minutes into meeting records with exact places of everything found."""
    wish = _Wish(lang, skip_lines)
    many = out is not None and len(files) > 1
    failed = False
    for path in track(files, "Reading", console=Console(stderr=True), disable=not many):
        try:
            source, record = _read_file(path, wish)
            _show(path, record, as_json=as_json, quiet=out is not None)
            if out is not None:
                _write(out, path, source, record)
        except (IntakeError, OSError) as wrong:
            failed = True
            typer.echo(f"comity intake: {_sentence(path, wrong)}", err=True)
    if failed:
        raise typer.Exit(1)


def _read_file(path: Path, wish: _Wish) -> tuple[Source, MeetingRecord]:
    source = load(path.read_bytes(), path.name)
    start = _after_lines(source.text, wish.skip_lines)
    return source, read(source.text, lang=wish.lang, body_start=start)


def _after_lines(text: str, count: int) -> int:
    """Return the place right after the first `count` lines; places stay those of the whole file."""
    at = 0
    for _ in range(count):
        found = text.find("\n", at)
        if found < 0:
            return len(text)
        at = found + 1
    return at


def _number(path: Path) -> int | None:
    return int(path.stem) if path.stem.isdigit() else None


def _as_text(path: Path, record: MeetingRecord) -> str:
    return json.dumps(record.to_json(id=_number(path), title=path.name), ensure_ascii=False, indent=1)


def _write(out: Path, path: Path, source: Source, record: MeetingRecord) -> None:
    """Write the record; text taken out of another format is kept beside it, for the places point into it."""
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{path.stem}.json").write_text(_as_text(path, record) + "\n", "utf-8")
    if source.kind != "txt":
        (out / f"{path.stem}.txt").write_text(source.text, "utf-8", newline="")


def _show(path: Path, record: MeetingRecord, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        typer.echo(_as_text(path, record))
    elif not quiet:
        typer.echo("\n".join(_summary(path, record)))


def _summary(path: Path, record: MeetingRecord) -> list[str]:
    place = record.meeting.place.city or record.meeting.place.country or "place not stated"
    lines = [f"{path.name}: {record.meeting.kind.value}, {record.meeting.date or 'no date'}, {place}"]
    for side in record.sides:
        people = "; ".join(f"{p.name}{' (head)' if p.head else ''}" for p in side.people)
        lines.append(f"  {side.country}  {side.agency or '-'}: {people or 'nobody named'}")
    lines += [f"  [{i.status.value}] {i.name}" for i in record.instruments]
    lines += [
        f"  {c.modality.value:9} {'+'.join(c.actor):5} {' '.join(c.text.split())}{f' (by {c.due})' if c.due else ''}"
        for c in record.commitments
    ]
    return lines


def _sentence(path: Path, wrong: Exception) -> str:
    if isinstance(wrong, FileNotFoundError):
        return f"There is no file {path}."
    if isinstance(wrong, IsADirectoryError):
        return f"{path} is a folder; name the files in it."
    if isinstance(wrong, OSError):
        return f"{path} cannot be read or written: {wrong.strerror or wrong}."
    said = str(wrong)
    return said if said.startswith(path.name) else f"{path.name}: {said}"
