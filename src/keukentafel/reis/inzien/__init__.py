"""Looking: a file within one's own work, the glass that may be broken, a secret address, and who looked."""

from keukentafel.reis.inzien.dossier import (
    BuitenEigenWerk,
    Dossier,
    dossier_openen,
    geheim_adres_inzien,
    mag_erin,
    noodinzage_beoordelen,
    noodinzage_openen,
)
from keukentafel.reis.inzien.inwoner import (
    Moment,
    VraagStand,
    eigen_brief,
    eigen_persoon,
    eigen_zaken,
    meekijkers,
    volgen,
    waar_staat,
    wie_keek_mee,
)

__all__ = [
    "BuitenEigenWerk",
    "Dossier",
    "Moment",
    "VraagStand",
    "dossier_openen",
    "eigen_brief",
    "eigen_persoon",
    "eigen_zaken",
    "geheim_adres_inzien",
    "mag_erin",
    "meekijkers",
    "noodinzage_beoordelen",
    "noodinzage_openen",
    "volgen",
    "waar_staat",
    "wie_keek_mee",
]
