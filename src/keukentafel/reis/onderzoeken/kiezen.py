"""Triage: which of the four tracks the onderzoek goes, and what must be known on every track."""

from __future__ import annotations

from datetime import datetime

from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.onderzoek.models import LopendeHulp, Onderzoek
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.recht.ladder import WlzVraag, ontbreekt_wlz
from keukentafel.recht.onderzoek import Spoor, ontbreekt_bij_spoor
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.onderzoeken.vormen import Hulpregel, Vaststelling
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, weiger_te_lang, zaak_in_gang
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


@handeling
def spoor_kiezen(
    *, gemeente: Gemeente, zaak: int, spoor: str, reden: str, regisseur: str, wie: Wie, op: datetime
) -> Onderzoek:
    """Choose the track (bekend, standaard, urgent, complex) with its reason. A person chooses.

    Urgent asks that somebody spoke to the resident that day; complex names a regisseur. Raises Geweigerd.
    """
    record = zaak_in_gang(gemeente.code, zaak)
    if spoor not in set(Spoor):
        raise Geweigerd({"spoor": "Kies een van de vier wegen."})
    keuze = Spoor(spoor)
    mist = ontbreekt_bij_spoor(
        keuze,
        reden=reden,
        regisseur=regisseur,
        eerste_contact_dag=record.eerste_contact_op,
        peildatum=klok.dag_van(op),
    )
    velden = {"reden": "reden", "regisseur": "regisseur", "eerste_contact": "spoor"}
    if mist:
        raise Geweigerd({velden[m.onderdeel]: m.zin for m in mist})
    weiger_te_lang("regisseur", regisseur, 120)
    onderzoek = onderzoek_operations.zorg_voor_onderzoek(gemeente=gemeente.code, zaak=zaak)
    onderzoek_operations.wijzig_onderzoek(
        onderzoek=onderzoek, spoor=keuze.value, spoor_reden=reden.strip(), regisseur=regisseur.strip()
    )
    uitleg = f"Uw regisseur is {regisseur.strip()}." if keuze == Spoor.COMPLEX else ""
    noteer(zaak=record, handeling="weg gekozen", wie=wie, op=op, uitleg=uitleg)
    schrijf_zaak_op(zaak=record, wat="weg van het onderzoek gekozen", wie=wie, op=op)
    return onderzoek


@handeling
def vaststellen(*, gemeente: Gemeente, zaak: int, vaststelling: Vaststelling, wie: Wie, op: datetime) -> None:
    """Keep what a person found out on every track: identity seen (art. 2.3.4), pgb explained (2.3.2 lid 6), Wlz (2.3.5
    lid 6). Raises Geweigerd."""
    record = zaak_in_gang(gemeente.code, zaak)
    if vaststelling.wlz not in set(WlzVraag):
        raise Geweigerd({"wlz": "Kies een van de antwoorden over de Wlz."})
    wlz = WlzVraag(vaststelling.wlz)
    if wlz != WlzVraag.NIET_GEVRAAGD and (mist := ontbreekt_wlz(wlz, vaststelling.wlz_toelichting)):
        raise Geweigerd({"wlz_toelichting": mist[0].zin})
    onderzoek = onderzoek_operations.zorg_voor_onderzoek(gemeente=gemeente.code, zaak=zaak)
    dag = klok.dag_van(op)
    onderzoek_operations.wijzig_onderzoek(
        onderzoek=onderzoek,
        wlz=wlz.value,
        wlz_toelichting=vaststelling.wlz_toelichting.strip(),
        identiteit_gezien_op=(onderzoek.identiteit_gezien_op or dag) if vaststelling.identiteit_gezien else None,
        pgb_uitgelegd_op=(onderzoek.pgb_uitgelegd_op or dag) if vaststelling.pgb_uitgelegd else None,
    )
    schrijf_zaak_op(zaak=record, wat="vragen van het onderzoek beantwoord", wie=wie, op=op)


@handeling
def lopende_hulp_noteren(*, gemeente: Gemeente, zaak: int, hulp: Hulpregel, wie: Wie, op: datetime) -> LopendeHulp:
    """Keep a kind of help that runs already, by whatever law. Raises Geweigerd."""
    record = zaak_in_gang(gemeente.code, zaak)
    fouten: dict[str, str] = {}
    if hulp.wet not in LopendeHulp.Wet.values:
        fouten["wet"] = "Kies uit welke wet deze hulp komt."
    if not hulp.wat.strip():
        fouten["wat"] = "Schrijf in een paar woorden welke hulp er al is."
    if hulp.sinds is not None and hulp.sinds > klok.dag_van(op):
        fouten["sinds"] = "Deze dag moet nog komen. Vul de dag in waarop de hulp begon."
    if fouten:
        raise Geweigerd(fouten)
    weiger_te_lang("wat", hulp.wat, 200)
    weiger_te_lang("wie", hulp.wie, 120)
    nieuw = onderzoek_operations.maak_lopende_hulp(
        gemeente=gemeente.code, zaak=zaak, wet=hulp.wet, wat=hulp.wat.strip(), wie=hulp.wie.strip(), sinds=hulp.sinds
    )
    schrijf_zaak_op(zaak=record, wat="lopende hulp genoteerd", wie=wie, op=op)
    return nieuw


@handeling
def lopende_hulp_weghalen(*, gemeente: Gemeente, zaak: int, hulp: int, wie: Wie, op: datetime) -> None:
    """Take away help that does not run after all; history keeps it. Raises NietGevonden."""
    record = zaak_in_gang(gemeente.code, zaak)
    if not onderzoek_operations.haal_lopende_hulp_weg(gemeente=gemeente.code, zaak=zaak, id=hulp):
        raise NietGevonden("deze hulp staat er niet")
    schrijf_zaak_op(zaak=record, wat="lopende hulp weggehaald", wie=wie, op=op)


def verslag_is_weg(gemeente: int, zaak: int) -> bool:
    """Return whether the verslag has left, so that its text stands."""
    onderzoek = onderzoek_queries.onderzoek(gemeente=gemeente, zaak=zaak)
    record = zaak_queries.zaak_op_slot(gemeente=gemeente, id=zaak)
    loopt = record is not None and record.stand in zaak_queries.OPEN_STANDEN
    return onderzoek is not None and onderzoek.verslag_verzonden_op is not None and not loopt
