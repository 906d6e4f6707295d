"""Following results, looking back together, and the call after help stopped."""

from keukentafel.reis.evalueren.nazorg import (
    mag_sluiten,
    nazorg_bellen,
    nazorg_plannen,
    nazorg_vervalt,
    zaak_afsluiten,
)

__all__ = ["mag_sluiten", "nazorg_bellen", "nazorg_plannen", "nazorg_vervalt", "zaak_afsluiten"]
