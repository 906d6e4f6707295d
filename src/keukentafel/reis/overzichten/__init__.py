"""Lists over several records. Whoever stands on a list is written in the log, each of them."""

from keukentafel.reis.overzichten.besluiten import Besluitenlijst, Besluitregel, besluitenlijst
from keukentafel.reis.overzichten.bij_cijfer import Geteld, eigen_dossiers_bij
from keukentafel.reis.overzichten.mijn_dag import Daglijst, MijnDag, Regel, buiten_handen, mijn_dag
from keukentafel.reis.overzichten.vervolg import Vervolg, besluit_met_deler, verslag_met_deler, vervolg_van
from keukentafel.reis.overzichten.verzoeken import Verzoek, verzoeken
from keukentafel.reis.overzichten.vragen import Vraagregel, Zoekuitslag, nieuwe_vragen, zoeken

__all__ = [
    "Besluitenlijst",
    "Besluitregel",
    "Daglijst",
    "Geteld",
    "MijnDag",
    "Regel",
    "Vervolg",
    "Verzoek",
    "Vraagregel",
    "Zoekuitslag",
    "besluit_met_deler",
    "besluitenlijst",
    "buiten_handen",
    "eigen_dossiers_bij",
    "mijn_dag",
    "nieuwe_vragen",
    "verslag_met_deler",
    "vervolg_van",
    "verzoeken",
    "zoeken",
]
