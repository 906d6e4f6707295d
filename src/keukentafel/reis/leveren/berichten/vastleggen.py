"""What sending and receiving share: how a message is kept and laid in the outbox, and what lands on somebody's day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from keukentafel.berichten.iwmo import Bericht as Iwmobericht
from keukentafel.berichten.iwmo import Bevinding, schrijf, soort_van, toon
from keukentafel.dossier.levering import operations as levering_operations
from keukentafel.dossier.levering.models import Bericht
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.reis.taken import Werk, zet_een_keer_op_dag
from keukentafel.reis.zaakwerk import stam_van
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.postbus import operations as postbus

POST = "bericht"
"""The kind of post that carries a message that is ready: a 301 or a return."""
NAKIJKEN_WERKDAGEN = 2
"""Within how many working days somebody looks at a message that went wrong: an agreement of the house."""
WAT_HOOGSTENS = 400


def gemeentecode(gemeente: Gemeente) -> str:
    """Return the code of a municipality as iWmo writes it: four digits of CBS."""
    return f"{gemeente.code:04d}"


def controlesom(inhoud: bytes) -> str:
    """Return what two messages with the same content share."""
    return sha256(inhoud).hexdigest()


def in_woorden(fouten: Iterable[Bevinding]) -> list[dict[str, str]]:
    """Return findings as they are kept with a message: code, place and a plain sentence. A signal has no code."""
    return [{"code": f.retourcode or "", "plaats": toon(f.plaats), "zin": f.zin} for f in fouten]


def leg_uit(
    *, gemeente: Gemeente, bericht: Iwmobericht, identificatie: str, ontvanger: str, aanbieder: int | None,
    zaak: int | None, op: datetime, antwoord_op: Bericht | None = None,
) -> Bericht:  # fmt: skip
    """Keep a message of ours whole and lay it in the outbox. Returns it. Raises BerichtGeweigerd."""
    inhoud = schrijf(bericht)
    rij = levering_operations.maak_bericht(
        gemeente=gemeente.code, richting=Bericht.Richting.UIT, soort=soort_van(bericht).naam,
        identificatie=identificatie, afzender=gemeentecode(gemeente), ontvanger=ontvanger, aanbieder_id=aanbieder,
        zaak_id=zaak, antwoord_op=antwoord_op, stand=Bericht.Stand.KLAAR, inhoud=inhoud.decode(),
        controlesom=controlesom(inhoud), tijdstip=op,
    )  # fmt: skip
    postbus.leg(gemeente=gemeente.code, soort=POST, verwijzing=rij.id, sleutel=f"bericht-{rij.id}", op=op)
    return rij


def zet_op_de_dag(*, zaak: Zaak, zinnen: Iterable[str], op: datetime) -> None:
    """Put what went wrong with a message on the day of the contact person, once. Who looked ticks it off by hand.

    Of a case that was joined with another it stands with the one that goes on. What does not fit one task goes on in
    a next one.
    """
    waar = stam_van(zaak)
    uiterlijk = na_werkdagen(van=klok.dag_van(op), aantal=NAKIJKEN_WERKDAGEN)
    for wat in _verdeeld(zinnen):
        werk = Werk(Taak.Soort.SCHRIJVEN, wat=wat, vanzelf=False)
        zet_een_keer_op_dag(zaak=waar, werk=werk, uiterlijk=uiterlijk)


def _verdeeld(zinnen: Iterable[str]) -> list[str]:
    taken = [""]
    for zin in zinnen:
        if len(taken[-1]) + 1 + len(zin) > WAT_HOOGSTENS:
            taken.append("")
        taken[-1] = f"{taken[-1]} {zin}".strip()
    return taken
