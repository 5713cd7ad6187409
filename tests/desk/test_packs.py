"""The pages about packs of law: what is in use, what another version changes, and two officers who take it up."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.desk.test_views import node, sign, text
from tests.node.register.test_adopt_pack import HASH, READ, WHY

from comity.node.audit.verify import verify
from comity.node.register import queries
from comity.node.register.adopt_pack import propose_pack
from comity.node.staff import queries as staff

__all__ = ["node", "sign"]
pytestmark = pytest.mark.django_db(transaction=True)
PACK = "/law/vn-gb-2009-mla/"


def hand_in(client, content=READ, reason=WHY):
    said = {"file": SimpleUploadedFile("pack.toml", content), "reason": reason}
    return client.post("/law/propose/", said, follow=True)


def test_a_lawyer_hands_in_a_file_and_an_approver_reads_what_changes_and_approves(officers, sign):
    lawyer, approver = sign("lawyer"), sign("approver")
    assert 'href="/law/"' in text(lawyer.get("/agreements/"))

    shown = text(hand_in(lawyer))
    assert "Proposed: another officer reads it and approves it." in shown
    assert "You proposed this pack" in shown or "Your role" in shown

    waits = staff.open_tasks(["approver"], "")[0]
    assert f"/tasks/{waits.pk}/" in text(approver.get("/"))
    assert PACK in text(approver.get(f"/tasks/{waits.pk}/")), "the task leads to the page"
    page = text(approver.get(PACK))
    assert HASH in page
    assert WHY in page
    assert "version = &quot;3&quot;" in page or 'version = "3"' in page
    assert queries.packs()["vn-gb-2009-mla"].version == "2"

    done = approver.post(
        PACK, {"verb": "approve", "sha256": HASH, "note": "Compared word by word."}, follow=True
    )
    assert "the node judges by it from now on" in text(done)
    assert queries.packs()["vn-gb-2009-mla"].version == "3"
    assert "Compared word by word." in text(approver.get(PACK))
    assert f"/tasks/{waits.pk}/" not in text(approver.get("/"))
    assert verify().whole


def test_the_list_filters_sorts_and_goes_out_as_a_file(officers, sign):
    desk = sign("desk")
    page = text(desk.get("/law/?sort=-unread"))
    assert "vn-gb-2009-mla" in text(desk.get("/law/?text=vn-gb-2009"))
    assert "as it ships" in page
    propose_pack(officers["lawyer"], READ, reason=WHY)
    waiting = text(desk.get("/law/?state=proposed"))
    assert "vn-gb-2009-mla" in waiting
    assert "data-row-link>vn-" in waiting
    file = desk.post("/law/?state=proposed").content.decode("utf-8-sig")
    assert len(file.strip().splitlines()) == 2


@pytest.mark.parametrize(
    ("content", "reason", "sentence"),
    [
        (b"id = ", WHY, "This is not TOML"),
        (READ.replace(b'version = "3"', b'version = "1"'), WHY, "is not above version 2"),
        (READ, "  ", "Write one sentence: why?"),
    ],
)
def test_what_cannot_be_proposed_is_said_and_the_reason_stays_typed(
    officers, sign, content, reason, sentence
):
    answer = hand_in(sign("lawyer"), content, reason)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert reason.strip() in text(answer)
    assert queries.proposed_packs() == ()


def test_others_may_read_and_neither_propose_nor_approve(officers, sign):
    propose_pack(officers["lawyer"], READ, reason=WHY)
    desk = sign("desk")
    assert desk.get("/law/").status_code == desk.get(PACK).status_code == 200
    assert desk.get("/law/propose/").status_code == 403
    assert desk.post(PACK, {"verb": "approve", "sha256": HASH, "note": "x"}).status_code == 403
    assert desk.post(PACK, {"verb": "no-such", "note": "x"}).status_code == 422
    assert desk.get("/law/no-such-pack/").status_code == 404
    assert queries.packs()["vn-gb-2009-mla"].version == "2"


def test_a_hash_that_does_not_wait_is_refused(officers, sign):
    answer = sign("approver").post(PACK, {"verb": "approve", "sha256": "0" * 64, "note": "x"})
    assert answer.status_code == 404


def test_a_later_version_that_ships_can_be_proposed_from_its_page(officers, sign, monkeypatch):
    """As after an update of Comity: the shipped file is ahead of what is in use."""
    from comity.node.register.adopt_pack import approve_pack
    from comity.node.register.queries import law

    propose_pack(officers["lawyer"], READ, reason=WHY)
    approve_pack(officers["approver"], "vn-gb-2009-mla", digest=HASH, reason=WHY)
    later = READ.replace(b'version = "3"', b'version = "4"').decode()
    shipped = dict(law.load_all()) | {"vn-gb-2009-mla": law._parsed(later)}
    monkeypatch.setattr(law, "load_all", lambda: shipped)
    monkeypatch.setattr(law, "shipped_text", lambda _: later)
    monkeypatch.setattr(queries, "shipped_text", lambda _: later)
    lawyer = sign("lawyer")
    page = text(lawyer.get(PACK))
    assert "a later version ships" in page
    assert "What the shipped version 4 changes" in page
    assert "Propose the version that ships" in text(lawyer.post(PACK, {"verb": "take", "note": ""})), (
        "no reason, no proposal"
    )
    lawyer.post(PACK, {"verb": "take", "note": "The update brings the new protocol."})
    assert [one.version for one in queries.proposed_packs()] == ["4"]
    assert queries.packs()["vn-gb-2009-mla"].version == "3"
