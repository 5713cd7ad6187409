"""The kind of a file, told from its bytes."""

from __future__ import annotations

import pytest

from comity.node.papers import media


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\nbody", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n\x00", "image/png"),
        (b"BM begins this sentence.", "text/plain"),
        (b"ID3 is two letters and a figure.", "text/plain"),
        ("Xin chào".encode(), "text/plain"),
        (b"\x00\x01\x02\x03", "application/octet-stream"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "text/html"),
    ],
)
def test_the_kind_of_a_file_is_told_from_its_bytes(content: bytes, kind: str) -> None:
    assert media.sniff(content) == kind
