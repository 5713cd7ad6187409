"""Who is believed about who asks: the proxy that node.toml names, and nobody else."""

from __future__ import annotations

import re
from http.client import HTTPConnection
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.node.door.nodes import comity, new_node

from comity.node.home import SETTINGS_FILE, NotANodeError, open_home
from comity.node.wsgi import BehindProxy

PROXIES = (ip_network("10.0.0.5/32"), ip_network("10.1.0.0/24"), ip_network("2001:db8::/64"))
STRANGER = "198.51.100.7"
DESK = '\n[desk]\naddress = "https://desk.example"\nproxies = ["127.0.0.1"]\n'


def seen(peer: str, **said: str) -> dict[str, str]:
    """What the application behind sees of a request."""
    kept: dict[str, str] = {}

    def inside(environ, start_response):
        kept.update(environ)
        return []

    BehindProxy(inside, PROXIES)({"REMOTE_ADDR": peer, "wsgi.url_scheme": "http", **said}, None)
    return kept


def test_a_named_proxy_says_who_asks_and_how():
    told = seen("10.0.0.5", HTTP_X_FORWARDED_FOR=STRANGER, HTTP_X_FORWARDED_PROTO="https")
    assert (told["REMOTE_ADDR"], told["wsgi.url_scheme"]) == (STRANGER, "https")


@pytest.mark.parametrize(
    ("chain", "who"),
    [
        ("192.0.2.99, 198.51.100.7", STRANGER),
        ("192.0.2.99, 198.51.100.7, 10.1.0.9", STRANGER),
        ("198.51.100.7,2001:db8::3", STRANGER),
        ("::ffff:198.51.100.7", STRANGER),
        ("198.51.100.7, somebody", "10.0.0.5"),
        ("10.1.0.9, 10.1.0.10", "10.0.0.5"),
        ("", "10.0.0.5"),
    ],
)
def test_the_last_address_that_is_no_proxy_of_ours_asks(chain, who):
    assert seen("10.0.0.5", HTTP_X_FORWARDED_FOR=chain)["REMOTE_ADDR"] == who


@pytest.mark.parametrize("proto", ["", "http", "https, http", "HTTPS?", "wss"])
def test_only_https_is_https(proto):
    assert seen("10.0.0.5", HTTP_X_FORWARDED_PROTO=proto)["wsgi.url_scheme"] == "http"


@given(
    peer=st.ip_addresses().map(str) | st.sampled_from(["", "unix", STRANGER, "10.0.0.6", "::ffff:10.0.0.6"]),
    said=st.dictionaries(
        st.sampled_from(
            [
                "HTTP_X_FORWARDED_FOR",
                "HTTP_X_FORWARDED_PROTO",
                "HTTP_X_FORWARDED_HOST",
                "HTTP_FORWARDED",
                "HTTP_X_REAL_IP",
            ]
        ),
        st.sampled_from(["https", "192.0.2.1", "10.0.0.5", "for=192.0.2.1;proto=https"]) | st.text(),
    ),
)
def test_nobody_else_is_believed_and_what_they_said_is_gone(peer, said):
    if any(peer.endswith(str(network.network_address)) for network in PROXIES):
        return
    told = seen(peer, **said)
    assert (told["REMOTE_ADDR"], told["wsgi.url_scheme"]) == (peer, "http")
    assert told.keys() == {"REMOTE_ADDR", "wsgi.url_scheme"}


@pytest.mark.parametrize(
    ("desk", "says"),
    [
        ('address = "desk.example"', "must be https"),
        ('address = "http://desk.example"', "must be https"),
        ('address = "https://desk.example/desk"', "must be https"),
        ('address = "ftp://127.0.0.1"', "must be https"),
        ('proxies = ["proxy.example"]', "proxy.example"),
        ('proxys = ["10.0.0.5"]', "says proxys"),
        ('proxies = ["10.0.0.5/8"]', "host bits"),
    ],
)
def test_a_table_that_cannot_be_followed_is_refused_as_a_whole(tmp_path, desk, says):
    (tmp_path / SETTINGS_FILE).write_text(
        f'node_id = "x"\ncountry = "VN"\nname = "x"\n[desk]\n{desk}\n', encoding="utf-8"
    )
    with pytest.raises(NotANodeError, match=says):
        open_home(tmp_path)


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    """A node that officers reach over https, by a proxy on the same machine."""
    made = new_node(tmp_path_factory.mktemp("nodes") / "vn", "VN")
    with (made.folder / SETTINGS_FILE).open("a", encoding="utf-8") as settings:
        settings.write(DESK)
    made.start()
    yield made
    made.stop()


def ask(node, path: str, method: str = "GET", body: str = "", **headers: str):
    line = HTTPConnection("127.0.0.1", node.port, timeout=20)
    try:
        line.request(method, path, body, {one.replace("_", "-"): value for one, value in headers.items()})
        answer = line.getresponse()
        return answer, answer.read().decode()
    finally:
        line.close()


OVER_TLS = {"Host": "desk.example", "X_Forwarded_Proto": "https"}


@pytest.mark.slow
def test_in_the_clear_such_a_node_shows_nothing_but_that(node):
    for path in ("/", "/accounts/login/", "/api/v1/openapi.json"):
        answer, page = ask(node, path)
        assert (answer.status, answer.getheader("Set-Cookie")) == (403, None)
        assert "This node answers over https only." in page
    assert ask(node, "/healthz")[0].status == 200


@pytest.mark.slow
def test_over_tls_its_cookies_stay_there_and_browsers_are_told_to_stay_too(node):
    answer, page = ask(node, "/accounts/login/", **OVER_TLS)
    assert answer.status == 200, page
    cookie = answer.getheader("Set-Cookie")
    assert cookie.startswith("__Host-comity_csrf_vn=")
    assert "; Secure" in cookie
    assert re.fullmatch(r"max-age=31536000", answer.getheader("Strict-Transport-Security"))


@pytest.mark.slow
def test_it_answers_to_no_other_name(node):
    assert ask(node, "/accounts/login/", **{**OVER_TLS, "Host": "other.example"})[0].status == 400


@pytest.mark.slow
def test_guessing_rests_for_the_one_who_guessed_and_not_for_the_proxy(node):
    """The real address counts: five wrong passwords from one leave the officer free to sign in from another."""

    def guess(who: str) -> int:
        said = '{"username": "administrator", "password": "guessed", "code": "000000"}'
        told = {**OVER_TLS, "X_Forwarded_For": who, "Content_Type": "application/json"}
        return ask(node, "/api/v1/sign-in", "POST", said, **told)[0].status

    assert [guess(STRANGER) for _ in range(6)][-1] == 429
    assert guess("192.0.2.44") == 403


def refused(node, desk: str, *more: str) -> str:
    """What ``comity`` says when the node is set up so; the node runs on as it was."""
    place = node.folder / SETTINGS_FILE
    before = place.read_text("utf-8")
    place.write_text(before.replace(DESK, f"\n[desk]\n{desk}\n"), encoding="utf-8")
    try:
        with pytest.raises(AssertionError) as failed:
            comity("web", "--dir", str(node.folder), "--port", "1", *more)
        return str(failed.value)
    finally:
        place.write_text(before, encoding="utf-8")


@pytest.mark.slow
def test_a_desk_that_would_be_heard_in_the_clear_does_not_start(node):
    assert "put a proxy that speaks TLS in front" in refused(node, 'listen = "0.0.0.0"')
    assert "put a proxy that speaks TLS in front" in refused(node, "", "--host", "192.0.2.1")
    assert "names no proxy" in refused(node, 'address = "https://desk.example"')


@pytest.mark.slow
def test_the_doctor_says_so(node):
    from comity.node.cli.doctor import _desk

    def mend(table: str) -> list[str]:
        place = node.folder / SETTINGS_FILE
        before = place.read_text("utf-8")
        place.write_text(before.replace(DESK, table), encoding="utf-8")
        try:
            return [one.mend for one in _desk(open_home(node.folder).desk) if not one.holds]
        finally:
            place.write_text(before, encoding="utf-8")

    assert mend(DESK) == mend("") == []
    assert "without https" in mend('\n[desk]\nlisten = "0.0.0.0"\n')[0]
    assert "every page is refused" in mend('\n[desk]\naddress = "https://desk.example"\n')[0]
    assert "ok    desk listens on 127.0.0.1" in comity("doctor", "--dir", str(node.folder))
