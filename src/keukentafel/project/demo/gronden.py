"""The mark of the ground that lay there when a draft of the demo was read: nothing of it changed since."""

from __future__ import annotations

from collections import defaultdict

from keukentafel.dossier.onderzoek.models import Alinea, LopendeHulp, Onderzoek, Trede
from keukentafel.project.demo.tabellen import Regio
from keukentafel.project.demo.vervolgbrieven import UITKOMST
from keukentafel.reis.besluiten.wegen import grondslag_uit, grondslagmerk


def gelezen_merken(r: Regio) -> dict[int, str]:
    """Return the mark per besluit (its id) that was read and lies with its writer again."""
    gelezen = {b.zaak: b.id for b in r.besluiten if b.staat == "concept" and b.lezer is not None}
    alineas: dict[int, list[Alinea]] = defaultdict(list)
    treden: dict[int, list[Trede]] = defaultdict(list)
    loopt: dict[int, list[LopendeHulp]] = defaultdict(list)
    for a in r.alineas:
        if a.zaak in gelezen and a.onderwerp != UITKOMST:
            rij = Alinea(onderwerp=a.onderwerp, tekst=a.tekst, niet_aan_de_orde=a.niet_aan_de_orde)
            alineas[a.zaak].append(rij)
    for t in r.treden:
        if t.zaak in gelezen:
            treden[t.zaak].append(Trede(trede=t.trede, oordeel=t.oordeel, toelichting=t.toelichting))
    for h in r.lopende_hulp:
        if h.zaak in gelezen:
            loopt[h.zaak].append(LopendeHulp(wat=h.wat, wie=h.wie))
    onderzoeken = {
        o.zaak: Onderzoek(
            wlz=o.wlz, wlz_toelichting=o.wlz_toelichting, pgb_uitgelegd_op=o.pgb_uitgelegd_op,
            verslag_verzonden_op=o.verslag_verzonden_op,
        )
        for o in r.onderzoeken
        if o.zaak in gelezen
    }  # fmt: skip
    return {
        besluit: grondslagmerk(
            grondslag_uit(
                onderzoek=onderzoeken.get(zaak), alineas=alineas[zaak], treden=treden[zaak], loopt=loopt[zaak]
            )
        )
        for zaak, besluit in gelezen.items()
    }
