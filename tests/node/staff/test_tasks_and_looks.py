"""Officers, tasks, notices, settings: the one door, what it refuses, and what it says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from comity.node.audit import queries as audit
from comity.node.staff import queries, steps
from comity.node.staff.act import act
from comity.node.staff.change_setting import change_setting
from comity.node.staff.close_task import close_task
from comity.node.staff.errors import BadInput, LookRequired, NotAllowed, NotFound
from comity.node.staff.look import Look, look, require
from comity.node.staff.read_notices import read_notices


def _task(officers, **changes):
    with act(officers["desk"], "staff.look", about="VN-2026-0001") as opened:
        return steps.add_task(
            opened,
            steps.ToDo(
                **{
                    "kind": "read",
                    "text": "Read what arrived",
                    "about": "VN-2026-0001",
                    "role": "desk",
                    **changes,
                }
            ),
        )


def test_an_act_no_role_knows_is_refused_for_everybody(officers):
    for who in officers.values():
        with pytest.raises(NotAllowed), act(who, "casework.invent", label="node"):
            pass


def test_a_task_is_closed_only_with_a_reason(officers):
    task = _task(officers)
    with pytest.raises(BadInput, match="why is this closed"):
        close_task(officers["desk"], task.pk, reason="  ")
    assert close_task(officers["desk"], task.pk, reason="Read by telephone.").reason == "Read by telephone."
    with pytest.raises(NotFound):
        close_task(officers["desk"], task.pk, reason="Again.")


def test_the_work_of_a_role_comes_by_lateness_and_without_other_roles_work(officers):
    now = datetime.now(UTC)
    late = _task(officers, due=now - timedelta(days=1))
    soon = _task(officers, due=now + timedelta(hours=1))
    other = _task(officers, role="lawyer")
    mine = [task.pk for task in queries.open_tasks(["desk"], "desk")]
    assert mine[:2] == [late.pk, soon.pk]
    assert other.pk not in mine


def test_an_officer_reads_what_they_were_told_once(officers):
    with act(officers["desk"], "staff.look", about="VN-2026-0001") as opened:
        steps.tell(
            opened,
            officers["approver"],
            "{number} came back to you with a reason.",
            params={"number": "VN-2026-0001"},
        )
    assert queries.unread(officers["approver"]).count() == 1
    assert read_notices(officers["approver"]) == 1
    assert queries.unread(officers["approver"]).count() == 0


def test_every_look_is_numbered_within_its_case_and_logged_with_its_purpose(officers):
    first = look(officers["desk"], "preparing this request", "VN-2026-0007")
    second = look(officers["lawyer"], "checking the basis", "VN-2026-0007")
    assert (first.number, second.number) == (1, 2)
    said = [matter["purpose"] for _, matter in audit.matters("VN-2026-0007")]
    assert said == ["preparing this request", "checking the basis"]
    assert "purpose" not in audit.entries(kind="staff.look")[0].frame


def test_a_look_opens_the_people_of_its_own_case_alone(officers):
    token = look(officers["desk"], "preparing this request", "VN-2026-0007")
    assert require(token, "VN-2026-0007") is token
    with pytest.raises(LookRequired):
        require(token, "VN-2026-0008")


def test_a_token_that_no_look_gave_opens_nothing(officers):
    made_up = Look(officers["desk"], "preparing this request", "VN-2026-0007", 1, 1)
    for token in (made_up, None, "VN-2026-0007"):
        with pytest.raises(LookRequired):
            require(token, "VN-2026-0007")


def test_a_setting_keeps_its_last_value(officers):
    change_setting(officers["administrator"], "help_line", "ext. 113")
    change_setting(officers["administrator"], "help_line", "ext. 114")
    assert queries.setting("help_line") == "ext. 114"
    assert queries.setting("nothing", "default") == "default"
