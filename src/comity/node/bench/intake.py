"""How many communiqués one core reads in a second of its own time."""

import importlib.resources
import time

from comity.intake import read

_SECONDS = 2.0


def run() -> dict[str, float]:
    """Read the invented communiqué over and over for two seconds; return `texts_per_s` on one core."""
    text = (importlib.resources.files("comity") / "partner" / "communiques" / "vn-pl.txt").read_text("utf-8")
    read(text, lang="en")
    begin, count = time.process_time(), 0
    while time.process_time() - begin < _SECONDS:
        read(text, lang="en")
        count += 1
    spent = time.process_time() - begin
    return {"texts_per_s": round(count / spent, 1), "characters_per_s": round(count * len(text) / spent)}
