"""Taking a pack of law into use: a lawyer proposes its bytes, another officer approves the same bytes.

Both have signed in, and both say why. The hash of what was adopted stands in the log's frame, so anybody can
compare a file with what the node used on a day; a verdict keeps the pack's version. Versions only rise.
"""

import tomllib
from hashlib import sha256

from django.utils.translation import gettext_noop

from comity.node.register import queries
from comity.node.register.models.packs import AdoptedPack
from comity.node.staff import steps as staff
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.errors import BadInput, NotFound, OwnWork
from comity.node.staff.typed import words
from comity.rules.errors import PackError
from comity.rules.pack import Pack
from comity.rules.pack_schema import parse_pack
from comity.rules.writing import unseen

LABEL = "node"
TASK = "approve-pack"
MOST_BYTES = 1_000_000
LONGEST_ID, LONGEST_VERSION = 50, 12
SUPERSEDED = gettext_noop("A later version of this pack was approved.")


def propose_pack(officer: Officer, content: bytes, *, reason: str) -> AdoptedPack:
    """Put a pack before a second officer; until then nothing changes.

    Args:
        officer: a lawyer.
        content: the TOML file, byte for byte.
        reason: what changed and why, for the officer who approves.

    Raises:
        BadInput: it is no pack, it was proposed already, its version is not above the one in use, or no reason is said.
    """
    with act(officer, "law.adopt", label=LABEL) as opened:
        why = words(reason, "reason")
        pack, digest = _read(content), sha256(content).hexdigest()
        _is_new(pack, digest)
        row = AdoptedPack(
            pack=pack.id,
            version=pack.version,
            sha256=digest,
            content=content.decode(),
            proposed=opened.at,
            proposed_by=officer,
            why=why,
        )
        row.save()
        _say(opened, row, why)
        staff.add_task(
            opened,
            staff.ToDo(
                TASK,
                "Read version {version} of the pack {pack} and approve it, or have it changed.",
                about=about(row),
                params={"pack": row.pack, "version": row.version},
                link=f"/law/{row.pack}/",
                role="approver",
            ),
        )
        return row


def approve_pack(officer: Officer, pack: str, *, digest: str, reason: str) -> AdoptedPack:
    """Approve the very bytes that a colleague proposed; from now on the node judges by them.

    Args:
        officer: an approver, never the one who proposed.
        pack: its name.
        digest: SHA-256 of the bytes the approver read, hex.
        reason: what was compared, and with what.

    Raises:
        NotFound: nobody proposed these bytes as that pack.
        BadInput: they were approved already, a later version is in use meanwhile, or no reason is said.
        OwnWork: the officer proposed them.
    """
    with act(officer, "law.approve", label=LABEL) as opened:
        why = words(reason, "reason")
        row = _proposed(pack, digest)
        if row.proposed_by_id == officer.pk:
            raise OwnWork("You proposed this pack; another officer must approve it.")
        _is_above(row.pack, row.version)
        row.approved, row.approved_by, row.why_approved = opened.at, officer, why
        row.save()
        _say(opened, row, why)
        staff.close_tasks(opened, about(row), TASK)
        _close_superseded(opened, row)
        return row


def reject_pack(officer: Officer, pack: str, *, digest: str, reason: str) -> None:
    """Reject the very bytes that a colleague proposed, or withdraw the own proposal: nobody can approve them any more.

    The proposal leaves the table; the log keeps its hash and the reason, and its version may be proposed anew.

    Args:
        officer: an approver or a lawyer.
        pack: its name.
        digest: SHA-256 of the bytes, hex.
        reason: what is wrong with it; the proposer is told.

    Raises:
        NotFound: nobody proposed these bytes as that pack.
        BadInput: they were approved already, or no reason is said.
    """
    with act(officer, "law.reject", label=LABEL) as opened:
        why = words(reason, "reason")
        row = _proposed(pack, digest)
        _say(opened, row, why)
        staff.close_tasks(opened, about(row), TASK, reason=why)
        staff.tell(
            opened,
            row.proposed_by,
            "Version {version} of the pack {pack} was rejected: {reason}",
            about=about(row),
            params={"version": row.version, "pack": row.pack, "reason": why},
        )
        row.delete()


def _proposed(pack: str, digest: str) -> AdoptedPack:
    row = AdoptedPack.objects.select_for_update().filter(pack=pack, sha256=digest).first()
    if row is None:
        raise NotFound("Nobody has proposed a pack with the hash {hash}.", {"hash": digest[:64]})
    if row.approved is not None:
        raise BadInput("This pack was approved already.")
    return row


def about(row: AdoptedPack) -> str:
    """What the task of a proposal is about: this version of this pack and no other."""
    return f"pack {row.pack} {row.version}"


def _close_superseded(opened: Act, row: AdoptedPack) -> None:
    """What was proposed of the same pack and can no longer be approved waits for nobody."""
    for other in AdoptedPack.objects.filter(pack=row.pack, approved__isnull=True):
        if queries.order(other.version) <= queries.order(row.version):
            staff.close_tasks(opened, about(other), TASK, reason=SUPERSEDED)


def _read(content: bytes) -> Pack:
    if len(content) > MOST_BYTES:
        raise BadInput("A pack may not be larger than a million bytes.")
    try:
        text = content.decode("utf-8")
        said = tomllib.loads(text)
        _insist_on_seen(said, "")
        _insist_on_seen(text.removeprefix("\ufeff"), "the file")
        pack = parse_pack(said)
    except PackError as error:
        raise BadInput(error.text, error.params) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadInput("This is not TOML: {reason}.", {"reason": str(error)}) from None
    if not queries.PACK_ID.fullmatch(pack.id) or len(pack.id) > LONGEST_ID:
        raise BadInput("The id of a pack is up to 50 small letters, figures and dashes.")
    if len(pack.version) > LONGEST_VERSION or not queries.order(pack.version):
        raise BadInput("The version of a pack is a number such as 3 or 3.1.")
    return pack


def _insist_on_seen(said: object, where: str) -> None:
    """Insist that whoever approves can see every character of every key and every text.

    Raises:
        BadInput: one cannot be seen, or turns the writing round.
    """
    if isinstance(said, str) and (hidden := unseen(said)):
        told = {"where": where or "#", "character": hidden.character, "place": hidden.place}
        raise BadInput(
            "Character {place} of {where} is {character}, which cannot be seen: take it out.", told
        )
    if isinstance(said, dict):
        for name, value in said.items():
            _insist_on_seen(name, where)
            _insist_on_seen(value, f"{where}.{name}".lstrip("."))
    if isinstance(said, list):
        for number, value in enumerate(said, start=1):
            _insist_on_seen(value, f"{where}.{number}")


def _is_new(pack: Pack, digest: str) -> None:
    if AdoptedPack.objects.filter(sha256=digest).exists():
        raise BadInput("This pack was proposed already.")
    _is_above(pack.id, pack.version)
    same = queries.order(pack.version)
    if any(queries.order(one.version) == same for one in AdoptedPack.objects.filter(pack=pack.id)):
        told = {"version": pack.version, "pack": pack.id}
        raise BadInput("Version {version} of {pack} was proposed with other words: raise the version.", told)


def _is_above(pack: str, version: str) -> None:
    """Insist that a version is above the one in use: law is never taken back by mistake.

    Raises:
        BadInput: it is the same or a lower one.
    """
    held = queries.packs().get(pack)
    if held is not None and queries.order(version) <= queries.order(held.version):
        raise BadInput(
            "Version {version} of {pack} is not above version {held}, which this node uses: raise the version.",
            {"version": version, "pack": pack, "held": held.version},
        )


def _say(opened: Act, row: AdoptedPack, why: str) -> None:
    opened.frame(pack=row.pack, version=row.version, sha256=row.sha256)
    opened.note(reason=why)
