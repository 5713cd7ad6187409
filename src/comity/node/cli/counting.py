"""Numbers with their noun, as a sentence needs them."""


def counted(number: int, noun: str) -> str:
    """``1 row``, ``2 rows``, ``10,000 rows``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
