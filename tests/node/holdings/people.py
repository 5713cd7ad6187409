"""Invented people: names are drawn from lists by a seeded generator; nobody is meant."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from comity.crosscheck import Birth, Document, Entry, Name, Sex

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Kowal",
    "Nowacki",
    "Zielny",
    "Wrona",
    "Szabó",
    "Kovács",
    "Molnár",
    "Petrov",
    "Orlov",
    "Keller",
    "Brunner",
    "Ashby",
    "Thornley",
]
MIDDLE = ["Văn", "Thị", "Minh", "Quốc", "Thu", "Gia", "Ngọc", "Đức", "Hữu", "Anna", "Maria", "Jan", "Piotr"]
GIVEN = [
    "Hùng",
    "Linh",
    "Hà",
    "Khôi",
    "Ánh",
    "Hân",
    "Thịnh",
    "Bảo",
    "Châu",
    "Tuấn",
    "Lan",
    "Phương",
    "Dũng",
    "Marek",
    "Ewa",
    "Tomasz",
    "Béla",
    "Ilona",
    "Pavel",
    "Olga",
    "Urs",
    "Nina",
    "Harold",
    "Edith",
]


def invented(count: int, seed: int = 7) -> Iterator[Entry]:
    """So many people, the same for the same seed."""
    draw = random.Random(seed)
    first = date(1950, 1, 1)
    for number in range(count):
        born = first + timedelta(days=draw.randrange(19_000))
        yield Entry(
            id=f"R{number:06}",
            names=(Name(f"{draw.choice(FAMILY)} {draw.choice(MIDDLE)} {draw.choice(GIVEN)}"),),
            births=(Birth(born.year, born.month, born.day),),
            sexes=(draw.choice((Sex.FEMALE, Sex.MALE)),),
            nationalities=(draw.choice(("VN", "PL", "HU")),),
            documents=(Document(f"C{draw.randrange(10**7):07}", "passport", "VN"),),
            expires=date(2035, 1, 1),
        )


SUBJECT = Entry(
    id="SUBJECT-1",
    names=(Name("Đặng Thùy Trâm Anh"),),
    births=(Birth(1988, 4, 17),),
    sexes=(Sex.FEMALE,),
    nationalities=("VN",),
    documents=(Document("K7741230", "passport", "VN"),),
    expires=date(2040, 1, 1),
    payload="file 12 of 2019",
)
