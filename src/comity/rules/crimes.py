"""The kinds of crime a request may name: code → message id.

The codes follow the crime vocabulary of the node's intake, so that a commitment, a request and a statistic
about the same crime can be counted together; each maps to UNODC's International Classification of Crime
(ICCS).
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules.errors import FactError

CRIMES: Mapping[str, str] = {
    "HOMICIDE": "Intentional homicide",
    "KIDNAP": "Kidnapping, hostage-taking",
    "LABOUREXP": "Slavery, forced labour",
    "THB": "Trafficking in persons",
    "EXTORT": "Extortion, racketeering",
    "SEXVIOL": "Sexual violence",
    "CHILDSEX": "Sexual exploitation of children, CSAM",
    "ROBBERY": "Robbery",
    "THEFT": "Burglary and theft",
    "VEHICLE": "Vehicle theft and trafficking",
    "IPR": "Counterfeit goods, piracy of products",
    "DRUGS": "Drug offences and trafficking",
    "PRECURSORS": "Drug precursors",
    "FRAUD": "Fraud (unspecified)",
    "FINFRAUD": "Financial and banking fraud",
    "CYBERFRAUD": "Online and telephone fraud",
    "ASSETMIS": "Fraudulent appropriation of property",
    "COUNTERFEIT": "Counterfeit money and means of payment",
    "DOCFORG": "Forged documents",
    "CORRUPT": "Corruption",
    "MONEYLAUND": "Money laundering",
    "CULTURAL": "Trafficking in cultural property",
    "ECON": "Economic crime (umbrella)",
    "FINCRIME": "Financial crime (umbrella)",
    "TAX": "Tax evasion",
    "SMUGGLING": "Smuggling of goods, customs offences",
    "GAMBLING": "Illegal gambling",
    "MIGSMUG": "Smuggling of migrants",
    "ILLMIG": "Illegal migration (umbrella)",
    "ARMS": "Arms, ammunition, explosives",
    "CBRN": "Nuclear and radioactive material",
    "FOODSAFE": "Food safety offences",
    "CYBER": 'Acts against computer systems; "high-tech crime"',
    "STATESEC": "Acts against state security",
    "SABOTAGE": "Sabotage",
    "ORGCRIME": "Organised crime",
    "TERROR": "Terrorism",
    "TERRORFIN": "Financing of terrorism",
    "EXTREMISM": "Violent extremism",
    "HATE": "Racism and xenophobia",
    "ENVIRON": "Environmental crime",
    "WILDLIFE": "Protected species",
    "WARCRIMES": "Genocide, crimes against humanity, war crimes",
    "PIRACY": "Piracy at sea",
    "DISINFO": "Hostile disinformation (not a crime everywhere)",
    "TRANSNAT": "Transnational crime (umbrella, an attribute rather than an offence)",
}


def known(code: str) -> str:
    """Return the code of a kind of crime as it came.

    Raises:
        FactError: it is none of ours.
    """
    if code in CRIMES or code == "unknown":
        return code
    raise FactError(
        "‘{code}’ is no kind of crime; the codes are: {codes}.", {"code": code, "codes": ", ".join(CRIMES)}
    )
