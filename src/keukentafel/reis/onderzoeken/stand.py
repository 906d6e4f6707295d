"""What stands in an onderzoek now, in the words of the law: findings a-g, the ladder, and what still misses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.onderzoek.models import Alinea, Trede
from keukentafel.recht.ladder import Oordeel, Trap, ontbreekt_op_ladder
from keukentafel.recht.ladder import Trede as LadderTrede
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.onderzoek import ontbreekt_in_onderzoek
from keukentafel.reis.bevindingen import bevindingen_van


def trappen_van(treden: Iterable[Trede]) -> list[Trap]:
    """Return the steps of the ladder as the law reads them, from the lowest up."""
    per = {t.trede: t for t in treden}
    return [Trap(trede, Oordeel(per[trede].oordeel), per[trede].toelichting) for trede in LadderTrede if trede in per]


def vraagt_maatwerk(trappen: Iterable[Trap]) -> bool:
    """Return whether a person judged that maatwerk is needed."""
    return any(t.trede == LadderTrede.MAATWERK and t.oordeel == Oordeel.NODIG for t in trappen)


def ontbreekt_in(
    *, alineas: Iterable[Alinea], trappen: Sequence[Trap], uitkomst: str, botst: bool
) -> tuple[Ontbrekend, ...]:
    """Return what a verslag of these pieces still misses (Wmo 2015 art. 2.3.2 lid 4 and 8).

    `alineas` are those of a to g; `trappen` at most one for each rung; `botst`: two texts wait side by side.
    """
    mist = [
        *ontbreekt_in_onderzoek(bevindingen_van(alineas)),
        *ontbreekt_op_ladder(trappen, voor_maatwerk=vraagt_maatwerk(trappen)),
    ]
    if not uitkomst.strip():
        zin = "Schrijf in een paar zinnen wat wij de inwoner voorstellen."
        mist.append(Ontbrekend("uitkomst", "Wmo 2015 art. 2.3.2 lid 8", zin))
    if botst:
        zin = "Twee teksten staan nog naast elkaar. Kies welke blijft."
        mist.append(Ontbrekend("botsing", "Afspraak van het huis: geen woord gaat verloren", zin))
    return tuple(mist)


def ontbreekt_voor_verslag(*, gemeente: int, zaak: int) -> tuple[Ontbrekend, ...]:
    """Return what must still be written before the verslag of this case can leave (Wmo 2015 art. 2.3.2 lid 4, 8)."""
    onderzoek = onderzoek_queries.onderzoek(gemeente=gemeente, zaak=zaak)
    return ontbreekt_in(
        alineas=onderzoek_queries.alineas(gemeente=gemeente, zaak=zaak),
        trappen=trappen_van(onderzoek_queries.treden(gemeente=gemeente, zaak=zaak)),
        uitkomst=onderzoek.uitkomst if onderzoek is not None else "",
        botst=onderzoek_queries.botsingen(gemeente=gemeente, zaak=zaak).exists(),
    )
