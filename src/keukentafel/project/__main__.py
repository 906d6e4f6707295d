"""The command line: `./keukentafel …`. Every command stands in docs/opdrachten.md (tested)."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from keukentafel.project import naspelen, regelwerk, starten
from keukentafel.project.cluster import ClusterError


def _datum(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        zin = f"“{tekst}” is geen datum. Schrijf JJJJ-MM-DD, bijvoorbeeld 2027-03-24."
        raise argparse.ArgumentTypeError(zin) from None


def termijn(a: argparse.Namespace) -> int:
    """Print a term of the access chain as JSON."""
    from keukentafel.recht.taal.verordening import NietGeregeld
    from keukentafel.recht.termijnen import TERMIJNEN

    try:
        uit = TERMIJNEN[a.soort](startdag=a.startdag)
    except NietGeregeld as fout:
        print(f"Deze dag is niet geregeld: {fout}", file=sys.stderr)
        return 1
    print(json.dumps(uit.als_dict(), ensure_ascii=False))
    if uit.voorbehoud:
        print(uit.voorbehoud, file=sys.stderr)
    return 0


def verhaal(a: argparse.Namespace) -> int:
    """Play a scenario in a throw-away database and print what came of it as JSON."""
    from keukentafel.project import verhalen

    try:
        uit = verhalen.speel(a.id, a.uit)
    except verhalen.OnbekendVerhaal as fout:
        print(fout, file=sys.stderr)
        return 2
    except (verhalen.VerhaalMislukt, ClusterError) as fout:
        print(f"Het verhaal kon niet worden gespeeld. {fout}", file=sys.stderr)
        return 1
    print(json.dumps(uit, ensure_ascii=False, indent=1))
    return 0 if all(v["gehaald"] for v in uit["verwacht"]) else 1


def db(a: argparse.Namespace) -> int:
    """Start or stop the embedded PostgreSQL, or print its address."""
    if "DATABASE_URL" in os.environ and a.wat != "adres":
        print("DATABASE_URL wijst naar een eigen server. Die start en stopt u zelf.", file=sys.stderr)
        return 2
    cluster = starten.ingebed()
    if a.wat == "stop":
        cluster.stop()
        return 0
    cluster.start()
    if a.wat == "adres":
        print(cluster.url(a.rol))
    return 0


def migreer(a: argparse.Namespace) -> int:
    """Bring the database up to date as the owner and grant the application role its rights."""
    starten.omgeving()
    return starten.als_eigenaar("--migreer")


def demo(a: argparse.Namespace) -> int:
    """Load the demo region once."""
    starten.omgeving(demo=True)
    return starten.als_eigenaar("--migreer", "--demo")


def serve(a: argparse.Namespace) -> int:
    """Serve: start what is needed, migrate, load the demo when asked, then answer until stopped."""
    return starten.serve(adres=a.adres, poort=a.poort, demo=a.demo, processen=a.processen, draden=a.draden)


def postronde(a: argparse.Namespace) -> int:
    """Empty the outbox now, once; with --blijf go on until stopped."""
    starten.omgeving()
    starten.django()
    if a.blijf:
        starten.postronde_blijf()
        return 0
    from keukentafel.stelsel import klok

    print(f"{starten.maak_postronde().alles(op=klok.nu())} stuks bezorgd of geprobeerd")
    return 0


def dagronde(a: argparse.Namespace) -> int:
    """Do what must happen once a day without anybody's hand: tell residents that an onderzoek is late."""
    starten.omgeving()
    starten.django()
    from keukentafel.stelsel import klok
    from keukentafel.werkplaats.dagronde import dagronde as ronde

    print(f"{ronde(op=klok.nu())} inwoners horen dat wij te laat zijn")
    return 0


def tellingen(a: argparse.Namespace) -> int:
    """Count the facts that came since the last count, for the page of policy; --opnieuw counts all of them again."""
    starten.omgeving()
    starten.django()
    from keukentafel.stelsel import klok
    from keukentafel.werkplaats.dagronde import tel

    print(f"{tel(op=klok.nu(), opnieuw=a.opnieuw)} gemeenten geteld")
    return 0


def gemeente(a: argparse.Namespace) -> int:
    """Add a municipality."""
    starten.omgeving()
    starten.django()
    from keukentafel.project.inrichten import gemeente_toevoegen

    return gemeente_toevoegen(code=a.code, naam=a.naam, telefoon=a.telefoon, adres=a.adres)


def beheerder(a: argparse.Namespace) -> int:
    """Make the first manager of a municipality; asks for a password."""
    starten.omgeving()
    starten.django()
    from keukentafel.project.inrichten import beheerder_maken

    return beheerder_maken(email=a.email, naam=a.naam, gemeente=a.gemeente)


def wachtwoord(a: argparse.Namespace) -> int:
    """Set a password for somebody, when the installation sends no mail."""
    starten.omgeving()
    starten.django()
    from keukentafel.project.inrichten import wachtwoord_zetten

    return wachtwoord_zetten(email=a.email)


def recht(a: argparse.Namespace) -> int:
    """Ask the law: bereken, uitkomsten, toets, uitvoeren; and load its texts: wetteksten."""
    raise AssertionError("argparse asks for the word after `recht`")


def besluit(a: argparse.Namespace) -> int:
    """Look back at besluiten: naspelen calculates them again."""
    raise AssertionError("argparse asks for the word after `besluit`")


def bench(a: argparse.Namespace) -> int:
    """Measure registering a melding, Mijn dag and the file page."""
    return subprocess.call([sys.executable, str(starten.WORTEL / "tests/lang/meten.py"), *a.rest])


def lezer() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    p = argparse.ArgumentParser(prog="keukentafel", description="Keukentafel: hulp en ondersteuning in uw gemeente.")
    sub = p.add_subparsers(dest="opdracht", required=True, metavar="opdracht")

    def nieuw(naam: str, doe: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        regel = (doe.__doc__ or "").splitlines()[0]
        deel = sub.add_parser(naam, help=regel, description=regel)
        deel.set_defaults(doe=doe)
        return deel

    s = nieuw("serve", serve)
    s.add_argument("--adres", default="127.0.0.1")
    s.add_argument("--poort", type=int, default=int(os.environ.get("KEUKENTAFEL_POORT", "8000")))
    s.add_argument("--demo", action="store_true", help="met de demoregio en een lijst van mensen om als aan te melden")
    kernen = min(4, os.cpu_count() or 1)
    s.add_argument("--processen", type=int, default=kernen, help="processen die tegelijk antwoorden; een per kern")
    s.add_argument("--draden", type=int, default=4, help="threads per proces")
    d = nieuw("db", db)
    d.add_argument("wat", choices=["start", "stop", "adres"])
    d.add_argument("--rol", default="kt_app", choices=["kt_app", "kt_eigenaar"])
    nieuw("migreer", migreer)
    nieuw("demo", demo)
    t = nieuw("termijn", termijn)
    t.add_argument("soort", choices=["plan", "onderzoek", "besluit", "bezwaar"])
    t.add_argument("startdag", type=_datum, metavar="JJJJ-MM-DD")
    v = nieuw("verhaal", verhaal)
    v.add_argument("id")
    v.add_argument("--uit", type=Path, default=None, metavar="MAP", help="leg brieven, berichten en log in deze map")
    r = nieuw("postronde", postronde)
    r.add_argument("--blijf", action="store_true", help="blijf bezorgen tot dit proces stopt")
    nieuw("dagronde", dagronde)
    e = nieuw("tellingen", tellingen)
    e.add_argument("--opnieuw", action="store_true", help="tel alle feiten opnieuw; de uitkomst is dezelfde")
    g = nieuw("gemeente", gemeente)
    g.add_argument("code", type=int, help="CBS-code zonder letters, bijvoorbeeld 938")
    g.add_argument("naam")
    g.add_argument("--telefoon", required=True)
    g.add_argument("--adres", required=True)
    b = nieuw("beheerder", beheerder)
    b.add_argument("email")
    b.add_argument("naam")
    b.add_argument("gemeente", help="korte naam, bijvoorbeeld meerssen")
    w = nieuw("wachtwoord", wachtwoord)
    w.add_argument("email")
    regelwerk.voeg_toe(nieuw("recht", recht), _datum)
    naspelen.voeg_toe(nieuw("besluit", besluit))
    m = nieuw("bench", bench)
    m.add_argument("rest", nargs=argparse.REMAINDER)
    return p


def main(woorden: list[str] | None = None) -> int:
    """Run a command; return its exit code."""
    a = lezer().parse_args(woorden)
    try:
        return int(a.doe(a))
    except starten.KanNietStarten as fout:
        print(fout, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
