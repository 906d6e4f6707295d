"""Who to sign in as in the demo: a short list, without making the whole region."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from keukentafel.project.demo.lezen import lees_yaml
from keukentafel.project.demo.mensen import ascii_naam, maak_personeel
from keukentafel.project.demo.regio import SEED, gemeenten


@dataclass(frozen=True)
class DemoMens:
    """One line of the sign-in list; `email` finds the account, `rol` is a value of Rol, `gemeente` a name."""

    email: str
    naam: str
    rol: str
    gemeente: str
    zin: str


@cache
def demomensen() -> tuple[DemoMens, ...]:
    """Return the people of the sign-in list: residents first, then workers and partners by role. No database."""
    naam_van = {g.code: g.naam for g in gemeenten()}
    personeel = maak_personeel(gemeenten(), seed=SEED)
    account = {a.id: a for a in personeel.accounts}
    mensen = []
    for vast in lees_yaml("teksten/bekenden.yaml"):
        if zin := vast.get("inlog"):
            naam = " ".join(deel for deel in vast["naam"] if deel)
            email = f"{ascii_naam(naam)}@keukentafel.example"
            mensen.append(DemoMens(email, naam, "inwoner", naam_van[vast["gemeente"]], zin))
    for i in personeel.inloggen:
        a = account[i.account]
        mensen.append(DemoMens(a.email, a.naam, i.rol, naam_van[i.gemeente], i.zin))
    return tuple(mensen)
