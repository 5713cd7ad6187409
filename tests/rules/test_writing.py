"""What others read can be seen and stands in its order; nothing a script needs is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.rules.errors import FieldError
from comity.rules.fields import LongText, Text
from comity.rules.groups import PERSON_PARTS, Texts, salvage_parts
from comity.rules.writing import has_words, unseen, without_unseen

BLANK = [
    "\u2800",
    "\u3164",
    "\u115f\u1160",
    "\uffa0",
    "\u200b",
    "\u2060",
    "\u00ad",
    "\ufeff",
    "\u0301",
    "\ufe0f",
    "\U000e0041",
]
TURNING = [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"]
CONTROLS = ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ue000", "\ud800", "\uffff"]
WRITTEN = [
    "Đặng Thùy Trâm",
    unicodedata.normalize("NFD", "Nguyễn Thị Ánh Tuyết"),
    "Łukasz Żółć-O’Neil, s. Jana",
    "Đã kiểm tra № 12 (Điều 5) – 50 % «»",
    "می‌خواهم",
    "श्री क्‍ष",
    "ශ්‍රී ලංකා",
    "র‍্যাব",
    "שָׁלוֹם",
    "محمد بن سلمان ٢٠٢٦",
    "王小明、田中",
    "𠮷野家 𱍐",
    "ก้องเกียรติ",
    "한국어",
    "👨‍👩‍👧 ❤️",
    "line\tone",
]


@pytest.mark.parametrize("sign", [*BLANK, *TURNING, *CONTROLS])
def test_a_sign_nobody_sees_is_named_with_its_place(sign: str) -> None:
    found = unseen(f"a b {sign}c")

    assert found is not None
    assert found.place == 5
    assert found.character.startswith(f"U+{ord(sign[0]):04X}")


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
@pytest.mark.parametrize("before", ["", " ", "-", "7", "o", "д", "ω", "王", "ひ", "한", "$"])
def test_a_joiner_stands_only_where_a_script_or_a_picture_joins(before: str, joiner: str) -> None:
    found = unseen(f"{before}{joiner}x")

    assert found is not None
    assert (found.place, found.character[:6]) == (len(before) + 1, f"U+{ord(joiner):04X}")


@pytest.mark.parametrize("text", WRITTEN)
def test_what_a_script_needs_stays(text: str) -> None:
    assert unseen(text) is None
    assert has_words(text) or text.startswith("👨")
    assert (
        Text("Name", required=False).validate(text) == text if "\t" not in text and has_words(text) else True
    )


@pytest.mark.parametrize("text", [*BLANK, *TURNING, "-", "…", " \u00a0\u3000", "́ ́"])
def test_text_without_letters_or_figures_says_nothing(text: str) -> None:
    assert not has_words(text)
    with pytest.raises(FieldError):
        LongText("Purpose").validate(text)


def test_the_refusal_of_a_field_names_the_character_and_its_place() -> None:
    with pytest.raises(FieldError) as caught:
        Text("Name").validate("Anna \u202egnp.exe")

    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in str(caught.value)
    assert "place 6 of ‘Name’" in str(caught.value)


def test_one_line_holds_no_line_end_and_several_lines_do() -> None:
    with pytest.raises(FieldError):
        Text("Name").validate("Anna\nBerta")

    assert LongText("Purpose").validate("one\r\ntwo") == "one\r\ntwo"
    assert Text("Name").validate("Anna\n") == "Anna"


def test_other_names_are_looked_at_one_by_one() -> None:
    with pytest.raises(FieldError):
        Texts("Other names").validate(["Anna", "\u3164"])
    with pytest.raises(FieldError):
        Texts("Other names").validate(["A" * 201])


def test_a_name_with_an_invisible_sign_can_still_be_searched() -> None:
    person = {"name": "\u200fسامي حداد", "other_names": ["Sami\u200b Haddad", "\u3164"]}

    assert salvage_parts(PERSON_PARTS, person) == {"name": "سامي حداد", "other_names": ["Sami Haddad"]}


@given(st.text())
def test_what_is_left_can_be_seen_and_nothing_seen_is_lost(text: str) -> None:
    left = without_unseen(text)

    assert unseen(left) is None
    assert has_words(left) == has_words(text)


@given(st.text())
def test_a_text_is_refused_or_kept_as_it_was_typed(text: str) -> None:
    try:
        kept = LongText("Remarks", required=False).validate(text)
    except FieldError:
        return
    assert kept == (text.strip() or None)
