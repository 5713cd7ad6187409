"""The same answers the slow way: every record weighed against the question, every word compared with every word."""

from collections import Counter
from datetime import date

from comity.crosscheck import Answer, Entry, Policy, Query
from comity.crosscheck.forms import forms_of
from comity.crosscheck.relations import relate
from comity.crosscheck.search import Weighed, answer, best_score, is_thin
from comity.crosscheck.weights import Crowd, day_bits, word_bits


class Census:
    """Weights counted by going through all records."""

    def __init__(self, entries: list[Entry], policy: Policy):
        self.rows = [form for entry in entries for form in forms_of(entry) if form.tokens]
        self.policy = policy
        syllabic = sum(all(word.syllable for word in row.tokens) for row in self.rows)
        self.crowd = Crowd(len(self.rows), syllabic)
        self.bearers = Counter(raw for row in self.rows for raw in {word.raw for word in row.tokens})
        self.days = Counter(row.born for row in self.rows)

    def relation(self, left, right):
        return relate(left.raw, right.raw)

    def name_bits(self, word, relation):
        counts = Counter()
        for raw, bearers in self.bearers.items():
            near = relate(word.raw, raw)
            if near is not None:
                counts[near] += bearers
        return word_bits(word, relation, counts, self.crowd)

    def date_bits(self, born):
        return day_bits(self.days[born], self.crowd.records)

    def prior(self):
        return self.policy.prior(self.crowd.records)


def search(
    counted: list[Entry], held: list[Entry], query: Query, *, limit: int, today: date, policy: Policy
) -> Answer:
    """Answer by weighing every record held, with weights counted over `counted`."""
    census = Census(counted, policy)
    asked = forms_of(query)
    living = [entry for entry in held if entry.expires is None or entry.expires >= today]
    weighed = [Weighed(entry, best_score(asked, forms_of(entry), census, policy)) for entry in living]
    return answer(weighed, policy, thin=is_thin(query), limit=limit, today=today)
