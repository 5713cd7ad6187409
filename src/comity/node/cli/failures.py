"""How a failure is said on the command line: one sentence that the person can act on."""

import re

import typer

from comity.node.cli.commands import COMMANDS

HINT = re.compile(rf"(?<![\w./-])comity(?= (?:{'|'.join(COMMANDS)})\b)")
INSIDE = "Something went wrong inside Comity ({kind}: {says}); COMITY_TRACE=1 shows where."
OURS = tuple(
    (re.compile(theirs), ours)
    for theirs, ours in (
        (r"Value error, (.)", r"\1"),
        (r"Input should be a valid integer\b.*", "give a whole number."),
        (r"Input should be a valid number\b.*", "give a number."),
        (r"Input should be greater than or equal to (\S+)", r"give \1 or more."),
        (r"Input should be less than or equal to (\S+)", r"give \1 at most."),
        (r"Input should be (.+)", r"give \1."),
    )
)
"""What the library that reads the words says of a wrong one, and what we say."""


def sentence(failure: BaseException) -> str:
    """One line for a person: our own errors speak for themselves, others say what kind they are."""
    return " ".join(_words(failure).split())


def as_called(said: str, called: str) -> str:
    """A sentence whose hints name commands as the person called this one: ``./comity init`` in a clone.

    Args:
        said: the sentence, with ``comity COMMAND`` in it or not.
        called: what the person typed for ``comity``.
    """
    return HINT.sub(lambda _: called, said)


def exit_code(failure: BaseException) -> int:
    """2 for words the command line did not understand, 1 for all else."""
    return failure.exit_code if isinstance(failure, typer.TyperException) else 1


def _words(failure: BaseException) -> str:
    if isinstance(failure, typer.TyperException):
        return _usage(failure)
    if type(failure).__module__.partition(".")[0] == "comity" and str(failure):
        return str(failure)
    if isinstance(failure, ModuleNotFoundError):
        return (
            f"The package {failure.name} is missing; start Comity by ./comity, which installs what it needs."
        )
    if isinstance(failure, FileNotFoundError) and failure.filename:
        return f"There is no file {failure.filename}."
    if isinstance(failure, OSError) and failure.strerror:
        about = f"{failure.filename}: " if failure.filename else ""
        return f"{about}{failure.strerror}."
    return INSIDE.format(kind=type(failure).__name__, says=failure)


def _usage(failure: typer.TyperException) -> str:
    """A misread command line, with the command that explains the right one."""
    context = getattr(failure, "ctx", None)
    says = failure.format_message()
    for pattern, ours in OURS:
        says = pattern.sub(ours, says)
    return f"{says} See {context.command_path} --help." if context and says else says
