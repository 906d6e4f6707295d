"""The 301: every order that runs of one resident at one provider, made as IV066, OP033x1 and OP087 say."""

from __future__ import annotations

from datetime import date, datetime

from keukentafel.berichten.iwmo import BerichtGeweigerd, controleer, controleer_extern
from keukentafel.berichten.iwmo.v3_2.kop import VanGemeente
from keukentafel.berichten.iwmo.v3_2.toewijzing import ToegewezenProduct, ToewijzingInwoner
from keukentafel.berichten.iwmo.v3_2.toewijzing import Toewijzing as Toewijzingsbericht
from keukentafel.berichten.iwmo.v3_2.typen import BerichtIdentificatie, Omvang, Product
from keukentafel.dossier.levering import operations as levering_operations
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Bericht, Toewijzing
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.reis.handeling import NietGevonden, Wie, handeling
from keukentafel.reis.leveren.berichten.bekend import Buitenwereld
from keukentafel.reis.leveren.berichten.inwonergegevens import ONBEKEND_GESLACHT, PastNiet, inwonerdeel
from keukentafel.reis.leveren.berichten.vastleggen import gemeentecode, leg_uit, zet_op_de_dag
from keukentafel.reis.levertaken import loopt
from keukentafel.reis.zaakwerk import inwoner_van, schrijf_zaak_op, zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


@handeling
def toewijzing_versturen(
    *, gemeente: Gemeente, toewijzing: int, kenmerk: str, wie: Wie, op: datetime
) -> Bericht | None:
    """Make the 301 with this order and lay it in the outbox. Returns it, or None when no message can be made.

    `kenmerk` is the BerichtIdentificatie (at most 12 characters, one for each message of this municipality); asked
    again with the same one, the message that is there is returned. The message holds all orders of this resident at
    this provider that run (OP087). Orders that were refused, or stopped for good, run no more and stay out
    (onbevestigd: the standard knows an order by its last day only).

    Without a day of birth, or when our own controls find something, there is no message: the provider has the order in
    the portal, and a task tells the contact person why. An order
    that waits for a BSN does not come here (`leveren.bsn`). Raises NietGevonden. Source: iWmo 3.2, WMO301.
    """
    gevonden = levering_queries.toewijzing(gemeente=gemeente.code, id=toewijzing)
    if gevonden is None:
        raise NietGevonden("deze opdracht is er niet")
    zaak = zaak_of_weiger(gemeente.code, gevonden.zaak_id)
    eerder = levering_queries.bericht_bekend(
        gemeente=gemeente.code, richting=Bericht.Richting.UIT, afzender=gemeentecode(gemeente), soort="WMO301",
        identificatie=kenmerk,
    )  # fmt: skip
    if eerder is not None:
        return eerder
    persoon = inwoner_van(zaak)
    aanbieder = gevonden.aanbieder
    try:
        bericht = _bericht(gemeente, persoon, gevonden, kenmerk, klok.dag_van(op))
        rij = leg_uit(
            gemeente=gemeente, bericht=bericht, identificatie=kenmerk, ontvanger=aanbieder.agb, aanbieder=aanbieder.id,
            zaak=zaak.id, op=op,
        )  # fmt: skip
    except (PastNiet, BerichtGeweigerd) as fout:
        redenen = fout.redenen if isinstance(fout, PastNiet) else [fout.zin]
        zinnen = [
            f"De opdracht aan {aanbieder.naam} ging niet als bericht weg.",
            *redenen,
            "De aanbieder ziet de opdracht in het portaal.",
        ]
        zet_op_de_dag(zaak=zaak, zinnen=zinnen, op=op)
        return None
    schrijf_zaak_op(zaak=zaak, wat="opdracht als bericht naar de aanbieder", wie=wie, op=op)
    return rij


def _bericht(
    gemeente: Gemeente, persoon: Persoon, toewijzing: Toewijzing, kenmerk: str, dag: date
) -> Toewijzingsbericht:
    """The 301. Raises PastNiet when what we know does not make one that the standard accepts."""
    deel = inwonerdeel(gemeente=gemeente, persoon=persoon)
    lopend = [
        t
        for t in levering_queries.toewijzingen_van_inwoner(gemeente=gemeente.code, inwoner=persoon.id)
        if t.aanbieder_id == toewijzing.aanbieder_id and (t.id == toewijzing.id or loopt(t, dag))
    ]
    bericht = Toewijzingsbericht(
        header=VanGemeente(
            afzender=gemeentecode(gemeente),
            ontvanger=toewijzing.aanbieder.agb,
            bericht_identificatie=BerichtIdentificatie(identificatie=kenmerk, dagtekening=dag),
        ),
        inwoner=ToewijzingInwoner(
            bsn=deel.bsn,
            geboortedatum=deel.geboortedatum,
            geslacht=ONBEKEND_GESLACHT,
            naam=deel.naam,
            communicatie=deel.communicatie,
            commentaar=deel.commentaar,
            contactgegevens=(deel.contact,),
            toegewezen_producten=tuple(_product(t) for t in sorted(lopend, key=lambda t: t.nummer)),
        ),
    )
    fouten = (*controleer(bericht, ook_eigen=True), *controleer_extern(bericht, Buitenwereld(gemeente, dag)))
    if fouten:
        raise PastNiet(list(dict.fromkeys(fout.zin for fout in fouten)))
    return bericht


def _product(toewijzing: Toewijzing) -> ToegewezenProduct:
    gegeven = toewijzing.toegewezen_op.astimezone(klok.AMSTERDAM)
    return ToegewezenProduct(
        toewijzing_nummer=toewijzing.nummer,
        product=Product(categorie=toewijzing.product.categorie, code=toewijzing.product.code),
        toewijzingsdatum=gegeven.date(),
        toewijzingstijd=gegeven.strftime("%H:%M:%S"),
        ingangsdatum=toewijzing.ingangsdatum,
        einddatum=toewijzing.einddatum,
        omvang=Omvang(volume=toewijzing.volume, eenheid=toewijzing.eenheid, frequentie=toewijzing.frequentie),
        commentaar=toewijzing.goed_om_te_weten.strip() or None,
    )


@handeling
def bericht_voor_post(*, gemeente: Gemeente, bericht: int) -> Bericht:
    """Return a message of ours as it must leave, locked. Raises NietGevonden."""
    rij = levering_queries.bericht_op_slot(gemeente=gemeente.code, id=bericht)
    if rij is None or rij.richting != Bericht.Richting.UIT:
        raise NietGevonden("dit bericht is er niet")
    return rij


@handeling
def bericht_verzonden(*, bericht: Bericht) -> Bericht:
    """Mark a message as sent; one that was answered already stays as the answer left it."""
    if bericht.stand == Bericht.Stand.KLAAR:
        levering_operations.wijzig_bericht(bericht=bericht, stand=Bericht.Stand.VERZONDEN)
    return bericht
