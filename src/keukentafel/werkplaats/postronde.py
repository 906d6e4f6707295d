"""The post round: takes one item of the outbox at a time and gives it exactly one effect.

An item is claimed, carried out and marked in one transaction. An effect outside the database (a letter in the mail
house) is recognisable by the item's key, so that a round that died between effect and commit does it over without
harm. An effect inside the database (a question carried to another municipality) commits together with the mark.
What came in at the post office for messages is taken away there only after it was kept here. What a message does is an
item of its own: one that goes wrong, or waits for another, holds up nothing else.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from time import monotonic

from django.db import transaction

from keukentafel.dossier.brief import operations as brief_operations
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.koppelingen.berichtenpost import Berichtenpost, Berichtstuk
from keukentafel.koppelingen.printstraat import Poststuk, Printstraat
from keukentafel.reis.brieven import brief_voor_post
from keukentafel.reis.handeling import SYSTEEM
from keukentafel.reis.leveren.berichten import (
    OORDEEL,
    POST,
    bericht_beoordelen,
    bericht_ontvangen,
    bericht_verzonden,
    bericht_voor_post,
    gemeentecode,
    toewijzing_versturen,
    zonder_retour,
)
from keukentafel.reis.melden import concepten_opruimen, doorzending_aannemen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens, versmal
from keukentafel.stelsel.gemeenten.queries import gemeenten
from keukentafel.stelsel.postbus import operations as postbus
from keukentafel.stelsel.postbus import queries as postbus_queries
from keukentafel.stelsel.postbus.models import Post

DOEL = "post bezorgen"
OPHALEN = "ophalen"
"""The kind of post that says that a message could not be taken in, and when that is tried again."""
DOEL_IN = "bericht van een aanbieder verwerken"
log = logging.getLogger(__name__)


def _kenmerk(stuk: Berichtstuk) -> str:
    """A mark of what came in: its key was chosen by others, and may say who it is about."""
    return f"{OPHALEN}-{stuk.naar}-{sha256(stuk.sleutel.encode() + stuk.inhoud).hexdigest()[:24]}"


@dataclass
class Postronde:
    """One worker. Several may run side by side: a claimed item is skipped by the others.

    Without a `berichtenpost` messages wait in the outbox, and nothing is fetched.
    """

    printstraat: Printstraat
    berichtenpost: Berichtenpost | None = None

    def een(self, *, op: datetime) -> bool:
        """Handle the oldest item that is due; return False when there is none.

        A failure of one item is written with it and it waits longer each time; the others go on.
        """
        alle = {g.code: g for g in gemeenten()}
        with namens(alle, doel=DOEL):
            post = postbus_queries.volgende(op=op)
            if post is None:
                return False
            gemeente = alle[post.gemeente_id]
            try:
                with transaction.atomic():
                    weer = self._doe(post, gemeente, alle, op)
            except Exception as fout:  # any failure belongs to this one item
                # The kind and the id say enough; the message may hold personal data, so only its class is logged.
                log.warning("post %s mislukt: %s", post.sleutel, type(fout).__name__)
                with versmal(gemeente.code):
                    postbus.mislukt(post=post, fout=f"{type(fout).__name__}", op=op)
            else:
                with versmal(gemeente.code):
                    if weer is None:
                        postbus.bezorgd(post=post, op=op)
                    else:
                        postbus.later(post=post, klaar_vanaf=weer)
        return True

    def _doe(self, post: Post, gemeente: Gemeente, alle: dict[int, Gemeente], op: datetime) -> datetime | None:
        """Carry an item out; return when it must come again, None when it is done."""
        soorten: dict[str, Callable[[], datetime | None]] = {
            "brief": lambda: self._brief(post, gemeente, op),
            "doorzending": lambda: self._doorzending(post, gemeente, alle, op),
            "toewijzing": lambda: self._toewijzing(post, gemeente, op),
            POST: lambda: self._bericht(post, gemeente),
            OORDEEL: lambda: self._oordeel(post, gemeente, op),
            OPHALEN: lambda: None,  # now `ophalen` may take the message in again
        }
        if post.soort not in soorten:
            raise LookupError(f"onbekende soort post {post.soort}")
        return soorten[post.soort]()

    def _brief(self, post: Post, gemeente: Gemeente, op: datetime) -> None:
        with versmal(gemeente.code):
            brief, pdf, regels = brief_voor_post(id=post.verwijzing, op=op)
            self.printstraat.bezorg(Poststuk(post.sleutel, pdf, brief.aan_naam, regels))
            brief_operations.verzonden(brief=brief, op=op)

    def _doorzending(self, post: Post, gemeente: Gemeente, alle: dict[int, Gemeente], op: datetime) -> None:
        with versmal(gemeente.code):
            doorzending = melding_queries.doorzending(gemeente=gemeente.code, id=post.verwijzing)
        if doorzending is None or doorzending.naar_id is None:
            raise LookupError("deze doorzending is er niet")
        if doorzending.aangekomen_op is None:
            doorzending_aannemen(van=gemeente, doorzending=doorzending.id, naar=alle[doorzending.naar_id], op=op)

    def _toewijzing(self, post: Post, gemeente: Gemeente, op: datetime) -> None:
        """Make the message; it leaves as an item of its own, so that what is sent is what was kept."""
        with versmal(gemeente.code):
            toewijzing_versturen(
                gemeente=gemeente, toewijzing=post.verwijzing, kenmerk=str(post.id), wie=SYSTEEM, op=op
            )

    def _bericht(self, post: Post, gemeente: Gemeente) -> None:
        if self.berichtenpost is None:
            raise ConnectionError("er is geen berichtenpost aangesloten")
        with versmal(gemeente.code):
            bericht = bericht_voor_post(gemeente=gemeente, bericht=post.verwijzing)
            self.berichtenpost.bezorg(
                Berichtstuk(post.sleutel, bericht.afzender, bericht.ontvanger, bericht.inhoud.encode())
            )
            bericht_verzonden(bericht=bericht)

    def _oordeel(self, post: Post, gemeente: Gemeente, op: datetime) -> datetime | None:
        with versmal(gemeente.code, doel=DOEL_IN):
            return bericht_beoordelen(gemeente=gemeente, bericht=post.verwijzing, op=op)

    def ophalen(self, *, op: datetime) -> int:
        """Take in what lies at the post office for each municipality; return how many messages were kept.

        A message that goes wrong stays there and is tried again later, longer each time; the others go on.
        """
        if self.berichtenpost is None:
            return 0
        aantal = 0
        for gemeente in gemeenten():
            try:
                wachtend = self.berichtenpost.wachtend(gemeentecode(gemeente))
            except OSError as fout:
                log.warning("berichten ophalen mislukt: %s", type(fout).__name__)
                continue
            if wachtend:
                with namens({gemeente.code}, doel=DOEL_IN):
                    vast = postbus_queries.vastgehouden(gemeente=gemeente.code, soort=OPHALEN)
                nu = [stuk for stuk in wachtend if _kenmerk(stuk) not in vast]
                aantal += sum(self._haal_op(stuk, gemeente, self.berichtenpost, op) for stuk in nu)
        return aantal

    def _haal_op(self, stuk: Berichtstuk, gemeente: Gemeente, berichtenpost: Berichtenpost, op: datetime) -> bool:
        try:
            with namens({gemeente.code}, doel=DOEL_IN):
                bericht = bericht_ontvangen(gemeente=gemeente, inhoud=stuk.inhoud, van=stuk.van, wie=SYSTEEM, op=op)
            if fout := zonder_retour(bericht):
                log.warning("bericht %s niet aangenomen", _kenmerk(stuk))
            # After the commit: who dies in between gets it again, and knows it again.
            berichtenpost.gelezen(stuk, fout=fout)
        except Exception as mis:  # any failure belongs to this one message
            log.warning("bericht %s mislukt: %s", _kenmerk(stuk), type(mis).__name__)
            with namens({gemeente.code}, doel=DOEL_IN):
                postbus.houd_vast(
                    gemeente=gemeente.code, soort=OPHALEN, sleutel=_kenmerk(stuk), fout=type(mis).__name__, op=op
                )
            return False
        return True

    def alles(self, *, op: datetime) -> int:
        """Handle items until none is due and nothing came in; return how many items."""
        aantal = 0
        while True:
            while self.een(op=op):
                aantal += 1
            if not self.ophalen(op=op):
                return aantal

    def blijf(self, stop: threading.Event, *, rust: float = 1.0, opruimen: float = 3600.0) -> None:
        """Go on until `stop` is set, resting `rust` seconds when there is nothing; clear old drafts now and then."""
        laatst = 0.0
        while not stop.is_set():
            try:
                bezig = self.een(op=klok.nu()) or self.ophalen(op=klok.nu()) > 0
                if monotonic() - laatst > opruimen:
                    laatst = monotonic()
                    with namens([g.code for g in gemeenten()], doel="oude concepten opruimen"):
                        concepten_opruimen(op=klok.nu())
            except Exception as fout:  # the database may be away for a moment: wait and go on
                log.warning("postronde wacht: %s", type(fout).__name__)
                bezig = False
            if not bezig:
                stop.wait(rust)
