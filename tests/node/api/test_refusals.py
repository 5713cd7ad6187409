"""What the API refuses is said in words that help whoever reads them: no codes, nothing that was never typed."""

from __future__ import annotations

import pytest


def test_a_purpose_with_a_sign_nobody_sees_has_it_named(program, drafted):
    answer = program("desk").look(f"/cases/{drafted}/subjects", "pre\u200bparing this request")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-input")
    assert "U+200B ZERO WIDTH SPACE at place 4" in answer.json()["sentence"]
    assert "purpose" in answer.json()["fields"]


@pytest.mark.parametrize("purpose", ["a", "1"])
def test_a_purpose_that_tells_nobody_why_opens_nothing(program, drafted, purpose):
    answer = program("desk").look(f"/cases/{drafted}/subjects", purpose)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-input")
    assert answer.json()["sentence"] == f"Say the purpose in words: ‘{purpose}’ tells nobody why."


def test_what_is_possible_instead_is_named_as_on_the_buttons(program, drafted):
    answer = program("desk").post(f"/cases/{drafted}/verbs/take-back")
    assert (answer.status_code, answer.json()["code"]) == (409, "not-possible")
    assert answer.json()["sentence"] == (
        "‘Take back to draft’ is not possible while the case is ‘Draft’. "
        "Possible now: Change the draft, Ask a second officer to approve, Send."
    )
