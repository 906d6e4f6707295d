"""Words of this counter: stands, letters, acts and moments as a consulent reads them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.balies.vorm import woorden
from keukentafel.dossier.zaak.queries import Zaak
from keukentafel.omgeving.mensen.queries import Persoon
from keukentafel.stelsel import klok

BINNENKORT = timedelta(hours=3)
MIDDAG, AVOND = 12, 18


def stand(waarde: str) -> str:
    """Return what a stand is called at work."""
    namen = {
        "ontvangen": _("Melding ontvangen"),
        "doorgezonden": _("Doorgestuurd"),
        "ingetrokken": _("Ingetrokken"),
        "vervallen": _("Vervallen"),
        "in_onderzoek": _("In onderzoek"),
        "verslag_verzonden": _("Verslag verstuurd"),
        "opgelost_zonder_maatwerk": _("Opgelost zonder besluit"),
        "aangevraagd": _("Aangevraagd"),
        "buiten_behandeling": _("Niet in behandeling"),
        "toegekend": _("Hulp toegekend"),
        "afgewezen": _("Afgewezen"),
        "hulp_loopt": _("Hulp loopt"),
        "in_evaluatie": _("Hulp wordt besproken"),
        "beeindigd": _("Hulp gestopt"),
        "afgesloten": _("Afgesloten"),
    }
    return namen[waarde]


def stand_van(zaak: Zaak, opgegaan_in: str) -> str:
    """Return what the stand of a case is called: a joined one was not withdrawn, it went on in another."""
    return samengevoegd(opgegaan_in) if zaak.samengevoegd_in_id is not None else stand(zaak.stand)


def samengevoegd(nummer: str) -> str:
    """Return that a case went on in the case with this number."""
    return _("Samengevoegd met zaak %(nummer)s") % {"nummer": nummer}


def brief(soort: str) -> str:
    """Return what a letter is called on a list."""
    namen = {
        "ontvangstbevestiging": _("Bevestiging van de melding"),
        "uitnodiging": _("Uitnodiging voor het gesprek"),
        "afzegging": _("Gesprek gaat niet door"),
        "plan_ontvangen": _("Eigen plan ontvangen"),
        "intrekking": _("Vraag ingetrokken"),
        "meerdere_meldingen": _("Zelfde vraag, eerste datum telt"),
        "doorzending_inwoner": _("Doorgestuurd, aan de inwoner"),
        "doorzending_gemeente": _("Doorgestuurd, aan de andere gemeente"),
        "aanvulling": _("Er missen gegevens"),
        "verslag": _("Verslag van het onderzoek"),
        "te_laat": _("Wij zijn te laat"),
        "opgelost_zonder_maatwerk": _("Opgelost zonder besluit"),
        "tijdelijke_ondersteuning": _("Tijdelijke hulp"),
        "opschorting": _("De tijd staat stil"),
        "tijd_loopt_weer": _("De tijd loopt weer"),
        "verlenging": _("Het besluit komt later"),
        "besluit_toekenning": _("Besluit: hulp toegekend"),
        "besluit_afwijzing": _("Besluit: afgewezen"),
    }
    return namen.get(soort, _("Brief"))


def stap(handeling: str) -> str:
    """Return what a step is called on the course of a case."""
    namen = {
        "melden": _("Melding ontvangen"),
        "onderzoeken": _("Onderzoek begonnen"),
        "toewijzen": _("Contactpersoon gekozen"),
        "doorzenden": _("Doorgestuurd"),
        "intrekken": _("Ingetrokken"),
        "heropenen": _("Weer opgepakt"),
        "samenvoegen": _("Samengevoegd"),
        "taak klaar": _("Taak afgerond"),
        "afspraak afgezegd": _("Afspraak afgezegd"),
        "melding erbij": _("Zelfde vraag kwam nog een keer"),
        "verslag_verzenden": _("Verslag verstuurd"),
        "opnieuw_onderzoeken": _("Onderzoek weer open"),
        "afronden_zonder_aanvraag": _("Opgelost zonder besluit"),
        "aanvragen": _("Hulp aangevraagd"),
        "buiten_behandeling_stellen": _("Niet in behandeling genomen"),
        "alsnog_behandelen": _("Toch in behandeling genomen"),
        "toekennen": _("Hulp toegekend"),
        "alsnog_toekennen": _("Hulp toch toegekend"),
        "afwijzen": _("Hulp afgewezen"),
        "leveren": _("Hulp begonnen"),
        "evalueren": _("Samen teruggekeken"),
        "voortzetten": _("Hulp gaat door"),
        "herzien": _("Hulp veranderd"),
        "beeindigen": _("Hulp beëindigd"),
        "herstellen": _("Fout hersteld"),
        "terugnemen": _("Teruggenomen"),
        "afsluiten": _("Vraag afgesloten"),
        "laten_vervallen": _("Vervallen"),
    }
    return namen.get(handeling) or woorden.met_hoofdletter(woorden.vertaal(handeling.replace("_", " ")))


def leeftijd(persoon: Persoon, dag: date) -> str:
    """Return the age in words: "58 jaar", "ongeveer 58 jaar" when the day is unknown, or "leeftijd niet bekend"."""
    if not persoon.geboortejaar:
        return _("leeftijd niet bekend")
    jaren = dag.year - persoon.geboortejaar
    if not (persoon.geboortemaand and persoon.geboortedag):
        return _("ongeveer %(n)s jaar") % {"n": jaren}
    if (dag.month, dag.day) < (persoon.geboortemaand, persoon.geboortedag):
        jaren -= 1
    return _("%(n)s jaar") % {"n": jaren}


def bezoektijd(moment: datetime, op: datetime) -> tuple[str, str]:
    """Return (state, words) for a visit: "over 1 uur", "vanmiddag", "nog 2 werkdagen", or that its time is past."""
    dag, vandaag = klok.dag_van(moment), klok.dag_van(op)
    if dag > vandaag:
        return "wacht", woorden.termijn(dag, vandaag)
    if dag < vandaag:
        return "let-op", _("was %(dag)s") % {"dag": woorden.datum_bij(dag, vandaag)}
    wacht = moment - op
    if wacht < timedelta(0):
        return "wacht", _("vandaag geweest")
    if wacht <= BINNENKORT:
        uren, minuten = divmod(int(wacht.total_seconds() // 60), 60)
        if uren:
            return "loopt", ngettext("over %(n)s uur", "over %(n)s uur", uren) % {"n": uren}
        return "loopt", ngettext("over %(n)s minuut", "over %(n)s minuten", minuten) % {"n": minuten}
    uur = moment.astimezone(klok.AMSTERDAM).hour
    return "wacht", _("vanochtend") if uur < MIDDAG else _("vanmiddag") if uur < AVOND else _("vanavond")
