"""Officers' accounts, the own password, and tasks: the same verbs as the desk's, one act each."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field, StringConstraints

from comity.node.api.auth import officer
from comity.node.api.errors import LIST_PROBLEMS, PROBLEMS, Problem, say
from comity.node.api.inputs import Input, Row, Sentence
from comity.node.api.window import Keyed, piece_by
from comity.node.staff import guesses, passwords, queries
from comity.node.staff.appoint import appoint
from comity.node.staff.change_password import change_password
from comity.node.staff.change_roles import change_roles
from comity.node.staff.close_account import close_account
from comity.node.staff.close_task import close_task
from comity.node.staff.confirm_account import confirm_account
from comity.node.staff.hand_over import hand_over
from comity.node.staff.issue_password import issue_password
from comity.node.staff.queries import Account
from comity.node.staff.reset_second_factor import reset_second_factor

accounts, own, tasks = Router(), Router(), Router()

SignInName = Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z0-9][a-z0-9._-]*$")]
RoleCode = Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z]+$")]
Roles = Annotated[list[RoleCode], Field(max_length=20)]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=200)]
GUESSED = {429: Problem}


class NewOfficer(Input):
    """An officer to appoint."""

    username: SignInName
    full_name: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\u0000-\u001f]*$")]
    roles: Roles


class Appointed(Schema):
    """The new officer, and the first password, which is told this once."""

    officer: Account
    password: str


class Why(Input):
    """Why an account is changed; logged."""

    reason: Sentence


class NewRoles(Why):
    """The roles in place of those held."""

    roles: Roles


class NewPassword(Input):
    """The password as it is, and the next one."""

    present: Secret
    new: Secret


class To(Input):
    """The colleague a task goes to."""

    to: SignInName


class TaskOut(Schema):
    """Something to do, in the reader's language."""

    number: int
    kind: str
    sentence: str
    about: str
    partner: str
    role: str
    officer: str
    due: datetime | None


class Accounts(Schema):
    """A piece of the officers; ``next`` is the cursor of the piece after it, empty at the end."""

    rows: list[Account]
    next: str


class TasksOut(Schema):
    """A piece of the tasks; ``next`` as above."""

    rows: list[TaskOut]
    next: str


@accounts.get("", response={200: Accounts, **LIST_PROBLEMS}, operation_id="list_officers")
def listed(request: HttpRequest, window: Query[Keyed]) -> Accounts:  # noqa: ARG001 - ninja hands every route the request
    """Every officer of the node, those with a closed account last."""
    rows, after = piece_by(queries.accounts(), lambda one: one.username, window)
    return Accounts(rows=rows, next=after)


@accounts.post("", response={201: Appointed, **PROBLEMS}, operation_id="appoint_officer")
def appointed(request: HttpRequest, said: NewOfficer) -> Status[Appointed]:
    """Appoint an officer; the first password stands in the answer and nowhere else."""
    first = passwords.first()
    row = appoint(officer(request), said.username, full_name=said.full_name, password=first, roles=said.roles)
    return Status(201, Appointed(officer=queries.account(row.username), password=first))


@accounts.get("/{username}", response={200: Account, **PROBLEMS}, operation_id="get_officer")
def one(request: HttpRequest, username: SignInName) -> Account:  # noqa: ARG001 - as above
    """One officer."""
    return queries.account(username)


@accounts.put("/{username}/roles", response={200: Account, **PROBLEMS}, operation_id="change_roles")
def roles(request: HttpRequest, username: SignInName, said: NewRoles) -> Account:
    """Change what an officer may do; nobody changes their own roles."""
    change_roles(officer(request), username, said.roles, reason=said.reason)
    return queries.account(username)


@accounts.post("/{username}/close", response={200: Account, **PROBLEMS}, operation_id="close_account")
def close(request: HttpRequest, username: SignInName, said: Why) -> Account:
    """Close an account: its sessions end, its open tasks wait for their role; nothing is deleted."""
    close_account(officer(request), username, reason=said.reason)
    return queries.account(username)


@accounts.post(
    "/{username}/reset-second-factor", response={200: Account, **PROBLEMS}, operation_id="reset_second_factor"
)
def reset(request: HttpRequest, username: SignInName, said: Why) -> Account:
    """Take a lost second factor off; the officer sets up a new one at the next sign-in."""
    reset_second_factor(officer(request), username, reason=said.reason)
    return queries.account(username)


@accounts.post("/{username}/confirm", response={200: Account, **PROBLEMS}, operation_id="confirm_account")
def confirm(request: HttpRequest, username: SignInName, said: Why) -> Account:
    """Confirm that an account belongs to the person it names; never by who gave the first password."""
    confirm_account(officer(request), username, reason=said.reason)
    return queries.account(username)


@accounts.post(
    "/{username}/first-password", response={200: Appointed, **PROBLEMS}, operation_id="issue_password"
)
def issue(request: HttpRequest, username: SignInName, said: Why) -> Appointed:
    """Give a new first password, which stands in the answer and nowhere else."""
    first = passwords.first()
    issue_password(officer(request), username, password=first, reason=said.reason)
    return Appointed(officer=queries.account(username), password=first)


@own.post("/password", response={204: None, **PROBLEMS, **GUESSED}, operation_id="change_password")
def password(request: HttpRequest, said: NewPassword) -> Status[None]:
    """Change the own password; this token ends with the old one."""
    who = officer(request)
    with guesses.counted(request, who.username):
        change_password(who, present=said.present, new=said.new)
    return Status(204, None)


@tasks.get("", response={200: TasksOut, **LIST_PROBLEMS}, operation_id="list_tasks")
def waiting(request: HttpRequest, window: Query[Keyed]) -> TasksOut:
    """Open tasks of the officer and of the roles held, by lateness."""
    found = list(queries.tasks_of(officer(request), "mine").select_related("officer"))
    rows, after = piece_by(found, lambda one: one.pk, window)
    return TasksOut(rows=[_shown(row) for row in rows], next=after)


@tasks.post("/{number}/hand-over", response={200: TaskOut, **PROBLEMS}, operation_id="hand_over_task")
def give(request: HttpRequest, number: Row, said: To) -> TaskOut:
    """Hand a task over to a colleague who holds the role it is for."""
    return _shown(hand_over(officer(request), number, said.to))


@tasks.post("/{number}/close", response={200: TaskOut, **PROBLEMS}, operation_id="close_task")
def close_one(request: HttpRequest, number: Row, said: Why) -> TaskOut:
    """Close a task by hand, with a reason."""
    return _shown(close_task(officer(request), number, reason=said.reason))


def _shown(row: queries.Task) -> TaskOut:
    return TaskOut(
        number=row.pk,
        kind=row.kind,
        sentence=say(row.text, row.params),
        about=row.about,
        partner=row.partner,
        role=row.role,
        officer=row.officer.username if row.officer else "",
        due=row.due,
    )
