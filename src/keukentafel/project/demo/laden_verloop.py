"""The tables of what follows the talk, as the bulk load copies them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from psycopg.types.range import Range

from keukentafel.project.demo.gronden import gelezen_merken
from keukentafel.project.demo.sporen import Sporen
from keukentafel.project.demo.tabellen import Regio

Tabel = tuple[str, tuple[str, ...], Iterable[tuple[Any, ...]]]
_BESLUIT = (
    "id gemeente zaak aanvraag soort staat opsteller vorm pgb_besproken pgb_kan pgb_kan_omdat pgb_waarom pgb_goed"
    " pgb_goed_omdat weigeringsgrond oude_groep_wlz profiel aanbieder aanbieder_keuze leveringsplan"
    " gevraagd motivering artikel norm norm_versie alternatieven samenloop_motivering afwijking kosten_cent bijdrage"
    " versie lezer getekend_door mandaat_grond bekendgemaakt_op bezwaar_uiterlijk besluit_uiterlijk verlengt"
)


def zo(tabel: str, rijen: list[Any], velden: str, **anders: str) -> Tabel:
    """Return a table whose fields are copied as they are; `anders` names the column where it differs."""
    namen = velden.split()
    return tabel, tuple(anders.get(n, n) for n in namen), (tuple(getattr(rij, n) for n in namen) for rij in rijen)


def met(tabel: str, rijen: list[Any], velden: str, *waarnaar: str) -> Tabel:
    """Return a table of which these fields are numbers of rows elsewhere."""
    return zo(tabel, rijen, velden, **{n: f"{n}_id" for n in ("gemeente", "zaak", *waarnaar)})


def onderzoeken(r: Regio) -> Iterator[Tabel]:
    """Return the tables of dossier.onderzoek."""
    yield met(
        "onderzoek_onderzoek", r.onderzoeken,
        "id gemeente zaak spoor spoor_reden regisseur identiteit_gezien_op wlz wlz_toelichting pgb_uitgelegd_op wie_mee"
        " uitkomst verslag_verzonden_op te_laat_gemeld_op",
    )  # fmt: skip
    yield met(
        "onderzoek_aantekening", r.aantekeningen,
        "id gemeente zaak sleutel tekst dag versie door door_naam bewaard_op", "door",
    )  # fmt: skip
    yield met(
        "onderzoek_leefgebied", r.leefgebieden,
        "id gemeente zaak dimensie woorden toen toen_op nu nu_op vooraf vooraf_cijfer",
    )  # fmt: skip
    yield met("onderzoek_trede", r.treden, "id gemeente zaak trede oordeel toelichting")
    yield met("onderzoek_lopendehulp", r.lopende_hulp, "id gemeente zaak wet wat wie sinds")
    yield met(
        "onderzoek_alinea", r.alineas,
        "id gemeente zaak onderwerp volgorde tekst niet_aan_de_orde versie door_naam bewaard_op",
    )  # fmt: skip
    yield met(
        "onderzoek_botsing",
        r.botsingen,
        "id gemeente zaak alinea tekst niet_aan_de_orde door_naam bewaard_op",
        "alinea",
    )
    yield met(
        "onderzoek_opmerking",
        r.opmerkingen,
        "id gemeente zaak alinea tekst door_naam geschreven_op over_tijdelijk",
        "alinea",
    )
    yield met("onderzoek_reactie", r.reacties, "id gemeente zaak soort tekst via dag vastgelegd_op door_naam")


def _periode(van: date | None, einde: date | None) -> Range[date] | None:
    return Range(van, einde + timedelta(days=1)) if van and einde else None


def besluiten(r: Regio) -> Iterator[Tabel]:
    """Return the tables of dossier.besluit."""
    yield met("besluit_aanvraag", r.aanvragen, "id gemeente zaak ontvangen_op wijze besluit_uiterlijk gevraagd")
    yield met(
        "besluit_opschorting", r.opschortingen,
        "id gemeente zaak aanvraag soort gevraagd begonnen_op tot_en_met aangevuld_op", "aanvraag",
    )  # fmt: skip
    tabel, kolommen, rijen = met(
        "besluit_besluit", r.besluiten, _BESLUIT, "aanvraag", "opsteller", "lezer", "getekend_door", "verlengt"
    )
    merken = gelezen_merken(r)
    erbij = ((_periode(b.van, b.einde), merken.get(b.id, "")) for b in r.besluiten)
    yield tabel, (*kolommen, "periode", "gelezen_merk"), (rij + p for rij, p in zip(rijen, erbij, strict=True))
    yield "besluit_spoor", ("id", "gemeente_id", "zaak_id", "besluit_id", "berekeningen"), Sporen(r).rijen()
    yield met(
        "besluit_doel", r.doelen,
        "id gemeente zaak besluit volgorde woorden resultaat richting maatstaf datum zonder_omdat", "besluit",
    )  # fmt: skip
    yield met(
        "besluit_hulp", r.hulp,
        "id gemeente zaak doel volgorde activiteit frequentie minuten per met_besluit hulpmiddel", "doel",
    )  # fmt: skip
