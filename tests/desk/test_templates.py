"""What the content policy and the design forbid in every template, seen without a browser."""

import re
from pathlib import Path

import pytest
from django.test import RequestFactory
from django.utils import translation

from comity.node import desk
from comity.node.desk import errors

ROOT = Path(desk.__file__).parent
TEMPLATES = sorted(ROOT.glob("templates/**/*.html"))
INLINE = re.compile(
    r"\sstyle=|<style|\son[a-z]+=|javascript:|hx-on|hx-vals='js|<script(?![^>]*(src=|type=\"application/json\"))"
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_has_no_inline_script_or_style(path: Path) -> None:
    assert INLINE.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_forbids_with_a_reason_that_can_be_reached(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"<(button|input|select|textarea)[^>]*\sdisabled", text)
    assert text.count('aria-disabled="true"') == len(
        re.findall(r'aria-disabled="true" aria-describedby', text)
    )


def test_a_template_says_nothing_that_cannot_be_translated() -> None:
    bare = re.compile(r">\s*([A-Za-z][a-z]+ [^<>{}]*[a-z])\s*<")
    spoken = {str(path.relative_to(ROOT)): bare.findall(path.read_text("utf-8")) for path in TEMPLATES}
    outside = {name: [one for one in found if one != "Tiếng Việt"] for name, found in spoken.items()}
    inside = re.compile(r"{% blocktranslate.*?endblocktranslate %}", re.DOTALL)
    kept = {
        name: found
        for name, found in outside.items()
        if [one for one in found if one not in "".join(inside.findall((ROOT / name).read_text("utf-8")))]
    }
    assert kept == {}


@pytest.mark.parametrize(
    ("answer", "status"),
    [(errors.bad_request, 400), (errors.forbidden, 403), (errors.not_found, 404)],
)
def test_an_error_page_carries_a_reference_to_name(answer: object, status: int) -> None:
    with translation.override("en"):
        shown = answer(RequestFactory().get("/x/"), Exception("never shown"))  # type: ignore[operator]
    text = shown.content.decode()
    assert shown.status_code == status
    assert re.search(r"Reference <b class=\"c-nowrap\">[0-9A-F]{4}-[0-9A-F]{2}</b>", text)
    assert "never shown" not in text


def test_a_fault_of_ours_says_so_and_htmx_gets_it_as_an_alert() -> None:
    with translation.override("vi"):
        page = errors.broken(RequestFactory().get("/x/")).content.decode()
        alert = errors.broken(RequestFactory().get("/x/", headers={"HX-Request": "true"})).content.decode()
    assert "Hệ thống gặp lỗi. Chưa có gì được gửi." in page
    assert alert.strip().startswith('<div class="moj-alert')


def test_a_form_that_waited_too_long_is_told_what_to_do() -> None:
    with translation.override("en"):
        shown = errors.stale(RequestFactory().post("/x/"))
    assert "load the page again" in shown.content.decode()
