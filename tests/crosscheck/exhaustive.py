"""The same answers the slow way: every record weighed against the question, every word compared with every word."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comity.crosscheck import Answer, Entry, Policy, Query
from comity.crosscheck.forms import forms_of
from comity.crosscheck.names import Token
from comity.crosscheck.relations import Relation, relate
from comity.crosscheck.search import Weighed, answer, best_score, is_thin
from comity.crosscheck.weights import Crowd, day_bits, word_bits


class Census:
    """Weights counted by going through all records."""

    def __init__(self, entries: Sequence[Entry], policy: Policy) -> None:
        rows = [form for entry in entries for form in forms_of(entry) if form.tokens]
        self.policy = policy
        syllabic = sum(all(word.syllable for word in row.tokens) for row in rows)
        self.crowd = Crowd(len(rows), syllabic)
        self.bearers = Counter(raw for row in rows for raw in {word.raw for word in row.tokens})
        self.days = Counter(row.born for row in rows)

    def relation(self, left: Token, right: Token) -> Relation | None:
        return relate(left.raw, right.raw)

    def name_bits(self, word: Token, relation: Relation) -> float:
        counts: Counter[Relation] = Counter()
        for raw, bearers in self.bearers.items():
            near = relate(word.raw, raw)
            if near is not None:
                counts[near] += bearers
        return word_bits(word, relation, counts, self.crowd)

    def date_bits(self, born: int) -> float:
        return day_bits(self.days[born], self.crowd.records)

    def prior(self) -> float:
        return self.policy.prior(self.crowd.records)


@dataclass(frozen=True)
class Everybody:
    """A population without an index.

    Args:
        held: the records that may be returned.
        counted: the records among which words and dates are counted.
        policy: where the lines are.
    """

    held: Sequence[Entry]
    counted: Sequence[Entry]
    policy: Policy

    def search(self, query: Query, *, limit: int, today: date) -> Answer:
        census, asked = Census(self.counted, self.policy), forms_of(query)
        living = [entry for entry in self.held if entry.expires is None or entry.expires >= today]
        weighed = [
            Weighed(entry, best_score(asked, forms_of(entry), census, self.policy)) for entry in living
        ]
        return answer(weighed, self.policy, thin=is_thin(query), limit=limit, today=today)
