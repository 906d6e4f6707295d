"""Opening a file: one's own work freely, the rest only by breaking the glass. Every view is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from keukentafel.dossier.brief import queries as brief_queries
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.melding.models import Clientondersteuning, Doorzending, Melding, PersoonlijkPlan
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Afspraak, Betrokkene, Stap, Taak, Zaak
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon, Relatie
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.zaakwerk import schrijf_zaak_op, weiger_te_lang
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import geheim_adres_van, huidig
from keukentafel.stelsel.logboek import operations as logboek
from keukentafel.stelsel.logboek import queries as logboek_queries
from keukentafel.stelsel.logboek.models import Noodinzage

KORTSTE_REDEN = 10


class BuitenEigenWerk(Exception):
    """This file is not of this person's own work: it opens only with a reason. `zaak` is its id."""

    def __init__(self, zaak: int) -> None:
        self.zaak = zaak
        super().__init__(f"zaak {zaak} hoort niet bij het eigen werk")


@dataclass(frozen=True)
class Dossier:
    """A file as its reader may see it. `adres` is empty for a secret or unknown address (`inwoner.geheim_adres`)."""

    zaak: Zaak
    nummer: str
    inwoner: Persoon
    adres: tuple[str, ...]
    relaties: list[Relatie]
    meldingen: list[Melding]
    ondersteuning: list[Clientondersteuning]
    plannen: list[PersoonlijkPlan]
    afspraken: list[Afspraak]
    taken: list[Taak]
    stappen: list[Stap]
    brieven: list[Brief]
    doorzendingen: list[Doorzending]
    betrokkenen: list[Betrokkene]
    misschien_zelfde: list[Zaak]
    noodinzage: Noodinzage | None
    opgegaan_in: str
    """The number of the case that this one was joined with, "" when it was not."""


def mag_erin(zaak: Zaak, wie: Wie, op: datetime) -> tuple[bool, Noodinzage | None]:
    """Return whether this person may open this case now, and the break-glass visit when that is why.

    Own work is: being the contact person, a case that has none yet, or being let in for a time (a supporter by the
    resident, a stand-in, a reader). A supporter has only the last. The role that counts is the one in the municipality
    of the case: somebody may be consulent in the one and not in the other.
    """
    if wie.id is None:
        return False, None
    rol = wie.rol_in(zaak.gemeente_id)
    if not rol:
        return False, None
    if rol == Rol.CONSULENT and (zaak.behandelaar_id is None or zaak.behandelaar_id == wie.id):
        return True, None
    if zaak_queries.is_betrokken(gemeente=zaak.gemeente_id, zaak=zaak.id, gebruiker=wie.id, op=op):
        return True, None
    if rol != Rol.CONSULENT:
        return False, None
    nood = logboek_queries.open_noodinzage(gebruiker=wie.id, object_soort="zaak", object_id=zaak.id, op=op)
    return nood is not None, nood


def _zaak(id: int) -> Zaak:
    if (zaak := zaak_queries.zaak(gemeenten=huidig().gemeenten, id=id)) is None:
        raise NietGevonden("dit dossier is er niet")
    return zaak


@handeling
def dossier_openen(*, zaak: int, wie: Wie, op: datetime) -> Dossier:
    """Return the whole file and write the view in the log.

    Raises NietGevonden (not there, or another municipality's) and BuitenEigenWerk (there, but a reason is needed).
    """
    record = _zaak(zaak)
    mag, nood = mag_erin(record, wie, op)
    if not mag:
        if wie.rol_in(record.gemeente_id) != Rol.CONSULENT:
            raise NietGevonden("dit dossier is niet met u gedeeld")
        raise BuitenEigenWerk(record.id)
    g, i = record.gemeente_id, record.inwoner_id
    inwoner = mensen.persoon(gemeente=g, id=i)
    assert inwoner is not None
    adres = None if inwoner.geheim_adres else mensen.adres_van(gemeente=g, persoon=i)
    naamgenoten = (
        list(mensen.naamgenoten(persoon=inwoner).values_list("id", flat=True))
        if record.stand in zaak_queries.OPEN_STANDEN
        else []
    )
    zelfde = zaak_queries.open_zaken_van_personen(gemeente=g, personen=[*naamgenoten, i]).exclude(id=record.id)
    dossier = Dossier(
        zaak=record,
        nummer=record.nummer,
        inwoner=inwoner,
        adres=adres.regels if adres else (),
        relaties=list(mensen.relaties_van(gemeente=g, persoon=i)),
        meldingen=list(melding_queries.meldingen(gemeente=g, zaak=record.id)),
        ondersteuning=list(melding_queries.ondersteuning(gemeente=g, zaak=record.id)),
        plannen=list(melding_queries.plannen(gemeente=g, zaak=record.id)),
        afspraken=list(zaak_queries.afspraken(gemeente=g, zaak=record.id)),
        taken=list(zaak_queries.taken(gemeente=g, zaak=record.id)),
        stappen=list(zaak_queries.stappen(gemeente=g, zaak=record.id)),
        brieven=list(brief_queries.brieven(gemeente=g, zaak=record.id)),
        doorzendingen=list(melding_queries.doorzendingen(gemeente=g, zaak=record.id)),
        betrokkenen=list(zaak_queries.betrokkenen(gemeente=g, zaak=record.id, op=op)),
        misschien_zelfde=list(zelfde),
        noodinzage=nood,
        opgegaan_in=zaak_queries.opgegaan_in(zaak=record),
    )
    schrijf_zaak_op(zaak=record, wat="dossier bekeken", wie=wie, op=op, soort="noodinzage" if nood else "inzage")
    return dossier


@handeling
def noodinzage_openen(*, zaak: int, reden: str, wie: Wie, op: datetime) -> Noodinzage:
    """Break the glass of a file outside one's own work: for eight hours, with a reason that the resident will read.

    Raises Geweigerd without a real reason, NietGevonden for a file of another municipality.
    """
    record = _zaak(zaak)
    if wie.rol_in(record.gemeente_id) != Rol.CONSULENT or wie.id is None:
        raise NietGevonden("dit dossier is er niet")
    if len(reden.strip()) < KORTSTE_REDEN:
        raise Geweigerd({"reden": "Schrijf waarom u dit dossier nu moet zien. De inwoner kan het lezen."})
    weiger_te_lang("reden", reden, 400)
    nood = logboek.open_noodinzage(
        gemeente=record.gemeente_id,
        wie=wie,
        inwoner=record.inwoner_id,
        object_soort="zaak",
        object_id=record.id,
        reden=reden.strip(),
        op=op,
    )
    schrijf_zaak_op(
        zaak=record, wat="dossier geopend buiten eigen werk", wie=wie, op=op, soort="noodinzage", reden=reden.strip()
    )
    return nood


@handeling
def geheim_adres_inzien(*, zaak: int, reden: str, wie: Wie, op: datetime) -> tuple[str, ...]:
    """Show a secret address to the contact person of the case, after a reason that the resident will read (S-H2).

    Returns the lines of the address. Raises Geweigerd without a reason, NietGevonden for everybody else.
    """
    record = _zaak(zaak)
    if wie.id is None or record.behandelaar_id != wie.id or wie.rol_in(record.gemeente_id) != Rol.CONSULENT:
        raise NietGevonden("dit adres is niet voor u")
    if len(reden.strip()) < KORTSTE_REDEN:
        raise Geweigerd({"reden": "Schrijf waarom u het adres nodig hebt. De inwoner kan het lezen."})
    weiger_te_lang("reden", reden, 400)
    with geheim_adres_van(record.inwoner_id):
        adres = mensen.adres_van(gemeente=record.gemeente_id, persoon=record.inwoner_id)
    schrijf_zaak_op(zaak=record, wat="geheim adres bekeken", wie=wie, op=op, soort="inzage", reden=reden.strip())
    return adres.regels if adres else ()


@handeling
def noodinzage_beoordelen(*, id: int, oordeel: str, toelichting: str, wie: Wie, op: datetime) -> None:
    """Review a break-glass visit; nobody reviews their own. Raises Geweigerd, NietGevonden."""
    nood = logboek_queries.te_beoordelen().filter(id=id).first()
    if nood is None:
        raise NietGevonden("deze inzage is al beoordeeld of is er niet")
    fouten: dict[str, str] = {}
    if nood.gebruiker_id == wie.id:
        fouten[""] = "U opende dit dossier zelf. Laat een collega dit beoordelen."
    if oordeel not in Noodinzage.Oordeel.values:
        fouten["oordeel"] = "Kies of het openen terecht was."
    elif oordeel == Noodinzage.Oordeel.ONTERECHT and not toelichting.strip():
        fouten["toelichting"] = "Schrijf waarom het niet terecht was, en wat er nu gebeurt."
    if fouten:
        raise Geweigerd(fouten)
    weiger_te_lang("toelichting", toelichting, 380)  # the verdict stands before it in the log
    logboek.beoordeel(noodinzage=nood, oordeel=oordeel, toelichting=toelichting.strip(), door=wie, op=op)
    logboek.schrijf(
        gemeente=nood.gemeente_id,
        soort="wijziging",
        handeling="inzage buiten eigen werk beoordeeld",
        wie=wie,
        op=op,
        inwoner=nood.inwoner_id,
        object_soort=nood.object_soort,
        object_id=nood.object_id,
        reden=f"{Noodinzage.Oordeel(oordeel).label}. {toelichting.strip()}".strip(),
    )
