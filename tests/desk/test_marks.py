"""Marks in a text: every span can be seen, and the text stays what it was."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as some

from comity.node.desk import marks


@dataclass(frozen=True)
class Read:
    id: str
    start: int
    end: int
    kind: str = "commitments"
    state: str = "read"
    word: str = "spam"


TEXT = some.text(alphabet="ab đ\n😀", max_size=60)


@some.composite
def texts_with_spans(draw: some.DrawFn) -> tuple[str, list[Read], list[Read]]:
    text = draw(TEXT)
    edges = some.integers(0, len(text))
    spans = [Read(str(n), *sorted((draw(edges), draw(edges)))) for n in range(draw(some.integers(0, 5)))]
    noise = [Read(f"n{n}", *sorted((draw(edges), draw(edges)))) for n in range(draw(some.integers(0, 2)))]
    return text, spans, noise


@given(texts_with_spans())
def test_the_pieces_joined_are_the_text_again(drawn: tuple[str, list[Read], list[Read]]) -> None:
    text, spans, noise = drawn
    for paragraph in marks.paragraphs(text, spans, noise):
        joined = "".join(piece.text for piece in paragraph.pieces)
        assert text[paragraph.start : paragraph.start + len(joined)] == joined
        assert "\n" not in joined


@given(texts_with_spans())
def test_no_word_of_the_text_is_lost(drawn: tuple[str, list[Read], list[Read]]) -> None:
    text, spans, noise = drawn
    shown = "".join(
        piece.text for paragraph in marks.paragraphs(text, spans, noise) for piece in paragraph.pieces
    )
    assert "".join(shown.split()) == "".join(text.split())


def test_a_span_inside_another_wears_its_own_mark() -> None:
    text = "speed up a new agreement now"
    whole, inner = Read("1", 0, 28), Read("2", 9, 24, kind="agreements")
    (paragraph,) = marks.paragraphs(text, [whole, inner], [])
    assert [(piece.item, piece.text, piece.first) for piece in paragraph.pieces] == [
        ("1", "speed up ", True),
        ("2", "a new agreement", True),
        ("1", " now", False),
    ]


def test_noise_stays_in_its_place_with_its_word() -> None:
    (paragraph,) = marks.paragraphs("said WIN NOW here", [], [Read("n", 5, 12)])
    assert [(piece.text, piece.noise) for piece in paragraph.pieces] == [
        ("said ", ""),
        ("WIN NOW", "spam"),
        (" here", ""),
    ]
