"""What counts as the same person, and above all what does not: people are harmed by wrong hits."""

import csv
from pathlib import Path

import pytest
from tests.crosscheck.records import TODAY, entry, question

from comity.crosscheck import Answer, Index, Level, Policy, Sex
from comity.crosscheck.answer import LEVEL_SENTENCES, SENTENCES
from comity.crosscheck.births import BirthRelation
from comity.crosscheck.documents import DocumentRelation
from comity.crosscheck.pairs import compare_row
from comity.crosscheck.relations import Relation

NAMES = Path(__file__).parents[1] / "data" / "names.csv"
CROWD = [
    entry(f"x{number}", f"Somebody Other{number}", f"19{50 + number % 50}-05-17") for number in range(2_000)
]


def ask(held: str, held_born: str, asked: str, asked_born: str) -> Answer:
    """Ask for one person among two thousand and one."""
    index = Index.memory([entry("r", held, held_born), *CROWD], policy=Policy())
    return index.search(question(asked, asked_born), today=TODAY)


@pytest.mark.parametrize(
    ("held", "asked"),
    [
        ("Nguyễn Văn Hùng", "NGUYEN VAN HUNG"),
        ("Nguyễn Văn Hùng", "NGUYEN<<VAN<HUNG"),
        ("Nguyễn Văn Hùng", "Hung Van Nguyen"),
        ("Nguyễn Văn Hùng", "Van-Hung Nguyen"),
        ("Nguyễn Văn Hùng", "Vanhung Nguyen"),
        ("Nguyễn Văn Hùng", "Нгуен Ван Хунг"),
        ("Trần Thị Bích Ngọc", "Ngoc Tran"),
        ("Stanisław Grzegrzółka", "GRZEGRZOLKA STANISLAW"),
        ("Katarzyna Maria Nowicka-Zając", "Nowicka Zajac, Katarzyna"),
        ("Szentgyörgyvári Gábor", "Gabor Szentgyoergyvari"),
        ("Szentgyörgyvári Gábor", "Szent-Györgyvári Gábor"),
        ("Björn Groß", "BJOERN GROSS"),
        ("Jean-François Béguelin", "Béguelin Jean Francois"),
        ("Giovanni De Simoni", "Giovanni Desimoni"),
        ("Hans-Peter von Wartenfels", "Hans Peter Wartenfels"),
        ("Сергей Викторович Жаворонков", "Sergey Zhavoronkov"),
        ("Сергей Викторович Жаворонков", "Sergej Schaworonkow"),
        ("Ewa Brzozowska", "Ewa Brzozowski"),
    ],
)
def test_a_name_written_the_other_countrys_way_is_a_hit(held: str, asked: str) -> None:
    answer = ask(held, "1984-03-12", asked, "1984-03-12")
    assert (answer.level, answer.hits[0].id) == (Level.HIT, "r")
    assert ask(asked, "1984-03-12", held, "1984-03-12").level is Level.HIT


@pytest.mark.parametrize(
    ("held", "asked"),
    [
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng"),  # other marks
        ("Nguyễn Văn Hùng", "Hung V. Nguyen"),  # an initial
        ("Thomas Winterbourne", "T. Winterbourne"),
        ("Thomas Winterbourne", "Tom Winterbourne"),  # another form
        ("Anna Nowacka-Zdun", "Hanna Nowacka-Zdun"),
        ("William Harcastle", "William Hardcastle"),  # a letter
        ("Vörösmarti Zsófia", "Vörösmarty Zofia"),
        ("Hoàng Minh Tuấn", "Hoàng Tuấn Minh"),  # given names in another order
        ("Marie Béguelin", "Maria Béguelin"),
        ("Anna Maria Quenneville", "Maria Anna Quenneville"),
        ("Hélène Camille Quenneville", "Camille Quenneville"),  # her twin?
        ("Trương Thùy Chi", "Thuy Truong"),
    ],
)
def test_a_discrepancy_is_never_more_than_possible(held: str, asked: str) -> None:
    assert ask(held, "1984-03-12", asked, "1984-03-12").level is Level.POSSIBLE


@pytest.mark.parametrize(
    ("held", "asked"),
    [
        ("Paweł Gąsior", "Piotr Gąsior"),  # twins
        ("Nguyễn Văn Hùng", "Nguyễn Văn Dũng"),
        ("Trần Văn Bình", "Trần Thị Bình"),
        ("Giovanni De Simoni", "Giovanna De Simoni"),
        ("Stanisław Grzegrzółka", "Stanisława Grzegrzółka"),
        ("Maria Concetta Lo Presti", "Maria Carmela Lo Presti"),
        ("Jean-François Béguelin", "Jean-Pierre Béguelin"),
        ("Thomas Winterbourne", "Timothy Winterbourne"),
        ("Сергей Викторович Жаворонков", "Сергей Петрович Жаворонков"),
        ("Михаил Петрович Глаголев", "Пётр Михайлович Глаголев"),
        ("Marek Jabłonecki", "Maria Jabłonecka"),
        ("Nguyễn Văn Hùng", "Trần Văn Hùng"),  # another family
        ("Barbara Sobótka", "Barbara Sobolewska"),
        ("Nguyễn Văn A", "Nguyễn Văn B"),
    ],
)
def test_brothers_sisters_twins_and_strangers_born_the_same_day_are_no_hit(held: str, asked: str) -> None:
    assert ask(held, "1984-03-12", asked, "1984-03-12").level is Level.NO_HIT


@pytest.mark.parametrize("other", ["1954-06-26", "1986-02-10", "1984-07-25", "1985-04-12", "2012-03-12"])
def test_father_and_son_and_namesakes_of_another_birth_are_no_hit(other: str) -> None:
    for name in ("Varga Sándor", "Dương Hữu Nghĩa", "Étienne Quenneville"):
        assert ask(name, "1984-03-12", name, other).level is Level.NO_HIT


@pytest.mark.parametrize("other", ["1984-03-13", "1984-04-12", "1994-03-12", "1948-03-12", "1984-01-01", ""])
def test_an_uncertain_birth_is_never_more_than_possible(other: str) -> None:
    assert ask("Étienne Quenneville", "1984-03-12", "Etienne Quenneville", other).level in {
        Level.POSSIBLE,
        Level.NO_HIT,
    }


def test_another_sex_is_never_more_than_possible() -> None:
    index = Index.memory([entry("r", "Andrea Bianchini", "1984-03-12", sexes=(Sex.MALE,)), *CROWD])
    asked = question("Andrea Bianchini", "1984-03-12", sexes=(Sex.FEMALE,))
    assert index.search(asked, today=TODAY).level is Level.POSSIBLE


def test_a_common_name_without_a_birth_is_underspecified_and_shows_nobody() -> None:
    index = Index.memory(
        [entry(str(number), "Nguyễn Văn Hùng", f"{1950 + number}-05-17") for number in range(40)]
    )
    answer = index.search(question("Hung Nguyen"), today=TODAY)
    assert (answer.level, answer.hits, answer.fitting) == (Level.UNDERSPECIFIED, (), 40)
    assert answer.text.format(**answer.params) == "40 record(s) fit; give a full birth date or a document."
    assert index.search(question("Hung Nguyen", "1963"), today=TODAY).fitting == 1
    assert index.search(question("Hung Nguyen", "1963-05-17"), today=TODAY).hits[0].id == "13"


def test_a_date_that_stands_in_for_unknown_ones_says_little() -> None:
    held = [entry(f"d{number}", f"Somebody Other{number}", "1990-01-01") for number in range(1_000)]
    index = Index.memory(
        [entry("r", "Maria Rossi", "1990-01-01"), entry("s", "Maria Rossi", "1971-05-17"), *held]
    )

    def bits(born: str) -> float:
        reasons = index.search(question("Maria Rossi", born), today=TODAY).hits[0].reasons
        return next(reason.bits for reason in reasons if reason.what == "birth")

    assert bits("1971-05-17") > bits("1990-01-01") + 5


def test_aliases_and_alias_births_are_all_tried() -> None:
    held = entry("r", "Nguyễn Văn Hùng", "1984-03-12")
    both = question("Trần Thị Mai", "1990-05-05")
    more = type(both)(names=(*both.names, *held.names), births=(*both.births, *held.births))
    assert Index.memory([held]).search(more, today=TODAY).level is Level.HIT


def test_the_same_rows_labelled_by_hand_are_told_apart() -> None:
    with NAMES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    outcomes = [(row["match"] == "1", compare_row(row).same, row["source"]) for row in rows]

    def f1(source: str) -> float:
        found = [(truth, said) for truth, said, where in outcomes if where.startswith(source)]
        right = found.count((True, True))
        return 2 * right / (2 * right + found.count((True, False)) + found.count((False, True)))

    assert f1("comity_hand") > 0.96
    assert f1("comity") > 0.97
    assert sum(said and not truth for truth, said, _ in outcomes) <= 2


def test_every_relation_has_its_sentence() -> None:
    relations = {
        *Relation,
        *BirthRelation,
        *DocumentRelation,
        "joined",
        "initial",
        "conflict",
        "extra",
        "order",
        "prior",
    }
    assert relations - {BirthRelation.CONFLICT} <= set(SENTENCES)
    assert set(LEVEL_SENTENCES) == set(Level)
    for sentence in (*SENTENCES.values(), *LEVEL_SENTENCES.values()):
        assert sentence.format(left="A", right="B", count="2")
