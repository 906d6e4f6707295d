"""Een artikel lezen: wat het vaststelt, wat het nodig heeft, wat het oplevert en hoe."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from keukentafel.recht.motor.boom import Herkomst, Knoop
from keukentafel.recht.motor.bouwen import Bouwer, lees_grond
from keukentafel.recht.motor.model import (
    BESLUITSOORTEN,
    KARAKTERS,
    LAGEN,
    MATEN,
    SOORTEN,
    STATUSSEN,
    Actie,
    Artikel,
    Bepaling,
    DeelVanReeks,
    Gezag,
    Haak,
    Invoer,
    Invulling,
    Onvertaald,
    OpenTerm,
    Uitleg,
    Veld,
    Verwijzing,
    Voorrang,
)
from keukentafel.recht.motor.velden import Blok, fout
from keukentafel.recht.motor.waarden import lees_waarde

T = TypeVar("T")
PEILDATUM = frozenset({"referencedate", "calculation_date"})
"""De namen waaronder een regel de dag noemt waarop gerekend wordt."""


class ArtikelLezer:
    """Leest artikelen van een bestand; `soepel` laat oude vormen toe, `uitgebreid` onze velden en bewerkingen."""

    def __init__(self, *, soepel: bool, uitgebreid: bool) -> None:
        self._soepel, self._uitgebreid = soepel, uitgebreid

    def artikel(self, ruw: object, plaats: str) -> Artikel:
        """Een deel van `articles`. Fout: RegelingKloptNiet met de plaats."""
        blok = Blok(ruw, plaats)
        nummer = blok.tekst("number", moet=True)
        plaats = f"{plaats.rsplit(', ', 1)[0]}, artikel {nummer}"
        blok.plaats = plaats
        tekst = blok.tekst("text", moet=True)
        url = blok.tekst("url", moet=not self._soepel)
        blok.lijst("references", _lees_referentie)
        rekenbaar = blok.deel("machine_readable")
        blok.klaar()
        return self.rekenbaar(rekenbaar, nummer=nummer, tekst=tekst, url=url)

    def rekenbaar(self, blok: Blok | None, *, nummer: str, tekst: str, url: str) -> Artikel:
        """Het artikel met wat er onder `machine_readable` staat. Fout: RegelingKloptNiet."""
        if blok is None:
            return Artikel(nummer, tekst, url)
        uitvoering = blok.deel("execution") or Blok({}, blok.plaats)
        bepalingen = self._bepalingen(blok.deel("definitions"))
        parameters = _bij_naam(uitvoering.lijst("parameters", self._parameter), lambda veld: veld.naam, uitvoering)
        invoer_ruw = uitvoering.lijst("input", Blok)
        open_ruw = blok.lijst("open_terms", Blok)
        acties_ruw = [*uitvoering.lijst("actions", Blok)]
        namen = {
            **dict.fromkeys(parameters, Herkomst.FEIT),
            **dict.fromkeys(bepalingen, Herkomst.BEPALING),
            **{deel.tekst("id", moet=True): Herkomst.OPEN for deel in open_ruw},
            **{deel.tekst("name", moet=True): Herkomst.INVOER for deel in invoer_ruw},
        }
        volgorde = [deel.tekst("output", moet=True) for deel in acties_ruw]
        acties = [
            self._actie(deel, self._bouwer(namen, volgorde, plek, deel.plaats)) for plek, deel in enumerate(acties_ruw)
        ]
        begin = self._bouwer(namen, volgorde, 0, blok.plaats)
        open_termen: list[OpenTerm] = []
        for deel in open_ruw:
            term, erbij = self._open_term(deel, begin)
            open_termen.append(term)
            acties += erbij
        gezag = lees_gezag(blok.iets("competent_authority"), blok.plaats) if "competent_authority" in blok else None
        produceert = uitvoering.deel("produces") or Blok({}, blok.plaats)
        artikel = Artikel(
            nummer=nummer,
            tekst=tekst,
            url=url,
            bepalingen=bepalingen,
            parameters=parameters,
            invoer=_bij_naam([self._invoer(d, begin) for d in invoer_ruw], lambda invoer: invoer.veld.naam, uitvoering),
            uitvoer=_bij_naam(uitvoering.lijst("output", self._veld), lambda veld: veld.naam, uitvoering),
            acties=_bij_naam(acties, lambda actie: actie.uitkomst, uitvoering),
            open_termen=_bij_naam(open_termen, lambda term: term.id, blok),
            invullingen=blok.lijst("implements", _lees_invulling),
            haken=blok.lijst("hooks", _lees_haak),
            voorrang=blok.lijst("overrides", _lees_voorrang),
            onvertaald=blok.lijst("untranslatables", _lees_onvertaald),
            gezag=gezag,
            karakter=produceert.keuze("legal_character", KARAKTERS),
            besluitsoort=produceert.keuze("decision_type", BESLUITSOORTEN),
            procedure=produceert.tekst("procedure_id"),
        )
        for overig in ("endpoint", "enables", "requires"):
            blok.iets(overig)  # beschrijft, rekent niet
        uitvoering.klaar()
        blok.klaar()
        return artikel

    def _bouwer(self, namen: Mapping[str, Herkomst], volgorde: list[str], plek: int, plaats: str) -> Bouwer:
        """Bindt namen voor de actie op deze plek: een eerdere uitkomst gaat voor, een latere komt het laatst."""
        eerder, later = frozenset(volgorde[:plek]), frozenset(volgorde[plek + 1 :])

        def bind(naam: str) -> Herkomst:
            if naam in eerder:
                return Herkomst.UITKOMST
            if naam in namen:
                return namen[naam]
            if naam in later:
                return Herkomst.UITKOMST
            if naam in PEILDATUM:
                return Herkomst.PEILDATUM
            if self._uitgebreid:
                raise fout(plaats, f"de naam {naam} is nergens bepaald")
            return Herkomst.FEIT

        return Bouwer(bind, soepel=self._soepel, uitgebreid=self._uitgebreid)

    def _klaar(self, blok: Blok) -> None:
        """Het formaat laat in een veld onbekende namen toe; in onze eigen bestanden niet."""
        if self._uitgebreid:
            blok.klaar()

    def _veld(self, ruw: object, plaats: str) -> Veld:
        blok = ruw if isinstance(ruw, Blok) else Blok(ruw, plaats)
        naam = blok.tekst("name", moet=True)
        soort = blok.keuze("type", SOORTEN, moet=True)
        spec = blok.deel("type_spec") or Blok({}, blok.plaats)
        eenheid = spec.keuze("unit", MATEN)
        for overig in ("precision", "min", "max"):
            spec.iets(overig)
        self._klaar(spec)
        blok.iets("temporal")
        blok.iets("legal_basis")
        veld = Veld(naam, soort, eenheid, blok.tekst("description"))
        if not isinstance(ruw, Blok):
            self._klaar(blok)
        return veld

    def _parameter(self, ruw: object, plaats: str) -> Veld:
        blok = Blok(ruw, plaats)
        veld = self._veld(blok, plaats)
        verplicht = blok.ja_nee("required", anders=False)
        oordeel, vraag, keuzes = False, "", tuple[str, ...]()
        if self._uitgebreid:
            oordeel = blok.keuze("soort", ("feit", "oordeel")) == "oordeel"
            vraag = blok.tekst("vraag")
            keuzes = blok.lijst("keuzes", _lees_tekst)
            blok.klaar()
        return Veld(veld.naam, veld.soort, veld.eenheid, veld.omschrijving, verplicht, oordeel, vraag, keuzes)

    def _invoer(self, blok: Blok, bouwer: Bouwer) -> Invoer:
        veld = self._veld(blok, blok.plaats)
        bron = Blok(blok.verplicht("source"), f"{blok.plaats}, source")
        parameters: dict[str, Knoop] | None = None
        if (mee := bron.deel("parameters")) is not None:
            parameters = {str(naam): bouwer.waarde(ruw, mee.plaats) for naam, ruw in mee.ruw.items()}
        regeling, uitkomst = bron.tekst("regulation"), bron.tekst("output")
        if bron.tekst("endpoint") or (regeling and not uitkomst):
            raise fout(bron.plaats, "een verwijzing naar een regeling noemt haar uitkomst (output)")
        op = bouwer.waarde(bron.iets("op"), f"{bron.plaats}, op") if self._uitgebreid and "op" in bron else None
        if op is not None and not uitkomst:
            raise fout(bron.plaats, "op hoort bij een verwijzing naar een uitkomst")
        omschrijving = bron.tekst("description")
        bron.klaar()
        self._klaar(blok)
        return Invoer(veld, Verwijzing(regeling, uitkomst, parameters, omschrijving, op))

    def _actie(self, blok: Blok, bouwer: Bouwer) -> Actie:
        uitkomst = blok.tekst("output", moet=True)
        blok.plaats = f"{blok.plaats.split(', machine_readable')[0]}, regel {uitkomst}"
        if "resolve" in blok:
            raise fout(blok.plaats, "resolve voert de motor niet uit; gebruik open_terms en implements")
        uitleg = self._uitleg(blok)
        grond = lees_grond(blok.deel("legal_basis"))
        eigen = {"output", "legal_basis", "uitleg"}
        if "operation" in blok:
            mag = {"operation", "value", "values", "precision"}
            rest = {naam: ruw for naam, ruw in blok.ruw.items() if naam not in eigen}
            vreemd = {str(naam) for naam in rest if naam not in mag}
            if vreemd and not self._soepel:
                raise fout(blok.plaats, f"onbekend veld {', '.join(sorted(vreemd))}; zet de bewerking onder value")
            return Actie(uitkomst, bouwer.bewerking(Blok(rest, blok.plaats), 0), grond, uitleg)
        if "value" not in blok:
            raise fout(blok.plaats, "hier hoort value of operation")
        boom = bouwer.waarde(blok.iets("value"), blok.plaats)
        blok.klaar()
        return Actie(uitkomst, boom, grond, uitleg)

    def _uitleg(self, blok: Blok) -> Uitleg | None:
        if not self._uitgebreid or "uitleg" not in blok:
            return None
        ruw = blok.iets("uitleg")
        if isinstance(ruw, str):
            return Uitleg(tekst=ruw)
        deel = Blok(ruw, f"{blok.plaats}, uitleg")
        uitleg = Uitleg(*(deel.tekst(soort) for soort in ("tekst", "ja", "nee", "onbekend")))
        deel.klaar()
        return uitleg

    def _open_term(self, blok: Blok, bouwer: Bouwer) -> tuple[OpenTerm, list[Actie]]:
        naam = blok.tekst("id", moet=True)
        anders: list[Actie] = []
        if (deel := blok.deel("default")) is not None:
            anders = [*deel.lijst("actions", lambda ruw, plaats: self._actie(Blok(ruw, plaats), bouwer))]
            deel.klaar()
        term = OpenTerm(
            id=naam,
            soort=blok.keuze("type", ("string", "number", "boolean", "amount", "date"), moet=True),
            verplicht=blok.ja_nee("required", anders=True),
            omschrijving=blok.tekst("description"),
            aan=blok.tekst("delegated_to"),
            laag=blok.keuze("delegation_type", LAGEN) if not self._soepel else blok.tekst("delegation_type"),
            grondslag=blok.tekst("legal_basis"),
            anders=tuple(actie for actie in anders if actie.uitkomst == naam)[:1],
        )
        if anders and not term.anders:
            raise fout(blok.plaats, f"de regels onder default geven {naam} geen waarde")
        blok.klaar()
        return term, [actie for actie in anders if actie.uitkomst != naam]

    def _bepalingen(self, blok: Blok | None) -> Mapping[str, Bepaling]:
        if blok is None:
            return MappingProxyType({})
        namen = {str(naam): self._bepaling(str(naam), ruw, f"{blok.plaats}, {naam}") for naam, ruw in blok.ruw.items()}
        return MappingProxyType(namen)

    def _bepaling(self, naam: str, ruw: object, plaats: str) -> Bepaling:
        if not isinstance(ruw, dict) or not ({"value", "waarden"} & set(ruw)):
            return Bepaling(naam, lees_waarde(ruw, plaats))
        blok = Blok(ruw, plaats)
        soort = blok.keuze("type", SOORTEN)
        spec = blok.deel("type_spec") or Blok({}, plaats)
        eenheid = spec.keuze("unit", MATEN)
        if not self._uitgebreid:
            return Bepaling(naam, lees_waarde(blok.verplicht("value"), plaats), (), soort, eenheid)
        if ("value" in blok) == ("waarden" in blok):
            raise fout(plaats, "hier hoort value of waarden, en niet allebei")
        reeks = sluitende_reeks(blok.lijst("waarden", _lees_deel), plaats) if "waarden" in blok else ()
        waarde = lees_waarde(blok.iets("value"), plaats)
        bepaling = Bepaling(naam, waarde, reeks, soort, eenheid, blok.tekst("bron"), blok.keuze("status", STATUSSEN))
        blok.tekst("description")
        blok.klaar()
        return bepaling


def _bij_naam(delen: "tuple[T, ...] | list[T]", naam: Callable[[T], str], blok: Blok) -> Mapping[str, T]:
    gevonden: dict[str, T] = {}
    for deel in delen:
        if naam(deel) in gevonden:
            raise fout(blok.plaats, f"{naam(deel)} staat er twee keer")
        gevonden[naam(deel)] = deel
    return MappingProxyType(gevonden)


def _lees_tekst(ruw: object, plaats: str) -> str:
    if not isinstance(ruw, str):
        raise fout(plaats, f"hier hoort tekst, er staat {ruw!r}")
    return ruw


def _lees_deel(ruw: object, plaats: str) -> DeelVanReeks:
    blok = Blok(ruw, plaats)
    van = blok.dag("van", moet=True)
    assert van is not None, "een verplicht veld"
    deel = DeelVanReeks(
        van=van,
        tot=blok.dag("tot"),
        waarde=lees_waarde(blok.verplicht("waarde"), plaats),
        bron=blok.tekst("bron", moet=True),
        status=blok.keuze("status", STATUSSEN, moet=True),
        bekend=blok.dag("bekend"),
    )
    blok.klaar()
    return deel


def sluitende_reeks(delen: tuple[DeelVanReeks, ...], plaats: str) -> tuple[DeelVanReeks, ...]:
    """De delen op volgorde. Fout: RegelingKloptNiet bij een gat of twee waarden die samen gelden en bekend waren."""
    if not delen:
        raise fout(plaats, "er staat geen enkele waarde")
    rij = sorted(delen, key=lambda deel: (deel.van, deel.bekend or deel.van))
    einde: date | None = rij[0].van
    for deel in rij:
        if deel.tot is not None and deel.tot <= deel.van:
            raise fout(plaats, f"een waarde eindigt op of voor haar begin ({deel.van})")
        if einde is not None and deel.van > einde:
            raise fout(plaats, f"gat; geen waarde van {einde} tot {deel.van}")
        einde = None if einde is None or deel.tot is None else max(einde, deel.tot)
    for nummer, een in enumerate(rij):
        for twee in rij[nummer + 1 :]:
            if een.bekend == twee.bekend and (een.tot is None or een.tot > twee.van):
                raise fout(plaats, f"overlap; twee waarden gelden op {twee.van}")
    return tuple(rij)


def _lees_referentie(ruw: object, plaats: str) -> None:
    blok = Blok(ruw, plaats)
    blok.tekst("id", moet=True)
    blok.tekst("bwb_id", moet=True, patroon=r"BWBR\d{7}", voorbeeld="BWBR0035362")
    for deel in ("artikel", "lid", "onderdeel", "hoofdstuk", "paragraaf", "afdeling"):
        blok.tekst(deel)
    blok.klaar()


def _lees_invulling(ruw: object, plaats: str) -> Invulling:
    blok = Blok(ruw, plaats)
    wet, artikel, term = (blok.tekst(veld, moet=True) for veld in ("law", "article", "open_term"))
    invulling = Invulling(wet, artikel, term, blok.tekst("gelet_op"))
    blok.klaar()
    return invulling


def _lees_haak(ruw: object, plaats: str) -> Haak:
    blok = Blok(ruw, plaats)
    punt = blok.keuze("hook_point", ("pre_actions", "post_actions"), moet=True)
    waarop = Blok(blok.verplicht("applies_to"), f"{plaats}, applies_to")
    haak = Haak(
        punt == "pre_actions",
        waarop.keuze("legal_character", KARAKTERS, moet=True),
        waarop.tekst("decision_type"),
        waarop.tekst("stage") or "BESLUIT",
    )
    waarop.klaar()
    blok.klaar()
    return haak


def _lees_voorrang(ruw: object, plaats: str) -> Voorrang:
    blok = Blok(ruw, plaats)
    voorrang = Voorrang(*(blok.tekst(veld, moet=True) for veld in ("law", "article", "output")))
    blok.klaar()
    return voorrang


def _lees_onvertaald(ruw: object, plaats: str) -> Onvertaald:
    blok = Blok(ruw, plaats)
    onvertaald = Onvertaald(
        passage=blok.tekst("construct", moet=True),
        reden=blok.tekst("reason", moet=True),
        voorstel=blok.tekst("suggestion"),
        aanvaard=blok.ja_nee("accepted", anders=False),
    )
    blok.tekst("legal_text_excerpt")
    blok.klaar()
    return onvertaald


def lees_gezag(ruw: object, plaats: str) -> Gezag:
    """Wie bevoegd is: '#uitkomst' of een blok met een naam. Fout: RegelingKloptNiet."""
    if isinstance(ruw, str):
        if not ruw.startswith("#"):
            raise fout(plaats, f"competent_authority {ruw!r}: schrijf '#uitkomst' of een blok met name")
        return Gezag(uitkomst=ruw[1:])
    blok = Blok(ruw, f"{plaats}, competent_authority")
    naam = blok.tekst("name", moet=True)
    return Gezag(naam=naam, soort=blok.keuze("type", ("INSTANCE", "CATEGORY")) or "INSTANCE")
