"""A communiqué being read."""

from types import SimpleNamespace as N
from typing import Any

from tests.desk.harness.invented.shapes import Invented

from comity.node.desk import marks

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


LONG = (
    "Agreement between the Government of the Republic of Poland and the Government of the Socialist Republic of "
    "Viet Nam on co-operation in combating organised crime and certain other offences, signed in Warsaw"
)


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
            links=[N(id="4", title="Organised crime, 2003"), N(id="5", title=LONG)]
            if kind == "agreements"
            else [],
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
        decided=7,
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
