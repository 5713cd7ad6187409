"""``comity``: the command line of a node; where only the libraries are installed, the one sentence that says so."""

import sys


def main() -> int:
    """Run one command; the exit code.

    ``pip install comity`` brings the libraries alone; the commands come with ``comity[node]``.
    """
    try:
        from comity.node.cli.main import main as run  # noqa: PLC0415  (what it needs may not be installed)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == "comity":
            raise
        sys.stderr.write(
            f"comity: only the libraries are installed here ({missing.name} is missing); "
            "pip install 'comity[node]' brings the commands.\n"
        )
        return 1
    return run()


if __name__ == "__main__":
    sys.exit(main())
