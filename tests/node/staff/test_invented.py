"""Invented officers act on a node that the demonstration made, and nothing done later makes another one such a node."""

from __future__ import annotations

import json

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from comity.node.audit import queries as audit
from comity.node.audit import sequencer
from comity.node.audit.entry import entry
from comity.node.audit.models import Leaf
from comity.node.cli.main import main
from comity.node.home import SETTINGS_FILE, NotANodeError, open_home
from comity.node.staff import founding, queries
from comity.node.staff.act import act
from comity.node.staff.appoint import appoint
from comity.node.staff.errors import NotAllowed
from comity.partner.walk.client import fresh_totp
from comity.seal import log

PASSWORD = "a-long-invented-password"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SAYS = "Invented officers may act only on a node that the demonstration made."


@pytest.fixture
def real(transactional_db):
    """A node nobody demonstrates with, into whose database somebody carried an invented officer, second factor and all."""
    founding.found("National Contact Point")
    first = founding.first_administrator("administrator", password=PASSWORD)
    assert not first.invented
    with entry("staff.found"):
        first.invented = True
        first.save()
    TOTP.activate(first, SECRET)
    return first


def write_into_the_first_entry(*, hash_too: bool) -> None:
    first = Leaf.objects.order_by("pk").first()
    frame = json.dumps(json.loads(bytes(first.frame)) | {"demo": True}).encode()
    changed = {"frame": frame}
    if hash_too:
        changed["leaf_hash"] = log.event_leaf(frame, bytes(first.matter_commitment))
    Leaf.objects.filter(pk=first.pk).update(**changed)


def test_the_first_entry_of_the_log_says_that_the_demonstration_made_the_node(officers):
    assert queries.is_demonstration()
    sequencer.tick()
    assert queries.is_demonstration()
    assert all(one.frame.get("demo") is None for one in audit.entries()[:-1])
    assert audit.entries()[-1].frame["demo"] is True


def test_every_officer_of_a_demonstration_is_invented_and_none_elsewhere(officers, db):
    assert officers["desk"].invented


def test_an_officer_of_an_ordinary_node_is_not_invented(db):
    founding.found("National Contact Point")
    first = founding.first_administrator("administrator", password=PASSWORD)
    desk = appoint(first, "desk", full_name="Trần Thị Linh", password=PASSWORD, roles=["desk"])
    assert not queries.is_demonstration()
    assert (first.invented, desk.invented) == (False, False)
    queries.may_sign_in(desk)


def test_an_invented_officer_does_no_act_elsewhere(real):
    with pytest.raises(NotAllowed, match=SAYS), act(real, "staff.change_setting", label="node"):
        pass
    assert audit.entries(newest=1)[0].kind == "refused"


def test_the_desk_says_so_at_the_sign_in(real):
    answer = Client().post("/accounts/login/", {"login": "administrator", "password": PASSWORD})
    assert answer.status_code == 200
    assert SAYS in answer.content.decode()
    wrong = Client().post("/accounts/login/", {"login": "administrator", "password": "guessed-password"})
    assert SAYS not in wrong.content.decode()


@pytest.mark.parametrize("place", ["/", "/log/", "/accounts/2fa/recovery-codes/"])
def test_a_session_from_somewhere_else_opens_no_page_and_ends(real, place):
    window = Client()
    window.force_login(real, "django.contrib.auth.backends.ModelBackend")
    answer = window.get(place)
    assert (answer.status_code, SAYS in answer.content.decode()) == (403, True)
    assert window.get(place)["Location"].startswith("/accounts/login/")


def test_the_api_says_so_too(real):
    said = {"username": "administrator", "password": PASSWORD, "code": fresh_totp(SECRET)}
    answer = Client().post("/api/v1/sign-in", json.dumps(said), "application/json")
    assert (answer.status_code, answer.json()["sentence"]) == (403, SAYS)


@pytest.mark.parametrize("hash_too", [False, True])
def test_writing_it_into_the_first_entry_later_changes_nothing(real, hash_too):
    sequencer.tick()
    write_into_the_first_entry(hash_too=hash_too)
    assert not queries.is_demonstration()
    sequencer.tick()
    assert not queries.is_demonstration()


def test_an_entry_put_before_the_first_changes_nothing(real):
    sequencer.tick()
    first = Leaf.objects.order_by("pk").first()
    first.pk, first.seq, first.act = first.pk - 1, None, "x"
    first.frame = json.dumps({"kind": "staff.found", "demo": True}).encode()
    first.leaf_hash = log.event_leaf(first.frame, bytes(first.matter_commitment))
    first.save(force_insert=True)
    assert not queries.is_demonstration()


def test_node_toml_cannot_switch_it_on(tmp_path):
    lines = 'node_id = "x"\ncountry = "VN"\nname = "x"\n'
    (tmp_path / SETTINGS_FILE).write_text(lines, encoding="utf-8")
    open_home(tmp_path)
    (tmp_path / SETTINGS_FILE).write_text(lines + "demo = true\n", encoding="utf-8")
    with pytest.raises(NotANodeError, match="demo"):
        open_home(tmp_path)


def test_no_command_but_the_demonstration_makes_such_a_node(tmp_path, capsys):
    assert main(["init", str(tmp_path / "new"), "--country", "VN", "--name", "x", "--demo"]) == 2
    assert "No such option: --demo" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
