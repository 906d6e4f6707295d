"""What usually comes next where a case stands, so that a walk gets somewhere."""

from __future__ import annotations

from collections.abc import Callable

from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.onderzoek.models import Alinea, Onderzoek
from keukentafel.dossier.onderzoek.models import Trede as LadderTrede
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.taken import OPDRACHT
from tests.reis.wandelen.besluit import (
    aanvragen,
    aanvulling_ontvangen,
    aanvulling_vragen,
    meelezen_afronden,
    ondertekenen,
    ontwerp,
    ontwerp_bewaren,
    spoed_nalezen,
    ter_lezing,
    tijd_hervatten,
    tijdelijk,
    tijdelijk_tekenen,
    tijdelijk_teruggeven,
    tijdelijk_verlengen,
    uitstel,
)
from tests.reis.wandelen.evaluatie import aandacht, afsluiten, nazorg, scherp, terugkijken
from tests.reis.wandelen.levering import (
    bsn_vastleggen,
    melding_terugnemen,
    opdracht_beantwoorden,
    opdracht_geven,
    start_melden,
    stop_melden,
    voortgang_geven,
)
from tests.reis.wandelen.melding import (
    bellen,
    bevestigen,
    nieuwe_vraag,
    ondersteuning,
    taak_afronden,
    voorstellen,
    weer_oppakken,
)
from tests.reis.wandelen.onderzoek import (
    alineas,
    botsing_kiezen,
    ladder,
    oplossen,
    opnieuw_kijken,
    reageren,
    te_laat_melden,
    tekenen,
    vaststellen,
    verslag_versturen,
)
from tests.reis.wandelen.wandeling import ACTEN, Wandeling

VERDER: dict[str, list[Callable[[Wandeling], object]]] = {
    Stand.ONTVANGEN: [ondersteuning, voorstellen, bevestigen, bellen, tijdelijk, alineas],
    Stand.VERSLAG_VERZONDEN: [tekenen, tekenen, reageren, oplossen, bellen, opnieuw_kijken],
    Stand.OPGELOST_ZONDER_MAATWERK: [aanvragen, opnieuw_kijken, bellen],
    Stand.INGETROKKEN: [weer_oppakken],
    Stand.TOEGEKEND: [
        opdracht_geven,
        opdracht_geven,
        opdracht_beantwoorden,
        start_melden,
        start_melden,
        nieuwe_vraag,
    ],
    Stand.HULP_LOOPT: [
        stop_melden, stop_melden, voortgang_geven, melding_terugnemen, opdracht_geven, nieuwe_vraag, scherp, aandacht,
        terugkijken, terugkijken, terugkijken,
    ],
    Stand.IN_EVALUATIE: [terugkijken, terugkijken, stop_melden, scherp, nieuwe_vraag],
    Stand.BEEINDIGD: [melding_terugnemen, start_melden, nieuwe_vraag, nazorg, nazorg, afsluiten],
}  # fmt: skip
GESCHREVEN = [taak_afronden, verslag_versturen, verslag_versturen, verslag_versturen, vaststellen, botsing_kiezen]
GEVRAAGD = [
    ontwerp_bewaren, ontwerp_bewaren, aanvulling_vragen, aanvulling_ontvangen, tijd_hervatten, uitstel, bellen,
    vaststellen,
]  # fmt: skip
ONTWORPEN = [ter_lezing, ter_lezing, ter_lezing, ondertekenen, ontwerp_bewaren, vaststellen]
GELEZEN = [ondertekenen, ondertekenen, ondertekenen, ondertekenen, meelezen_afronden, ter_lezing]
SPOED = [tijdelijk_verlengen, spoed_nalezen, tijdelijk_tekenen, tijdelijk_tekenen, tijdelijk_teruggeven]
BESTELLEN = [opdracht_geven]
BESTELD = [
    opdracht_beantwoorden, start_melden, start_melden, start_melden, stop_melden, stop_melden, voortgang_geven,
    melding_terugnemen, opdracht_geven, bsn_vastleggen,
]  # fmt: skip
LEEG = [nieuwe_vraag]
LAAT = [alineas, ladder, vaststellen, botsing_kiezen, verslag_versturen, verslag_versturen]
ZELDEN = {"doorzenden", "intrekken", "samenvoegen"}


def verder(w: Wandeling, zaak: Zaak) -> list[Callable[[Wandeling], object]]:
    """Return what usually comes next where this case stands."""
    if zaak.samengevoegd_in_id:
        return LEEG
    if zaak.stand in (Stand.ONTVANGEN, Stand.IN_ONDERZOEK) and w.dag > zaak.onderzoek_uiterlijk and w.kans(0.3):
        return [te_laat_melden, te_laat_melden, aanvragen]
    if zaak.stand == Stand.IN_ONDERZOEK:
        if Alinea.objects.filter(zaak_id=zaak.id).count() < len(Onderwerp) + 1:
            return [alineas]
        return GESCHREVEN if LadderTrede.objects.filter(zaak_id=zaak.id).exists() else [ladder]
    if zaak.stand == Stand.AANGEVRAAGD:
        if w.kans(0.6) and Onderzoek.objects.filter(zaak_id=zaak.id, verslag_verzonden_op__isnull=True).exists():
            return LAAT
        besluit = ontwerp(w)
        return GEVRAAGD if besluit is None else ONTWORPEN if besluit.staat == "concept" else GELEZEN
    return VERDER.get(zaak.stand, LEEG)


def kies(w: Wandeling) -> Callable[[Wandeling], object]:
    """Choose what happens now: mostly what usually comes next, else anything at all."""
    zaak = w.record()
    if w.kans(0.35):
        if Toewijzing.objects.filter(zaak_id=zaak.id).exclude(antwoord="nee").exists():
            return w.toeval.choice(BESTELD)
        if Taak.objects.filter(zaak_id=zaak.id, wat=OPDRACHT.wat, gedaan_op__isnull=True).exists():
            return w.toeval.choice(BESTELLEN)
    if w.kans(0.65):
        hulp = w.kans(0.2) and Besluit.objects.filter(zaak_id=zaak.id, soort="tijdelijk").exists()
        return w.toeval.choice(SPOED if hulp else verder(w, zaak))
    keus = w.toeval.choice(ACTEN)
    return keus if keus.__name__ not in ZELDEN or w.kans(0.5) else w.toeval.choice(ACTEN)
