"""What the invented pages share: the day it is, a clock, a partner, the head of a case, a list."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace as N
from typing import Any

NOW = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Invented:
    """One drawing of a page: the language it is drawn in, and whether there is anything to show."""

    vi: bool
    empty: bool

    def t(self, english: str, vietnamese: str) -> str:
        """What a room would have said, in the language of the page."""
        return vietnamese if self.vi else english


def clock(due: datetime | None, source: str, **more: Any) -> N:
    kept = {
        "since": NOW,
        "verified": True,
        "critical": False,
        "waiting": False,
        "custody": False,
        "day": None,
        "of": None,
    }
    return N(due=due, source=source, **(kept | more))


def state(text: str, meaning: str) -> N:
    return N(text=text, meaning=meaning)


def partner_in(country: str, authority: str, city: str = "") -> N:
    return N(code=country, country=country, authority=authority, city=city)


def identity(p: Invented, **more: Any) -> N:
    kept: dict[str, Any] = {
        "reference": "VN-2026-1482",
        "their_reference": "",
        "partner": partner_in("PL", "KGP", "Warszawa"),
        "channel": p.t("Direct", "Trực tiếp"),
        "sealed": True,
        "handling_code": "H1",
        "handling_text": p.t("not in court without consent", "không dùng trước tòa nếu chưa đồng ý"),
        "clock": clock(NOW + timedelta(hours=3, minutes=55), p.t("house target", "mục tiêu nội bộ")),
        "type_title": p.t("Criminal record of one person", "Lý lịch tư pháp của một người"),
    }
    return N(**(kept | more))


def listed(p: Invented, rows: list[N], *filters: N) -> N:
    return N(
        rows=[] if p.empty else rows,
        total=0 if p.empty else len(rows),
        hidden=len(rows) if p.empty else 0,
        page=1,
        pages=3,
        previous=0,
        next=2,
        filters=list(filters),
        text="",
    )


def narrowing(name: str, title: str, *choices: tuple[str, str, int]) -> N:
    made = [
        N(code=code, title=said, count=count, chosen=not at) for at, (code, said, count) in enumerate(choices)
    ]
    return N(name=name, title=title, choices=made, first=made[:1], rest=made[1:], open=False)


def partners_of(p: Invented) -> N:
    poland, hungary = p.t("Poland", "Ba Lan"), p.t("Hungary", "Hungary")
    return narrowing("partner", p.t("Partner", "Đối tác"), ("PL", poland, 9), ("HU", hungary, 7))
