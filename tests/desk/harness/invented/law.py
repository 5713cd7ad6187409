"""What the law says of one case: the basis found, and the safeguards judged."""

from datetime import date, timedelta
from types import SimpleNamespace as N

from tests.desk.harness.invented.shapes import NOW, Invented


def _basis(p: Invented) -> list[N]:
    return [
        N(
            what="may-we-ask",
            title=p.t(
                "Agreement on combating organised crime, 28 July 2003, Art. 1(1)",
                "Hiệp định phòng, chống tội phạm có tổ chức, 28/7/2003, Điều 1(1)",
            ),
            note=None,
            quote="organised crime, including human trafficking",
            state="verified",
            read="",
        ),
        N(
            what="in-force",
            title=p.t("2004; exact day not read", "2004; chưa đọc ngày chính xác"),
            note=None,
            quote="",
            state="unverified",
            read="",
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
            read="",
        ),
    ]


def judged(p: Invented) -> N:
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
    return N(
        basis=_basis(p),
        basis_at=date(2026, 11, 23),
        candidates=[
            N(
                title=p.t("Law of 2025", "Luật 2025"),
                why=p.t("serves extradition only", "chỉ cho dẫn độ"),
                read="",
            )
        ],
        aside=[
            N(
                title=p.t("Agreement on visas", "Hiệp định miễn thị thực"),
                why=p.t("about other things", "về việc khác"),
                read="",
            )
        ],
        verdict=p.t("May leave once a second officer agrees.", "Được gửi khi cán bộ thứ hai đồng ý."),
        verdict_counts={"pass": 11, "warn": 1, "stop": 0, "need": 0},
        judged_at=NOW - timedelta(minutes=8),
        rules=12,
        open_findings=[warn],
        passes=passes,
    )
