"""Partners, and one with its gaps, promises and people."""

from datetime import date
from types import SimpleNamespace as N
from typing import Any

from tests.desk.harness.invented.register import agreement_rows, commitment_rows
from tests.desk.harness.invented.shapes import Invented, listed, narrowing


def partners(p: Invented) -> dict[str, Any]:
    rows = [
        ("PL", True, 3, 3, 13, date(2026, 12, 8)),
        ("HU", True, 4, 1, 9, None),
        ("CH", False, 2, 0, 5, None),
    ]
    made = [
        N(code=c, country=c, has_node=n, in_force=a, on_the_way=b, open_cases=o, next_meeting=m)
        for c, n, a, b, o, m in rows
    ]
    ways = (
        ("direct", p.t("direct, sealed", "trực tiếp, đã niêm phong"), 2),
        ("post", p.t("post or e-mail", "bưu điện hoặc thư điện tử"), 1),
    )
    return {"list": listed(p, made, narrowing("channel", p.t("Channel", "Kênh"), *ways))}


def partner(p: Invented) -> dict[str, Any]:
    def cell(text: str, *, verified: bool = True) -> N:
        return N(text=text, verified=verified)

    gaps = [
        N(
            code="a",
            type_title=p.t("Crime information", "Thông tin tội phạm"),
            agreement=cell("2003, Art. 1(1)"),
            convention=None,
            law=None,
            we_asked=21,
            they_asked=26,
            failed=0,
        ),
        N(
            code="b",
            type_title=p.t("Criminal record", "Lý lịch tư pháp"),
            agreement=cell(p.t("2003, only organised crime", "2003, chỉ tội phạm có tổ chức")),
            convention=None,
            law=cell(p.t("police practice", "thông lệ cảnh sát"), verified=False),
            we_asked=18,
            they_asked=14,
            failed=7,
        ),
        N(
            code="c",
            type_title=p.t("Transfer of a sentenced person", "Chuyển giao người bị kết án"),
            agreement=None,
            convention=None,
            law=cell(p.t("reciprocity", "có đi có lại"), verified=False),
            we_asked=0,
            they_asked=1,
            failed=3,
        ),
    ]
    owed = commitment_rows(p)
    made = N(
        code="PL",
        country="PL",
        names=[N(text="Polska", language="pl"), N(text="Ba Lan", language="vi")],
        since=date(1950, 2, 4),
        node_since=date(2026, 3, 1),
        counts=N(agreements=6, meetings=14, commitments=31),
        agreements=[] if p.empty else agreement_rows(p),
        owed_ours=N(kept=9, open=3, overdue=1, total=13, rows=owed[:1]),
        owed_theirs=N(kept=11, open=5, overdue=2, total=18, rows=owed[1:2]),
        next_meeting=N(
            id="MTG-2026-047",
            place="Warszawa",
            day=date(2026, 12, 8),
            note=p.t(
                "Working visit. Delegation of 6, screened.", "Chuyến làm việc. Đoàn 6 người, đã rà soát."
            ),
        ),
        people=[
            N(
                name="Tomasz Grzegorzewski-Łącki",
                office="Secretary of State, MSWiA",
                last_met=date(2026, 11, 19),
            ),
            N(name="Łukasz Brzęczyński", office="Head of unit, criminal records", last_met=None),
        ],
        channels=[
            N(
                title=p.t("Direct, sealed · KGP node", "Trực tiếp, niêm phong · KGP"),
                note=p.t("last receipt today 06:58", "biên nhận gần nhất 06:58"),
            ),
            N(title="INTERPOL I-24/7", note=p.t("day and night", "ngày đêm")),
        ],
    )
    figures = N(
        in_force=3,
        on_the_way=3,
        we_asked=70,
        they_asked=76,
        we_days=15,
        they_days=22,
        failed=13,
        ours_overdue=1,
        theirs_overdue=2,
    )
    return {
        "partner": made,
        "brief_url": "",
        "cases": 146,
        "figures": figures,
        "gaps": gaps,
        "pin": N(name="KGP"),
    }
