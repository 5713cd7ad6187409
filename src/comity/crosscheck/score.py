"""The evidence that a record is about the one asked for: an ordered list of features, each with its reasons.

Every feature adds bits (log2 of how much likelier the agreement is for the same person than for a stranger,
after Fellegi and Sunter 1969) and may lower the level the record can reach. People are harmed by wrong hits,
so a HIT needs evidence without discrepancy: one letter off, other marks, another
form of a given name (Anna, Hanna: sisters bear both), an initial or an uncertain date can at best be
POSSIBLE, and a word that stands against another word (brothers, twins, father and son) or another date of
birth ends it.
"""

from collections.abc import Sequence

from comity.crosscheck.align import Weights
from comity.crosscheck.answer import Level, Policy, Reason, Score
from comity.crosscheck.births import BirthRelation
from comity.crosscheck.births import compare as compare_births
from comity.crosscheck.documents import DocumentRelation
from comity.crosscheck.documents import compare as compare_documents
from comity.crosscheck.entry import Birth, Kind
from comity.crosscheck.finding import RANK, Feature, Finding
from comity.crosscheck.forms import Form
from comity.crosscheck.name_evidence import names

BIRTH_CONFLICT_BITS = -20.0
SAME_SEX_BITS, OTHER_SEX_BITS, SAME_NATION_BITS, OTHER_NATION_BITS = 1.0, -6.0, 1.0, -1.0
BIRTH_BITS = {
    BirthRelation.MONTH_EQUAL: 9.0,
    BirthRelation.YEAR_EQUAL: 5.5,
    BirthRelation.DAY_SLIP: 7.0,
    BirthRelation.MONTH_SLIP: 6.0,
    BirthRelation.FIRST_OF_YEAR: 3.0,
    BirthRelation.YEAR_SLIP: 3.0,
    BirthRelation.UNKNOWN: 0.0,
    BirthRelation.CONFLICT: BIRTH_CONFLICT_BITS,
}
SWAPPED_BITS = -3.0
DOCUMENT_BITS = {
    DocumentRelation.EQUAL: 30.0,
    DocumentRelation.NUMBER_EQUAL: 20.0,
    DocumentRelation.NEAR: 12.0,
}
_SOUND_BIRTHS = frozenset(
    {BirthRelation.EQUAL, BirthRelation.MONTH_EQUAL, BirthRelation.YEAR_EQUAL, BirthRelation.SWAPPED}
)


def birth_bits(relation: BirthRelation, born: int, weights: Weights) -> float:
    """What a relation of two births is worth, the record's being `born`."""
    if relation is BirthRelation.EQUAL:
        return weights.date_bits(born)
    if relation is BirthRelation.SWAPPED:
        return weights.date_bits(born) + SWAPPED_BITS
    return BIRTH_BITS[relation]


def births(query: Form, record: Form, weights: Weights) -> Finding:
    """Dates of birth; a person is a HIT only with dates that agree, and nobody with dates that do not."""
    relation = compare_births(query.born, record.born)
    bits = birth_bits(relation, record.born, weights)
    if relation is BirthRelation.CONFLICT:
        return Finding((_birth_reason(query, record, "birth conflict", bits),), Level.NO_HIT, fits=False)
    sound = relation in _SOUND_BIRTHS or query.kind is not Kind.PERSON
    ceiling = Level.HIT if sound else Level.POSSIBLE
    if relation is BirthRelation.UNKNOWN and query.kind is not Kind.PERSON:
        return Finding(ceiling=ceiling)
    return Finding((_birth_reason(query, record, relation, bits),), ceiling)


def sexes(query: Form, record: Form, _weights: Weights) -> Finding:
    """Sex as the papers state it; where it differs, at best POSSIBLE."""
    if not query.sexes or not record.sexes:
        return Finding()
    left, right = "/".join(sorted(query.sexes)), "/".join(sorted(record.sexes))
    if query.sexes & record.sexes:
        return Finding((Reason("sex", left, right, "same sex", SAME_SEX_BITS),))
    return Finding((Reason("sex", left, right, "other sex", OTHER_SEX_BITS),), Level.POSSIBLE, fits=False)


def nationalities(query: Form, record: Form, _weights: Weights) -> Finding:
    """Nationality: weak either way, since people have several and change them."""
    if not query.nationalities or not record.nationalities:
        return Finding()
    left, right = "/".join(sorted(query.nationalities)), "/".join(sorted(record.nationalities))
    same = bool(query.nationalities & record.nationalities)
    relation, bits = (
        ("same nationality", SAME_NATION_BITS) if same else ("other nationality", OTHER_NATION_BITS)
    )
    return Finding((Reason("nationality", left, right, relation, bits),))


def documents(query: Form, record: Form, _weights: Weights) -> Finding:
    """Document numbers: the best agreement counts; having other documents says nothing."""
    found = [
        (DOCUMENT_BITS[relation], str(left), str(right), relation)
        for left in query.documents
        for right in record.documents
        if (relation := compare_documents(left, right)) is not None
    ]
    if not found:
        return Finding(fits=not query.documents)
    bits, left_said, right_said, relation = max(found)
    sure = relation is DocumentRelation.EQUAL
    ceiling = Level.HIT if sure or query.tokens else Level.POSSIBLE
    weak = query.tokens and relation is DocumentRelation.NEAR
    floor = Level.HIT if sure else Level.NO_HIT if weak else Level.POSSIBLE
    reason = Reason("document", left_said, right_said, relation, bits)
    return Finding((reason,), ceiling, floor)


FEATURES: tuple[Feature, ...] = (names, births, sexes, nationalities, documents)


def score(query: Form, record: Form, weights: Weights, policy: Policy) -> Score:
    """Weigh one form of a record against one form of a question.

    Args:
        query: a name and birth asked for.
        record: a name and birth on record.
        weights: how rare words and dates are among the records searched.
        policy: where HIT and POSSIBLE begin.
    """
    if query.kind is not record.kind:
        return Score(0.0, Level.NO_HIT, (), fits=False)
    findings = [feature(query, record, weights) for feature in FEATURES]
    reasons = [reason for finding in findings for reason in finding.reasons]
    prior = weights.prior()
    reasons.append(Reason("prior", "", f"{2**-prior:.0f}", "prior", prior))
    bits = sum(reason.bits for reason in reasons)
    level = _level(bits, findings, policy, named=bool(query.tokens and record.tokens))
    return Score(bits, level, tuple(reasons), fits=all(finding.fits for finding in findings))


def _level(bits: float, findings: Sequence[Finding], policy: Policy, *, named: bool) -> Level:
    """Bits propose; ceilings cap. A document that agrees is shown even where the name or birth does not.

    Where a side bears no name, only a document can tell.
    """
    proposed = (
        Level.HIT if bits >= policy.hit else Level.POSSIBLE if bits >= policy.possible else Level.NO_HIT
    )
    ceiling = min((finding.ceiling for finding in findings), key=RANK.__getitem__)
    floor = max((finding.floor for finding in findings), key=RANK.__getitem__)
    if floor is Level.NO_HIT and not named:
        return Level.NO_HIT
    if floor is Level.NO_HIT:
        return min(proposed, ceiling, key=RANK.__getitem__)
    if ceiling is Level.NO_HIT:
        return Level.POSSIBLE
    return max(floor, min(proposed, ceiling, key=RANK.__getitem__), key=RANK.__getitem__)


def _birth_reason(query: Form, record: Form, relation: str, bits: float) -> Reason:
    left, right = (str(Birth.of_code(form.born)) if form.born else "" for form in (query, record))
    return Reason("birth", left, right, relation, bits)
