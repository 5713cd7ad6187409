"""A file is kept under a name that every machine can save and that shows what it is."""

from __future__ import annotations

import pytest

from comity.node.papers.file_names import checked
from comity.node.staff.errors import BadInput


@pytest.mark.parametrize(
    "name",
    [
        "", "  ", "%00.pdf", "a%0d.pdf", "../../etc/passwd", "..%2fpasswd", "C:\\report.pdf", "a/b.txt", ".", "..",
        ".htaccess", "CON", "nul.txt", "lpt1.PDF", "a" * 300 + ".pdf", "photo\u202egnp.exe", "\u3164.pdf\x00", "end.",
        "what?.pdf",
    ],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_or_hides_something_is_refused_with_a_reason(name):
    with pytest.raises(BadInput) as no:
        checked(name)
    assert set(no.value.fields) == {"name"}
    assert "{" not in str(no.value)


@pytest.mark.parametrize(
    "name",
    ["Giấy khai sinh (bản sao) 50%.pdf", "odpis – 2026.07.pdf", "заявление.docx", "a%20b.txt", "console.log"],
)
def test_ordinary_names_stay_as_they_are(name):
    assert checked(f" {name}") == name
