"""Pages of the frame: the log, signing in, an error."""

from datetime import timedelta
from types import SimpleNamespace as N
from typing import Any

from tests.desk.harness.invented.shapes import NOW, Invented, listed, narrowing, partners_of


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
    kinds = narrowing("kind", p.t("Kind", "Loại"), ("look", p.t("looks", "tra cứu"), 5))
    return {
        "list": listed(p, rows, kinds, partners_of(p)),
        "number": "",
        "reference": "",
        "checkpoint": N(size=88_412, at=NOW, verified=True),
        "verifying": N(
            verb="verify",
            title=p.t("Check the whole log", "Kiểm tra toàn bộ nhật ký"),
            allowed=True,
            reason=None,
            needs_note=False,
        ),
        "uncovered": [("django_session", p.t("Sessions end by themselves.", "Phiên làm việc tự kết thúc."))],
    }


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


def recovery_codes(p: Invented) -> dict[str, Any]:
    codes = ["0f3a-91bc", "77d2-e0a4", "b61c-5f08"]
    return {"can_view_codes": not p.empty, "unused_codes": codes, "can_generate_codes": True}


def nothing(p: Invented) -> dict[str, Any]:
    return {}


ERROR = {
    "title": "Something broke on our side. Nothing was sent.",
    "what": "The administrator knows.",
    "reference": "7F3A-21",
}


REFUSAL = {"title": "Another officer must approve it.", "what": "You drafted this.", "reference": "7F3A-21"}
