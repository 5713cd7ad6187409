"""Steps of this room: keep a file, forget the files of a case, sweep away what no row names."""

import functools
import hashlib
import json
import re

from django.db import transaction

from comity.node.audit import keys
from comity.node.papers import file_names, media, scan, text, vault, words
from comity.node.papers.models import Paper, Word
from comity.node.staff.act import Act
from comity.node.staff.errors import BadInput

MOST_BYTES = 64 * 1024 * 1024
HANDLING = re.compile(r"H[0-3]")
"""Handling codes as the trade writes them: H0 no condition, H1 not as evidence, H2 ask first, H3 other."""


def keep(
    act: Act, label: str, name: str, content: bytes, handling: str = "H0", *, persons: bool = True
) -> Paper:
    """Keep a file of a case: checked, scanned, encrypted, on the disk before the act commits.

    Args:
        act: the open act.
        label: the case it belongs to; its key protects it.
        name: as the officer or the partner named it.
        content: its bytes.
        handling: handling code, H0 to H3.
        persons: false only for a public source such as a communiqué.

    Raises:
        BadInput: it is empty, too large, its name or handling code cannot be taken, or the scanner refuses it.
    """
    shown, checked = file_names.checked(name), _check(content, handling)
    found = words.split(text.text_of(content))[: words.MOST]
    row = Paper(
        label=label,
        media=media.sniff(content),
        size=len(content),
        handling=handling,
        persons=persons,
        address=vault.put(label, content),
        facts=keys.protect(label, _facts(shown, content)),
        scan=checked.state,
        scanned_by=checked.by,
        searchable=bool(found),
        kept_at=act.at,
        kept_by=act.officer,
    )
    row.save()
    Word.objects.bulk_create(
        [Word(token=one, paper=row) for one in words.tokens(label, found)], batch_size=500
    )
    return row


def forget(act: Act, label: str) -> int:
    """Forget the files of a case: rows and words in the act, the bytes when it has committed."""
    rows = list(Paper.objects.filter(label=label))
    for row in rows:
        address = row.address
        row.delete()
        transaction.on_commit(functools.partial(vault.drop, address))
    act.frame(papers=len(rows))
    return len(rows)


def sweep(act: Act) -> int:
    """Remove files that no row names, left by an act that did not end."""
    gone = list(vault.strays(set(Paper.objects.values_list("address", flat=True))))
    for address in gone:
        transaction.on_commit(functools.partial(vault.drop, address))
    act.frame(files=len(gone))
    return len(gone)


def _check(content: bytes, handling: str) -> scan.Scan:
    if not content:
        raise BadInput("This file is empty.")
    if len(content) > MOST_BYTES:
        raise BadInput("This file is larger than {most} MiB.", {"most": MOST_BYTES // 2**20})
    if not HANDLING.fullmatch(handling):
        raise BadInput("There is no handling code {code}.", {"code": handling})
    checked = scan.scan(content)
    if checked.state is scan.State.REFUSED:
        raise BadInput("The scanner refuses this file: {why}", {"why": checked.why})
    return checked


def _facts(name: str, content: bytes) -> bytes:
    return json.dumps(
        {"name": name, "sha256": hashlib.sha256(content).hexdigest()}, ensure_ascii=False
    ).encode()
