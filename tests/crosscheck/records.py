"""Records, questions and whole populations for the tests of the cross-check; nobody here exists."""

import random
from datetime import date, timedelta
from typing import Any

from comity.crosscheck import Birth, Document, Entry, Kind, Name, NameKind, Query, Sex

TODAY = date(2026, 1, 31)

# Words chosen to be near each other: marks, sounds, endings, forms, slips, joins, initials, particles, other scripts.
_NEAR = """
    Nguyễn Nguyen NGUYEN Nguyên Trần Tran Văn Van Thị Thi Hùng Hưng Hung Hồng Dung Vũ Võ Hoàng Huỳnh Minh Linh
    Vanhung Thithu Thu Anna Anja Hanna Ania Maria Marta Mari Piotr Peter Pyotr Пётр Piotre Jan Ivan Johann
    Nowacki Nowacka Nowackii Zieliński Zielinski Zelinsky Kowal Kowall Kowalczyk Nagy Nagyné Kovács Kovacs
    Kovácsházi Kovacshazy Müller Mueller Muller Mülller Groß Gross Grosse Lefèvre Lefebvre Béguelin Béguin
    Жаворонков Zhavoronkov Schaworonkow Żaworonkow Сергей Sergei Siergiej Sergejs С S. V. B. de von Simoni
    Desimoni Petrovich Petrovitch Петрович Wiktorowicz Bright Well Brightwell Catherine Kate Kathrine 123 A12
"""
WORDS = _NEAR.split()
BORN = ("1980", "1980-03", "1980-03-04", "1980-04-03", "1980-03-05", "1980-03-14", "1980-01-01", "1981-03-04",
        "1990-03-04", "1989-03-04", "1998-03-04", "1980-12-25", "1975-10-02")  # fmt: skip
NUMBERS = ("C1234567", "C1234568", "C123456", "C 123-4567", "1234567", "C2134567", "AB99", "A999999999")


def entry(identifier: str, name: str, born: str = "", **more: Any) -> Entry:
    """A record with one name; further fields as they are."""
    births = (Birth.parse(born),) if born else ()
    return Entry(id=identifier, names=(Name(name),), births=births, **more)


def question(name: str, born: str = "", **more: Any) -> Query:
    """A question with one name, or none where it is blank."""
    births = (Birth.parse(born),) if born else ()
    return Query(names=(Name(name),) if name else (), births=births, **more)


def random_entry(chance: random.Random, identifier: str) -> Entry:
    """A record that other random records are near to; some expired yesterday, some expire today."""
    expires = chance.choice((None, None, TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=1)))
    return Entry(id=identifier, expires=expires, payload=f"p{identifier}", **_fields(chance))


def random_query(chance: random.Random) -> Query:
    """A question about somebody of that kind."""
    return Query(**_fields(chance))


def _fields(chance: random.Random) -> dict[str, Any]:
    kinds = [NameKind.FULL, NameKind.ALIAS][: chance.choice((1, 1, 1, 2))]
    documents = tuple(_document(chance) for _ in range(chance.choice((0, 0, 0, 1, 2))))
    nameless = bool(documents) and chance.random() < 0.1
    return {
        "kind": chance.choice((Kind.PERSON,) * 9 + (Kind.ORGANISATION,)),
        "names": () if nameless else tuple(Name(_name(chance), kind=kind) for kind in kinds),
        "births": tuple(Birth.parse(text) for text in chance.choices(BORN, k=chance.choice((0, 1, 1, 1, 2)))),
        "sexes": tuple(chance.choices(tuple(Sex), k=chance.choice((0, 1)))),
        "nationalities": tuple(chance.choices(("VN", "PL", "HU"), k=chance.choice((0, 1, 2)))),
        "documents": documents,
    }


def _name(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.choice((1, 2, 2, 3, 3, 4))))


def _document(chance: random.Random) -> Document:
    kind, country = chance.choice(("", "passport", "visa")), chance.choice(("", "VN", "PL"))
    return Document(chance.choice(NUMBERS), type=kind, country=country)
