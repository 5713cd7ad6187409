"""`comity intake` as an officer or a program uses it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from comity.node.cli.intake import command

TEXT = "https://example.org/a\nA title\n\nItaly and Albania talked in Rome. The two sides agreed to share information on fraud.\n"


def run(*words: str) -> Result:
    app = typer.Typer()
    app.command()(command)
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "007.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_summary_for_a_person(page: Path) -> None:
    result = run(str(page), "--skip-lines", "2")

    assert result.exit_code == 0
    assert "agreed    both  share information on fraud" in result.stdout


def test_json_with_places_in_the_whole_file(page: Path) -> None:
    made = json.loads(run(str(page), "--skip-lines", "2", "--json").stdout)

    start, end = made["commitments"][0]["text_span"]
    assert TEXT[start:end] == "share information on fraud"
    assert (made["id"], made["body_start"], made["lang"]) == (7, TEXT.index("\n\nItaly") + 1, "en")


def test_one_record_per_text_in_a_folder(page: Path, tmp_path: Path) -> None:
    other = page.with_name("008.txt")
    other.write_text(TEXT, "utf-8")

    result = run(str(page), str(other), "--skip-lines", "2", "--out", str(tmp_path / "made"))

    assert result.exit_code == 0
    assert sorted(p.name for p in (tmp_path / "made").iterdir()) == ["007.json", "008.json"]


def test_the_text_of_another_format_is_kept_beside_its_record(tmp_path: Path) -> None:
    words = (
        "The two sides agreed to share information on fraud. "
        + "The ministers spoke at length about it. " * 8
    )
    (tmp_path / "a.html").write_text(f"<html><body><article><p>{words}</p></article></body></html>", "utf-8")

    run(str(tmp_path / "a.html"), "--out", str(tmp_path))

    made = json.loads((tmp_path / "a.json").read_text("utf-8"))
    start, end = made["commitments"][0]["text_span"]
    assert (tmp_path / "a.txt").read_text("utf-8")[start:end] == "share information on fraud"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("none.txt", None, "There is no file"),
        ("a.txt", b"\xff\xfe", "not UTF-8"),
        ("a.txt", b"", "is empty"),
        ("a.xyz", b"x", ".txt, .pdf, .docx or .html"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)

    result = run(str(tmp_path / name))

    assert result.exit_code == 1
    assert says in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_one_bad_file_does_not_keep_the_others_from_being_read(page: Path, tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.txt"), str(page), "--skip-lines", "2", "--out", str(tmp_path / "made"))

    assert result.exit_code == 1
    assert (tmp_path / "made" / "007.json").exists()


def test_skipping_more_lines_than_there_are_leaves_nothing_to_read(page: Path) -> None:
    result = run(str(page), "--skip-lines", "99")

    assert result.exit_code == 1
    assert "no text to read" in result.stderr
