"""Files beside a letter: what went in comes out, and nobody gets another file."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given as with_any
from hypothesis import settings
from hypothesis import strategies as st
from tests.seal import given

from comity.seal import attachment
from comity.seal.announced import Announced
from comity.seal.errors import BadAttachment, Malformed, SealError
from comity.seal.padding import padded_size

CONTEXT = given.an_id("letter 1") + given.an_id("file")
KEY = given.seed("file key")


def _encrypt(content: bytes, *, key: bytes = KEY, context: str = CONTEXT) -> tuple[bytes, Announced]:
    target = BytesIO()
    sums = attachment.encrypt(BytesIO(content), target, key=key, context=context)
    announced = Announced(
        aid=given.an_id("file"),
        name="akt.pdf",
        media="application/pdf",
        size=sums.size,
        ct_size=sums.ct_size,
        ct_sha256=sums.ct_sha256,
        pt_sha256=sums.pt_sha256,
        context=context,
    )
    return target.getvalue(), announced


def _decrypt(sealed: bytes, announced: Announced, *, key: bytes = KEY) -> bytes:
    target = BytesIO()
    attachment.decrypt(BytesIO(sealed), target, key=key, announced=announced)
    return target.getvalue()


@settings(deadline=None)
@with_any(st.binary(max_size=5000))
def test_a_file_comes_back(content: bytes) -> None:
    assert _decrypt(*_encrypt(content)) == content


@pytest.mark.parametrize("size", [0, 1, 16383, 16384, 16385, 1024 * 1024, 3 * 1024 * 1024 + 17])
def test_a_file_of_any_size_comes_back_and_its_exact_size_is_hidden(size: int) -> None:
    content = given.seed("content", size)
    sealed, announced = _encrypt(content)
    assert _decrypt(sealed, announced) == content
    assert (announced.size, announced.ct_size) == (size, len(sealed))
    assert len(sealed) == len(_encrypt(bytes(padded_size(size)))[0])


SEALED, ANNOUNCED = _encrypt(given.seed("content", 40_000))


@settings(deadline=None)
@with_any(st.integers(0, 8 * len(SEALED) - 1))
def test_any_flipped_bit_is_refused(bit: int) -> None:
    changed = SEALED[: bit // 8] + bytes([SEALED[bit // 8] ^ 1 << bit % 8]) + SEALED[bit // 8 + 1 :]
    with pytest.raises(BadAttachment):
        _decrypt(changed, ANNOUNCED)


@settings(deadline=None)
@with_any(st.integers(0, len(SEALED) - 1), st.binary(min_size=1, max_size=100))
def test_truncated_and_extended_files_are_refused(size: int, more: bytes) -> None:
    for changed in (SEALED[:size], SEALED + more):
        with pytest.raises(BadAttachment):
            _decrypt(changed, ANNOUNCED)


def test_even_when_the_hash_is_announced_anew_a_changed_file_is_refused() -> None:
    # the letter's hash of the ciphertext is a bound; the file's own protection holds without it
    _, other = _encrypt(given.seed("another", 40_000))
    swapped, swapped_announced = _encrypt(
        given.seed("content", 40_000), context=given.an_id("letter 2") + given.an_id("file")
    )
    for sealed, announced, key in (
        (SEALED, replace(ANNOUNCED, pt_sha256=other.pt_sha256), KEY),
        (SEALED, replace(ANNOUNCED, size=39_999), KEY),
        (SEALED, replace(ANNOUNCED, size=40_001), KEY),
        (SEALED, replace(ANNOUNCED, size=10), KEY),
        (SEALED, replace(ANNOUNCED, ct_size=len(SEALED) + 1), KEY),
        (SEALED, replace(ANNOUNCED, context=swapped_announced.context), KEY),
        (swapped, replace(swapped_announced, context=CONTEXT), KEY),
        (SEALED, ANNOUNCED, given.seed("other key")),
    ):
        with pytest.raises(BadAttachment) as refusal:
            _decrypt(sealed, announced, key=key)
        assert "akt.pdf" in str(refusal.value)


def test_padding_that_is_not_zero_is_refused() -> None:
    content = given.seed("content", 1000)
    padded = content + b"\1" * (padded_size(1000) - 1000)
    sealed, announced = _encrypt(padded)
    pt_sha256 = _encrypt(content)[1].pt_sha256
    with pytest.raises(BadAttachment):
        _decrypt(sealed, replace(announced, size=1000, pt_sha256=pt_sha256))


@settings(deadline=None)
@with_any(
    st.dictionaries(
        st.binary(min_size=32, max_size=32).map(bytes.hex), st.binary(min_size=32, max_size=32), max_size=20
    )
)
def test_keys_travel_apart_and_come_back(keys: dict[str, bytes]) -> None:
    assert attachment.decode_keys(attachment.encode_keys(keys)) == keys


def test_keys_in_another_form_are_refused() -> None:
    one, two = b"a" * 64, b"b" * 64
    for wrong in (two + one, one + one, one + two[:-1], b"x"):
        with pytest.raises(Malformed):
            attachment.decode_keys(wrong)
    for keys in ({"ab": bytes(32)}, {CONTEXT: bytes(31)}):
        with pytest.raises(SealError):
            attachment.encode_keys(keys)


def test_every_file_has_a_key_of_its_own() -> None:
    assert len({attachment.new_key() for _ in range(50)}) == 50
