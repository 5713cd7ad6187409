"""Officers' accounts: the list, one account, a new one, the own one, and a task that goes to a colleague."""

from datetime import timedelta
from types import SimpleNamespace as N
from typing import Any

from tests.desk.harness.invented.draft import field, options
from tests.desk.harness.invented.shapes import NOW, Invented, listed, narrowing


def _account(username: str, name: str, roles: tuple[str, ...], **more: Any) -> N:
    kept = {"unit": "", "active": True, "second_factor": True, "tasks": 0}
    return N(username=username, full_name=name, roles=roles, **(kept | more))


def _linh(p: Invented) -> N:
    unit = p.t("National Contact Point", "Đầu mối quốc gia")
    return _account("linh.tran", "Trần Thị Linh", ("desk", "lawyer"), unit=unit, tasks=4)


def _titles(p: Invented) -> list[str]:
    return [
        p.t("desk officer", "cán bộ trực"),
        p.t("lawyer of the central authority", "luật sư của cơ quan trung ương"),
    ]


def _roles(p: Invented) -> N:
    found = options(
        ("desk", p.t("desk officer", "cán bộ trực")),
        ("lawyer", p.t("lawyer of the central authority", "luật sư của cơ quan trung ương")),
        ("cooperation", p.t("international-cooperation officer", "cán bộ hợp tác quốc tế")),
        ("administrator", p.t("node administrator", "quản trị viên hệ thống")),
    )
    return _plain("roles", p.t("Roles", "Vai trò"), "choices", choices=found)


def _plain(name: str, label: str, kind: str = "line", **more: Any) -> N:
    made = field(name, label, kind, **more)
    made.id, made.name = f"id_{name}", name
    made.described = f"id_{name}-error" if made.error else ""
    return made


def _form(*fields: N) -> N:
    wrong = [N(id=one.id, label=one.label, text=one.error) for one in fields if one.error]
    return N(fields=list(fields), problems=wrong)


def officers(p: Invented) -> dict[str, Any]:
    rows = [
        _linh(p),
        _account("bao.pham", "Phạm Quốc Bảo", ("approver",), second_factor=False),
        _account("khoi.do", "Đỗ Minh Khôi", ("lawyer",), active=False),
    ]
    for row in rows:
        row.titles = _titles(p)[: len(row.roles)]
    choices = (("open", p.t("open", "mở"), 2), ("closed", p.t("closed", "đóng"), 1))
    return {
        "list": listed(p, rows, narrowing("account", p.t("Account", "Tài khoản"), *choices)),
        "may_appoint": True,
    }


def officer(p: Invented) -> dict[str, Any]:
    wrong = p.t("Write one sentence: why?", "Viết một câu: vì sao?") if p.empty else None
    moves = [
        N(verb="roles", title=p.t("Change the roles", "Thay đổi vai trò"), allowed=True, reason=None, needs_note=False, hidden={}),
        N(verb="reset", title=p.t("Take the second factor off", "Gỡ yếu tố thứ hai"), allowed=not p.empty, needs_note=True, hidden={},
          reason=p.t("Another administrator must do this to your account.", "Việc này phải do quản trị viên khác thực hiện.")),
        N(verb="close", title=p.t("Close this account", "Đóng tài khoản này"), allowed=True, reason=None, needs_note=True, hidden={}),
    ]  # fmt: skip
    reason = _plain("reason", p.t("Reason", "Lý do"), "text", error=wrong)
    return {
        "account": _linh(p),
        "titles": _titles(p),
        "form": _form(_roles(p), reason),
        "moves": moves,
        "typed": {},
    }


def appoint(p: Invented) -> dict[str, Any]:
    wrong = p.t("Fill in the name.", "Hãy điền họ tên.") if p.empty else None
    name = _plain(
        "full_name", p.t("Name, as colleagues know it", "Họ tên như đồng nghiệp vẫn gọi"), error=wrong
    )
    sign_in = _plain("username", p.t("Sign-in name", "Tên đăng nhập"))
    return {"form": _form(name, sign_in, _roles(p))}


def appointed(p: Invented) -> dict[str, Any]:
    return {"made": _linh(p), "password": "only-for-drawing-pages"}


def account(p: Invented) -> dict[str, Any]:
    wrong = p.t("The present password is not right.", "Mật khẩu hiện tại không đúng.") if p.empty else None
    fields = (
        _plain("present", p.t("Present password", "Mật khẩu hiện tại"), "password", error=wrong),
        _plain("new", p.t("New password", "Mật khẩu mới"), "password"),
        _plain("again", p.t("New password once more", "Nhập lại mật khẩu mới"), "password"),
    )
    return {"account": _linh(p), "titles": _titles(p), "form": _form(*fields)}


def hand_over(p: Invented) -> dict[str, Any]:
    text = p.t("Approve before it leaves", "Phê duyệt trước khi gửi")
    task = N(pk=4, text=text, params={}, about="VN-2026-1475", due=NOW + timedelta(hours=4))
    who = options(("bao.pham", "Phạm Quốc Bảo"), ("ha.le", "Lê Thu Hà"))
    colleague = _plain("to", p.t("Colleague", "Đồng nghiệp"), "choice", choices=who)
    return {"tasks": [task], "form": _form(colleague), "free": [] if p.empty else who}
