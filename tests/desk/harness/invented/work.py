"""The work list, and what an officer is told or must do beside it."""

from datetime import date, timedelta
from types import SimpleNamespace as N
from typing import Any

from tests.desk.harness.invented.shapes import NOW, Invented, clock, partner_in, state


def row(reference: str, verb: str, clock: N, **more: Any) -> N:
    kept = {
        "kind": "case",
        "key": reference,
        "type_title": None,
        "detail": [],
        "partner": None,
        "channel": "",
        "state": state("–", "open"),
        "alike": 0,
    }
    return N(id=reference, reference=reference, verb=verb, clock=clock, **(kept | more))


def _critical(p: Invented) -> list[N]:
    return [
        row(
            "VN-2026-0987",
            p.t("Confirm the nationality of 3 people", "Xác nhận quốc tịch của 3 người"),
            clock(
                NOW - timedelta(days=6, hours=1),
                p.t("2 months, Art. 3(1)", "2 tháng, Điều 3(1)"),
                critical=True,
            ),
            type_title=p.t("Identity and nationality", "Xác minh nhân thân, quốc tịch"),
            detail=[p.t("readmission", "nhận trở lại")],
            partner=partner_in("CH", "SEM"),
            channel=p.t("Paper, by the embassy", "Văn bản, qua đại sứ quán"),
            state=state(p.t("With Immigration", "Đang ở Cục QLXNC"), "open"),
        ),
        row(
            "VN-2026-1466",
            p.t("Answer: keep the data of 2 accounts", "Trả lời: lưu giữ dữ liệu của 2 tài khoản"),
            clock(
                NOW - timedelta(hours=5, minutes=10),
                p.t("24 hours, asked by them", "24 giờ, đối tác đề nghị"),
                critical=True,
            ),
            type_title=p.t("Preservation of data", "Lưu giữ dữ liệu"),
            detail=[p.t("online fraud", "lừa đảo trên mạng")],
            partner=partner_in("GB", "NCA"),
            channel="INTERPOL I-24/7",
            state=state(p.t("In work", "Đang xử lý"), "open"),
        ),
    ]


def _today(p: Invented) -> list[N]:
    direct = p.t("Direct, sealed", "Trực tiếp, đã niêm phong")
    house = p.t("house target, {n} days", "mục tiêu nội bộ, {n} ngày")
    return [
        row(
            "VN-2026-1479",
            p.t("Review 2 possible hits", "Xem 2 kết quả có thể trùng"),
            clock(NOW + timedelta(hours=2, minutes=10), house.format(n=3)),
            kind="hit",
            type_title=p.t("Identity and nationality", "Xác minh nhân thân, quốc tịch"),
            detail=[p.t("human trafficking", "mua bán người")],
            partner=partner_in("HU", "NEBEK"),
            channel=direct,
            state=state(p.t("2 possible hits", "2 kết quả có thể trùng"), "maybe"),
            alike=4,
        ),
        row(
            "VN-2026-1475",
            p.t("Approve before it leaves", "Phê duyệt trước khi gửi"),
            clock(NOW + timedelta(hours=3, minutes=55), house.format(n=1)),
            type_title=p.t("Crime information", "Thông tin tội phạm"),
            detail=[p.t("drugs", "ma túy"), p.t("drafted by Đỗ Minh Khôi", "Đỗ Minh Khôi soạn")],
            partner=partner_in("PL", "KGP"),
            channel=direct,
            state=state(p.t("Awaiting second officer", "Chờ cán bộ thứ hai"), "wait"),
        ),
        row(
            "VN-2026-1203",
            p.t("Send the extradition papers", "Gửi hồ sơ dẫn độ"),
            clock(
                NOW + timedelta(hours=7, minutes=55),
                p.t("day 30 of 30", "ngày 30/30"),
                custody=True,
                verified=False,
            ),
            type_title=p.t("Extradition", "Dẫn độ"),
            detail=[p.t("fraud", "lừa đảo"), p.t("one person in custody", "một người đang bị giam")],
            partner=partner_in("RU", "Генпрокуратура"),
            channel=p.t("Paper and e-mail", "Văn bản và thư điện tử"),
            state=state(p.t("1 paper missing", "Thiếu 1 giấy tờ"), "warn"),
        ),
        row(
            "MTG-2026-041",
            p.t("Confirm 12 items read from a communiqué", "Xác nhận 12 mục đọc từ thông cáo"),
            clock(NOW + timedelta(hours=8, minutes=55), house.format(n=2)),
            kind="review",
            detail=[p.t("Talks in Hà Nội, 19 November", "Hội đàm tại Hà Nội, 19/11")],
            partner=partner_in("PL", "MSWiA"),
            state=state(p.t("11 of 23 confirmed", "Đã xác nhận 11/23"), "maybe"),
        ),
    ]


def _week(p: Invented) -> list[N]:
    direct = p.t("Direct, sealed", "Trực tiếp, đã niêm phong")
    return [
        row(
            "VN-2026-1402",
            p.t("Answer a question: spelling and birth date", "Trả lời câu hỏi: cách viết tên và ngày sinh"),
            clock(NOW + timedelta(days=1), p.t("10 days, asked by them", "10 ngày, đối tác đề nghị")),
            type_title=p.t("Criminal record", "Lý lịch tư pháp"),
            detail=[p.t("drugs", "ma túy")],
            partner=partner_in("HU", "NEBEK"),
            channel=direct,
            state=state(p.t("Clarification asked", "Được yêu cầu làm rõ"), "wait"),
        ),
        row(
            "CMT-2026-118",
            p.t("Add evidence: 24 officers trained", "Bổ sung bằng chứng: 24 cán bộ đã được đào tạo"),
            clock(NOW + timedelta(days=3), p.t("pledged 19 March", "hứa ngày 19/3")),
            kind="commitment",
            detail=[p.t("Commitment, ours", "Cam kết của ta")],
            partner=partner_in("GB", "NCA"),
            state=state(p.t("Open, no evidence", "Chưa có bằng chứng"), "open"),
        ),
    ]


def _waiting(p: Invented) -> list[N]:
    direct = p.t("Direct, sealed", "Trực tiếp, đã niêm phong")
    return [
        row(
            "VN-2026-1482",
            p.t("Second officer: Phạm Quốc Bảo", "Cán bộ thứ hai: Phạm Quốc Bảo"),
            clock(None, p.t("house target 12:00", "mục tiêu nội bộ 12:00"), waiting=True),
            type_title=p.t("Criminal record", "Lý lịch tư pháp"),
            detail=[p.t("human trafficking", "mua bán người"), p.t("drafted by you", "tôi soạn")],
            partner=partner_in("PL", "KGP"),
            channel=direct,
            state=state(p.t("Awaiting second officer", "Chờ cán bộ thứ hai"), "wait"),
        ),
        row(
            "VN-2026-1440",
            p.t("Answer from KGP", "Trả lời của KGP"),
            clock(None, p.t("house target", "mục tiêu nội bộ"), waiting=True, day=6, of=20),
            type_title=p.t("Criminal record", "Lý lịch tư pháp"),
            detail=[p.t("theft", "trộm cắp")],
            partner=partner_in("PL", "KGP"),
            channel=direct,
            state=state(p.t("Received there", "Đối tác đã nhận"), "open"),
        ),
        row(
            "VN-2026-1421",
            p.t("Sign of life: letter of 11 November", "Phản hồi cho thư ngày 11/11"),
            clock(None, p.t("no clock in any text", "không văn bản định hạn"), waiting=True, day=12),
            type_title=p.t("Crime information", "Thông tin tội phạm"),
            detail=[p.t("counterfeit medicine", "thuốc giả")],
            partner=partner_in("RU", "НЦБ"),
            channel=p.t("Post, registered", "Bưu điện, bảo đảm"),
            state=state(p.t("No receipt yet", "Chưa có biên nhận"), "open"),
        ),
    ]


def work(p: Invented) -> dict[str, Any]:
    groups = [
        N(code="critical", count=2, hidden=0, until=None, rows=_critical(p)),
        N(code="today", count=4, hidden=0, until=None, rows=_today(p)),
        N(code="week", count=9, hidden=7, until=date(2026, 11, 27), rows=_week(p)),
        N(code="waiting", count=15, hidden=12, until=None, rows=_waiting(p)),
    ]
    verbs = [
        ("approve", "Approve", "Phê duyệt", 4),
        ("hits", "Review hits", "Xem kết quả trùng", 3),
        ("answer", "Answer", "Trả lời", 9),
        ("other", "Other", "Khác", 6),
    ]
    facets = N(
        show=[N(code=c, count=n) for c, n in (("mine", 30), ("unit", 84), ("node", 212))],
        partners=[N(code=c, count=n) for c, n in (("PL", 9), ("HU", 7), ("GB", 6), ("CH", 5), ("RU", 3))],
        verbs=[N(code=c, title=p.t(en, vi), count=n) for c, en, vi, n in verbs],
        only=[N(code="custody", count=1), N(code="unverified", count=2)],
    )
    filters = N(show="mine", partners=("CH",) if p.empty else (), verbs=(), only=())
    next_due = N(
        due=NOW + timedelta(hours=2, minutes=10),
        title=p.t("2 possible hits for Hungary", "2 kết quả có thể trùng"),
    )
    made = N(
        total=0 if p.empty else 30,
        shown=0 if p.empty else 45,
        groups=[] if p.empty else groups,
        facets=facets,
        hidden=30 if p.empty else 0,
        next_due=None if p.empty else next_due,
        next_day=None,
    )
    return {"work": made, "filters": filters}


def notices(p: Invented) -> dict[str, Any]:
    one = N(
        text=p.t("VN-2026-1482 came back with a reason.", "VN-2026-1482 được trả lại kèm lý do."),
        params={},
        created=NOW,
        about="VN-2026-1482",
    )
    return {"notices": [] if p.empty else [one]}


def task(p: Invented) -> dict[str, Any]:
    told = N(
        pk=4,
        text=p.t("Read a letter that arrived", "Đọc thư đã đến"),
        params={},
        about="VN-2026-1499",
        partner="PL",
        created=NOW,
    )
    letter = N(number="IN-2026-0031", mid="7f3a", kind="spontaneous", at=NOW)
    return {"task": told, "letters": [letter], "note": ""}


def read_letter(p: Invented) -> dict[str, Any]:
    """A letter of no known kind; before the purpose where the page is drawn empty."""
    seen = N(purpose=p.t("reading what arrived", "đọc nội dung đã đến"), at=NOW, number=1)
    return {
        "letter": N(number="IN-2026-0031", mid="7f3a", case="VN-2026-1499", partner="PL", at=NOW),
        "kind": p.t("Request", "Yêu cầu"),
        "case": "" if p.empty else "VN-2026-1499",
        "purposes": [N(code="read", text=p.t("reading what arrived", "đọc nội dung đã đến"))],
        "look": None if p.empty else seen,
        "lines": None if p.empty else [("type", "moon-landing"), ("fields › subject › name", "Zofia Lis")],
    }
