"""The tables of contracts, delivery, evaluation and the monitor, as the bulk load copies them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from psycopg.types.range import Range

from keukentafel.omgeving.monitor.operations import TEL_ERBIJ
from keukentafel.project.demo.laden_verloop import Tabel, met, zo
from keukentafel.project.demo.tabellen import Regio
from keukentafel.reis.leren.feiten import pseudoniem
from keukentafel.stelsel import klok


def contracten(r: Regio) -> Iterator[Tabel]:
    """Return the tables of omgeving.contracten."""
    yield zo("contracten_aanbieder", r.aanbieders, "id naam agb telefoon synthetisch")
    yield zo("contracten_product", r.producten, "id gemeente naam categorie code eenheid", gemeente="gemeente_id")
    yield (
        "contracten_contract",
        ("id", "gemeente_id", "aanbieder_id", "nummer", "periode"),
        ((c.id, c.gemeente, c.aanbieder, c.nummer, Range(c.van, c.tot)) for c in r.contracten),
    )
    yield (
        "contracten_tarief",
        ("id", "gemeente_id", "contract_id", "product_id", "cent", "periode"),
        ((t.id, t.gemeente, t.contract, t.product, t.cent, Range(t.van, t.tot)) for t in r.tarieven),
    )
    yield (
        "contracten_medewerker",
        ("id", "gemeente_id", "aanbieder_id", "gebruiker_id", "periode"),
        ((m.id, m.gemeente, m.aanbieder, m.gebruiker, Range(m.van, None)) for m in r.medewerkers),
    )


def leveringen(r: Regio) -> Iterator[Tabel]:
    """Return the tables of dossier.levering; of messages there are none."""
    tabel, kolommen, rijen = met(
        "levering_toewijzing", r.toewijzingen,
        "id gemeente zaak besluit aanbieder product nummer toegewezen_op ingangsdatum einddatum volume eenheid"
        " frequentie goed_om_te_weten antwoord antwoord_uiterlijk antwoord_op antwoord_reden kan_vanaf contactpersoon"
        " gestart_op gestopt_op stop_reden", "besluit", "aanbieder", "product",
    )  # fmt: skip
    yield tabel, (*kolommen, "vervallen_omdat"), ((*rij, "") for rij in rijen)
    yield _los(
        "levering_opdrachthulp", r.opdrachthulp, "id gemeente toewijzing doel hulp", "toewijzing", "doel", "hulp"
    )
    tabel, kolommen, rijen = _los(
        "levering_levermelding", r.levermeldingen,
        "id gemeente toewijzing soort datum reden via door_naam vastgelegd_op", "toewijzing",
    )  # fmt: skip
    yield tabel, (*kolommen, "vervallen"), ((*rij, False) for rij in rijen)
    yield _los(
        "levering_voortgang", r.voortgang,
        "id gemeente toewijzing doel hoe gedaan nodig dag door_naam vastgelegd_op", "toewijzing", "doel",
    )  # fmt: skip


def evaluaties(r: Regio) -> Iterator[Tabel]:
    """Return the tables of dossier.evaluatie."""
    yield met(
        "evaluatie_resultaatafspraak", r.resultaatafspraken,
        "id gemeente zaak doel resultaat maatstaf datum dag door_naam vastgelegd_op", "doel",
    )  # fmt: skip
    yield met(
        "evaluatie_evaluatie", r.evaluaties,
        "id gemeente zaak besluit dag woorden uitkomst toelichting door_naam vastgelegd_op", "besluit",
    )  # fmt: skip
    yield _los(
        "evaluatie_resultaatstand", r.resultaatstanden, "id gemeente evaluatie doel stand toelichting",
        "evaluatie", "doel",
    )  # fmt: skip
    yield _los(
        "evaluatie_evaluatiegebied", r.evaluatiegebieden, "id gemeente evaluatie dimensie woorden toen nu", "evaluatie"
    )
    yield met("evaluatie_nazorg", r.nazorg, "id gemeente zaak uiterlijk gebeld_op hoe notitie door_naam")


def _los(tabel: str, rijen: list[Any], velden: str, *waarnaar: str) -> Tabel:
    """Return a table without a column for the case."""
    return zo(tabel, rijen, velden, **{n: f"{n}_id" for n in ("gemeente", *waarnaar)})


def feiten(r: Regio) -> Iterator[Tabel]:
    """Return the facts of the monitor, each under the pseudonym of its question."""
    namen = {z.id: pseudoniem(gemeente=z.gemeente, zaak=z.id) for z in r.zaken}
    yield (
        "monitor_feit",
        ("id", "gemeente_id", "pseudoniem", "soort", "dag", "wijk_code", "trede", "waarde"),
        ((f.id, f.gemeente, namen[f.zaak], f.soort, f.dag, f.wijk_code, f.trede, f.waarde) for f in r.feiten),
    )


def tel(c: Any, r: Regio) -> None:
    """Count the facts, as the round of the monitor does, so that the policy page has its numbers from the start."""
    tot = len(r.feiten)
    for g in r.gemeenten:
        c.execute(TEL_ERBIJ, [g.code, 0, tot])
        eigen = [f for f in r.feiten if f.gemeente == g.code]
        laatste = max((f.id for f in eigen), default=0)
        eerste = min((f.dag for f in eigen), default=klok.dag_van(r.peilmoment))
        c.execute(
            "insert into monitor_verversing (gemeente_id, ververst_op, tot_feit, geteld_vanaf) values (%s, %s, %s, %s)",
            [g.code, r.peilmoment, laatste, eerste],
        )
