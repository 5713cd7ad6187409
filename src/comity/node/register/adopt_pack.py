"""Taking a pack of law into use: a lawyer proposes its bytes, another officer approves the same bytes.

The hash of what was adopted stands in the log's frame, so anybody can compare a file with what the node used
on a day; a verdict keeps the pack's version.
"""

import tomllib
from hashlib import sha256

from comity.node.register import queries
from comity.node.register.models.packs import AdoptedPack
from comity.node.staff import steps as staff
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.errors import BadInput, NotFound, OwnWork
from comity.rules.errors import PackError
from comity.rules.pack import Pack
from comity.rules.pack_schema import parse_pack

LABEL = "node"
TASK = "approve-pack"
MOST_BYTES = 1_000_000


def propose_pack(officer: Officer, content: bytes) -> AdoptedPack:
    """Put a pack before a second officer; until then nothing changes.

    Args:
        officer: a lawyer.
        content: the TOML file, byte for byte.

    Raises:
        BadInput: it is no pack, it was proposed already, or its version is held with other words.
    """
    with act(officer, "law.adopt", label=LABEL) as opened:
        pack, digest = _read(content), sha256(content).hexdigest()
        _is_new(pack, digest)
        row = AdoptedPack(
            pack=pack.id,
            version=pack.version,
            sha256=digest,
            content=content.decode(),
            proposed=opened.at,
            proposed_by=officer,
        )
        row.save()
        _say(opened, row)
        staff.add_task(
            opened,
            staff.ToDo(
                TASK,
                "Read version {version} of the pack {pack} and approve it, or have it changed.",
                about=_about(row),
                params={"pack": row.pack, "version": row.version},
                role="approver",
            ),
        )
        return row


def approve_pack(officer: Officer, content: bytes) -> AdoptedPack:
    """Approve the very bytes that a colleague proposed; from now on the node judges by them.

    Args:
        officer: an approver, never the one who proposed.
        content: the file the approver read.

    Raises:
        NotFound: nobody proposed these bytes.
        BadInput: they were approved already.
        OwnWork: the officer proposed them.
    """
    with act(officer, "law.approve", label=LABEL) as opened:
        digest = sha256(content).hexdigest()
        row = AdoptedPack.objects.filter(sha256=digest).first()
        if row is None:
            raise NotFound("Nobody has proposed a pack with the hash {hash}.", {"hash": digest})
        if row.approved is not None:
            raise BadInput("This pack was approved already.")
        if row.proposed_by_id == officer.pk:
            raise OwnWork("You proposed this pack; another officer must approve it.")
        row.approved, row.approved_by = opened.at, officer
        row.save()
        _say(opened, row)
        staff.close_tasks(opened, _about(row), TASK)
        return row


def _read(content: bytes) -> Pack:
    if len(content) > MOST_BYTES:
        raise BadInput("A pack may not be larger than a million bytes.")
    try:
        return parse_pack(tomllib.loads(content.decode("utf-8")))
    except PackError as error:
        raise BadInput(error.text, error.params) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput("This is not TOML: {reason}.", {"reason": str(error)}) from None


def _is_new(pack: Pack, digest: str) -> None:
    if AdoptedPack.objects.filter(sha256=digest).exists():
        raise BadInput("This pack was proposed already.")
    held = queries.packs().get(pack.id)
    told = {"version": pack.version, "pack": pack.id}
    if held is not None and held.version == pack.version:
        raise BadInput("Version {version} of {pack} is held already: raise the version.", told)
    if AdoptedPack.objects.filter(pack=pack.id, version=pack.version).exists():
        raise BadInput("Version {version} of {pack} is held already: raise the version.", told)


def _say(opened: Act, row: AdoptedPack) -> None:
    opened.frame(pack=row.pack, version=row.version, sha256=row.sha256)


def _about(row: AdoptedPack) -> str:
    return f"pack {row.pack}"
