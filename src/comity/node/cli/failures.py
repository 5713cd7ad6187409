"""How a failure is said on the command line: one sentence that the person can act on."""

import typer

INSIDE = "Something went wrong inside Comity ({kind}: {says}); COMITY_TRACE=1 shows where."


def sentence(failure: BaseException) -> str:
    """One line for a person: our own errors speak for themselves, others say what kind they are."""
    return " ".join(_words(failure).split())


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
    if isinstance(failure, OSError) and failure.strerror:
        about = f"{failure.filename}: " if failure.filename else ""
        return f"{about}{failure.strerror}."
    return INSIDE.format(kind=type(failure).__name__, says=failure)


def _usage(failure: typer.TyperException) -> str:
    """A misread command line, with the command that explains the right one."""
    context = getattr(failure, "ctx", None)
    says = failure.format_message()
    return f"{says} See {context.command_path} --help." if context and says else says
