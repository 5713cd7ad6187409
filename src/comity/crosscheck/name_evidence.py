"""The evidence of names: word by word, and what it would take to explain the rest away."""

from collections.abc import Sequence

from comity.crosscheck.align import Alignment, Weights, align, weighty
from comity.crosscheck.answer import Level, Reason
from comity.crosscheck.entry import Kind
from comity.crosscheck.finding import Finding
from comity.crosscheck.forms import Form
from comity.crosscheck.names import Token
from comity.crosscheck.relations import Relation, transcribed
from comity.crosscheck.tables import given_name

CONFLICT_BITS, EXTRA_BITS, ORDER_BITS = -20.0, -1.0, -2.0
_CLEAN = frozenset({Relation.SAME, Relation.UNMARKED, Relation.ENDING, "joined"})


def names(query: Form, record: Form, weights: Weights) -> Finding:
    """Word by word; words against words end it, words on one side alone count little."""
    if not query.tokens or not record.tokens:
        return Finding(fits=False)
    pairs = align(query.tokens, record.tokens, weights)
    loose = tuple(place for place in pairs.left if weighty(query.tokens[place], query.tokens))
    spare = tuple(spot for spot in pairs.right if weighty(record.tokens[spot], record.tokens))
    reasons = [
        Reason("name", _said(query, link.left), _said(record, link.right), link.relation, link.bits)
        for link in pairs.links
    ]
    against = bool(loose and spare)
    reasons += _left_over(_said(query, loose), _said(record, spare), len(loose), len(spare))
    reordered = not against and _reordered(query, pairs)
    if reordered:
        reasons.append(Reason("name", " ".join(query.written), " ".join(record.written), "order", ORDER_BITS))
    whole = _enough(query, pairs, max(len(loose), len(spare)))
    ends = _called_alike(query.tokens, loose) and _called_alike(record.tokens, spare)
    clean = whole and ends and not reordered and _clean(query, record, pairs)
    ceiling = Level.NO_HIT if against or not pairs.links else Level.HIT if clean else Level.POSSIBLE
    return Finding(tuple(reasons), ceiling, fits=_fits(query, pairs))


def _fits(query: Form, pairs: Alignment) -> bool:
    """Whether every word of a thin question was met, as far as that makes a person fit it."""
    met = {link.left[0] for link in pairs.links if link.relation != "joined"}
    needed = {place for place, word in enumerate(query.tokens) if weighty(word, query.tokens)}
    return needed <= met and any(not query.tokens[place].initial for place in needed)


def _clean(query: Form, record: Form, pairs: Alignment) -> bool:
    """Whether no pair of words needs explaining away; one sound in two scripts does not."""
    for link in pairs.links:
        one, other = query.tokens[link.left[0]], record.tokens[link.right[0]]
        in_two_scripts = link.relation == Relation.SOUND and transcribed(one, other)
        if link.relation not in _CLEAN and not in_two_scripts:
            return False
    return True


def _called_alike(name: Sequence[Token], unmatched: Sequence[int]) -> bool:
    """Whether the words left over are none by which the person is called.

    Of a Vietnamese name those are its ends, the family and the given name. Of another it is the first given name:
    a sister's second name may be the first name of her twin.
    """
    if all(word.syllable for word in name):
        return not {0, len(name) - 1} & set(unmatched)
    given = [place for place, word in enumerate(name) if given_name(word.fold)]
    return not given or given[0] not in unmatched


def _enough(query: Form, pairs: Alignment, extra: int) -> bool:
    """Whether enough words agree: of a person two, and no more left over than agree; of a thing all."""
    if query.kind is not Kind.PERSON:
        return not extra
    matched = sum(len(link.left) for link in pairs.links)
    return matched >= 2 and extra <= matched


def _left_over(left: str, right: str, loose: int, spare: int) -> list[Reason]:
    against, extra = min(loose, spare), abs(loose - spare)
    if against:
        return [Reason("name", left, right, "conflict", CONFLICT_BITS * against + EXTRA_BITS * extra)]
    return [Reason("name", left, right, "extra", EXTRA_BITS * extra)] if extra else []


def _reordered(query: Form, pairs: Alignment) -> bool:
    """Whether words changed places in a way that no country's custom explains.

    Customs move the family name to the other end, or turn a whole Vietnamese name round. 'Minh Tuấn' and
    'Tuấn Minh' after one family name are two brothers as likely as one man.
    """
    spots = [link.right[0] for link in sorted(pairs.links, key=lambda link: link.left)]
    ranks = [sorted(spots).index(spot) for spot in spots]
    turned = all(word.syllable for word in query.tokens) and ranks == sorted(ranks, reverse=True)
    return len(ranks) > 2 and not turned and not _rotated(ranks)


def _rotated(ranks: list[int]) -> bool:
    start = ranks.index(0)
    return ranks[start:] + ranks[:start] == list(range(len(ranks)))


def _said(form: Form, places: Sequence[int]) -> str:
    return " ".join(form.written[place] for place in places)
