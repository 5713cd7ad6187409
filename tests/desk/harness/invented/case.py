"""One case: what stands before it can leave, the law, the safeguards, its people, its timeline."""

from datetime import timedelta
from types import SimpleNamespace as N
from typing import Any

from tests.desk.harness.invented.law import judged
from tests.desk.harness.invented.shapes import NOW, Invented, identity, state


def _before(p: Invented) -> list[N]:
    done, wait = state(p.t("Done", "Xong"), "go"), state(p.t("Waiting", "Đang chờ"), "wait")
    return [
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
            state=state(p.t("Done, 1 warning", "Xong, 1 cảnh báo"), "warn"),
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
            state=state(p.t("Not yet", "Chưa đến"), "none"),
            anchor="",
        ),
    ]


def _moves(p: Invented) -> list[N]:
    return [
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


def _subject(p: Invented) -> N:
    return N(
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


def case(p: Invented) -> dict[str, Any]:
    hit = N(
        id="7",
        title=p.t("Passport register, NA-228104", "Sổ hộ chiếu, NA-228104"),
        agree=3,
        nearly=3,
        differs=1,
        strength=14.4,
        person=p.t("Person 1", "Người 1"),
        state=state(p.t("Possible", "Có thể"), "maybe"),
    )
    events = [
        (p.t("Second officer asked", "Đã đề nghị cán bộ thứ hai"), "Trần Thị Linh", 7, True),
        (p.t("Safeguards judged: 1 warning", "Đã xét điều kiện: 1 cảnh báo"), "Comity", 8, False),
        (p.t("Legal basis resolved", "Đã xác định căn cứ pháp lý"), "Comity", 21, False),
        (p.t("Request drafted", "Đã soạn yêu cầu"), "Trần Thị Linh", 24, False),
    ]
    made = identity(
        p,
        drafted_by="Trần Thị Linh",
        drafted_at=NOW - timedelta(minutes=24),
        summary=[
            p.t("Human trafficking", "Mua bán người"),
            p.t("for criminal proceedings in Viet Nam", "phục vụ tố tụng hình sự tại Việt Nam"),
        ],
        state=state(p.t("Awaiting second officer", "Chờ cán bộ thứ hai"), "wait"),
        ours=True,
        before=_before(p),
        done=5,
        total=7,
        judged=judged(p),
        letters=[
            N(
                title=p.t("Request", "Yêu cầu"),
                out=True,
                at=NOW,
                prints="request",
                state=state(p.t("Sealed", "Đã niêm phong"), "none"),
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
        moves=_moves(p),
        waiting=N(
            title=p.t("Waiting for a second officer", "Đang chờ cán bộ thứ hai"),
            since=NOW - timedelta(minutes=7),
        ),
        timeline=[
            N(title=t, by=by, at=NOW - timedelta(minutes=m), open=o, log_number=88_412 - m, note=None)
            for t, by, m, o in events
        ],
        timeline_total=9,
        people=[
            N(
                title=p.t("Person 1", "Người 1"),
                category="suspect",
                state=state(
                    p.t("Possible hits wait for a person", "Có kết quả chờ người quyết định"), "maybe"
                ),
                said=None,
            )
        ],
        hits=[hit],
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
        "subjects": [_subject(p)],
        "purposes": purposes,
        "lead": "approve",
        "basis_rule": "R-AL-01",
        "asked": told,
        "answered": told[1:],
        "noting": N(
            verb="note", title=p.t("Write a note", "Viết ghi chú"), allowed=True, reason=None, needs_note=True
        ),
        "kept": [] if p.empty else [_kept(p)],
        "typed": {},
    }


def _kept(p: Invented) -> dict[str, Any]:
    mark = N(page="answer", username="linh", by="Trần Thị Linh", at=NOW - timedelta(minutes=20))
    return {"mark": mark, "own": True, "title": p.t("Answer", "Trả lời"), "address": "desk:answer"}


def why(p: Invented) -> dict[str, Any]:
    return {"case": identity(p), "purposes": case(p)["purposes"]}
