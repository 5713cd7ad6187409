"""An index over its life: changes, expiry, publishing, crashes, damage, several readers."""

import shutil
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.crosscheck.records import TODAY, entry, question

from comity.crosscheck import Document, Index, Kind, Level, Query, disk, manifest
from comity.crosscheck.errors import IndexBusy, IndexDamaged, IndexMissing

HUNG = entry(
    "1", "Nguyễn Văn Hùng", "1984-03-12", documents=(Document("C1234567", "passport", "VN"),), payload="row 7"
)
ILONA = entry("2", "Tóth Ilona", "1955-05-05")
ASKED = question("HUNG Nguyen Van", "1984-03-12")


def ids(index: Index, query: Query = ASKED, today: date = TODAY) -> list[str]:
    return [hit.id for hit in index.search(query, today=today).hits]


def test_a_hit_tells_whom_why_and_where(tmp_path: Path) -> None:
    hit = Index.build([HUNG, ILONA], tmp_path).search(ASKED, today=TODAY).hits[0]
    assert (hit.id, hit.payload, hit.level) == ("1", "row 7", Level.HIT)
    assert hit.bits == pytest.approx(sum(reason.bits for reason in hit.reasons))
    assert [(r.left, r.right) for r in hit.reasons if r.what == "name"] == [
        ("HUNG", "Hùng"),
        ("Van", "Văn"),
        ("Nguyen", "Nguyễn"),
    ]
    assert all(reason.text.format(**reason.params) for reason in hit.reasons)


def test_an_added_record_is_found_at_once_and_a_removed_one_no_more(tmp_path: Path) -> None:
    index = Index.build([ILONA], tmp_path)
    index.add(HUNG)
    assert ids(index) == ["1"]
    index.remove("1")
    assert ids(index) == []
    assert len(index) == 1


def test_a_record_added_again_replaces_the_old(tmp_path: Path) -> None:
    index = Index.build([HUNG], tmp_path)
    index.add(entry("1", "Trần Thị Bích Ngọc", "1988-06-14"))
    assert ids(index) == []
    assert ids(index, question("Tran Thi Bich Ngoc", "1988-06-14")) == ["1"]


@pytest.mark.parametrize("kept", ["published", "in memory"])
def test_an_expired_record_is_not_returned_from_the_day_after(kept: str, tmp_path: Path) -> None:
    short = entry(
        "1",
        "Nguyễn Văn Hùng",
        "1984-03-12",
        expires=TODAY,
        documents=(Document("C1234567", "passport", "VN"),),
    )
    index = Index.build([short], tmp_path) if kept == "published" else Index.memory([short])
    tomorrow = TODAY + timedelta(days=1)
    assert ids(index) == ["1"]
    assert ids(index, today=tomorrow) == []
    assert ids(index, question("", documents=(Document("C1234567", country="VN"),)), today=tomorrow) == []
    assert index.search(question("Nguyen Van Hung"), today=tomorrow).fitting == 0


def test_merging_purges_the_bytes_of_removed_and_expired_records(tmp_path: Path) -> None:
    gone = entry("3", "Xylophonix Qwertz", "1971-01-02", expires=TODAY)
    index = Index.build([HUNG, ILONA, gone], tmp_path)
    index.remove("2")
    index.merge(today=TODAY + timedelta(days=1))
    assert ids(index) == ["1"]
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Ilona" not in left
    assert b"xylophonix" not in left.lower()


def test_a_record_removed_before_it_was_published_leaves_no_bytes(tmp_path: Path) -> None:
    index = Index.build([HUNG], tmp_path)
    index.add(ILONA, entry("3", "Xylophonix Qwertz"))
    index.remove("3")
    index.publish()
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Ilona" in left
    assert b"xylophonix" not in left.lower()
    assert len(Index.open(tmp_path)) == 2


def test_what_is_published_is_there_when_opened_again_with_its_mark(tmp_path: Path) -> None:
    index = Index.build([ILONA], tmp_path, mark=3)
    index.add(HUNG)
    index.remove("2")
    index.publish(mark=9)
    again = Index.open(tmp_path)
    assert (again.mark, len(again), ids(again)) == (9, 1, ["1"])


def test_a_reader_that_opened_before_keeps_its_view_while_a_writer_merges(tmp_path: Path) -> None:
    writer = Index.build([HUNG, ILONA], tmp_path)
    reader = Index.open(tmp_path)
    writer.remove("1")
    writer.merge(today=TODAY)
    assert ids(reader) == ["1"]
    assert ids(Index.open(tmp_path)) == []


def test_a_writer_killed_before_publishing_leaves_the_last_published_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Index.build([HUNG], tmp_path)
    index.add(ILONA)

    def killed(_path: Path, _data: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(manifest, "replace_synced", killed)
    with pytest.raises(KeyboardInterrupt):
        index.publish()
    monkeypatch.undo()
    again = Index.open(tmp_path)
    assert (len(again), ids(again), again.verify()) == (1, ["1"], ())
    again.add(ILONA)
    again.publish()
    assert len(list(tmp_path.glob("segment-*"))) == 2, "the half-written segment is swept away"


def test_a_second_writer_is_told_so(tmp_path: Path) -> None:
    index = Index.build([HUNG], tmp_path)
    with manifest.writing(tmp_path), pytest.raises(IndexBusy, match="Another process"):
        index.publish()


def test_a_folder_without_an_index_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="comity check build"):
        Index.open(tmp_path)


def test_every_flipped_byte_is_found(tmp_path: Path) -> None:
    # given a small index with a tail published and a record removed
    home = tmp_path / "whole"
    index = Index.build([HUNG, ILONA], home)
    index.add(entry("3", "Сергей Жаворонков", "1973-10-05"))
    index.remove("2")
    index.publish()
    files = [path for path in sorted(home.rglob("*")) if path.is_file() and path.stat().st_size]
    assert index.verify() == ()
    # when any byte of any file is flipped, then verify names the file, or opening refuses
    for path in files:
        whole = path.read_bytes()
        for place in range(0, len(whole), max(1, len(whole) // 40)):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
            assert index.verify() == (str(path),), (path, place)
        path.write_bytes(whole[:-1])
        assert index.verify() == (str(path),)
        path.write_bytes(whole)
    assert index.verify() == ()


def test_a_damaged_manifest_or_a_missing_file_is_refused_on_opening(tmp_path: Path) -> None:
    Index.build([HUNG], tmp_path)
    whole = (tmp_path / "manifest").read_bytes()
    (tmp_path / "manifest").write_bytes(whole.replace(b'"mark": 0', b'"mark": 1'))
    with pytest.raises(IndexDamaged, match="manifest"):
        Index.open(tmp_path)
    (tmp_path / "manifest").write_bytes(whole)
    next(tmp_path.rglob("born.bin")).unlink()
    with pytest.raises(IndexDamaged, match=r"born\.bin"):
        Index.open(tmp_path)


def test_building_in_a_folder_replaces_what_was_there(tmp_path: Path) -> None:
    Index.build([HUNG], tmp_path)
    again = Index.build([ILONA], tmp_path)
    assert (len(again), ids(again)) == (1, [])
    assert len(list(tmp_path.glob("segment-*"))) == 1


def test_an_empty_index_answers_no_hit(tmp_path: Path) -> None:
    index = Index.build([], tmp_path)
    assert index.search(ASKED, today=TODAY).level is Level.NO_HIT
    index.add(HUNG)
    assert ids(index) == ["1"]


def test_searches_go_on_while_records_come_and_go(tmp_path: Path) -> None:
    index = Index.build([HUNG], tmp_path)
    wrong: list[list[str]] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            found = ids(index)
            if found != ["1"]:
                wrong.append(found)

    asking = [threading.Thread(target=ask) for _ in range(2)]
    for thread in asking:
        thread.start()
    for number in range(60):
        index.add(entry(str(100 + number), f"Invented Person{number}", "1990-01-02"))
        if number % 20 == 0:
            index.publish()
    done.set()
    for thread in asking:
        thread.join()
    assert wrong == []
    assert len(index) == 61


def test_a_copied_folder_is_the_same_index(tmp_path: Path) -> None:
    Index.build([HUNG], tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    assert ids(Index.open(tmp_path / "two")) == ["1"]


def test_like_is_compared_with_like() -> None:
    firm = entry("f", "Nguyễn Văn Hùng", kind=Kind.ORGANISATION)
    assert ids(Index.memory([firm])) == []


def test_a_file_is_whole_or_absent(tmp_path: Path) -> None:
    disk.replace_synced(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
