"""What was written in a joined case goes along to the other: no word stays where nobody looks any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

from keukentafel.dossier.besluit import operations as besluit_operations
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit, Hulp
from keukentafel.dossier.onderzoek import operations as onderzoek_operations
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.onderzoek.models import Leefgebied, Onderzoek, Trede
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.ladder import Oordeel, WlzVraag
from keukentafel.recht.ladder import Trede as LadderTrede
from keukentafel.recht.onderzoek import Spoor
from keukentafel.recht.taal.geld import Geld
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.handeling import Geweigerd, Wie
from keukentafel.reis.meelezen import losse_opmerkingen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente


def weiger_half_verslag(gemeente: Gemeente, van: Zaak, naar: Zaak) -> None:
    """Raise Geweigerd at `bij` when what was written in `van` cannot go along: its verslag left before and is written
    anew, or two texts wait for a choice."""
    g = gemeente.code
    if zaak_queries.eerder_verslag(zaak=van):
        if zaak_queries.eerder_verslag(zaak=naar):
            raise Geweigerd({"bij": "Bij beide zaken ging al een verslag uit. Rond ze elk apart af."})
        raise Geweigerd({"bij": "Bij deze zaak ging al een verslag uit. Voeg de andere zaak bij deze."})
    if onderzoek_queries.botsingen(gemeente=g, zaak=van.id).exists():
        raise Geweigerd({"bij": "In het verslag staan twee teksten naast elkaar. Kies eerst welke tekst blijft."})
    hier, daar = (list(onderzoek_queries.alineas(gemeente=g, zaak=z.id)) for z in (van, naar))
    for letter in {a.onderwerp for a in hier}:
        if sum(a.onderwerp == letter for a in hier) + _laatste(daar, letter) > onderzoek_queries.MEESTE_ALINEAS:
            raise Geweigerd({"bij": "Samen zijn er te veel alinea's bij één onderdeel. Voeg er eerst een paar samen."})


def _laatste(alineas: list[onderzoek_queries.Alinea], letter: str) -> int:
    return max((a.volgorde for a in alineas if a.onderwerp == letter), default=0)


def breng_over(*, gemeente: Gemeente, van: Zaak, naar: Zaak, wie: Wie, op: datetime) -> None:
    """Move notes, help, remarks and paragraphs of `van` to `naar`, each paragraph after the last of its subject, and
    temporary help that came back unsigned.

    What has one place and is answered in both cases (a dimension, a rung, the track) stays as it is in `naar`; what
    `van` said of it becomes a note there. `weiger_half_verslag` was asked before.
    """
    g = gemeente.code
    hulp = list(_tijdelijk(g, van, naar, op))  # its remark is still in `van`
    onderzoek_operations.los_geschreven_naar(gemeente=g, van_zaak=van.id, naar_zaak=naar.id)
    daar = list(onderzoek_queries.alineas(gemeente=g, zaak=naar.id))
    plek = {a.onderwerp: _laatste(daar, a.onderwerp) for a in daar}
    for alinea in onderzoek_queries.alineas(gemeente=g, zaak=van.id):
        plek[alinea.onderwerp] = plek.get(alinea.onderwerp, 0) + 1
        onderzoek_operations.verplaats(alinea, zaak=naar.id, volgorde=plek[alinea.onderwerp])
    resten = [
        *hulp,
        *_onderzoek(g, van, naar),
        *_gebieden(g, van, naar),
        *_treden(g, van, naar),
    ]
    _uitkomst(g, van, naar, wie, op)
    if resten:
        onderzoek_operations.maak_aantekening(
            gemeente=g, zaak=naar.id, sleutel=str(uuid4()), tekst="\n".join([f"Uit zaak {van.nummer}:", *resten]),
            dag=klok.dag_van(op), door=wie.id, door_naam=wie.naam, op=op,
        )  # fmt: skip


def _tijdelijk(g: int, van: Zaak, naar: Zaak, op: datetime) -> Iterator[str]:
    """Move temporary help that is not signed to `naar`, to go on with there. Where it has no place (help runs there, or
    is not signed either) it lapses and its words become a note."""
    soort, alleen = Besluit.Soort.TIJDELIJK, frozenset({g})
    ontwerp = besluit_queries.ontwerp(gemeente=g, zaak=van.id, soort=soort)
    if ontwerp is None:
        return
    dag, stam = klok.dag_van(op), zaak_queries.met_samengevoegd(gemeenten=alleen, zaken=[van.id, naar.id])
    bekend = besluit_queries.tijdelijk_bekend(gemeenten=alleen, zaken=list(stam))
    loopt = {b.id: stam[b.zaak_id] for b in bekend if b.periode.upper > dag}
    bezet = besluit_queries.ontwerp(gemeente=g, zaak=naar.id, soort=soort) is not None
    if not bezet and (ontwerp.verlengt_id in loopt or naar.id not in loopt.values()):
        besluit_operations.ontwerp_naar(besluit=ontwerp, naar_zaak=naar.id)
        return
    besluit_operations.wijzig_besluit(besluit=ontwerp, staat=Besluit.Staat.VERVALLEN)
    yield _hulp_gezegd(g, ontwerp)
    for opmerking in losse_opmerkingen(gemeente=g, zaak=van.id)[1]:
        onderzoek_operations.opmerking_klaar(opmerking=opmerking, op=op)
        yield f"{opmerking.door_naam}: {opmerking.tekst}"


def _hulp_gezegd(g: int, besluit: Besluit) -> str:
    doelen = [d.id for d in besluit_queries.doelen(gemeente=g, besluit=besluit.id)]
    hulp = [_regel(h) for h in besluit_queries.hulp(gemeente=g, doelen=doelen)]
    return (
        f"Tijdelijke hulp die niet getekend is: {', '.join(hulp)}. "
        f"Van {datum_voluit(besluit.periode.lower)} tot en met {datum_voluit(besluit.laatste_dag)}, "
        f"door {besluit.aanbieder}, {Geld(besluit.kosten_cent or 0).in_woorden()}. {besluit.motivering}"
    )


def _regel(hulp: Hulp) -> str:
    tijd = f"{hulp.minuten} minuten per {hulp.per.replace('_', ' ')}" if hulp.minuten is not None else ""
    return " ".join(deel for deel in (hulp.activiteit, hulp.frequentie, tijd) if deel)


def _uitkomst(g: int, van: Zaak, naar: Zaak, wie: Wie, op: datetime) -> None:
    hier = onderzoek_queries.alinea_uitkomst(gemeente=g, zaak=van.id)
    daar = onderzoek_queries.alinea_uitkomst(gemeente=g, zaak=naar.id)
    if hier is None:
        return
    if daar is None:
        onderzoek_operations.verplaats(hier, zaak=naar.id)
        daar = hier
    else:
        onderzoek_operations.opmerkingen_naar(gemeente=g, van_alinea=hier.id, naar_alinea=daar.id)
        if hier.tekst and hier.tekst not in daar.tekst:
            samen = f"{daar.tekst}\n\n{hier.tekst}".strip()
            onderzoek_operations.herschrijf_alinea(
                alinea=daar, tekst=samen, niet_aan_de_orde=False, door_naam=wie.naam, op=op
            )
    onderzoek = onderzoek_operations.zorg_voor_onderzoek(gemeente=g, zaak=naar.id)
    onderzoek_operations.wijzig_onderzoek(onderzoek=onderzoek, uitkomst=daar.tekst)


def _onderzoek(g: int, van: Zaak, naar: Zaak) -> Iterator[str]:
    hier = onderzoek_queries.onderzoek(gemeente=g, zaak=van.id)
    daar = onderzoek_queries.onderzoek(gemeente=g, zaak=naar.id)
    if hier is None:
        return
    if daar is None:
        onderzoek_operations.verplaats(hier, zaak=naar.id)
        return
    velden: dict[str, object] = {
        naam: getattr(hier, naam)
        for naam in ("identiteit_gezien_op", "pgb_uitgelegd_op", "te_laat_gemeld_op")
        if getattr(daar, naam) is None and getattr(hier, naam) is not None
    }
    for groep, zin in ((("wlz", "wlz_toelichting"), _wlz(hier)), (("spoor", "spoor_reden", "regisseur"), _spoor(hier)),
                       (("wie_mee",), f"Erbij: {hier.wie_mee}")):  # fmt: skip
        gezegd = [getattr(hier, naam) for naam in groep]
        staat = [getattr(daar, naam) for naam in groep]
        if gezegd == staat or not any(gezegd) or gezegd == [WlzVraag.NIET_GEVRAAGD, ""]:
            continue
        if not any(staat) or staat == [WlzVraag.NIET_GEVRAAGD, ""]:
            velden |= dict(zip(groep, gezegd, strict=True))
        else:
            yield zin
    if velden:
        onderzoek_operations.wijzig_onderzoek(onderzoek=daar, **velden)


def _wlz(onderzoek: Onderzoek) -> str:
    return " ".join([f"Wlz: {WlzVraag(onderzoek.wlz).in_woorden}.", onderzoek.wlz_toelichting]).strip()


def _spoor(onderzoek: Onderzoek) -> str:
    naam = Spoor(onderzoek.spoor).in_woorden if onderzoek.spoor else "nog niet gekozen"
    regisseur = f"Regisseur: {onderzoek.regisseur}." if onderzoek.regisseur else ""
    return " ".join(deel for deel in (f"Weg: {naam}.", onderzoek.spoor_reden, regisseur) if deel)


def _gebieden(g: int, van: Zaak, naar: Zaak) -> Iterator[str]:
    bezet = {b.dimensie for b in onderzoek_queries.leefgebieden(gemeente=g, zaak=naar.id)}
    for gebied in onderzoek_queries.leefgebieden(gemeente=g, zaak=van.id):
        if gebied.dimensie not in bezet:
            onderzoek_operations.verplaats(gebied, zaak=naar.id)
        elif zin := _gezegd(gebied):
            yield f"{Dimensie(gebied.dimensie).naam}: {zin}"


def _gezegd(gebied: Leefgebied) -> str:
    cijfers = [
        f"{woord} {cijfer}"
        for woord, cijfer in (("toen", gebied.toen), ("nu", gebied.nu), ("thuis", gebied.vooraf_cijfer))
        if cijfer is not None
    ]
    delen = [gebied.woorden, gebied.vooraf, f"Cijfer {', '.join(cijfers)}." if cijfers else ""]
    return " ".join(deel.strip() for deel in delen if deel.strip())


def _treden(g: int, van: Zaak, naar: Zaak) -> Iterator[str]:
    bezet = {t.trede for t in onderzoek_queries.treden(gemeente=g, zaak=naar.id)}
    for trede in onderzoek_queries.treden(gemeente=g, zaak=van.id):
        if trede.trede not in bezet:
            onderzoek_operations.verplaats(trede, zaak=naar.id)
        elif trede.oordeel != Oordeel.NIET_BESPROKEN or trede.toelichting:
            yield _trede(trede)


def _trede(trede: Trede) -> str:
    welke, oordeel = LadderTrede(trede.trede), Oordeel(trede.oordeel)
    return f"Trede {welke.nummer}, {welke.titel.lower()}: {oordeel.in_woorden}. {trede.toelichting}".strip()
