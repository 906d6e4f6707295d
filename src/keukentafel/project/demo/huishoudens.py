"""Who lives with whom and who cares for whom, and the finished records of residents, addresses and relations."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from keukentafel.project.demo import lezen
from keukentafel.project.demo.bevolking import (
    GEHEIM,
    ONVOLLEDIG,
    Ruw,
    geef_namen,
    inlogaccounts,
    mailadres,
    taal_en_tolk,
    trek,
    vrije_bsns,
)
from keukentafel.project.demo.mensen import Personeel
from keukentafel.project.demo.vormen import Adres, Bewoner, Relatie

SOORT_TERUG = {"partner": "partner", "kind": "ouder", "ouder": "kind"}


def maak_bewoners(
    *, peildatum: date, personeel: Personeel, seed: int, aantal: int = 8000, van_buiten: int = 100
) -> tuple[list[Bewoner], list[Adres], list[Relatie]]:
    """Make the residents with their addresses and relations; the same each time for the same seed.

    `van_buiten` of them live in a municipality outside the region: their question came to the wrong town hall.
    """
    ruwe = trek(peildatum=peildatum, aantal=aantal, van_buiten=van_buiten, seed=seed)
    rng = random.Random(f"keukentafel huishoudens {seed}")
    _stellen(rng, ruwe)
    _inwonende_kinderen(rng, ruwe)
    geef_namen(ruwe, seed=seed)
    accounts = inlogaccounts(ruwe, personeel)
    bewoners = _bewoners(rng, ruwe, accounts)
    return bewoners, _adressen(rng, ruwe, bewoners), _relaties(rng, ruwe, bewoners)


def _per_gebied(ruwe: list[Ruw]) -> dict[str, list[Ruw]]:
    gebieden: dict[str, list[Ruw]] = {}
    for ruw in ruwe:
        if not ruw.vast and ruw.woongemeente == ruw.gemeente:
            gebieden.setdefault(ruw.pc4, []).append(ruw)
    return gebieden


def _stellen(rng: random.Random, ruwe: list[Ruw]) -> None:
    """Make couples within a postcode area; the older, the more often somebody lives alone. A few are of one sex."""
    for mensen in _per_gebied(ruwe).values():
        for ruw in sorted(mensen, key=lambda r: (r.geboren, r.id)):
            kans = 0.35 if ruw.leeftijd < 35 else 0.55 if ruw.leeftijd < 75 else 0.5 if ruw.leeftijd < 85 else 0.3
            if ruw.partner is not None or ruw.leeftijd < 26 or rng.random() > kans:
                continue
            zelfde = rng.random() < 0.03
            for ander in mensen:
                past = (ander.geslacht == ruw.geslacht) == zelfde and abs(ander.leeftijd - ruw.leeftijd) <= 6
                if ander is not ruw and ander.partner is None and ander.leeftijd >= 24 and past:
                    ruw.partner, ander.partner, ander.huis = ander.id, ruw.id, ruw.huis
                    if ruw.herkomst != "indisch" and ander.herkomst != ruw.herkomst and rng.random() < 0.7:
                        ander.herkomst = ruw.herkomst
                    break


def _inwonende_kinderen(rng: random.Random, ruwe: list[Ruw]) -> None:
    """Let some adults live with a parent: young ones often, older ones now and then."""
    thuis: dict[int, int] = {}
    for mensen in _per_gebied(ruwe).values():
        for kind in mensen:
            kans = 0.55 if kind.leeftijd < 26 else 0.2 if kind.leeftijd < 35 else 0.05
            if kind.partner is not None or kind.leeftijd > 62 or rng.random() > kans:
                continue
            for ouder in rng.sample(mensen, min(25, len(mensen))):
                past = 24 <= ouder.leeftijd - kind.leeftijd <= 40 and ouder.ouder is None
                if past and ouder is not kind and thuis.get(ouder.huis, 0) < 2:
                    kind.ouder, kind.huis, kind.herkomst = ouder.id, ouder.huis, ouder.herkomst
                    thuis[ouder.huis] = thuis.get(ouder.huis, 0) + 1
                    break


def _bewoners(rng: random.Random, ruwe: list[Ruw], accounts: dict[int, int]) -> list[Bewoner]:
    bsns = vrije_bsns()
    rng.shuffle(bsns)
    huizen = sorted({r.huis for r in ruwe if not r.vast and r.woongemeente == r.gemeente})
    geheime_huizen = {huis for huis in huizen if rng.random() < GEHEIM}
    geheime_huizen |= {r.huis for r in ruwe if r.vast.get("geheim")}
    wijken = lezen.wijk_van_pc4()
    klaar = []
    for ruw in ruwe:
        geheim = ruw.huis in geheime_huizen
        taal, tolk = taal_en_tolk(rng, ruw)
        onvolledig = (
            0.0 if ruw.vast else rng.random() / (8 if ruw.herkomst in ("marokkaans", "turks", "syrisch") else 1)
        )
        maand: int | None = ruw.geboren.month
        dag: int | None = ruw.geboren.day
        if not ruw.vast and onvolledig < ONVOLLEDIG:
            maand, dag = (maand if rng.random() < 0.3 else None), None
        mobiel = rng.random() < (0.55 if ruw.leeftijd >= 70 else 0.92)
        nummer = f"06 0000 {rng.randrange(10000):04d}"
        if not mobiel:
            vier = rng.randrange(10000)
            nummer = f"043 000 {vier // 100:02d} {vier % 100:02d}"
        klaar.append(
            Bewoner(
                id=ruw.id,
                gemeente=ruw.gemeente,
                bsn=ruw.vast.get("bsn") or bsns.pop(),
                aanhef="mevrouw" if ruw.geslacht == "v" else "de heer",
                voornaam=ruw.naam[0],
                tussenvoegsel=ruw.naam[1],
                achternaam=ruw.naam[2],
                geboortejaar=ruw.geboren.year,
                geboortemaand=maand,
                geboortedag=dag,
                telefoon=nummer,
                email=mailadres(ruw) if rng.random() < (0.35 if ruw.leeftijd >= 70 else 0.8) else "",
                taal=taal,
                tolk=tolk,
                plaats="" if geheim else ruw.plaats,
                wijk=None if geheim or ruw.woongemeente != ruw.gemeente else wijken[ruw.pc4],
                geheim_adres=geheim,
                gebruiker=accounts.get(ruw.id),
                synthetisch=True,
                geslacht=ruw.geslacht,
                leeftijd=ruw.leeftijd,
                huishouden=ruw.huis,
                woongemeente=ruw.woongemeente,
            )
        )
    return klaar


def _adressen(rng: random.Random, ruwe: list[Ruw], bewoners: list[Bewoner]) -> list[Adres]:
    per_huis: dict[int, tuple[str, str]] = {}
    adressen = []
    for ruw, bewoner in zip(ruwe, bewoners, strict=True):
        if ruw.vast:
            per_huis[ruw.huis] = (ruw.vast["straat"], ruw.vast["nummer"])
        elif ruw.huis not in per_huis:
            letter = rng.choice("ABC") if rng.random() < 0.08 else ""
            per_huis[ruw.huis] = (rng.choice(lezen.straten(ruw.plaats)), f"{rng.randint(1, 180)}{letter}")
        straat, nummer = per_huis[ruw.huis]
        van = max(ruw.geboren, date(2026, 1, 1) - timedelta(days=rng.randrange(200, 12000)))
        adressen.append(
            Adres(
                ruw.id,
                ruw.gemeente,
                ruw.id,
                straat,
                nummer,
                f"{ruw.pc4} ZZ",
                ruw.plaats,
                bewoner.geheim_adres,
                van,
                ruw.pc4,
            )
        )
    return adressen


def _relaties(rng: random.Random, ruwe: list[Ruw], bewoners: list[Bewoner]) -> list[Relatie]:
    """Write relations on both sides, and who cares for whom: partners, children in or out of the house, neighbours."""
    rijen: list[Relatie] = []
    verzorgd: set[int] = set()

    def zet(persoon: int, ander: int, soort: str, zorgt: bool) -> None:
        wie = bewoners[ander - 1]
        telefoon = wie.telefoon
        rijen.append(
            Relatie(len(rijen) + 1, bewoners[persoon - 1].gemeente, persoon, ander, wie.naam, soort, telefoon, zorgt)
        )
        if zorgt:
            verzorgd.add(persoon)

    def zet_naam(persoon: Bewoner, naam: str, soort: str, telefoon: str, zorgt: bool) -> None:
        rijen.append(Relatie(len(rijen) + 1, persoon.gemeente, persoon.id, None, naam, soort, telefoon, zorgt))
        if zorgt:
            verzorgd.add(persoon.id)

    for ruw in ruwe:
        if ruw.partner is not None and ruw.id < ruw.partner:
            oud = max(ruw.leeftijd, ruwe[ruw.partner - 1].leeftijd) >= 70
            zorgt = oud and rng.random() < 0.5
            om = rng.random() < 0.5
            zet(ruw.id, ruw.partner, "partner", zorgt and not om)
            zet(ruw.partner, ruw.id, "partner", zorgt and om)
        if ruw.ouder is not None:
            oud = ruwe[ruw.ouder - 1].leeftijd >= 70
            zet(ruw.ouder, ruw.id, "kind", oud and rng.random() < 0.6)
            zet(ruw.id, ruw.ouder, SOORT_TERUG["kind"], ruw.leeftijd < 60 and not oud and rng.random() < 0.3)
    per_gemeente: dict[int, list[Ruw]] = {}
    for ruw in ruwe:
        per_gemeente.setdefault(ruw.woongemeente, []).append(ruw)
    namen = lezen.lees_yaml("teksten/namen.yaml")
    for ruw, bewoner in zip(ruwe, bewoners, strict=True):
        for vast in ruw.vast.get("relaties", ()):
            zet_naam(bewoner, vast["naam"], vast["soort"], vast["telefoon"], vast["mantelzorger"])
        if ruw.vast or ruw.id in verzorgd or ruw.leeftijd < 72 or rng.random() > 0.45:
            continue
        _kind_of_buur(rng, ruw, bewoner, per_gemeente[ruw.woongemeente], zet, zet_naam, namen[ruw.herkomst])
    return rijen


def _kind_of_buur(
    rng: random.Random, ruw: Ruw, bewoner: Bewoner, plaatsgenoten: list[Ruw], zet: Any, zet_naam: Any, namen: Any
) -> None:
    """Give an older resident a mantelzorger: a child in the same municipality, a child elsewhere, or a neighbour."""
    worp = rng.random()
    if worp < 0.25:
        for ander in rng.sample(plaatsgenoten, min(12, len(plaatsgenoten))):
            eigen = ander.vast or ander.ouder is not None or ander.gemeente != ruw.gemeente
            if not eigen and 23 <= ruw.leeftijd - ander.leeftijd <= 40:
                zet(ruw.id, ander.id, "kind", True)
                zet(ander.id, ruw.id, "ouder", False)
                return
    telefoon = f"06 0000 {rng.randrange(10000):04d}"
    geslacht = rng.choice("vvm")
    voornaam = rng.choice(namen.get(f"{geslacht}_midden") or namen[geslacht])
    if worp < 0.85:
        achter = " ".join(d for d in ruw.naam[1:] if d)
        zet_naam(bewoner, f"{voornaam} {achter}", "kind", telefoon, True)
    else:
        zet_naam(bewoner, f"{voornaam} {rng.choice(namen['achternamen'])}", "buur", telefoon, True)
