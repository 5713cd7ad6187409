"""A pack of law comes into use when a second officer approved the very bytes that a lawyer proposed."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from comity.node.audit import queries as audit
from comity.node.register import queries
from comity.node.register.adopt_pack import approve_pack, propose_pack, reject_pack
from comity.node.staff import queries as staff
from comity.node.staff.errors import BadInput, NotAllowed, NotFound, OwnWork
from comity.rules import packs

if TYPE_CHECKING:
    from comity.node.staff.act import Officer

pytestmark = pytest.mark.django_db(transaction=True)
FILE = packs.HERE / "vn-gb-2009-mla.toml"
READ = (
    FILE.read_text("utf-8")
    .replace('version = "2"', 'version = "3"')
    .replace('article = "not read"', 'article = "1"', 1)
    .replace('mark = "memory"', 'mark = "read"', 1)
    .encode()
)
HASH, PACK = sha256(READ).hexdigest(), "vn-gb-2009-mla"
WHY = "Article 1 was read in the treaty series."
"""As if a lawyer had read Article 1 of the treaty with the United Kingdom."""


def held() -> str:
    return queries.packs()["vn-gb-2009-mla"].version


def test_two_officers_take_a_pack_into_use_and_the_log_keeps_its_hash(officers: dict[str, Officer]) -> None:
    row = propose_pack(officers["lawyer"], READ, reason=WHY)

    assert held() == "2", "a proposal changes nothing"
    assert [one.sha256 for one in queries.proposed_packs()] == [row.sha256]
    assert [task.kind for task in staff.tasks_about("pack vn-gb-2009-mla 3")] == ["approve-pack"]

    approve_pack(officers["approver"], PACK, digest=HASH, reason=WHY)

    assert held() == "3"
    assert queries.packs()["vn-gb-2009-mla"].serves[0].mark.verified
    assert queries.proposed_packs() == ()
    assert all(task.state == "done" for task in staff.tasks_about("pack vn-gb-2009-mla 3"))
    frames = [one.frame for one in audit.entries(newest=20)]
    told = [frame for frame in frames if frame.get("sha256") == row.sha256]
    assert {frame["kind"] for frame in told} == {"law.adopt", "law.approve"}
    assert {frame["version"] for frame in told} == {"3"}


def test_nobody_approves_the_own_proposal(officers: dict[str, Officer]) -> None:
    both = officers["lawyer"]
    both.roles = ["lawyer", "approver"]
    propose_pack(both, READ, reason=WHY)

    with pytest.raises(OwnWork):
        approve_pack(both, PACK, digest=HASH, reason=WHY)
    assert held() == "2"


def test_only_lawyers_propose_and_only_approvers_approve(officers: dict[str, Officer]) -> None:
    with pytest.raises(NotAllowed):
        propose_pack(officers["desk"], READ, reason=WHY)
    propose_pack(officers["lawyer"], READ, reason=WHY)
    with pytest.raises(NotAllowed):
        approve_pack(officers["desk"], PACK, digest=HASH, reason=WHY)


def test_one_other_byte_is_another_pack(officers: dict[str, Officer]) -> None:
    propose_pack(officers["lawyer"], READ, reason=WHY)

    with pytest.raises(NotFound):
        approve_pack(officers["approver"], PACK, digest=sha256(READ + b"\n").hexdigest(), reason=WHY)


def test_the_same_version_cannot_have_two_wordings(officers: dict[str, Officer]) -> None:
    with pytest.raises(BadInput, match="raise the version"):
        propose_pack(officers["lawyer"], READ.replace(b'version = "3"', b'version = "2"'), reason=WHY)
    propose_pack(officers["lawyer"], READ, reason=WHY)
    with pytest.raises(BadInput, match="proposed already"):
        propose_pack(officers["lawyer"], READ, reason=WHY)
    with pytest.raises(BadInput, match="raise the version"):
        propose_pack(officers["lawyer"], READ + b"\n", reason=WHY)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"id = ", "not TOML"),
        (b"\xff\xfe", "not TOML"),
        (b'id = "x"', "version is missing"),
        (b"#" * 1_000_001, "a million bytes"),
    ],
)
def test_what_is_no_pack_is_refused_with_its_place(
    officers: dict[str, Officer], content: bytes, sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        propose_pack(officers["lawyer"], content, reason=WHY)


def test_what_is_approved_twice_is_refused(officers: dict[str, Officer]) -> None:
    propose_pack(officers["lawyer"], READ, reason=WHY)
    approve_pack(officers["approver"], PACK, digest=HASH, reason=WHY)

    with pytest.raises(BadInput, match="approved already"):
        approve_pack(officers["approver"], PACK, digest=HASH, reason=WHY)


def test_a_later_approval_takes_the_place_of_an_earlier_one(officers: dict[str, Officer]) -> None:
    later = READ.replace(b'version = "3"', b'version = "4"')
    for content in (READ, later):
        propose_pack(officers["lawyer"], content, reason=WHY)
        approve_pack(officers["approver"], PACK, digest=sha256(content).hexdigest(), reason=WHY)

    assert held() == "4"


def version(number: str) -> bytes:
    return READ.replace(b'version = "3"', f'version = "{number}"'.encode())


def open_tasks() -> list[str]:
    return sorted(
        str(task.params["version"])
        for task in staff.open_tasks(["approver"], "")
        if task.kind == "approve-pack"
    )


@pytest.mark.parametrize("lower", ["1", "2", "0.9"])
def test_a_version_that_is_not_above_the_one_in_use_is_refused(
    officers: dict[str, Officer], lower: str
) -> None:
    with pytest.raises(BadInput, match="is not above version 2"):
        propose_pack(officers["lawyer"], version(lower), reason=WHY)
    assert held() == "2"


def test_a_proposal_overtaken_by_a_later_one_can_no_longer_be_approved(officers: dict[str, Officer]) -> None:
    third, tenth = (propose_pack(officers["lawyer"], version(one), reason=WHY) for one in ("3", "10"))

    approve_pack(officers["approver"], PACK, digest=tenth.sha256, reason=WHY)

    assert held() == "10", "ten is above three, though not as letters go"
    with pytest.raises(BadInput, match="is not above version 10"):
        approve_pack(officers["approver"], PACK, digest=third.sha256, reason=WHY)
    assert queries.proposed_packs() == ()
    assert open_tasks() == []


def test_approving_closes_the_task_of_that_version_alone(officers: dict[str, Officer]) -> None:
    third, _fourth = (propose_pack(officers["lawyer"], version(one), reason=WHY) for one in ("3", "4"))

    approve_pack(officers["approver"], PACK, digest=third.sha256, reason=WHY)

    assert open_tasks() == ["4"]


@pytest.mark.parametrize("number", ["", "three", "3-beta", "3.", "9" * 13, "-1"])
def test_a_version_is_a_number(officers: dict[str, Officer], number: str) -> None:
    with pytest.raises(BadInput, match="version"):
        propose_pack(officers["lawyer"], version(number), reason=WHY)


def test_nobody_proposes_or_approves_without_saying_why(officers: dict[str, Officer]) -> None:
    with pytest.raises(BadInput):
        propose_pack(officers["lawyer"], READ, reason=" ")
    propose_pack(officers["lawyer"], READ, reason=WHY)
    with pytest.raises(BadInput):
        approve_pack(officers["approver"], PACK, digest=HASH, reason="")
    assert held() == "2"


def test_what_a_proposal_changes_is_shown_before_it_is_approved(officers: dict[str, Officer]) -> None:
    propose_pack(officers["lawyer"], READ, reason=WHY)

    page = queries.pack_page("vn-gb-2009-mla")

    assert (page.row.version, page.row.shipped, page.row.state) == ("2", "2", "proposed")
    told = page.proposals[0]
    assert (told.by, told.why, told.sha256) == ("lawyer", WHY, HASH)
    assert told.unread == page.row.unread - 1
    changed = {
        (line.kind, line.text.strip()) for line in told.differences if line.kind in {"added", "removed"}
    }
    assert ("removed", 'version = "2"') in changed
    assert ("added", 'version = "3"') in changed

    approve_pack(officers["approver"], PACK, digest=HASH, reason="Compared.")
    page = queries.pack_page("vn-gb-2009-mla")
    assert (page.row.version, page.row.state, page.proposals) == ("3", "adopted", ())
    assert [(one.version, one.approved_by, one.why_approved) for one in page.adopted] == [
        ("3", "approver", "Compared.")
    ]


def test_every_pack_stands_in_the_list_with_its_reading(officers: dict[str, Officer]) -> None:
    rows = queries.pack_rows()

    assert {row.id for row in rows} == set(packs.load_all())
    assert {row.state for row in rows} == {"shipped"}
    assert all(0 <= row.unread <= row.values for row in rows)
    with pytest.raises(NotFound):
        queries.pack_page("no-such-pack")


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u2066"])
def test_what_cannot_be_seen_stands_in_no_pack(officers: dict[str, Officer], hidden: str) -> None:
    text = READ.decode()
    title = text.index('title = "') + len('title = "')
    with pytest.raises(BadInput, match="which cannot be seen"):
        propose_pack(officers["lawyer"], f"{text[:title]}{hidden}{text[title:]}".encode(), reason=WHY)
    escaped = f"{text[:title]}\\u{ord(hidden):04x}{text[title:]}".encode()
    with pytest.raises(BadInput, match="of title is U"):
        propose_pack(officers["lawyer"], escaped, reason=WHY)
    with pytest.raises(BadInput, match="which cannot be seen"):
        propose_pack(officers["lawyer"], f"# {hidden}\n{text}".encode(), reason=WHY)
    assert queries.proposed_packs() == ()


def test_a_nought_at_the_end_makes_no_later_version(officers: dict[str, Officer]) -> None:
    with pytest.raises(BadInput, match="not above version 2"):
        propose_pack(officers["lawyer"], READ.replace(b'version = "3"', b'version = "2.0"'), reason=WHY)
    propose_pack(officers["lawyer"], READ, reason=WHY)
    with pytest.raises(BadInput, match="raise the version"):
        propose_pack(officers["lawyer"], READ.replace(b'version = "3"', b'version = "3.0"'), reason=WHY)
    assert queries.order("3.0.0") == queries.order("3") < queries.order("3.0.1")


@pytest.mark.parametrize("who", ["approver", "lawyer"])
def test_a_proposal_that_was_rejected_cannot_be_approved(officers: dict[str, Officer], who: str) -> None:
    propose_pack(officers["lawyer"], READ, reason=WHY)
    with pytest.raises(NotAllowed):
        reject_pack(officers["desk"], PACK, digest=HASH, reason=WHY)
    with pytest.raises(BadInput):
        reject_pack(officers[who], PACK, digest=HASH, reason=" ")

    reject_pack(officers[who], PACK, digest=HASH, reason="Article 2 was not read.")

    with pytest.raises(NotFound):
        approve_pack(officers["approver"], PACK, digest=HASH, reason=WHY)
    assert queries.proposed_packs() == ()
    (task,) = staff.tasks_about("pack vn-gb-2009-mla 3")
    assert (task.state, task.reason) == ("done", "Article 2 was not read.")
    assert "Article 2 was not read." in staff.unread(officers["lawyer"]).first().params["reason"]
    assert [one.frame["sha256"] for one in audit.entries(newest=20) if one.frame["kind"] == "law.reject"] == [
        HASH
    ]
    propose_pack(officers["lawyer"], READ, reason="Article 2 was read as well.")
    approve_pack(officers["approver"], PACK, digest=HASH, reason=WHY)
    with pytest.raises(BadInput):
        reject_pack(officers["approver"], PACK, digest=HASH, reason=WHY)
    assert held() == "3"
