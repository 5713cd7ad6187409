"""Nothing that the research found was lost on its way into the packs, and none of it became surer than it was."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.rules import packs
from comity.rules.pack import Mark, Pack

LAW = Path(__file__).parents[3] / "shared" / "data" / "law"
ELSEWHERE = ("party_", "in_force")
"""Days of force stand in the published list, not in the packs."""

pytestmark = pytest.mark.skipif(not LAW.exists(), reason="the research is not beside this checkout")

FACTS = {
    "European Convention on Extradition, ETS 24 (1957)": "coe-ets24-extradition",
    "Additional Protocol to ECE, ETS 86 (1975)": "coe-ets86-extradition-1",
    "Second Additional Protocol to ECE, ETS 98 (1978)": "coe-ets98-extradition-2",
    "Third Additional Protocol to ECE, CETS 209 (2010)": "coe-cets209-extradition-3",
    "Fourth Additional Protocol to ECE, CETS 212 (2012)": "coe-cets212-extradition-4",
    "European Convention on Mutual Assistance in Criminal Matters, ETS 30 (1959)": "coe-ets30-mla",
    "Second Additional Protocol to ETS 30, ETS 182 (2001)": "coe-ets182-mla-2",
    "CoE Convention on the Transfer of Sentenced Persons, ETS 112 (1983)": "coe-ets112-transfer",
    "Additional Protocol to ETS 112, ETS 167 (1997), text as amended by CETS 222": "coe-ets167-transfer-1",
    "Protocol amending ETS 167, CETS 222 (2017)": "coe-cets222-transfer-2",
    "CoE Convention on Cybercrime (Budapest), ETS 185 (2001)": "coe-ets185-cybercrime",
    "UN Convention against Transnational Organized Crime (2000)": "untoc",
    "Trafficking in Persons Protocol (2000)": "un-2000-trafficking",
    "Smuggling of Migrants Protocol (2000)": "un-2000-smuggling",
    "UN Convention against Corruption (2003)": "uncac",
    "Viet Nam declarations to UNCAC (2009)": "uncac",
    "UN Convention against Illicit Traffic in Narcotic Drugs (1988)": "un-1988-drugs",
    "UN Convention against Torture (1984)": "un-1984-torture",
    "International Covenant on Civil and Political Rights (1966)": "un-1966-iccpr",
    "Convention on the Rights of the Child (1989)": "un-1989-crc",
    "Convention relating to the Status of Refugees (1951)": "un-1951-refugees",
    "Vienna Convention on Consular Relations (1963)": "un-1963-consular",
    "UN Convention against Cybercrime (Hanoi, A/RES/79/243)": "un-2024-cybercrime",
    "UN Model Treaty on Extradition, A/RES/45/116 annex": "un-model-extradition",
    "UN Model Treaty on Mutual Assistance, A/RES/45/117 annex": "un-model-mla",
    "UN Model Agreement on the Transfer of Foreign Prisoners (1985)": "un-model-transfer",
    "Directive (EU) 2016/680 (LED)": "eu-2016-680",
    "Directive (EU) 2023/977": "eu-2023-977",
    "Swiss-EU exchange of notes on Directive (EU) 2023/977": "eu-2023-977",
    "Directive 2008/115/EC (Return Directive)": "eu-2008-115",
    "Regulation (EU) 2023/1543 (e-Evidence)": "eu-2023-1543",
    "EU-Georgia Readmission Agreement (OJ L 52, 25.2.2011, p. 47)": "eu-ge-2010-readmission",
    "EU-Pakistan Readmission Agreement (OJ L 287, 4.11.2010)": "eu-pk-2009-readmission",
    "Swiss Act on International Mutual Assistance (IRSG/IMAC, SR 351.1)": "ch-law-irsg",
    "Swiss Schengen Information Exchange Act 2025 (transposes Directive (EU) 2023/977)": "ch-law-information-exchange",
    "Liechtenstein Police Act Arts 35c-35o (transposes Directive (EU) 2023/977)": "li-law-police",
    "German IRG s. 92f (transposes Directive (EU) 2023/977)": "de-law-irg",
    "Viet Nam Law on Extradition 100/2025/QH15": "vn-law-2025-extradition",
    "Viet Nam Law on Mutual Legal Assistance in Criminal Matters 103/2025/QH15": "vn-law-2025-mla",
    "Viet Nam Law on Transfer of Persons Serving Imprisonment Sentences (26 Nov 2025)": "vn-law-2025-transfer",
    "Viet Nam Law on Legal Assistance 08/2007/QH12": "vn-law-2007-assistance",
    "ECtHR Othman (Abu Qatada) v. United Kingdom (2012), para 189": "echr-othman-2012",
    "INTERPOL Rules on the Processing of Data (RPD)": "interpol",
    "INTERPOL Constitution": "interpol",
    "INTERPOL General Assembly Resolution GA-2017-86-RES-09": "interpol",
    "Switzerland-Montenegro Police Cooperation Agreement (7 April 2016)": "ch-me-2016-police",
    "Switzerland-Viet Nam Readmission Agreement (12 September 2006)": "ch-vn-2006-readmission",
    "Poland-Viet Nam Treaty on Legal Assistance in Civil, Family and Criminal Matters (22 March 1993; Dz.U. 1995.55.289)": "vn-pl-1993-mla",
    "Poland-Viet Nam Agreement on transferring and readmitting citizens (Hanoi, 22 April 2004)": "vn-pl-2004-readmission",
    "Poland-Viet Nam repatriation agreement (under negotiation)": "vn-pl-2025-return",
    "Hungary-Viet Nam Extradition Treaty (Act XXXVIII of 2017)": "vn-hu-2013-extradition",
    "Hungary-Viet Nam treaties promulgated in 2017": "vn-hu-2013-transfer",
    "Hungary-Viet Nam Agreement on international and organised crime (Act IV of 2024)": "vn-hu-2024-crime",
    "UK-Viet Nam Agreement on Transfer of Sentenced Persons (signed 12 September 2008)": "vn-gb-2008-transfer",
    "UK-Viet Nam Memorandum on extradition of two named persons (15 August 2022)": "vn-gb-2022-one-case",
    "UK-Viet Nam migration memorandum (28 October 2004)": "vn-gb-2004-migration",
    "Russia-Viet Nam Treaty on Legal Assistance (25 August 1998, protocol 2003)": "vn-ru-1998-mla",
    "Russia-Viet Nam Treaty on Transfer of Sentenced Persons (12 November 2013)": "vn-ru-2013-transfer",
    "Australia-Viet Nam Extradition Treaty (10 April 2012)": "au-vn-2012-extradition",
    "Cambodia-Viet Nam Extradition Treaty (26 December 2013)": "kh-vn-2013-extradition",
}
"""Instrument of the research → pack; those about Hungary's part in two conventions are told apart below."""

HUNGARY = {"ets112": "coe-ets112-transfer", "cets222": "coe-cets222-transfer-2"}

BILATERAL = {
    "EUR-ECE-1957": "coe-ets24-extradition",
    "EUR-MLA-1959": "coe-ets30-mla",
    "EUR-TSP-1983": "coe-ets112-transfer",
    "VN-ML-UNTOC": "untoc",
    "VN-ML-THBP": "un-2000-trafficking",
    "VN-ML-SOMP": "un-2000-smuggling",
    "VN-ML-UNCAC": "uncac",
    "VN-ML-1988": "un-1988-drugs",
    "VN-ML-CAT": "un-1984-torture",
    "VN-ML-CYBER": "un-2024-cybercrime",
    "VN-LAW-EXTR-2025": "vn-law-2025-extradition",
    "VN-LAW-MLA-2025": "vn-law-2025-mla",
    "VN-ML-INTERPOL": "interpol",
    "VN-CH-2006-READM": "ch-vn-2006-readmission",
    "VN-PL-1993-MLA": "vn-pl-1993-mla",
    "VN-PL-2003-OC": "vn-pl-2003-organised-crime",
    "VN-PL-2004-READM": "vn-pl-2004-readmission",
    "VN-PL-202X-READM2": "vn-pl-2025-return",
    "VN-PL-2025-CYBERMOU": "vn-pl-2025-cybersecurity",
    "VN-PL-202X-MPSMSWIA": "vn-pl-2025-interior",
    "VN-CH-2009-VISA": "ch-vn-2009-visa",
    "VN-CH-2005-ADOPT": "ch-vn-2005-adoption",
    "VN-CH-NEG-CLASS": "ch-vn-2025-classified",
    "VN-CH-NEG-EXTR": "ch-vn-2025-extradition",
    "VN-CH-NEG-TSP": "ch-vn-2025-transfer",
    "VN-HU-1985-MLA": "vn-hu-1985-mla",
    "VN-HU-2013-EXTR": "vn-hu-2013-extradition",
    "VN-HU-2013-TSP": "vn-hu-2013-transfer",
    "VN-HU-2016-MLA": "vn-hu-2016-mla",
    "VN-HU-2018-CIVIL": "vn-hu-2018-civil",
    "VN-HU-2024-CRIME": "vn-hu-2024-crime",
    "VN-HU-XXXX-DRUGS": "vn-hu-drugs",
    "VN-HU-XXXX-IMM": "vn-hu-immigration",
    "VN-HU-XXXX-FIRE": "vn-hu-fire",
    "VN-HU-2012-RESID": "vn-hu-2012-residents",
    "VN-HU-1993-VISA": "vn-hu-1993-visa",
    "VN-GB-2008-TSP": "vn-gb-2008-transfer",
    "VN-GB-2009-MLA": "vn-gb-2009-mla",
    "VN-GB-2022-EXTR-ADHOC": "vn-gb-2022-one-case",
    "VN-GB-NEG-EXTR": "vn-gb-2023-extradition",
    "VN-GB-NEG-RECORDS": "vn-gb-2023-records",
    "VN-GB-2018-THB": "vn-gb-2018-trafficking",
    "VN-GB-2024-MIGR": "vn-gb-2024-migration",
    "VN-GB-2025-EMP": "vn-gb-2025-migration",
    "VN-GB-2004-RETURN": "vn-gb-2004-migration",
    "VN-GB-2008-MOJ": "vn-gb-2008-justice",
    "VN-GB-2025-CSP": "vn-gb-2025-partnership",
    "VN-GB-NEG-METHANOI": "vn-gb-london-hanoi",
    "VN-SU-1981-MLA": "vn-su-1981-mla",
    "VN-RU-1998-MLA": "vn-ru-1998-mla",
    "VN-RU-2013-TSP": "vn-ru-2013-transfer",
    "VN-RU-2008-READM": "vn-ru-2008-readmission",
    "VN-RU-2008-ILLMIG": "vn-ru-2008-migration",
    "VN-RU-2008-LABOUR": "vn-ru-2008-labour",
    "VN-RU-1993-TRAVEL": "vn-ru-1993-travel",
    "VN-RU-2002-CLASS": "vn-ru-2002-classified",
    "VN-RU-2018-INFOSEC": "vn-ru-2018-information-security",
    "VN-RU-XXXX-DRUGS": "vn-ru-drugs",
    "VN-RU-2018-PROG": "vn-ru-2018-programme",
    "VN-RU-2021-SK": "vn-ru-2021-investigations",
    "VN-RU-2022-EMERCOM": "vn-ru-2022-emergencies",
    "VN-RU-2023-PROC": "vn-ru-2023-procuracies",
    "VN-RU-2024-HANMOS": "vn-ru-2024-cities",
    "VN-RU-2025-NEW": "vn-ru-2025-unnamed",
    "VN-ML-ASEANEXT": "asean-2025-extradition",
    "VN-ML-ASEANMLA": "asean-2004-mla",
    "VN-ML-ACTIP": "asean-2015-trafficking",
    "VN-ML-HSERV": "hague-1965-service",
    "VN-ML-HEVID": "hague-1970-evidence",
    "CH-HU-1999-CRIME": "ch-hu-1999-crime",
    "CH-GB-2020-POLICE": "ch-gb-2020-police",
    "CH-PL-2022-CLASS": "ch-pl-2022-classified",
    "CH-GB-2005-READM": "ch-gb-2005-readmission",
    "CH-RU-2009-READM": "ch-ru-2009-readmission",
    "CH-PL-2005-READM": "ch-pl-2005-readmission",
    "CH-HU-1994-READM": "ch-hu-1994-readmission",
    "CH-RU-2009-VISA": "ch-ru-2009-visa",
    "CH-HU-1990-VISA": "ch-hu-1990-visa",
    "CH-HU-1972-SERVICE": "ch-hu-1972-service",
}


def rows(name: str) -> list[dict[str, str]]:
    with (LAW / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def pack_of(row: dict[str, str]) -> Pack:
    return packs.load_all()[HUNGARY.get(row["parameter"]) or FACTS[row["instrument"]]]


def names(pack: Pack) -> set[str]:
    told = (*pack.stated(), *pack.declarations, *pack.deadlines, *pack.not_found)
    return {one.name for one in told}


def in_packs() -> Iterator[dict[str, str]]:
    return (row for row in rows("facts.csv") if not row["parameter"].startswith(ELSEWHERE))


def test_every_instrument_and_every_row_has_its_pack() -> None:
    assert len(rows("facts.csv")) == 441
    assert {row["instrument"] for row in rows("facts.csv")} == {*FACTS, "Hungary, CoE transfer instruments"}
    assert {row["id"] for row in rows("bilateral.csv")} == set(BILATERAL)
    assert len(BILATERAL) == 79
    assert {*FACTS.values(), *BILATERAL.values(), *HUNGARY.values()} <= set(packs.load_all())


def test_every_value_is_in_its_pack_under_its_name_or_as_an_authority() -> None:
    for row in in_packs():
        pack = pack_of(row)
        articles = {one.article for one in pack.authorities}
        assert row["parameter"] in names(pack) or row["article"] in articles, row


def test_no_value_is_marked_better_than_it_was_found() -> None:
    """Per pack: at least as many values unread as the research left unread."""
    for mark in ("secondary", "memory"):
        wanted = Counter(pack_of(row).id for row in in_packs() if row["status"] == mark)
        for name, count in wanted.items():
            assert packs.load_all()[name].marks()[Mark(mark)] >= count, (name, mark)


def test_what_was_looked_for_in_vain_is_said_to_be_missing() -> None:
    for row in rows("facts.csv"):
        if row["status"] == "not_found":
            assert row["parameter"] in {one.name for one in pack_of(row).not_found}


def test_days_of_force_that_were_read_stand_in_the_published_list() -> None:
    known = {row.pack: row for row in packs.known_in_force()}
    for row in rows("facts.csv"):
        if row["parameter"].startswith("party_") and row["status"] == "read":
            held, state = known[pack_of(row).id], row["parameter"].removeprefix("party_")
            assert held.in_force_from[state] == row["value"], row
            assert held.sure((state,)), row


def test_an_instrument_known_from_memory_alone_is_never_sure() -> None:
    known = {row.pack: row for row in packs.known_in_force()}
    for row in rows("bilateral.csv"):
        if row["evidence"] == "memory" and not row["id"].startswith("EUR-"):
            held = known[BILATERAL[row["id"]]]
            assert not held.sure(("VN",)), row["id"]
