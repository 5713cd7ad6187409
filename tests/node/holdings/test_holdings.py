"""The country's own records: brought in, found with a reason, never shown once they may not be."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from tests.node.holdings.people import SUBJECT, invented

from comity.crosscheck import Birth, Document, Entry, Index, Level, Name, NameKind, NameOrder, Query, Sex
from comity.crosscheck.errors import IndexOwned
from comity.node.cli.main import main
from comity.node.holdings import entries, imports, index, live, queries, records, steps
from comity.node.holdings.imports import Terms, import_records
from comity.node.holdings.models import Change, Record
from comity.node.staff.act import act
from comity.node.staff.errors import BadInput, LookRequired, NotAllowed, NotFound
from comity.node.staff.look import Look, look
from comity.node.staff.models import Officer as OfficerRow
from comity.node.staff.models import Unit

if TYPE_CHECKING:
    from comity.node.staff.act import Officer

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = date(2026, 11, 23)
TERMS = Terms("crime-records", "prevention and prosecution of crime")
ASKED = Query(names=(Name("TRAM ANH DANG THUY"),), births=(Birth(1988, 4, 17),))
CASE = "VN-2026-0987"


class PowerCut(Exception):  # noqa: N818  (it stands for what happens, not for an error of ours)
    """Whatever ends an act half-way."""


@pytest.fixture
def officer(officers: dict[str, Officer]) -> Officer:
    return officers["desk"]


@pytest.fixture
def token(officer: Officer) -> Look:
    return look(officer, "to answer a request", CASE)


def found(token: Look, asked: Query = ASKED, today: date = TODAY) -> list[int]:
    return [hit.record.id for hit in index.search(token, asked, today).hits]


def restart() -> None:
    """As after a new process start: nothing is held in memory."""
    index._of.cache_clear()


def add(officer: Officer, entry: Entry = SUBJECT, terms: Terms = TERMS) -> Record:
    return records.add_record(officer, entry, terms)


def test_a_person_is_found_whose_name_is_written_the_other_way(
    officers: dict[str, Officer], token: Look
) -> None:
    import_records(
        officers["administrator"],
        [*invented(400), SUBJECT],
        owner="crime-records",
        purpose="crime",
        new_owner=True,
    )
    answer = index.search(token, ASKED, TODAY)
    assert answer.level in (Level.HIT, Level.POSSIBLE)
    best = answer.hits[0]
    assert best.record.entry == SUBJECT
    assert best.record.owner == "crime-records"
    assert {reason.what for reason in best.hit.reasons} >= {"name", "birth"}
    assert answer.records == 401


def test_nobody_searches_or_reads_a_record_without_saying_why(officer: Officer) -> None:
    row = add(officer)
    with pytest.raises(LookRequired):
        index.search(None, ASKED, TODAY)  # type: ignore[arg-type]
    with pytest.raises(LookRequired):
        queries.record(row.pk, None)  # type: ignore[arg-type]


def test_a_record_is_searchable_at_once_and_gone_at_once(officer: Officer, token: Look) -> None:
    assert found(token) == []
    row = add(officer)
    assert found(token) == [row.pk]
    records.remove_record(officer, row.pk, reason="brought in by mistake")
    assert found(token) == []
    with pytest.raises(NotFound):
        queries.record(row.pk, token)


def test_a_removed_record_is_gone_for_a_process_that_starts_later(officer: Officer, token: Look) -> None:
    row = add(officer)
    index.publish()
    records.remove_record(officer, row.pk, reason="brought in by mistake")
    restart()
    assert found(token) == []


def test_another_process_sees_what_was_added_and_removed(officer: Officer, token: Look) -> None:
    other = live.Live(live.home_folder())
    row = add(officer)
    assert [hit.id for hit in other.fresh().search(ASKED, today=TODAY).hits] == [str(row.pk)]
    index.publish()
    records.remove_record(officer, row.pk, reason="brought in by mistake")
    assert other.fresh().search(ASKED, today=TODAY).hits == ()


def test_a_row_deleted_behind_the_index_is_never_shown(officer: Officer, token: Look) -> None:
    row = add(officer)
    assert found(token) == [row.pk]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM holdings_record")
    answer = index.search(token, ASKED, TODAY)
    assert (answer.level, answer.hits, answer.answer.hits) == (Level.NO_HIT, (), ())


def test_an_expired_record_is_not_returned_even_before_it_is_forgotten(
    officer: Officer, officers: dict[str, Officer], token: Look
) -> None:
    row = add(officer, replace(SUBJECT, expires=date(2026, 11, 22)))
    assert found(token, today=date(2026, 11, 22)) == [row.pk]
    assert found(token, today=TODAY) == []
    with act(officers["clerk"], "holdings.forget_expired", label="node") as opened:
        assert steps.forget_expired(opened, TODAY) == 1
    assert queries.count() == 0


def test_an_expiry_shortened_in_the_row_alone_still_holds(officer: Officer, token: Look) -> None:
    row = add(officer)
    with act(officer, "holdings.add", label="node"):
        row.expires = date(2026, 1, 1)
        row.save()
    assert found(token) == []


def test_a_restricted_record_is_kept_and_never_returned(
    officers: dict[str, Officer], officer: Officer, token: Look
) -> None:
    row = add(officer)
    records.restrict_record(officers["desk"], row.pk, reason="the person disputes it")
    assert found(token) == []
    restart()
    assert found(token) == []
    assert queries.record(row.pk, token).restricted
    records.lift_restriction(officers["desk"], row.pk, reason="it was checked")
    assert found(token) == [row.pk]


def test_a_record_that_is_not_shared_is_seen_by_its_own_unit_alone(officer: Officer, token: Look) -> None:
    row = add(officer, terms=Terms("border", "border checks", shared=False))
    assert found(token) == []
    with pytest.raises(NotFound):
        queries.record(row.pk, token)
    with act(officer, "holdings.add", label="node"):
        unit = Unit(code="border", name="Border guard")
        unit.save()
        colleague = OfficerRow.objects.get(username="immigration")
        colleague.unit = unit
        colleague.save()
    assert found(look(colleague, "a check at the border", CASE)) == [row.pk]


def test_hidden_records_do_not_crowd_out_those_that_may_be_seen(
    officers: dict[str, Officer], token: Look
) -> None:
    hidden = [replace(SUBJECT, id=f"H{n}", documents=()) for n in range(30)]
    with act(officers["administrator"], "holdings.load", label="node") as opened:
        added, _, _ = imports.keep(opened, hidden, Terms("border", "border checks", shared=False))
        seen, _, _ = imports.keep(opened, [SUBJECT], TERMS)
        steps.changed(opened, Change.Kind.ADD, [row.pk for row in (*added, *seen)])
    asked = replace(ASKED, documents=(Document("K7741230", "passport", "VN"),))
    assert found(token, asked) == [seen[0].pk]


def test_importing_twice_changes_nothing_and_a_newer_state_replaces_the_old(
    officers: dict[str, Officer], token: Look
) -> None:
    people = [*invented(50), SUBJECT]
    administrator = officers["administrator"]
    first = import_records(administrator, people, owner="crime-records", purpose="crime", new_owner=True)
    assert (first.added, first.replaced, first.unchanged) == (51, 0, 0)
    again = import_records(administrator, people, owner="crime-records", purpose="crime")
    assert (again.added, again.replaced, again.unchanged) == (0, 0, 51)
    married = replace(SUBJECT, names=(Name("Wrona Ilona"),))
    newer = import_records(administrator, [married], owner="crime-records", purpose="crime")
    assert (newer.added, newer.replaced) == (0, 1)
    assert found(token) == []
    assert len(found(token, Query(names=(Name("Ilona Wrona"),), births=SUBJECT.births))) == 1
    assert queries.counts_by_owner() == {"crime-records": 51}


def test_an_owner_nobody_knows_is_refused_as_a_slip_unless_said_to_be_new(
    officers: dict[str, Officer],
) -> None:
    administrator = officers["administrator"]
    for owner in ("contact-point", "customs"):
        import_records(administrator, [SUBJECT], owner=owner, purpose="crime", new_owner=True)
    said = (
        "Nobody here is called contact-piont; records are held for contact-point, customs. Check the spelling"
    )
    with pytest.raises(BadInput, match=said):
        import_records(administrator, [SUBJECT], owner="contact-piont", purpose="crime")
    with pytest.raises(BadInput, match="small letters, figures"):
        import_records(administrator, [SUBJECT], owner="Customs Office", purpose="crime", new_owner=True)
    assert import_records(administrator, [SUBJECT], owner="customs", purpose="crime").unchanged == 1
    assert queries.counts_by_owner() == {"contact-point": 1, "customs": 1}


def test_two_owners_may_use_the_same_identifier(officer: Officer) -> None:
    add(officer)
    add(officer, terms=Terms("border", "border checks"))
    assert queries.count() == 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the bytes of the SQLite file")
def test_no_person_stands_in_the_database_in_plain_text(officers: dict[str, Officer], tmp_path: Path) -> None:
    import_records(
        officers["administrator"],
        [*invented(200), SUBJECT],
        owner="crime-records",
        purpose="crime",
        new_owner=True,
    )
    copy = tmp_path / "copy.sqlite3"
    with sqlite3.connect(copy) as other:
        connection.connection.backup(other)
    kept = copy.read_bytes()
    assert b"crime-records" in kept, "the copy does hold the rows"
    for secret in (
        "Đặng Thùy Trâm Anh",
        "Trâm",
        "K7741230",
        "1988-04-17",
        "SUBJECT-1",
        "file 12 of 2019",
        "R000017",
    ):
        assert secret.encode() not in kept


def test_the_index_folder_is_readable_by_the_node_alone(officer: Officer) -> None:
    add(officer)
    index.publish()
    assert live.home_folder().stat().st_mode & 0o077 == 0


def test_a_purge_takes_the_bytes_of_a_removed_record_out_of_the_index(officer: Officer) -> None:
    row = add(officer)
    add(officer, replace(SUBJECT, id="OTHER", names=(Name("Keller Urs"),), documents=()))
    index.publish()
    records.remove_record(officer, row.pk, reason="erasure")

    def bytes_of_index() -> bytes:
        return b"".join(file.read_bytes() for file in live.home_folder().rglob("*") if file.is_file())

    assert b"K7741230" in bytes_of_index()
    index.purge(TODAY)
    assert b"K7741230" not in bytes_of_index()
    assert index.state().behind == 0


def test_an_act_that_fails_after_a_search_leaves_no_ghost_in_the_index(officer: Officer, token: Look) -> None:
    with suppress(PowerCut), act(officer, "holdings.add", label="node") as opened:
        ghosts, _, _ = imports.keep(opened, [SUBJECT], TERMS)
        steps.changed(opened, Change.Kind.ADD, [ghosts[0].pk])
        assert found(token) == [ghosts[0].pk]
        raise PowerCut
    row = add(officer, replace(SUBJECT, id="REAL", names=(Name("Keller Urs"),), documents=()))
    assert found(token) == []
    assert found(token, Query(names=(Name("Urs Keller"),), births=SUBJECT.births)) == [row.pk]


@pytest.mark.parametrize("harm", ["gone", "damaged", "of another database"])
def test_an_index_that_is_gone_damaged_or_foreign_is_made_anew_from_the_rows(
    officer: Officer, token: Look, harm: str
) -> None:
    row = add(officer)
    index.publish()
    folder = live.home_folder()
    if harm == "gone":
        shutil.rmtree(folder)
    elif harm == "damaged":
        for file in (folder / "index").rglob("*"):
            if file.is_file() and file.name != "lock":
                file.write_bytes(b"\x00" * 40)
    else:
        stranger = replace(SUBJECT, id="1", names=(Name("Somebody Else"),), documents=())
        Index.build([stranger], folder / "index", mark=1, owner=settings.COMITY_HOME.node_id)
        live.note_token(folder, 1, "another database")
    restart()
    assert found(token) == [row.pk]


def test_an_index_copied_out_of_the_node_opens_for_nobody_else(
    officer: Officer, token: Look, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = add(officer)
    index.publish()
    copy = tmp_path / "copy"
    shutil.copytree(live.home_folder() / "index", copy)

    asked = ["check", "query", "--index", str(copy), "--name", "Nguyễn Văn Hùng"]
    assert main(asked) == 1
    assert "opens only there" in capsys.readouterr().err
    add(officer)
    index.publish()
    with pytest.raises(IndexOwned):
        Index.open(live.home_folder() / "index")
    with pytest.raises(IndexOwned):
        Index.open(copy, owner="another node")

    restart()
    assert row.pk in found(token)


def test_the_first_search_of_a_new_process_does_not_read_the_rows(
    officers: dict[str, Officer], token: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_records(
        officers["administrator"],
        [*invented(300), SUBJECT],
        owner="crime-records",
        purpose="crime",
        new_owner=True,
    )
    restart()

    def refuse(_self: live.Live) -> None:
        pytest.fail("the index was made anew")

    monkeypatch.setattr(live.Live, "rebuild", refuse)
    assert len(found(token)) == 1


def test_the_state_says_how_far_the_published_index_is_behind(officer: Officer) -> None:
    index.publish()
    before = index.state()
    add(officer)
    assert (index.state().behind, index.state().records) == (before.behind + 1, 1)
    assert index.publish().behind == 0


def test_changes_are_numbered_without_gaps(officer: Officer) -> None:
    row = add(officer)
    with suppress(PowerCut), act(officer, "holdings.remove", label="node") as opened:
        steps.remove(opened, row)
        raise PowerCut
    add(officer, replace(SUBJECT, id="OTHER"))
    assert list(Change.objects.order_by("sequence").values_list("sequence", flat=True)) == [1, 2]


def test_a_reason_is_needed_and_roles_hold(officers: dict[str, Officer], officer: Officer) -> None:
    row = add(officer)
    with pytest.raises(BadInput):
        records.remove_record(officer, row.pk, reason=" ")
    with pytest.raises(BadInput):
        add(officer, terms=Terms("", "x"))
    with pytest.raises(NotAllowed):
        records.remove_record(officers["oversight"], row.pk, reason="I may not")
    with pytest.raises(NotAllowed):
        import_records(officers["oversight"], [], owner="a", purpose="b")
    assert queries.count() == 1


NAMES = st.builds(
    Name,
    st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip())),
    st.sampled_from(NameKind),
    st.sampled_from(["", "Latn", "Cyrl"]),
    st.sampled_from(["", "vi"]),
    st.sampled_from(NameOrder),
)
ENTRIES = st.builds(
    Entry,
    id=st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip())),
    names=st.lists(NAMES, min_size=1, max_size=3).map(tuple),
    births=st.lists(
        st.builds(Birth, st.integers(1900, 2020), st.integers(1, 12), st.integers(1, 28)), max_size=2
    ).map(tuple),
    sexes=st.lists(st.sampled_from(Sex), max_size=2).map(tuple),
    nationalities=st.lists(st.sampled_from(["VN", "PL"]), max_size=2).map(tuple),
    documents=st.lists(
        st.builds(Document, st.text("ABC123", min_size=1, max_size=9), st.just("passport"), st.just("VN")),
        max_size=2,
    ).map(tuple),
    expires=st.none() | st.dates(),
    payload=st.text(max_size=20),
)


@given(ENTRIES)
def test_an_entry_comes_back_as_it_was_kept(entry: Entry) -> None:
    assert entries.from_bytes(entries.to_bytes(entry)) == entry


@pytest.mark.slow
def test_ten_thousand_records_come_in_within_seconds(officers: dict[str, Officer], token: Look) -> None:
    people = [*invented(10_000), SUBJECT]
    begun = time.perf_counter()
    import_records(officers["administrator"], people, owner="crime-records", purpose="crime", new_owner=True)
    took = time.perf_counter() - begun
    restart()
    begun = time.perf_counter()
    assert len(found(token)) == 1
    first = time.perf_counter() - begun
    assert took < 30, f"import took {took:.1f} s"
    assert first < 2, f"first search took {first:.2f} s"
    print(f"import {took:.2f} s, first search {first * 1000:.0f} ms")  # noqa: T201
