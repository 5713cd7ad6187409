"""A file of a case: kept encrypted, found by its words, gone when its case is."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection

from comity.node.audit.errors import OutsideEntryError
from comity.node.papers import errors, queries, scan, steps, vault, verbs
from comity.node.papers.models import Paper, Word
from comity.node.staff.act import act
from comity.node.staff.errors import BadInput, LookRequired, NotAllowed, NotFound
from comity.node.staff.look import Look, look

if TYPE_CHECKING:
    from comity.node.staff.act import Officer


pytestmark = pytest.mark.django_db(transaction=True)

CASE = "VN-2026-0101"
OTHER = "VN-2026-0102"
TEXT = "Witness Đặng Thùy Trâm saw the car near Chợ Bến Thành.".encode()


class PowerCut(Exception):  # noqa: N818  (it stands for what happens, not for an error of ours)
    """Whatever ends an act half-way."""


@pytest.fixture
def officer(officers: dict[str, Officer]) -> Officer:
    return officers["desk"]


@pytest.fixture
def token(officer: Officer) -> Look:
    return look(officer, "to answer a request", CASE)


def add(
    officer: Officer, case: str = CASE, content: bytes = TEXT, name: str = "statement.txt", **more: object
) -> Paper:
    return verbs.add_paper(officer, case, name, content=content, **more)  # type: ignore[arg-type]


def everything_kept(folder: Path) -> bytes:
    """Every byte of the database file and of the node's folder, but its keys."""
    copy = folder / "copy.sqlite3"
    with sqlite3.connect(copy) as other:
        connection.ensure_connection()
        connection.connection.backup(other)
    home: Path = settings.COMITY_HOME.folder
    files = [file for file in home.rglob("*") if file.is_file() and "keys" not in file.parts]
    return b"".join(file.read_bytes() for file in [copy, *files])


def test_what_was_kept_comes_back_byte_for_byte(officer: Officer, token: Look) -> None:
    row = add(officer, handling="H2")
    assert queries.content(row.pk, token) == TEXT
    info = queries.paper(row.pk, token)
    assert (info.name, info.media, info.size, info.handling) == (
        "statement.txt",
        "text/plain",
        len(TEXT),
        "H2",
    )
    assert info.sha256 == hashlib.sha256(TEXT).hexdigest()
    assert info.kept_by == officer.full_name


def test_nobody_reads_a_file_without_saying_why(officer: Officer) -> None:
    row = add(officer)
    for ask in (
        lambda: queries.content(row.pk, None),  # type: ignore[arg-type]
        lambda: queries.paper(row.pk, None),  # type: ignore[arg-type]
        lambda: queries.papers(CASE, None),  # type: ignore[arg-type]
        lambda: queries.search(None, "witness", [CASE]),  # type: ignore[arg-type]
        lambda: queries.public_content(row.pk),
        lambda: queries.public_paper(row.pk),
    ):
        with pytest.raises(LookRequired):
            ask()


def test_a_public_source_is_read_without_a_look(officer: Officer) -> None:
    row = add(officer, "node", b"The two sides agreed.", "communique.txt", persons=False)
    assert queries.public_content(row.pk) == b"The two sides agreed."
    assert queries.public_paper(row.pk).name == "communique.txt"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the bytes of the SQLite file")
def test_neither_content_nor_name_nor_words_lie_about_in_the_clear(officer: Officer, tmp_path: Path) -> None:
    add(officer, name="statement of Dang Thuy Tram.txt")
    kept = everything_kept(tmp_path)
    for secret in (
        b"Dang Thuy Tram",
        "Đặng Thùy Trâm".encode(),
        "Bến Thành".encode(),
        b"trong",
        hashlib.sha256(TEXT).hexdigest().encode(),
    ):
        assert secret not in kept
    assert CASE.encode() in kept, "the copy does hold the rows"


def test_equal_files_of_two_cases_cannot_be_told_to_be_equal(officer: Officer) -> None:
    first, second = add(officer), add(officer, OTHER)
    assert first.address != second.address
    assert bytes(first.facts) != bytes(second.facts)
    tokens = [set(Word.objects.filter(paper=row).values_list("token", flat=True)) for row in (first, second)]
    assert {bytes(one) for one in tokens[0]}.isdisjoint({bytes(one) for one in tokens[1]})


def test_a_damaged_file_is_never_shown(officer: Officer, token: Look) -> None:
    row, good = add(officer), add(officer, content=b"another file")
    file = vault.place(row.address)
    sealed = bytearray(file.read_bytes())
    sealed[20] ^= 1
    file.write_bytes(sealed)
    with pytest.raises(errors.Damaged):
        queries.content(row.pk, token)
    assert queries.verify() == (queries.Fault(row.pk, CASE, "damaged"),)
    file.unlink()
    with pytest.raises(errors.Damaged):
        queries.content(row.pk, token)
    assert queries.verify() == (queries.Fault(row.pk, CASE, "missing"),)
    assert queries.content(good.pk, token) == b"another file"


def test_a_file_put_in_the_place_of_another_is_noticed(officer: Officer, token: Look) -> None:
    row, other = add(officer), add(officer, content=b"another file of the case")
    with act(officer, "papers.add", about=CASE):
        address = other.address
        other.address = "0" * 64
        other.save()
        row.address = address
        row.save()
    with pytest.raises(errors.Damaged):
        queries.content(row.pk, token)


@pytest.mark.parametrize("asked", ["Đặng Trâm", "dang TRAM", "ben thanh", "WITNESS"])
def test_text_is_found_by_its_words_whatever_their_marks(officer: Officer, token: Look, asked: str) -> None:
    row = add(officer)
    add(officer, content=b"A bill for petrol.")
    assert [one.id for one in queries.search(token, asked, [CASE, OTHER])] == [row.pk]


def test_search_needs_every_word_and_the_right_case(officer: Officer, token: Look) -> None:
    add(officer)
    assert queries.search(token, "witness bicycle", [CASE]) == ()
    assert queries.search(token, "witness", [OTHER]) == ()
    assert queries.search(token, "  ", [CASE]) == ()


def test_a_forgotten_case_leaves_no_row_no_word_and_no_file(
    officer: Officer, officers: dict[str, Officer], token: Look
) -> None:
    row, kept = add(officer), add(officer, OTHER)
    file = vault.place(row.address)
    with act(officers["clerk"], "papers.sweep", about=CASE) as opened:
        assert steps.forget(opened, CASE) == 1
        assert file.exists()
    assert not file.exists()
    assert queries.papers(CASE, token) == ()
    assert queries.search(token, "witness", [CASE]) == ()
    assert {one.paper_id for one in Word.objects.all()} == {kept.pk}
    with pytest.raises(NotFound):
        queries.content(row.pk, token)


def test_an_act_that_fails_after_forgetting_leaves_the_files(
    officer: Officer, officers: dict[str, Officer], token: Look
) -> None:
    row = add(officer)
    with suppress(PowerCut), act(officers["clerk"], "papers.sweep", about=CASE) as opened:
        steps.forget(opened, CASE)
        raise PowerCut
    assert queries.content(row.pk, token) == TEXT


def test_an_act_that_fails_leaves_a_stray_that_the_sweep_takes(
    officer: Officer, officers: dict[str, Officer], token: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = add(officer)
    with suppress(PowerCut), act(officer, "papers.add", about=CASE) as opened:
        lost = steps.keep(opened, CASE, "lost.txt", b"never committed")
        raise PowerCut
    assert vault.place(lost.address).exists()
    assert verbs.sweep(officers["clerk"]) == 0, "a file this young may belong to an open act"
    monkeypatch.setattr(vault, "GRACE_S", 0)
    monkeypatch.setattr(vault.strays, "__kwdefaults__", {"grace_s": 0})
    assert verbs.sweep(officers["clerk"]) == 1
    assert not vault.place(lost.address).exists()
    assert queries.content(kept.pk, token) == TEXT


@pytest.mark.parametrize(
    ("name", "content", "handling", "said"),
    [
        ("a.txt", b"", "H0", "empty"),
        ("", b"x", "H0", "name"),
        ("n" * 201, b"x", "H0", "name"),
        ("a.txt", b"x", "H9", "handling code H9"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(
    officer: Officer, name: str, content: bytes, handling: str, said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        add(officer, content=content, name=name, handling=handling)
    assert not Paper.objects.exists()


def test_a_file_that_is_too_large_is_refused(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "MOST_BYTES", 1024 * 1024)
    with pytest.raises(BadInput, match="larger than 1 MiB"):
        add(officer, content=b"x" * (1024 * 1024 + 1))


def fussy_scanner(content: bytes) -> scan.Scan:
    bad = b"EICAR" in content
    return scan.Scan(
        scan.State.REFUSED if bad else scan.State.CLEAN, "fussy 1.0", "a test virus" if bad else ""
    )


def test_without_a_scanner_a_file_says_that_it_was_not_scanned(officer: Officer, token: Look) -> None:
    info = queries.paper(add(officer).pk, token)
    assert (info.scan, info.scanned_by) == ("not-scanned", "")


def test_a_scanner_is_asked_and_its_refusal_holds(
    officer: Officer, token: Look, settings: pytest.FixtureRequest
) -> None:
    settings.COMITY_SCANNER = f"{__name__}.fussy_scanner"  # type: ignore[attr-defined]
    info = queries.paper(add(officer).pk, token)
    assert (info.scan, info.scanned_by) == ("clean", "fussy 1.0")
    with pytest.raises(BadInput, match="a test virus"):
        add(officer, content=b"EICAR")


def test_a_role_that_may_not_add_files_is_refused(officers: dict[str, Officer]) -> None:
    with pytest.raises(NotAllowed):
        add(officers["oversight"])


def test_a_file_is_kept_only_inside_an_act(officer: Officer) -> None:
    row = add(officer)
    with pytest.raises(OutsideEntryError):
        row.save()
