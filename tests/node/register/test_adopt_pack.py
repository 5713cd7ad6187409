"""A pack of law comes into use when a second officer approved the very bytes that a lawyer proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from comity.node.audit import queries as audit
from comity.node.register import queries
from comity.node.register.adopt_pack import approve_pack, propose_pack
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
"""As if a lawyer had read Article 1 of the treaty with the United Kingdom."""


def held() -> str:
    return queries.packs()["vn-gb-2009-mla"].version


def test_two_officers_take_a_pack_into_use_and_the_log_keeps_its_hash(officers: dict[str, Officer]) -> None:
    row = propose_pack(officers["lawyer"], READ)

    assert held() == "2", "a proposal changes nothing"
    assert [one.sha256 for one in queries.proposed_packs()] == [row.sha256]
    assert [task.kind for task in staff.tasks_about("pack vn-gb-2009-mla")] == ["approve-pack"]

    approve_pack(officers["approver"], READ)

    assert held() == "3"
    assert queries.packs()["vn-gb-2009-mla"].serves[0].mark.verified
    assert queries.proposed_packs() == ()
    assert all(task.state == "done" for task in staff.tasks_about("pack vn-gb-2009-mla"))
    frames = [one.frame for one in audit.entries(newest=20)]
    told = [frame for frame in frames if frame.get("sha256") == row.sha256]
    assert {frame["kind"] for frame in told} == {"law.adopt", "law.approve"}
    assert {frame["version"] for frame in told} == {"3"}


def test_nobody_approves_the_own_proposal(officers: dict[str, Officer]) -> None:
    both = officers["lawyer"]
    both.roles = ["lawyer", "approver"]
    propose_pack(both, READ)

    with pytest.raises(OwnWork):
        approve_pack(both, READ)
    assert held() == "2"


def test_only_lawyers_propose_and_only_approvers_approve(officers: dict[str, Officer]) -> None:
    with pytest.raises(NotAllowed):
        propose_pack(officers["desk"], READ)
    propose_pack(officers["lawyer"], READ)
    with pytest.raises(NotAllowed):
        approve_pack(officers["desk"], READ)


def test_one_other_byte_is_another_pack(officers: dict[str, Officer]) -> None:
    propose_pack(officers["lawyer"], READ)

    with pytest.raises(NotFound):
        approve_pack(officers["approver"], READ + b"\n")


def test_the_same_version_cannot_have_two_wordings(officers: dict[str, Officer]) -> None:
    with pytest.raises(BadInput, match="raise the version"):
        propose_pack(officers["lawyer"], READ.replace(b'version = "3"', b'version = "2"'))
    propose_pack(officers["lawyer"], READ)
    with pytest.raises(BadInput, match="proposed already"):
        propose_pack(officers["lawyer"], READ)
    with pytest.raises(BadInput, match="raise the version"):
        propose_pack(officers["lawyer"], READ + b"\n")


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
        propose_pack(officers["lawyer"], content)


def test_what_is_approved_twice_is_refused(officers: dict[str, Officer]) -> None:
    propose_pack(officers["lawyer"], READ)
    approve_pack(officers["approver"], READ)

    with pytest.raises(BadInput, match="approved already"):
        approve_pack(officers["approver"], READ)


def test_a_later_approval_takes_the_place_of_an_earlier_one(officers: dict[str, Officer]) -> None:
    later = READ.replace(b'version = "3"', b'version = "4"')
    for content in (READ, later):
        propose_pack(officers["lawyer"], content)
        approve_pack(officers["approver"], content)

    assert held() == "4"
