"""`comity law`: safeguards, the legal basis of a request, judged rows of facts, packs; none of it needs a node."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from comity.node.cli import law_basis
from comity.node.cli.states import NoState, state
from comity.rules import basis, casebook, facts, lawbook, packs, requests, safeguards
from comity.rules.errors import RulesError
from comity.rules.pack_schema import read_pack

app = typer.Typer(help="The law in the node: rules, legal basis, verdicts, packs.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
MONTHS = {"m": 1, "y": 12}
WIDE = 200


@app.command("rules")
def list_rules(
    *, as_json: AsJson = False, markdown: Annotated[bool, typer.Option(help="Print docs/law.md.")] = False
) -> None:
    """List every safeguard: id, title, version, kind, whom it binds, source, whether that was read."""
    book = safeguards.book()
    if markdown:
        typer.echo(lawbook.markdown(book.rules, packs.load_all()), nl=False)
    elif as_json:
        _print_json([lawbook.rule_row(rule) for rule in book.rules])
    else:
        table = Table("Rule", "What it asks", "Kind", "Binds", "Source", "Read")
        for rule in book.rules:
            law = rule.law
            read = "yes" if law.verified else "no"
            binds = ", ".join(sorted(law.binds))
            table.add_row(escape(law.id), law.title, rule.kind.value, binds, law.cited, read)
        Console(width=WIDE).print(table)


@app.command("basis")
def find_basis(  # noqa: PLR0913 - each is an option of the command line
    *,
    type_: Annotated[str, typer.Option("--type", help="Code of the request type.")],
    asking: Annotated[str, typer.Option("--from", help="State that asks, such as VN.")],
    asked: Annotated[str, typer.Option("--to", help="State that is asked, such as PL.")],
    on: Annotated[str, typer.Option("--date", help="The day, such as 2026-11-21.")],
    max_penalty: Annotated[str | None, typer.Option(help="Highest penalty: 5y, 18m.")] = None,
    sentence_left: Annotated[str | None, typer.Option(help="Sentence still to serve: 8m.")] = None,
    national_of: Annotated[list[str] | None, typer.Option(help="Nationality of the person.")] = None,
    crime: Annotated[list[str] | None, typer.Option(help="Kind of crime: THB, DRUGS, FRAUD.")] = None,
    fact: Annotated[list[str] | None, typer.Option(help="Any other fact, as key=value.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say which instrument serves a request on a day, why the others do not, and what is missing."""
    told: dict[str, object] = dict(_pair(one) for one in fact or ())
    if state(asking) == state(asked):
        raise NoState(f"{asking} asks another state, not itself.")
    if max_penalty:
        told["max_penalty_months"] = _months(max_penalty)
    if sentence_left:
        told["sentence_left_months"] = _months(sentence_left)
    if crime:
        told["crime_codes"] = tuple(crime)
    if national_of:
        national_of = [state(one) for one in national_of]
        told |= {"subject_national_of": tuple(national_of), "own_national_of_requested": asked in national_of}
    today = _day(on)
    kind = law_basis.kind_of(type_)
    request = law_basis.request_of(kind, facts.Frame(asking, asked, today, told))
    library = basis.Library(packs.known_in_force(), packs.load_all())
    found = basis.resolve(kind, request, library, today=today)
    if as_json:
        _print_json(law_basis.as_json(found))
    else:
        for line in law_basis.lines(found):
            typer.echo(line)
    if not found.served_by:
        typer.echo(f"No agreement lets {asking} ask {asked} this.", err=True)
        raise typer.Exit(1)


@app.command("judge")
def judge_rows(
    file: Annotated[
        Path, typer.Argument(help="CSV in UTF-8 with the columns id, request_type, pair, date and facts.")
    ],
    *,
    column: Annotated[
        str, typer.Option(help="The column that holds the facts, where it has another name.")
    ] = "facts",
    as_json: AsJson = False,
) -> None:
    """Judge rows of facts and say outcome, rules and articles; a row that cannot be read is named.

    id: any name for the row. request_type: such as extradition. pair: who asks and who is asked, as 'VN -> PL'; unknown
    states when left out. date: as 2026-11-22.

    facts: key=value;key=value, such as max_penalty_months=60;crime_codes=THB/DRUGS;assurance=none. A value 'unknown'
    leaves a fact open. The keys are those of src/comity/rules/vocabulary.toml; one that is none is said by name.
    """
    registry, book = requests.registry(), safeguards.book()
    answers: list[casebook.Answer] = []
    bad = False
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for told in track(rows, "Judging", console=Console(stderr=True), transient=True):
        try:
            answers.append(casebook.answer(casebook.read_row(told, column), registry, book))
        except RulesError as error:
            bad = True
            typer.echo(f"comity: {told.get('id') or 'a row without id'}: {error}", err=True)
    if as_json:
        _print_json([one.to_json() for one in answers])
    else:
        table = Table("Row", "Outcome", "Rules")
        for one in answers:
            table.add_row(one.id, one.outcome, escape(_said(one)))
        Console(width=WIDE).print(table)
    if bad:
        raise typer.Exit(1)


@app.command("check")
def check_pack(
    pack: Annotated[
        Path | None, typer.Argument(help="A pack of law, as TOML; without one, all that ship.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Check packs against their schema and list what a lawyer should read before anybody relies on them."""
    held = [read_pack(pack)] if pack else list(packs.load_all().values())
    if as_json:
        rows = [lawbook.to_read(one) for one in held]
        _print_json(rows[0] if pack else rows)
        return
    for one in held:
        for line in lawbook.reading_list(one):
            typer.echo(line)
    if not pack:
        typer.echo(lawbook.tally(held))


def _said(one: casebook.Answer) -> str:
    """What each rule says; where none says anything, why not."""
    if one.rules:
        return "; ".join(f"{rule} {result}" for rule, result in one.rules.items())
    if one.open:
        return f"left open: {', '.join(one.open)}"
    return "no rule is about these facts alone"


def _pair(told: str) -> tuple[str, str]:
    key, sign, value = told.partition("=")
    if not sign:
        raise typer.BadParameter(f"{told} is not written as key=value.", param_hint="--fact")
    return key, value


def _months(told: str) -> int:
    found = re.fullmatch(r"(\d+)([my])", told)
    if found is None:
        raise typer.BadParameter(f"{told} is not a length such as 5y or 18m.")
    return int(found[1]) * MONTHS[found[2]]


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise typer.BadParameter(f"{told} is not a date such as 2026-11-21.", param_hint="--date") from None


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
