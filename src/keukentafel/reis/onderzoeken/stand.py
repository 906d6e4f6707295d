"""What stands in an onderzoek now, in the words of the law: findings a-g, the ladder, and what still misses."""

from __future__ import annotations

from collections.abc import Iterable

from keukentafel.dossier.onderzoek import queries as onderzoek_queries
from keukentafel.dossier.onderzoek.models import Trede
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


def ontbreekt_voor_verslag(*, gemeente: int, zaak: int) -> tuple[Ontbrekend, ...]:
    """Return what must still be written before the verslag can leave (Wmo 2015 art. 2.3.2 lid 4 and 8)."""
    alineas = list(onderzoek_queries.alineas(gemeente=gemeente, zaak=zaak))
    trappen = trappen_van(onderzoek_queries.treden(gemeente=gemeente, zaak=zaak))
    onderzoek = onderzoek_queries.onderzoek(gemeente=gemeente, zaak=zaak)
    mist = [
        *ontbreekt_in_onderzoek(bevindingen_van(alineas)),
        *ontbreekt_op_ladder(trappen, voor_maatwerk=vraagt_maatwerk(trappen)),
    ]
    if onderzoek is None or not onderzoek.uitkomst.strip():
        zin = "Schrijf in een paar zinnen wat wij de inwoner voorstellen."
        mist.append(Ontbrekend("uitkomst", "Wmo 2015 art. 2.3.2 lid 8", zin))
    if onderzoek_queries.botsingen(gemeente=gemeente, zaak=zaak).exists():
        zin = "Twee teksten staan nog naast elkaar. Kies welke blijft."
        mist.append(Ontbrekend("botsing", "Afspraak van het huis: geen woord gaat verloren", zin))
    return tuple(mist)
