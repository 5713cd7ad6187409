"""`comity law`: safeguards, the legal basis of a request, judged rows of facts, packs; none of it needs a node."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from comity.node.cli import law_asked, law_basis
from comity.node.cli.law_asked import Words
from comity.rules import basis, casebook, crimes, lawbook, packs, requests, safeguards, vocabulary
from comity.rules.errors import RulesError
from comity.rules.pack_schema import read_pack

app = typer.Typer(help="The law in the node: rules, legal basis, verdicts, packs.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
WIDE = 200
SHAPES = {
    vocabulary.Shape.FLAG: "true, false",
    vocabulary.Shape.NUMBER: "a whole number",
    vocabulary.Shape.WORD: "a word",
    vocabulary.Shape.CODES: "codes, such as VN/PL",
}


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
    crime: Annotated[
        list[str] | None,
        typer.Option(help="Kind of crime: THB, DRUGS, FRAUD …; all stand in `comity law facts`."),
    ] = None,
    fact: Annotated[list[str] | None, typer.Option(help="Any other fact, as key=value.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say which instrument serves a request on a day, why the others do not, and what is missing."""
    words = Words(
        type_,
        asking,
        asked,
        on,
        max_penalty,
        sentence_left,
        tuple(national_of or ()),
        tuple(crime or ()),
        tuple(fact or ()),
    )
    told = law_asked.read(words)
    request = law_basis.request_of(told.kind, told.frame)
    library = basis.Library(packs.known_in_force(), packs.load_all())
    found = basis.resolve(told.kind, request, library, today=told.frame.on)
    if as_json:
        _print_json(law_basis.as_json(found))
    else:
        for line in law_basis.lines(found):
            typer.echo(line)
    if not found.served_by:
        typer.echo(f"No agreement lets {asking} ask {asked} this.", err=True)
        raise typer.Exit(1)


@app.command("facts")
def list_facts(*, as_json: AsJson = False) -> None:
    """List the facts that the rules know: key, meaning, who tells it, and what it may be."""
    rows = [
        {"key": one.key, "means": one.label, "sort": one.sort.value, "may_be": _may_be(one)}
        for one in vocabulary.words().values()
    ]
    if as_json:
        _print_json(rows)
        return
    table = Table("Key", "What it tells", "Sort", "May be")
    for row in rows:
        table.add_row(*(escape(said) for said in row.values()))
    Console(width=WIDE).print(table)


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
    leaves a fact open. `comity law facts` lists the keys and what each may be; one that is none is said by name.

    Only the rules are asked that the facts of a row are about: 'pass' speaks of those, and in a case all others are
    asked beside them. A row of which no rule says anything needs information.
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


def _may_be(one: vocabulary.Word) -> str:
    """What a fact may be, as it is typed."""
    if one.key == "crime_codes":
        return "/".join(crimes.CRIMES)
    return ", ".join(one.values) or SHAPES[one.shape]


def _said(one: casebook.Answer) -> str:
    """What each rule says; where none says anything, why not."""
    said = [f"{rule} {result}" for rule, result in one.rules.items()]
    if one.open:
        said.append(f"left open: {', '.join(one.open)}")
    elif one.outcome == "need information" and "need_info" not in one.rules.values():
        said.append(
            "no rule is about these facts alone" if not said else "no rule weighs the other facts alone"
        )
    return "; ".join(said)


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
