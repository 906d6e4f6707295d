"""De weg van een vraag, van melding tot afgesloten zaak. Een stap die niet in de tabel staat, bestaat niet.

Wat naast deze weg loopt (tijdelijke hulp bij spoed, bezwaar) staat in `recht.nevenlopen`.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from keukentafel.recht.taal.bron import bron


class Stand(StrEnum):
    """Waar een vraag staat. Eén zaak heeft op elk moment één stand."""

    ONTVANGEN = "ontvangen"
    DOORGEZONDEN = "doorgezonden"
    INGETROKKEN = "ingetrokken"
    VERVALLEN = "vervallen"
    IN_ONDERZOEK = "in_onderzoek"
    VERSLAG_VERZONDEN = "verslag_verzonden"
    OPGELOST_ZONDER_MAATWERK = "opgelost_zonder_maatwerk"
    AANGEVRAAGD = "aangevraagd"
    BUITEN_BEHANDELING = "buiten_behandeling"
    TOEGEKEND = "toegekend"
    AFGEWEZEN = "afgewezen"
    HULP_LOOPT = "hulp_loopt"
    IN_EVALUATIE = "in_evaluatie"
    BEEINDIGD = "beeindigd"
    AFGESLOTEN = "afgesloten"

    @property
    def in_woorden(self) -> str:
        """Hoe de stand op de pagina van de inwoner heet."""
        return _IN_WOORDEN[self]


_IN_WOORDEN = MappingProxyType(
    {
        Stand.ONTVANGEN: "Wij hebben uw vraag",
        Stand.DOORGEZONDEN: "Uw vraag is nu bij een andere gemeente",
        Stand.INGETROKKEN: "U hebt uw vraag ingetrokken",
        Stand.VERVALLEN: "Deze vraag is vervallen",
        Stand.IN_ONDERZOEK: "Wij onderzoeken samen wat u nodig heeft",
        Stand.VERSLAG_VERZONDEN: "U hebt ons verslag",
        Stand.OPGELOST_ZONDER_MAATWERK: "Er is een oplossing zonder besluit",
        Stand.AANGEVRAAGD: "U hebt hulp aangevraagd",
        Stand.BUITEN_BEHANDELING: "Wij behandelen uw aanvraag niet",
        Stand.TOEGEKEND: "U krijgt hulp",
        Stand.AFGEWEZEN: "U krijgt deze hulp niet",
        Stand.HULP_LOOPT: "Uw hulp is begonnen",
        Stand.IN_EVALUATIE: "Wij kijken of de hulp nog past",
        Stand.BEEINDIGD: "Uw hulp is gestopt",
        Stand.AFGESLOTEN: "Uw vraag is afgesloten",
    }
)

BEGIN = Stand.ONTVANGEN
EINDE = Stand.AFGESLOTEN
GEEFT_HULP = (Stand.TOEGEKEND, Stand.HULP_LOOPT, Stand.IN_EVALUATIE)
"""De standen waarin een toekenning hulp geeft, of gaat geven: er is een besluit, en de hulp stopte niet."""
RUSTEND = frozenset({Stand.DOORGEZONDEN, Stand.INGETROKKEN, Stand.VERVALLEN, Stand.AFGESLOTEN})
"""Standen waarin niemand op de gemeente wacht: geen termijn loopt."""


@dataclass(frozen=True, slots=True)
class Stap:
    """Een stap die de wet kent: van welke stand naar welke, hoe hij heet, op grond waarvan, en wat hij betekent."""

    van: Stand
    naar: Stand
    handeling: str
    artikel: str
    uitleg: str


class StapBestaatNiet(ValueError):
    """De wet kent deze stap niet."""

    def __init__(self, van: Stand, naar: Stand) -> None:
        self.van, self.naar = van, naar
        mogelijk = ", ".join(stap.naar for stap in vervolg(van)) or "niets meer"
        super().__init__(f"van {van} naar {naar} kan niet; vanaf {van} kan wel: {mogelijk}")


_ONDERZOEK_MELDING = "Wmo 2015 art. 2.3.2 lid 1"
_VERSLAG = "Wmo 2015 art. 2.3.2 lid 8"
_AANVRAAG = "Wmo 2015 art. 2.3.2 lid 9 en 2.3.5 lid 1"
_BESLUIT = "Wmo 2015 art. 2.3.5 lid 2 en 3"
_BEWAREN = "Wmo 2015 art. 5.3.4 lid 1"
_HEROVERWEGEN = "Wmo 2015 art. 2.3.9"
_HERZIEN = "Wmo 2015 art. 2.3.10 lid 1"
_BEZWAAR = "Awb art. 7:11"
_EIGEN_WIL_MELDING = "Wmo 2015 art. 2.3.2 lid 1: zonder melding geen onderzoek"
_EIGEN_WIL_AANVRAAG = "Awb art. 1:3 lid 3: een aanvraag is een verzoek"
_EEN_PERSOON = "Wmo 2015 art. 2.3.2 lid 1: een melding gaat over de behoefte van één persoon"

_S = Stand
_VOOR_HET_BESLUIT = (_S.ONTVANGEN, _S.IN_ONDERZOEK, _S.VERSLAG_VERZONDEN, _S.AANGEVRAAGD)

STAPPEN: tuple[Stap, ...] = (
    # de melding
    Stap(_S.ONTVANGEN, _S.DOORGEZONDEN, "doorzenden", "Awb art. 2:3 lid 1",
         "Een andere gemeente gaat over uw vraag. Wij sturen hem door."),
    Stap(_S.DOORGEZONDEN, _S.ONTVANGEN, "terugnemen", "Awb art. 2:3 lid 1",
         "De andere gemeente stuurde uw vraag terug. Wij pakken hem op."),
    Stap(_S.ONTVANGEN, _S.IN_ONDERZOEK, "onderzoeken", _ONDERZOEK_MELDING,
         "Wij onderzoeken samen met u wat er nodig is."),
    Stap(_S.ONTVANGEN, _S.AANGEVRAAGD, "aanvragen", "Wmo 2015 art. 2.3.2 lid 9",
         "Wij waren te laat met het onderzoek. U mag nu direct aanvragen."),
    # het onderzoek
    Stap(_S.IN_ONDERZOEK, _S.DOORGEZONDEN, "doorzenden", "Awb art. 2:3 lid 1",
         "Een andere gemeente gaat over uw vraag. Wij sturen hem door."),
    Stap(_S.IN_ONDERZOEK, _S.VERSLAG_VERZONDEN, "verslag_verzenden", _VERSLAG,
         "U krijgt een verslag van het onderzoek."),
    Stap(_S.IN_ONDERZOEK, _S.AANGEVRAAGD, "aanvragen", "Wmo 2015 art. 2.3.2 lid 9",
         "Wij waren te laat met het onderzoek. U mag nu direct aanvragen."),
    Stap(_S.VERSLAG_VERZONDEN, _S.IN_ONDERZOEK, "opnieuw_onderzoeken", _ONDERZOEK_MELDING,
         "Uw reactie geeft reden om verder te kijken."),
    Stap(_S.VERSLAG_VERZONDEN, _S.OPGELOST_ZONDER_MAATWERK, "afronden_zonder_aanvraag", _VERSLAG,
         "U kunt verder zonder besluit van de gemeente."),
    Stap(_S.VERSLAG_VERZONDEN, _S.AANGEVRAAGD, "aanvragen", _AANVRAAG,
         "U vraagt hulp aan. Het ondertekende verslag is genoeg."),
    Stap(_S.OPGELOST_ZONDER_MAATWERK, _S.AANGEVRAAGD, "aanvragen", _AANVRAAG,
         "U vraagt alsnog hulp aan. Dat mag altijd."),
    Stap(_S.OPGELOST_ZONDER_MAATWERK, _S.IN_ONDERZOEK, "opnieuw_onderzoeken", _ONDERZOEK_MELDING,
         "De oplossing werkt niet. Wij kijken opnieuw."),
    Stap(_S.OPGELOST_ZONDER_MAATWERK, _S.AFGESLOTEN, "afsluiten", _BEWAREN,
         "Wij sluiten uw vraag af. Wij bewaren wat is opgeschreven."),
    # de aanvraag en het besluit
    Stap(_S.AANGEVRAAGD, _S.TOEGEKEND, "toekennen", _BESLUIT,
         "U krijgt de hulp. Het besluit zegt welke hulp."),
    Stap(_S.AANGEVRAAGD, _S.AFGEWEZEN, "afwijzen", _BESLUIT,
         "U krijgt deze hulp niet. Het besluit zegt waarom."),
    Stap(_S.AANGEVRAAGD, _S.BUITEN_BEHANDELING, "buiten_behandeling_stellen", "Awb art. 4:5 lid 1",
         "Wij misten gegevens, ook nadat wij erom vroegen."),
    Stap(_S.AANGEVRAAGD, _S.DOORGEZONDEN, "doorzenden", "Awb art. 2:3 lid 1",
         "Een andere gemeente gaat over uw aanvraag. Wij sturen hem door."),
    Stap(_S.BUITEN_BEHANDELING, _S.AANGEVRAAGD, "alsnog_behandelen", _BEZWAAR,
         "Wij behandelen uw aanvraag toch."),
    Stap(_S.BUITEN_BEHANDELING, _S.AFGESLOTEN, "afsluiten", _BEWAREN,
         "Wij sluiten uw vraag af. Wij bewaren wat is opgeschreven."),
    Stap(_S.AFGEWEZEN, _S.TOEGEKEND, "alsnog_toekennen", _BEZWAAR,
         "U krijgt de hulp toch. Er is een nieuw besluit."),
    Stap(_S.AFGEWEZEN, _S.AFGESLOTEN, "afsluiten", _BEWAREN,
         "Wij sluiten uw vraag af. Wij bewaren wat is opgeschreven."),
    # de levering
    Stap(_S.TOEGEKEND, _S.HULP_LOOPT, "leveren", "Wmo 2015 art. 2.3.5 lid 3",
         "De hulp is begonnen."),
    Stap(_S.TOEGEKEND, _S.BEEINDIGD, "beeindigen", _HERZIEN,
         "De hulp begint niet meer. Het besluit zegt vanaf wanneer."),
    Stap(_S.HULP_LOOPT, _S.TOEGEKEND, "herstellen", "Wmo 2015 art. 2.3.5 lid 3",
         "De hulp was nog niet begonnen. Wij wachten op de eerste dag."),
    Stap(_S.HULP_LOOPT, _S.IN_EVALUATIE, "evalueren", _HEROVERWEGEN,
         "Wij kijken samen of de hulp nog past."),
    Stap(_S.HULP_LOOPT, _S.BEEINDIGD, "beeindigen", "Wmo 2015 art. 2.3.5 lid 3 en 2.3.10 lid 1",
         "De hulp stopt, op de einddatum of door een nieuw besluit."),
    Stap(_S.IN_EVALUATIE, _S.HULP_LOOPT, "voortzetten", _HEROVERWEGEN,
         "De hulp past nog. Hij gaat gewoon door."),
    Stap(_S.IN_EVALUATIE, _S.TOEGEKEND, "herzien", _HERZIEN,
         "De hulp verandert. U krijgt een nieuw besluit."),
    Stap(_S.IN_EVALUATIE, _S.BEEINDIGD, "beeindigen", _HERZIEN,
         "De hulp stopt. Het besluit zegt vanaf wanneer."),
    Stap(_S.BEEINDIGD, _S.HULP_LOOPT, "herstellen", "Wmo 2015 art. 2.3.5 lid 3",
         "De hulp loopt weer. Stoppen was niet juist."),
    Stap(_S.BEEINDIGD, _S.AFGESLOTEN, "afsluiten", _BEWAREN,
         "Wij sluiten uw vraag af. Wij bewaren wat is opgeschreven."),
    # intrekken mag tot het besluit, en is terug te draaien
    Stap(_S.ONTVANGEN, _S.INGETROKKEN, "intrekken", _EIGEN_WIL_MELDING,
         "U wilt niet verder. Wij bevestigen dat met een brief."),
    Stap(_S.IN_ONDERZOEK, _S.INGETROKKEN, "intrekken", _EIGEN_WIL_MELDING,
         "U wilt niet verder. Wij bevestigen dat met een brief."),
    Stap(_S.VERSLAG_VERZONDEN, _S.INGETROKKEN, "intrekken", _EIGEN_WIL_MELDING,
         "U wilt niet verder. Wij bevestigen dat met een brief."),
    Stap(_S.AANGEVRAAGD, _S.INGETROKKEN, "intrekken", _EIGEN_WIL_AANVRAAG,
         "U trekt uw aanvraag in. Wij bevestigen dat met een brief."),
    Stap(_S.INGETROKKEN, _S.ONTVANGEN, "heropenen", _EIGEN_WIL_MELDING,
         "U wilt toch verder. De datum van uw melding blijft staan."),
    Stap(_S.INGETROKKEN, _S.IN_ONDERZOEK, "heropenen", _EIGEN_WIL_MELDING,
         "U wilt toch verder. Wij gaan door met het onderzoek."),
    Stap(_S.INGETROKKEN, _S.VERSLAG_VERZONDEN, "heropenen", _EIGEN_WIL_MELDING,
         "U wilt toch verder. Het verslag ligt er nog."),
    Stap(_S.INGETROKKEN, _S.AANGEVRAAGD, "heropenen", _EIGEN_WIL_AANVRAAG,
         "U wilt toch verder met uw aanvraag."),
    Stap(_S.INGETROKKEN, _S.AFGESLOTEN, "afsluiten", _BEWAREN,
         "Wij sluiten uw vraag af. Wij bewaren wat is opgeschreven."),
    # overlijden voor het besluit; een bericht van overlijden kan onjuist zijn, dus ook dit is terug te draaien
    *(
        Stap(stand, _S.VERVALLEN, "laten_vervallen", _EEN_PERSOON,
             "De inwoner is overleden. Wij sturen geen brieven meer.")
        for stand in _VOOR_HET_BESLUIT
    ),
    *(
        Stap(_S.VERVALLEN, stand, "herstellen", _EEN_PERSOON,
             "Het bericht van overlijden klopte niet. Wij gaan verder.")
        for stand in _VOOR_HET_BESLUIT
    ),
    Stap(_S.VERVALLEN, _S.AFGESLOTEN, "afsluiten", _BEWAREN,
         "Wij sluiten de vraag af. Wij bewaren wat is opgeschreven."),
    Stap(_S.DOORGEZONDEN, _S.AFGESLOTEN, "afsluiten", _BEWAREN,
         "De andere gemeente heeft uw vraag. Wij sluiten hem hier af."),
)  # fmt: skip

_TABEL = MappingProxyType({(stap.van, stap.naar): stap for stap in STAPPEN})
if len(_TABEL) != len(STAPPEN):
    raise ValueError("twee stappen in de tabel gaan van en naar dezelfde stand")


@bron("Wmo 2015", "2.3.1 tot en met 2.3.10")
def verzet(*, van: Stand, naar: Stand) -> Stap:
    """De stap van deze stand naar die, met zijn artikel. Fout: StapBestaatNiet als de tabel hem niet kent."""
    try:
        return _TABEL[van, naar]
    except KeyError:
        raise StapBestaatNiet(van, naar) from None


@bron("Wmo 2015", "2.3.1 tot en met 2.3.10")
def vervolg(stand: Stand) -> tuple[Stap, ...]:
    """Alle stappen die vanaf deze stand kunnen, in de volgorde van de tabel."""
    return tuple(stap for stap in STAPPEN if stap.van == stand)


@bron("Wmo 2015", "2.3.2 lid 1")
def heropenen(*, stand_voor_intrekken: Stand) -> Stap:
    """De stap terug na een intrekking: naar de stand van daarvoor. Fout: StapBestaatNiet als die niet kon."""
    return verzet(van=Stand.INGETROKKEN, naar=stand_voor_intrekken)
