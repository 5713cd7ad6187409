"""The command line: what is listed, what is loaded, and how a failure is said."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from comity.node import cli
from comity.node.cli import commands
from comity.node.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT_DJANGO = ("check", "intake", "law", "test")
BROKEN = {
    "raise RefusedError('The case VN-1 has no purpose.\\nState one.')": "The case VN-1 has no purpose. State one.",
    "open('/no/such/place')": "There is no file /no/such/place.",
    "raise OSError(28, 'No space left on device')": "No space left on device.",
    "import a_package_nobody_has": "The package a_package_nobody_has is missing; start Comity by ./comity, which installs what it needs.",
    "raise KeyError('x')": "Something went wrong inside Comity (KeyError: 'x'); COMITY_TRACE=1 shows where.",
}


def add_command(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a command named ``trial`` beside the real ones, for one test."""
    (folder / "trial.py").write_text(
        f"class RefusedError(Exception): ...\ndef command() -> int:\n    {body}\n    return 0\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(cli, "__path__", [*cli.__path__, str(folder)])
    monkeypatch.setattr(commands, "COMMANDS", {"trial": "Try.", "absent": "Not written yet."})
    monkeypatch.delitem(sys.modules, "comity.node.cli.trial", raising=False)


def test_a_command_that_is_not_written_is_not_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add_command(tmp_path, "pass", monkeypatch)
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "trial" in said
    assert "absent" not in said
    assert main(["absent"]) == 2
    assert capsys.readouterr().err == "comity: No such command 'absent'. See comity --help.\n"


@pytest.mark.parametrize(("body", "says"), BROKEN.items(), ids=range(len(BROKEN)))
def test_a_failure_is_one_sentence_and_a_code(
    body: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COMITY_TRACE", raising=False)
    add_command(tmp_path, body, monkeypatch)
    assert main(["trial"]) == 1
    assert capsys.readouterr().err == f"comity: {says}\n"


def test_a_failure_shows_where_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_command(tmp_path, "raise KeyError('x')", monkeypatch)
    monkeypatch.setenv("COMITY_TRACE", "1")
    with pytest.raises(KeyError):
        main(["trial"])


@pytest.mark.parametrize(
    ("body", "code"), [("return 3", 3), ("return None", 0), ("raise KeyboardInterrupt", 130)]
)
def test_exit_code_is_the_commands_own(
    body: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_command(tmp_path, body, monkeypatch)
    assert main(["trial"]) == code


def test_words_that_are_not_understood_name_the_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add_command(tmp_path, "pass", monkeypatch)
    assert main(["trial", "--nope"]) == 2
    assert capsys.readouterr().err == "comity: No such option: --nope See comity trial --help.\n"


@pytest.mark.parametrize("name", [name for name in WITHOUT_DJANGO if name in commands.present()])
def test_the_libraries_commands_start_without_django(name: str) -> None:
    code = f"import sys; from comity.node.cli.main import main; main([{name!r}, '--help']); sys.exit('django' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "Usage: comity" in ended.stdout


@pytest.mark.parametrize("name", commands.present())
def test_every_listed_command_can_be_loaded(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert f"comity {name}" in capsys.readouterr().out


def test_where_only_the_libraries_are_installed_one_sentence_says_so() -> None:
    code = "import sys; sys.modules['pysqlite3'] = None; from comity.__main__ import main; sys.exit(main())"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == (
        "comity: only the libraries are installed here (pysqlite3 is missing); "
        "pip install 'comity[node]' brings the commands.\n"
    )


def test_with_the_node_it_runs_the_same_commands() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "comity", "--version"], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout.split()[0]) == (0, "comity")


@pytest.mark.parametrize("command", ["run", "web", "door", "init", "demo"])
@pytest.mark.parametrize("port", ["0", "99999", "eighty"])
def test_a_port_that_is_none_is_refused_before_anything_starts(
    command: str, port: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    option = "--door-port" if command in {"door", "init"} else "--port"
    given = {"init": [str(tmp_path / "vn"), "--country", "VN", "--name", "Viet Nam"], "demo": ["--once"]}
    where = given.get(command, ["--dir", str(tmp_path)])
    assert main([command, *where, option, port]) == 2
    most = "65532" if command == "demo" else "65535"
    wish = {"0": "give 1 or more.", "99999": f"give {most} at most.", "eighty": "give a whole number."}[port]
    said = f"comity: Invalid value for '{option}': {wish} See comity {command} --help.\n"
    assert capsys.readouterr().err == said
    assert not list(tmp_path.iterdir())


def test_a_word_that_is_none_of_a_list_is_said_with_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["register", "office", "X", "--country", "VN", "--deals", "nonsense", "--by", "a"]
    assert main(words) == 2
    said = capsys.readouterr().err
    assert said.startswith("comity: Invalid value for '--deals': 'nonsense' is not one of 'law enforcement'")


def test_hints_name_the_command_as_it_was_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for called in ("./comity", "comity"):
        monkeypatch.setenv("COMITY_CALLED", called)
        assert main(["doctor", "--dir", str(tmp_path)]) == 1
        assert capsys.readouterr().err.endswith(f"Make one with {called} init.\n")
        monkeypatch.setenv("COMITY_CALLED", called)
        assert main(["doctor", "--nope"]) == 2
        assert capsys.readouterr().err.endswith(f"See {called} doctor --help.\n")


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (["law", "judge", "none.csv"], "none.csv"),
        (["check", "pairs", "none.csv", "--out", "o.csv"], "none.csv"),
        (["check", "build", "none.csv", "--index", "ix"], "none.csv"),
    ],
)
def test_a_file_that_is_not_there_is_said_alike_everywhere(
    words: list[str],
    missing: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    assert capsys.readouterr().err == f"comity: There is no file {missing}.\n"
