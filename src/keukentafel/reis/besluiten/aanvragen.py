"""The aanvraag: by signing the verslag, by asking apart, or because the six weeks passed without a verslag."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from keukentafel.dossier.besluit import operations as besluit_operations
from keukentafel.dossier.besluit.models import Aanvraag
from keukentafel.dossier.melding.models import Melding
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht import termijnen
from keukentafel.recht.melden import mag_aanvragen
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.besluiten.mogen import eigen_werk
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.taken import BESLUIT, NABELLEN, REACTIE_WACHT, VERSLAG_TAKEN, zet_op_dag
from keukentafel.reis.zaakwerk import schrijf_zaak_op, weiger_te_lang, zaak_in_gang, zet
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente

WEGEN = (Melding.Kanaal.WEB, Melding.Kanaal.TELEFOON, Melding.Kanaal.PAPIER, Melding.Kanaal.BALIE)


@handeling
def leg_aanvraag_vast(
    *, gemeente: Gemeente, zaak: Zaak, wijze: str, ontvangen_op: date, gevraagd: str, wie: Wie, op: datetime
) -> Aanvraag:
    """Keep the aanvraag of a case that is locked already: its step, its last day and its task. Returns it.

    The act that calls this has let its person in. `wijze` is an Aanvraag.Wijze. Raises Geweigerd when the law does
    not know this step from where the case stands (Wmo 2015 art. 2.3.2 lid 9 and 2.3.5).
    """
    wijze = Aanvraag.Wijze(wijze).value
    zet(zaak=zaak, naar=Stand.AANGEVRAAGD, weigering="Bij deze vraag past nu geen aanvraag.", wie=wie, op=op)
    uiterlijk = termijnen.besluit(startdag=ontvangen_op).uiterlijk
    aanvraag = besluit_operations.maak_aanvraag(
        gemeente=gemeente.code, zaak=zaak.id, ontvangen_op=ontvangen_op, wijze=wijze, besluit_uiterlijk=uiterlijk,
        gevraagd=gevraagd.strip(),
    )  # fmt: skip
    # without a verslag there still is one to write
    verslag = () if wijze == Aanvraag.Wijze.ONDERZOEK_TE_LAAT else VERSLAG_TAKEN
    for werk in (*verslag, REACTIE_WACHT, NABELLEN):
        zaak_operations.taken_klaar(gemeente=gemeente.code, zaak=zaak.id, wat=werk.wat, op=op)
    zet_op_dag(zaak=zaak, werk=BESLUIT, uiterlijk=uiterlijk)
    schrijf_zaak_op(zaak=zaak, wat="aanvraag vastgelegd", wie=wie, op=op)
    return aanvraag


@handeling
def aanvragen(
    *, gemeente: Gemeente, zaak: int, via: str, ontvangen_op: date, gevraagd: str, wie: Wie, op: datetime
) -> Aanvraag:
    """Take in an aanvraag apart from signing, by web, phone, paper or at the counter, with the day it came in.

    After the verslag, or without it once the six weeks are past (art. 2.3.2 lid 9). For a resident the caller has
    checked that it is their own case. Raises Geweigerd, NietGevonden, BuitenEigenWerk.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    if wie.rol != Rol.INWONER:
        eigen_werk(record, wie, op)
    dag = klok.dag_van(op)
    fouten: dict[str, str] = {}
    if via not in WEGEN:
        fouten["via"] = "Kies hoe de aanvraag binnenkwam."
    if ontvangen_op < record.startdag:
        fouten["ontvangen_op"] = "Deze dag ligt voor de dag van de vraag. Kijk de datum na."
    elif ontvangen_op > dag:
        fouten["ontvangen_op"] = "Deze dag moet nog komen. Vul de dag in waarop de aanvraag binnenkwam."
    if fouten:
        raise Geweigerd(fouten)
    weiger_te_lang("gevraagd", gevraagd, 4000)
    if record.stand == Stand.AANGEVRAAGD:
        raise Geweigerd("Er is al een aanvraag. Werk daaraan verder.")
    onderzoek = onderzoek_queries.onderzoek(gemeente=gemeente.code, zaak=zaak)
    verslag_op = onderzoek.verslag_verzonden_op if onderzoek else None
    met_verslag = record.stand in (Stand.VERSLAG_VERZONDEN, Stand.OPGELOST_ZONDER_MAATWERK)
    if not mag_aanvragen(
        startdag=record.startdag, verslag_verzonden_op=verslag_op if met_verslag else None, op=ontvangen_op
    ):
        vanaf = termijnen.onderzoek(startdag=record.startdag).uiterlijk + timedelta(days=1)
        if met_verslag and verslag_op is not None:
            vanaf = min(vanaf, verslag_op)
        raise Geweigerd(
            {"ontvangen_op": f"Aanvragen kan als het verslag er is, of vanaf {datum_voluit(vanaf)}. Kijk de datum na."}
        )
    wijze = Aanvraag.Wijze.EIGEN_AANVRAAG if met_verslag else Aanvraag.Wijze.ONDERZOEK_TE_LAAT
    return leg_aanvraag_vast(
        gemeente=gemeente, zaak=record, wijze=wijze, ontvangen_op=ontvangen_op, gevraagd=gevraagd, wie=wie, op=op
    )
