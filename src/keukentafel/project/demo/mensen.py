"""Who works in the demo region: accounts, roles, mandates and the people to sign in as."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from keukentafel.project.demo.dagen import in_woorden
from keukentafel.project.demo.lezen import lees_yaml
from keukentafel.project.demo.vormen import Account, DemoInlog, GemeenteD, Mandaat, Rol

BEGIN = date(2025, 1, 1)
ELKE_DAG = (0, 1, 2, 3, 4)
GRONDSLAG = "Voorbeeld: geen vastgesteld mandaatbesluit"


@dataclass(slots=True)
class Personeel:
    """The accounts and what hangs on them."""

    accounts: list[Account] = field(default_factory=list)
    rollen: list[Rol] = field(default_factory=list)
    mandaten: list[Mandaat] = field(default_factory=list)
    inloggen: list[DemoInlog] = field(default_factory=list)

    def met_rol(self, rol: str, gemeente: int) -> list[Account]:
        """Return the accounts with a role in a municipality, by id."""
        ids = {r.gebruiker for r in self.rollen if r.rol == rol and r.gemeente == gemeente}
        return [a for a in self.accounts if a.id in ids]

    def heet(self, naam: str) -> Account:
        """Return the account with this name. Raises StopIteration when there is none."""
        return next(a for a in self.accounts if a.naam == naam)

    def neem_op(
        self, *, naam: str, gemeente: int | None, organisatie: str, telefoon: str, dagen: tuple[int, ...] = ()
    ) -> Account:
        """Add an account with a mail address made of the name."""
        email = f"{ascii_naam(naam)}@keukentafel.example"
        account = Account(
            len(self.accounts) + 1,
            email,
            naam,
            telefoon,
            in_woorden(dagen) if dagen else "",
            organisatie,
            gemeente,
            dagen,
        )
        self.accounts.append(account)
        return account

    def geef_rol(
        self, account: Account, rol: str, gemeente: int, zin: str = "", *, eigen: dict[str, int] | None = None
    ) -> None:
        """Grant a role; with a sentence the person stands in the sign-in list too. `eigen`: amounts of one's own."""
        self.rollen.append(Rol(len(self.rollen) + 1, gemeente, account.id, rol, "", BEGIN))
        if zin and not any(i.account == account.id for i in self.inloggen):
            self.inloggen.append(DemoInlog(account.id, rol, gemeente, zin))
        bedragen = lees_yaml("teksten/medewerkers.yaml")["mandaten_voorbeeld"].get(rol, {})
        for soort, bedrag in (bedragen | (eigen or {})).items():
            # 0 in the file: this kind has no amount, so no limit
            mandaat = Mandaat(len(self.mandaten) + 1, gemeente, account.id, soort, bedrag or None, BEGIN, GRONDSLAG)
            self.mandaten.append(mandaat)


def ascii_naam(naam: str) -> str:
    """Return a name for a mail address: 'Gülsen El Amrani' becomes 'gulsen.el.amrani'."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return ".".join("".join(c if c.isalnum() else " " for c in kaal).split())


def aantal_consulenten(inwoners: int) -> int:
    """Return 3 to 12 consulenten, about one for each 7,000 inhabitants (an example, not a norm)."""
    return max(3, min(12, round(inwoners / 7000)))


def maak_personeel(gemeenten: list[GemeenteD], *, seed: int) -> Personeel:
    """Make all workers of the six municipalities and their partners; the same each time for the same seed."""
    rng = random.Random(f"keukentafel mensen {seed}")
    bron = lees_yaml("teksten/medewerkers.yaml")
    reserve = iter(bron["reserve"])
    werk = Personeel()
    for g in gemeenten:
        vast = list(bron["consulenten"].get(g.code, []))
        while len(vast) < aantal_consulenten(g.inwoners):
            dagen = ELKE_DAG if rng.random() < 0.4 else tuple(sorted(rng.sample(ELKE_DAG, 4)))
            vast.append({"naam": next(reserve), "dagen": dagen, "mandaat": bron["mandaat_reserve_voorbeeld"]})
        for mens in vast:
            account = werk.neem_op(
                naam=mens["naam"],
                gemeente=g.code,
                organisatie=f"Gemeente {g.naam}",
                telefoon=g.telefoon,
                dagen=tuple(mens["dagen"]),
            )
            werk.geef_rol(account, "consulent", g.code, mens.get("inlog", ""), eigen=mens.get("mandaat"))
        for rol, wat in (
            ("kwaliteit", "Kwaliteitsmedewerker: leest mee en beoordeelt inzage buiten eigen werk."),
            ("backoffice", "Backoffice: post, gegevens en berichten."),
            ("beleid", "Beleidsmedewerker voor alle zes gemeenten: ziet aantallen, geen dossiers."),
            ("beheer", "Functioneel beheerder: gebruikers, rollen en mandaten."),
        ):
            account = werk.neem_op(
                naam=bron[rol][g.code],
                gemeente=g.code,
                organisatie=f"Gemeente {g.naam}",
                telefoon=g.telefoon,
                dagen=ELKE_DAG,
            )
            werk.geef_rol(account, rol, g.code, wat if g.slug == "meerssen" or rol == "beheer" else "")
    for g in gemeenten:  # who makes policy for all of them together
        if bron["beleid_overal"] not in {a.naam for a in werk.met_rol("beleid", g.code)}:
            werk.geef_rol(werk.heet(bron["beleid_overal"]), "beleid", g.code)
    _partners(werk, bron, [g.code for g in gemeenten])
    return werk


def _partners(werk: Personeel, bron: dict[str, object], codes: list[int]) -> None:
    """Add supporters, supervisors and providers: they work for no municipality, for several at once."""
    groepen = (
        ("clientondersteuner", "ondersteuners", bron["ondersteuners_organisatie"], "043 000 00 01"),
        ("toezicht", "toezicht", bron["toezicht_organisatie"], "043 000 00 02"),
        ("aanbieder", "aanbieders", None, "043 000 00 03"),
    )
    for rol, sleutel, organisatie, telefoon in groepen:
        mensen = bron[sleutel]
        assert isinstance(mensen, list)
        for mens in mensen:
            account = werk.neem_op(
                naam=mens["naam"],
                gemeente=None,
                organisatie=str(organisatie or mens["organisatie"]),
                telefoon=telefoon,
                dagen=ELKE_DAG,
            )
            for code in mens.get("gemeenten", codes):
                werk.geef_rol(account, rol, code, mens.get("inlog", ""))
