"""The list of cases, and what search finds."""

from datetime import date, timedelta
from types import SimpleNamespace as N
from typing import Any

from tests.desk.harness.invented.shapes import (
    NOW,
    Invented,
    clock,
    listed,
    narrowing,
    partner_in,
    partners_of,
    state,
)


def cases(p: Invented) -> dict[str, Any]:
    sent = state(p.t("Received there", "Đối tác đã nhận"), "open")
    rows = [
        N(
            reference=f"VN-2026-{1440 + i}",
            their_reference="PL-KGP-2026-0911" if i else "",
            type_title=p.t("Criminal record", "Lý lịch tư pháp"),
            direction="out" if i % 2 else "in",
            partner=partner_in("PL", "KGP"),
            clock=clock(NOW + timedelta(days=i + 1), p.t("house target", "mục tiêu nội bộ")),
            state=sent,
            opened=date(2026, 11, 2 + i),
        )
        for i in range(4)
    ]
    kind = narrowing("type", p.t("Type", "Loại"), ("record", p.t("Criminal record", "Lý lịch tư pháp"), 4))
    where = narrowing("state", p.t("State", "Trạng thái"), ("sent.out", sent.text, 4))
    return {"list": listed(p, rows, partners_of(p), kind, where)}


def new(p: Invented) -> dict[str, Any]:
    types = [
        N(code="criminal-record", title=p.t("Criminal record", "Lý lịch tư pháp")),
        N(code="identity", title=p.t("Identity and nationality", "Xác minh nhân thân, quốc tịch")),
    ]
    return {
        "partners": [N(code="PL", country="PL"), N(code="HU", country="HU")],
        "types": types,
        "partner": "PL",
        "type": "",
    }


def search(p: Invented) -> dict[str, Any]:
    found = [
        N(
            kind="case",
            kind_title=p.t("Case", "Hồ sơ"),
            address="/cases/VN-2026-1482/",
            title="VN-2026-1482",
            note=p.t("Criminal record · Poland", "Lý lịch tư pháp · Ba Lan"),
        )
    ]
    return {"found": found, "text": "1482"}
