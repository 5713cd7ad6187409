"""``comity test``: style, arrows, types and behaviour, stage by stage, pytest's own closing line last."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from comity.node.cli import chromium, left_out

CHECKOUT = Path(__file__).parents[4]
CONTEXT_SETTINGS = {"ignore_unknown_options": True, "allow_extra_args": True}


class NoCheckoutError(Exception):
    """The tests are not part of an installed Comity."""


@dataclass(frozen=True)
class Stage:
    """One thing that must hold, and the words that check it."""

    name: str
    words: tuple[str, ...]


STAGES = (
    Stage("ruff check", ("-m", "ruff", "check", "--output-format", "concise", ".")),
    Stage("ruff format", ("-m", "ruff", "format", "--check", "--output-format", "concise", ".")),
    Stage("import-linter", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
    Stage("mypy", ("-m", "mypy", "--strict", "src")),
)


def command(
    *,
    context: typer.Context,
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out slow, browser and PostgreSQL tests.")
    ] = False,
) -> int:
    """Check style, arrows and types, then run the tests; what else is written goes to pytest as it stands."""
    if not (CHECKOUT / "tests").is_dir():
        raise NoCheckoutError(f"{CHECKOUT} holds no tests: run ./comity test in a clone of Comity.")
    browser = chromium.found() if quick else chromium.had()
    failed = [stage.name for stage in STAGES if not _passes(stage)]
    environment = left_out.environment(quick=quick, browser=browser, failed=failed)
    tests = _python(_pytest(context.args), environment)
    return tests or int(bool(failed))


def _passes(stage: Stage) -> bool:
    """Run one stage; what it printed is shown only when it failed."""
    started = time.monotonic()
    words = [sys.executable, *stage.words]
    done = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    if done.returncode:
        typer.echo(done.stdout + done.stderr)
    verdict = "FAILED" if done.returncode else "ok"
    typer.echo(f"{verdict:>6}  {stage.name:<14} {time.monotonic() - started:5.1f} s")
    return done.returncode == 0


def _pytest(asked: list[str]) -> tuple[str, ...]:
    """The whole suite goes to every core, at most two; a part that someone asked for runs in one process."""
    spread = () if asked or (os.cpu_count() or 1) < 2 else ("-n", "2", "--dist", "loadgroup")
    return ("-m", "pytest", "-p", left_out.__name__, *spread, *asked)


def _python(words: tuple[str, ...], environment: dict[str, str]) -> int:
    """Run Python in the checkout with its output going straight to the reader."""
    sys.stdout.flush()
    line = [sys.executable, *words]
    return subprocess.run(line, cwd=CHECKOUT, env=environment, check=False).returncode
