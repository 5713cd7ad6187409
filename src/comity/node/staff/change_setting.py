"""Change one setting of the node."""

from comity.node.staff.act import Officer, act
from comity.node.staff.models import Setting


def change_setting(officer: Officer, name: str, value: object) -> Setting:
    """Change one setting of the node; every change is an act."""
    with act(officer, "staff.change_setting", label="node", setting=name):
        row = Setting.objects.filter(name=name).first() or Setting(name=name)
        row.value = value
        row.save()
    return row
