"""Looking: a file within one's own work, the glass that may be broken, a secret address, and who looked."""

from keukentafel.reis.inzien.aanbod import AanbodInDeBuurt, Aanbodkaart, aanbod_in_de_buurt
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
from keukentafel.reis.inzien.kop import (
    GekozenInwoner,
    Kop,
    bevestiging_nalezen,
    brief_inzien,
    brief_inzien_als_pdf,
    dossier_kop,
    inwoner_kiezen,
    misschien_dezelfde,
)

__all__ = [
    "AanbodInDeBuurt",
    "Aanbodkaart",
    "BuitenEigenWerk",
    "Dossier",
    "GekozenInwoner",
    "Kop",
    "Moment",
    "VraagStand",
    "aanbod_in_de_buurt",
    "bevestiging_nalezen",
    "brief_inzien",
    "brief_inzien_als_pdf",
    "dossier_kop",
    "dossier_openen",
    "eigen_brief",
    "eigen_persoon",
    "eigen_zaken",
    "geheim_adres_inzien",
    "inwoner_kiezen",
    "mag_erin",
    "meekijkers",
    "misschien_dezelfde",
    "noodinzage_beoordelen",
    "noodinzage_openen",
    "volgen",
    "waar_staat",
    "wie_keek_mee",
]
