"""8,000 synthetic residents: where they live, how old they are, what they are called, with whom they live.

The spread over municipalities and postcode areas follows the adults of 2021 (CBS); within an area the old weigh
more, because they are who asks for support. Every BSN begins with 9999, every postcode ends on ZZ.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from keukentafel.project.demo import lezen
from keukentafel.project.demo.mensen import Personeel, ascii_naam

HERKOMST = {"turks": 20, "marokkaans": 15, "duits": 25, "pools": 18, "indisch": 22, "syrisch": 8}
"""Residents per thousand with names from elsewhere: an example, not a figure. In Vaals more come from Germany."""
TALEN = {"turks": "Turks", "marokkaans": "Arabisch", "duits": "Duits", "pools": "Pools", "syrisch": "Arabisch"}
TOLKKANS = {"turks": 0.45, "marokkaans": 0.45, "duits": 0.03, "pools": 0.35, "syrisch": 0.7}
GEHEIM = 0.005
ONVOLLEDIG = 0.012


@dataclass(slots=True)
class Ruw:
    """A resident in the making; `huis` is the household."""

    id: int
    gemeente: int
    woongemeente: int
    pc4: str
    plaats: str
    geslacht: str
    geboren: date
    leeftijd: int
    herkomst: str
    huis: int
    naam: tuple[str, str, str] = ("", "", "")
    partner: int | None = None
    ouder: int | None = None
    vast: dict[str, Any] = field(default_factory=dict)


def elfproef(bsn: str) -> bool:
    """Return whether nine digits pass the test of eleven."""
    cijfers = [int(c) for c in bsn]
    return len(cijfers) == 9 and (
        sum(c * g for c, g in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11 == 0
    )


def vrije_bsns() -> list[str]:
    """Return the 8,182 valid numbers 9999xxxxx outside 99999xxxx: that last block belongs to the test persons."""
    return [str(n) for n in range(999900000, 999990000) if elfproef(str(n))]


def verdeel(aantal: int, gewichten: dict[Any, float]) -> dict[Any, int]:
    """Split `aantal` over keys by weight with the largest remainders, so that the sum is exact."""
    som = sum(gewichten.values())
    precies = {sleutel: aantal * gewicht / som for sleutel, gewicht in gewichten.items()}
    deel = {sleutel: int(waarde) for sleutel, waarde in precies.items()}
    over = sorted(precies, key=lambda s: (deel[s] - precies[s], str(s)))
    for sleutel in over[: aantal - sum(deel.values())]:
        deel[sleutel] += 1
    return deel


def volwassenen(groep: lezen.Groep) -> float:
    """Return the adults of a group: of 15-19 two of the five years."""
    if groep.tot < 18:
        return 0.0
    return groep.aantal * 0.4 if groep.van == 15 else float(groep.aantal)


def _ouder_weegt(groep: lezen.Groep) -> float:
    zwaarte = 1.0 if groep.van < 65 else 1.6 if groep.van < 75 else 2.2 if groep.van < 85 else 2.6
    return volwassenen(groep) * zwaarte


def _geboren(rng: random.Random, peildatum: date, leeftijd: int) -> date:
    dag = min(peildatum.day, 28)
    return peildatum.replace(year=peildatum.year - leeftijd, day=dag) - timedelta(days=rng.randrange(1, 364))


def leeftijd_op(geboren: date, peildatum: date) -> int:
    """Return the age in whole years on a date."""
    return peildatum.year - geboren.year - ((peildatum.month, peildatum.day) < (geboren.month, geboren.day))


def trek(*, peildatum: date, aantal: int, van_buiten: int, seed: int) -> list[Ruw]:
    """Draw the residents: the well-known first, then by area, age and sex, then those who live elsewhere.

    `van_buiten` are people whose question came to the wrong municipality; they are part of `aantal`.
    """
    rng = random.Random(f"keukentafel bevolking {seed}")
    ruwe = [_bekende(nr, vast, peildatum) for nr, vast in enumerate(lezen.lees_yaml("teksten/bekenden.yaml"), start=1)]
    per_gebied: dict[str, list[lezen.Groep]] = {}
    for groep in lezen.bevolking():
        per_gebied.setdefault(groep.pc4, []).append(groep)
    per_gemeente: dict[int, float] = {}
    for groep in lezen.bevolking():
        per_gemeente[groep.gemeente] = per_gemeente.get(groep.gemeente, 0) + volwassenen(groep)
    te_gaan = verdeel(aantal - van_buiten, per_gemeente)
    for ruw in ruwe:
        te_gaan[ruw.gemeente] -= 1
    for gemeente, hoeveel in te_gaan.items():
        gebieden = {
            pc4: sum(map(volwassenen, groepen))
            for pc4, groepen in per_gebied.items()
            if groepen[0].gemeente == gemeente
        }
        for pc4, stuks in verdeel(hoeveel, gebieden).items():
            groepen = per_gebied[pc4]
            for groep in rng.choices(groepen, weights=[_ouder_weegt(g) for g in groepen], k=stuks):
                leeftijd = rng.randint(max(18, groep.van), groep.tot)
                ruwe.append(
                    Ruw(
                        id=len(ruwe) + 1,
                        gemeente=gemeente,
                        woongemeente=gemeente,
                        pc4=pc4,
                        plaats=groep.plaats,
                        geslacht=groep.geslacht,
                        geboren=_geboren(rng, peildatum, leeftijd),
                        leeftijd=leeftijd,
                        herkomst=_herkomst(rng, gemeente, leeftijd),
                        huis=len(ruwe) + 1,
                    )
                )
    _van_buiten(rng, ruwe, per_gemeente, peildatum, van_buiten)
    return ruwe


def _bekende(nr: int, vast: dict[str, Any], peildatum: date) -> Ruw:
    leeftijd = leeftijd_op(vast["geboren"], peildatum)
    voornaam, tussen, achter = vast["naam"]
    return Ruw(
        id=nr,
        gemeente=vast["gemeente"],
        woongemeente=vast["gemeente"],
        pc4=vast["pc4"],
        plaats=vast["plaats"],
        geslacht=vast["geslacht"],
        geboren=vast["geboren"],
        leeftijd=leeftijd,
        herkomst="limburg",
        huis=nr,
        naam=(voornaam, tussen, achter),
        vast=vast,
    )


def _van_buiten(
    rng: random.Random, ruwe: list[Ruw], per_gemeente: dict[int, float], peildatum: date, aantal: int
) -> None:
    elders = [
        (int(g["code"]), pc4, plaats)
        for g in lezen.lees_yaml("cijfers/gemeenten.yaml")["buiten"]
        for pc4, plaats in g["plaatsen"].items()
    ]
    for gemeente, stuks in verdeel(aantal, per_gemeente).items():
        for _ in range(stuks):
            woont, pc4, plaats = rng.choice(elders)
            leeftijd = rng.randint(58, 92)
            geslacht = rng.choice("mv")
            geboren = _geboren(rng, peildatum, leeftijd)
            nr = len(ruwe) + 1
            ruwe.append(Ruw(nr, gemeente, woont, pc4, plaats, geslacht, geboren, leeftijd, "limburg", nr))


def _herkomst(rng: random.Random, gemeente: int, leeftijd: int) -> str:
    worp = rng.random() * 1000
    for naam, promille in HERKOMST.items():
        if naam == "duits" and gemeente == 981:
            promille *= 9
        if naam == "indisch" and leeftijd < 60:
            promille //= 4
        worp -= promille
        if worp < 0:
            return naam
    return "limburg"


def geef_namen(ruwe: list[Ruw], *, seed: int) -> None:
    """Give everyone a name that suits time and origin; an adult child carries the name of the parent."""
    rng = random.Random(f"keukentafel namen {seed}")
    namen = lezen.lees_yaml("teksten/namen.yaml")
    for ruw in ruwe:
        if ruw.naam[0]:
            continue
        groep = namen[ruw.herkomst]
        tijd = "oud" if ruw.geboren.year < 1955 else "midden" if ruw.geboren.year < 1982 else "jong"
        voornaam = rng.choice(groep.get(f"{ruw.geslacht}_{tijd}") or groep[ruw.geslacht])
        if ruw.ouder is not None:
            tussen, achter = ruwe[ruw.ouder - 1].naam[1:]
        else:
            tussen, achter = splits(rng.choice(groep["achternamen"]))
        ruw.naam = (voornaam, tussen, achter)


def splits(achternaam: str) -> tuple[str, str]:
    """Split 'van den Boorn' into 'van den' and 'Boorn'; 'El Amrani' stays one name."""
    delen = achternaam.split(" ")
    klein = [d for d in delen if d[0].islower()]
    return " ".join(klein), " ".join(delen[len(klein) :])


def taal_en_tolk(rng: random.Random, ruw: Ruw) -> tuple[str, bool]:
    """Return the language to speak (empty: Dutch) and whether an interpreter is needed."""
    if ruw.vast:
        return ruw.vast.get("taal", ""), False
    taal = TALEN.get(ruw.herkomst, "")
    if taal and rng.random() < (0.9 if ruw.leeftijd >= 55 else 0.5):
        return taal, rng.random() < TOLKKANS[ruw.herkomst] * (1.0 if ruw.leeftijd >= 55 else 0.5)
    return "", False


def mailadres(ruw: Ruw) -> str:
    """Return a mail address in a domain that cannot exist."""
    return f"{ascii_naam(' '.join(d for d in ruw.naam if d))}.{ruw.id}@inwoner.example"


def inlogaccounts(ruwe: Iterable[Ruw], personeel: Personeel) -> dict[int, int]:
    """Give the well-known residents with a sentence an account; return account id by resident id."""
    accounts = {}
    for ruw in ruwe:
        if ruw.vast.get("inlog"):
            naam = " ".join(d for d in ruw.naam if d)
            account = personeel.neem_op(naam=naam, gemeente=None, organisatie="", telefoon="")
            personeel.geef_rol(account, "inwoner", ruw.gemeente, ruw.vast["inlog"])
            accounts[ruw.id] = account.id
    return accounts
