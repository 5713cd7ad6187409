"""What officers decide on one item of a communiqué: right, corrected, not there, undone, or missed."""

from collections.abc import Mapping

from comity.node.register import steps, values
from comity.node.register.models import Communique, Item
from comity.node.register.waiting import must_be_open, open_communique, say_about
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.errors import BadInput, Changed, NotFound

LABEL = "node"


def accept(officer: Officer, item: int) -> Item:
    """Say that an item was read right.

    Raises:
        BadInput: something is missing in it; correct it.
        Changed: a colleague decided it first.
    """
    with act(officer, "register.confirm_item", label=LABEL) as opened:
        row = _open_item(opened, item)
        row.value = values.checked(row.kind, row.value)
        return _decide(opened, row, Item.State.ACCEPTED)


def correct(
    officer: Officer,
    item: int,
    value: Mapping[str, object],
    *,
    start: int | None = None,
    end: int | None = None,
) -> Item:
    """Say what an item should be; what the rule had read is kept beside it.

    Raises:
        BadInput: a field means nothing, or the place lies outside the text.
        Changed: a colleague decided it first.
    """
    with act(officer, "register.correct_item", label=LABEL) as opened:
        row = _open_item(opened, item)
        said = values.of_form(row.kind, value, _sides(row.communique), steps.own_country())
        row.value = values.checked(row.kind, {**row.value, **said})
        row.start, row.end = _place(row.communique, (row.start, row.end), (start, end))
        return _decide(opened, row, Item.State.CORRECTED)


def reject(officer: Officer, item: int) -> Item:
    """Say that an item does not stand in the text.

    Raises:
        Changed: a colleague decided it first.
    """
    with act(officer, "register.reject_item", label=LABEL) as opened:
        return _decide(opened, _open_item(opened, item), Item.State.REJECTED)


def undo(officer: Officer, item: int) -> Item | None:
    """Take a decision back; an item that an officer had added is gone, and nothing is returned.

    Raises:
        Changed: a colleague decided it.
    """
    with act(officer, "register.undo_item", label=LABEL) as opened:
        row = _open_item(opened, item)
        if row.as_read is None:
            row.delete()
            return None
        row.value, row.state, row.decided_by, row.decided_at = row.as_read, Item.State.READ, None, None
        row.save()
        return row


def add_item(
    officer: Officer,
    communique: str,
    kind: str,
    *,
    place: tuple[int, int],
    value: Mapping[str, object] | None = None,
) -> Item:
    """Add what the rules missed.

    Args:
        officer: who adds it.
        communique: its reference.
        kind: kind of the item.
        place: first character and the one after the last.
        value: its fields, and it counts as decided; without them a first value is made of the words.

    Raises:
        BadInput: a field means nothing, or the place lies outside the text.
    """
    with act(officer, "register.add_item", label=LABEL) as opened:
        about = open_communique(opened, communique)
        start, end = _place(about, (0, 0), place)
        exact, sides, own = values.KIND_OF_FORM.get(kind, kind), _sides(about), steps.own_country()
        said = values.of_words(exact, about.text[start:end], sides, own)
        said |= values.of_form(exact, value or {}, sides, own)
        row = Item(
            communique=about,
            kind=exact,
            start=start,
            end=end,
            value=values.checked(exact, said),
            rule="officer",
            confidence=1,
        )
        if value:
            return _decide(opened, row, Item.State.CORRECTED)
        row.save()
        return row


def _decide(opened: Act, row: Item, state: Item.State) -> Item:
    row.state, row.decided_by, row.decided_at = state, opened.officer, opened.at
    row.save()
    opened.frame(item=row.kind, decision=state.value)
    return row


def _sides(row: Communique) -> list[str]:
    found = row.items.filter(kind__in=(Item.Kind.SIDE, Item.Kind.PERSON)).exclude(state=Item.State.REJECTED)
    return list(
        dict.fromkeys(code for one in found.order_by("start", "pk") if (code := one.value.get("country")))
    )


def _open_item(opened: Act, number: int) -> Item:
    row = Item.objects.select_related("communique").filter(pk=number).first()
    if row is None:
        raise NotFound("That item is not there any more.")
    must_be_open(row.communique)
    say_about(opened, row.communique.reference)
    if row.decided_by is not None and row.decided_by != opened.officer:
        raise Changed("{colleague} has decided this item already.", {"colleague": row.decided_by})
    return row


def _place(row: Communique, now: tuple[int, int], new: tuple[int | None, int | None]) -> tuple[int, int]:
    start = now[0] if new[0] is None else new[0]
    end = now[1] if new[1] is None else new[1]
    if not 0 <= start <= end <= len(row.text):
        raise BadInput("The words chosen lie outside the text.")
    return start, end
