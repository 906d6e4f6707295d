"""The first acts: a question comes in, is confirmed, passed on, joined, withdrawn; support, plan and appointment."""

from keukentafel.reis.melden.afronden import afspraak_afzeggen, afspraak_van, taak_afronden, taak_van
from keukentafel.reis.melden.afspreken import OndersteuningMist, afspraak_bevestigen, afspraak_voorstellen
from keukentafel.reis.melden.begeleiden import (
    AlOpgepakt,
    eerste_contact_vastleggen,
    notitie_schrijven,
    ondersteuning_afronden,
    ondersteuning_vastleggen,
    plan_indienen,
    toewijzen,
    verzoek_aannemen,
)
from keukentafel.reis.melden.bewaren import concept_afmaken, concept_bewaren, concept_openen, concepten_opruimen
from keukentafel.reis.melden.doorzenden import doorzenden, doorzending_aannemen
from keukentafel.reis.melden.eenmalig import al_ontvangen
from keukentafel.reis.melden.intrekken import intrekken, weer_oppakken
from keukentafel.reis.melden.mantelzorg import mantelzorger_noteren, mantelzorger_weghalen
from keukentafel.reis.melden.meekijken import (
    WEKEN,
    laatste_dag,
    meekijken_stoppen,
    meekijken_toestaan,
    wie_kijkt_mee,
)
from keukentafel.reis.melden.ontvangen import melden
from keukentafel.reis.melden.samenvoegen import samenvoegen
from keukentafel.reis.melden.volgcode import nieuwe_code
from keukentafel.reis.melden.vormen import Inwonergegevens, Ontvangen, Ontvangst
from keukentafel.reis.taken import met_de_hand

__all__ = [
    "WEKEN",
    "AlOpgepakt",
    "Inwonergegevens",
    "OndersteuningMist",
    "Ontvangen",
    "Ontvangst",
    "afspraak_afzeggen",
    "afspraak_bevestigen",
    "afspraak_van",
    "afspraak_voorstellen",
    "al_ontvangen",
    "concept_afmaken",
    "concept_bewaren",
    "concept_openen",
    "concepten_opruimen",
    "doorzenden",
    "doorzending_aannemen",
    "eerste_contact_vastleggen",
    "intrekken",
    "laatste_dag",
    "mantelzorger_noteren",
    "mantelzorger_weghalen",
    "meekijken_stoppen",
    "meekijken_toestaan",
    "melden",
    "met_de_hand",
    "nieuwe_code",
    "notitie_schrijven",
    "ondersteuning_afronden",
    "ondersteuning_vastleggen",
    "plan_indienen",
    "samenvoegen",
    "taak_afronden",
    "taak_van",
    "toewijzen",
    "verzoek_aannemen",
    "weer_oppakken",
    "wie_kijkt_mee",
]
