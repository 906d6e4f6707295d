"""The head of a file for an act's page, the letters of a file, a resident from a search. Each view is logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from keukentafel.dossier.brief import queries as brief_queries
from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.reis.brieven import BriefBeeld, brief_openen, pdf_zonder_code
from keukentafel.reis.handeling import NietGevonden, Wie, handeling, schrijf_op
from keukentafel.reis.inzien.dossier import BuitenEigenWerk, mag_erin
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import huidig
from keukentafel.stelsel.logboek import operations as logboek
from keukentafel.stelsel.logboek.models import Noodinzage


@dataclass(frozen=True)
class Kop:
    """The head of a file: enough for the page of one act. `noodinzage` is set when the glass was broken for it."""

    zaak: Zaak
    nummer: str
    inwoner: Persoon
    noodinzage: Noodinzage | None


@handeling
def dossier_kop(*, zaak: int, wie: Wie, op: datetime, getoond: bool = True) -> Kop:
    """Return the head of a file that this person may open now.

    `getoond` is False for an act that follows at once: the act writes its own line in the log. Raises NietGevonden
    and BuitenEigenWerk, as `dossier_openen` does.
    """
    record = zaak_queries.zaak(gemeenten=huidig().gemeenten, id=zaak)
    if record is None:
        raise NietGevonden("dit dossier is er niet")
    mag, nood = mag_erin(record, wie, op)
    if not mag:
        if wie.rol_in(record.gemeente_id) != Rol.CONSULENT:
            raise NietGevonden("dit dossier is niet met u gedeeld")
        raise BuitenEigenWerk(record.id)
    inwoner = mensen.persoon(gemeente=record.gemeente_id, id=record.inwoner_id)
    assert inwoner is not None
    if getoond:
        schrijf_op(
            gemeente=record.gemeente_id, zaak=record.id, inwoner=inwoner.id, wat="dossier bekeken", wie=wie, op=op,
            soort="noodinzage" if nood else "inzage",
        )  # fmt: skip
    return Kop(record, record.nummer, inwoner, nood)


@handeling
def misschien_dezelfde(*, kop: Kop) -> list[Zaak]:
    """Return other open cases of this resident, or of somebody with the same name and birth date, oldest first."""
    g, zaak = kop.zaak.gemeente_id, kop.zaak
    if zaak.stand not in zaak_queries.OPEN_STANDEN:
        return []
    personen = [zaak.inwoner_id, *mensen.naamgenoten(persoon=kop.inwoner).values_list("id", flat=True)]
    return list(zaak_queries.open_zaken_van_personen(gemeente=g, personen=personen).exclude(id=zaak.id))


def _brief(id: int, wie: Wie, op: datetime) -> tuple[Brief, Kop]:
    brief = brief_queries.brief(gemeenten=huidig().gemeenten, id=id)
    if brief is None:
        raise NietGevonden("deze brief is er niet")
    kop = dossier_kop(zaak=brief.zaak_id, wie=wie, op=op, getoond=False)
    schrijf_op(
        gemeente=brief.gemeente_id, zaak=brief.zaak_id, inwoner=kop.inwoner.id, wat="brief bekeken", wie=wie, op=op,
        soort="noodinzage" if kop.noodinzage else "inzage",
    )  # fmt: skip
    return brief, kop


@handeling
def brief_inzien(*, brief: int, wie: Wie, op: datetime) -> tuple[BriefBeeld, Kop]:
    """Return a letter of a file that this person may open, with the head of that file; written in the log.

    Without the code by which the resident follows the question: that would be a second way in, without a log.
    Raises NietGevonden and BuitenEigenWerk.
    """
    record, kop = _brief(brief, wie, op)
    return brief_openen(id=record.id, met_code=False), kop


@handeling
def brief_inzien_als_pdf(*, brief: int, wie: Wie, op: datetime) -> bytes:
    """Return the PDF of a letter of a file that this person may open; written in the log.

    Raises NietGevonden and BuitenEigenWerk.
    """
    record, _ = _brief(brief, wie, op)
    return pdf_zonder_code(id=record.id, op=op)


@dataclass(frozen=True)
class GekozenInwoner:
    """A resident chosen from a search, and the number of the question that runs already ("" when there is none)."""

    persoon: Persoon
    loopt: str


@handeling
def inwoner_kiezen(*, persoon: int, wie: Wie, op: datetime) -> GekozenInwoner:
    """Return a resident for whom a new question is about to be written down; written in the log. Raises NietGevonden.

    Gives no more than the search did: name, date of birth, place, and that a question runs.
    """
    for gemeente in huidig().gemeenten:
        if (gevonden := mensen.persoon(gemeente=gemeente, id=persoon)) is not None:
            break
    else:
        raise NietGevonden("deze inwoner is er niet")
    zaak = zaak_queries.open_zaken_van_personen(gemeente=gevonden.gemeente_id, personen=[gevonden.id]).first()
    logboek.schrijf(
        gemeente=gevonden.gemeente_id,
        soort="inzage",
        handeling="gekozen voor een nieuwe melding",
        wie=wie,
        op=op,
        inwoner=gevonden.id,
        object_soort="persoon",
        object_id=gevonden.id,
    )
    return GekozenInwoner(gevonden, zaak.nummer if zaak else "")


@handeling
def bevestiging_nalezen(*, brief: int, wie: Wie, op: datetime) -> BriefBeeld:
    """Return the letter of a melding to the person who wrote that melding down; logged. Raises NietGevonden.

    The caller has seen that this person took the melding in just now: it may belong to the file of a colleague.
    """
    record = brief_queries.brief(gemeenten=huidig().gemeenten, id=brief)
    if record is None or record.inwoner_id is None:
        raise NietGevonden("deze brief is er niet")
    schrijf_op(
        gemeente=record.gemeente_id, zaak=record.zaak_id, inwoner=record.inwoner_id, wat="bevestiging nagelezen",
        wie=wie, op=op, soort="inzage",
    )  # fmt: skip
    return brief_openen(id=record.id, met_code=False)
