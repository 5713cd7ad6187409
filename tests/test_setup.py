"""The first of the two commands on a machine that has next to nothing, and the lists of packages behind it."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHECKOUT = Path(__file__).resolve().parents[1]
LISTS = ("uv", "node", "test")
READ_BY_PYTHON = {"tzdata"}  # zoneinfo's own; a bare Debian has no time zones
NOBODY = 65534
# Spelled apart, so that this file does not name them either.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
    )
)
ADDRESS_KEEPERS = {
    "uv.lock",
    "poetry.lock",
    "pdm.lock",
    "Pipfile.lock",
    "pylock.toml",
    "package-lock.json",
    "npm-shrinkwrap.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    ".npmrc",
    "pip.conf",
    "uv.toml",
}


def tracked() -> list[Path]:
    """Every file of the project: what git knows, or (without git) all that .gitignore does not plainly name."""
    if (CHECKOUT / ".git").exists() and shutil.which("git"):
        words = ["git", "-c", f"safe.directory={CHECKOUT}", "ls-files", "-z"]
        named = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout
        return [place for name in named.split("\0") if name and (place := CHECKOUT / name).is_file()]
    ignored = {".git", ".uv", ".venv", ".cache", "__pycache__", "node_modules", ".comity"}
    return [place for place in CHECKOUT.rglob("*") if place.is_file() and not ignored & set(place.parts)]


def machines_own_registries() -> set[str]:
    """Hosts that this machine's package clients are set to; a list made here must not carry them away."""
    named = (
        os.environ.get(name, "")
        for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX")
    )
    return {host for value in named for word in value.split() if (host := urlsplit(word).hostname)}


def test_no_file_names_a_package_registry() -> None:
    hosts = [host.encode() for host in {*REGISTRIES, *machines_own_registries()}]
    named = [(place, host) for place in tracked() for host in hosts if host in place.read_bytes()]
    assert not named


def test_no_file_records_where_a_package_was_downloaded() -> None:
    kept = [place for place in tracked() if place.name in ADDRESS_KEEPERS]
    assert not kept
    for name in LISTS:
        text = listed(name)
        assert "://" not in text
        assert not re.search(
            r"^\s*(-i|-f|--(extra-)?index-url|--find-links|--trusted-host)\b", text, re.MULTILINE
        )
        assert " @ " not in text


def listed(name: str) -> str:
    return (CHECKOUT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> dict[str, set[str]]:
    """Name of each package with its pinned versions (a newer Python may have another one)."""
    found: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", listed(name), re.MULTILINE):
        found.setdefault(package, set()).add(version)
    return found


def asked(name: str) -> list[str]:
    """The lines of an .in file that ask for a package."""
    lines = (CHECKOUT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r"))]


def package(requirement: str) -> str:
    """Name of the package, as registries write it."""
    return re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", LISTS)
def test_every_package_is_pinned_with_the_hashes_of_its_files(name: str) -> None:
    blocks = re.split(r"^(?=\S)", re.sub(r"^#.*\n", "", listed(name), flags=re.MULTILINE), flags=re.MULTILINE)
    for block in filter(None, blocks):
        assert re.match(r"[\w.-]+(\[[^\]]*\])?==\S+", block), f"not pinned: {block.splitlines()[0]}"
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), f"no hash: {block.splitlines()[0]}"


@pytest.mark.parametrize("name", LISTS)
def test_lists_were_compiled_from_what_is_asked_for_now(name: str) -> None:
    folder = CHECKOUT / "requirements"
    digest = hashlib.sha256(
        b"".join((folder / f"{one}.in").read_bytes() for one in ("stones", "node", "test", "uv"))
    )
    assert digest.hexdigest() in listed(name).splitlines()[0], "run requirements/compile"


def test_lists_hold_everything_asked_for() -> None:
    node, test = pins("node"), pins("test")
    assert {package(line) for line in asked("stones") + asked("node")} <= set(node)
    assert {package(line) for line in asked("test")} <= set(test)


def test_tests_run_on_the_very_versions_that_a_node_runs_on() -> None:
    test = pins("test")
    assert {name: test.get(name) for name in pins("node")} == pins("node")


def test_package_asks_for_the_same_as_the_lists() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dependencies"] == asked("stones")
    assert project["optional-dependencies"]["node"] == asked("node")


def imported() -> dict[str, Path]:
    """Top name of every module that src imports, with a file that does.

    In a thread of its own: Python 3.11 miscounts its depth where other tests have raised the recursion limit.
    """
    with ThreadPoolExecutor(1) as fresh:
        return fresh.submit(_imported).result()


def _imported() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for place in (CHECKOUT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(place.read_bytes())):
            match node:
                case ast.Import(names=names):
                    found |= {name.name.partition(".")[0]: place for name in names}
                case ast.ImportFrom(module=str(module), level=0):
                    found[module.partition(".")[0]] = place
    return found


def named() -> set[str]:
    """Top name of every module that a setting of Django names in a string."""
    texts = (CHECKOUT / "src/comity/node/settings.py").read_text(encoding="utf-8")
    return set(re.findall(r'"([a-z_]\w*)(?:\.[\w.]+)?"', texts))


def packages_of(modules: Iterable[str]) -> dict[str, set[str]]:
    """The packages that bring each module."""
    known = packages_distributions()
    return {module: {package(name) for name in known.get(module, (module,))} for module in modules}


def test_a_node_asks_for_no_more_than_it_uses() -> None:
    used = set[str]().union(*packages_of({*imported(), *named()}).values())
    unused = {package(line) for line in asked("stones") + asked("node")} - used - READ_BY_PYTHON
    assert not unused, "nothing in src imports these"


def test_everything_imported_is_asked_for() -> None:
    wanted = {package(line) for name in ("stones", "node", "test") for line in asked(name)} | {"comity"}
    foreign = {top: place for top, place in imported().items() if top not in sys.stdlib_module_names}
    brought = packages_of(foreign)
    assert not {top: str(place) for top, place in foreign.items() if not brought[top] & wanted}


def test_sqlite_of_the_node_is_free_of_the_write_ahead_fault() -> None:
    pysqlite3 = pytest.importorskip("pysqlite3")
    connection = pysqlite3.connect(":memory:")
    (version,) = connection.execute("select sqlite_version()").fetchone()
    connection.close()
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)


# What follows starts the script on a machine whose python3 and uv are small stand-ins that note what was asked.

PYTHON = """#!/bin/sh
case "$*" in
*"pip config get"*) exit 1 ;;
*"pip --version") [ ! -e "$MACHINE/no-pip" ] ;;
-V) echo "Python 3.9.2" ;;
"-c import sys"*) [ ! -e "$MACHINE/old-python" ] ;;
*"-m venv"*) for folder; do :; done; mkdir -p "$folder/bin" && cp "$0" "$folder/bin/python" ;;
*install*) [ ! -e "$MACHINE/no-pip" ] && [ ! -e "$MACHINE/no-network" ] && cp "$MACHINE/uv" "$UV" ;;
*comity.node.cli.main*) shift 3; echo "ran in $PWD:"; for word; do echo "<$word>"; done ;;
esac
"""
UV = """#!/bin/sh
echo "$*" >>"$MACHINE/asked"
for word; do folder=$word; done
case "$1" in
venv) [ ! -e "$MACHINE/old-python" ] && mkdir -p "$folder/bin" && cp "$MACHINE/bin/python3" "$folder/bin/python" ;;
pip) [ ! -e "$MACHINE/no-packages" ] ;;
esac
"""
TOOLS = ("sh", "cmp", "cp", "rm", "mkdir", "dirname")


@dataclass(frozen=True)
class Machine:
    """A bare machine with a clone of Comity on it."""

    place: Path

    @property
    def clone(self) -> Path:
        return self.place / "a clone"

    def lacks(self, *things: str) -> None:
        for thing in things:
            (self.place / thing).touch()

    def has_all(self) -> None:
        for thing in self.place.glob("no-*"):
            thing.unlink()

    def start(self, *words: str, user: int | None = None) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": str(self.place / "bin"),
            "MACHINE": str(self.place),
            "UV": str(self.clone / ".uv/bin/uv"),
            "HOME": str(self.place),
        }
        line = [str(self.clone / "comity"), *words]
        return subprocess.run(
            line, cwd=self.place, env=environment, capture_output=True, text=True, check=False, user=user
        )

    def asked(self) -> list[str]:
        """What the installer was asked, one line a call, by its first words."""
        note = self.place / "asked"
        lines = note.read_text(encoding="utf-8").splitlines() if note.exists() else []
        note.unlink(missing_ok=True)
        return [" ".join(line.split()[:2]) if line.startswith("pip") else line.split()[0] for line in lines]


def write_tool(place: Path, text: str) -> None:
    place.write_text(text, encoding="utf-8")
    place.chmod(0o755)


@pytest.fixture
def machine() -> Iterator[Machine]:
    with tempfile.TemporaryDirectory(prefix="comity-machine-") as folder:
        place = Path(folder)
        place.chmod(0o755)  # another user must be able to look inside
        (place / "bin").mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found
            (place / "bin" / tool).symlink_to(found)
        write_tool(place / "bin/python3", PYTHON)
        write_tool(place / "uv", UV)
        (place / "a clone/requirements").mkdir(parents=True)
        shutil.copy(CHECKOUT / "comity", place / "a clone/comity")
        for name in LISTS:
            (place / f"a clone/requirements/{name}.txt").write_text(f"{name}==1\n", encoding="utf-8")
        yield Machine(place)


def test_first_start_sets_up_and_later_ones_only_run(machine: Machine) -> None:
    first = machine.start("law", "rules of a", "")
    assert first.returncode == 0
    assert first.stdout.splitlines() == [f"ran in {machine.place}:", "<law>", "<rules of a>", "<>"]
    assert machine.asked() == ["venv", "pip install"]
    second = machine.start("law")
    assert second.stderr == ""
    assert machine.asked() == []


def test_tests_get_exactly_their_list_and_nothing_is_taken_away_afterwards(machine: Machine) -> None:
    machine.start("demo")
    machine.asked()
    assert machine.start("test").returncode == 0
    assert machine.asked() == ["pip sync"]
    assert machine.start("demo").returncode == 0
    assert machine.asked() == []


def test_a_changed_list_is_installed_again(machine: Machine) -> None:
    machine.start("demo")
    machine.asked()
    (machine.clone / "requirements/node.txt").write_text("node==2\n", encoding="utf-8")
    machine.start("demo")
    assert machine.asked() == ["pip install"]


def test_a_set_up_that_was_cut_short_is_taken_up_again(machine: Machine) -> None:
    machine.lacks("no-packages")
    assert machine.start("demo").returncode == 1
    machine.has_all()
    assert machine.start("demo").returncode == 0


@pytest.mark.parametrize(
    ("lacks", "says"),
    [
        ("no-python", "Python is missing"),
        ("old-python", "Python 3.11 or newer is needed; this machine has Python 3.9.2"),
        ("no-pip", "pip is missing"),
        ("no-network", "the installer could not be fetched"),
        ("no-packages", "the packages could not be installed"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(machine: Machine, lacks: str, says: str) -> None:
    machine.lacks(lacks)
    if lacks == "no-python":
        (machine.place / "bin/python3").unlink()
    ended = machine.start("demo")
    sentence = ended.stderr.splitlines()[-1]
    assert ended.returncode == 1
    assert says in sentence
    assert sentence.endswith(".")
    assert ended.stdout == ""


def other_user(machine: Machine) -> int | None:
    """Root starts as nobody; anybody else has the clone's write permission taken."""
    if os.geteuid() == 0:
        return NOBODY
    machine.clone.chmod(0o555)
    return None


def test_a_clone_that_cannot_be_written_to_says_so(machine: Machine) -> None:
    ended = machine.start("demo", user=other_user(machine))
    machine.clone.chmod(0o755)
    assert ended.returncode == 1
    assert "cannot be written to" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_a_clone_that_its_owner_set_up_serves_another_user(machine: Machine) -> None:
    machine.start("demo")
    ended = machine.start("demo", user=other_user(machine))
    machine.clone.chmod(0o755)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.slow
def test_a_real_clone_on_a_path_with_spaces_sets_itself_up(tmp_path: Path) -> None:
    clone = tmp_path / "đơn vị số 1"
    (clone / "src").mkdir(parents=True)
    shutil.copy(CHECKOUT / "comity", clone / "comity")
    shutil.copytree(CHECKOUT / "requirements", clone / "requirements")
    shutil.copytree(CHECKOUT / "src/comity", clone / "src/comity")
    ended = subprocess.run(
        [clone / "comity", "--version"], cwd="/", capture_output=True, text=True, check=False
    )
    if ended.returncode and not registry_answers(tmp_path):
        pytest.skip("not run: no package registry can be reached from here")
    assert ended.stdout.startswith("comity "), ended.stderr


def registry_answers(folder: Path) -> bool:
    words = ["python3", "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "uv"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0
