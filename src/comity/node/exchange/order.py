"""What may take effect now: letters of one conversation in their order; gaps wait and say for what.

A recall, a void and anything urgent takes effect at once and is shown as out of order. Conversations do not
wait for each other, and order never looks at a clock.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comity.node.exchange.models import Direction, Letter, LetterState

AT_ONCE = frozenset({"recall", "void"})
URGENT = "urgent"
Conversation = tuple[str, str, str]


@dataclass(frozen=True)
class Waiting:
    """An arrived letter that must wait.

    Attributes:
        letter: it.
        for_seq: the place in its conversation that is still empty, or not yet in effect.
    """

    letter: Letter
    for_seq: int


def at_once(letter: Letter) -> bool:
    """Whether it takes effect whatever is missing before it."""
    return letter.kind in AT_ONCE or letter.urgency == URGENT


def split(arrived: Iterable[Letter]) -> tuple[list[Letter], list[Waiting]]:
    """Arrived letters into those whose turn it is and those that wait, each in the order they came."""
    letters = list(arrived)
    first_gap = _first_gaps({_conversation(one) for one in letters})
    ready: list[Letter] = []
    waiting: list[Waiting] = []
    for letter in letters:
        gap = first_gap[_conversation(letter)]
        if at_once(letter) or letter.seq <= gap:
            ready.append(letter)
        else:
            waiting.append(Waiting(letter, gap))
    return ready, waiting


def is_early(letter: Letter) -> bool:
    """Whether a letter would take effect before one of a lower number has."""
    return letter.seq > _first_gaps({_conversation(letter)})[_conversation(letter)]


def _conversation(letter: Letter) -> Conversation:
    return letter.from_node, letter.incarnation, letter.conv


def _first_gaps(conversations: Iterable[Conversation]) -> Mapping[Conversation, int]:
    """The lowest place of each conversation at which nothing has taken effect yet."""
    wanted = set(conversations)
    settled: dict[Conversation, set[int]] = defaultdict(set)
    rows = Letter.objects.filter(
        direction=Direction.IN,
        conv__in=[conv for _, _, conv in wanted],
        state__in=[LetterState.TAKEN, LetterState.VOIDED],
    )
    for from_node, incarnation, conv, seq in rows.values_list("from_node", "incarnation", "conv", "seq"):
        settled[from_node, incarnation, conv].add(seq)
    return {one: next(n for n in range(1, len(settled[one]) + 2) if n not in settled[one]) for one in wanted}
