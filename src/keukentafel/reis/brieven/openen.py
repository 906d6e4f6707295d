"""Reading a letter back: as a web page, as the PDF that was or will be sent, and as the post needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from keukentafel.berichten import brieven
from keukentafel.dossier.brief import operations as brief_operations
from keukentafel.dossier.brief import queries as brief_queries
from keukentafel.dossier.brief.models import Brief
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.reis.brieven.opmaken import afzender_van
from keukentafel.reis.handeling import NietGevonden, handeling
from keukentafel.stelsel.gemeenten.namens import geheim_adres_van, huidig


@dataclass(frozen=True)
class BriefBeeld:
    """A letter as a page: its title, its text as safe HTML, and whose case it belongs to.

    `pdf_ging_weg`: the PDF that this reader gets is the very one that was sent. The page is drawn anew each time, with
    the fixed sentences of today.
    """

    id: int
    zaak: int
    inwoner: int | None
    titel: str
    html: str
    soort: str
    verzonden: bool
    pdf_ging_weg: bool


# What a worker reads in the place of the resident's code: with the code somebody could look on as the resident, unseen.
ZONDER_CODE = "geheim: hij staat alleen in de brief zelf"


def brieftekst(brief: Brief, *, met_code: bool = True, met_adres: bool = True) -> brieven.Brieftekst:
    """Return the text of a kept letter, as every rendering of it (page, PDF, plain text) gets it.

    `met_code` is False for everybody but the resident and the post; `met_adres` when the address is secret by now.
    """
    gegevens = dict(brief.gegevens)
    if not met_code and "volg_code" in gegevens:
        gegevens["volg_code"] = ZONDER_CODE
    kenmerk, aanhef = str(gegevens.pop("kenmerk")), str(gegevens.pop("aanhef", ""))
    return brieven.opstellen(
        brief.soort,
        gegevens=gegevens,
        afzender=afzender_van(brief.gemeente),
        aan=brieven.Geadresseerde(brief.aan_naam, tuple(brief.aan_regels) if met_adres else (), aanhef),
        datum=brief.dag,
        kenmerk=kenmerk,
    )


def _geheim(brief: Brief) -> bool:
    """Whether the address is secret by now: then it is not in what is read of earlier letters either."""
    return brief.inwoner is not None and brief.inwoner.geheim_adres


def _anders_zonder_code(brief: Brief) -> bool:
    """Whether a worker gets another letter than was sent: without the resident's code, or a now secret address."""
    return "volg_code" in brief.gegevens or bool(brief.aan_regels and _geheim(brief))


def _brief(id: int) -> Brief:
    if (brief := brief_queries.brief(gemeenten=huidig().gemeenten, id=id)) is None:
        raise NietGevonden("deze brief is er niet")
    return brief


@handeling
def brief_openen(*, id: int, met_code: bool) -> BriefBeeld:
    """Return a letter as a web page. Raises NietGevonden. The caller has let the reader into the file already.

    `met_code`: whether the reader is the resident, who alone gets the code to follow the question.
    """
    brief = _brief(id)
    tekst = brieftekst(brief, met_code=met_code, met_adres=not _geheim(brief))
    return BriefBeeld(
        brief.id,
        brief.zaak_id,
        brief.inwoner_id,
        tekst.titel,
        brieven.als_html(tekst),
        brief.soort,
        bool(brief.verzonden_op),
        bool(brief.verzonden_op) and (met_code or not _anders_zonder_code(brief)),
    )


@handeling
def pdf_openen(*, id: int, op: datetime) -> bytes:
    """Return the PDF of a letter; made at the first opening and kept. Holds no secret address. Raises NietGevonden."""
    brief = _brief(id)
    if (klaar := brief_queries.pdf(gemeente=brief.gemeente_id, brief=brief.id)) is not None:
        return bytes(klaar.inhoud)
    inhoud = brieven.als_pdf(brieftekst(brief))
    brief_operations.bewaar_pdf(gemeente=brief.gemeente_id, brief=brief.id, inhoud=inhoud, op=op)
    return inhoud


@handeling
def pdf_zonder_code(*, id: int, op: datetime) -> bytes:
    """Return the PDF of a letter for a worker: the kept one, unless that holds the resident's code or an address that
    became secret; then one without these.

    Raises NietGevonden.
    """
    brief = _brief(id)
    if not _anders_zonder_code(brief):
        return pdf_openen(id=id, op=op)
    return brieven.als_pdf(brieftekst(brief, met_code=False, met_adres=not _geheim(brief)))


@handeling
def brief_voor_post(*, id: int, op: datetime) -> tuple[Brief, bytes, tuple[str, ...]]:
    """Return a letter, its PDF and the lines of its envelope, for the post round.

    To the resident herself the envelope carries the address, also a secret one: that is the only place where it
    leaves, and the PDF itself does not hold it. Raises NietGevonden.
    """
    brief = _brief(id)
    pdf = pdf_openen(id=id, op=op)
    regels = () if _geheim(brief) else tuple(brief.aan_regels)
    if not regels and brief.inwoner_id is not None:
        with geheim_adres_van(brief.inwoner_id):
            adres = mensen.adres_van(gemeente=brief.gemeente_id, persoon=brief.inwoner_id)
        regels = adres.regels if adres else ()
    return brief, pdf, regels
