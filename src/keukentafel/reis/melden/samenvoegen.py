"""The same question twice is one case, and the earliest date counts (GEBRUIKERS 3, nr 14)."""

from __future__ import annotations

from datetime import date, datetime

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.melding import operations as melding_operations
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.recht import melden as recht_melden
from keukentafel.recht import termijnen
from keukentafel.recht.stappen import Stand, verzet
from keukentafel.reis.handeling import Geweigerd, Wie, handeling
from keukentafel.reis.leren.feiten import Feitsoort, laat_feit, laat_melding, neem_feit_terug
from keukentafel.reis.melden.bevestigen import uitleg_onderzoek
from keukentafel.reis.melden.overbrengen import breng_over, weiger_half_verslag
from keukentafel.reis.melden.vormen import Ontvangen
from keukentafel.reis.taken import BLIJFT_BIJ_HULP, TIJDELIJK_TERUG
from keukentafel.reis.zaakwerk import contact, noteer, schrijf_inwoner, schrijf_zaak_op
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

ARTIKEL_MELDING = "Wmo 2015 art. 2.3.2 lid 1"


@handeling
def samenvoegen(*, gemeente: Gemeente, zaak: int, bij: int, wie: Wie, op: datetime) -> Ontvangen:
    """Join a case with another of the same person: meldingen, plans and appointments move, the earliest date counts.

    What was written goes along: notes, paragraphs of the verslag, the six dimensions, the ladder, help that runs. What
    was promised or answered in the joined case holds in the other: urgency, the first call, support, and help that was
    given at once: that is looked over, and made longer, in the case that goes on. So is help that came back unsigned.

    A person decides that it is the same question; the house only proposes. The joined case stays readable and says
    where it went. Raises Geweigerd.
    """
    if zaak == bij:
        raise Geweigerd({"bij": "Kies een andere zaak dan deze."})
    eerste, tweede = sorted(
        (zaak, bij)
    )  # locks in one order: two people joining the other way round do not wait for ever
    op_slot = {n: zaak_queries.zaak_op_slot(gemeente=gemeente.code, id=n) for n in (eerste, tweede)}
    van, naar = op_slot[zaak], op_slot[bij]
    if van is None or naar is None:
        raise Geweigerd({"bij": "Deze zaak staat niet in uw gemeente. Kijk het nummer na."})
    if van.samengevoegd_in_id or naar.samengevoegd_in_id:
        raise Geweigerd({"bij": "Een van deze zaken is al samengevoegd. Open de zaak waar hij bij hoort."})
    ontwerp = besluit_queries.ontwerp(gemeente=gemeente.code, zaak=van.id, soort=Besluit.Soort.TIJDELIJK)
    if ontwerp is not None and ontwerp.staat == Besluit.Staat.TER_LEZING:
        raise Geweigerd({"bij": "Een collega moet nog tijdelijke hulp tekenen bij deze vraag. Wacht daarop."})
    if van.stand not in zaak_queries.OPEN_STANDEN or naar.stand not in zaak_queries.OPEN_STANDEN:
        raise Geweigerd({"bij": "Samenvoegen kan zolang er nog geen verslag is."})
    weiger_half_verslag(gemeente, van, naar)
    eerst = melding_queries.meldingen(gemeente=gemeente.code, zaak=van.id).first()
    persoon = mensen.persoon(gemeente=gemeente.code, id=naar.inwoner_id)
    assert eerst is not None
    assert persoon is not None
    stap = verzet(van=Stand(van.stand), naar=Stand.INGETROKKEN)
    melding_operations.meldingen_naar(gemeente=gemeente.code, van_zaak=van.id, naar_zaak=naar.id)
    _neem_mee(gemeente, van, naar, op)
    breng_over(gemeente=gemeente, van=van, naar=naar, wie=wie, op=op)
    oude_stand = van.stand
    zaak_operations.wijzig_zaak(zaak=van, stand=Stand.INGETROKKEN, samengevoegd_in_id=naar.id)
    zaak_operations.schrijf_stap(
        gemeente=gemeente.code,
        zaak=van.id,
        handeling="samenvoegen",
        van=oude_stand,
        naar=Stand.INGETROKKEN,
        artikel=stap.artikel,
        door=wie.naam,
        dag=klok.dag_van(op),
        op=op,
        uitleg=f"Hoort bij zaak {naar.nummer}.",
    )
    neem_feit_terug(zaak=van, soort=Feitsoort.MELDEN)  # it was the same question, and that one counts once
    laat_feit(zaak=van, soort=Feitsoort.SAMENVOEGEN, dag=klok.dag_van(op))
    schrijf_zaak_op(zaak=van, wat="zaken samengevoegd", wie=wie, op=op)
    return laat_eerste_dag_tellen(
        gemeente=gemeente,
        zaak=naar,
        persoon=persoon,
        ontvangen_op=eerst.ontvangen_op,
        kanaal=eerst.kanaal,
        gemeld_door=eerst.melder_naam,
        wie=wie,
        op=op,
    )


def _neem_mee(gemeente: Gemeente, van: Zaak, naar: Zaak, op: datetime) -> None:
    """Move what hangs on the joined case, so that nothing that was promised is dropped."""
    g = gemeente.code
    melding_operations.plannen_naar(gemeente=g, van_zaak=van.id, naar_zaak=naar.id)
    melding_operations.ondersteuning_naar(gemeente=g, van_zaak=van.id, naar_zaak=naar.id)
    zaak_operations.afspraken_naar(gemeente=g, van_zaak=van.id, naar_zaak=naar.id)
    zaak_operations.taken_mee(
        gemeente=g, zaak=van.id, naar_zaak=naar.id, behandelaar=naar.behandelaar_id, soorten=(Taak.Soort.BEZOEKEN,)
    )
    zaak_operations.toegang_naar(gemeente=g, van_zaak=van.id, naar_zaak=naar.id)
    zaak_operations.taken_mee_met(
        gemeente=g, zaak=van.id, naar_zaak=naar.id, wat=(*BLIJFT_BIJ_HULP, TIJDELIJK_TERUG.wat)
    )
    zaak_operations.taken_vervallen(gemeente=g, zaak=van.id, op=op)
    if naar.eerste_contact_op is None and van.eerste_contact_op is None:
        if van.spoed:
            maak_dringend(gemeente=gemeente, zaak=naar, uiterlijk=van.eerste_contact_uiterlijk)
        elif van.eerste_contact_uiterlijk < naar.eerste_contact_uiterlijk:
            zaak_operations.wijzig_zaak(zaak=naar, eerste_contact_uiterlijk=van.eerste_contact_uiterlijk)
            zaak_operations.bel_eerder(gemeente=g, zaak=naar.id, uiterlijk=van.eerste_contact_uiterlijk)
    elif naar.eerste_contact_op is None:
        zaak_operations.wijzig_zaak(zaak=naar, eerste_contact_op=van.eerste_contact_op)


def maak_dringend(*, gemeente: Gemeente, zaak: Zaak, uiterlijk: date) -> None:
    """The question turned out to be urgent: it says so, and somebody calls at last on `uiterlijk`."""
    velden: dict[str, object] = {} if zaak.spoed else {"spoed": True}
    if zaak.eerste_contact_op is None and uiterlijk < zaak.eerste_contact_uiterlijk:
        velden["eerste_contact_uiterlijk"] = uiterlijk
    if velden:
        zaak_operations.wijzig_zaak(zaak=zaak, **velden)
    if not zaak_operations.bel_eerder(gemeente=gemeente.code, zaak=zaak.id, uiterlijk=uiterlijk, spoed=True):
        zaak_operations.maak_taak(
            gemeente=gemeente.code,
            zaak=zaak.id,
            behandelaar=zaak.behandelaar_id,
            soort=Taak.Soort.BELLEN,
            wat="De vraag kwam nog een keer binnen, nu met spoed.",
            uiterlijk=uiterlijk,
            spoed=True,
        )


def laat_eerste_dag_tellen(
    *,
    gemeente: Gemeente,
    zaak: Zaak,
    persoon: Persoon,
    ontvangen_op: date,
    kanaal: str,
    gemeld_door: str,
    wie: Wie,
    op: datetime,
) -> Ontvangen:
    """Let the earliest date count, tell the resident so, and write it down. The melding itself is kept already."""
    startdag = recht_melden.startdag_van(
        melding_queries.meldingen(gemeente=gemeente.code, zaak=zaak.id).values_list("ontvangen_op", flat=True)
    )
    plan = termijnen.plan(startdag=startdag)
    onderzoek = termijnen.onderzoek(startdag=startdag)
    if startdag != zaak.startdag:
        zaak_operations.wijzig_zaak(
            zaak=zaak, startdag=startdag, plan_uiterlijk=plan.uiterlijk, onderzoek_uiterlijk=onderzoek.uiterlijk
        )
        laat_melding(zaak=zaak)
    laat_feit(zaak=zaak, soort=Feitsoort.MELDING_ERBIJ, dag=ontvangen_op)
    noteer(zaak=zaak, handeling="melding erbij", artikel=ARTIKEL_MELDING, dag=ontvangen_op, wie=wie, op=op)
    gegevens: dict[str, object] = {
        "eerste_datum": startdag.isoformat(),
        "nieuwe_datum": ontvangen_op.isoformat(),
        "kanaal": kanaal,
        "onderzoek_uiterlijk": onderzoek.uiterlijk.isoformat(),
    }
    if gemeld_door:
        gegevens["gemeld_door"] = gemeld_door
    gegevens |= uitleg_onderzoek(onderzoek)
    brief = schrijf_inwoner(gemeente=gemeente, zaak=zaak, soort="meerdere_meldingen", gegevens=gegevens, wie=wie, op=op)
    schrijf_zaak_op(zaak=zaak, wat="melding toegevoegd", wie=wie, op=op)
    naam, telefoon = contact(gemeente, zaak.behandelaar_id, wie)
    return Ontvangen(
        zaak.id,
        zaak.nummer,
        persoon.id,
        brief.id,
        plan,
        onderzoek,
        zaak.eerste_contact_uiterlijk,
        naam,
        telefoon,
        None,
        erbij=True,
    )
