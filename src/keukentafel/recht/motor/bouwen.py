"""Van een uitdrukking in YAML naar de boom: alleen de bewerkingen van het formaat, elk met precies haar velden."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from keukentafel.recht.motor.boom import Bewerking, Cel, Grond, Herkomst, Knoop, Naam, Vast
from keukentafel.recht.motor.fouten import RegelingKloptNiet
from keukentafel.recht.motor.velden import Blok, fout
from keukentafel.recht.motor.waarden import Waarde, lees_dag, lees_waarde

REKENEN = ("ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "MIN", "MAX")
VERGELIJKEN = ("EQUALS", "GREATER_THAN", "LESS_THAN", "GREATER_THAN_OR_EQUAL", "LESS_THAN_OR_EQUAL")
LOGICA = ("AND", "OR")
AFRONDEN = ("ROUND", "CEIL", "FLOOR")
OVERIG = ("NOT", "IF", "IN", "LIST", "AGE", "DATE_ADD", "DATE", "DAY_OF_WEEK", "DATE_DIFF")
BEWERKINGEN = (*REKENEN, *LOGICA, *VERGELIJKEN, *AFRONDEN, *OVERIG)
"""De 25 bewerkingen van het formaat."""
OP_VEELVOUD = ("ROUND_TO", "CEIL_TO", "FLOOR_TO")
EXTRA = (*OP_VEELVOUD, "INDEX", "TERM", "FIRST_OF", "TABLE", "MONTH_START", "SERIES")
"""Onze bewerkingen; alleen in een bestand dat de uitbreiding noemt."""
ZWIJGT = "SILENT"
"""De default van een IF of TABLE van ons die met een reden (`reason`) zegt dat hier geen regel is."""
OUDE_NAMEN = {"SWITCH": "IF", "NOT_EQUALS": "EQUALS"}
"""Woorden uit eerdere versies van het formaat; alleen bij soepel lezen."""

_VERWIJZING = re.compile(r"\$[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*")
_DIEPST = 60
_TIJDMATEN = ("years", "months", "weeks", "days")


def lees_grond(blok: Blok | None) -> Grond:
    """De vindplaats uit `legal_basis`; leeg als die er niet is."""
    if blok is None:
        return Grond()
    grond = Grond(
        lid=blok.tekst("paragraph"),
        onderdeel=blok.tekst("sentence"),
        artikel=blok.tekst("article"),
        wet=blok.tekst("law"),
        bwb_id=blok.tekst("bwb_id", patroon=r"BWBR\d{7}", voorbeeld="BWBR0035362"),
        url=blok.tekst("url"),
        uitleg=blok.tekst("explanation"),
    )
    blok.tekst("juriconnect", patroon=r"jci1\.3:c:BWBR\d{7}(&[a-zA-Z_]+=.+)*", voorbeeld="jci1.3:c:BWBR0035362")
    blok.klaar()
    return grond


class Bouwer:
    """Bouwt de bomen van een artikel. `bind` zegt waar een naam vandaan komt; `nummer` telt door per actie."""

    def __init__(self, bind: Callable[[str], Herkomst], *, soepel: bool, uitgebreid: bool) -> None:
        self._bind, self._soepel, self._uitgebreid = bind, soepel, uitgebreid
        self._nummer = 0

    def waarde(self, ruw: object, plaats: str, diepte: int = 0) -> Knoop:
        """Een waarde, een verwijzing of een bewerking. Fout: RegelingKloptNiet."""
        if diepte > _DIEPST:
            raise fout(plaats, "deze regel is te diep genest")
        if isinstance(ruw, dict):
            return self.bewerking(Blok(ruw, plaats), diepte)
        if isinstance(ruw, str) and ruw.startswith("$"):
            return self._naam(ruw, plaats)
        if ruw is None or isinstance(ruw, bool | int | Fraction | str):
            return Vast(ruw)
        raise fout(plaats, f"hier hoort een waarde, een verwijzing of een bewerking, er staat {ruw!r}")

    def _naam(self, tekst: str, plaats: str) -> Naam:
        if not _VERWIJZING.fullmatch(tekst):
            raise fout(plaats, f"{tekst!r} is geen verwijzing als $naam of $naam.deel")
        naam, *pad = tekst[1:].split(".")
        return Naam(self._bind(naam), naam, tuple(pad))

    def bewerking(self, blok: Blok, diepte: int) -> Knoop:
        """De bewerking in dit blok. Fout: RegelingKloptNiet bij een onbekend woord of een verkeerd veld."""
        naam = blok.tekst("operation", moet=True)
        if naam in OUDE_NAMEN and self._soepel:
            knoop = self._maak(OUDE_NAMEN[naam], blok, diepte + 1)
            return Bewerking("NOT", (knoop,), self._volgende()) if naam == "NOT_EQUALS" else knoop
        if naam == ZWIJGT and self._uitgebreid:
            raise fout(blok.plaats, f"{ZWIJGT} kan alleen als default van IF of TABLE")
        if naam in EXTRA and not self._uitgebreid:
            raise fout(blok.plaats, f"{naam} hoort bij de uitbreiding; zet 'uitbreiding: keukentafel/1' in het bestand")
        if naam not in BEWERKINGEN and naam not in EXTRA:
            raise fout(blok.plaats, f"onbekende bewerking {naam}")
        return self._maak(naam, blok, diepte + 1)

    def _volgende(self) -> int:
        self._nummer += 1
        return self._nummer

    def _maak(self, naam: str, blok: Blok, diepte: int) -> Bewerking:
        blok.iets("operation")
        nummer = self._volgende()
        tabel: tuple[tuple[Cel, ...], ...] = ()
        kolommen = 0
        if naam == "TABLE":
            delen, tabel, kolommen = self._tabel(blok, diepte)
        else:
            delen = self._delen(naam, blok, diepte)
        grond = lees_grond(blok.deel("legal_basis")) if "legal_basis" in blok else None
        blok.klaar()
        return Bewerking(naam, delen, nummer, grond, tabel, kolommen)

    def _veld(self, blok: Blok, veld: str, diepte: int) -> Knoop:
        return self.waarde(blok.verplicht(veld), f"{blok.plaats}, {veld}", diepte)

    def _mag(self, blok: Blok, veld: str, diepte: int, anders: Waarde = None) -> Knoop:
        return self._veld(blok, veld, diepte) if veld in blok else Vast(anders)

    def _lijst(self, blok: Blok, veld: str, diepte: int, minstens: int = 1) -> tuple[Knoop, ...]:
        delen = blok.lijst(veld, lambda ruw, plaats: self.waarde(ruw, plaats, diepte), moet=True)
        if len(delen) < minstens:
            raise fout(f"{blok.plaats}, {veld}", f"hier horen er minstens {minstens}")
        return delen

    def _delen(self, naam: str, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        if naam in REKENEN:
            return self._lijst(blok, "values", diepte)
        if naam in LOGICA:
            return self._lijst(blok, "conditions", diepte)
        if naam in VERGELIJKEN:
            return self._veld(blok, "subject", diepte), self._mag(blok, "value", diepte)
        if naam in AFRONDEN:
            return self._veld(blok, "value", diepte), Vast(self._decimalen(blok))
        if naam in OP_VEELVOUD:
            return self._veld(blok, "value", diepte), self._veld(blok, "multiple", diepte)
        maker = getattr(self, f"_{naam.lower()}")
        delen: tuple[Knoop, ...] = maker(blok, diepte)
        return delen

    @staticmethod
    def _decimalen(blok: Blok) -> int:
        aantal = blok.verplicht("precision")
        if type(aantal) is not int or not -28 <= aantal <= 28:
            raise fout(f"{blok.plaats}, precision", f"{aantal!r} is geen heel getal van -28 tot en met 28")
        return aantal

    def _not(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        return (self._veld(blok, "value", diepte),)

    def _if(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        def tak(ruw: object, plaats: str) -> tuple[Knoop, Knoop]:
            deel = Blok(ruw, plaats)
            paar = self._veld(deel, "when", diepte), self._veld(deel, "then", diepte)
            deel.klaar()
            return paar

        takken = blok.lijst("cases", tak, moet=True)
        anders = self._anders(blok, diepte)
        return (*(deel for paar in takken for deel in paar), anders)

    def _anders(self, blok: Blok, diepte: int) -> Knoop:
        """Wat geldt als geen tak of rij past. SILENT zegt met reden waarom de regel dan zwijgt."""
        ruw = blok.iets("default") if "default" in blok else None
        if isinstance(ruw, dict) and ruw.get("operation") == ZWIJGT and self._uitgebreid:
            zwijgt = Blok(ruw, f"{blok.plaats}, default")
            zwijgt.iets("operation")
            reden = zwijgt.tekst("reason", moet=True)
            zwijgt.klaar()
            return Vast(None, zwijgt=True, reden=reden)
        return self._veld(blok, "default", diepte) if "default" in blok else Vast(None, zwijgt=self._uitgebreid)

    def _in(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        if ("value" in blok) == ("values" in blok):
            raise fout(blok.plaats, "IN heeft value of values, en niet allebei")
        wat = self._veld(blok, "subject", diepte)
        if "value" in blok:
            return wat, self._veld(blok, "value", diepte)
        delen = self._lijst(blok, "values", diepte, minstens=0)
        return wat, Bewerking("LIST", delen, self._volgende())

    def _list(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        return self._lijst(blok, "items", diepte, minstens=0)

    def _age(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        return self._veld(blok, "date_of_birth", diepte), self._veld(blok, "reference_date", diepte)

    def _date_add(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        return self._veld(blok, "date", diepte), *(self._mag(blok, maat, diepte, 0) for maat in _TIJDMATEN)

    def _date(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        return tuple(self._veld(blok, deel, diepte) for deel in ("year", "month", "day"))

    def _day_of_week(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        return (self._veld(blok, "date", diepte),)

    def _date_diff(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        maat = self._veld(blok, "in", diepte)
        if isinstance(maat, Vast) and maat.waarde not in ("days", "months", "years"):
            raise fout(f"{blok.plaats}, in", f"{maat.waarde!r} kan hier niet; kies uit days, months, years")
        return self._veld(blok, "from", diepte), self._veld(blok, "to", diepte), maat

    # de uitbreiding

    def _index(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        return (
            self._veld(blok, "value", diepte),
            self._lijst_of_naam(blok, "factors", diepte),
            self._mag(blok, "multiple", diepte),
        )

    def _lijst_of_naam(self, blok: Blok, veld: str, diepte: int) -> Knoop:
        if isinstance(blok.verplicht(veld), list):
            return Bewerking("LIST", self._lijst(blok, veld, diepte), self._volgende())
        return self._veld(blok, veld, diepte)

    def _term(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        maten = [maat for maat in _TIJDMATEN if maat in blok]
        if len(maten) != 1:
            raise fout(blok.plaats, "TERM heeft precies een van years, months, weeks en days")
        terug = blok.ja_nee("backward", anders=False)
        stil: list[Knoop] = []
        for deel in blok.lijst("suspensions", Blok):
            stil += [self._veld(deel, "from", diepte), self._veld(deel, "to", diepte)]
            deel.klaar()
        if terug and stil:
            raise fout(blok.plaats, "een termijn die terugtelt kent geen suspensions")
        return self._veld(blok, "date", diepte), self._veld(blok, maten[0], diepte), Vast(maten[0]), Vast(terug), *stil

    def _first_of(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        return self._lijst(blok, "values", diepte)

    def _month_start(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        return (self._veld(blok, "date", diepte),)

    def _series(self, blok: Blok, diepte: int) -> tuple[Knoop, ...]:
        reeks = self._veld(blok, "series", diepte)
        if not isinstance(reeks, Naam) or reeks.herkomst is not Herkomst.BEPALING:
            raise fout(f"{blok.plaats}, series", "hier hoort de naam van een reeks uit definitions")
        return reeks, self._veld(blok, "date", diepte)

    def _tabel(self, blok: Blok, diepte: int) -> tuple[tuple[Knoop, ...], tuple[tuple[Cel, ...], ...], int]:
        sleutels = self._lijst(blok, "keys", diepte)
        rijen: list[tuple[Cel, ...]] = []
        uitkomsten: list[Knoop] = []
        for rij in blok.lijst("rows", Blok, moet=True):
            cellen = rij.lijst("when", lees_cel, moet=True)
            if len(cellen) != len(sleutels):
                raise fout(rij.plaats, f"deze rij heeft {len(cellen)} cellen; er zijn {len(sleutels)} sleutels")
            rijen.append(cellen)
            uitkomsten.append(self._veld(rij, "then", diepte))
            rij.klaar()
        anders = self._anders(blok, diepte)
        return (*sleutels, *uitkomsten, anders), tuple(rijen), len(sleutels)


def lees_cel(ruw: object, plaats: str) -> Cel:
    """Een cel van een tabel: een waarde, een lijst waarden, '*' of {from, to} (to telt niet mee)."""
    if ruw == "*":
        return Cel()
    if isinstance(ruw, dict):
        blok = Blok(ruw, plaats)
        van, tot = (_grens(blok.iets(veld), f"{plaats}, {veld}") for veld in ("from", "to"))
        blok.klaar()
        if van is None and tot is None:
            raise fout(plaats, "een bereik heeft from of to; schrijf '*' als alles past")
        return Cel(van=van, tot=tot)
    waarden = ruw if isinstance(ruw, list) else [ruw]
    if not waarden or any(isinstance(deel, list | dict) for deel in waarden):
        raise fout(plaats, "hier horen losse waarden")
    return Cel(een_van=tuple(lees_waarde(deel, plaats) for deel in waarden))


def _grens(ruw: object, plaats: str) -> int | Fraction | date | None:
    if ruw is None or (isinstance(ruw, int | Fraction) and not isinstance(ruw, bool)):
        return ruw
    dag = lees_dag(ruw) if isinstance(ruw, str) else None
    if dag is None:
        raise RegelingKloptNiet(f"{plaats}: een grens is een getal of een datum, er staat {ruw!r}")
    return dag
