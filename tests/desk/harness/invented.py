"""Invented contexts, page by page: every person, case and figure here is made up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace as N
from typing import Any

from comity.node.desk import marks

NOW = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
Make = Callable[[str, str], str]


@dataclass(frozen=True)
class Invented:
    """One drawing of a page: the language it is drawn in, and whether there is anything to show."""

    vi: bool
    empty: bool

    def t(self, english: str, vietnamese: str) -> str:
        """What a room would have said, in the language of the page."""
        return vietnamese if self.vi else english


def context(name: str, language: str, *, empty: bool, signed_in: bool) -> dict[str, Any]:
    here = Invented(language == "vi", empty)
    made = PAGES[name](here)
    frame = N(
        country="VN",
        node_name=here.t("National Contact Point", "Đầu mối quốc gia"),
        demonstration=True,
        help_line=here.t("duty desk, ext. 113", "trực ban, máy lẻ 113"),
        session_minutes=15,
        work=30,
        hits=3,
        checkpoint=N(at=NOW - timedelta(minutes=1), verified=True),
    )
    officer = N(name="Trần Thị Linh") if signed_in else None
    return {"frame": frame, "officer": officer, "now": NOW, "section": SECTIONS.get(name, ""), **made}


def _clock(due: datetime | None, source: str, **more: Any) -> N:
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


def _state(text: str, meaning: str) -> N:
    return N(text=text, meaning=meaning)


def _partner(country: str, authority: str, city: str = "") -> N:
    return N(code=country, country=country, authority=authority, city=city)


def _row(reference: str, verb: str, clock: N, **more: Any) -> N:
    kept = {
        "kind": "case",
        "key": reference,
        "type_title": None,
        "detail": [],
        "partner": None,
        "channel": "",
        "state": _state("–", "open"),
    }
    return N(id=reference, reference=reference, verb=verb, clock=clock, **(kept | more))


def work(p: Invented) -> dict[str, Any]:
    direct = p.t("Direct, sealed", "Trực tiếp, đã niêm phong")
    house = p.t("house target, {n} days", "mục tiêu nội bộ, {n} ngày")
    critical = [
        _row(
            "VN-2026-0987",
            p.t("Confirm the nationality of 3 people", "Xác nhận quốc tịch của 3 người"),
            _clock(
                NOW - timedelta(days=6, hours=1),
                p.t("2 months, Art. 3(1)", "2 tháng, Điều 3(1)"),
                critical=True,
            ),
            type_title=p.t("Identity and nationality", "Xác minh nhân thân, quốc tịch"),
            detail=[p.t("readmission", "nhận trở lại")],
            partner=_partner("CH", "SEM"),
            channel=p.t("Paper, by the embassy", "Văn bản, qua đại sứ quán"),
            state=_state(p.t("With Immigration", "Đang ở Cục QLXNC"), "open"),
        ),
        _row(
            "VN-2026-1466",
            p.t("Answer: keep the data of 2 accounts", "Trả lời: lưu giữ dữ liệu của 2 tài khoản"),
            _clock(
                NOW - timedelta(hours=5, minutes=10),
                p.t("24 hours, asked by them", "24 giờ, đối tác đề nghị"),
                critical=True,
            ),
            type_title=p.t("Preservation of data", "Lưu giữ dữ liệu"),
            detail=[p.t("online fraud", "lừa đảo trên mạng")],
            partner=_partner("GB", "NCA"),
            channel="INTERPOL I-24/7",
            state=_state(p.t("In work", "Đang xử lý"), "open"),
        ),
    ]
    today = [
        _row(
            "VN-2026-1479",
            p.t("Review 2 possible hits", "Xem 2 kết quả có thể trùng"),
            _clock(NOW + timedelta(hours=2, minutes=10), house.format(n=3)),
            kind="hit",
            type_title=p.t("Identity and nationality", "Xác minh nhân thân, quốc tịch"),
            detail=[p.t("human trafficking", "mua bán người")],
            partner=_partner("HU", "NEBEK"),
            channel=direct,
            state=_state(p.t("2 possible hits", "2 kết quả có thể trùng"), "maybe"),
        ),
        _row(
            "VN-2026-1475",
            p.t("Approve before it leaves", "Phê duyệt trước khi gửi"),
            _clock(NOW + timedelta(hours=3, minutes=55), house.format(n=1)),
            type_title=p.t("Crime information", "Thông tin tội phạm"),
            detail=[p.t("drugs", "ma túy"), p.t("drafted by Đỗ Minh Khôi", "Đỗ Minh Khôi soạn")],
            partner=_partner("PL", "KGP"),
            channel=direct,
            state=_state(p.t("Awaiting second officer", "Chờ cán bộ thứ hai"), "wait"),
        ),
        _row(
            "VN-2026-1203",
            p.t("Send the extradition papers", "Gửi hồ sơ dẫn độ"),
            _clock(
                NOW + timedelta(hours=7, minutes=55),
                p.t("day 30 of 30", "ngày 30/30"),
                custody=True,
                verified=False,
            ),
            type_title=p.t("Extradition", "Dẫn độ"),
            detail=[p.t("fraud", "lừa đảo"), p.t("one person in custody", "một người đang bị giam")],
            partner=_partner("RU", "Генпрокуратура"),
            channel=p.t("Paper and e-mail", "Văn bản và thư điện tử"),
            state=_state(p.t("1 paper missing", "Thiếu 1 giấy tờ"), "warn"),
        ),
        _row(
            "MTG-2026-041",
            p.t("Confirm 12 items read from a communiqué", "Xác nhận 12 mục đọc từ thông cáo"),
            _clock(NOW + timedelta(hours=8, minutes=55), house.format(n=2)),
            kind="review",
            detail=[p.t("Talks in Hà Nội, 19 November", "Hội đàm tại Hà Nội, 19/11")],
            partner=_partner("PL", "MSWiA"),
            state=_state(p.t("11 of 23 confirmed", "Đã xác nhận 11/23"), "maybe"),
        ),
    ]
    week = [
        _row(
            "VN-2026-1402",
            p.t("Answer a question: spelling and birth date", "Trả lời câu hỏi: cách viết tên và ngày sinh"),
            _clock(NOW + timedelta(days=1), p.t("10 days, asked by them", "10 ngày, đối tác đề nghị")),
            type_title=p.t("Criminal record", "Lý lịch tư pháp"),
            detail=[p.t("drugs", "ma túy")],
            partner=_partner("HU", "NEBEK"),
            channel=direct,
            state=_state(p.t("Clarification asked", "Được yêu cầu làm rõ"), "wait"),
        ),
        _row(
            "CMT-2026-118",
            p.t("Add evidence: 24 officers trained", "Bổ sung bằng chứng: 24 cán bộ đã được đào tạo"),
            _clock(NOW + timedelta(days=3), p.t("pledged 19 March", "hứa ngày 19/3")),
            kind="commitment",
            detail=[p.t("Commitment, ours", "Cam kết của ta")],
            partner=_partner("GB", "NCA"),
            state=_state(p.t("Open, no evidence", "Chưa có bằng chứng"), "open"),
        ),
    ]
    waiting = [
        _row(
            "VN-2026-1482",
            p.t("Second officer: Phạm Quốc Bảo", "Cán bộ thứ hai: Phạm Quốc Bảo"),
            _clock(None, p.t("house target 12:00", "mục tiêu nội bộ 12:00"), waiting=True),
            type_title=p.t("Criminal record", "Lý lịch tư pháp"),
            detail=[p.t("human trafficking", "mua bán người"), p.t("drafted by you", "tôi soạn")],
            partner=_partner("PL", "KGP"),
            channel=direct,
            state=_state(p.t("Awaiting second officer", "Chờ cán bộ thứ hai"), "wait"),
        ),
        _row(
            "VN-2026-1440",
            p.t("Answer from KGP", "Trả lời của KGP"),
            _clock(None, p.t("house target", "mục tiêu nội bộ"), waiting=True, day=6, of=20),
            type_title=p.t("Criminal record", "Lý lịch tư pháp"),
            detail=[p.t("theft", "trộm cắp")],
            partner=_partner("PL", "KGP"),
            channel=direct,
            state=_state(p.t("Received there", "Đối tác đã nhận"), "open"),
        ),
        _row(
            "VN-2026-1421",
            p.t("Sign of life: letter of 11 November", "Phản hồi cho thư ngày 11/11"),
            _clock(None, p.t("no clock in any text", "không văn bản định hạn"), waiting=True, day=12),
            type_title=p.t("Crime information", "Thông tin tội phạm"),
            detail=[p.t("counterfeit medicine", "thuốc giả")],
            partner=_partner("RU", "НЦБ"),
            channel=p.t("Post, registered", "Bưu điện, bảo đảm"),
            state=_state(p.t("No receipt yet", "Chưa có biên nhận"), "open"),
        ),
    ]
    groups = [
        N(code="critical", count=2, hidden=0, until=None, rows=critical),
        N(code="today", count=4, hidden=0, until=None, rows=today),
        N(code="week", count=9, hidden=7, until=date(2026, 11, 27), rows=week),
        N(code="waiting", count=15, hidden=12, until=None, rows=waiting),
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


def _identity(p: Invented, **more: Any) -> N:
    kept: dict[str, Any] = {
        "reference": "VN-2026-1482",
        "their_reference": "",
        "partner": _partner("PL", "KGP", "Warszawa"),
        "channel": p.t("Direct", "Trực tiếp"),
        "sealed": True,
        "handling_code": "H1",
        "handling_text": p.t("not in court without consent", "không dùng trước tòa nếu chưa đồng ý"),
        "clock": _clock(NOW + timedelta(hours=3, minutes=55), p.t("house target", "mục tiêu nội bộ")),
        "type_title": p.t("Criminal record of one person", "Lý lịch tư pháp của một người"),
    }
    return N(**(kept | more))


def case(p: Invented) -> dict[str, Any]:
    done, wait = _state(p.t("Done", "Xong"), "go"), _state(p.t("Waiting", "Đang chờ"), "wait")
    before = [
        N(
            title=p.t("Fields", "Các mục"),
            hint=p.t("14 of 14 that this request needs", "đủ 14/14 mục cần thiết"),
            state=done,
            anchor="#subject",
        ),
        N(
            title=p.t("Legal basis", "Căn cứ pháp lý"),
            hint=p.t(
                "Agreement of 28 July 2003, Art. 1(1). Two values not verified; neither decides",
                "Hiệp định ngày 28/7/2003, Điều 1(1)",
            ),
            state=done,
            anchor="#basis",
        ),
        N(
            title=p.t("Safeguards", "Điều kiện bảo vệ"),
            hint=p.t("11 pass, 1 warning, 0 stop", "11 đạt, 1 cảnh báo, 0 dừng"),
            state=_state(p.t("Done, 1 warning", "Xong, 1 cảnh báo"), "warn"),
            anchor="#safeguards",
        ),
        N(
            title=p.t("Attachments", "Tài liệu kèm theo"),
            hint=p.t("2 files, 1.4 MB, no malware found", "2 tệp, 1,4 MB, không có mã độc"),
            state=done,
            anchor="",
        ),
        N(
            title=p.t("Second officer", "Cán bộ thứ hai"),
            hint=p.t(
                "asked 07:58 · Phạm Quốc Bảo is on duty until 14:00",
                "đã đề nghị 07:58 · Phạm Quốc Bảo trực đến 14:00",
            ),
            state=wait,
            anchor="#second",
        ),
        N(
            title=p.t("Seal and send", "Niêm phong và gửi"),
            hint=p.t(
                "starts by itself when the second officer approves", "tự bắt đầu khi cán bộ thứ hai phê duyệt"
            ),
            state=_state(p.t("Not yet", "Chưa đến"), "none"),
            anchor="",
        ),
    ]
    basis = [
        N(
            what="may-we-ask",
            title=p.t(
                "Agreement on combating organised crime, 28 July 2003, Art. 1(1)",
                "Hiệp định phòng, chống tội phạm có tổ chức, 28/7/2003, Điều 1(1)",
            ),
            note=None,
            quote="organised crime, including human trafficking",
            quote_language="en",
            state="verified",
        ),
        N(
            what="in-force",
            title=p.t("2004; exact day not read", "2004; chưa đọc ngày chính xác"),
            note=None,
            quote="",
            state="unverified",
        ),
        N(
            what="by-when",
            title=p.t("No time limit in the articles read.", "Các điều đã đọc không định thời hạn."),
            note=p.t(
                "House target: 20 working days, to 21 Dec 2026",
                "Mục tiêu nội bộ: 20 ngày làm việc, đến 21/12/2026",
            ),
            quote="",
            state="house",
        ),
        N(
            what="not-served-by",
            title=p.t(
                "Treaty on legal assistance, 22 March 1993: goes between justice ministries (Art. 3), not police.",
                "Hiệp định tương trợ tư pháp 22/3/1993: giữa hai Bộ Tư pháp (Điều 3).",
            ),
            note=None,
            quote="",
            state="verified",
        ),
    ]
    warn = N(
        outcome="warn",
        text=p.t(
            "The birth date comes from one source, not confirmed.",
            "Ngày sinh chỉ có một nguồn, chưa được xác nhận.",
        ),
        detail=p.t("The letter says so.", "Thư gửi đi có ghi rõ."),
        rule="R-AL-05",
        floor="voluntary",
    )
    passes = [
        N(
            outcome="pass",
            text=p.t(
                "Purpose, need and proportion are stated.",
                "Đã nêu mục đích, sự cần thiết và tính tương xứng.",
            ),
            detail=None,
            rule="R-AL-03",
            floor="law",
        )
    ]
    hit = N(
        id="7",
        title=p.t("Passport register, NA-228104", "Sổ hộ chiếu, NA-228104"),
        agree=3,
        nearly=3,
        differs=1,
        strength=14.4,
        state=_state(p.t("Possible", "Có thể"), "maybe"),
    )
    events = [
        (p.t("Second officer asked", "Đã đề nghị cán bộ thứ hai"), "Trần Thị Linh", 7, True),
        (p.t("Safeguards judged: 1 warning", "Đã xét điều kiện: 1 cảnh báo"), "Comity", 8, False),
        (p.t("Legal basis resolved", "Đã xác định căn cứ pháp lý"), "Comity", 21, False),
        (p.t("Request drafted", "Đã soạn yêu cầu"), "Trần Thị Linh", 24, False),
    ]
    moves = [
        N(
            verb="approve",
            title=p.t("Approve and send", "Phê duyệt và gửi"),
            allowed=False,
            reason=p.t(
                "You drafted this. Another officer must approve it. On duty now: Phạm Quốc Bảo, Lê Thu Hà.",
                "Người soạn không được tự phê duyệt. Cần một cán bộ khác; đang trực: Phạm Quốc Bảo, Lê Thu Hà.",
            ),
            needs_note=False,
        ),
        N(
            verb="remind",
            title=p.t("Remind Phạm Quốc Bảo", "Nhắc Phạm Quốc Bảo"),
            allowed=True,
            reason=None,
            needs_note=False,
        ),
        N(
            verb="take-back",
            title=p.t("Take back to draft", "Rút về bản nháp"),
            allowed=True,
            reason=None,
            needs_note=True,
        ),
    ]
    made = _identity(
        p,
        drafted_by="Trần Thị Linh",
        drafted_at=NOW - timedelta(minutes=24),
        summary=[
            p.t("Human trafficking", "Mua bán người"),
            p.t("for criminal proceedings in Viet Nam", "phục vụ tố tụng hình sự tại Việt Nam"),
        ],
        state=_state(p.t("Awaiting second officer", "Chờ cán bộ thứ hai"), "wait"),
        ours=True,
        before=before,
        done=5,
        total=7,
        judged=N(
            basis=basis,
            basis_at=date(2026, 11, 23),
            candidates=[
                N(title=p.t("Law of 2025", "Luật 2025"), why=p.t("serves extradition only", "chỉ cho dẫn độ"))
            ],
            verdict=p.t("May leave once a second officer agrees.", "Được gửi khi cán bộ thứ hai đồng ý."),
            verdict_counts={"pass": 11, "warn": 1, "stop": 0, "need": 0},
            judged_at=NOW - timedelta(minutes=8),
            rules=12,
            open_findings=[warn],
            passes=passes,
        ),
        letters=[
            N(
                title=p.t("Request", "Yêu cầu"),
                out=True,
                at=NOW,
                prints="request",
                state=_state(p.t("Sealed", "Đã niêm phong"), "none"),
            )
        ],
        duties=[
            N(
                id=4,
                text=p.t("Tell the consulate.", "Báo cho lãnh sự."),
                source="Art. 36 VCCR",
                verified=False,
            )
        ],
        subjects_line=[N(category="suspect", count=1)],
        moves=moves,
        waiting=N(
            title=p.t("Waiting for a second officer", "Đang chờ cán bộ thứ hai"),
            since=NOW - timedelta(minutes=7),
        ),
        timeline=[
            N(title=t, by=by, at=NOW - timedelta(minutes=m), open=o, log_number=88_412 - m, note=None)
            for t, by, m, o in events
        ],
        timeline_total=9,
        after=p.t(
            "KGP’s node signs a receipt, usually within 4 seconds.",
            "Hệ thống của KGP ký biên nhận, thường trong 4 giây.",
        ),
        hits=[hit],
    )
    subject = N(
        names=[
            N(text="Đặng Hữu Phước", source=p.t("passport", "hộ chiếu")),
            N(text="DANG HUU PHUOC", source=p.t("machine-readable line", "dòng máy đọc")),
        ],
        facts=[
            N(
                label=p.t("Born", "Ngày sinh"),
                value="14 March 1987",
                note=p.t("one source", "một nguồn"),
                confirmed=False,
            ),
            N(
                label=p.t("Nationality", "Quốc tịch"),
                value=p.t("Viet Nam", "Việt Nam"),
                note=None,
                confirmed=True,
            ),
        ],
    )
    purposes = [
        N(code="prepare", text=p.t("preparing this request", "chuẩn bị yêu cầu này")),
        N(code="decide", text=p.t("deciding a hit", "quyết định kết quả trùng")),
    ]
    look = None if p.empty else N(purpose=purposes[0].text, at=NOW, number=3)
    line = N(
        label=p.t("Purpose", "Mục đích"),
        values=[p.t("Investigation of a theft", "Điều tra vụ trộm")],
        parts=[],
    )
    told = [] if p.empty else [line, N(label=p.t("Convictions", "Án tích"), values=[], parts=[line])]
    return {
        "case": made,
        "look": look,
        "subjects": [subject],
        "purposes": purposes,
        "asked": told,
        "answered": told[1:],
        "typed": {},
    }


def hits(p: Invented) -> dict[str, Any]:
    row = N(
        reference="VN-2026-1479",
        clock=_clock(NOW + timedelta(hours=2), p.t("house target", "mục tiêu nội bộ")),
        count=2,
        type_title=p.t("Identity and nationality", "Xác minh nhân thân, quốc tịch"),
        partner=_partner("HU", "NEBEK"),
        state=_state(p.t("Possible", "Có thể"), "maybe"),
    )
    return {"hits": [] if p.empty else [row]}


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
        ),
        N(
            id="8",
            title=p.t("Passport register, HT-190377", "Sổ hộ chiếu, HT-190377"),
            agree=3,
            nearly=2,
            differs=2,
            strength=5.2,
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
    identity = _identity(
        p,
        reference="VN-2026-1479",
        their_reference="HU-NEBEK-2026-3391",
        partner=_partner("HU", "NEBEK", "Budapest"),
        handling_code="H0",
        handling_text=p.t("crime only", "chỉ về tội phạm"),
        type_title=p.t("Identity and nationality check", "Xác minh nhân thân, quốc tịch"),
    )
    error = p.t("Write one sentence: what made you decide?", "Ghi một câu: vì sao quyết định như vậy?")
    return {
        "case": identity,
        "hit": made,
        "look": N(purpose=p.t("deciding this hit", "quyết định kết quả này"), at=NOW),
        "note": "",
        "errors": {"note": error} if p.empty else {},
    }


TEXT = """Home · Politics · Law · World
On 19 November in Hà Nội, Deputy Minister of Public Security Hoàng Đình Khải held talks with Tomasz Grzegorzewski-Łącki of Poland.
The two heads of delegation at the talks. (Photo: X.T.)
The two sides noted that the agreement on combating organised crime, signed in 2003, is carried out well. They agreed to speed up negotiation of a new agreement on the return of citizens, to exchange criminal information within 10 working days, and to jointly investigate trafficking networks WIN A HOLIDAY! click here that use the territory of both countries.
The Polish side proposed a memorandum on the exchange of criminal records and pledged to train 24 Vietnamese officers in 2027."""

READ = [
    ("meeting", "19 November", "confirmed"),
    ("meeting", "Hà Nội", "confirmed"),
    ("people", "Hoàng Đình Khải", "confirmed"),
    ("people", "Tomasz Grzegorzewski-Łącki", "confirmed"),
    ("agreements", "the agreement on combating organised crime", "confirmed"),
    ("commitments", "speed up negotiation of a new agreement on the return of citizens", "confirmed"),
    ("agreements", "a new agreement on the return of citizens", "rejected"),
    ("commitments", "exchange criminal information within 10 working days", "read"),
    ("commitments", "jointly investigate trafficking networks", "read"),
    ("agreements", "a memorandum on the exchange of criminal records", "read"),
    ("commitments", "train 24 Vietnamese officers in 2027", "read"),
]
UNREAD = [
    ("menu", "Home · Politics · Law · World"),
    ("caption", "The two heads of delegation at the talks. (Photo: X.T.)"),
    ("spam", "WIN A HOLIDAY! click here"),
]


def review(p: Invented) -> dict[str, Any]:
    summaries = {
        "commitments": p.t("agreed · both", "nhất trí · hai bên"),
        "agreements": p.t("linked, 2003", "đã liên kết, 2003"),
        "people": p.t("head · linked", "trưởng đoàn · đã liên kết"),
        "meeting": "",
    }
    items = [
        N(
            id=str(i),
            kind=kind,
            words=words,
            state=state,
            start=TEXT.index(words),
            end=TEXT.index(words) + len(words),
            summary=summaries[kind],
            strength="agreed",
            owes="both",
            topic="info",
            due=None,
            side="VN",
            stage="signed",
            link="",
            links=[N(id="4", title="Organised crime, 2003")] if kind == "agreements" else [],
            cue="agreed to … to",
            rule="C-07",
            sure=True,
        )
        for i, (kind, words, state) in enumerate(READ)
    ]
    noise = [
        N(word=word, start=TEXT.index(words), end=TEXT.index(words) + len(words)) for word, words in UNREAD
    ]
    kinds = [
        N(code=code, items=[one for one in items if one.kind == code])
        for code in ("meeting", "people", "agreements", "commitments")
    ]
    for one in kinds:
        one.total, one.confirmed = len(one.items), sum(item.state == "confirmed" for item in one.items)
    made = N(
        id="MTG-2026-041",
        title=p.t("Talks with Poland, 19 November 2026", "Hội đàm với Ba Lan, 19/11/2026"),
        line=p.t(
            "Communiqué of the Ministry of Public Security, English, read 19 Nov 17:02.",
            "Thông cáo của Bộ Công an, tiếng Anh, đọc 19/11 17:02.",
        ),
        language="en",
        confirmed=6,
        total=11,
        us="VN",
        them="PL",
        strengths=["agreed", "pledged", "proposed", "suggested", "affirmed"],
        topics=[N(code="info", title=p.t("Exchange of crime information", "Trao đổi thông tin tội phạm"))],
        stages=["proposed", "signed", "in-force"],
        may_register=p.empty,
        known=N(id="MTG-2026-041", title=p.t("Talks in Hà Nội", "Hội đàm tại Hà Nội")) if p.empty else None,
        state="read",
        meeting="",
        why_not=p.t("4 items are not confirmed yet.", "Còn 4 mục chưa được xác nhận."),
    )
    return {
        "review": made,
        "kinds": kinds,
        "paragraphs": marks.paragraphs(TEXT, items, noise),
        "current": "7",
    }


def _agreements(p: Invented) -> list[N]:
    rows = [
        (
            "1",
            p.t(
                "Legal assistance, civil, family and criminal",
                "Tương trợ tư pháp dân sự, gia đình và hình sự",
            ),
            1993,
            "in-force",
            5,
            p.t("in force 1995", "hiệu lực 1995"),
            False,
        ),
        (
            "2",
            p.t("Combating organised crime", "Phòng, chống tội phạm có tổ chức"),
            2003,
            "in-force",
            5,
            p.t("in force 2004", "hiệu lực 2004"),
            True,
        ),
        (
            "3",
            p.t("Return of citizens, replaces 2004", "Nhận trở lại công dân, thay bản 2004"),
            None,
            "negotiating",
            3,
            p.t("round 3 in January", "vòng 3 vào tháng 1"),
            True,
        ),
        (
            "4",
            p.t("Memorandum on criminal records", "Bản ghi nhớ về lý lịch tư pháp"),
            None,
            "proposed",
            2,
            p.t("by Poland, 19 Nov 2026; we owe an answer", "Ba Lan đề xuất 19/11/2026; ta nợ trả lời"),
            True,
        ),
    ]
    return [
        N(
            id=i,
            title=t,
            year=y,
            stage=s,
            stage_step=n,
            where=w,
            verified=v,
            partners=["PL"],
            signed=date(y, 7, 28) if y else None,
            signed_text=f"{y}-07-28" if y else "",
            in_force=date(y + 1, 1, 1) if y else None,
            in_force_text=f"{y + 1}-01-01" if y else "",
        )
        for i, t, y, s, n, w, v in rows
    ]


def _commitments(p: Invented) -> list[N]:
    rows = [
        (
            "CMT-2026-101",
            p.t("name a contact point for search and rescue", "cử đầu mối tìm kiếm, cứu nạn"),
            "us",
            41,
            "overdue",
        ),
        (
            "CMT-2026-118",
            p.t("train 24 officers in cybercrime investigation", "đào tạo 24 cán bộ điều tra tội phạm mạng"),
            "them",
            None,
            "open",
        ),
        ("CMT-2026-090", p.t("hold an expert meeting", "họp chuyên gia"), "both", None, "kept"),
    ]
    return [
        N(
            id=i,
            reference=i,
            words=w,
            owes=o,
            late_days=late,
            due=date(2026, 10, 13) if late else date(2027, 1, 31),
            state=s,
            strength="pledged",
            topic=p.t("cybercrime", "tội phạm mạng"),
            partner="PL",
            evidence=1 if s == "kept" else 0,
        )
        for i, w, o, late, s in rows
    ]


def partners(p: Invented) -> dict[str, Any]:
    rows = [
        ("PL", True, 3, 3, 13, date(2026, 12, 8)),
        ("HU", True, 4, 1, 9, None),
        ("CH", False, 2, 0, 5, None),
    ]
    return {
        "partners": [
            N(code=c, country=c, has_node=n, in_force=a, on_the_way=b, open_cases=o, next_meeting=m)
            for c, n, a, b, o, m in rows
        ],
        "total": len(rows),
    }


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
    owed = _commitments(p)
    made = N(
        code="PL",
        country="PL",
        names=[N(text="Polska", language="pl"), N(text="Ba Lan", language="vi")],
        since=date(1950, 2, 4),
        node_since=date(2026, 3, 1),
        counts=N(agreements=6, meetings=14, commitments=31),
        agreements=[] if p.empty else _agreements(p),
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


def _list(p: Invented, rows: list[N], facets: N) -> N:
    return N(
        rows=[] if p.empty else rows,
        total=0 if p.empty else len(rows),
        hidden=len(rows) if p.empty else 0,
        page=1,
        pages=3,
        previous=0,
        next=2,
        facets=facets,
    )


PARTNERS = [N(code="PL", count=9), N(code="HU", count=7)]


def cases(p: Invented) -> dict[str, Any]:
    sent = _state(p.t("Received there", "Đối tác đã nhận"), "open")
    rows = [
        N(
            reference=f"VN-2026-{1440 + i}",
            their_reference="PL-KGP-2026-0911" if i else "",
            type_title=p.t("Criminal record", "Lý lịch tư pháp"),
            direction="out" if i % 2 else "in",
            partner=_partner("PL", "KGP"),
            clock=_clock(NOW + timedelta(days=i + 1), p.t("house target", "mục tiêu nội bộ")),
            state=sent,
            opened=date(2026, 11, 2 + i),
        )
        for i in range(4)
    ]
    facets = N(
        partners=PARTNERS,
        types=[N(code="criminal-record", title=p.t("Criminal record", "Lý lịch tư pháp"), count=4)],
        states=[N(code="sent", title=sent.text, count=4)],
    )
    return {"list": _list(p, rows, facets), "filters": N(partners=("PL",), types=(), states=())}


def agreements(p: Invented) -> dict[str, Any]:
    facets = N(partners=PARTNERS, stages=[N(code="in-force", count=2), N(code="negotiating", count=1)])
    return {"list": _list(p, _agreements(p), facets), "filters": N(partners=(), stages=())}


def agreement(p: Invented) -> dict[str, Any]:
    party = [
        N(
            country=c,
            stage="in-force",
            stage_step=5,
            signed=date(2003, 7, 28),
            signed_text="2003-07-28",
            in_force=None,
            in_force_text="2004",
            verified=v,
        )
        for c, v in (("VN", True), ("PL", False))
    ]
    made = N(
        title=_agreements(p)[1].title,
        original_title="Umowa o zwalczaniu przestępczości zorganizowanej",
        stage="in-force",
        parties=party,
        provisions=[
            N(
                article="Art. 1(1)",
                text=p.t(
                    "Serves organised crime, human trafficking included.",
                    "Áp dụng cho tội phạm có tổ chức, gồm cả mua bán người.",
                ),
                source="Dz.U. 2004 No 216 item 2197",
                verified=True,
            )
        ],
        commitments=[N(id="CMT-2026-101", title="name a contact point")],
        history=[
            N(stage="in-force", country="PL", day=None, day_text="2004", source="Dz.U.", verified=False),
            N(
                stage="signed",
                country="",
                day=date(2003, 7, 28),
                day_text="2003-07-28",
                source="",
                verified=True,
            ),
        ],
        serves=[p.t("Crime information", "Thông tin tội phạm")],
        meetings=[
            N(id="MTG-2026-041", title=p.t("Talks in Hà Nội", "Hội đàm tại Hà Nội"), day=date(2026, 11, 19))
        ],
    )
    return {"agreement": made}


def meetings(p: Invented) -> dict[str, Any]:
    rows = [
        N(
            id="MTG-2026-041",
            reference="MTG-2026-041",
            title=p.t("Talks in Hà Nội", "Hội đàm tại Hà Nội"),
            day=date(2026, 11, 19),
            day_text="2026-11-19",
            place="Hà Nội",
            partners=["PL"],
            to_confirm=12,
        ),
        N(
            id="MTG-2026-012",
            reference="MTG-2026-012",
            title=p.t("Expert meeting", "Họp chuyên gia"),
            day=date(2026, 5, 4),
            day_text="2026-05-04",
            place="Budapest",
            partners=["HU"],
            to_confirm=None,
        ),
    ]
    return {"list": _list(p, rows, N(partners=PARTNERS)), "filters": N(partners=())}


def meeting(p: Invented) -> dict[str, Any]:
    side = [
        N(country="VN", people=[N(name="Hoàng Đình Khải", head=True, office="Bộ Công an")]),
        N(country="PL", people=[N(name="Agnieszka Żurawska", head=False, office="KGP")]),
    ]
    made = N(
        row=N(
            reference="MTG-2026-041",
            title=p.t("Talks in Hà Nội", "Hội đàm tại Hà Nội"),
            day=date(2026, 11, 19),
            day_text="2026-11-19",
            place="Hà Nội",
            partners=["PL"],
        ),
        commitments=_commitments(p),
        agreements=[
            N(id=one.id, title=one.title, stage=one.stage, stage_step=one.stage_step)
            for one in _agreements(p)
        ],
        sides=side,
        sources=[N(id="COM-2026-003", title="Communiqué", language="en", read_at=NOW)],
    )
    return {"meeting": made}


def commitments(p: Invented) -> dict[str, Any]:
    facets = N(
        owes=[N(code="us", count=13), N(code="them", count=18)],
        states=[N(code="open", count=3), N(code="overdue", count=1)],
        partners=PARTNERS,
    )
    return {"list": _list(p, _commitments(p), facets), "filters": N(owes=(), states=(), partners=())}


def commitment(p: Invented) -> dict[str, Any]:
    moves = [
        N(
            verb=verb,
            title=p.t(en, vi),
            allowed=True,
            reason=None,
            needs_note=True,
        )
        for verb, en, vi in (
            ("evidence", "Add evidence", "Bổ sung bằng chứng"),
            ("keep", "Mark as kept", "Đánh dấu đã thực hiện"),
        )
    ]
    evidence = N(text=p.t("Course list, 24 names", "Danh sách lớp, 24 người"), by="Vũ Ngọc Ánh", at=NOW)
    made = N(
        row=_commitments(p)[1],
        meeting=N(id="MTG-2026-041", title=p.t("Talks in Hà Nội", "Hội đàm tại Hà Nội")),
        topics=[p.t("cybercrime", "tội phạm mạng")],
        reason="",
        closed=None,
        evidence=[] if p.empty else [evidence],
        moves=moves,
    )
    return {"commitment": made, "typed": {}}


def log(p: Invented) -> dict[str, Any]:
    rows = [
        N(
            number=88_412 - i,
            at=NOW - timedelta(minutes=i),
            title=p.t("Looked at the persons of a case", "Đã xem người trong hồ sơ"),
            refused=i == 1,
            case_reference="VN-2026-1482",
            partner="PL",
            shredded=i == 3,
            officer_name="Trần Thị Linh" if i else None,
            leaf_hex="7f3a21c09b" * 6,
        )
        for i in range(5)
    ]
    facets = N(kinds=[N(code="look", title=p.t("looks", "tra cứu"), count=5)], partners=PARTNERS)
    return {
        "list": _list(p, rows, facets),
        "filters": N(number="", reference="", kinds=(), partners=()),
        "checkpoint": N(size=88_412, at=NOW, verified=True),
    }


def _field(name: str, label: str, kind: str = "line", **more: Any) -> N:
    path = f"asks.{name}"
    kept = {
        "id": f"id_{path.replace('.', '-')}",
        "name": path,
        "label": label,
        "kind": kind,
        "required": True,
        "hint": None,
        "error": None,
        "value": "",
        "described": "",
        "fields": [],
        "blank": None,
        "choices": [],
        "countries": False,
    }
    return N(**(kept | more))


def _options(*options: tuple[str, str]) -> list[N]:
    return [N(code=code, title=title, chosen=False) for code, title in options]


def draft(p: Invented) -> dict[str, Any]:
    error = p.t("31 June does not exist", "không có ngày 31 tháng 6")
    born = _field(
        "subject.born",
        p.t("Birth date", "Ngày sinh"),
        "date",
        value="1987-06-31",
        error=error if p.empty else None,
        hint=p.t("Year alone is enough if the day is not known", "Chỉ cần năm nếu không rõ ngày"),
        described="id_asks-subject-born-hint" + (" id_asks-subject-born-error" if p.empty else ""),
    )
    paper = _field(
        "subject.documents.0",
        p.t("Document 1", "Giấy tờ 1"),
        "group",
        fields=[_field("subject.documents.0.number", p.t("Number", "Số"))],
    )
    person = _field(
        "subject",
        p.t("Person", "Người"),
        "group",
        fields=[
            _field(
                "subject.name",
                p.t("Name as written there", "Họ tên như ghi ở bên đó"),
                value="Phuoc Dang-Huu",
            ),
            born,
            _field(
                "subject.birth_country",
                p.t("Country of birth", "Nước sinh"),
                "choice",
                countries=True,
                choices=_options(("VN", "VN"), ("PL", "PL")),
                value="VN",
                required=False,
            ),
            _field("subject.documents", p.t("Documents", "Giấy tờ"), "rows", blank=paper, required=False),
        ],
    )
    crimes = _options(("a", p.t("Theft", "Trộm cắp")), ("b", p.t("Fraud", "Lừa đảo")))
    matter = [
        _field("purpose", p.t("What is the record needed for?", "Cần lý lịch để làm gì?"), "text"),
        _field("crimes", p.t("Kinds of crime", "Loại tội phạm"), "choices", choices=crimes),
        _field(
            "group", p.t("Was an organised group at work?", "Có nhóm có tổ chức không?"), "flag", value="true"
        ),
        _field("consent", p.t("Written consent", "Văn bản đồng ý"), "file", required=False),
        _field("most", p.t("Highest penalty", "Mức phạt cao nhất"), "number"),
    ]
    parts = [
        N(title=p.t("Who is asked about", "Hỏi về ai"), fields=[person]),
        N(title=p.t("The matter", "Vụ việc"), fields=matter),
    ]
    problems = (
        [N(id="id_asks-subject-born", label=p.t("Birth date", "Ngày sinh"), text=error)] if p.empty else []
    )
    check = N(
        refused="",
        missing={"asks.purpose": p.t("Fill in ‘Purpose’.", "Điền mục ‘Mục đích’.")},
        more=0,
        basis=p.t("Agreement of 28 July 2003, Art. 1(1)", "Hiệp định 28/7/2003, Điều 1(1)"),
        findings=[],
    )
    buttons = [
        ("save", p.t("Save the draft", "Lưu bản nháp")),
        ("finish", p.t("Ask a second officer to approve", "Đề nghị cán bộ thứ hai phê duyệt")),
    ]
    return {
        "draft": _identity(p, reference="VN-2026-1490"),
        "which": "draft",
        "spec": N(title=p.t("Draft", "Bản nháp"), note=p.t("In words", "Bằng lời")),
        "buttons": buttons,
        "grounds": [("no", p.t("No agreement allows it", "Không thỏa thuận nào cho phép"))],
        "ground": "",
        "note": "",
        "revision": 3,
        "form": N(parts=parts, problems=problems),
        "check": check,
    }


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
        text=p.t("Read a letter that arrived", "Đọc thư đã đến"),
        params={},
        about="VN-2026-1499",
        partner="PL",
        created=NOW,
    )
    letter = N(number="IN-2026-0031", mid="7f3a", kind="spontaneous", at=NOW)
    return {"task": told, "letters": [letter], "note": ""}


def why(p: Invented) -> dict[str, Any]:
    return {"case": _identity(p), "purposes": case(p)["purposes"]}


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
            kind_title=p.t("Case", "Hồ sơ"),
            address="/cases/VN-2026-1482/",
            title="VN-2026-1482",
            note=p.t("Criminal record · Poland", "Lý lịch tư pháp · Ba Lan"),
        )
    ]
    return {"text": "1482", "found": [] if p.empty else found}


def sign_in(p: Invented) -> dict[str, Any]:
    user = N(get_username="linh.tran")
    errors = (
        [
            p.t(
                "That code is not right, or 30 seconds have passed. 4 tries left.",
                "Mã không đúng hoặc đã quá 30 giây. Còn 4 lần thử.",
            )
        ]
        if p.empty
        else []
    )
    form = N(
        user=user,
        errors=errors,
        code=N(errors=errors),
        non_field_errors=[],
        login=N(value=""),
        secret="JBSWY3DPEHPK3PXP",
    )
    return {
        "form": form,
        "MFA_SUPPORTED_TYPES": ["totp"],
        "totp_svg": '<svg viewBox="0 0 4 4"><path d="M0 0h2v2H0zM2 2h2v2H2z"/></svg>',
    }


def nothing(p: Invented) -> dict[str, Any]:
    return {}


def reports(p: Invented) -> dict[str, Any]:
    return {
        "reports": []
        if p.empty
        else [
            N(
                address="/",
                title=p.t("Year in numbers", "Năm qua bằng con số"),
                note=p.t("Article 18 and FATF R.33", "Điều 18 và FATF R.33"),
            )
        ]
    }


ERROR = {
    "title": "Something broke on our side. Nothing was sent.",
    "what": "The administrator knows.",
    "reference": "7F3A-21",
}
REFUSAL = {"title": "Another officer must approve it.", "what": "You drafted this.", "reference": "7F3A-21"}

PAGES: dict[str, Callable[[Invented], dict[str, Any]]] = {
    "work": work,
    "search": search,
    "cases": cases,
    "new": new,
    "draft": draft,
    "answer": draft,
    "clarify": draft,
    "refuse": draft,
    "check": draft,
    "letter": case,
    "case": case,
    "look": case,
    "why": why,
    "notices": notices,
    "task": task,
    "hits": hits,
    "hit": hit,
    "partners": partners,
    "partner": partner,
    "agreements": agreements,
    "agreement": agreement,
    "meetings": meetings,
    "read": nothing,
    "review": review,
    "meeting": meeting,
    "commitments": commitments,
    "commitment": commitment,
    "reports": reports,
    "log": log,
    "language": nothing,
    "account_login": sign_in,
    "account_logout": nothing,
    "mfa_authenticate": sign_in,
    "mfa_activate_totp": sign_in,
    "mfa_generate_recovery_codes": nothing,
}
SECTIONS = {
    "work": "work",
    "cases": "cases",
    "case": "cases",
    "new": "cases",
    "draft": "cases",
    "hits": "hits",
    "hit": "hits",
    "partners": "partners",
    "partner": "partners",
    "agreements": "agreements",
    "agreement": "agreements",
    "meetings": "meetings",
    "meeting": "meetings",
    "read": "meetings",
    "review": "meetings",
    "commitments": "commitments",
    "commitment": "commitments",
    "reports": "reports",
    "log": "log",
}
