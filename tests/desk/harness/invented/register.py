"""Agreements, meetings and commitments."""

from datetime import date
from types import SimpleNamespace as N
from typing import Any

from tests.desk.harness.invented.shapes import NOW, Invented, listed, narrowing, partners_of


def agreement_rows(p: Invented) -> list[N]:
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


def commitment_rows(p: Invented) -> list[N]:
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


def agreements(p: Invented) -> dict[str, Any]:
    stages = (
        ("in-force", p.t("In force", "Có hiệu lực"), 2),
        ("negotiating", p.t("Negotiating", "Đang đàm phán"), 1),
    )
    return {
        "list": listed(
            p, agreement_rows(p), partners_of(p), narrowing("stage", p.t("Stage", "Giai đoạn"), *stages)
        )
    }


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
        title=agreement_rows(p)[1].title,
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
    return {"list": listed(p, rows, partners_of(p))}


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
        commitments=commitment_rows(p),
        agreements=[
            N(id=one.id, title=one.title, stage=one.stage, stage_step=one.stage_step)
            for one in agreement_rows(p)
        ],
        sides=side,
        sources=[N(id="COM-2026-003", title="Communiqué", language="en", read_at=NOW)],
    )
    return {"meeting": made}


def commitments(p: Invented) -> dict[str, Any]:
    owes = (("us", p.t("we", "ta"), 13), ("them", p.t("they", "đối tác"), 18))
    return {
        "list": listed(
            p, commitment_rows(p), narrowing("owes", p.t("Who owes", "Bên cam kết"), *owes), partners_of(p)
        )
    }


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
        row=commitment_rows(p)[1],
        meeting=N(id="MTG-2026-041", title=p.t("Talks in Hà Nội", "Hội đàm tại Hà Nội")),
        topics=[p.t("cybercrime", "tội phạm mạng")],
        reason="",
        closed=None,
        evidence=[] if p.empty else [evidence],
        moves=moves,
    )
    return {"commitment": made, "typed": {}}
