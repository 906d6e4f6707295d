"""Een bewerking die een kalender of een reeks nodig heeft: een keer voor elk stel waarden dat voorkomt."""

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np

from keukentafel.recht.motor.boom import Bewerking, Naam, Vast
from keukentafel.recht.motor.kolommen.kader import Kader, reken
from keukentafel.recht.motor.kolommen.kolom import FOUT, Kolom, NietInKolommen, Soort, Toestand, samen, vaste
from keukentafel.recht.motor.kolommen.samenvoegen import aaneen

_VERSCHILLEND = 200_000


def per_verschillend(knoop: Bewerking, kader: Kader) -> Kolom:
    """Een bewerking die de motor per geval uitrekent, een keer voor elk stel waarden dat voorkomt.

    Fout: NietInKolommen als er te veel verschillende stellen zijn.
    """
    rij = [deel if type(deel) is Naam and knoop.naam == "SERIES" and plek == 0 else reken(deel, kader)
           for plek, deel in enumerate(knoop.delen)]  # fmt: skip
    kolommen = [deel for deel in rij if isinstance(deel, Kolom)]
    if any(deel.soort is Soort.BLOK for deel in kolommen):
        raise NietInKolommen(knoop.naam, "krijgt een lijst")

    def vast(plaats: int) -> Kolom:
        delen = tuple(deel if isinstance(deel, Naam) else Vast(deel.waarde(plaats)) for deel in rij)
        return kader.een_keer(Bewerking(knoop.naam, delen, knoop.nummer))

    toestand = samen(kolommen)
    if isinstance(toestand, int) and toestand >= FOUT:
        return Kolom(Soort.LEEG, toestand=toestand)
    if all(deel.vast for deel in kolommen):
        return vast(0)
    if not kader.aantal:  # op proef: alleen de soort telt
        reeks = rij[0]
        voorbeeld = kader.voorbeeld(reeks) if isinstance(reeks, Naam) else vaste(date.min)
        return aaneen([voorbeeld], [0], knoop.naam)
    return _verspreid(knoop, kolommen, toestand, vast)


def _verspreid(knoop: Bewerking, kolommen: Sequence[Kolom], toestand: Toestand, vast: Callable[[int], Kolom]) -> Kolom:
    sleutels = [deel for kolom in kolommen for deel in (kolom.waarden, kolom.noemer) if isinstance(deel, np.ndarray)]
    sleutels += [toestand] if isinstance(toestand, np.ndarray) else []
    stel = np.zeros(len(sleutels[0]), np.int64)
    for sleutel in sleutels:
        _, nummers = np.unique(sleutel, return_inverse=True)
        _, stel = np.unique(stel * (int(nummers.max(initial=0)) + 1) + nummers, return_inverse=True)
    _, eerste = np.unique(stel, return_index=True)
    if len(eerste) > _VERSCHILLEND:
        raise NietInKolommen(knoop.naam, f"heeft {len(eerste)} verschillende stellen waarden; dat is te veel")
    deel_toestand = toestand[eerste] if isinstance(toestand, np.ndarray) else np.full(len(eerste), toestand)
    los = [
        Kolom(Soort.LEEG, toestand=int(fout)) if fout >= FOUT else vast(int(plaats))
        for plaats, fout in zip(eerste, deel_toestand, strict=True)
    ]
    return aaneen(los, [1] * len(los), knoop.naam).rijen(stel)
