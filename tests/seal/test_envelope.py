"""What is sealed is opened by its recipient alone, and anything changed is refused whole."""

import random
from dataclasses import replace

import pytest
from hypothesis import given as with_any
from hypothesis import settings
from hypothesis import strategies as st
from tests.seal import given
from tests.seal.given import FR, PL, VN

from comity.seal.bundle import MOST_STATEMENTS, signed_part
from comity.seal.envelope import (
    MAGIC,
    MOST_ENVELOPE_BYTES,
    MOST_KEYS_BYTES,
    Header,
    Opened,
    Receiver,
    Recipient,
    Sender,
    open_envelope,
    peek,
    seal,
)
from comity.seal.epochs import EpochKey
from comity.seal.errors import (
    BadStatement,
    Malformed,
    MissingSignature,
    MixedSender,
    SealError,
    Tampered,
    TooLarge,
    UnknownEpoch,
    UnknownKey,
    UnknownPartner,
    WrongRecipient,
    WrongSignature,
)
from comity.seal.framing import lp, u32
from comity.seal.keys import SigningKeys
from comity.seal.padding import padded_size

LETTER = given.letter()
SMALL = given.sealed(LETTER)


def _open(envelope: bytes, me: Receiver = PL.receiver) -> Opened:
    return open_envelope(envelope, me=me, partners=given.partners)


def _refusal(envelope: bytes, me: Receiver = PL.receiver) -> SealError:
    with pytest.raises(SealError) as refusal:
        _open(envelope, me)
    assert str(refusal.value).endswith(".")
    return refusal.value


any_letters = st.lists(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20),
        st.integers(-9, 9),
        max_size=4,
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@with_any(any_letters, st.binary(max_size=300))
def test_open_of_seal_is_the_same(payloads: list[dict[str, int]], keys: bytes) -> None:
    raw = [
        given.letter(mid=given.an_id(f"m{n}"), conv=given.an_id(f"c{n}"), payload=payload)
        for n, payload in enumerate(payloads)
    ]
    opened = _open(given.sealed(*raw, keys=keys))
    assert [letter.raw for letter in opened.statements] == raw
    assert [letter.payload for letter in opened.statements] == payloads
    assert opened.attachment_keys == keys
    assert (opened.from_node, opened.to_node) == (VN.node_id, PL.node_id)
    assert opened.signed == signed_part(raw, from_node=VN.node_id, to_node=PL.node_id, keys=keys)
    VN.signing.public.verify(opened.signatures, opened.signed.encode())


def test_a_full_bundle_of_1024_letters_keeps_its_order() -> None:
    raw = given.letters(MOST_STATEMENTS)
    assert [letter.raw for letter in _open(given.sealed(*raw)).statements] == raw


def test_anybody_can_read_destination_epoch_and_id_and_nothing_else() -> None:
    envelope = seal([LETTER], sender=VN.sender, recipient=PL.recipient, envelope_id=b"i" * 16)
    assert peek(envelope) == Header(PL.node_id, given.EPOCH, b"i" * 16)
    for hidden in (VN.node_id.encode(), b"criminal_record", b"request", "Ngọc".encode()):
        assert hidden not in envelope


def test_two_envelopes_of_one_letter_share_no_id_and_no_ciphertext() -> None:
    again = given.sealed(LETTER)
    assert peek(again).envelope_id != peek(SMALL).envelope_id
    assert again[100:] != SMALL[100:]


def test_the_size_of_a_letter_is_blurred() -> None:
    sizes = {len(given.sealed(given.letter(payload={"t": "x" * n}))) for n in range(0, 500, 10)}
    assert len(sizes) < 12


def _flipped(raw: bytes, bit: int) -> bytes:
    return raw[: bit // 8] + bytes([raw[bit // 8] ^ 1 << bit % 8]) + raw[bit // 8 + 1 :]


def test_any_sampled_flipped_bit_is_refused() -> None:
    framing = range(8 * 120)
    sampled = random.Random(1).sample(range(8 * 120, 8 * len(SMALL)), 1500)
    for bit in [*framing, *sampled]:
        _refusal(_flipped(SMALL, bit))


@pytest.mark.slow
def test_every_single_flipped_bit_is_refused() -> None:
    for bit in range(8 * len(SMALL)):
        _refusal(_flipped(SMALL, bit))


def test_every_truncation_is_refused() -> None:
    for size in range(len(SMALL)):
        _refusal(SMALL[:size])


@settings(deadline=None)
@with_any(st.binary(min_size=1, max_size=50))
def test_trailing_bytes_are_refused(more: bytes) -> None:
    assert _refusal(SMALL + more).code == "malformed"


@settings(deadline=None)
@with_any(st.binary(max_size=400))
def test_any_other_bytes_are_refused(raw: bytes) -> None:
    _refusal(raw)
    _refusal(MAGIC + raw)


@settings(deadline=None)
@with_any(st.binary(max_size=300))
def test_any_other_inside_is_refused(inside: bytes) -> None:
    _refusal(given.sealed_by_hand(inside))
    _refusal(given.sealed_by_hand(inside, padded=False))


def test_another_node_cannot_open_it() -> None:
    assert isinstance(_refusal(SMALL, FR.receiver), WrongRecipient)
    # nor when it is told that the envelope is its own
    assert isinstance(_refusal(SMALL, Receiver(PL.node_id, FR.receiver.keys)), Tampered)


def test_a_recipient_who_sends_it_on_is_found_out() -> None:
    # PL opened VN's letter and seals the very same signed inside to FR
    opened = _open(SMALL)
    inside = lp(lp(LETTER), opened.signatures, b"")
    header = Header(FR.node_id, given.EPOCH, b"x" * 16)
    padded = inside + bytes(padded_size(len(inside)) - len(inside))
    forwarded = MAGIC + lp(header.encode(), FR.opening.public.encrypt(padded, info=MAGIC + header.encode()))
    refusal = _refusal(forwarded, FR.receiver)
    assert isinstance(refusal, WrongRecipient)
    assert refusal.params["node"] == PL.node_id


def test_the_header_is_bound_to_the_inside() -> None:
    header = peek(SMALL)
    body = SMALL[len(MAGIC) + 4 + len(header.encode()) :]
    for other in (replace(header, envelope_id=b"y" * 16), replace(header, epoch=header.epoch + 1)):
        swapped = MAGIC + lp(other.encode()) + body
        both = Receiver(PL.node_id, {given.EPOCH: PL.opening, given.EPOCH + 1: PL.opening})
        assert isinstance(_refusal(swapped, both), Tampered)


def test_an_epoch_whose_key_was_destroyed_is_named() -> None:
    refusal = _refusal(SMALL, Receiver(PL.node_id, {given.EPOCH + 1: EpochKey.generate(given.EPOCH + 1)}))
    assert isinstance(refusal, UnknownEpoch)
    assert refusal.params["epoch"] == str(given.EPOCH)


def test_a_node_that_is_no_partner_is_refused() -> None:
    with pytest.raises(UnknownPartner):
        open_envelope(SMALL, me=PL.receiver, partners=lambda _node: None)


def test_a_key_that_is_not_in_the_descriptor_is_refused() -> None:
    stranger = SigningKeys.generate()
    forged = seal([LETTER], sender=Sender(VN.node_id, stranger), recipient=PL.recipient)
    refusal = _refusal(forged)
    assert isinstance(refusal, UnknownKey)
    assert refusal.params["key"] == stranger.public.key_id.hex()


def test_a_partner_cannot_write_in_anothers_name() -> None:
    # FR is a partner of PL too, and signs a letter that says it is from VN
    forged = seal([LETTER], sender=Sender(VN.node_id, FR.signing), recipient=PL.recipient)
    assert isinstance(_refusal(forged), UnknownKey)


def test_both_signatures_are_required() -> None:
    signed = signed_part([LETTER], from_node=VN.node_id, to_node=PL.node_id, keys=b"")
    raw = VN.signing.sign(signed.encode())
    classical, lattice = raw[4 : 4 + 72], raw[4 + 72 + 4 :]
    cases = {
        lp(classical, lattice): None,
        lp(classical): MissingSignature,
        lp(classical, b""): MissingSignature,
        lp(b"", lattice): MissingSignature,
        lp(b"", b""): MissingSignature,
        b"": MissingSignature,
        lp(lattice): Malformed,
        lp(lattice, classical): Malformed,
        lp(classical, classical): Malformed,
        lp(lattice, lattice): Malformed,
        lp(classical, lattice, b""): Malformed,
        lp(classical, lattice) + b"\0": Malformed,
        lp(classical, b"\0" * 8 + lattice[8:]): Malformed,
        lp(b"\0" * 8 + classical[8:], b"\0" * 8 + lattice[8:]): UnknownKey,
        lp(classical[:8] + bytes(64), lattice): WrongSignature,
        lp(classical, lattice[:8] + bytes(3309)): WrongSignature,
    }
    for signatures, refused in cases.items():
        envelope = given.sealed_by_hand(given.inside(LETTER, signatures=signatures))
        if refused is None:
            assert _open(envelope).statements[0].raw == LETTER
        else:
            assert type(_refusal(envelope)) is refused, signatures[:80]


def test_each_part_of_what_is_signed_is_checked() -> None:
    right = signed_part([LETTER], from_node=VN.node_id, to_node=PL.node_id, keys=b"")
    other = given.letter(purpose="another")
    assert _open(given.sealed_by_hand(given.inside(LETTER, signed=right))).signed == right
    for wrong in (
        replace(right, from_node=FR.node_id),
        replace(right, to_node=FR.node_id),
        replace(right, count=2),
        replace(right, root=bytes(32)),
        replace(right, keys_hash=bytes(32)),
    ):
        assert isinstance(_refusal(given.sealed_by_hand(given.inside(LETTER, signed=wrong))), WrongSignature)
    # another letter, other attachment keys, one letter more, under the right signatures
    signatures = VN.signing.sign(right.encode())
    for inside in (
        given.inside(other, signatures=signatures),
        given.inside(LETTER, signatures=signatures, keys=b"k" * 64),
        given.inside(LETTER, LETTER, signatures=signatures),
    ):
        assert isinstance(_refusal(given.sealed_by_hand(inside)), WrongSignature)


def test_a_receipt_over_the_same_bytes_is_no_letter() -> None:
    # signed bytes are bound to what they are: a signature over another label does not open a bundle
    right = signed_part([LETTER], from_node=VN.node_id, to_node=PL.node_id, keys=b"").encode()
    for other in (
        right.replace(b"comity/bundle/1", b"comity/receipt1"),
        right.replace(b"CX1", b"CX2"),
        right + b"\0",
    ):
        inside = given.inside(LETTER, signatures=VN.signing.sign(other))
        assert isinstance(_refusal(given.sealed_by_hand(inside)), WrongSignature)


def test_a_bundle_of_several_senders_or_recipients_is_refused_whole() -> None:
    for foreign in (given.letter(from_node=FR.node_id), given.letter(to_node=FR.node_id)):
        with pytest.raises(MixedSender):
            given.sealed(LETTER, foreign)
        assert isinstance(_refusal(given.sealed_by_hand(given.inside(LETTER, foreign))), MixedSender)


def test_one_bad_letter_refuses_the_whole_bundle() -> None:
    bad = LETTER.replace(b'"seq":1', b'"seq":1,"seq":1')
    with pytest.raises(BadStatement):
        given.sealed(LETTER, bad)
    for pair in ((LETTER, bad), (bad, LETTER)):
        assert _refusal(given.sealed_by_hand(given.inside(*pair))).code == "statement-duplicate-key"


def test_padding_is_exact_and_zero() -> None:
    inside = given.inside(LETTER)
    right = padded_size(len(inside))
    assert right > len(inside)
    for filling in (
        b"",
        bytes(right - len(inside) - 1),
        bytes(right - len(inside) + 1),
        bytes(right - len(inside) - 1) + b"\1",
    ):
        refusal = _refusal(given.sealed_by_hand(inside + filling, padded=False))
        assert refusal.code == "padding"


def test_bounds_are_kept_on_both_sides() -> None:
    with pytest.raises(Malformed):
        seal([], sender=VN.sender, recipient=PL.recipient)
    assert _refusal(given.sealed_by_hand(given.inside())).code == "bundle-empty"
    with pytest.raises(TooLarge):
        given.sealed(*given.letters(MOST_STATEMENTS + 1))
    many = [LETTER] * (MOST_STATEMENTS + 1)
    assert _refusal(given.sealed_by_hand(given.inside(*many))).code == "too-large"
    big = given.letter(payload={"t": "x" * (4 * 1024 * 1024 - 1000)})
    assert _open(given.sealed(big)).statements[0].raw == big
    with pytest.raises(TooLarge):
        given.sealed(big, big)
    assert isinstance(_refusal(MAGIC + bytes(MOST_ENVELOPE_BYTES)), TooLarge)
    with pytest.raises(TooLarge):
        given.sealed(LETTER, keys=bytes(MOST_KEYS_BYTES + 1))
    assert isinstance(
        _refusal(given.sealed_by_hand(given.inside(LETTER, keys=bytes(MOST_KEYS_BYTES + 1)))), TooLarge
    )


def test_the_largest_lawful_envelope_passes() -> None:
    big = given.letter(payload={"t": "x" * (4 * 1024 * 1024 - 1000)})
    envelope = given.sealed(big, keys=bytes(MOST_KEYS_BYTES))
    assert len(envelope) <= MOST_ENVELOPE_BYTES
    assert len(_open(envelope).attachment_keys) == MOST_KEYS_BYTES


def test_the_header_is_read_strictly() -> None:
    body = SMALL[len(MAGIC) + 4 + len(peek(SMALL).encode()) :]
    node, tail = PL.node_id.encode(), u32(given.EPOCH) + b"i" * 16
    for header in (
        lp(b"CX2", node) + tail,
        lp(b"CX1", node[:-1]) + tail,
        lp(b"CX1", node.upper()) + tail,
        lp(b"CX1", node + b"\n") + tail,
        lp(b"CX1", b"\xff" * 32) + tail,
        lp(b"CX1", node) + tail + b"\0",
        lp(b"CX1", node) + tail[:-1],
    ):
        with pytest.raises(Malformed):
            peek(MAGIC + lp(header) + body)
    with pytest.raises(Malformed):
        peek(b"CX2\n" + SMALL[4:])


def test_a_recipient_with_a_broken_key_is_told_when_sealing() -> None:
    with pytest.raises(Malformed):
        Recipient(PL.node_id, replace(PL.opening.public, key=b"short"))
