"""Every row of every covered table against the last mark made of it."""

from django.db import models

from comity.node.audit import rows
from comity.node.audit.checks.marks import Last
from comity.node.audit.faults import Fault
from comity.node.audit.recorded import covered_tables


def check(last: Last, faults: list[Fault]) -> int:
    """Compare all rows; takes from ``last`` what it has seen. Returns how many rows were compared."""
    compared = sum(_table(model, last, faults) for model in covered_tables())
    for (table, row), mark in last.items():
        if mark.digest:
            faults.append(Fault(f"{table} {row}", "{where} was deleted from outside."))
    return compared


def _table(model: type[models.Model], last: Last, faults: list[Fault]) -> int:
    table, count = model._meta.db_table, 0
    for state in rows.all_states(model):
        count += 1
        mark = last.pop((table, state.row), None)
        if mark is None:
            faults.append(Fault(f"{table} {state.row}", "{where} was put in from outside."))
        elif rows.digest(mark.salt or b"", state.content) != mark.digest:
            faults.append(Fault(f"{table} {state.row}", "{where} was changed from outside."))
    return count
