"""Een regeling lezen uit YAML, streng naar schema v0.5.6 van regelrecht.

Drie maten van strengheid. Gewoon: wat het schema eist. Met `uitbreiding: keukentafel/1` in het bestand: ook onze
velden en bewerkingen, en geen enkel veld dat wij niet kennen. Soepel (`soepel=True`): voor oude of losse bestanden,
waarin een adres of nummer mag ontbreken en oude woorden (SWITCH, NOT_EQUALS) nog gelezen worden.
"""

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from keukentafel.recht.motor.artikellezer import ArtikelLezer, lees_gezag
from keukentafel.recht.motor.boom import Vast
from keukentafel.recht.motor.model import (
    LAGEN,
    SOORTEN,
    STATUSSEN,
    UITBREIDING,
    Artikel,
    Fase,
    Procedure,
    Regeling,
    Veld,
)
from keukentafel.recht.motor.velden import Blok, fout
from keukentafel.recht.motor.waarden import lees_dag
from keukentafel.recht.motor.yamltekst import lees_yaml, uit_yaml

_PATRONEN = {
    "bwb_id": (r"BWBR\d{7}", "BWBR0035362"),
    "gemeente_code": (r"GM\d{4}", "GM0935"),
    "provincie_code": (r"PV\d{2}", "PV31"),
    "waterschap_code": (r"WS\d{4}", "WS0665"),
    "cvdr_id": (r"CVDR\d+(/\d+)?", "CVDR391677/1"),
}
_SLUG = r"[a-z]+(-[a-z]+)*"
_EIST = {
    **dict.fromkeys(("WET", "AMVB", "MINISTERIELE_REGELING", "GRONDWET"), ("bwb_id",)),
    **dict.fromkeys(("EU_VERORDENING", "EU_RICHTLIJN"), ("celex_nummer",)),
    "VERDRAG": ("tractatenblad_id",),
    "GEMEENTELIJKE_VERORDENING": ("gemeente_code", "officiele_titel"),
    "PROVINCIALE_VERORDENING": ("provincie_code", "officiele_titel"),
    "WATERSCHAPS_VERORDENING": ("waterschap_code", "officiele_titel"),
}
"""Wat het schema per laag extra eist."""


def lees_regeling(ruw: object, *, waar: str = "de regeling", soepel: bool = False) -> Regeling:
    """Een regeling uit gegevens (zie `uit_yaml`). Fout: RegelingKloptNiet, met de plaats en wat er moet staan."""
    blok = Blok(ruw, waar)
    uitgebreid = "uitbreiding" in blok
    if uitgebreid:
        blok.keuze("uitbreiding", (UITBREIDING,))
    lezer = ArtikelLezer(soepel=soepel, uitgebreid=uitgebreid)
    gelezen = blok.lijst("articles", lezer.artikel, moet=True)
    ruwe = ruw["articles"] if isinstance(ruw, dict) else ()
    artikelen = tuple(replace(artikel, merk=_merk(deel)) for artikel, deel in zip(gelezen, ruwe, strict=True))
    artikelen += _aanhef(blok, lezer)
    _weiger_dubbel(artikelen, waar)
    laag = blok.keuze("regulatory_layer", LAGEN, moet=True)
    kop = {naam: _kopveld(blok, naam) for naam in _PATRONEN}
    titel = blok.tekst("officiele_titel")
    if not soepel:
        _eisen(blok, laag, uitgebreid=uitgebreid)
    gepubliceerd = blok.dag("publication_date", moet=True)
    assert gepubliceerd is not None, "een verplicht veld"
    gezag = lees_gezag(blok.iets("competent_authority"), waar) if "competent_authority" in blok else None
    for overig in (
        "uuid", "celex_nummer", "eli", "tractatenblad_id", "unts_nummer", "stcrt_id", "organisation",
    ):  # fmt: skip
        blok.iets(overig)
    regeling = Regeling(
        id=_id(blok, soepel=soepel),
        laag=laag,
        gepubliceerd=gepubliceerd,
        geldt_van=_geldt_van(blok, artikelen),
        geldt_tot=blok.dag("valid_to"),
        url=blok.tekst("url", moet=not soepel),
        artikelen=artikelen,
        naam=_naam(blok, artikelen) or titel,
        bwb_id=kop["bwb_id"],
        cvdr_id=kop["cvdr_id"],
        gemeente=kop["gemeente_code"],
        gebied=blok.tekst("gebied", patroon=_SLUG, voorbeeld="maastricht-heuvelland") if uitgebreid else "",
        grondslag=blok.lijst("legal_basis", _lees_grondslag),
        procedures=blok.lijst("procedure", _lees_procedure),
        gezag=gezag,
        uitgebreid=uitgebreid,
        status=(blok.keuze("status", STATUSSEN) or "vastgesteld") if uitgebreid else "vastgesteld",
        bron=blok.tekst("bron") if uitgebreid else "",
        bestand=waar,
        schema=blok.tekst("$schema"),
    )
    if regeling.geldt_tot is not None and regeling.geldt_tot < regeling.geldt_van:
        raise fout(waar, f"zij eindigt ({regeling.geldt_tot}) voor zij begint ({regeling.geldt_van})")
    if uitgebreid:
        blok.klaar()
    return regeling


def lees_bestand(bestand: Path, *, soepel: bool = False) -> Regeling:
    """Een regeling uit een bestand. Fout: RegelingKloptNiet."""
    return lees_regeling(lees_yaml(bestand), waar=bestand.name, soepel=soepel)


def lees_tekst(tekst: str, *, waar: str = "de tekst", soepel: bool = False) -> Regeling:
    """Een regeling uit YAML-tekst. Fout: RegelingKloptNiet."""
    return lees_regeling(uit_yaml(tekst, waar), waar=waar, soepel=soepel)


def _merk(ruw: object) -> str:
    """Een vingerafdruk van de inhoud, niet van de opmaak: commentaar en regeleinden doen er niet toe."""
    return sha256(json.dumps(ruw, sort_keys=True, default=str).encode()).hexdigest()[:16]


def _kopveld(blok: Blok, naam: str) -> str:
    patroon, voorbeeld = _PATRONEN[naam]
    return blok.tekst(naam, patroon=patroon, voorbeeld=voorbeeld)


def _id(blok: Blok, *, soepel: bool) -> str:
    """Zonder `$id` heet de regeling naar haar nummer; het schema eist geen naam, het boek wel."""
    eigen = blok.tekst("$id") or blok.tekst("bwb_id") or blok.tekst("celex_nummer") or blok.tekst("tractatenblad_id")
    if not eigen and not soepel:
        raise fout(blok.plaats, "het veld $id ontbreekt")
    return eigen or blok.plaats


def _eisen(blok: Blok, laag: str, *, uitgebreid: bool) -> None:
    """Wat deze laag moet noemen. Een regeling van een samenwerking noemt haar gebied in plaats van een gemeente."""
    for veld in _EIST.get(laag, ()):
        if veld == "gemeente_code" and uitgebreid and "gebied" in blok:
            continue
        if not blok.tekst(veld):
            raise fout(blok.plaats, f"een {laag} moet {veld} noemen")
    adres = blok.tekst("url", moet=True)
    if ":" not in adres:
        raise fout(f"{blok.plaats}, url", f"{adres!r} is geen adres")


def _aanhef(blok: Blok, lezer: ArtikelLezer) -> tuple[Artikel, ...]:
    deel = blok.deel("preamble")
    if deel is None:
        return ()
    tekst, url = deel.tekst("text", moet=True), deel.tekst("url")
    rekenbaar = deel.deel("machine_readable")
    deel.klaar()
    return () if rekenbaar is None else (lezer.rekenbaar(rekenbaar, nummer="aanhef", tekst=tekst, url=url),)


def _weiger_dubbel(artikelen: tuple[Artikel, ...], waar: str) -> None:
    geweest: set[str] = set()
    for artikel in artikelen:
        if artikel.acties and artikel.nummer in geweest:
            raise fout(waar, f"artikel {artikel.nummer} staat er twee keer met regels")
        if artikel.acties:
            geweest.add(artikel.nummer)


def _vaste_uitkomst(artikelen: tuple[Artikel, ...], naam: str) -> object:
    for artikel in artikelen:
        actie = artikel.acties.get(naam)
        if actie is not None and isinstance(actie.boom, Vast):
            return actie.boom.waarde
    return None


def _naam(blok: Blok, artikelen: tuple[Artikel, ...]) -> str:
    naam = blok.tekst("name")
    if not naam.startswith("#"):
        return naam
    gevonden = _vaste_uitkomst(artikelen, naam[1:])
    return gevonden if isinstance(gevonden, str) else ""


def _geldt_van(blok: Blok, artikelen: tuple[Artikel, ...]) -> date:
    """De eerste dag; een bestand zonder die dag geldt altijd, '#naam' is een vaste uitkomst van de regeling zelf."""
    tekst = blok.tekst("valid_from")
    if not tekst:
        return date.min
    gevonden = _vaste_uitkomst(artikelen, tekst[1:]) if tekst.startswith("#") else tekst
    dag = lees_dag(gevonden) if isinstance(gevonden, str) else None
    if dag is None:
        raise fout(f"{blok.plaats}, valid_from", f"{tekst!r} is geen datum als 2027-01-01 en geen vaste uitkomst")
    return dag


def _lees_grondslag(ruw: object, plaats: str) -> tuple[str, str]:
    blok = Blok(ruw, plaats)
    paar = blok.tekst("law_id", moet=True), blok.tekst("article", moet=True)
    blok.tekst("description")
    blok.klaar()
    return paar


def _lees_procedure(ruw: object, plaats: str) -> Procedure:
    blok = Blok(ruw, plaats)
    waarop = Blok(blok.verplicht("applies_to"), f"{plaats}, applies_to")
    return Procedure(
        id=blok.tekst("id", moet=True),
        karakter=waarop.tekst("legal_character", moet=True),
        fasen=blok.lijst("stages", _lees_fase, moet=True),
        standaard=blok.ja_nee("default", anders=False),
    )


def _lees_fase(ruw: object, plaats: str) -> Fase:
    blok = Blok(ruw, plaats)

    def nodig(deel: object, waar: str) -> Veld:
        veld = Blok(deel, waar)
        return Veld(veld.tekst("name", moet=True), veld.keuze("type", SOORTEN, moet=True), verplicht=True)

    return Fase(blok.tekst("name", moet=True), blok.tekst("description"), blok.lijst("requires", nodig))
