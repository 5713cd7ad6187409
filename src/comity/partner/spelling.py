"""A name as another country's clerk writes it: marks lost, order turned, parts joined or dropped, other letters."""

import random
import unicodedata

from comity.partner.people import Person

# Russian names in Latin letters: what each country's clerks write. The rest follows the passport (ICAO 9303) way.
_PASSPORT = {
    **dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", (
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia".split(" ")), strict=True)),
}  # fmt: skip
_LATIN = {
    "en": _PASSPORT | {"й": "y", "ю": "yu", "я": "ya"},
    "de": _PASSPORT | {"ж": "sch", "з": "s", "й": "j", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch",
                       "щ": "schtsch", "ю": "ju", "я": "ja", "в": "w", "ё": "jo"},
    "fr": _PASSPORT | {"ж": "j", "у": "ou", "ч": "tch", "ш": "ch", "щ": "chtch", "ю": "iou", "х": "kh"},
    "pl": _PASSPORT | {"ж": "ż", "й": "j", "х": "ch", "ц": "c", "ч": "cz", "ш": "sz", "щ": "szcz", "ю": "ju",
                       "я": "ja", "в": "w", "ы": "y"},
    "hu": _PASSPORT | {"ж": "zs", "й": "j", "х": "h", "ц": "c", "ч": "cs", "ш": "s", "щ": "scs", "ю": "ju",
                       "я": "ja", "с": "sz", "ы": "i"},
}  # fmt: skip
# Polish, German, Hungarian, Italian and Vietnamese names in Russian letters, long spellings first.
_CYRILLIC = {
    "pl": "szcz щ,sz ш,cz ч,rz ж,ch х,cie че,ci чи,cia ця,ń нь,ś сь,ć ць,ź зь,ż ж,ła ла,ł л,ą он,ę ен,ó у,ia я,ie е,io ё,"
          "iu ю,ja я,je е,ju ю,ski ский,y ы,c ц,j й,h х,l л",
    "de": "tsch ч,sch ш,ch х,ck к,ph ф,th т,tz ц,ei ай,eu ой,äu ой,ie и,ä е,ö ё,ü ю,ß сс,z ц,w в,ja я,ju ю,jö йё,j й,"
          "v ф,y и,h х",
    "hu": "cs ч,gy дь,ly й,ny нь,sz с,th т,ty ть,zs ж,s ш,c ц,já я,ja я,jó йо,jo йо,ju ю,á а,é е,í и,ó о,ö ё,ő ё,ú у,ü ю,"
          "ű ю,j й,y и,h х",
    "it": "gli льи,gn нь,sci ши,sce ше,cch кк,ch к,gh г,cci ччи,cia ча,cio чо,ci чи,ce че,gia джа,gio джо,giu джу,"
          "gi джи,ge дже,ù у,ò о,à а,è е,h ,j и",
    "vi": "uyê уе,uy уи,ngh нг,ng нг,nh нь,ch ч,tr ч,th т,ph ф,kh х,gh г,gi з,qu ку,ươ ыо,ư ы,ơ о,ô о,â а,ă а,ê е,d з,đ д,"
          "r з,x с,s ш,c к,y и,h х",
}  # fmt: skip
_PLAIN = {
    latin: cyrillic
    for latin, cyrillic in zip("abcdefghiklmnopqrstuvwz", "абкдефгхиклмнопкрстуввз", strict=True)
}
_PLAIN |= {"x": "кс", "y": "и", "j": "й"}
_GERMAN = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ß", "ss"))


def rewrite(person: Person, seed: int, culture: str) -> str:
    """Write somebody's name as a clerk of another country may: no letter is mistyped, nothing is invented.

    Args:
        person: whose name.
        seed: the same seed gives the same writing.
        culture: the clerk's, one of `people.CULTURES`.
    """
    chance = random.Random(f"rewrite:{seed}:{culture}:{person.name}")  # noqa: S311 - repeatable, no secret
    parts = _chosen(chance, person)
    letters = [_spelled(chance, part, person.culture, culture) for part in parts]
    order = _vietnamese_abroad if person.culture == "vi" and culture not in {"vi", "ru", "hu"} else _ordered
    text = " ".join(part for part in order(chance, letters, culture) if part)
    return text.upper() if chance.random() < 0.4 else text


def _chosen(chance: random.Random, person: Person) -> tuple[str, str, str]:
    """Given, middle and family name; what a clerk has no field for is often left out."""
    given = " ".join(person.given if chance.random() < 0.6 else person.given[:1])
    middle = person.middle if chance.random() < 0.6 else ""
    return given, middle, person.family


def _spelled(chance: random.Random, part: str, own: str, clerk: str) -> str:
    if own == clerk:
        return part
    if own == "ru":
        return _transcribed(part, _LATIN.get(clerk, _PASSPORT))
    if clerk == "ru" and own in _CYRILLIC:
        return _in_russian(part, own)
    if own in {"de", "hu"} and chance.random() < 0.3:
        for mark, plain in _GERMAN:
            part = part.replace(mark, plain)
    return _bare(part)


def _ordered(chance: random.Random, parts: list[str], clerk: str) -> list[str]:
    given, middle, family = parts
    if clerk in {"vi", "hu"}:
        return [family, middle, given]
    if clerk == "ru":
        return [family, given, middle] if chance.random() < 0.5 else [given, middle, family]
    if chance.random() < 0.25:
        return [f"{family},", given, middle]
    if chance.random() < 0.3:
        given = given.replace(" ", "-")
    return [given, middle, family]


def _vietnamese_abroad(chance: random.Random, parts: list[str], _clerk: str) -> list[str]:
    given, middle, family = parts
    return chance.choice(
        (
            [given, middle, family],
            [middle, given, family],
            [f"{family},", middle, given],
            [f"{middle}-{given}" if middle else given, family],
            [f"{middle}{given.lower()}", family],
            [family, middle, given],
        )
    )


def _transcribed(part: str, table: dict[str, str]) -> str:
    letters = [table.get(letter, letter) for letter in part.lower()]
    return " ".join(word.capitalize() for word in "".join(letters).split(" "))


def _in_russian(part: str, own: str) -> str:
    text = unicodedata.normalize("NFC", _toneless(part.lower()) if own == "vi" else part.lower())
    for pair in _CYRILLIC[own].split(","):
        latin, _, cyrillic = pair.partition(" ")
        text = text.replace(latin, cyrillic)
    plain = "".join(_PLAIN.get(letter, letter) for letter in _bare(text, keep="йё"))
    return " ".join(word.capitalize() for word in plain.split(" "))


def _toneless(text: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if sign not in tones)


def _bare(part: str, keep: str = "") -> str:
    plain = part.translate(str.maketrans("đĐłŁ", "dDlL")).replace("ß", "ss")
    kept = (sign if sign in keep else unicodedata.normalize("NFD", sign)[0] for sign in plain)
    return "".join(sign for sign in kept if not unicodedata.combining(sign))
