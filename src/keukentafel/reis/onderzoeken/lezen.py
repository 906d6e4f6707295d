"""Reading an onderzoek: the consulent's table, and the verslag as the resident reads it. Each view is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.melding.models import Clientondersteuning, Melding, PersoonlijkPlan
from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.onderzoek.models import (
    Aantekening,
    Alinea,
    Bewerker,
    Botsing,
    Leefgebied,
    LopendeHulp,
    Onderzoek,
    Opmerking,
    Reactie,
)
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Afspraak, Zaak
from keukentafel.recht.ladder import Trap, Trede, samenvatting
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.recht.taal.stukken import Bevinding, Onderwerp
from keukentafel.reis.bevindingen import bevindingen_van
from keukentafel.reis.handeling import NietGevonden, Wie, handeling
from keukentafel.reis.inzien import Kop, dossier_kop
from keukentafel.reis.onderzoeken.schrijven import BEZIG
from keukentafel.reis.onderzoeken.stand import ontbreekt_voor_verslag, trappen_van


@dataclass(frozen=True)
class Gebiedbeeld:
    """One dimension with what is said about it; `leefgebied` is None when it was not discussed."""

    dimensie: Dimensie
    leefgebied: Leefgebied | None


@dataclass(frozen=True)
class Onderwerpbeeld:
    """One subject a-g of the verslag: its paragraphs, the texts that wait beside them, and colleagues' remarks.

    `onderwerp` is None for the outcome, the last words of the verslag.
    """

    onderwerp: Onderwerp | None
    alineas: list[Alinea]
    botsingen: list[Botsing]
    opmerkingen: list[Opmerking]
    ontbreekt: Ontbrekend | None


@dataclass(frozen=True)
class Onderzoeksbeeld:
    """An onderzoek as the consulent sees it. `ontbreekt` is what must still be written before the verslag can leave."""

    kop: Kop
    onderzoek: Onderzoek | None
    afspraken: list[Afspraak]
    meldingen: list[Melding]
    plannen: list[PersoonlijkPlan]
    ondersteuning: list[Clientondersteuning]
    aantekeningen: list[Aantekening]
    gebieden: list[Gebiedbeeld]
    trappen: list[Trap]
    ladder_zin: str
    hulp: list[LopendeHulp]
    onderwerpen: list[Onderwerpbeeld]
    uitkomst: Onderwerpbeeld
    opmerkingen: list[Opmerking]
    reacties: list[Reactie]
    ontbreekt: tuple[Ontbrekend, ...]
    verstuurd_op: date | None
    """The day that the verslag left, None while it is (again) being written."""


@handeling
def onderzoek_openen(*, zaak: int, wie: Wie, op: datetime, getoond: bool = True) -> Onderzoeksbeeld:
    """Return the whole onderzoek of a case that this person may open, and write the view in the log.

    `getoond` is False for an act that follows at once. Raises NietGevonden and BuitenEigenWerk as `dossier_kop` does.
    """
    kop = dossier_kop(zaak=zaak, wie=wie, op=op, getoond=getoond)
    g = kop.zaak.gemeente_id
    onderzoek = onderzoek_queries.onderzoek(gemeente=g, zaak=zaak)
    gebieden = {b.dimensie: b for b in onderzoek_queries.leefgebieden(gemeente=g, zaak=zaak)}
    gezet = {t.trede: t for t in trappen_van(onderzoek_queries.treden(gemeente=g, zaak=zaak))}
    trappen = [gezet.get(trede, Trap(trede)) for trede in Trede]
    alineas = list(onderzoek_queries.alineas(gemeente=g, zaak=zaak))
    slot = onderzoek_queries.alinea_uitkomst(gemeente=g, zaak=zaak)
    botsingen = list(onderzoek_queries.botsingen(gemeente=g, zaak=zaak))
    opmerkingen = list(onderzoek_queries.opmerkingen(gemeente=g, zaak=zaak))
    ontbreekt = ontbreekt_voor_verslag(gemeente=g, zaak=zaak)
    per = {m.onderdeel: m for m in ontbreekt}
    van = {a.id: a.onderwerp for a in alineas}
    loopt = kop.zaak.stand in zaak_queries.OPEN_STANDEN
    return Onderzoeksbeeld(
        kop=kop,
        onderzoek=onderzoek,
        afspraken=list(zaak_queries.afspraken(gemeente=g, zaak=zaak)),
        meldingen=list(melding_queries.meldingen(gemeente=g, zaak=zaak)),
        plannen=list(melding_queries.plannen(gemeente=g, zaak=zaak)),
        ondersteuning=list(melding_queries.ondersteuning(gemeente=g, zaak=zaak)),
        aantekeningen=list(onderzoek_queries.aantekeningen(gemeente=g, zaak=zaak)),
        gebieden=[Gebiedbeeld(dimensie, gebieden.get(dimensie)) for dimensie in Dimensie],
        trappen=trappen,
        ladder_zin=samenvatting(trappen),
        hulp=list(onderzoek_queries.lopende_hulp(gemeente=g, zaak=zaak)),
        onderwerpen=[
            Onderwerpbeeld(
                onderwerp,
                [a for a in alineas if a.onderwerp == onderwerp],
                [b for b in botsingen if b.alinea.onderwerp == onderwerp],
                [o for o in opmerkingen if o.alinea_id is not None and van.get(o.alinea_id) == onderwerp],
                per.get(onderwerp.value),
            )
            for onderwerp in Onderwerp
        ],
        uitkomst=Onderwerpbeeld(
            None,
            [slot] if slot else [],
            [b for b in botsingen if b.alinea.onderwerp == onderzoek_queries.UITKOMST],
            [o for o in opmerkingen if slot is not None and o.alinea_id == slot.id],
            per.get("uitkomst"),
        ),
        opmerkingen=[o for o in opmerkingen if o.alinea_id is None],
        reacties=list(onderzoek_queries.reacties(gemeente=g, zaak=zaak)),
        ontbreekt=ontbreekt,
        verstuurd_op=onderzoek.verslag_verzonden_op if onderzoek is not None and not loopt else None,
    )


@handeling
def wie_bewerkt(*, gemeente: int, zaak: int, blad: str, wie: Wie, op: datetime) -> list[Bewerker]:
    """Return the others who write on this sheet now."""
    bezig = onderzoek_queries.bewerkers(gemeente=gemeente, zaak=zaak, blad=blad, sinds=op - BEZIG)
    return [b for b in bezig if b.gebruiker_id != wie.id]


@dataclass(frozen=True)
class Verslagbeeld:
    """The verslag as the resident reads it: the paragraphs in order, the own reactions, and what can still be done."""

    zaak: Zaak
    verzonden_op: date
    bevindingen: dict[Onderwerp, Bevinding]
    trappen: list[Trap]
    ladder_zin: str
    gebieden: list[Leefgebied]
    uitkomst: str
    reacties: list[Reactie]
    mag_tekenen: bool


@handeling
def verslag_lezen(*, zaak: Zaak) -> Verslagbeeld:
    """Return the verslag of the resident's own case. The caller has let the reader in. Raises NietGevonden before it
    was sent, and while it is written on again."""
    g = zaak.gemeente_id
    onderzoek = onderzoek_queries.onderzoek(gemeente=g, zaak=zaak.id)
    if onderzoek is None or onderzoek.verslag_verzonden_op is None or zaak.stand in zaak_queries.OPEN_STANDEN:
        raise NietGevonden("er is nog geen verslag")
    trappen = trappen_van(onderzoek_queries.treden(gemeente=g, zaak=zaak.id))
    return Verslagbeeld(
        zaak=zaak,
        verzonden_op=onderzoek.verslag_verzonden_op,
        bevindingen=bevindingen_van(onderzoek_queries.alineas(gemeente=g, zaak=zaak.id)),
        trappen=trappen,
        ladder_zin=samenvatting(trappen),
        gebieden=[b for b in onderzoek_queries.leefgebieden(gemeente=g, zaak=zaak.id) if b.woorden.strip()],
        uitkomst=onderzoek.uitkomst,
        reacties=list(onderzoek_queries.reacties(gemeente=g, zaak=zaak.id)),
        mag_tekenen=zaak.stand in ("verslag_verzonden", "opgelost_zonder_maatwerk"),
    )


@handeling
def voorbereiding_lezen(*, zaak: Zaak) -> tuple[list[Gebiedbeeld], str]:
    """Return what the resident prepared at home, per dimension, and who comes along."""
    g = zaak.gemeente_id
    gebieden = {b.dimensie: b for b in onderzoek_queries.leefgebieden(gemeente=g, zaak=zaak.id)}
    onderzoek = onderzoek_queries.onderzoek(gemeente=g, zaak=zaak.id)
    return [Gebiedbeeld(d, gebieden.get(d)) for d in Dimensie], onderzoek.wie_mee if onderzoek else ""
