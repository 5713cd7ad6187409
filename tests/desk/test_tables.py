"""Every list of the desk is walked as an officer meets it: each choice of its filter, each column, its file."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode

import pytest
from django.test import Client
from django.urls import URLPattern
from tests.desk.test_contexts import lived  # noqa: F401  (a node on which everything stands)
from tests.desk.test_views import drafted, node, sign  # noqa: F401  (fixtures of the views)

from comity.node.audit import queries as audit
from comity.node.desk import urls

LISTS = {
    "/law/": "cooperation",
    "/": "desk", "/cases/": "desk", "/hits/": "desk", "/partners/": "desk", "/agreements/": "desk", "/meetings/": "cooperation",
    "/commitments/": "cooperation", "/log/": "administrator", "/officers/": "administrator",
}  # fmt: skip
"""Every list, and who looks at it."""
UNSORTED = {"/": {"Select"}}


@dataclass
class Page(HTMLParser):
    """A list as it stands on its page: heads, rows, choices, and whether it can be taken out."""

    html: str
    heads: list[str] = field(default_factory=list)
    sorts: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    choices: list[tuple[str, str, int]] = field(default_factory=list)
    takes_out: bool = False

    def __post_init__(self) -> None:
        table = re.search(r"<table[^>]*data-rows.*?</table>", self.html, re.DOTALL)
        head = re.search(r"<thead>.*?</thead>", table[0], re.DOTALL) if table else None
        for one in re.findall(r"<th scope=\"col\".*?</th>", head[0], re.DOTALL) if head else ():
            self.heads.append(re.sub(r"<[^>]+>|[↑↓]", "", one).strip())
            self.sorts += re.findall(r'class="c-sort" href="\?([^"]*)"', unescape(one))
        self.rows = [
            re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", one)).strip()
            for one in re.findall(r"<tr data-row.*?</tr>", table[0], re.DOTALL)
        ] if table else []  # fmt: skip
        boxes = r'<input class="govuk-\w+__input" type="(?:checkbox|radio)" name="([^"]+)"[^>]*? value="([^"]*)".*?<span class="c-count">(\d+)<'
        form = re.search(r"<form class=\"c-filter\".*?</form>", self.html, re.DOTALL)
        found = re.findall(boxes, form[0], re.DOTALL) if form else []
        self.choices = [(name, unescape(value), int(count)) for name, value, count in found]
        self.takes_out = 'name="verb" value="csv"' in self.html


def at(client: Client, place: str, **more: str) -> Page:
    path, _, said = place.partition("?")
    answer = client.get(path, {**{name: values[0] for name, values in parse_qs(said).items()}, **more})
    assert answer.status_code == 200, place
    return Page(answer.content.decode())


def file_of(client: Client, place: str, **more: str) -> list[list[str]]:
    path, _, said = place.partition("?")
    query = urlencode({**{name: values[0] for name, values in parse_qs(said).items()}, **more})
    answer = client.post(f"{path}?{query}", {"verb": "csv"})
    assert answer["Content-Type"].startswith("text/csv"), place
    return list(csv.reader(io.StringIO(answer.content.decode().removeprefix("\ufeff"))))


def whole(client: Client, place: str, **more: str) -> list[str]:
    """The rows of all pages of a list, the groups of the work list opened."""
    page = at(client, place, **more)
    rows, number = list(page.rows), 1
    while 'rel="next"' in page.html:
        number += 1
        page = at(client, place, **more, page=str(number))
        rows += page.rows
    return rows


@pytest.fixture
def seen(lived, sign) -> dict[str, Client]:
    """A browser for everybody who looks at a list."""
    return {role: sign(role) for role in set(LISTS.values())}


def test_no_list_is_left_out_of_this_walk(lived, sign):
    desk, walked = sign("administrator"), {one.partition("?")[0] for one in LISTS}
    reader = sign("cooperation")
    for one in urls.urlpatterns:
        if isinstance(one, URLPattern) and "<" not in str(one.pattern):
            place = f"/{one.pattern}"
            answers = [client.get(place) for client in (desk, reader)]
            drawn = any(
                "data-rows" in answer.content.decode() for answer in answers if answer.status_code == 200
            )
            assert not drawn or place in walked, f"{place} shows a list that nobody tries"


def test_every_column_of_every_list_sorts_both_ways(seen):
    for place, who in LISTS.items():
        client = seen[who]
        page = at(client, place)
        assert page.rows, f"{place} has nothing to sort"
        assert len(page.sorts) == len(set(page.heads) - UNSORTED.get(place, set())), (place, page.heads)
        orders = set()
        for address in page.sorts:
            code = parse_qs(address)["sort"][0]
            assert at(client, place, sort=code).html.count('aria-sort="ascending"') == 1, (place, code)
            falling = at(client, place, sort=f"-{code}")
            assert falling.html.count('aria-sort="descending"') == 1, (place, code)
            orders |= {tuple(at(client, place, sort=code).rows), tuple(falling.rows)}
        assert len(orders) > 1 or len(page.rows) < 2, f"no column changes the order of {place}"


def test_a_column_sorts_by_what_it_shows(seen):
    wanted = {
        ("/cases/", "opened"): "Opened",
        ("/cases/", "reference"): "Reference",
        ("/partners/", "partner"): "Name",
        ("/agreements/", "signed"): "Signed",
        ("/commitments/", "due"): "Due",
        ("/officers/", "officer"): "Name",
    }
    for (place, sort), column in wanted.items():
        head, *rising = file_of(seen[LISTS[place]], place, sort=sort)
        _, *falling = file_of(seen[LISTS[place]], place, sort=f"-{sort}")
        told = [row[head.index(column)].casefold() for row in rising if row[head.index(column)]]
        assert told == sorted(told), (place, sort)
        assert [row[head.index(column)].casefold() for row in falling if row[head.index(column)]] == told[
            ::-1
        ]


@pytest.mark.slow
def test_every_choice_of_every_filter_leaves_as_many_rows_as_it_says(seen):
    for place, who in LISTS.items():
        choices = at(seen[who], place).choices
        assert choices, f"{place} has no filter"
        for name, value, count in choices:
            page = at(seen[who], place, **{name: value})
            if place == "/":  # its groups are folded; the file is not
                left = len(file_of(seen[who], place, **{name: value})) - 1
            else:
                left = len(whole(seen[who], place, **{name: value}))
            assert left == count, (place, name, value)
            assert page.rows or "Nothing" in page.html or "No work matches" in page.html, (place, name, value)


def test_the_counts_beside_the_choices_are_those_of_the_present_result(seen):
    """With one choice taken, each choice of another filter says how many rows both together leave."""
    for place, who in LISTS.items():
        first = next((one for one in at(seen[who], place).choices if one[2] and one[0] != "show"), None)
        taken = {first[0]: first[1]} if first else {}
        for name, value, count in at(seen[who], place, **taken).choices:
            if name not in taken and place != "/log/":  # each file taken out is one more entry of the log
                both = file_of(seen[who], place, **taken, **{name: value})
                assert len(both) - 1 == count, (place, first, name, value)


def test_every_list_is_taken_out_as_it_stands_and_that_is_logged(seen):
    for place, who in LISTS.items():
        rows = len(whole(seen[who], place))
        assert at(seen[who], place).takes_out, place
        table = file_of(seen[who], place)
        assert all(heading for heading in table[0])
        assert {len(row) for row in table} == {len(table[0])}, place
        assert len(table) - 1 == rows, place
        newest = audit.entries(newest=1)[0]
        assert (newest.kind, newest.frame["count"]) == ("staff.export", rows), place


def test_the_file_of_the_work_list_holds_what_a_folded_group_hides(lived, sign):
    reader = sign("cooperation")
    for number in range(9):
        said = f"On {number + 1} November 2026 in Hà Nội, officials of Viet Nam and Poland held talks."
        reader.post("/meetings/read/", {"text": said})
    page = at(reader, "/")
    assert "Show " in page.html, "some group is folded"
    assert len(file_of(reader, "/")) - 1 > len(page.rows)


def test_words_that_are_typed_narrow_a_list(seen):
    desk = seen["desk"]
    every, some = whole(desk, "/agreements/"), whole(desk, "/agreements/", text="organised crime")
    assert 0 < len(some) < len(every)
    assert all("organised crime" in one.casefold() for one in some)
    assert len(whole(desk, "/partners/", text="pol")) == 1


def test_a_choice_of_nothing_can_be_taken_back(seen):
    page = at(seen["desk"], "/agreements/", partner="PL", stage="in-force", text="no such words at all")
    assert "Nothing matches these filters." in page.html
    assert ("partner", "PL", 0) in page.choices


def test_rows_that_say_nothing_stand_last_whichever_way(seen):
    for sort in ("due", "-due"):
        dues = [row[5] for row in file_of(seen["cooperation"], "/commitments/", sort=sort)[1:]]
        assert dues == [one for one in dues if one] + [one for one in dues if not one]


def test_a_list_is_sorted_as_the_reader_says_the_words(seen):
    desk = seen["desk"]
    desk.post("/speak/", {"language": "vi", "next": "/"})
    names = [row[1] for row in file_of(desk, "/partners/", sort="partner")[1:]]
    assert "Ba Lan" in names
    assert names == sorted(names, key=str.casefold)


def test_every_page_of_a_long_list_can_be_reached(seen):
    client = seen["administrator"]
    for _ in range(15):
        file_of(client, "/hits/" if client.get("/hits/").status_code == 200 else "/officers/")
    rows = whole(client, "/log/")
    assert len(rows) > 50
    assert len(set(rows)) == len(rows)
