"""The work list says what is next in each case, whoever's turn it is, and its number in the frame is that of things to do."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import re

from tests.desk.test_case_verbs import Place, arrived, asked_back, sent  # noqa: F401  (cases in several states)
from tests.desk.test_views import drafted, node, sign, text  # noqa: F401  (fixtures of the views)
from tests.node.casework.conftest import approved
from tests.node.exchange.fixtures import poland, us  # noqa: F401  (fixtures of a partner)
from tests.types.walk import example

from comity.node.casework import queries as casework
from comity.node.casework.acknowledge import acknowledge
from comity.node.casework.check import check
from comity.node.casework.draft import Draft, draft
from comity.node.casework.models import Case
from comity.node.casework.recall import recall
from comity.node.casework.send import send
from comity.node.casework.steps import move
from comity.node.casework.steps.kinds import kind_of
from comity.node.casework.submit import submit
from comity.node.staff import queries as staff
from comity.node.staff.act import act
from comity.node.staff.appoint import appoint


def turn(client, number: str) -> str:
    """What the list says of a case, with its group."""
    page = text(client.get("/"))
    for group in re.findall(r'<tbody id="group-(\w+)".*?</tbody>', page, re.DOTALL):
        part = re.search(rf'<tbody id="group-{group}".*?</tbody>', page, re.DOTALL)
        for row in re.findall(r"<tr data-row>.*?</tr>", part[0] if part else "", re.DOTALL):
            if number in row:
                verb = re.search(r'class="c-verb"[^>]*>([^<]+)<', row)
                return f"{group}: {verb[1] if verb else ''}"
    return ""


def counted(client) -> tuple[int, int]:
    """The number in the navigation, and the number of things to do on the list."""
    page = text(client.get("/"))
    badge = re.search(r"Work list\s*<small>(\d+)<", page)
    told = re.search(r"<b>(\d+)</b> things? to do", page)
    return int(badge[1]) if badge else 0, int(told[1]) if told else 0


def test_a_draft_waits_for_its_drafter_alone(node, sign, drafted):
    assert turn(sign("desk"), drafted) == "undated: Finish the draft"
    assert turn(sign("lawyer"), drafted) == ""


def test_a_request_goes_from_hand_to_hand(node, sign, drafted):
    desk, approver = sign("desk"), sign("approver")
    submit(node["desk"], drafted)
    assert turn(desk, drafted) == "waiting: A second officer"
    assert turn(approver, drafted) == "undated: Approve before it leaves"
    approved(node["approver"], drafted)
    assert turn(desk, drafted) == "undated: Send"


def test_what_has_left_waits_for_the_partner_until_it_asks(sent, sign):
    desk = sign("desk")
    assert turn(desk, sent.number) == "waiting: Answer of Poland"
    conv = casework.case(sent.number).conv
    sent.abroad.writes("clarification.ask", "ask_clarification", conv=conv, reason="Which offence?")
    assert not turn(desk, sent.number).startswith("waiting")


def test_a_request_that_was_taken_up_stays_until_it_is_answered(arrived, node, sign):
    desk = sign("desk")
    assert turn(desk, arrived.number).endswith("Take up a request that arrived")
    acknowledge(node["desk"], arrived.number)
    check(node["clerk"], arrived.number)
    assert turn(desk, arrived.number).endswith(": Answer")
    assert "waiting" not in turn(desk, arrived.number)


def test_a_task_is_something_to_do_though_the_case_waits_for_others(sent, sign):
    desk = sign("desk")
    conv = casework.case(sent.number).conv
    sent.abroad.writes("acknowledgement", "acknowledge", conv=conv)
    assert turn(desk, sent.number) in {"today: Read what arrived", "week: Read what arrived"}
    assert "house target, 1 working day" in text(desk.get("/"))


def test_what_is_to_do_in_a_case_is_handed_over_from_its_page(sent, node, sign):
    conv = casework.case(sent.number).conv
    sent.abroad.writes("acknowledgement", "acknowledge", conv=conv)
    desk = sign("desk")
    link = re.search(r'href="(/tasks/hand-over/\?task=\d+)"', text(desk.get(sent.address)))
    assert link
    page = text(desk.get(link[1]))
    assert "Read what arrived" in page
    appoint(
        node["administrator"],
        "mai.vu",
        full_name="Vũ Thị Mai",
        password="a-long-invented-password",
        roles=["desk"],
    )
    done = desk.post(link[1], {"task": link[1].rpartition("=")[2], "to": "mai.vu"}, follow=True)
    assert "1 task is handed over." in text(done)
    assert turn(desk, sent.number) == "waiting: Answer of Poland", "it is the colleague's now"


def test_a_case_that_is_over_waits_to_be_closed(sent, node, sign):
    recall(node["desk"], sent.number, reason="The person was found.")
    assert turn(sign("desk"), sent.number) == "undated: Close the case"


def test_a_form_kept_for_later_is_seen_in_the_morning(arrived, sign):
    desk = sign("desk")
    desk.post(f"{arrived.address}look/", {"purpose": "answer"})
    desk.post(f"{arrived.address}refuse/", {"verb": "keep", "note": "half a sentence"})
    assert "half written, saved for later" in text(desk.get("/"))
    assert "half written" not in text(sign("lawyer").get("/"))


def test_the_number_in_the_frame_is_the_number_of_things_to_do(arrived, drafted, sign):
    for role in ("desk", "lawyer", "approver", "cooperation", "administrator", "investigator"):
        badge, told = counted(sign(role))
        assert badge == told, role


def test_many_rows_alike_are_one_row_and_bury_nothing(node, sign, drafted):
    others = [draft(node["desk"], Draft("criminal-record", "CH")).number for _ in range(9)]
    desk = sign("desk")
    page = text(desk.get("/"))
    assert drafted in page
    assert "and 8 more like it" in page
    assert [one in page for one in others] == [True] + [False] * 8
    assert counted(desk) == (10, 10)
    whole = text(desk.get("/", {"all": "undated"}))
    assert all(one in whole for one in others)
    assert "more like it" not in whole


def test_three_rows_alike_stand_each_for_itself(node, sign):
    numbers = [draft(node["desk"], Draft("criminal-record", "CH")).number for _ in range(3)]
    page = text(sign("desk").get("/"))
    assert all(one in page for one in numbers)
    assert "more like it" not in page


def test_the_page_of_a_task_names_the_kind_of_its_letter_in_words(sent, node, sign):
    conv = casework.case(sent.number).conv
    sent.abroad.writes("acknowledgement", "acknowledge", conv=conv)
    task = next(one for one in staff.tasks_about(sent.number) if one.kind == "read")
    desk = sign("desk")
    page = text(desk.get(f"/tasks/{task.pk}/"))
    assert ">Acknowledgement<" in page
    assert ">acknowledgement<" not in page
    desk.post("/speak/", {"language": "vi", "next": "/"})
    told = text(desk.get(f"/tasks/{task.pk}/"))
    assert "Acknowledgement" not in told
    assert "house target" not in text(desk.get(sent.address))


def test_what_waits_for_an_answer_shows_the_clock_of_the_answer(poland, us, node, sign):
    given = example("wanted-person-search")
    number = draft(node["desk"], Draft("wanted-person-search", "PL", given.ASKS, given.ASK_CHECKS)).number
    submit(node["desk"], number)
    approved(node["approver"], number)
    send(node["approver"], number)
    row = Case.objects.get(number=number)
    with act(node["clerk"], "casework.receipt", about=number) as opened:
        kind = kind_of(row.type_code)
        move.apply(opened, row, kind, move.theirs(row, kind, "receive"), ours=False)
    assert {"answer", "notice-review"} <= {one.code for one in row.clocks.filter(stopped=None)}
    desk = sign("desk")
    page = text(desk.get("/"))
    assert turn(desk, number) == "waiting: Answer of Poland"
    assert "60 months" not in page
    assert "60 months" not in text(desk.get("/cases/"))
