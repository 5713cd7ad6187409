"""The asking side: what is refused, by whom, with which sentence; and what leaves once nothing stands in the way."""

from __future__ import annotations

import pytest
from tests.node.casework.conftest import TYPE, approved

from comity.node.audit import queries as audit
from comity.node.audit.entry import entry
from comity.node.audit.verify import verify
from comity.node.casework import queries
from comity.node.casework.approve import approve
from comity.node.casework.draft import Draft, redraft
from comity.node.casework.models import Case
from comity.node.casework.record_reasons import record_reasons
from comity.node.casework.send import send
from comity.node.casework.send_back import send_back
from comity.node.casework.submit import submit
from comity.node.casework.take_back import take_back
from comity.node.exchange import queries as exchange
from comity.node.staff.errors import BadInput, Changed, LookRequired, NotAllowed, OwnWork, Refused
from comity.node.staff.look import look
from comity.partner.walk import cast
from comity.rules.verdict import Direction


def test_a_complete_draft_is_approved_by_another_officer_and_leaves(desk, drafted):
    number = drafted()
    submit(desk["desk"], number)
    approved(desk["approver"], number)
    send(desk["approver"], number)
    case = queries.case(number)
    assert (case.stage, case.drafted_by, case.approved_by) == ("sent", "Trần Thị Linh", "Phạm Quốc Bảo")
    letters = exchange.letters(number)
    assert [one.kind for one in letters] == ["request"]
    said = exchange.statement(letters[0], look(desk["desk"], "reading what we sent", number)).payload
    assert said["fields"]["subject"]["name"] == cast.subject(1).name
    assert "asylum" not in str(said), "what the officer confirmed must never travel"
    assert verify().whole


def test_the_legal_basis_travels_with_the_letter_and_is_kept_with_the_case(desk, drafted):
    number = drafted()
    submit(desk["desk"], number)
    (_, verdict, basis), *_ = queries.verdicts(number)
    assert verdict.allowed
    assert basis["served_by"][0]["article"]
    assert basis["served_by"][0]["verified"]
    assert all(one["why"] for one in basis["not_served_by"])


def test_without_an_agreement_the_request_is_refused(desk, drafted):
    number = drafted(partner="CH")
    with pytest.raises(Refused) as no:
        submit(desk["desk"], number)
    assert no.value.code in {"no-basis", "no-agreement"}
    assert str(no.value).endswith(".")
    assert queries.case(number).stage == "draft"


def test_without_any_basis_the_request_is_refused(desk, drafted, monkeypatch):
    from comity.node.casework.steps import judge

    number = drafted()
    monkeypatch.setattr(judge.register, "instruments", lambda *_: ())
    with pytest.raises(Refused, match="No agreement lets us ask PL this") as no:
        submit(desk["desk"], number)
    assert no.value.code == "no-basis"


def test_without_a_purpose_the_request_is_refused_field_by_field(desk, drafted):
    number = drafted(purpose="  ")
    with pytest.raises(BadInput) as no:
        submit(desk["desk"], number)
    assert set(no.value.fields) == {"asks.purpose"}
    text, params = no.value.fields["asks.purpose"]
    assert text.format_map(params) == "Fill in ‘Purpose, with the facts and the offence’."


def test_the_wrong_role_is_refused_and_the_try_is_logged(desk, drafted):
    number = drafted()
    with pytest.raises(NotAllowed):
        submit(desk["cooperation"], number)
    last = audit.entries(kind="refused")[0]
    assert (last.frame["act"], last.frame["code"]) == ("casework.submit", "not-allowed")


def test_nobody_approves_the_own_draft(desk, drafted):
    number = drafted(officer="lawyer")
    submit(desk["lawyer"], number)
    with pytest.raises(OwnWork, match="You drafted this"):
        approved(desk["lawyer"], number)


def test_nothing_leaves_without_a_second_officer(desk, drafted):
    number = drafted()
    with pytest.raises(Refused) as no:
        send(desk["desk"], number)
    assert no.value.code == "four-eyes"
    assert exchange.letters(number) == []


def test_an_approval_is_void_once_the_draft_is_taken_back(desk, drafted):
    number = drafted()
    submit(desk["desk"], number)
    approved(desk["approver"], number)
    take_back(desk["desk"], number)
    submit(desk["desk"], number)
    with pytest.raises(Refused) as no:
        send(desk["desk"], number)
    assert no.value.code == "four-eyes"


def test_an_approver_approves_what_was_read(desk, drafted):
    number = drafted()
    submit(desk["desk"], number)
    read = queries.case(number).revision
    take_back(desk["desk"], number)
    redraft(desk["desk"], number, Draft(TYPE, "PL", cast.asks(cast.subject(2)), cast.ask_checks()))
    submit(desk["desk"], number)
    with pytest.raises(Changed):
        approve(desk["approver"], number, revision=read)


def test_nobody_approves_a_record_they_did_not_open_since_it_was_submitted(desk, drafted):
    number = drafted()
    look(desk["approver"], "checking before I approve", number)
    submit(desk["desk"], number)
    look(desk["lawyer"], "checking before I approve", number)
    with pytest.raises(Refused) as no:
        approve(desk["approver"], number, revision=queries.case(number).revision)
    assert no.value.code == "unread"
    approve(desk["lawyer"], number, revision=queries.case(number).revision)
    assert queries.case(number).approved_by == "Đỗ Minh Khôi"


def test_a_draft_taken_back_and_changed_after_its_approval_needs_another(desk, drafted):
    number = drafted()
    submit(desk["desk"], number)
    approved(desk["approver"], number)
    take_back(desk["desk"], number)
    redraft(desk["desk"], number, Draft(TYPE, "PL", cast.asks(cast.subject(2)), cast.ask_checks()))
    submit(desk["desk"], number)
    assert queries.case(number).approved_by == ""
    with pytest.raises(Refused):
        send(desk["desk"], number)


@pytest.mark.parametrize("other", [("PL", "identity-nationality"), ("CH", TYPE)])
def test_a_draft_keeps_its_partner_and_its_kind(desk, drafted, other):
    number = drafted()
    partner, kind = other
    with pytest.raises(Refused, match="keeps its partner"):
        redraft(desk["desk"], number, Draft(kind, partner, {}, {}))
    assert queries.case(number).partner == "PL"


def test_an_approval_says_which_text_was_read(desk, drafted):
    number = drafted()
    submit(desk["desk"], number)
    with pytest.raises(BadInput, match="Say which text you read") as no:
        approve(desk["approver"], number, revision=None)
    assert set(no.value.fields) == {"revision"}
    assert queries.case(number).approved_by == ""


def test_a_request_sent_back_tells_its_drafter_why(desk, drafted):
    number = drafted()
    submit(desk["desk"], number)
    with pytest.raises(BadInput):
        send_back(desk["approver"], number, reason=" ")
    send_back(desk["approver"], number, reason="The link to Raszyn is missing.")
    assert queries.case(number).stage == "draft"
    (written,) = queries.reasons(number, look(desk["desk"], "reading why", number))
    assert written.text == "The link to Raszyn is missing."
    assert "Raszyn" not in queries.timeline(number)[-1].text


@pytest.mark.parametrize(
    "unchecked", [{"asylum": "unknown"}, {"torture": "unknown"}, {"persecution": "unknown"}, {"leak": False}]
)
def test_missing_data_is_never_a_pass(desk, drafted, unchecked):
    with pytest.raises(Refused) as no:
        submit(desk["desk"], drafted(checks=unchecked))
    assert no.value.code == "safeguard"


@pytest.mark.parametrize(
    "absolute",
    [{"persecution": "political_opinion"}, {"torture": "real"}, {"asylum": "granted", "feared": ["PL"]}],
)
def test_an_absolute_stop_cannot_be_set_aside(desk, drafted, absolute):
    number = drafted(checks=absolute)
    with pytest.raises(Refused):
        submit(desk["desk"], number)
    judged = queries.preview(number, look(desk["desk"], "preparing", number), today=_now())
    for finding in judged.bars:
        with pytest.raises(Refused) as no:
            record_reasons(
                desk["approver"], number, finding.rule, reason="We want to.", direction=Direction.OUT_REQUEST
            )
        assert no.value.code == "absolute"


def test_a_refusal_never_says_a_withheld_ground_to_an_ordinary_officer(desk, drafted):
    with pytest.raises(Refused) as no:
        submit(desk["desk"], drafted(checks={"asylum": "granted", "feared": ["PL"]}))
    assert "asylum" not in str(no.value).lower()
    assert "protection was" not in str(no.value).lower()


def test_nobody_sees_a_person_without_a_purpose(desk, drafted):
    number = drafted()
    with pytest.raises(LookRequired, match="Say why first"):
        look(desk["desk"], "  ", number)
    with pytest.raises(LookRequired):
        queries.subjects(number, "a purpose in words is no token")
    assert queries.subjects(number, look(desk["desk"], "preparing this request", number))[0].person["name"]


def test_no_name_stands_in_plain_text_in_the_database(desk, drafted, django_db_blocker):
    from django.db import connection

    drafted()
    name = cast.subject(1).name
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            if connection.vendor == "sqlite"
            else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = str(cursor.fetchall())
            assert name not in rows, table
            assert name.encode().hex() not in rows, table


def _now():
    from datetime import UTC, datetime

    return datetime.now(UTC)


def test_an_approval_by_the_drafter_counts_for_nothing_however_it_came_there(desk, drafted):
    number = drafted()
    submit(desk["desk"], number)
    approved(desk["approver"], number)
    with entry("casework.draft", label=number):
        case = Case.objects.get(number=number)
        case.approved_by = case.drafted_by
        case.save()
    with pytest.raises(OwnWork):
        send(desk["desk"], number)
