"""A senior officer records reasons against a finding that allows it; where the law is absolute nobody can."""

from comity.node.audit import keys
from comity.node.casework.models import OverrideRow
from comity.node.casework.steps import find, forms, judge, timeline
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import OwnWork, Refused
from comity.node.staff.look import look_within
from comity.node.staff.typed import words
from comity.rules.verdict import Direction, Result


def record_reasons(
    officer: Officer, number: str, rule: str, *, reason: str, direction: Direction
) -> OverrideRow:
    """Set one finding of ``stop unless`` aside, by name and with reasons.

    Raises:
        BadInput: no reason was given.
        OwnWork: the officer drafted the request.
        Refused: the finding does not stand, or no officer may set it aside.
    """
    why = words(reason, "reason")
    with act(officer, "casework.record_reasons", about=number, rule=rule) as opened:
        case = find.locked(number)
        if case.drafted_by == officer:
            raise OwnWork("You drafted this. Another officer must record the reasons.")
        kind = kind_of(case.type_code)
        filled = forms.read(case, look_within(opened, "recording reasons against a finding", number))
        judged = judge.weigh(case, kind, filled, direction=direction, today=opened.today)
        finding = next((one for one in judged.bars if one.rule == rule), None)
        if finding is None or finding.absolute or finding.result is not Result.STOP_UNLESS:
            raise Refused("No officer may set {rule} aside here.", {"rule": rule}, code="absolute")
        row = OverrideRow(
            case=case,
            rule=rule,
            officer=officer,
            reason=keys.protect(number, why.encode()),
            judged=judge.fingerprint(case, filled),
            at=opened.at,
        )
        row.save()
        timeline.tell(
            opened, case, "record_reasons", text="Reasons recorded against {rule}.", params={"rule": rule}
        )
        opened.frame(partner=case.partner, type=case.type_code, rule=rule)
    return row
