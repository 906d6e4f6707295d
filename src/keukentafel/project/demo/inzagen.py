"""Files opened outside one's own work: each with its reason, most of them reviewed."""

from __future__ import annotations

import random
from datetime import date, time, timedelta

from keukentafel.project.demo import dagen, lezen
from keukentafel.project.demo.mensen import Personeel
from keukentafel.project.demo.rijen import Rijen
from keukentafel.project.demo.vormen import NoodinzageD
from keukentafel.recht.stappen import Stand
from keukentafel.stelsel.klok import moment

NOODINZAGEN = 18
NOODINZAGE_DUUR = timedelta(hours=8)  # as stelsel.logboek.operations (tested); that one needs Django


def noodinzagen(s: Rijen, rng: random.Random, personeel: Personeel, vandaag: date) -> None:
    """Write some visits outside one's own work, each with its reason; most are reviewed, some wait."""
    onterecht = False  # one is judged so
    kandidaten = [z for z in s.regio.zaken if z.behandelaar and z.eerste_contact_op and z.stand == Stand.IN_ONDERZOEK]
    for nr, zaak in enumerate(
        sorted(rng.sample(kandidaten, min(NOODINZAGEN, len(kandidaten))), key=lambda z: z.id), start=1
    ):
        anderen = [a for a in personeel.met_rol("consulent", zaak.gemeente) if a.id != zaak.behandelaar]
        wie = rng.choice(anderen)
        bewoner = s.regio.bewoners[zaak.inwoner - 1]
        assert zaak.eerste_contact_op is not None
        ruimte = dagen.werkdagen_tussen(zaak.eerste_contact_op, vandaag) - 1
        dag = dagen.werkdag_erna(zaak.eerste_contact_op, rng.randint(0, max(0, min(9, ruimte))))
        op = moment(dag, time(17, rng.randrange(5, 50)))
        reden = rng.choice(lezen.lees_yaml("teksten/vragen.yaml")["redenen_noodtoegang"])
        beoordelaar = personeel.met_rol("kwaliteit", zaak.gemeente)[0]
        beoordeeld = moment(dagen.werkdag_erna(dag, 3), time(10, 0))
        klaar = beoordeeld < s.peil and rng.random() < 0.8
        oordeel = ("onterecht" if nr >= NOODINZAGEN // 2 and not onterecht else "terecht") if klaar else ""
        onterecht = onterecht or oordeel == "onterecht"
        s.regio.noodinzagen.append(
            NoodinzageD(
                id=nr,
                gemeente=zaak.gemeente,
                gebruiker_id=wie.id,
                gebruiker_naam=wie.naam,
                inwoner_id=zaak.inwoner,
                object_soort="zaak",
                object_id=zaak.id,
                reden=reden,
                geopend_op=op,
                geldig_tot=op + NOODINZAGE_DUUR,
                beoordeeld_op=beoordeeld if klaar else None,
                beoordeeld_door=beoordelaar.naam if klaar else "",
                oordeel=oordeel,
                toelichting="Besproken met de medewerker." if oordeel == "onterecht" else "",
            )
        )
        wat = "dossier geopend buiten eigen werk"
        s._log(zaak.id, bewoner, op, "noodinzage", wat, "inzage buiten eigen werk", wie, reden)
