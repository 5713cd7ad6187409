"""`comity check` as a person types it."""

import csv
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comity.node.cli.main import main
from comity.partner.people import people
from comity.partner.spelling import rewrite

NAMES = Path(__file__).parents[1] / "data" / "names.csv"
RECORDS = """id,name,aliases,birth,sex,nationality,documents,expires
r1,Nguyễn Văn Hùng,Hùng Đen,1984-03-12,M,VN,VN:passport:C1234567,
r2,Tóth Ilona,,1955-05-05;1955-05-06,F,HU,,2000-01-01
r3,,,1955-05-05,,,,
"""


@pytest.fixture
def index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "records.csv").write_text(RECORDS, encoding="utf-8")
    assert main(["check", "build", str(tmp_path / "records.csv"), "--index", str(tmp_path / "ix")]) == 0
    capsys.readouterr()
    return tmp_path / "ix"


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["check", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def test_build_says_what_was_taken_and_what_was_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "records.csv").write_text(RECORDS, encoding="utf-8")
    arguments = (
        "build",
        tmp_path / "records.csv",
        "--index",
        tmp_path / "ix",
        "--rejects",
        tmp_path / "no.csv",
    )
    code, out, err = said(capsys, *arguments)
    assert (code, out.startswith("2 records indexed")) == (0, True)
    assert "1 row was refused" in err
    assert (tmp_path / "no.csv").read_text(encoding="utf-8").splitlines() == [
        "line,reason",
        "4,Neither a name nor a document is given; give at least one.",
    ]
    assert json.loads(said(capsys, *arguments, "--json")[1])["records"] == 2


def test_query_prints_level_and_reasons(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(
        capsys, "query", "--index", index, "--name", "HUNG Nguyen Van", "--born", "1984-03-12", "--json"
    )
    answer = json.loads(out)
    assert (code, answer["level"], answer["hits"][0]["id"]) == (0, "HIT", "r1")
    assert set(answer["hits"][0]) == {"id", "level", "score", "bits", "reasons"}
    assert {"what", "left", "right", "relation", "bits"} == set(answer["hits"][0]["reasons"][0])
    assert answer["hits"][0]["bits"] == pytest.approx(
        sum(r["bits"] for r in answer["hits"][0]["reasons"]), abs=0.01
    )
    _, out, _ = said(capsys, "query", "--index", index, "--document", "VN:C1234567")
    assert "HIT" in out
    assert "the same document" in " ".join(out.split())


def test_expired_records_answer_only_for_a_day_before(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("query", "--index", index, "--name", "Ilona Toth", "--born", "1955-05-05", "--json")
    assert json.loads(said(capsys, *arguments)[1])["level"] == "NO_HIT"
    assert json.loads(said(capsys, *arguments, "--on", "1999-12-31")[1])["level"] == "HIT"


def test_screen_writes_a_row_for_everybody(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "q.csv").write_text(
        "id,name,birth\nq1,Van Hung NGUYEN,1984-03-12\n,Nobody Here,1970-02-03\nq3,,\n", encoding="utf-8"
    )
    code, out, err = said(capsys, "screen", tmp_path / "q.csv", "--index", index, "--out", tmp_path / "o.csv")
    assert (code, "1 HIT, 1 NO_HIT" in out, "1 row was refused" in err) == (0, True, True)
    with (tmp_path / "o.csv").open(encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    assert [(row["query_id"], row["level"], row["record_id"]) for row in found] == [
        ("q1", "HIT", "r1"),
        ("2", "NO_HIT", ""),
    ]


def test_pairs_keeps_the_columns_and_adds_score_and_verdict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, "pairs", NAMES, "--out", tmp_path / "o.csv", "--json")
    with (tmp_path / "o.csv").open(encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    figures = json.loads(out)
    assert (code, figures["pairs"], len(found)) == (0, 656, 656)
    assert figures["f1"] > 0.97
    assert list(found[0])[-2:] == ["score", "verdict"]
    assert all((float(row["score"]) >= 0.5) == (row["verdict"] == "1") for row in found)


EXCEL = {"semicolon.csv": (";", "utf-8-sig"), "tab.csv": ("\t", "utf-16"), "tab.TSV": ("\t", "utf-8")}


@pytest.mark.parametrize("name", EXCEL)
def test_what_excel_writes_is_read(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    delimiter, encoding = EXCEL[name]

    def write(place: Path, rows: list[list[str]]) -> Path:
        with place.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
        return place

    kept = [row.split(",") for row in RECORDS.splitlines()]
    assert kept[2][3] == "1955-05-05;1955-05-06", "a cell that holds the separator is quoted"
    source = write(tmp_path / name, kept)
    built = said(
        capsys, "build", source, "--index", tmp_path / "ix", "--rejects", tmp_path / "no.csv", "--json"
    )
    assert json.loads(built[1])["records"] == 2
    assert "\n4,Neither a name" in (tmp_path / "no.csv").read_text("utf-8")
    asked = write(tmp_path / f"q-{name}", [["id", "name", "birth"], ["q1", "Nguyễn Văn Hùng", "1984-03-12"]])
    _, out, _ = said(capsys, "screen", asked, "--index", tmp_path / "ix", "--out", tmp_path / "o.csv")
    assert out.startswith("1 HIT;")
    two = write(tmp_path / f"p-{name}", [["left", "right"], ["Nguyễn Văn Hùng", "NGUYEN Van Hung"]])
    code, _, _ = said(capsys, "pairs", two, "--out", tmp_path / "o.csv")
    assert (code, (tmp_path / "o.csv").read_text("utf-8").splitlines()[0]) == (0, "left,right,score,verdict")


def test_a_refused_row_is_named_by_its_line_in_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'id,name,birth\nr1,"Ilona\nTóth",1955\n\nr2,Wrona Ilona,soon\nr3,A B,1950,M;F\nr4,A B,1950,\n'
    (tmp_path / "r.csv").write_text(text, encoding="utf-8")
    words = ("build", tmp_path / "r.csv", "--index", tmp_path / "ix")
    code, _, err = said(capsys, *words, "--rejects", tmp_path / "no.csv")
    with (tmp_path / "no.csv").open(encoding="utf-8") as file:
        refused = {row["line"]: row["reason"] for row in csv.DictReader(file)}
    assert (code, list(refused), "2 rows were refused" in err) == (0, ["5", "6"], True)
    assert "4 cells under 3 columns" in refused["6"]
    (tmp_path / "r.ndjson").write_text('\n{"id": "r1", "name": "A B"}\nno\n', encoding="utf-8")
    _, _, err = said(capsys, "build", tmp_path / "r.ndjson", "--index", tmp_path / "ix")
    assert err == "1 row was refused; the first is line 3: The line is no JSON object.\n"


@pytest.mark.parametrize("kind", ["ndjson", "parquet"])
def test_other_kinds_of_files_give_the_same_index(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    everybody = list(people(4, 50))
    table = [person.row(f"r{number}") for number, person in enumerate(everybody)]
    source = tmp_path / f"records.{kind}"
    if kind == "ndjson":
        source.write_text("\n".join(map(json.dumps, table)) + "\n", encoding="utf-8")
    else:
        pq.write_table(pa.Table.from_pylist(table), source)
    assert said(capsys, "build", source, "--index", tmp_path / "ix")[0] == 0
    name = rewrite(everybody[7], 1, "de")
    _, out, _ = said(
        capsys, "query", "--index", tmp_path / "ix", "--name", name, "--born", everybody[7].born, "--json"
    )
    assert json.loads(out)["hits"][0]["id"] == "r7"


def test_follow_the_money_entities_bring_their_passports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entities = [
        {"id": "p1", "schema": "Person", "properties": {"name": ["Nguyễn Văn Hùng"], "alias": ["Hùng Đen"],
         "birthDate": ["1984-03-12"], "gender": ["male"], "nationality": ["vn"]}},
        {"id": "d1", "schema": "Passport", "properties": {"holder": ["p1"], "number": ["C1234567"], "country": ["vn"]}},
        {"id": "c1", "schema": "Company", "properties": {"name": ["Invented Trading 12"], "registrationNumber": ["998877"], "country": ["pl"]}},
        {"id": "o1", "schema": "Ownership", "properties": {"owner": ["p1"], "asset": ["c1"]}},
    ]  # fmt: skip
    (tmp_path / "e.ndjson").write_text(
        "\n".join(map(json.dumps, entities)) + "\nnot json\n", encoding="utf-8"
    )
    code, out, err = said(capsys, "build", tmp_path / "e.ndjson", "--index", tmp_path / "ix")
    assert (code, out.split()[0]) == (0, "2")
    assert "2 rows were refused" in err
    _, out, _ = said(
        capsys, "query", "--index", tmp_path / "ix", "--document", "VN:passport:C1234567", "--json"
    )
    assert json.loads(out)["hits"][0]["id"] == "p1"
    _, out, _ = said(
        capsys,
        "query",
        "--index",
        tmp_path / "ix",
        "--name",
        "Invented Trading 12",
        "--kind",
        "organisation",
        "--json",
    )
    assert json.loads(out)["hits"][0]["id"] == "c1"


def test_a_folder_of_a_node_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "node.toml").write_text("", encoding="utf-8")
    inside = tmp_path / "index" / "holdings"
    for words in (["build", NAMES, "--index", inside], ["query", "--index", inside, "--name", "A B"],
                  ["screen", NAMES, "--index", inside, "--out", tmp_path / "o.csv"]):  # fmt: skip
        code, _, err = said(capsys, *words)
        assert (code, "belongs to the node" in err, len(err.splitlines())) == (1, True, 1)
    assert not inside.exists()
    assert not (tmp_path / "o.csv").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["build", "none.csv", "--index", "ix"], "There is no file none.csv"),
        (["build", "odd.xml", "--index", "ix"], "is none of .csv, .tsv, .ndjson"),
        (["build", "empty.csv", "--index", "ix"], "holds no record that can be indexed: it has no rows"),
        (["build", "latin.csv", "--index", "ix"], "is not text in UTF-8"),
        (["build", "fake.parquet", "--index", "ix"], "is no Parquet"),
        (["build", "bars.csv", "--index", "ix"], "has one column, 'id|name'; separate its columns by commas"),
        (["build", "nameless.csv", "--index", "ix"], "There is no column id; the columns are number, name"),
        (["pairs", "empty.csv", "--out", "no/o.csv"], "There is no folder no to write o.csv into"),
        (["pairs", "fake.parquet", "--out", "o.csv"], "is no CSV"),
        (["query", "--index", "none", "--name", "A B"], "holds no index"),
        (["query", "--index", "none"], "Neither a name nor a document"),
        (["query", "--index", "none", "--name", "A B", "--on", "soon"], "is not a date"),
        (["pairs", "empty.csv", "--out", "o.csv"], "The column 'left' is empty"),
        (["pairs", "none.csv", "--out", "o.csv"], "There is no file none.csv"),
    ],
)
def test_a_failure_is_one_clear_sentence(
    words: list[str],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("odd.xml").write_text("<x/>", encoding="utf-8")
    Path("empty.csv").write_text("id,name\n" + ("1,A\n" if words[0] == "pairs" else ""), encoding="utf-8")
    Path("latin.csv").write_bytes("id,name\n1,Müller\n".encode("latin-1"))
    Path("bars.csv").write_text("id|name\n1|A B\n", encoding="utf-8")
    Path("nameless.csv").write_text("number,name\n1,A B\n", encoding="utf-8")
    Path("fake.parquet").write_bytes(b"no")
    code, _, err = said(capsys, *words)
    assert code == 1
    assert says in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("command", "columns"),
    [
        ("build", ("name", "birth", "nationality", "documents", "CC:TYPE:NUMBER")),
        ("screen", ("name", "birth", "nationality", "documents")),
        ("pairs", ("left", "right", "left_birth", "left_country", "match")),
    ],
)
def test_help_names_the_columns_a_file_needs(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    columns: tuple[str, ...],
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    _, out, _ = said(capsys, command, "--help")
    assert [column for column in columns if column not in out] == []
