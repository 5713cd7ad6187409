"""What furnishing does inside a node: officers, register, pins, holdings; all through the rooms' own verbs."""

from datetime import UTC, datetime

from allauth.mfa.totp.internal.auth import TOTP

from comity.node.cli import inside as nodes
from comity.node.exchange import partners
from comity.node.register import queries as register
from comity.node.register import steps
from comity.node.register.partners import NewAuthority, add_authority
from comity.node.register.seed import seed_register
from comity.node.staff import founding, queries
from comity.node.staff.act import Officer
from comity.node.staff.appoint import appoint as appoint_one
from comity.node.staff.close_account import close_account
from comity.rules.request_type import Regime


def make(door: str) -> None:
    """Keys, and the first entry of the log, which says for good that the demonstration made this node.

    Args:
        door: address of its door.
    """
    nodes.make_keys(door)
    nodes.make_administrator("administrator", demo=True)


def appoint(officers: list[dict[str, str]]) -> None:
    """Appoint each officer and set up their code; the founder's account, which nobody signs in with, is closed."""
    founder = queries.officer("administrator")
    rows = [
        appoint_one(
            founder,
            one["username"],
            full_name=one["full_name"],
            password=one["password"],
            roles=[one["role"]],
        )
        for one in officers
    ]
    founding.hand_over(rows)
    for row, one in zip(rows, officers, strict=True):
        TOTP.activate(row, one["secret"])
    boss = next(row for row in rows if "administrator" in row.roles)
    close_account(
        boss, founder.username, reason="The founding is over; administrators go on under their names."
    )


def fill_register() -> None:
    """Partners and published agreements."""
    seed_register(queries.colleagues("administrator")[0])


DESKS: tuple[tuple[str, str, tuple[Regime, ...]], ...] = (
    (
        "International Cooperation Office",
        "mla",
        (Regime.JUDICIAL, Regime.LAW_ENFORCEMENT, Regime.CIVIL, Regime.HUMANITARIAN),
    ),
    ("Police Contact Point", "police", (Regime.LAW_ENFORCEMENT, Regime.JUDICIAL, Regime.HUMANITARIAN)),
    ("Transfer Office", "transfer", (Regime.JUDICIAL,)),
    ("Readmission Desk", "readmission", (Regime.MIGRATION,)),
)
"""Invented offices: the name, the task of the body each belongs to, and the requests it deals with."""


def name_offices(officer: Officer, *codes: str) -> None:
    """Enter the offices that write and receive, each within the body its country's treaties name.

    Args:
        officer: who enters them.
        codes: of which partners.
    """
    for code in (steps.own_country(), *codes):
        bodies = register.authorities(code)
        for name, task, regimes in DESKS:
            above = next((one.id for one in bodies if task in one.tasks), None)
            tasks = tuple(one.value for one in regimes)
            of = "" if code == steps.own_country() else code
            add_authority(officer, NewAuthority(of, name, tasks=tasks, parent=above))


def name_bodies() -> None:
    """The offices of ours and of each partner."""
    name_offices(_role("cooperation"), *(row.code for row in register.partners(datetime.now(UTC).date())))


def introduction() -> bytes:
    """What the node hands over at the ceremony."""
    return partners.introduction()


def pin(other: bytes) -> None:
    """Two officers compare the words of both fingerprints; here the demonstration reads them out for both."""
    seen = partners.read_introduction(other)
    boss = _role("administrator")
    note = "Read out by the demonstration."
    partners.pin_partner(boss, other, partner=seen.country, words=seen.words, note=note)


def _role(role: str) -> Officer:
    return queries.colleagues(role)[0]
