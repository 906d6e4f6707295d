"""De termijnen van de toegang: plan, onderzoek, besluit en bezwaar, zoals de wet van de eerste dag ze geeft.

Hoe lang een termijn is en op welk artikel zij steunt, staat in de regels als gegevens (`verordeningen/regelingen`).
Hier staat alleen welke uitkomst van welke wet zij is. Een oude termijn houdt zo haar oude wet.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from keukentafel.recht.motor.rekenen import Rekenaar, Verzoek
from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.recht.taal.bron import bron
from keukentafel.recht.taal.termijn import Termijn

_WMO, _AWB = "wet_maatschappelijke_ondersteuning_2015", "algemene_wet_bestuursrecht"
# Wat de termijn stil kan zetten (Awb art. 4:15) komt er daarna bij: zie recht.opschorting.
_LOOPT_GEWOON = MappingProxyType({"aanvulling_gevraagd": False, "uitstel_gegeven": False})
_NIETS: Mapping[str, object] = MappingProxyType({})


def _uit_de_wet(
    soort: str, wet: str, *uitkomsten: str, feit: str, startdag: date, verder: Mapping[str, object] = _NIETS
) -> Termijn:
    """De termijn achter de laatste van deze uitkomsten; alle uitkomsten samen zijn haar grond."""
    if isinstance(startdag, datetime):
        raise TypeError("een termijn begint op een dag, niet op een tijdstip")
    verzoek = Verzoek(peildatum=startdag, gemeente=None, feiten={feit: startdag, **verder})
    antwoord = Rekenaar(wetboek()).bereken(wet, *uitkomsten, verzoek=verzoek)
    stappen = [antwoord.uitkomsten[uitkomst].stap for uitkomst in uitkomsten]
    termijn = stappen[-1].termijnen[-1]
    vindplaatsen = tuple(stap.citaat.register for stap in stappen)
    return replace(termijn, soort=soort, grond=vindplaatsen + termijn.grond)


@bron("Wmo 2015", "2.3.2 lid 2")
def plan(*, startdag: date) -> Termijn:
    """Tot wanneer de inwoner zijn persoonlijk plan kan geven: zeven dagen na de melding (`startdag`).

    Ook deze zeven dagen zijn 'een in een wet gestelde termijn' van meer dan drie dagen, vooruit geteld en niet in
    artikel 4 uitgezonderd. De Algemene termijnenwet geldt dus, in het voordeel van de inwoner.
    Fout: NietGeregeld voor 2015, zoals bij elke termijn hier; TypeError bij een tijdstip.
    """
    return _uit_de_wet("plan", _WMO, "plan_uiterlijk", feit="melding_op", startdag=startdag)


@bron("Wmo 2015", "2.3.2 lid 1")
def onderzoek(*, startdag: date) -> Termijn:
    """Wanneer het onderzoek uiterlijk klaar is: zes weken na de melding (`startdag`)."""
    return _uit_de_wet("onderzoek", _WMO, "onderzoek_uiterlijk", feit="melding_op", startdag=startdag)


@bron("Wmo 2015", "2.3.5 lid 2")
def besluit(*, startdag: date) -> Termijn:
    """Wanneer het besluit er uiterlijk is: twee weken na ontvangst van de aanvraag (`startdag`)."""
    return _uit_de_wet(
        "besluit", _WMO, "besluit_uiterlijk", feit="aanvraag_op", startdag=startdag, verder=_LOOPT_GEWOON
    )


@bron("Awb", "6:7 en 6:8 lid 1")
def bezwaar(*, startdag: date) -> Termijn:
    """Tot wanneer bezwaar kan: zes weken, vanaf de dag na de bekendmaking van het besluit (`startdag`)."""
    return _uit_de_wet(
        "bezwaar", _AWB, "bezwaartermijn_weken", "bezwaar_uiterlijk", feit="bekendgemaakt_op", startdag=startdag
    )


TERMIJNEN: dict[str, Callable[..., Termijn]] = {
    "plan": plan,
    "onderzoek": onderzoek,
    "besluit": besluit,
    "bezwaar": bezwaar,
}
