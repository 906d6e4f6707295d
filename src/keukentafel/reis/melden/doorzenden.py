"""A question for another municipality is passed on at once, and its date goes along (Awb art. 2:3 lid 1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from keukentafel.dossier.melding import operations as melding_operations
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.melding.models import Clientondersteuning, Melding
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.recht.stappen import Stand
from keukentafel.reis.brieven import leg_brief
from keukentafel.reis.handeling import SYSTEEM, Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.meelezen import haal_terug
from keukentafel.reis.melden.ontvangen import melden
from keukentafel.reis.melden.vormen import Inwonergegevens, Ontvangen, Ontvangst
from keukentafel.reis.taken import BLIJFT_BIJ_HULP
from keukentafel.reis.zaakwerk import contact, inwoner_van, schrijf_inwoner, schrijf_zaak_op, zaak_of_weiger, zet
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import geheim_adres_van, versmal
from keukentafel.stelsel.postbus import operations as postbus

# Of each time the question came in, what goes along.
GAAT_MEE = (
    "ontvangen_op", "vastgelegd_op", "kanaal", "melder", "melder_naam", "melder_relatie", "melder_telefoon", "woorden",
    "bereik", "bereik_waar", "beste_moment", "door",
)  # fmt: skip


@handeling
def doorzenden(
    *,
    gemeente: Gemeente,
    zaak: int,
    naar: Gemeente | None,
    naar_naam: str,
    naar_telefoon: str,
    wie: Wie,
    op: datetime,
) -> None:
    """Pass a question on to the municipality it belongs to: one of this installation (`naar`), or another by letter.

    The resident is told where the question is now and that the date stays. Raises Geweigerd.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    naam_daar = naar.naam if naar else naar_naam.strip()
    telefoon_daar = naar.telefoon if naar else naar_telefoon.strip()
    fouten: dict[str, str] = {}
    if not naam_daar:
        fouten["naar"] = "Kies de gemeente, of vul de naam van de gemeente in."
    elif naar is not None and naar.code == gemeente.code:
        fouten["naar"] = "Dit is uw eigen gemeente. Kies een andere."
    if not telefoon_daar:
        fouten["naar_telefoon"] = "Vul het telefoonnummer van die gemeente in. De inwoner krijgt het in de brief."
    if fouten:
        raise Geweigerd(fouten)
    zet(
        zaak=record,
        naar=Stand.DOORGEZONDEN,
        weigering="Deze vraag kan nu niet meer worden doorgestuurd.",
        wie=wie,
        op=op,
        uitleg=f"Uw vraag is nu bij de gemeente {naam_daar}.",
    )
    persoon = inwoner_van(record)
    alle = list(melding_queries.meldingen(gemeente=gemeente.code, zaak=zaak))
    eerste = alle[0]
    dag = klok.dag_van(op)
    doorzending = melding_operations.maak_doorzending(
        gemeente=gemeente.code,
        zaak=zaak,
        naar=naar.code if naar else None,
        naar_naam=naam_daar,
        startdag=record.startdag,
        op=op,
    )
    haal_terug(zaak=record, op=op)
    # help that we gave at once runs to its own end: who watches over it here goes on watching
    zaak_operations.taken_vervallen(gemeente=gemeente.code, zaak=zaak, op=op, behalve=BLIJFT_BIJ_HULP)
    zaak_operations.afspraken_vervallen(gemeente=gemeente.code, zaak=zaak, op=op)
    schrijf_inwoner(
        gemeente=gemeente,
        zaak=record,
        soort="doorzending_inwoner",
        gegevens={
            "melding_datum": record.startdag.isoformat(),
            "doorgezonden_op": dag.isoformat(),
            "naar_gemeente": naam_daar,
            "naar_telefoon": telefoon_daar,
            "binnen_systeem": naar is not None,
        },
        wie=wie,
        op=op,
    )
    if naar is not None:
        # The act never writes behind another municipality's wall: the post round carries it over, exactly once.
        postbus.leg(
            gemeente=gemeente.code,
            soort="doorzending",
            verwijzing=doorzending.id,
            sleutel=f"doorzending-{doorzending.id}",
            op=op,
        )
    else:
        naam, telefoon = contact(gemeente, record.behandelaar_id, wie)
        leg_brief(
            gemeente=gemeente,
            zaak=zaak,
            kenmerk=record.nummer,
            inwoner=None,
            soort="doorzending_gemeente",
            gegevens={
                "contactpersoon": naam,
                "contact_telefoon": telefoon,
                "melding_datum": record.startdag.isoformat(),
                "kanaal": eerste.kanaal,
                "doorgezonden_op": dag.isoformat(),
                "inwoner_naam": persoon.naam,
                "inwoner_bereikbaar": persoon.telefoon or persoon.email or eerste.bereik_waar or "niet bekend",
                "vraag": "\n".join(dict.fromkeys(melding.woorden for melding in alle)),
            },
            aan_naam=f"Gemeente {naam_daar}",
            aan_regels=(),
            op=op,
        )
    schrijf_zaak_op(zaak=record, wat=f"doorgestuurd naar {naam_daar}", wie=wie, op=op)


@handeling
def doorzending_aannemen(*, van: Gemeente, doorzending: int, naar: Gemeente, op: datetime) -> Ontvangen:
    """Carry a passed-on question over the wall: read at one side, taken in at the other with its own date.

    Only the post round does this, inside `namens` of both municipalities. A secret address goes along, and stays
    secret there. Raises NietGevonden when there is nothing to carry.
    """
    with versmal(van.code):
        record = melding_queries.doorzending(gemeente=van.code, id=doorzending)
        if record is None or record.naar_id != naar.code or record.aangekomen_op is not None:
            raise NietGevonden("deze doorzending is er niet, of is al aangekomen")
        zaak = zaak_of_weiger(van.code, record.zaak_id)
        persoon = mensen.persoon(gemeente=van.code, id=zaak.inwoner_id)
        eerste, *later = melding_queries.meldingen(gemeente=van.code, zaak=zaak.id)
        aanbod = melding_queries.clientondersteuning(
            gemeente=van.code, zaak=zaak.id, voor=Clientondersteuning.Voor.INWONER
        )
        assert persoon is not None
        with geheim_adres_van(persoon.id):
            adres = mensen.adres_van(gemeente=van.code, persoon=persoon.id)
        melding_operations.doorzending_aangekomen(doorzending=record, op=op)
        schrijf_zaak_op(zaak=zaak, wat=f"aangekomen bij {naar.naam}", wie=SYSTEEM, op=op)
        startdag = record.startdag
    inwoner = Inwonergegevens(
        voornaam=persoon.voornaam,
        tussenvoegsel=persoon.tussenvoegsel,
        achternaam=persoon.achternaam,
        aanhef=persoon.aanhef,
        bsn=persoon.bsn or "",
        geboren=(persoon.geboortejaar, persoon.geboortemaand, persoon.geboortedag),
        straat=adres.straat if adres else "",
        huisnummer=adres.huisnummer if adres else "",
        postcode=adres.postcode if adres else "",
        plaats=adres.plaats if adres else persoon.plaats,
        telefoon=persoon.telefoon,
        email=persoon.email,
        taal=persoon.taal,
        tolk=persoon.tolk,
        geheim=persoon.geheim_adres,
    )
    with versmal(naar.code):
        try:
            uit = _neem_in(naar, inwoner, eerste, startdag, aanbod, zaak.spoed, van.naam, op)
        except Geweigerd as fout:
            if "bsn" not in fout.fouten:
                raise
            # There the number belongs to another name: a question may not strand on that. People look at it there.
            zonder = replace(inwoner, bsn="")
            uit = _neem_in(naar, zonder, eerste, startdag, aanbod, zaak.spoed, van.naam, op)
        for melding in later:
            melding_operations.maak_melding(
                gemeente=naar.code,
                zaak=uit.zaak,
                **{veld: getattr(melding, veld) for veld in GAAT_MEE},
                doorgezonden_door=van.naam,
            )
    return uit


def _neem_in(
    naar: Gemeente,
    inwoner: Inwonergegevens,
    eerste: Melding,
    startdag: date,
    aanbod: Clientondersteuning | None,
    spoed: bool,
    van_naam: str,
    op: datetime,
) -> Ontvangen:
    return melden(
        gemeente=naar,
        inwoner=inwoner,
        ontvangst=Ontvangst(
            kanaal=eerste.kanaal,
            melder=eerste.melder,
            melder_naam=eerste.melder_naam,
            melder_relatie=eerste.melder_relatie,
            melder_telefoon=eerste.melder_telefoon,
            woorden=eerste.woorden,
            bereik=eerste.bereik,
            bereik_waar=eerste.bereik_waar,
            beste_moment=eerste.beste_moment,
            ontvangen_op=startdag,
            ondersteuning=aanbod.antwoord if aanbod else "open",
            meekijken_tot=aanbod.meekijken_tot if aanbod else None,
            spoed=spoed,
        ),
        wie=SYSTEEM,
        op=op,
        doorgezonden_door=van_naam,
    )
