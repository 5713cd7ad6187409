"""The form of a request, with one thing wrong."""

from types import SimpleNamespace as N
from typing import Any

from tests.desk.harness.invented.shapes import NOW, Invented, identity


def field(name: str, label: str, kind: str = "line", **more: Any) -> N:
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
        "theirs": None,
        "only": None,
        "fields": [],
        "blank": None,
        "choices": [],
        "countries": False,
    }
    return N(**(kept | more))


def options(*options: tuple[str, str]) -> list[N]:
    return [N(code=code, title=title, chosen=False) for code, title in options]


def draft(p: Invented) -> dict[str, Any]:
    error = p.t("31 June does not exist", "không có ngày 31 tháng 6")
    born = field(
        "subject.born",
        p.t("Birth date", "Ngày sinh"),
        "date",
        value="1987-06-31",
        error=error if p.empty else None,
        hint=p.t("Year alone is enough if the day is not known", "Chỉ cần năm nếu không rõ ngày"),
        described="id_asks-subject-born-hint" + (" id_asks-subject-born-error" if p.empty else ""),
    )
    paper = field(
        "subject.documents.0",
        p.t("Document 1", "Giấy tờ 1"),
        "group",
        fields=[field("subject.documents.0.number", p.t("Number", "Số"))],
    )
    person = field(
        "subject",
        p.t("Person", "Người"),
        "group",
        fields=[
            field(
                "subject.name",
                p.t("Name as written there", "Họ tên như ghi ở bên đó"),
                value="Phuoc Dang-Huu",
            ),
            born,
            field(
                "subject.birth_country",
                p.t("Country of birth", "Nước sinh"),
                "choice",
                countries=True,
                choices=options(("VN", "VN"), ("PL", "PL")),
                value="VN",
                required=False,
            ),
            field("subject.documents", p.t("Documents", "Giấy tờ"), "rows", blank=paper, required=False),
        ],
    )
    crimes = options(("a", p.t("Theft", "Trộm cắp")), ("b", p.t("Fraud", "Lừa đảo")))
    theirs = None if p.empty else p.t("A court in Kraków asks for it.", "Tòa án Kraków đề nghị.")
    matter = [
        field(
            "purpose", p.t("What is the record needed for?", "Cần lý lịch để làm gì?"), "text", theirs=theirs
        ),
        field("crimes", p.t("Kinds of crime", "Loại tội phạm"), "choices", choices=crimes),
        field(
            "group", p.t("Was an organised group at work?", "Có nhóm có tổ chức không?"), "flag", value="true"
        ),
        field(
            "leader",
            p.t("Who leads the group?", "Ai cầm đầu nhóm?"),
            only=N(
                name="asks.group",
                values="true",
                words=p.t(
                    "Only if ‘Was an organised group at work?’ is: Yes.",
                    "Chỉ khi ‘Có nhóm có tổ chức không?’ là: Có.",
                ),
            ),
            described="id_asks-leader-only",
        ),
        field("consent", p.t("Written consent", "Văn bản đồng ý"), "file", required=False),
        field("most", p.t("Highest penalty", "Mức phạt cao nhất"), "number"),
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
        ready=False,
    )
    buttons = [
        N(verb="save", title=p.t("Save the draft", "Lưu bản nháp"), role="safe"),
        N(
            verb="finish",
            title=p.t("Ask a second officer to approve", "Đề nghị cán bộ thứ hai phê duyệt"),
            role="act",
        ),
    ]
    return {
        "draft": identity(p, reference="VN-2026-1490"),
        "which": "draft",
        "spec": N(title=p.t("Draft", "Bản nháp"), note=p.t("In words", "Bằng lời")),
        "buttons": buttons,
        "due": "save",
        "grounds": [("no", p.t("No agreement allows it", "Không thỏa thuận nào cho phép"))],
        "ground": "",
        "note": "",
        "revision": 3,
        "beside": None if p.empty else N(by="Phạm Quốc Bảo", at=NOW, theirs={}),
        "differs": [] if p.empty else [N(id="id_asks-purpose", label=matter[0].label)],
        "kept": N(page="draft", username="khoi", by="Đỗ Minh Khôi", at=NOW),
        "others": [N(page="draft", username="ha", by="Lê Thu Hà", at=NOW)],
        "form": N(parts=parts, problems=problems),
        "check": check,
    }
