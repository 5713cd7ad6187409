"""Letters on paper: articles cited in full words, and what the answer says of each person."""

from __future__ import annotations

import io

import pytest
from django.conf import settings
from pypdf import PdfReader
from tests.node.casework.conftest import approved

from comity.node.casework.answer import answer
from comity.node.casework.check import check
from comity.node.casework.models import Case
from comity.node.casework.print_letter import _worded, print_letter
from comity.node.casework.send import send
from comity.node.casework.steps import cite
from comity.node.casework.submit import submit
from comity.node.register import queries as register
from comity.partner.walk import cast
from comity.rules.fields import Number


def _say(text, params):
    return text.format_map(dict(params))


def _read(desk, number, which):
    pdf = print_letter(desk["desk"], number, which, purpose="printing", say=_say)
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize(
    ("number", "cited"),
    [
        ("1", "Article 1"),
        ("1(1)", "Article 1(1)"),
        ("54(2)(a)", "Article 54(2)(a)"),
        ("1, 3", "Articles 1 and 3"),
        ("2(b), 3(1)", "Articles 2(b) and 3(1)"),
        ("1, 2, 3(1)", "Articles 1, 2 and 3(1)"),
        ("2(1)(a), number inferred", "Article 2(1)(a), number inferred"),
        ("preamble", "preamble"),
        ("", ""),
    ],
)
def test_an_article_is_cited_in_full_words(number, cited):
    said = cite.article(number)
    assert _say(said.text, said.params) == cited


def test_a_request_on_paper_cites_its_article(desk, drafted):
    number = drafted()
    submit(desk["desk"], number)
    approved(desk["approver"], number)
    send(desk["approver"], number)
    text = _read(desk, number, "request")
    assert ", Article" in text.partition("On the basis of ")[2].partition("we ask")[0]
    assert "Art." not in text


def test_an_answer_on_paper_says_what_it_says_of_each_person(desk, abroad):
    number = abroad.asks()
    assert "Of each person" not in _read(desk, number, "answer")
    check(desk["clerk"], number)
    answer(desk["desk"], number, answers=cast.nothing(), checks=cast.answer_checks())
    assert f"Of each person {cast.subject(1).name} No hit" in _read(desk, number, "answer")


def test_a_letter_of_the_partner_stands_under_the_partner_s_own_head(desk, abroad):
    """Viet Nam printed Poland's request as if it were its own, references turned round."""
    number = abroad.asks()
    theirs = Case.objects.get(number=number)
    text = _read(desk, number, "request")
    head = text.partition("Our reference: ")
    assert head[0].index(register.partner_ref(theirs.partner).name) < head[0].index(settings.COMITY_HOME.name)
    assert head[2].startswith(theirs.their_number)
    assert "Your reference" not in text
    answered = _read(desk, number, "answer").partition("Our reference: ")
    assert answered[2].startswith(f"{number} Your reference: {theirs.their_number}")


def test_a_number_is_printed_with_its_unit():
    field = Number("Highest penalty", unit="months")
    assert _worded(field, 240, _say) == "240 months"
    assert _worded(Number("How many"), 3, _say) == "3"
