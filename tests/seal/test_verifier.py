"""An outsider checks an exported log alone: any change, gap, swap or cut is found, with its place."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.seal import given
from tests.seal.given import NOW, PL, VN

from comity.seal import log, verifier
from comity.seal.checkpoint import sign_checkpoint
from comity.seal.errors import BadExport
from comity.seal.export import ENTRIES, ExportedEntry, ExportedKeys, write_entry, write_export, write_keys
from comity.seal.verifier import KnownElsewhere, verify_export

SIZE = 23
CHECKED_AT = (0, 1, 8, 20, SIZE)
KEYS = ExportedKeys(VN.origin, VN.log.vkeys(VN.origin), PL.log.vkeys("pl.example/witness")[1:])


def _entry(seq: int) -> ExportedEntry:
    frame = f'{{"kind":"casework.send","n":{seq}}}'.encode()
    salt, matter = given.seed(f"salt {seq}"), f"what happened to {seq}".encode()
    commitment = log.matter_commitment(salt, matter)
    forgotten = seq % 5 == 3
    return ExportedEntry(
        seq,
        frame,
        commitment,
        log.event_leaf(frame, commitment),
        None if forgotten else matter,
        None if forgotten else salt,
    )


ALL = [_entry(seq) for seq in range(SIZE)]


def _head(size: int, entries: list[ExportedEntry] = ALL, node: given.NodeKit = VN) -> bytes:
    root = log.merkle_root(entry.leaf_hash for entry in entries[:size])
    return sign_checkpoint(VN.origin, size, root, node.log, at=NOW)


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    assert write_export(folder, iter(ALL), {size: _head(size) for size in CHECKED_AT}, KEYS) == SIZE
    return folder


def _lines(folder: Path) -> list[bytes]:
    return (folder / ENTRIES).read_bytes().splitlines(keepends=True)


def _rewrite(folder: Path, lines: list[bytes]) -> None:
    (folder / ENTRIES).write_bytes(b"".join(lines))


def test_an_untouched_export_holds(exported: Path) -> None:
    report = verify_export(exported)
    assert report.sound, str(report)
    assert (report.origin, report.entries, report.checkpoints, report.shown) == (
        VN.origin,
        SIZE,
        len(CHECKED_AT),
        19,
    )
    assert report.root == log.merkle_root(entry.leaf_hash for entry in ALL)
    assert verify_export(exported, KnownElsewhere(KEYS.log, (_head(8), _head(SIZE)))).sound


def test_an_empty_log_holds(tmp_path: Path) -> None:
    write_export(tmp_path / "none", [], {0: _head(0)}, KEYS)
    assert verify_export(tmp_path / "none").sound


def test_an_export_without_all_its_parts_does_not_hold(exported: Path, tmp_path: Path) -> None:
    for part in ("entries.ndjson", "keys.json", "checkpoints"):
        broken = tmp_path / part.replace(".", "-")
        shutil.copytree(exported, broken)
        shutil.rmtree(broken / part) if (broken / part).is_dir() else (broken / part).unlink()
        assert not verify_export(broken).sound
    assert not verify_export(tmp_path / "nowhere").sound


@pytest.mark.slow
def test_a_flipped_bit_in_any_byte_of_any_file_is_found(exported: Path) -> None:
    for file in sorted(path for path in exported.rglob("*") if path.is_file()):
        raw = file.read_bytes()
        step = max(1, len(raw) // 150)
        for at in range(0, len(raw), step):
            file.write_bytes(raw[:at] + bytes([raw[at] ^ 1 << at % 8]) + raw[at + 1 :])
            assert not verify_export(exported).sound, (file.name, at)
        for other in (raw[:-1], raw + b"\n", b""):
            file.write_bytes(other)
            assert not verify_export(exported).sound, file.name
        file.write_bytes(raw)
    assert verify_export(exported).sound


def test_a_changed_frame_is_found_at_its_place(exported: Path) -> None:
    lines = _lines(exported)
    lines[6] = write_entry(replace(ALL[6], frame=b'{"kind":"casework.recall"}'))
    _rewrite(exported, lines)
    report = verify_export(exported)
    assert "entry 6" in report.place
    assert "frame" in report.fault


def test_a_changed_matter_is_found_at_its_place(exported: Path) -> None:
    lines = _lines(exported)
    lines[7] = write_entry(replace(ALL[7], matter=b"nothing happened"))
    _rewrite(exported, lines)
    report = verify_export(exported)
    assert "entry 7" in report.place
    assert "matter" in report.fault


def test_a_whole_entry_replaced_with_its_leaf_is_found_by_the_next_checkpoint(exported: Path) -> None:
    lines = _lines(exported)
    lines[10] = write_entry(replace(_entry(99), seq=10))
    _rewrite(exported, lines)
    report = verify_export(exported)
    assert "8 to 19" in report.fault
    assert "20" in report.fault


def test_a_deleted_a_repeated_and_a_swapped_entry_are_found(exported: Path) -> None:
    lines = _lines(exported)
    for wrong in (lines[:5] + lines[6:], lines[:5] + lines[4:], [*lines[:3], lines[4], lines[3], *lines[5:]]):
        _rewrite(exported, wrong)
        assert "stands where" in verify_export(exported).fault


def test_the_last_entries_dropped_are_found(exported: Path) -> None:
    _rewrite(exported, _lines(exported)[:-2])
    assert "dropped" in verify_export(exported).fault


def test_the_last_entries_dropped_with_their_checkpoint_are_found_by_whoever_kept_it(exported: Path) -> None:
    kept = (exported / "checkpoints" / "000000000023.txt").read_bytes()
    (exported / "checkpoints" / "000000000023.txt").unlink()
    assert "no checkpoint" in verify_export(exported).fault
    _rewrite(exported, _lines(exported)[:20])
    assert verify_export(exported).sound  # alone it cannot be seen
    report = verify_export(exported, KnownElsewhere(seen=(kept,)))
    assert "dropped" in report.fault


def test_a_log_written_anew_with_the_same_keys_is_found_by_whoever_kept_a_checkpoint(tmp_path: Path) -> None:
    anew = [replace(_entry(seq + 100), seq=seq) for seq in range(SIZE)]
    write_export(tmp_path / "anew", anew, {SIZE: _head(SIZE, anew)}, KEYS)
    assert verify_export(tmp_path / "anew").sound
    assert not verify_export(tmp_path / "anew", KnownElsewhere(seen=(_head(8),))).sound


def test_a_log_signed_by_somebody_else_is_found_with_the_pinned_keys(tmp_path: Path) -> None:
    theirs = ExportedKeys(VN.origin, PL.log.vkeys(VN.origin))
    write_export(tmp_path / "forged", ALL, {SIZE: _head(SIZE, node=PL)}, theirs)
    assert verify_export(tmp_path / "forged").sound
    assert "not signed" in verify_export(tmp_path / "forged", KnownElsewhere(keys=KEYS.log)).fault


def test_a_checkpoint_of_another_log_or_under_another_name_is_found(exported: Path) -> None:
    path = exported / "checkpoints" / "000000000008.txt"
    path.rename(path.with_name("000000000009.txt"))
    assert not verify_export(exported).sound
    path.with_name("000000000009.txt").unlink()
    (exported / "keys.json").write_bytes(write_keys(replace(KEYS, origin="other.example/log")))
    assert not verify_export(exported).sound
    other = sign_checkpoint("other.example/log", 8, bytes(32), VN.log)
    (exported / "keys.json").write_bytes(
        write_keys(replace(KEYS, log=(*KEYS.log, *VN.log.vkeys("other.example/log"))))
    )
    assert "another log" in verify_export(exported, KnownElsewhere(seen=(other,))).fault


def test_matter_and_salt_are_shown_together_or_not_at_all(exported: Path) -> None:
    lines = _lines(exported)
    lines[0] = write_entry(replace(ALL[0], salt=None))
    _rewrite(exported, lines)
    assert not verify_export(exported).sound


@pytest.mark.parametrize(
    "line", [b"\n", b"[]\n", b"{}\n", b"null\n", b'{"seq":[]}\n', b"[" * 100_000 + b"\n", b"\xff\n"]
)
def test_lines_that_are_no_entries_are_found(exported: Path, line: bytes) -> None:
    _rewrite(exported, [line])
    assert not verify_export(exported).sound
    (exported / "keys.json").write_bytes(line)
    assert not verify_export(exported).sound


def test_an_export_is_refused_when_it_could_not_hold(tmp_path: Path, exported: Path) -> None:
    with pytest.raises(BadExport):
        write_export(exported, ALL, {SIZE: _head(SIZE)}, KEYS)
    for heads in ({}, {20: _head(20)}, {SIZE + 1: _head(SIZE)}):
        with pytest.raises(BadExport):
            write_export(tmp_path / f"export {len(heads)} {max(heads, default=0)}", ALL, heads, KEYS)


def test_the_command_says_one_sentence_and_its_exit_code_says_the_same(
    exported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = tmp_path / "seen.txt"
    seen.write_bytes(_head(8))
    keys = [part for key in KEYS.log for part in ("--key", key)]
    assert verifier.main([str(exported), *keys, "--seen", str(seen)]) == 0
    assert capsys.readouterr().out.startswith("The log vn.example/log holds: 23 entries")
    _rewrite(exported, _lines(exported)[:-1])
    assert verifier.main([str(exported)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("The log does not hold: ")
    assert said.count("\n") == 1
    assert verifier.main([str(exported), "--seen", str(tmp_path / "none")]) == 1


def test_the_verifier_runs_alone(exported: Path) -> None:
    # with the standard library and cryptography, and none of the node
    code = "import sys; from comity.seal.verifier import main; code = main(); assert not any('django' in m for m in sys.modules); sys.exit(code)"
    source = Path(verifier.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, str(exported)],
        env={"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("The log vn.example/log holds")
    module = subprocess.run(
        [sys.executable, "-m", "comity.seal.verifier", str(exported)],
        env={"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert module.returncode == 0
