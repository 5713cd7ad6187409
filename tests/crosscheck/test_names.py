"""Names of several cultures: which words are one name, which are two, and how either is known."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.crosscheck.records import WORDS

from comity.crosscheck.letters import fold
from comity.crosscheck.names import token, words
from comity.crosscheck.relations import Relation, keys, relate
from comity.crosscheck.sounds import is_syllable


def related(left: str, right: str) -> Relation | None:
    (one,), (other,) = words(left).tokens, words(right).tokens
    return relate(one.raw, other.raw)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đinh Tiến Dũng", "dinh tien dung"),
        ("Ðinh", "dinh"),  # the Icelandic letter, which looks the same and is often typed
        ("Łódź Żółć", "lodz zolc"),
        ("Ödön Hűvös", "odon huvos"),
        ("Groß Müller", "gross muller"),
        ("Щербинина Хрусталёв", "shcherbinina khrustalev"),
        ("Œuvrard Çelik", "oeuvrard celik"),
        ("O'Brien D’Amico", "obrien damico"),
        ("NGUYEN<<VAN<HUNG", "nguyen van hung"),
        ("Smith-Jones, Anna", "smith jones anna"),
        ("С.В. Жаворонков", "s v zhavoronkov"),
        ("Dr. Hans Meier jr.", "hans meier"),
        ("Marlow née Thornbury", "marlow thornbury"),
    ],
)
def test_a_name_is_taken_apart_into_plain_words(written: str, folded: str) -> None:
    assert " ".join(word.fold for word in words(written).tokens) == folded


def test_both_places_of_a_tone_mark_and_both_ways_to_store_it_are_one() -> None:
    assert words("Hoà").tokens == words("Hòa").tokens == words("Ho\u0300a").tokens


def test_words_are_kept_as_they_were_written() -> None:
    assert words("NGUYỄN Văn-Hùng").written == ("NGUYỄN", "Văn", "Hùng")


@pytest.mark.parametrize("text", ["", "  ", "--", "?!", "<<<", "’"])
def test_what_holds_no_letter_is_no_name(text: str) -> None:
    assert words(text).tokens == ()


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Hùng", "HÙNG", Relation.SAME),
        ("Hùng", "Hung", Relation.UNMARKED),
        ("Nguyễn", "Nguyên", Relation.UNMARKED),
        ("Hùng", "Hưng", Relation.MARKS),
        ("Müller", "Mueller", Relation.UNMARKED),
        ("Vörösmarti", "Voeroesmarti", Relation.UNMARKED),
        ("Mỹ", "Mi", Relation.SOUND),
        ("Dzung", "Dũng", Relation.SOUND),
        ("Жаворонков", "Zhavoronkov", Relation.SOUND),
        ("Жаворонков", "Schaworonkow", Relation.SOUND),
        ("Жаворонков", "Żaworonkow", Relation.SOUND),
        ("Жаворонков", "Zsavoronkov", Relation.SOUND),
        ("Жаворонков", "Žavoronkov", Relation.SOUND),
        ("Щербинина", "Chtcherbinina", Relation.SOUND),
        ("Щербинина", "Schtscherbinina", Relation.SOUND),
        ("Яхонтова", "Jachontowa", Relation.SOUND),
        ("Хрусталёв", "Khrustalyov", Relation.SOUND),
        ("Хрусталёв", "Khrustalev", Relation.SOUND),
        ("Фам", "Phạm", Relation.SOUND),
        ("Чинь", "Trịnh", Relation.SOUND),
        ("Нгуен", "Nguyễn", Relation.SOUND),
        ("Хыонг", "Hương", Relation.SOUND),
        ("Яблонецкий", "Jabłonecki", Relation.SOUND),
        ("Gąsior", "Gonsior", Relation.SOUND),
        ("Grzegrzółka", "Gzhegzhulka", Relation.SOUND),
        ("Csécsei", "Checsei", Relation.SOUND),
        ("Дьёрдь", "György", Relation.SOUND),
        ("Nowacka", "Nowacki", Relation.ENDING),
        ("Ivanova", "Ivanov", Relation.ENDING),
        ("Nagyné", "Nagy", Relation.ENDING),
        ("Kasia", "Katarzyna", Relation.FORM),
        ("Bill", "William", Relation.FORM),
        ("István", "Stefan", Relation.FORM),
        ("Сергей", "Serge", Relation.FORM),
        ("Hoàng", "Huỳnh", Relation.FORM),
        ("Vũ", "Võ", Relation.FORM),
        ("Anna", "Anja", None),
        ("Hardcastle", "Harcastle", Relation.SLIP),
        ("Lefèvre", "Lefebvre", Relation.SLIP),
        ("Winterbourne", "Winterburn", Relation.SLIP),
        ("Dunug", "Dung", Relation.SLIP),
        ("Nuyễn", "Nguyễn", Relation.SLIP),
        ("Nary", "Nagy", Relation.SLIP),
    ],
)
def test_one_name_is_known_in_many_writings(left: str, right: str, relation: Relation | None) -> None:
    assert related(left, right) == relation
    assert related(right, left) == relation


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hùng", "Dũng"),
        ("Bình", "Minh"),
        ("Ngọc", "Ngà"),
        ("Thành", "Khanh"),
        ("Trung", "Chung"),
        ("Linh", "Liên"),
        ("Хиен", "Trinh"),
        ("Maria", "Marta"),
        ("Marina", "Mariana"),
        ("Stanisław", "Stanisława"),
        ("Giovanni", "Giovanna"),
        ("Julian", "Juliana"),
        ("Étienne", "Stéphane"),
        ("Péter", "Péterné"),
        ("Петрович", "Викторович"),
        ("Kowalski", "Kowalczyk"),
        ("Zieliński", "Jasiński"),
        ("Vörösmarti", "Vörösvári"),
        ("Ершова", "Ежова"),
        ("Béguelin", "Béguin"),
        ("A12", "A13"),
        ("10", "1"),
    ],
)
def test_two_names_are_not_taken_for_one(left: str, right: str) -> None:
    assert related(left, right) is None


def test_a_syllable_is_one_of_the_language() -> None:
    assert all(map(is_syllable, ("nguyen", "thi", "hung", "phuong", "quynh", "uyen", "khuyen", "gia")))
    assert not any(map(is_syllable, ("jan", "hans", "maria", "leon", "liam", "peter")))


def near(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    letter = chance.choice("aeiouybdgnrstăưłzшж")
    return chance.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + letter + word[place + 1 :],
            word,
        )
    )


@settings(deadline=None)
@given(st.integers())
def test_related_words_share_a_key_and_the_relation_is_the_same_both_ways(seed: int) -> None:
    chance = random.Random(seed)
    first = chance.choice(WORDS)
    second = near(near(chance.choice((first, chance.choice(WORDS))), chance) or "a", chance)
    for one in words(first).tokens:
        for other in words(second).tokens:
            relation = relate(one.raw, other.raw)
            assert relation == relate(other.raw, one.raw)
            if relation is not None:
                assert keys(one) & keys(other), (one.raw, other.raw, relation)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_taken_apart_without_complaint(text: str) -> None:
    for word in words(text).tokens:
        assert word.fold
        assert relate(word.raw, word.raw) is Relation.SAME
        assert token(word.raw) == word


@settings(deadline=None)
@given(
    st.text(
        alphabet="aàảãáạăâbcdđeêghiklmnoôơpqrstuưvxyłżźćńóśąęäöüßőűéèçñабвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        min_size=1,
    )
)
def test_letters_of_the_cultures_named_fold_to_ascii(text: str) -> None:
    assert fold(text).isascii()
