"""A request type that no file of the node names: written into a folder, sent, answered and printed by two nodes.

The file is the example of docs/add-a-request-type.md, word for word.
"""

from __future__ import annotations

import io
import json
import re
import socket
import subprocess
import sys
from http.client import HTTPConnection

import pytest
from pypdf import PdfReader
from tests.pages import example

from comity.node.cli.demo.nodes import furnish, running, sites, together
from comity.partner.walk import cast
from comity.partner.walk.client import PURPOSE, SaysNoError
from comity.partner.walk.world import open_node, until
from comity.rules.requests import load

CODE = "vehicle-check"
OWNER = cast.subject(4)
ASKS = {name: value for name, value in cast.asks(OWNER).items() if name not in {"subject", "proceedings"}} | {
    "plate": "30A12345",
    "owner": cast.asked(OWNER),
    "reason": "stolen",
}
ANSWERS = {
    "registered": True,
    "keeper": "Radosław Kowalczyk-Przykładny",
    "result": "clean",
    "may_use_for": "The proceedings named in the request.",
    "handling": "H1",
}
ANSWER_CHECKS = {name: value for name, value in cast.answer_checks().items() if name != "filtered"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder with the new type."""
    made = tmp_path_factory.mktemp("types")
    (made / "vehicle_check.py").write_text(
        example("add-a-request-type.md", "vehicle_check.py"), encoding="utf-8"
    )
    return made


def test_the_declaration_stands_by_itself(folder):
    (kind,) = load(folder)
    assert kind.code == CODE
    assert set(kind.statistics) <= {**kind.asks, **kind.answers}.keys()
    assert kind.counted({**ASKS, **ANSWERS}) == {
        "reason": "stolen",
        "urgency": "normal",
        "registered": True,
        "result": "clean",
    }


def test_the_command_line_lists_it_for_a_node_that_has_it(folder, tmp_path):
    (tmp_path / "node.toml").write_text(
        f'node_id = "x"\ncountry = "VN"\nname = "x"\nrequest_types = ["{folder}"]\n', encoding="utf-8"
    )
    run = [sys.executable, "-m", "comity.node.cli.main", "types", "--json"]
    plain = json.loads(subprocess.run(run, capture_output=True, check=True).stdout)
    own = json.loads(subprocess.run([*run, "--dir", str(tmp_path)], capture_output=True, check=True).stdout)
    (new,) = [one for one in own if one not in plain]
    assert new["code"] == CODE
    assert "plate" in new["forms"]["asks"]["required"]
    assert "ask_registry" in new["verbs"]


def _free_ports() -> int:
    for first in range(9900, 10900, 7):
        probes = [socket.socket() for _ in range(4)]
        taken = [probe.connect_ex(("127.0.0.1", first + place)) == 0 for place, probe in enumerate(probes)]
        for probe in probes:
            probe.close()
        if not any(taken):
            return first
    raise AssertionError("no four free ports")


@pytest.fixture(scope="module")
def two_nodes(folder, tmp_path_factory):
    """Two real nodes that know the new type, pinned to each other."""
    both = sites(tmp_path_factory.mktemp("nodes"), _free_ports())
    own = ("--request-types", str(folder))
    together(*(furnish(one, "make", one.country, one.name, str(one.door), *own) for one in both))
    with running(*both):
        together(furnish(both[0], "meet", str(both[1].folder)), furnish(both[1], "meet", str(both[0].folder)))
        nodes = [open_node(one.country, one.folder, one.port) for one in both]
        yield nodes
        for node in nodes:
            node.close()


def _pdf(node, number: str, which: str) -> str:
    """The text of a printed letter, read by the desk officer's own token."""
    desk = node.as_("desk")
    line = HTTPConnection("127.0.0.1", node.port, timeout=30)
    line.request(
        "GET",
        f"/api/v1/cases/{number}/letters/{which}.pdf",
        headers={"Authorization": f"Bearer {desk._token}", PURPOSE: "printing"},
    )
    answer = line.getresponse()
    content = answer.read()
    line.close()
    assert (answer.status, answer.getheader("Content-Type")) == (200, "application/pdf"), content
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages)


def _counted(node, kind: str) -> list[object]:
    entries = node.as_("administrator").get("/log/entries", kind=kind)["rows"]
    return [one["frame"].get("counted") for one in entries if one["frame"].get("type") == CODE]


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_two_nodes_send_answer_and_print_a_request_of_a_type_no_file_of_theirs_names(two_nodes):
    home, there = two_nodes
    number = _send(home)
    theirs = _arrived(there, number)
    _ask_the_registry(home, there, (number, theirs))
    _answer(home, there, (number, theirs))
    _print(home, there, (number, theirs))
    assert _counted(home, "casework.send") == [{"reason": "stolen", "urgency": "normal"}]
    assert _counted(there, "casework.answer") == [{"registered": True, "result": "clean"}]


def _send(home) -> str:
    desk, chief = home.as_("desk"), home.as_("approver")
    form = desk.get(f"/types/{CODE}")["forms"]["asks"]["properties"]
    assert form["plate"]["pattern"] == "^(?:[A-Z0-9]{4,10})$"
    asks, checks = ASKS, cast.ask_checks()
    number = desk.post("/cases", type_code=CODE, partner="PL", asks={**asks, "plate": "??"}, checks=checks)[
        "number"
    ]
    with pytest.raises(SaysNoError) as refused:
        desk.post(f"/cases/{number}/verbs/submit")
    assert refused.value.fields == {
        "asks.plate": "‘Number plate’ is not written as it should be: As on the vehicle, without blanks"
    }
    desk.put(f"/cases/{number}", type_code=CODE, partner="PL", asks=asks, checks=checks)
    read = desk.post(f"/cases/{number}/verbs/submit")["revision"]
    chief.look(f"/cases/{number}/forms", "checking before I approve")
    chief.post(f"/cases/{number}/verbs/approve", revision=read)
    assert chief.post(f"/cases/{number}/verbs/send")["stage"] in {"sent", "received"}
    return str(number)


def _arrived(there, number: str) -> str:
    desk = there.as_("desk")

    def case():
        return next((one for one in desk.all("/cases", partner="VN") if one["their_number"] == number), None)

    theirs = until("The request", case)["number"]
    people = desk.look(f"/cases/{theirs}/subjects", "reading what arrived")
    assert [one["person"]["name"] for one in people] == [OWNER.name]
    until("The cross-check", lambda: desk.get(f"/cases/{theirs}")["subjects"][0]["checked"])
    return str(theirs)


def _ask_the_registry(home, there, numbers: tuple[str, str]) -> None:
    """The verb of the type's own moves both copies, and its clock runs on both sides."""
    number, theirs = numbers
    desk = there.as_("desk")
    assert "ask_registry" in desk.get(f"/cases/{theirs}")["verbs"]
    asked = desk.post(f"/cases/{theirs}/verbs/advance", verb="ask_registry")
    assert (asked["stage"], asked["stage_title"]) == ("registry-asked", "The vehicle register is asked")
    until(
        "The own stage at home", lambda: home.as_("desk").get(f"/cases/{number}")["stage"] == "registry-asked"
    )
    for node, one in ((home, number), (there, theirs)):
        clocks = {clock["code"]: clock for clock in node.as_("desk").get(f"/cases/{one}")["clocks"]}
        assert clocks["registry"]["title"] == "Answer of the vehicle register"
        assert clocks["registry"]["stopped"] is None
    with pytest.raises(SaysNoError, match="has a door of its own"):
        desk.post(f"/cases/{theirs}/verbs/advance", verb="acknowledge")
    with pytest.raises(SaysNoError, match="not possible while the case is ‘The vehicle register is asked’"):
        desk.post(f"/cases/{theirs}/verbs/advance", verb="ask_registry")


def _answer(home, there, numbers: tuple[str, str]) -> None:
    number, theirs = numbers
    sent = there.as_("desk").post(f"/cases/{theirs}/verbs/answer", answers=ANSWERS, checks=ANSWER_CHECKS)
    assert sent["stage"] == "answered"
    until("The answer at home", lambda: home.as_("desk").get(f"/cases/{number}")["stage"] == "answered")
    case = home.as_("desk").get(f"/cases/{number}")
    assert all(clock["stopped"] for clock in case["clocks"]), case["clocks"]
    told = home.as_("desk").look(f"/cases/{number}/forms", "reading the answer")
    assert told["answers"] == ANSWERS
    crossed = ("receive", "ask_registry", "answer")
    lines = [
        one["verb"] for one in home.as_("desk").all(f"/cases/{number}/timeline") if one["verb"] in crossed
    ]
    assert lines == list(crossed)


def _print(home, there, numbers: tuple[str, str]) -> None:
    number, theirs = numbers
    request = _pdf(home, number, "request")
    for words in ("Request to check a vehicle", "30A12345", OWNER.name, "It may be stolen", number):
        assert words in request
    assert re.search(r"On the basis of [^–]+, Articles? \d[^–]*, we ask Poland to check", request), request
    assert _pdf(there, theirs, "request").count("30A12345") == 1
    answer = _pdf(there, theirs, "answer")
    for words in (
        "Answer about a vehicle",
        ANSWERS["keeper"],
        "Nothing known against it",
        "Yes",
        number,
        theirs,
    ):
        assert words in answer
