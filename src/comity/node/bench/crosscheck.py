"""How sure, how fair and how fast the cross-check is, on invented people.

Everybody asked about is either in the records, asked for with one of sixteen kinds of noise, or absent: a
stranger, or somebody made to be confused with a person on record. The figures of docs/measure.md are these.
"""

import random
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from comity.crosscheck import Answer, Birth, Index, Level, Name, Policy, Query, Sex
from comity.crosscheck.rows import entry_of
from comity.partner.people import CULTURES, Person, lookalikes, people
from comity.partner.spelling import rewrite

TODAY = date(2026, 1, 31)
FALSE_HITS = 0.01
# Everything that could be meant; the line is drawn afterwards where a rate of false hits wants it.
_OPEN = Policy(possible=-4.0)


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the record it should find ('' where the person is absent)."""

    query: Query
    truth: str
    culture: str
    full_birth: bool


def run(n: int = 10_000, questions: int = 4_000) -> dict[str, float]:
    """Measure on `n` records with `questions` true and as many absent people.

    Returns:
        The figures by name; rates lie between 0 and 1, times are milliseconds, memory is bytes.
    """
    population = list(people(11, n))
    with tempfile.TemporaryDirectory() as folder:
        figures = _build(population, Path(folder))
        index = Index.open(Path(folder), policy=_OPEN)
        figures |= _recall(index, _present(population, questions), _absent(population, questions))
        figures |= _levels(Index.open(Path(folder)), population, questions)
    return figures | _speed_of_the_machine(population)


def _build(population: Sequence[Person], folder: Path) -> dict[str, float]:
    entries = [entry_of(person.row(str(number))) for number, person in enumerate(population)]
    began = time.process_time()
    Index.build(entries, folder)
    spent = time.process_time() - began
    size = sum(path.stat().st_size for path in folder.rglob("*.bin"))
    payload = next(folder.rglob("text.bin")).stat().st_size
    return {
        "records": len(population),
        "build_per_s_core": len(population) / spent,
        "bytes_per_record": (size - payload) / len(population),
        "payload_bytes_per_record": payload / len(population),
    }


def _recall(index: Index, present: Sequence[Question], absent: Sequence[Question]) -> dict[str, float]:
    spent: list[float] = []
    began = time.process_time()
    true = [(item, _ask(index, item, spent)) for item in present]
    false = [(item, _ask(index, item, spent)) for item in absent]
    core_seconds = time.process_time() - began
    spent.sort()
    full = [(item, answer) for item, answer in true if item.full_birth]
    line = _line([answer for item, answer in false if item.full_birth])
    return {
        "answers_per_s": len(spent) / core_seconds,
        "p50_ms": 1_000 * spent[len(spent) // 2],
        "p99_ms": 1_000 * spent[len(spent) * 99 // 100],
        "r10": _share(_found(pair, None) for pair in true),
        "r10_full_birth": _share(_found(pair, None) for pair in full),
        "line_fh1_bits": line,
        "recall_fh1": _share(_found(pair, line) for pair in full),
        "recall_fh1_vn": _share(_found(pair, line) for pair in full if pair[0].culture == "vi"),
        "recall_fh1_not_vn": _share(_found(pair, line) for pair in full if pair[0].culture != "vi"),
    }


def _levels(index: Index, population: Sequence[Person], questions: int) -> dict[str, float]:
    """What an officer would see: how often each level is given to people present, absent and alike."""
    chance = random.Random("levels")  # noqa: S311 - repeatable on purpose
    rewritten = [
        _clean_question(person, rewrite(person, number, chance.choice(CULTURES)), str(number))
        for number, person in _some(chance, population, questions)
    ]
    absent = _absent(population, questions, noisy=False)
    alike = {
        kind: [_clean_question(other, rewrite(other, 1, chance.choice(CULTURES)), "") for other in others]
        for kind, others in _alike(chance, population, questions).items()
    }
    figures = {f"rewritten_{name}": share for name, share in _level_shares(index, rewritten).items()}
    figures |= {f"stranger_{name}": share for name, share in _level_shares(index, absent).items()}
    for kind, asked in alike.items():
        figures |= {f"{kind}_{name}": share for name, share in _level_shares(index, asked).items()}
    return figures


def _level_shares(index: Index, asked: Sequence[Question]) -> dict[str, float]:
    answers = [(item, index.search(item.query, today=TODAY)) for item in asked]
    right = [answer.level for item, answer in answers if not item.truth or item.truth in _ids(answer)]
    return {
        "hit": right.count(Level.HIT) / len(asked),
        "possible": right.count(Level.POSSIBLE) / len(asked),
    }


def _alike(chance: random.Random, population: Sequence[Person], questions: int) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for number, person in _some(chance, population, questions // 2):
        for other in lookalikes(person, number, 10):
            same_birth = other.relation == "letter" and other.born == person.born
            kind = "letter_same_birth" if same_birth else other.relation
            found.setdefault(kind, []).append(other)
    return found


def _present(population: Sequence[Person], questions: int) -> list[Question]:
    chance = random.Random("present")  # noqa: S311 - repeatable on purpose
    chosen = _some(chance, population, questions)
    return [
        _noisy(chance, person, str(number), tuple(NOISES)[turn % len(NOISES)])
        for turn, (number, person) in enumerate(chosen)
    ]


def _absent(population: Sequence[Person], questions: int, *, noisy: bool = True) -> list[Question]:
    chance = random.Random("absent")  # noqa: S311 - repeatable on purpose
    known = {(person.name, person.born) for person in population}
    others = [person for person in people(12, questions) if (person.name, person.born) not in known]
    if not noisy:
        return [_clean_question(person, rewrite(person, 2, chance.choice(CULTURES)), "") for person in others]
    return [
        _noisy(chance, person, "", tuple(NOISES)[turn % len(NOISES)]) for turn, person in enumerate(others)
    ]


def _some(chance: random.Random, population: Sequence[Person], count: int) -> list[tuple[int, Person]]:
    return [
        (number, population[number]) for number in (chance.randrange(len(population)) for _ in range(count))
    ]


def _clean_question(person: Person, name: str, truth: str) -> Question:
    query = Query(
        names=(Name(name),),
        births=(Birth.parse(person.born.isoformat()),),
        sexes=(Sex(person.sex),),
        nationalities=(person.nationality,),
    )
    return Question(query, truth, person.culture, full_birth=True)


def _noisy(chance: random.Random, person: Person, truth: str, noise: str) -> Question:
    name, born = NOISES[noise](chance, person, person.name, person.born.isoformat())
    births = (Birth.parse(born),) if born else ()
    return Question(
        Query(names=(Name(name),), births=births), truth, person.culture, len(born) == len("1986-07-09")
    )


def _ask(index: Index, item: Question, spent: list[float]) -> Answer:
    began = time.perf_counter()
    answer = index.search(item.query, today=TODAY)
    spent.append(time.perf_counter() - began)
    return answer


def _line(answers: Sequence[Answer]) -> float:
    """The bits that at most one absent person in a hundred reaches."""
    bits = sorted((answer.hits[0].bits for answer in answers if answer.hits), reverse=True)
    allowed = int(len(answers) * FALSE_HITS)
    return bits[allowed] + 0.001 if len(bits) > allowed else _OPEN.possible


def _found(pair: tuple[Question, Answer], line: float | None) -> bool:
    item, answer = pair
    return any(hit.id == item.truth and (line is None or hit.bits >= line) for hit in answer.hits)


def _ids(answer: Answer) -> set[str]:
    return {hit.id for hit in answer.hits}


def _share(outcomes: Iterable[bool]) -> float:
    found = list(outcomes)
    return sum(found) / max(len(found), 1)


def _speed_of_the_machine(population: Sequence[Person]) -> dict[str, float]:
    """What plain comparing of strings does here in the same minute, so that load cancels out."""
    names = [" ".join(sorted(utils.default_process(person.name).split())) for person in population]
    began = time.perf_counter()
    for name in names[:50]:
        process.extract(name, names, scorer=fuzz.ratio, limit=10)
    each = (time.perf_counter() - began) / 50
    return {"peer_rapidfuzz_answers_per_s": 1 / each, "rapidfuzz_comparisons_per_s": len(names) / each}


Noise = Callable[[random.Random, Person, str, str], tuple[str, str]]


def _typed(chance: random.Random, name: str) -> str:
    place = chance.randrange(1, len(name))
    letter = chance.choice("aeiounrtlsk")
    return chance.choice(
        (
            name[:place] + name[place + 1 :],
            name[:place] + letter + name[place:],
            name[:place] + letter + name[place + 1 :],
            name[: place - 1] + name[place : place + 1] + name[place - 1 : place] + name[place + 1 :],
        )
    )


def _turned(name: str) -> str:
    first, *rest = name.split()
    return " ".join([*rest, first])


def _one_dropped(name: str) -> str:
    parts = name.split()
    return " ".join(parts if len(parts) < 3 else [parts[0], parts[-1]])


def _initialled(name: str) -> str:
    *rest, last = name.split()
    return " ".join([*rest, f"{last[0]}."])


def _split(chance: random.Random, name: str) -> str:
    place = chance.randrange(2, len(name) - 1)
    return f"{name[:place]} {name[place:]}"


def _digit(chance: random.Random, born: str) -> str:
    days = [
        day for day in range(1, 29) if sum(a != b for a, b in zip(f"{day:02}", born[8:], strict=True)) == 1
    ]
    return f"{born[:8]}{chance.choice(days):02}"


def _day_for_month(born: str) -> str:
    year, month, day = born.split("-")
    return f"{year}-{day}-{month}" if int(day) <= 12 else born


# The sixteen kinds of noise, each a way in which one and the same person is asked for.
NOISES: dict[str, Noise] = {
    "same": lambda _chance, _person, name, born: (name, born),
    "capitals": lambda _chance, _person, name, born: (name.upper(), born),
    "foreign": lambda chance, person, _name, born: (rewrite(person, 3, chance.choice(CULTURES)), born),
    "english": lambda _chance, person, _name, born: (rewrite(person, 4, "en"), born),
    "turned": lambda _chance, _person, name, born: (_turned(name), born),
    "middle dropped": lambda _chance, _person, name, born: (_one_dropped(name), born),
    "initial": lambda _chance, _person, name, born: (_initialled(name), born),
    "typing slip": lambda chance, _person, name, born: (_typed(chance, name), born),
    "two slips": lambda chance, _person, name, born: (_typed(chance, _typed(chance, name)), born),
    "glued": lambda _chance, _person, name, born: (name.replace(" ", "", 1), born),
    "split": lambda chance, _person, name, born: (_split(chance, name), born),
    "day for month": lambda _chance, _person, name, born: (name, _day_for_month(born)),
    "day wrong": lambda chance, _person, name, born: (name, _digit(chance, born)),
    "year only": lambda _chance, _person, name, born: (name, born[:4]),
    "no birth": lambda _chance, _person, name, _born: (name, ""),
    "foreign and slip": lambda chance, person, _name, born: (_typed(chance, rewrite(person, 5, "en")), born),
}
