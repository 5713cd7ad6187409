"""Hits to decide, and one of them with its reasons."""

from datetime import timedelta
from types import SimpleNamespace as N
from typing import Any

from tests.desk.harness.invented.shapes import (
    NOW,
    Invented,
    clock,
    identity,
    listed,
    partner_in,
    partners_of,
    state,
)


def hits(p: Invented) -> dict[str, Any]:
    row = N(
        reference="VN-2026-1479",
        clock=clock(NOW + timedelta(hours=2), p.t("house target", "mục tiêu nội bộ")),
        count=2,
        type_title=p.t("Identity and nationality", "Xác minh nhân thân, quốc tịch"),
        partner=partner_in("HU", "NEBEK"),
        state=state(p.t("Possible", "Có thể"), "maybe"),
    )
    told = listed(p, [row], partners_of(p))
    told.hidden = 0
    return {"list": told}


def hit(p: Invented) -> dict[str, Any]:
    def pieces(text: str) -> list[N]:
        parts = text.split("*")
        return [N(text=part, differs=bool(i % 2)) for i, part in enumerate(parts) if part]

    rows = [
        (
            p.t("Name", "Họ tên"),
            "*HUNG NGUYEN VAN*",
            "*Nguyễn Văn Hùng*",
            "near",
            p.t("same names, marks lost, other order", "cùng tên, mất dấu, khác thứ tự"),
        ),
        (
            p.t("Born", "Ngày sinh"),
            "*9 July* 1986",
            "*7 September* 1986",
            "near",
            p.t("day and month swapped", "đảo ngày và tháng"),
        ),
        (
            p.t("Passport", "Hộ chiếu"),
            "B44179*3*0",
            "B44179*8*0",
            "near",
            p.t("one digit differs, 3 and 8", "khác một chữ số, 3 và 8"),
        ),
        (p.t("Nationality", "Quốc tịch"), "Viet Nam", "Viet Nam", "same", p.t("same", "giống")),
        (
            p.t("Living in", "Nơi ở"),
            "*Győr*, Hungary",
            "*Vinh*, Viet Nam",
            "differs",
            p.t("differs, seven years apart", "khác, cách nhau bảy năm"),
        ),
        (p.t("Father", "Cha"), "", "Nguyễn Văn Lực", "one-side", p.t("only our side", "chỉ có phía ta")),
    ]
    reasons = [
        (
            p.t(
                "Starting point: one person among 2.1 million records",
                "Điểm xuất phát: một người trong 2,1 triệu hồ sơ",
            ),
            -21.0,
        ),
        (
            p.t(
                "Given name Hùng: fits when marks are lost (1 in 70 men)",
                "Tên Hùng: khớp khi mất dấu (1/70 nam)",
            ),
            6.1,
        ),
        (
            p.t("Birth date: right year, day and month swapped", "Ngày sinh: đúng năm, đảo ngày và tháng"),
            11.0,
        ),
        (p.t("Living in another place: weak after seven years", "Sống nơi khác: yếu sau bảy năm"), -0.5),
    ]
    candidates = [
        N(
            id="7",
            title=p.t("Passport register, NA-228104", "Sổ hộ chiếu, NA-228104"),
            agree=3,
            nearly=3,
            differs=1,
            strength=14.4,
            person=p.t("Person 1", "Người 1"),
        ),
        N(
            id="8",
            title=p.t("Passport register, HT-190377", "Sổ hộ chiếu, HT-190377"),
            agree=3,
            nearly=2,
            differs=2,
            strength=5.2,
            person=p.t("Person 1", "Người 1"),
        ),
    ]
    moves = [
        N(verb=v, title=p.t(en, vi), allowed=True, reason=None)
        for v, en, vi in (
            ("confirm", "Confirm: the same person", "Xác nhận: cùng một người"),
            ("dismiss", "Dismiss: not the same", "Bác: không phải cùng người"),
            ("ask", "Ask Hungary for one more fact", "Hỏi Hungary thêm một chi tiết"),
        )
    ]
    made = N(
        id="7",
        decided=None,
        candidates=candidates,
        asked_note=p.t("letter of 20 Nov 2026", "thư ngày 20/11/2026"),
        record_note=p.t("issued 2014, kept to 2034", "cấp 2014, lưu đến 2034"),
        rows=[N(label=a, asked=pieces(b), ours=pieces(c), relation=d, words=e) for a, b, c, d, e in rows],
        reasons=[N(text=t, points=v) for t, v in reasons],
        scale=21.0,
        line=4.0,
        total=14.4,
        moves=moves,
        follows=[
            p.t(
                "A confirmed hit about a victim needs a second officer before it leaves.",
                "Kết quả trùng về nạn nhân cần cán bộ thứ hai trước khi gửi.",
            )
        ],
    )
    case = identity(
        p,
        reference="VN-2026-1479",
        their_reference="HU-NEBEK-2026-3391",
        partner=partner_in("HU", "NEBEK", "Budapest"),
        handling_code="H0",
        handling_text=p.t("crime only", "chỉ về tội phạm"),
        type_title=p.t("Identity and nationality check", "Xác minh nhân thân, quốc tịch"),
    )
    error = p.t("Write one sentence: what made you decide?", "Ghi một câu: vì sao quyết định như vậy?")
    return {
        "case": case,
        "hit": made,
        "look": N(purpose=p.t("deciding this hit", "quyết định kết quả này"), at=NOW),
        "note": "",
        "errors": {"note": error} if p.empty else {},
    }
