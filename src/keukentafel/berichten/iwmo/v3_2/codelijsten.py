"""Code lists of iWmo 3.2, as facts: code and meaning, in our own spelling.

Source: basisschema XSD 1.0.0 of iWmo 3.2, Zorginstituut Nederland; the name of the list of Vektis or CBS stands with
each.
"""

from __future__ import annotations

from typing import Final

AANDUIDING_WOONADRES: Final = {"AB": "aan boord", "BY": "bij", "TO": "tegenover", "WW": "woonwagen"}
"""NUM061."""

ADRESSOORT: Final = {
    "01": "adres uit de BRP",
    "02": "postadres",
    "03": "verblijfadres",
    "04": "tijdelijk verblijfadres",
}
"""COD757."""

COMMUNICATIEVORM: Final = {"1": "tolk voor een taal", "2": "doventolk", "3": "doofblindentolk"}
"""COD747."""

DATUMGEBRUIK: Final = {
    "1": "dag onbekend: alleen maand en jaar gebruiken",
    "2": "dag en maand onbekend: alleen jaar gebruiken",
    "3": "hele datum onbekend",
}
"""COD170."""

EENHEID: Final = {
    "01": "minuut",
    "04": "uur",
    "14": "etmaal",
    "16": "dagdeel van 4 uur",
    "82": "stuks (output)",
    "83": "euro's",
    "84": "stuks (inspanning)",
}
"""WJ756."""

FREQUENTIE: Final = {"1": "per dag", "2": "per week", "4": "per maand", "6": "totaal over de hele toewijzing"}
"""WMO757."""

GESLACHT: Final = {"0": "onbekend", "1": "man", "2": "vrouw"}
"""COD046."""

JURIDISCHE_STATUS: Final = {
    "01": "rechterlijke machtiging, voorlopig of voortgezet",
    "02": "rechterlijke machtiging op eigen verzoek",
    "03": "rechterlijke machtiging met voorwaardelijk ontslag",
    "04": "ondertoezichtstelling",
    "05": "inbewaringstelling",
    "11": "strafrechtelijk: tbs",
    "12": "strafrechtelijk: overig",
}
"""WJ232."""

NAAMGEBRUIK: Final = {
    "1": "eigen naam",
    "2": "naam van partner of andere naam",
    "3": "naam van partner, dan eigen naam",
    "4": "eigen naam, dan naam van partner",
    "5": "pseudoniem",
    "6": "geen natuurlijk persoon",
}
"""COD700."""

PRODUCTCATEGORIE: Final = {
    "01": "hulp bij het huishouden",
    "02": "begeleiding",
    "03": "persoonlijke verzorging",
    "04": "kortdurend verblijf",
    "05": "woondiensten",
    "06": "overige ondersteuning van één mens of huishouden",
    "07": "dagbesteding",
    "08": "vervoerdiensten",
    "09": "overige ondersteuning in een groep",
    "10": "overig maatwerk",
    "11": "rolstoelen",
    "12": "vervoervoorzieningen",
    "13": "woonvoorzieningen",
    "14": "overige hulpmiddelen",
    "15": "beschermd wonen",
    "16": "opvang",
    "17": "spoedopvang",
    "18": "overig beschermd wonen en opvang",
}
"""WMO020."""

HULPMIDDELEN: Final = frozenset({"11", "12", "13", "14"})
"""The categories of which periods may overlap (TR302)."""

REDEN_BEEINDIGING: Final = {
    "02": "overlijden",
    "19": "gestopt zoals gepland",
    "20": "tijdelijk gestopt",
    "21": "gestopt door de inwoner",
    "22": "gestopt door de aanbieder",
    "23": "eerder gestopt, samen afgesproken",
    "31": "verhuizing naar een andere gemeente",
    "36": "gestopt door de gemeente",
    "37": "gestopt door een verzoek om wijziging",
    "38": "overstap naar een andere aanbieder",
    "39": "overgang naar een ander domein",
}
"""WMO588."""

TIJDELIJK_GESTOPT: Final = "20"
"""The only reason after which the same delivery can go on."""

REDEN_WIJZIGING: Final = {
    "01": "administratieve correctie (vervallen)",
    "02": "inwoner overleden",
    "03": "wijziging van het contract",
    "04": "herbeoordeling: toewijzing verlengd",
    "05": "herbeoordeling: toewijzing verkort",
    "06": "overgang naar een ander domein",
    "07": "verhuizing naar een andere gemeente",
    "08": "andere vorm van levering",
    "09": "overstap naar een andere aanbieder",
    "10": "overgang naar een nieuwe manier van bekostigen",
    "11": "gemeentelijke herindeling",
    "12": "op initiatief van de aanbieder",
    "13": "verwijderd",
    "14": "administratieve correctie",
}
"""WMO002."""

VERWIJDERD: Final = "13"
VERVALLEN_CORRECTIE: Final = "01"

BEEINDIGING_NA_WIJZIGING: Final = {
    "02": "02",
    "03": "36",
    "05": "36",
    "06": "39",
    "07": "31",
    "08": "36",
    "09": "38",
    "10": "36",
    "11": "36",
    "12": "37",
}
"""Which reason a stop gets after a changed toewijzing: {RedenWijziging: RedenBeeindiging} (WMO588)."""

SOORT_RELATIE: Final = {
    "03": "curator",
    "04": "financieel gemachtigd",
    "05": "financieel toetsend",
    "06": "leefeenheid",
    "07": "hulpverlener",
    "08": "specialist",
    "09": "anders",
    "10": "ouder",
    "11": "voogd",
    "12": "partner",
    "13": "pleegouder",
    "14": "bewindvoerder",
    "15": "mentor",
    "16": "zoon of dochter",
    "17": "familielid",
    "18": "gezinslid",
    "19": "buur",
    "20": "vriend of kennis",
    "21": "clientondersteuner",
    "22": "huisarts",
    "23": "erven van",
    "24": "werkgever",
    "25": "wijkcoach",
}
"""COD472."""

STATUS_AANLEVERING: Final = {
    "1": "eerste aanlevering",
    "2": "gewijzigde aanlevering",
    "3": "verwijderen",
    "9": "niet van toepassing",
}
"""COD467. In a 305 or 307 only 1 and 3 are allowed (CS058)."""

EERSTE_AANLEVERING: Final = "1"
VERWIJDEREN: Final = "3"

WETTELIJKE_VERTEGENWOORDIGING: Final = {
    "06": "voogdij",
    "07": "bewindvoering",
    "08": "mentorschap",
    "09": "ondercuratelestelling",
    "10": "zaakwaarneming",
}
"""WJ003."""

NEDERLAND: Final = "NL"

_LANDEN: Final = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW "
    "BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI "
    "FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN "
    "IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME "
    "MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF "
    "PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
    "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE "
    "YT ZA ZM ZW"
)
LANDCODE: Final = frozenset(_LANDEN.split())
"""COD032: ISO 3166-1, two letters."""
