"""The onderzoek: from triage and the talk to the verslag, the reaction and the signature."""

from keukentafel.reis.onderzoeken.kiezen import (
    lopende_hulp_noteren,
    lopende_hulp_weghalen,
    spoor_kiezen,
    vaststellen,
)
from keukentafel.reis.onderzoeken.kort import kort_afronden, kort_bewaren
from keukentafel.reis.onderzoeken.lezen import (
    Gebiedbeeld,
    Onderwerpbeeld,
    Onderzoeksbeeld,
    Verslagbeeld,
    onderzoek_openen,
    verslag_lezen,
    voorbereiding_lezen,
    wie_bewerkt,
)
from keukentafel.reis.onderzoeken.overnemen import tekst_overnemen
from keukentafel.reis.onderzoeken.praten import (
    aantekening_bewaren,
    ladder_bewaren,
    leefgebieden_bewaren,
    voorbereiden,
)
from keukentafel.reis.onderzoeken.schrijven import (
    alineas_bewaren,
    bewerken_melden,
    bewerken_stoppen,
    botsing_kiezen,
    opmerking_afronden,
    opmerking_maken,
)
from keukentafel.reis.onderzoeken.tekenen import reacties_op_dit_verslag, tekenen, verslagmerk
from keukentafel.reis.onderzoeken.versies import Geschreven, Versie, versies_lezen
from keukentafel.reis.onderzoeken.verslagbrief import verslag_nalezen
from keukentafel.reis.onderzoeken.versturen import (
    oplossen_zonder_maatwerk,
    opnieuw_kijken,
    reageren,
    sinds_te_laat,
    te_laat_melden,
    te_laat_te_melden,
    verslag_versturen,
)
from keukentafel.reis.onderzoeken.vorig import VorigeLadder, vorige_ladder
from keukentafel.reis.onderzoeken.vormen import (
    Alineatekst,
    Bewaard,
    Gebied,
    Hulpregel,
    Traptrede,
    Vaststelling,
    Vooraf,
)

__all__ = [
    "Alineatekst",
    "Bewaard",
    "Gebied",
    "Gebiedbeeld",
    "Geschreven",
    "Hulpregel",
    "Onderwerpbeeld",
    "Onderzoeksbeeld",
    "Traptrede",
    "Vaststelling",
    "Versie",
    "Verslagbeeld",
    "Vooraf",
    "VorigeLadder",
    "aantekening_bewaren",
    "alineas_bewaren",
    "bewerken_melden",
    "bewerken_stoppen",
    "botsing_kiezen",
    "kort_afronden",
    "kort_bewaren",
    "ladder_bewaren",
    "leefgebieden_bewaren",
    "lopende_hulp_noteren",
    "lopende_hulp_weghalen",
    "onderzoek_openen",
    "oplossen_zonder_maatwerk",
    "opmerking_afronden",
    "opmerking_maken",
    "opnieuw_kijken",
    "reacties_op_dit_verslag",
    "reageren",
    "sinds_te_laat",
    "spoor_kiezen",
    "te_laat_melden",
    "te_laat_te_melden",
    "tekenen",
    "tekst_overnemen",
    "vaststellen",
    "versies_lezen",
    "verslag_lezen",
    "verslag_nalezen",
    "verslag_versturen",
    "verslagmerk",
    "voorbereiden",
    "voorbereiding_lezen",
    "vorige_ladder",
    "wie_bewerkt",
]
