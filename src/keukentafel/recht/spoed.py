"""Tijdelijke hulp bij spoed: zij begint meteen, en zij stopt niet ongemerkt voordat het besluit er is."""

from dataclasses import dataclass
from datetime import date, timedelta

from keukentafel.recht import termijnen
from keukentafel.recht.taal.bron import bron
from keukentafel.recht.taal.tijd import Periode, datum_voluit
from keukentafel.recht.taal.verordening import Waarde, lokaal

_DAG = timedelta(days=1)


@bron("Beleidskaders Wmo 2015", "hoofdstuk 4, Risicobeheersing")
def weken_tijdelijk(*, gemeente: str, peildatum: date) -> Waarde:
    """Hoeveel weken tijdelijke hulp hier hoogstens duurt, met bron en status.

    De wet noemt geen duur. De Beleidskaders zeggen 'bijvoorbeeld zes weken'; dat is dus een voorbeeld.
    Fout: NietGeregeld als niemand het op die dag regelt.
    """
    return lokaal(gemeente=gemeente, naam="tijdelijke_ondersteuning_weken", peildatum=peildatum)


@bron("Wmo 2015", "2.3.3")
def tijdelijk(*, besloten_op: date, begin: date, weken: int, hoogstens: int | None = None) -> Periode:
    """De dagen van tijdelijke hulp: vanaf `begin`, zoveel hele weken.

    In: de dag van het besluit, de eerste dag van de hulp (die dag telt mee), het aantal weken en zo nodig het
    plaatselijke maximum (`weken_tijdelijk`). Uit: een periode die niet doorschuift voor een vrije dag: hulp is geen
    termijn. Fout: ValueError bij minder dan één week, meer dan het maximum, of een begin voor het besluit.
    """
    if weken < 1:
        raise ValueError("Tijdelijke hulp duurt ten minste één week.")
    if hoogstens is not None and weken > hoogstens:
        raise ValueError(f"Tijdelijke hulp duurt hier hoogstens {hoogstens} weken. Kies minder weken.")
    if begin < besloten_op:
        raise ValueError("Tijdelijke hulp begint niet voor het besluit. Kies een latere eerste dag.")
    return Periode(begin, begin + timedelta(weeks=weken))


def _besluit_uiterlijk(onderzoek_uiterlijk: date, aanvraag_op: date | None, peildatum: date | None) -> date:
    vroegst = max(onderzoek_uiterlijk, peildatum or onderzoek_uiterlijk)
    return termijnen.besluit(startdag=aanvraag_op or vroegst).uiterlijk


@bron("Wmo 2015", "2.3.3 en 2.3.5 lid 2")
def gat(
    *,
    tijdelijk_tot_en_met: date,
    onderzoek_uiterlijk: date,
    aanvraag_op: date | None,
    besluit_uiterlijk: date | None = None,
    peildatum: date | None = None,
) -> Periode | None:
    """De dagen na de tijdelijke hulp waarop het besluit er nog niet hoeft te zijn; None als er geen zijn.

    In: de laatste dag met tijdelijke hulp, de laatste dag van het onderzoek, de dag van de aanvraag (None: dan rekenen
    wij met een aanvraag op die laatste dag, of op `peildatum` als het onderzoek al te laat is) en de laatste dag voor
    het besluit als die al bekend is, bijvoorbeeld na een opschorting. De hulp is bedoeld tot de uitkomst van onderzoek
    en aanvraag; in een gat is er geen hulp.
    """
    laatste = besluit_uiterlijk or _besluit_uiterlijk(onderzoek_uiterlijk, aanvraag_op, peildatum)
    if laatste <= tijdelijk_tot_en_met:
        return None
    return Periode.tot_en_met(tijdelijk_tot_en_met + _DAG, laatste)


@dataclass(frozen=True, slots=True)
class Verlengingsvoorstel:
    """Tot en met welke dag de tijdelijke hulp moet duren om geen gat te laten, het gat zelf, en een zin."""

    tot_en_met: date
    gat: Periode
    zin: str


@bron("Wmo 2015", "2.3.3 en 2.3.5 lid 2")
def verlengingsvoorstel(
    *,
    tijdelijk_tot_en_met: date,
    onderzoek_uiterlijk: date,
    aanvraag_op: date | None,
    besluit_uiterlijk: date | None = None,
    peildatum: date | None = None,
) -> Verlengingsvoorstel | None:
    """Het voorstel om de tijdelijke hulp te verlengen tot en met de laatste dag voor het besluit; None zonder gat.

    In: hetzelfde als `gat`. Het is een voorstel: een mens beslist, want ook verlengen is een besluit.
    """
    open_dagen = gat(
        tijdelijk_tot_en_met=tijdelijk_tot_en_met,
        onderzoek_uiterlijk=onderzoek_uiterlijk,
        aanvraag_op=aanvraag_op,
        besluit_uiterlijk=besluit_uiterlijk,
        peildatum=peildatum,
    )
    if open_dagen is None or open_dagen.einde is None:
        return None
    nieuw = open_dagen.einde - _DAG
    zin = (
        f"De tijdelijke hulp stopt na {datum_voluit(tijdelijk_tot_en_met)}. "
        f"Het besluit komt uiterlijk {datum_voluit(nieuw)}. Verleng de hulp tot en met die dag."
    )
    return Verlengingsvoorstel(nieuw, open_dagen, zin)
