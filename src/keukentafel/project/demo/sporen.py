"""How the rules came to each besluit of the demo: asked of the engine, as signing does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from psycopg.types.json import Jsonb

from keukentafel.dossier.onderzoek.models import Onderzoek, Trede
from keukentafel.project.demo.tabellen import Regio
from keukentafel.project.demo.vormen_verloop import BesluitD, DoelD, HulpD, TredeD
from keukentafel.recht.motor.wetboek import wetboek
from keukentafel.reis.besluiten.toetsen import Getoetst, toets_besluit
from keukentafel.reis.besluiten.vormen import Doelvelden, Hulpvelden, Ontwerpvelden
from keukentafel.reis.besluiten.wegen import grondslag_uit
from keukentafel.stelsel.gemeenten.models import Gemeente

_HULP = tuple(f.name for f in fields(Hulpvelden))
_DOEL = tuple(f.name for f in fields(Doelvelden) if f.name != "hulp")
_VELDEN = tuple(f.name for f in fields(Ontwerpvelden) if f.name not in ("begin", "einde", "doelen"))


class Sporen:
    """Asks the rules about the besluiten of a region."""

    def __init__(self, regio: Regio) -> None:
        self.regio = regio
        self._doelen: dict[int, list[DoelD]] = defaultdict(list)
        self._hulp: dict[int, list[HulpD]] = defaultdict(list)
        self._treden: dict[int, list[TredeD]] = defaultdict(list)
        self._onderzoek = {o.zaak: o for o in regio.onderzoeken}
        for doel in regio.doelen:
            self._doelen[doel.besluit].append(doel)
        for hulp in regio.hulp:
            self._hulp[hulp.doel].append(hulp)
        for trede in regio.treden:
            self._treden[trede.zaak].append(trede)

    def velden(self, b: BesluitD) -> Ontwerpvelden:
        """Return what is typed in this besluit."""
        doelen = tuple(
            Doelvelden(
                **{n: getattr(d, n) for n in _DOEL},
                hulp=tuple(Hulpvelden(**{n: getattr(h, n) for n in _HULP}) for h in self._hulp[d.id]),
            )
            for d in self._doelen[b.id]
        )
        return Ontwerpvelden(begin=b.van, einde=b.einde, doelen=doelen, **{n: getattr(b, n) for n in _VELDEN})

    def getoetst(self, b: BesluitD) -> Getoetst:
        """Return what the rules say of a besluit that is published."""
        assert b.bekendgemaakt_op is not None
        o = self._onderzoek.get(b.zaak)
        treden = (Trede(trede=t.trede, oordeel=t.oordeel, toelichting=t.toelichting) for t in self._treden[b.zaak])
        grondslag = grondslag_uit(
            onderzoek=Onderzoek(wlz=o.wlz, wlz_toelichting=o.wlz_toelichting) if o else None, alineas=(),
            treden=treden, loopt=(),
        )  # fmt: skip
        return toets_besluit(
            gemeente=Gemeente(code=b.gemeente), soort=b.soort, velden=self.velden(b), grondslag=grondslag,
            dag=b.bekendgemaakt_op, bevoegdheid=b.mandaat_grond, boek=wetboek(),
        )  # fmt: skip

    def rijen(self) -> Iterator[tuple[Any, ...]]:
        """Return the rows of besluit_spoor: id, gemeente, zaak, besluit, calculations."""
        bekend = (b for b in self.regio.besluiten if b.bekendgemaakt_op is not None)
        for nummer, b in enumerate(bekend, start=1):
            getoetst = self.getoetst(b)
            yield nummer, b.gemeente, b.zaak, b.id, Jsonb(getoetst.toetsing.als_json(getoetst.boek))
