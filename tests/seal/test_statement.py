"""One letter: what is written is read back, and what could be read in two ways is refused."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given as with_any
from hypothesis import settings
from hypothesis import strategies as st
from tests.seal import given

from comity.seal.announced import Announced
from comity.seal.errors import BadStatement, SealError, TooLarge
from comity.seal.statement import (
    KINDS,
    MOST_BYTES,
    ReplyTo,
    compose,
    leaf_hash,
    new_id,
    new_salt,
    parse,
    statement_hash,
)

RAW = given.letter()

any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
any_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)
any_payload = st.dictionaries(any_text, any_json, max_size=5)


def _announced(mid: str, **changes: object) -> Announced:
    aid = given.an_id("file")
    fields: dict[str, object] = {
        "aid": aid,
        "name": "wyrok.pdf",
        "media": "application/pdf",
        "size": 7,
        "ct_size": 100,
        "ct_sha256": given.seed("ct").hex(),
        "pt_sha256": given.seed("pt").hex(),
        "context": mid + aid,
    }
    return Announced(**{**fields, **changes})  # type: ignore[arg-type]


def _with(**changes: object) -> bytes:
    """The letter with members of its JSON replaced; `...` takes one away."""
    found = json.loads(RAW) | {name.rstrip("_"): value for name, value in changes.items()}
    return json.dumps({k: v for k, v in found.items() if v is not ...}, separators=(",", ":")).encode()


def _code(raw: bytes) -> str:
    with pytest.raises(SealError) as refusal:
        parse(raw)
    return refusal.value.code


@settings(deadline=None)
@with_any(any_payload, st.sampled_from(KINDS), any_text, st.integers(1, 2**53 - 1))
def test_whatever_is_written_is_read_back(
    payload: dict[str, object], kind: str, office: str, seq: int
) -> None:
    prev = None if seq == 1 else given.seed("before").hex()
    draft = given.draft(payload=payload, kind=kind, office=office, seq=seq, prev=prev)
    read = parse(compose(draft))
    assert (read.payload, read.kind, read.office, read.seq, read.prev) == (payload, kind, office, seq, prev)
    assert read.raw == compose(draft)


def test_every_field_of_the_format_comes_back() -> None:
    mid = given.an_id("letter 1")
    draft = given.draft(
        reply_to=ReplyTo(given.an_id("other"), given.seed("other").hex()),
        att=(_announced(mid),),
        extra={"x-colour": [1, "đỏ"]},
    )
    read = parse(compose(draft))
    for name in draft.__dataclass_fields__:
        wanted = getattr(draft, name)
        assert getattr(read, name) == (tuple(wanted) if name == "att" else wanted), name


def test_the_fields_stand_in_the_order_of_the_format() -> None:
    names = "v salt mid from incarnation to conv seq prev kind schema reply_to created expires urgency office handling legal_basis purpose lang payload att"
    assert " ".join(json.loads(RAW)) == names


def test_a_kind_of_tomorrow_and_its_fields_are_kept() -> None:
    read = parse(_with(kind="hologram.ask", x_light={"a": [1]}))
    assert not read.known
    assert read.kind == "hologram.ask"
    assert read.extra == {"x_light": {"a": [1]}}
    assert parse(RAW).known


def test_unknown_members_of_an_attachment_are_kept() -> None:
    mid = given.an_id("letter 1")
    read = parse(compose(given.draft(att=(_announced(mid, extra={"pages": 3}),))))
    assert read.att[0].extra == {"pages": 3}


def test_moments_are_written_in_utc_whole_seconds() -> None:
    summer = datetime(2026, 7, 1, 12, 0, 0, 999999, tzinfo=timezone(timedelta(hours=7)))
    read = parse(given.letter(created=summer))
    assert read.created == datetime(2026, 7, 1, 5, tzinfo=UTC)
    with pytest.raises(BadStatement):
        given.letter(created=datetime(2026, 7, 1))  # noqa: DTZ001 - a moment without its zone is the point


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (RAW.replace(b'"seq":1', b'"seq":1,"seq":1'), "statement-duplicate-key"),
        (RAW.replace(b'"born"', b'"name"'), "statement-duplicate-key"),
        (_with(payload={"n": 0}).replace(b'"n":0', b'"n":NaN'), "statement-number"),
        (_with(payload={"n": 0}).replace(b'"n":0', b'"n":-Infinity'), "statement-number"),
        (_with(payload={"n": 0}).replace(b'"n":0', b'"n":1e999'), "statement-number"),
        (_with(payload={"n": 2**63}), "statement-number"),
        (_with(payload={"n": -(2**63) - 1}), "statement-number"),
        (_with(payload={"n": 0}).replace(b'"n":0', b'"n":' + b"9" * 5000), "statement-number"),
        (_with(payload={"t": "\ud800"}), "statement-text"),
        (_with(payload={"\udfff": 1}), "statement-text"),
        (_with(payload={"t": ["\udc00\ud800"]}), "statement-text"),
        (_with(payload={"t": "a\0b"}), "statement-text"),
        (RAW.replace("Bích".encode(), b"B\xed\xa0\x80ch"), "statement-utf8"),
        (RAW.replace("Bích".encode(), b"B\xffch"), "statement-utf8"),
        (RAW.decode().encode("utf-16"), "statement-json"),
        (b"\xef\xbb\xbf" + RAW, "statement-json"),
        (RAW + b"\n", "statement-json"),
        (b" " + RAW, "statement-json"),
        (RAW + b"{}", "statement-json"),
        (RAW[:-1], "statement-json"),
        (b"[" + RAW + b"]", "statement-json"),
        (b"", "statement-json"),
        (b"{}", "statement-version"),
        (_with(v=2), "statement-version"),
        (_with(v=True), "statement-version"),
        (_with(v=1.0), "statement-version"),
    ],
)
def test_what_two_readers_could_take_differently_is_refused(raw: bytes, code: str) -> None:
    assert _code(raw) == code


@pytest.mark.parametrize(
    "changes",
    [
        {"salt": ...},
        {"salt": "ab"},
        {"salt": given.seed("x").hex().upper()},
        {"mid": given.an_id("x").upper()},
        {"mid": given.an_id("x") + "\n"},
        {"mid": None},
        {"mid": 7},
        {"from_": "vn"},
        {"to": ["a" * 32]},
        {"incarnation": ...},
        {"conv": "g" * 32},
        {"seq": 0},
        {"seq": True},
        {"seq": 1.0},
        {"seq": "1"},
        {"seq": 2},
        {"prev": ...},
        {"prev": "0" * 64},
        {"kind": ""},
        {"kind": "Request"},
        {"kind": "a b"},
        {"schema": None},
        {"reply_to": ...},
        {"reply_to": {"mid": "a" * 32}},
        {"reply_to": "a" * 32},
        {"created": "2026-11-21"},
        {"created": "2026-11-21T09:30:00+07:00"},
        {"created": "2026-13-21T09:30:00Z"},
        {"created": "2026-11-21T09:30:00Z\n"},
        {"created": "٢٠٢٦-11-21T09:30:00Z"},
        {"expires": "2026-11-21T09:30:00Z"},
        {"urgency": None},
        {"office": 3},
        {"office": "x" * 1001},
        {"handling": None},
        {"legal_basis": []},
        {"legal_basis": ...},
        {"purpose": {}},
        {"lang": "x_y"},
        {"payload": []},
        {"payload": ...},
        {"att": {}},
        {"att": [1]},
    ],
)
def test_a_wrong_field_is_refused_and_named(changes: dict[str, Any]) -> None:
    name = next(iter(changes)).rstrip("_")
    with pytest.raises(BadStatement) as refusal:
        parse(_with(**changes))
    assert refusal.value.code == "statement-field"
    wanted = {"seq": {"seq", "prev"}, "reply_to": {"reply_to", "reply_to.mid", "reply_to.hash"}}.get(
        name, {name}
    )
    assert refusal.value.params["name"] in wanted


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "../etc/passwd"},
        {"name": "a\\b"},
        {"name": ".."},
        {"name": ""},
        {"name": "a\nb"},
        {"media": "pdf"},
        {"size": -1},
        {"stream": "none"},
        {"context": "0" * 64},
        {"aid": "x"},
        {"ct_sha256": "0"},
    ],
)
def test_an_attachment_is_announced_exactly(changes: dict[str, Any]) -> None:
    with pytest.raises(BadStatement) as refusal:
        given.letter(att=(_announced(given.an_id("letter 1"), **changes),))
    assert refusal.value.code == "statement-field"


def test_the_same_attachment_twice_is_refused() -> None:
    one = _announced(given.an_id("letter 1"))
    with pytest.raises(BadStatement):
        given.letter(att=(one, replace(one, name="other.pdf")))


@settings(deadline=None)
@with_any(st.integers(1, 400))
def test_more_than_sixteen_levels_are_refused(levels: int) -> None:
    # the letter itself is level 1 and the payload level 2
    deep: object = 1
    for n in range(levels):
        deep = [deep] if n % 2 else {"d": deep}
    raw = _with(payload={"deep": deep})
    if levels + 2 <= 16:
        assert parse(raw).payload == {"deep": deep}
    else:
        assert _code(raw) == "statement-depth"


def test_a_hundred_thousand_levels_are_refused_without_harm() -> None:
    assert _code(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}") == "statement-depth"
    assert _code(b'{"a":' * 100_000 + b"1" + b"}" * 100_000) == "statement-depth"


def test_a_letter_larger_than_a_bundle_is_refused() -> None:
    assert _code(b"{" + b" " * MOST_BYTES + b"}") == "too-large"
    with pytest.raises(TooLarge):
        given.letter(payload={"t": "x" * MOST_BYTES})


def test_content_that_json_has_no_form_for_is_refused_when_writing() -> None:
    for wrong in ({"n": float("nan")}, {"n": 2**64}, {"n": b"bytes"}, {"t": "\ud800"}, {1: 1, "1": 2}):
        with pytest.raises(BadStatement):
            given.letter(payload=wrong)


@settings(deadline=None)
@with_any(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_other_bytes_are_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(BadStatement) as refusal:
        parse(raw)
    assert str(refusal.value).endswith(".")


def test_a_frozen_payload_is_written_like_any_other() -> None:
    assert given.letter(payload=MappingProxyType({"n": MappingProxyType({"m": 1})})) == given.letter(
        payload={"n": {"m": 1}}
    )


def test_a_letter_has_one_hash_and_every_byte_counts() -> None:
    assert parse(RAW).hash == statement_hash(RAW) == leaf_hash(RAW).hex()
    assert leaf_hash(RAW) != leaf_hash(RAW.replace(b"H1", b"H2"))


def test_ids_and_salts_are_random() -> None:
    assert len({new_id() for _ in range(100)}) == 100
    assert len({new_salt() for _ in range(100)}) == 100
    assert parse(compose(replace(given.draft(), mid=new_id(), salt=new_salt()))).known
