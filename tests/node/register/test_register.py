"""Partners, agreements with their stages, commitments with their evidence, and what is in force today."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from comity.node.papers import queries as papers
from comity.node.register import agreements, commitments, days, names, partners, queries, steps, verbs
from comity.node.register.agreements import Move, NewAgreement
from comity.node.register.commitments import File, NewCommitment
from comity.node.register.meetings import NewMeeting, add_meeting
from comity.node.register.models import Agreement, Commitment, StageRow
from comity.node.register.partners import Facts, NewAuthority, NewContact
from comity.node.register.queries import AgreementFilters, CommitmentFilters
from comity.node.register.seed import seed_register
from comity.node.staff import queries as staff
from comity.node.staff.act import act
from comity.node.staff.errors import BadInput, Changed, LookRequired, NotAllowed, NotFound
from comity.rules import basis, facts, packs, requests

if TYPE_CHECKING:
    from comity.node.staff.act import Officer

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 11, 23)
TREATY = NewAgreement(
    "Treaty on extradition between A and B", "extradition", ("VN", "HU"), "signed", source="gazette"
)
PROMISE = NewCommitment(
    "share information on drug routes", "agreed", ("both",), "PL", topics=("info",), due=date(2026, 11, 1)
)


@pytest.fixture
def officer(officers: dict[str, Officer]) -> Officer:
    return officers["cooperation"]


# partners


def test_a_partner_without_a_node_is_complete(officer: Officer) -> None:
    partners.add_partner(
        officer, "CZ", Facts(tier="strategic", languages=("cs", "en"), since=date(1993, 1, 1))
    )
    body = partners.add_authority(officer, NewAuthority("CZ", "Police Presidium", code="PP", city="Praha"))
    partners.add_contact(
        officer, body.pk, NewContact("round the clock", "email", "desk@police.example", hours="24/7")
    )
    page = queries.partner("CZ", TODAY)
    assert {one.language: one.text for one in page.names}["de"] == "Tschechien"
    assert (page.node, page.tier, page.languages) == ("none", "strategic", ("cs", "en"))
    assert [one.code for one in page.channels] == ["paper", "email"]
    assert queries.partner_ref("CZ") == queries.PartnerRef("CZ", "CZ", "PP", "Praha", "Czechia")
    assert queries.authorities("CZ")[0].contacts[0].address == "desk@police.example"


def test_a_partner_is_entered_once_and_an_unknown_one_is_not_found(officer: Officer) -> None:
    partners.add_partner(officer, "CZ", Facts())
    with pytest.raises(BadInput):
        partners.add_partner(officer, "CZ", Facts())
    with pytest.raises(NotFound):
        queries.partner("XX", TODAY)
    with pytest.raises(BadInput):
        partners.add_partner(officer, "C Z!", Facts())


def test_letters_go_directly_once_a_node_is_connected(officer: Officer) -> None:
    partners.add_partner(officer, "CZ", Facts())
    partners.set_node(officer, "CZ", "active", since=date(2026, 5, 1))
    page = queries.partner("CZ", TODAY)
    assert (page.node, page.node_since, page.channels[0].code) == ("active", date(2026, 5, 1), "direct")
    partners.set_node(officer, "CZ", "suspended")
    assert queries.partner("CZ", TODAY).channels[0].code == "paper"
    with pytest.raises(BadInput):
        partners.set_node(officer, "CZ", "perhaps")


def test_what_is_not_said_of_a_partner_stays_as_it_was(officer: Officer) -> None:
    partners.add_partner(officer, "CZ", Facts(tier="strategic", reasons="Treaty of 2020."))
    partners.change_partner(officer, "CZ", Facts(channel="email"))
    page = queries.partner("CZ", TODAY)
    assert (page.tier, page.reasons, page.channels[0].code) == ("strategic", "Treaty of 2020.", "email")


# agreements


def test_an_agreement_moves_from_signature_into_force_for_each_party(officer: Officer) -> None:
    row = agreements.add_agreement(officer, TREATY, when="2013-09-16")
    assert [one.stage for one in queries.instruments("HU", "VN")] == ["signed"]
    agreements.move_stage(
        officer, row.reference, Move("in force", "VN", "2017-06-30", source="notice", verified=True)
    )
    agreements.move_stage(officer, row.reference, Move("in force", "HU", "2017", source="act"))
    found = queries.instruments("HU", "VN")[0]
    assert (found.stage, dict(found.in_force_from), found.verified) == (
        "in force",
        {"VN": "2017-06-30", "HU": "2017"},
        False,
    )
    page = queries.agreement(row.reference)
    assert (page.stage, page.row.signed, page.row.in_force, page.row.in_force_text) == (
        "in-force",
        date(2013, 9, 16),
        None,
        "2017",
    )
    assert [(one.stage, one.country, one.day_text) for one in page.history] == [
        ("signed", "", "2013-09-16"),
        ("in-force", "VN", "2017-06-30"),
        ("in-force", "HU", "2017"),
    ]
    assert {one.country: one.verified for one in page.parties} == {"VN": True, "HU": False}


def test_an_end_for_one_party_and_a_resumption_are_told_to_the_basis(officer: Officer) -> None:
    row = agreements.add_agreement(officer, TREATY)
    agreements.move_stage(officer, row.reference, Move("in force", when="2017-06-30"))
    agreements.move_stage(officer, row.reference, Move("suspended", when="2020-01-01"))
    assert queries.instruments("HU", "VN")[0].in_force_until == {"VN": "2020-01-01", "HU": "2020-01-01"}
    agreements.move_stage(officer, row.reference, Move("in force", when="2021-01-01"))
    again = queries.instruments("HU", "VN")[0]
    assert (again.stage, dict(again.in_force_from)["VN"], dict(again.in_force_until)) == (
        "in force",
        "2021-01-01",
        {},
    )
    agreements.move_stage(officer, row.reference, Move("terminated", "HU", "2024-01-01"))
    assert queries.instruments("HU", "VN")[0].in_force_until == {"HU": "2024-01-01"}


def test_a_stage_entered_ahead_holds_only_from_its_day(
    officers: dict[str, Officer], officer: Officer
) -> None:
    row = agreements.add_agreement(officer, TREATY)
    agreements.move_stage(officer, row.reference, Move("in force", when="2099-01-01"))
    assert queries.agreement(row.reference).stage == "signed"
    assert verbs.settle(officers["clerk"]) == 0
    with act(officer, "register.change_stage", label="node"):
        ahead = StageRow.objects.get(stage="in force")
        ahead.recorded -= timedelta(days=4000)
        ahead.when = (date.today() - timedelta(days=1)).isoformat()  # noqa: DTZ011
        ahead.save()
    assert verbs.settle(officers["clerk"]) == 1
    assert queries.agreement(row.reference).stage == "in-force"


@pytest.mark.parametrize(
    "move",
    [
        Move("signed, nearly"),
        Move("in force", "FR", "2017"),
        Move("in force", when="30 June 2017"),
        Move("in force", when="2017-13-01"),
        Move("in force", when="0001-01-01"),
        Move("in force", when="9999"),
    ],
)
def test_a_stage_party_or_day_that_means_nothing_is_refused(officer: Officer, move: Move) -> None:
    row = agreements.add_agreement(officer, TREATY)
    with pytest.raises(BadInput):
        agreements.move_stage(officer, row.reference, move)
    assert StageRow.objects.count() == 1


def test_an_agreement_needs_title_parties_and_a_known_kind(officer: Officer) -> None:
    for wrong in (
        NewAgreement("", "mla", ("VN",), "idea"),
        NewAgreement("A", "mla", (), "idea"),
        NewAgreement("A", "pact", ("VN",), "idea"),
    ):
        with pytest.raises(BadInput):
            agreements.add_agreement(officer, wrong)
    assert not Agreement.objects.exists()


def test_a_pack_is_attached_and_says_which_requests_it_serves(officer: Officer) -> None:
    row = agreements.add_agreement(officer, TREATY)
    with pytest.raises(BadInput):
        agreements.attach_pack(officer, row.reference, "no-such-pack")
    agreements.attach_pack(officer, row.reference, "vn-pl-1993-mla")
    assert queries.agreement(row.reference).serves


def test_texts_and_provisions_of_an_agreement_are_kept(officer: Officer) -> None:
    row = agreements.add_agreement(officer, TREATY)
    agreements.add_provision(officer, row.reference, "6", "Own nationals may be refused.", source="gazette")
    agreements.add_text(officer, row.reference, "treaty.txt", content=b"Article 1", language="en")
    page = queries.agreement(row.reference)
    assert [(one.article, one.verified) for one in page.provisions] == [("6", False)]
    assert papers.public_content(page.texts[0].paper) == b"Article 1"


def test_a_role_without_the_right_moves_nothing(officers: dict[str, Officer], officer: Officer) -> None:
    row = agreements.add_agreement(officer, TREATY)
    with pytest.raises(NotAllowed):
        agreements.move_stage(officers["investigator"], row.reference, Move("in force"))
    assert queries.agreement(row.reference).stage == "signed"


# the seed


def test_a_new_node_begins_with_its_partners_and_their_agreements(officer: Officer) -> None:
    made = seed_register(officer)
    assert made.partners == len(queries.partners(TODAY)) > 0
    again = seed_register(officer)
    assert (again.partners, again.agreements) == (0, 0)
    page = queries.agreement("VN-PL-1993-MLA")
    assert (page.row.signed, page.row.in_force_text, page.stage) == (date(1993, 3, 22), "1995", "in-force")
    assert {one.article for one in page.provisions} >= {"52(2)", "54"}
    assert queries.agreement("VN-CH-2006-READM").row.in_force == date(2006, 11, 11)
    assert not queries.agreement("VN-GB-2009-MLA").row.verified, "nobody read it in an official text"
    assert queries.agreement("VN-HU-1985-MLA").stage == "terminated"
    assert queries.partner("PL", TODAY).since == date(1950, 2, 4)


def test_the_seeded_register_and_the_published_list_give_the_same_basis(officer: Officer) -> None:
    seed_register(officer)
    ours = {one.pack: one for one in queries.instruments("PL", "VN") if one.pack}
    for told in packs.known_in_force():
        if told.pack and "VN" in told.in_force_from:
            held = ours[told.pack]
            assert dict(held.in_force_from) == dict(told.in_force_from)
            assert dict(held.in_force_until) == dict(told.in_force_until)
            assert (held.stage, held.verified) == (
                told.stage,
                told.sure({"VN", "PL"} & {*told.parties, *told.in_force_from}),
            )


def test_every_kind_of_request_finds_its_basis_through_the_register(officer: Officer) -> None:
    seed_register(officer)
    held = basis.Library(queries.instruments("PL", "VN"), packs.load_all())
    published = basis.Library(packs.known_in_force(), packs.load_all())
    for kind in requests.registry():
        asked = facts.Request(kind.code, kind.regime, "VN", "PL", TODAY)
        mine, theirs = (basis.resolve(kind, asked, library, today=TODAY) for library in (held, published))
        assert [one.pack for one in mine.served_by] == [one.pack for one in theirs.served_by]


# lists


def test_lists_say_how_much_a_filter_hides_and_what_it_may_be_set_to(officer: Officer) -> None:
    seed_register(officer)
    every = queries.agreements()
    polish = queries.agreements(AgreementFilters(partners=("PL",), text="READMIT"))
    assert [row.title for row in polish.rows] == [queries.agreement("VN-PL-2004-READM").title]
    assert polish.total + polish.hidden == every.total
    counted = {one.code: one.count for one in every.facets["stages"]}
    assert counted["in-force"] == queries.agreements(AgreementFilters(stages=("in-force",))).total
    assert list(counted)[-1] == "terminated"


# commitments


def test_a_commitment_stays_open_until_there_is_evidence(officer: Officer) -> None:
    row = commitments.add_commitment(officer, PROMISE)
    late = queries.commitment(row.reference, TODAY, officer)
    assert (late.row.state, late.row.late_days, late.row.owes) == ("overdue", 22, "both")
    assert [one.verb for one in late.moves] == ["evidence", "keep", "drop"]
    with pytest.raises(BadInput, match="only with evidence"):
        commitments.close(officer, row.reference, kept=True)
    commitments.add_evidence(officer, row.reference, "Routes were shared on 3 November.")
    assert queries.commitment(row.reference, TODAY).row.state == "overdue"
    commitments.close(officer, row.reference, kept=True)
    page = queries.commitment(row.reference, TODAY, officer)
    assert (page.row.state, page.row.late_days, len(page.evidence)) == ("kept", None, 1)
    assert [one.state for one in staff.tasks_about(row.reference)] == ["done"]


def test_dropping_needs_a_reason_and_a_closed_one_can_be_opened_again(officer: Officer) -> None:
    row = commitments.add_commitment(officer, PROMISE)
    with pytest.raises(BadInput, match="why is this dropped"):
        commitments.close(officer, row.reference, kept=False)
    commitments.close(officer, row.reference, kept=False, reason="Both sides agreed to forget it.")
    with pytest.raises(Changed):
        commitments.close(officer, row.reference, kept=False, reason="again")
    commitments.reopen(officer, row.reference, reason="They asked for it after all.")
    assert queries.commitment(row.reference, TODAY).row.state == "overdue"
    with pytest.raises(Changed):
        commitments.reopen(officer, row.reference, reason="twice")


def test_a_file_that_shows_it_needs_a_look_to_be_read(officer: Officer) -> None:
    row = commitments.add_commitment(officer, PROMISE)
    commitments.close(officer, row.reference, kept=True, file=File("list.txt", b"Attendance of the course"))
    number = queries.commitment(row.reference, TODAY).evidence[0].paper
    assert number is not None
    with pytest.raises(LookRequired):
        papers.public_content(number)


def test_commitments_are_filtered_by_side_state_and_partner(officer: Officer) -> None:
    commitments.add_commitment(officer, PROMISE)
    commitments.add_commitment(officer, NewCommitment("host the next talks", "pledged", ("PL",), "PL"))
    commitments.add_commitment(
        officer, NewCommitment("send a list", "agreed", ("VN",), "HU", due=date(2027, 1, 1))
    )

    def shown(**chosen: tuple[str, ...]) -> list[str]:
        return [row.words for row in queries.commitments(CommitmentFilters(**chosen), TODAY).rows]  # type: ignore[arg-type]

    assert shown(owes=("them",)) == ["host the next talks"]
    assert shown(states=("overdue",)) == ["share information on drug routes"]
    assert shown(partners=("HU",)) == ["send a list"]
    assert shown()[0] == "share information on drug routes"
    owed = queries.partner("PL", TODAY)
    assert (owed.owed_ours.overdue, owed.owed_theirs.open, owed.owed_theirs.overdue) == (1, 1, 1)


def test_only_what_we_owe_by_a_day_becomes_a_task(officer: Officer) -> None:
    ours = commitments.add_commitment(officer, PROMISE)
    theirs = commitments.add_commitment(
        officer, NewCommitment("host", "pledged", ("PL",), "PL", due=date(2026, 12, 1))
    )
    assert [one.due.date() for one in staff.tasks_about(ours.reference)] == [date(2026, 11, 1)]
    assert not staff.tasks_about(theirs.reference)
    verbs_of = {one.id: (one.verb.text, one.waiting) for one in queries.work(TODAY)}
    assert verbs_of[ours.reference] == ("Keep what was promised", False)
    assert verbs_of[theirs.reference] == ("Ask about what was promised", True)


# meetings and numbers


def test_a_meeting_ahead_is_the_partners_next(officer: Officer) -> None:
    row = add_meeting(
        officer, NewMeeting("Delegation", "visit", ("VN", "PL"), when="2026-11-25", place_city="Warszawa")
    )
    ahead = queries.partner("PL", TODAY).next_meeting
    assert ahead is not None
    assert (ahead.id, ahead.place, ahead.day) == (row.reference, "Warszawa", date(2026, 11, 25))
    assert row.reference in [one.id for one in queries.work(TODAY)]
    with pytest.raises(BadInput):
        add_meeting(officer, NewMeeting("Alone", "visit", ("VN",)))


def test_numbers_have_no_gap_when_an_act_fails(officer: Officer) -> None:
    first = commitments.add_commitment(officer, PROMISE)
    with pytest.raises(BadInput):
        add_meeting(officer, NewMeeting("Talks", "talks", ("VN", "PL"), people=(steps.Seat("FR", "Nobody"),)))
    second = commitments.add_commitment(officer, PROMISE)
    assert int(second.reference[-3:]) == int(first.reference[-3:]) + 1
    assert first.reference.startswith(f"CMT-{Commitment.objects.get(pk=first.pk).reference[4:8]}-")


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite in memory has one connection; PostgreSQL shows the race"
)
def test_two_acts_at_once_never_get_the_same_number(officer: Officer) -> None:
    def promise() -> None:
        try:
            commitments.add_commitment(officer, PROMISE)
        finally:
            connection.close()

    threads = [threading.Thread(target=promise) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(set(Commitment.objects.values_list("reference", flat=True))) == 4


# days and names


@given(st.dates(date(1850, 1, 1), date(2120, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_day_known_in_part_means_its_last_day_at_most(day: date, length: int) -> None:
    said = day.isoformat()[:length]
    assert days.checked(said) == said
    latest = days.latest(said)
    assert latest is not None
    assert latest >= day
    assert latest.isoformat()[:length] == said
    assert days.exact(said) == (day if length == 10 else None)


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("2025-01-16", "2025-01-16"),
        ("XXXX-01-16", ""),
        ("2025-XX-16", "2025"),
        ("2025-01-XX", "2025-01"),
        (None, ""),
    ],
)
def test_what_a_text_leaves_open_is_not_made_up(read: str | None, kept: str) -> None:
    assert days.of_reading(read) == kept


def test_names_are_the_same_whatever_marks_and_order() -> None:
    assert names.same_person("Lê Thị Hoa", "HOA LE THI")
    assert not names.same_person("Lê Thị Hoa", "Lê Thị Hòa Bình")
    assert not names.same_person("", "")
