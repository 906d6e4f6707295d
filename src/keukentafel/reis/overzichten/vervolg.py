"""What follows after the onderzoek: verslag, aanvraag, clock and besluiten; for the resident and the supporter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Opschorting
from keukentafel.dossier.evaluatie.models import Evaluatie
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.stappen import Stand
from keukentafel.reis.besluiten import Beslistermijn, beslistermijn
from keukentafel.reis.evalueren import laatste_evaluatie
from keukentafel.reis.handeling import NietGevonden, Wie, handeling
from keukentafel.reis.inzien import Besluitinzage, Kop, besluiten_van, dossier_kop
from keukentafel.reis.leveren import Hulpregel, hulp_van
from keukentafel.reis.onderzoeken import Verslagbeeld, sinds_te_laat, verslag_lezen
from keukentafel.reis.zaakwerk import schrijf_zaak_op
from keukentafel.stelsel import klok


@dataclass(frozen=True, kw_only=True)
class Vervolg:
    """Where a case is after the talk. `termijn` is None without an aanvraag; `wacht` is what we asked the resident for;
    `hulp` is what was ordered. `terug` is the evaluation after which the help changes or stops, until it does.

    `te_laat_sinds` is the first day that the onderzoek was late, while it is. `mag_aanvragen`: without a verslag, as
    we are late (Wmo 2015 art. 2.3.2 lid 9).
    """

    verslag_op: date | None
    te_laat_sinds: date | None
    termijn: Beslistermijn | None
    wacht: Opschorting | None
    besluiten: list[Besluitinzage]
    hulp: list[Hulpregel]
    terug: Evaluatie | None = None

    @property
    def mag_aanvragen(self) -> bool:
        """Whether the resident may apply now without a verslag."""
        return self.te_laat_sinds is not None


@handeling
def vervolg_van(*, zaak: Zaak, op: datetime) -> Vervolg:
    """Return what follows in a case. The caller has let the reader into the file. Reads, writes nothing."""
    g, dag, stand = zaak.gemeente_id, klok.dag_van(op), Stand(zaak.stand)
    if stand in zaak_queries.OPEN_STANDEN:
        sinds = sinds_te_laat(zaak=zaak, op=op)[0] if dag > zaak.onderzoek_uiterlijk else None
        besluiten = besluiten_van(zaak=zaak)  # temporary help may run already
        return Vervolg(
            verslag_op=None, te_laat_sinds=sinds, termijn=None, wacht=None, besluiten=besluiten,
            hulp=hulp_van(zaak=zaak) if besluiten else [],
        )  # fmt: skip
    onderzoek = onderzoek_queries.onderzoek(gemeente=g, zaak=zaak.id)
    aanvraag = besluit_queries.aanvraag(gemeente=g, zaak=zaak.id) if stand == Stand.AANGEVRAAGD else None
    wacht = None
    if aanvraag is not None:
        open_ = besluit_queries.opschortingen(gemeente=g, aanvraag=aanvraag.id).filter(
            soort=Opschorting.Soort.AANVULLING, aangevuld_op__isnull=True, tot_en_met__gte=dag
        )
        wacht = open_.first()
    besluiten = besluiten_van(zaak=zaak)
    return Vervolg(
        verslag_op=onderzoek.verslag_verzonden_op if onderzoek else None,
        te_laat_sinds=None,
        termijn=beslistermijn(aanvraag=aanvraag, peildatum=dag) if aanvraag else None,
        wacht=wacht,
        besluiten=besluiten,
        hulp=hulp_van(zaak=zaak) if besluiten else [],
        terug=laatste_evaluatie(zaak=zaak) if stand == Stand.IN_EVALUATIE else None,
    )


@handeling
def verslag_met_deler(*, zaak: int, wie: Wie, op: datetime) -> tuple[Kop, Verslagbeeld | None]:
    """Return the verslag of a file that the resident shared; None before it was sent. Written in the log.

    Raises NietGevonden for a file that is not shared (any more).
    """
    kop = dossier_kop(zaak=zaak, wie=wie, op=op, getoond=False)
    try:
        beeld = verslag_lezen(zaak=kop.zaak)
    except NietGevonden:
        beeld = None
    if beeld is not None:
        schrijf_zaak_op(zaak=kop.zaak, wat="verslag bekeken", wie=wie, op=op, soort="inzage")
    return kop, beeld


@handeling
def besluit_met_deler(*, zaak: int, wie: Wie, op: datetime) -> tuple[Kop, list[Besluitinzage]]:
    """Return the besluiten of a file that the resident shared, newest first. Written in the log when there are any.

    Raises NietGevonden for a file that is not shared (any more).
    """
    kop = dossier_kop(zaak=zaak, wie=wie, op=op, getoond=False)
    besluiten = besluiten_van(zaak=kop.zaak)
    if besluiten:
        schrijf_zaak_op(zaak=kop.zaak, wat="besluit bekeken", wie=wie, op=op, soort="inzage")
    return kop, besluiten
