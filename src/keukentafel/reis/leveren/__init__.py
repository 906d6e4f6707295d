"""Help arrives: the order to a provider, its answer, start, stop and what is told of results."""

from keukentafel.reis.leveren.antwoorden import opdracht_beantwoorden
from keukentafel.reis.leveren.bsn import bsn_vastleggen
from keukentafel.reis.leveren.dossier import (
    Bestelling,
    Hulpregel,
    Leveringbeeld,
    Leverstand,
    aanbieder_naam,
    bestelling,
    hulp_van,
    levering_van,
)
from keukentafel.reis.leveren.geven import NietGecontracteerd, toewijzing_geven
from keukentafel.reis.leveren.kijken import opdracht, opdrachten_van
from keukentafel.reis.leveren.melden import melding_terugnemen, start_melden, stop_melden
from keukentafel.reis.leveren.ronde import levering_houden, levering_te_houden
from keukentafel.reis.leveren.vervallen import einde_fout, opdracht_vervalt, toekenning_beeindigen
from keukentafel.reis.leveren.voortgang import voortgang_geven
from keukentafel.reis.leveren.vormen import Opdrachtbeeld, Opdrachtregel, Resultaatbeeld, Vraagt
from keukentafel.reis.leveren.waarvoor import Lijn, Sleutel

__all__ = [
    "Bestelling",
    "Hulpregel",
    "Leveringbeeld",
    "Leverstand",
    "Lijn",
    "NietGecontracteerd",
    "Opdrachtbeeld",
    "Opdrachtregel",
    "Resultaatbeeld",
    "Sleutel",
    "Vraagt",
    "aanbieder_naam",
    "bestelling",
    "bsn_vastleggen",
    "einde_fout",
    "hulp_van",
    "levering_houden",
    "levering_te_houden",
    "levering_van",
    "melding_terugnemen",
    "opdracht",
    "opdracht_beantwoorden",
    "opdracht_vervalt",
    "opdrachten_van",
    "start_melden",
    "stop_melden",
    "toekenning_beeindigen",
    "toewijzing_geven",
    "voortgang_geven",
]
