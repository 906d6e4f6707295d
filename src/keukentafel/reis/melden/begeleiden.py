"""Who takes the case, the first call, free independent support, and the resident's own plan."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from keukentafel.dossier.melding import operations as melding_operations
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.melding.models import Clientondersteuning, EigenNotitie, Melding, PersoonlijkPlan
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Betrokkene, Zaak
from keukentafel.recht import melden as recht_melden
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.melden.meekijken import einde_van, weiger_lengte
from keukentafel.reis.taken import VAN_LEZER, houd_op_dag
from keukentafel.reis.zaakwerk import (
    noteer,
    schrijf_inwoner,
    schrijf_zaak_op,
    weiger_te_lang,
    zaak_in_gang,
    zaak_of_weiger,
)
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers import queries as gebruikers
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import huidig

TOEGANG_ONDERSTEUNER = timedelta(weeks=13)
"""How long a supporter may look along when nobody chose: a consulent wrote the answer down without asking."""


class AlOpgepakt(Geweigerd):
    """Somebody else took the case first. `naam` is who has it now."""

    def __init__(self, naam: str) -> None:
        super().__init__(f"{naam} is nu de contactpersoon.")
        self.naam = naam


@handeling
def toewijzen(*, gemeente: Gemeente, zaak: int, aan: int, wie: Wie, op: datetime, alleen_vrij: bool = False) -> None:
    """Give a case, with its open tasks, to a consulent of the municipality, or take it oneself. Raises Geweigerd.

    What a colleague was asked to read, sign or look over stays with that colleague.
    `alleen_vrij`: only a case that nobody has, seen when it is locked; raises AlOpgepakt when somebody was first.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    if alleen_vrij and record.behandelaar_id not in (None, aan):
        eerder = gebruikers.gebruiker(record.behandelaar_id)
        assert eerder is not None
        raise AlOpgepakt(eerder.naam)
    dag = klok.dag_van(op)
    if not gebruikers.heeft_rol(gebruiker=aan, rol=Rol.CONSULENT, gemeente=gemeente.code, peildatum=dag):
        raise Geweigerd({"aan": "Deze persoon is vandaag geen consulent in deze gemeente. Kies iemand anders."})
    mens = gebruikers.gebruiker(aan)
    assert mens is not None
    zaak_operations.wijzig_zaak(zaak=record, behandelaar_id=aan)
    zaak_operations.taken_naar(gemeente=gemeente.code, zaak=zaak, behandelaar=aan, behalve=VAN_LEZER)
    noteer(zaak=record, handeling="toewijzen", wie=wie, op=op, uitleg=f"Uw contactpersoon is nu {mens.naam}.")
    schrijf_zaak_op(zaak=record, wat=f"zaak toegewezen aan {mens.naam}", wie=wie, op=op)


@handeling
def eerste_contact_vastleggen(
    *, gemeente: Gemeente, zaak: int, verslag: str, gelukt: bool, wie: Wie, op: datetime
) -> None:
    """Keep that we called: reached, or not yet (then the task stays and says so).

    Reached: the calls are done, and the next thing to do for the case stands on somebody's day. Raises Geweigerd.
    """
    weiger_te_lang("verslag", verslag)
    record = zaak_in_gang(gemeente.code, zaak)
    dag = klok.dag_van(op)
    if gelukt and record.eerste_contact_op is None:
        zaak_operations.wijzig_zaak(zaak=record, eerste_contact_op=dag)
    if gelukt:
        zaak_operations.gebeld(gemeente=gemeente.code, zaak=zaak, op=op)
        houd_op_dag(zaak=record, op=op)
    noteer(
        zaak=record,
        handeling="gebeld" if gelukt else "gebeld, geen gehoor",
        wie=wie,
        op=op,
        uitleg=verslag.strip(),
    )
    schrijf_zaak_op(zaak=record, wat="gebeld", wie=wie, op=op)


@handeling
def ondersteuning_vastleggen(
    *,
    gemeente: Gemeente,
    zaak: int,
    voor: str,
    antwoord: str,
    wie_mee: str,
    wie: Wie,
    op: datetime,
    meekijken_tot: date | None = None,
) -> None:
    """Keep what the resident or the mantelzorger answered to the offer of support (Wmo 2015 art. 2.3.2 lid 3).

    "ja" puts a request in the supporters' inbox, to be answered within one working day (S-A8). `meekijken_tot` is the
    last day that the supporter may look along, as chosen with "ja"; None when nobody chose. Raises Geweigerd.
    """
    fouten: dict[str, str] = {}
    if voor not in Clientondersteuning.Voor.values:
        fouten["voor"] = "Kies voor wie dit antwoord is: de inwoner of de mantelzorger."
    if antwoord not in (
        Clientondersteuning.Antwoord.JA,
        Clientondersteuning.Antwoord.NEE,
        Clientondersteuning.Antwoord.EIGEN,
    ):
        fouten["antwoord"] = "Kies ja, nee, of dat er zelf iemand meekomt."
    if fouten:
        raise Geweigerd(fouten)
    weiger_lengte(meekijken_tot, klok.dag_van(op))
    record = zaak_in_gang(gemeente.code, zaak)
    aanbod = melding_queries.clientondersteuning(gemeente=gemeente.code, zaak=zaak, voor=voor)
    dag = klok.dag_van(op)
    if aanbod is None:  # asking for the answer is making the offer
        aanbod = melding_operations.bied_een_aan(gemeente=gemeente.code, zaak=zaak, voor=voor, op=dag)
    ja = antwoord == Clientondersteuning.Antwoord.JA
    if aanbod.aangenomen_door_id is not None and aanbod.afgerond_op is None:
        # Another answer ends what the supporter was given; "ja" again makes a new request.
        zaak_operations.beeindig_toegang(gemeente=gemeente.code, zaak=zaak, gebruiker=aanbod.aangenomen_door_id, op=op)
    melding_operations.wijzig_ondersteuning(
        ondersteuning=aanbod,
        antwoord=antwoord,
        antwoord_op=dag,
        wie_mee=wie_mee.strip(),
        meekijken_tot=meekijken_tot if ja else None,
        reageren_uiterlijk=na_werkdagen(van=dag, aantal=1) if ja else None,
        aangenomen_door_id=None,
        aangenomen_op=None,
        afgerond_op=None,
    )
    noteer(
        zaak=record,
        handeling="ondersteuning besproken",
        artikel="Wmo 2015 art. 2.3.2 lid 3",
        wie=wie,
        op=op,
        uitleg=f"Antwoord van {Clientondersteuning.Voor(voor).label}: {Clientondersteuning.Antwoord(antwoord).label}.",
    )
    schrijf_zaak_op(zaak=record, wat="antwoord over ondersteuning", wie=wie, op=op)


@handeling
def verzoek_aannemen(*, verzoek: int, wie: Wie, op: datetime) -> Zaak:
    """A supporter takes a request: from now on this one case can be opened, up to and including the day chosen.

    The resident asked for it by answering "ja". Two supporters cannot both take it, and nobody when that day is past.
    Raises NietGevonden, Geweigerd.
    """
    record = melding_queries.verzoek_op_slot(gemeenten=huidig().gemeenten, id=verzoek)
    if record is None or wie.id is None:
        raise NietGevonden("dit verzoek is er niet meer")
    if record.aangenomen_door_id not in (None, wie.id):
        raise Geweigerd("Een collega heeft dit verzoek al aangenomen. Kies een ander verzoek.")
    zaak = zaak_of_weiger(record.gemeente_id, record.zaak_id)
    if record.aangenomen_door_id is None:
        tot = op + TOEGANG_ONDERSTEUNER if record.meekijken_tot is None else einde_van(record.meekijken_tot)
        if tot <= op:
            raise Geweigerd("De tijd die de inwoner koos, is voorbij. Vraag of u nog mag meekijken.")
        melding_operations.wijzig_ondersteuning(ondersteuning=record, aangenomen_door_id=wie.id, aangenomen_op=op)
        zaak_operations.geef_toegang(
            gemeente=record.gemeente_id,
            zaak=zaak.id,
            gebruiker=wie.id,
            soort=Betrokkene.Soort.CLIENTONDERSTEUNER,
            van=op,
            tot=tot,
            gegeven_door="de inwoner",
        )
        noteer(zaak=zaak, handeling="ondersteuner gevonden", wie=wie, op=op, uitleg=f"{wie.naam} gaat met u mee.")
        schrijf_zaak_op(zaak=zaak, wat="verzoek om ondersteuning aangenomen", wie=wie, op=op)
    return zaak


@handeling
def ondersteuning_afronden(*, verzoek: int, wie: Wie, op: datetime) -> None:
    """A supporter leaves: the access ends at once, the own notes stay theirs. Raises NietGevonden."""
    record = melding_queries.verzoek_op_slot(gemeenten=huidig().gemeenten, id=verzoek)
    if record is None or record.aangenomen_door_id != wie.id or wie.id is None:
        raise NietGevonden("dit verzoek is niet van u")
    zaak = zaak_of_weiger(record.gemeente_id, record.zaak_id)
    melding_operations.wijzig_ondersteuning(ondersteuning=record, afgerond_op=op)
    zaak_operations.beeindig_toegang(gemeente=record.gemeente_id, zaak=zaak.id, gebruiker=wie.id, op=op)
    noteer(
        zaak=zaak, handeling="ondersteuner klaar", wie=wie, op=op, uitleg=f"{wie.naam} kan uw zaak niet meer bekijken."
    )
    schrijf_zaak_op(zaak=zaak, wat="ondersteuning afgerond", wie=wie, op=op)


@handeling
def notitie_schrijven(*, gemeente: int, zaak: int, tekst: str, wie: Wie, op: datetime) -> EigenNotitie:
    """A supporter writes an own note; the municipality cannot read it. Raises Geweigerd, NietGevonden."""
    if not tekst.strip():
        raise Geweigerd({"tekst": "Hier staat nog niets. Schrijf eerst uw notitie."})
    if wie.id is None or not zaak_queries.is_betrokken(gemeente=gemeente, zaak=zaak, gebruiker=wie.id, op=op):
        raise NietGevonden("deze zaak is niet met u gedeeld")
    return melding_operations.maak_notitie(gemeente=gemeente, zaak=zaak, gebruiker=wie.id, tekst=tekst.strip(), op=op)


@handeling
def plan_indienen(
    *, gemeente: Gemeente, zaak: int, tekst: str, via: str, wie: Wie, op: datetime, ontvangen_op: date | None = None
) -> PersoonlijkPlan:
    """Take in the resident's own plan: within the week or later, it always counts (Wmo 2015 art. 2.3.2 lid 2 and 5).

    Confirms by letter. Raises Geweigerd when it is empty or older than the question.
    """
    fouten: dict[str, str] = {}
    if not tekst.strip():
        fouten["tekst"] = "Hier staat nog niets. Schrijf op wat u zelf bedacht hebt."
    if via not in Melding.Kanaal.values:
        fouten["via"] = "Kies hoe het plan binnenkwam."
    record = zaak_in_gang(gemeente.code, zaak)
    dag = klok.dag_van(op)
    ontvangen = ontvangen_op or dag
    if ontvangen < record.startdag:
        fouten["ontvangen_op"] = "Deze dag ligt voor de dag van de vraag. Kijk de datum na."
    elif ontvangen > dag:
        fouten["ontvangen_op"] = "Deze dag moet nog komen. Vul de dag in waarop het plan binnenkwam."
    if fouten:
        raise Geweigerd(fouten)
    oordeel = recht_melden.plan_ontvangen(startdag=record.startdag, ontvangen_op=ontvangen)
    plan = melding_operations.maak_plan(
        gemeente=gemeente.code,
        zaak=zaak,
        tekst=tekst.strip(),
        ontvangen_op=ontvangen,
        binnen_week=oordeel.op_tijd,
        via=via,
    )
    noteer(
        zaak=record,
        handeling="eigen plan ontvangen",
        artikel="Wmo 2015 art. 2.3.2 lid 2 en 5",
        dag=ontvangen,
        wie=wie,
        op=op,
        uitleg=oordeel.zin,
    )
    schrijf_inwoner(
        gemeente=gemeente,
        zaak=record,
        soort="plan_ontvangen",
        gegevens={
            "melding_datum": record.startdag.isoformat(),
            "plan_uiterlijk": record.plan_uiterlijk.isoformat(),
            "ontvangen_op": ontvangen.isoformat(),
        },
        wie=wie,
        op=op,
    )
    schrijf_zaak_op(zaak=record, wat="eigen plan ontvangen", wie=wie, op=op)
    return plan
