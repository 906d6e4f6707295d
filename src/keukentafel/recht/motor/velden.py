"""Streng lezen van geneste gegevens: elk veld is bekend, heeft de goede soort, en een fout noemt haar plaats."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from keukentafel.recht.motor.fouten import RegelingKloptNiet
from keukentafel.recht.motor.waarden import lees_dag

T = TypeVar("T")


def fout(plaats: str, zin: str) -> RegelingKloptNiet:
    """De fout op deze plaats, om op te werpen."""
    return RegelingKloptNiet(f"{plaats}: {zin}")


class Blok:
    """Een blok namen met waarden dat veld voor veld gelezen wordt. `klaar` weigert wat niemand las."""

    def __init__(self, ruw: object, plaats: str) -> None:
        if not isinstance(ruw, dict):
            raise fout(plaats, "hier horen namen met waarden")
        self.ruw: Mapping[object, object] = ruw
        self.plaats = plaats
        self._gelezen: set[object] = set()

    def _hier(self, naam: str) -> str:
        return f"{self.plaats}, {naam}"

    def __contains__(self, naam: str) -> bool:
        return naam in self.ruw

    def iets(self, naam: str) -> object:
        """De ruwe waarde, of None als het veld er niet is."""
        self._gelezen.add(naam)
        return self.ruw.get(naam)

    def verplicht(self, naam: str) -> object:
        """De ruwe waarde. Fout: RegelingKloptNiet als het veld er niet is."""
        if naam not in self.ruw:
            raise fout(self.plaats, f"het veld {naam} ontbreekt")
        return self.iets(naam)

    def tekst(self, naam: str, *, patroon: str | None = None, voorbeeld: str = "", moet: bool = False) -> str:
        """Tekst, of '' als het veld er niet is. Fout: RegelingKloptNiet bij een andere soort of vorm."""
        waarde = self.verplicht(naam) if moet else self.iets(naam)
        if waarde is None and naam not in self.ruw:
            return ""
        if not isinstance(waarde, str):
            raise fout(self._hier(naam), f"hier hoort tekst, er staat {waarde!r}")
        if patroon is not None and not re.fullmatch(patroon, waarde):
            raise fout(self._hier(naam), f"{waarde!r} heeft niet de vorm {voorbeeld}")
        return waarde

    def keuze(self, naam: str, mag: Iterable[str], *, moet: bool = False) -> str:
        """Een van deze woorden, of '' als het veld er niet is."""
        waarde, lijst = self.tekst(naam, moet=moet), tuple(mag)
        if naam in self.ruw and waarde not in lijst:
            raise fout(self._hier(naam), f"{waarde!r} kan hier niet; kies uit {', '.join(lijst)}")
        return waarde

    def ja_nee(self, naam: str, *, anders: bool) -> bool:
        """Ja of nee; `anders` als het veld er niet is."""
        waarde = self.iets(naam) if naam in self.ruw else anders
        if not isinstance(waarde, bool):
            raise fout(self._hier(naam), f"hier hoort true of false, er staat {waarde!r}")
        return waarde

    def dag(self, naam: str, *, moet: bool = False) -> date | None:
        """Een dag als '2027-01-01', of None als het veld er niet is."""
        waarde = self.tekst(naam, moet=moet)
        if naam not in self.ruw:
            return None
        dag = lees_dag(waarde)
        if dag is None:
            raise fout(self._hier(naam), f"{waarde!r} is geen datum als 2027-01-01")
        return dag

    def lijst(self, naam: str, lees: Callable[[object, str], T], *, moet: bool = False) -> tuple[T, ...]:
        """Een lijst waarvan elk deel zo gelezen wordt; leeg als het veld er niet is."""
        waarde = self.verplicht(naam) if moet else self.iets(naam)
        if waarde is None and naam not in self.ruw:
            return ()
        if not isinstance(waarde, list):
            raise fout(self._hier(naam), "hier hoort een lijst")
        return tuple(lees(deel, f"{self._hier(naam)} {nummer}") for nummer, deel in enumerate(waarde, start=1))

    def deel(self, naam: str) -> "Blok | None":
        """Het blok onder deze naam, of None als het er niet is."""
        return Blok(self.iets(naam), self._hier(naam)) if naam in self.ruw else None

    def klaar(self) -> None:
        """Weiger velden die niet bij het formaat horen."""
        vreemd = sorted(str(naam) for naam in self.ruw if naam not in self._gelezen)
        if vreemd:
            raise fout(self.plaats, f"onbekend veld {', '.join(vreemd)}")
