"""What a known resident tells anew with a melding: an address, a number, and above all that the address is secret."""

from __future__ import annotations

from datetime import date

from keukentafel.omgeving.mensen import operations as mensen_operations
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.reis.melden.vormen import Inwonergegevens
from keukentafel.stelsel.gemeenten.namens import geheim_adres_van
from keukentafel.stelsel.gemeenten.queries import wijk_van_postcode


def bijwerken(*, persoon: Persoon, inwoner: Inwonergegevens, dag: date) -> Persoon:
    """Keep what was told anew about a resident whom we know; what was not told stays. Returns the resident.

    Once secret stays secret: only an act that asks for it could open an address again. The old values go to the
    history.
    """
    velden: dict[str, object] = {
        naam: nieuw
        for naam in ("telefoon", "email", "taal")
        if (nieuw := getattr(inwoner, naam)) and nieuw != getattr(persoon, naam)
    }
    if inwoner.tolk and not persoon.tolk:
        velden["tolk"] = True
    geheim = inwoner.geheim or persoon.geheim_adres
    if geheim and not persoon.geheim_adres:
        velden |= {"geheim_adres": True, "plaats": "", "wijk_id": None}
        mensen_operations.scherm_adres_af(gemeente=persoon.gemeente_id, persoon=persoon.id)
    nieuw_adres = (inwoner.straat.strip(), inwoner.huisnummer.strip(), inwoner.postcode.strip().upper())
    if all(nieuw_adres) and inwoner.plaats.strip():
        with geheim_adres_van(persoon.id):
            oud = mensen.adres_van(gemeente=persoon.gemeente_id, persoon=persoon.id)
        if oud is None or (oud.straat, oud.huisnummer, oud.postcode) != nieuw_adres:
            mensen_operations.beeindig_adres(gemeente=persoon.gemeente_id, persoon=persoon.id, per=dag)
            mensen_operations.maak_adres(
                gemeente=persoon.gemeente_id,
                persoon=persoon.id,
                straat=nieuw_adres[0],
                huisnummer=nieuw_adres[1],
                postcode=nieuw_adres[2],
                plaats=inwoner.plaats.strip(),
                geheim=geheim,
                van=dag,
            )
            if not geheim:
                wijk = wijk_van_postcode(gemeente=persoon.gemeente_id, postcode=nieuw_adres[2])
                velden |= {"plaats": inwoner.plaats.strip(), "wijk_id": wijk}
    return mensen_operations.wijzig_persoon(persoon=persoon, **velden) if velden else persoon
