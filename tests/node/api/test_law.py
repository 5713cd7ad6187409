"""Packs of law by the API: read by everybody, proposed and approved by two officers who have signed in."""

from __future__ import annotations

from tests.node.register.test_adopt_pack import HASH, PACK, READ, WHY, held

BODY = {"toml": READ.decode(), "reason": WHY}
APPROVAL = {"sha256": HASH, "reason": "Compared with the gazette."}


def test_a_pack_is_proposed_read_and_approved_by_two_programs_of_two_officers(program):
    lawyer, approver = program("lawyer"), program("approver")
    listed = {one["id"]: one for one in lawyer.get("/law/packs").json()}
    assert listed[PACK] | {"values": 0, "unread": 0, "title": ""} == {
        "id": PACK, "title": "", "version": "2", "shipped": "2", "state": "shipped", "values": 0, "unread": 0,
    }  # fmt: skip

    made = lawyer.post("/law/packs", **BODY)
    assert (made.status_code, made.json()) == (201, {"pack": PACK, "version": "3", "sha256": HASH})
    seen = approver.get(f"/law/packs/{PACK}").json()["proposals"][0]
    assert (seen["sha256"], seen["by"], seen["why"]) == (HASH, "lawyer", WHY)
    assert {"kind": "added", "text": 'version = "3"'} in seen["differences"]
    assert held() == "2"

    assert lawyer.post(f"/law/packs/{PACK}/approve", **APPROVAL).status_code == 403
    assert approver.post("/law/packs/vn-hu-2018-mla/approve", **APPROVAL).status_code == 404
    assert held() == "2"
    done = approver.post(f"/law/packs/{PACK}/approve", **APPROVAL)
    assert (done.status_code, held()) == (200, "3")
    assert approver.post(f"/law/packs/{PACK}/approve", **APPROVAL).status_code == 422


def test_others_read_packs_and_change_none(program):
    desk = program("desk")
    assert desk.get("/law/packs").status_code == desk.get(f"/law/packs/{PACK}").status_code == 200
    assert desk.post("/law/packs", **BODY).status_code == 403
    assert desk.get("/law/packs/no-such-pack").status_code == 404


def test_a_lower_version_and_what_is_no_pack_are_refused_with_a_sentence(program):
    lawyer = program("lawyer")
    lower = BODY | {"toml": READ.decode().replace('version = "3"', 'version = "1"')}
    answer = lawyer.post("/law/packs", **lower)
    assert answer.status_code == 422
    assert "is not above version 2" in answer.json()["sentence"]
    assert lawyer.post("/law/packs", **(BODY | {"toml": "id = "})).status_code == 422
    assert lawyer.post("/law/packs", **(BODY | {"reason": ""})).status_code == 422
