"""Every table of the database is covered by the log, or stands here with the reason why not."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connection, transaction
from django.db.models import QuerySet
from django.test import Client
from tests.node.audit.tampering import run

from comity.node.audit import recorded
from comity.node.audit.checks.uncovered import THE_LOG_ITSELF, UNCOVERED
from comity.node.audit.errors import OutsideEntryError
from comity.node.audit.models import Leaf
from comity.node.audit.recorded import Recorded
from comity.node.audit.verify import covered_tables, verify
from comity.node.staff.models import Unit
from comity.node.staff.reset_second_factor import reset_second_factor
from comity.partner.walk.client import fresh_totp

SECRET = "JBSWY3DPEHPK3PXP"
OURS = ("clerk_job", "clerk_turn", "exchange_line", "papers_word")
"""Machinery of our own: everything else that is not covered belongs to libraries."""
NOT_COVERED_COLUMNS = {
    "exchange_delivery": {"attempts", "next_try", "last_error"},
    "clerk_handing": {"attempts", "next_try", "error"},
    "mfa_authenticator": {"last_used_at"},
}


def test_every_table_is_covered_or_says_why_not(db):
    covered = {model._meta.db_table for model in covered_tables()}
    told = [covered, set(THE_LOG_ITSELF), set(UNCOVERED)]
    there = set(connection.introspection.table_names())
    assert there == set().union(*told)
    assert sum(map(len, told)) == len(there), "a table stands in two lists"


FOREIGN = {
    "sqlite": {
        "trigger quiet": "CREATE TRIGGER quiet AFTER INSERT ON staff_setting BEGIN DELETE FROM clerk_job; END",
        "view staff_shown": "CREATE VIEW staff_shown AS SELECT * FROM staff_setting",
        "beside": "CREATE TABLE beside (id integer)",
    },
    "postgresql": {
        "trigger quiet": "CREATE TRIGGER quiet BEFORE UPDATE ON staff_setting FOR EACH ROW "
        "EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "view staff_shown": "CREATE VIEW staff_shown AS SELECT * FROM staff_setting",
        "rule quiet": "CREATE RULE quiet AS ON DELETE TO staff_setting DO INSTEAD NOTHING",
        "beside": "CREATE TABLE beside (id integer)",
    },
}


def test_a_trigger_a_view_and_a_table_that_no_migration_made_are_faults(officers):
    assert verify().whole
    for what, made in FOREIGN[connection.vendor].items():
        with transaction.atomic():
            run(made)
            assert [one.where for one in verify().faults] == [what]
            transaction.set_rollback(True)
    assert verify().whole


def test_every_column_of_a_covered_table_is_covered_but_the_machinery():
    left_out = {model._meta.db_table: set(recorded.machinery(model)) for model in covered_tables()}
    assert {table: columns for table, columns in left_out.items() if columns} == NOT_COVERED_COLUMNS
    for model in covered_tables():
        assert recorded.machinery(model) <= {field.name for field in model._meta.concrete_fields}


def test_a_table_of_ours_is_recorded_by_its_declaration():
    ours = {model for model in apps.get_models() if model.__module__.startswith("comity.")}
    plain = {model._meta.db_table for model in ours if not issubclass(model, Recorded)}
    assert plain == set(THE_LOG_ITSELF) | set(OURS)


def test_machinery_changes_without_an_act_and_the_rest_does_not(officers):
    from comity.node.audit.entry import entry
    from comity.node.clerk import leases
    from comity.node.clerk.models import Handing

    with entry("clerk.not_taken"):
        row = Handing(mid="0" * 32, next_try=leases.now())
        row.save()
    row.attempts = 3
    row.save(update_fields=["attempts"])
    Handing.objects.update(error="busy")
    assert verify().whole
    row.given_up = True
    for change in (
        row.save,
        lambda: row.save(update_fields=["given_up", "attempts"]),
        lambda: Handing.objects.update(given_up=True),
        lambda: Handing.objects.bulk_update([row], ["given_up"]),
        lambda: Handing.objects.bulk_create([Handing(mid="1" * 32, next_try=leases.now())]),
        lambda: Handing.objects.all().delete(),
        row.delete,
    ):
        with pytest.raises(OutsideEntryError):
            change()
    assert verify().whole


@pytest.fixture
def signed_in(transactional_db, officers):
    """A browser that has just set up the second factor of an officer."""
    client = Client()
    words = {"login": "desk", "password": "a-long-invented-password"}
    shown = client.post("/accounts/login/", words, follow=True)
    client.post(
        "/accounts/2fa/totp/activate/", {"code": fresh_totp(shown.context["form"].secret)}, follow=True
    )
    return client


def test_setting_up_a_second_factor_is_an_entry_and_its_row_is_covered(signed_in):
    kinds = [one for one in _kinds() if one == "staff.second_factor"]
    assert len(kinds) >= 2, "the code and the recovery codes"
    assert Authenticator.objects.count() == 2
    assert verify().whole
    QuerySet(Authenticator).filter(type="totp").update(data={"secret": "another"})
    assert [str(fault).split()[0] for fault in verify().faults] == ["mfa_authenticator"]


def test_a_second_factor_taken_off_or_given_from_outside_is_found(signed_in, officers):
    taken = Authenticator.objects.filter(type="recovery_codes")
    taken._raw_delete(taken.db)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE mfa_authenticator SET user_id = %s WHERE type = 'totp'", [officers["approver"].pk]
        )
    said = sorted(str(fault) for fault in verify().faults)
    assert [one.partition(" ")[2].partition(" ")[2] for one in said] == [
        "was changed from outside.",
        "was deleted from outside.",
    ]


def test_signing_in_with_a_code_leaves_the_row_covered(officers, transactional_db):
    from allauth.mfa.totp.internal.auth import TOTP

    TOTP.activate(officers["desk"], SECRET)
    client = Client()
    client.post("/accounts/login/", {"login": "desk", "password": "a-long-invented-password"})
    client.post("/accounts/2fa/authenticate/", {"code": fresh_totp(SECRET)})
    assert Authenticator.objects.get().last_used_at is not None
    assert verify().whole


def test_a_used_recovery_code_is_an_entry(signed_in):
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    client, before = Client(), _kinds().count("staff.second_factor")
    client.post("/accounts/login/", {"login": "desk", "password": "a-long-invented-password"})
    client.post("/accounts/2fa/authenticate/", {"code": codes[0]})
    assert client.get("/").status_code == 200
    assert _kinds().count("staff.second_factor") == before + 1
    assert verify().whole


def test_row_and_entry_of_a_second_factor_are_kept_together_or_not_at_all(
    transactional_db, officers, monkeypatch
):
    from comity.node.audit import entry

    def broken(_done):
        raise ZeroDivisionError

    client = Client(raise_request_exception=False)
    words = {"login": "desk", "password": "a-long-invented-password"}
    shown = client.post("/accounts/login/", words, follow=True)
    code = {"code": fresh_totp(shown.context["form"].secret)}
    with monkeypatch.context() as patch:
        patch.setattr(entry, "_leave", broken)
        assert client.post("/accounts/2fa/totp/activate/", code).status_code == 500
    assert not Authenticator.objects.exists()
    client.post("/accounts/2fa/totp/activate/", code)
    with monkeypatch.context() as patch:
        patch.setattr(entry, "_leave", broken)
        assert client.get("/accounts/2fa/recovery-codes/").status_code == 500
    assert "viewed_at" not in Authenticator.objects.get(type="recovery_codes").data
    assert client.get("/accounts/2fa/recovery-codes/").status_code == 200
    assert "viewed_at" in Authenticator.objects.get(type="recovery_codes").data
    assert verify().whole


def test_what_a_library_writes_inside_an_act_belongs_to_that_act(officers):
    from comity.node.audit.entry import entry

    before = Leaf.objects.count()
    with transaction.atomic(), entry("staff.reset_second_factor", joins=True):
        Authenticator(user=officers["desk"], type="totp", data={"secret": "invented"}).save()
    assert Leaf.objects.count() == before + 1
    assert verify().whole


def test_a_second_factor_taken_off_lawfully_is_an_entry(signed_in, officers):
    before = _kinds().count("staff.second_factor")
    Authenticator.objects.filter(type="recovery_codes").delete()
    assert _kinds().count("staff.second_factor") == before + 1
    assert verify().whole
    reset_second_factor(officers["administrator"], "desk", reason="The telephone was lost.")
    assert _kinds().count("staff.second_factor") == before + 1
    assert not Authenticator.objects.exists()
    assert verify().whole


def test_rows_made_in_bulk_are_covered_one_by_one(officers):
    from comity.node.audit.entry import entry

    with entry("staff.found"):
        Unit.objects.bulk_create([Unit(code=f"u{number}", name="Unit") for number in range(3)])
    assert verify().whole


def _kinds():
    from comity.node.audit import queries

    return [one.kind for one in queries.entries(newest=500)]
