"""The post round: takes one item of the outbox at a time and gives it exactly one effect.

An item is claimed, carried out and marked in one transaction. An effect outside the database (a letter in the mail
house) is recognisable by the item's key, so that a round that died between effect and commit does it over without
harm. An effect inside the database (a question carried to another municipality) commits together with the mark.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from django.db import transaction

from keukentafel.dossier.brief import operations as brief_operations
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.koppelingen.printstraat import Poststuk, Printstraat
from keukentafel.reis.brieven import brief_voor_post
from keukentafel.reis.melden import concepten_opruimen, doorzending_aannemen
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.namens import namens, versmal
from keukentafel.stelsel.gemeenten.queries import gemeenten
from keukentafel.stelsel.postbus import operations as postbus
from keukentafel.stelsel.postbus import queries as postbus_queries
from keukentafel.stelsel.postbus.models import Post

DOEL = "post bezorgen"
log = logging.getLogger(__name__)


@dataclass
class Postronde:
    """One worker. Several may run side by side: a claimed item is skipped by the others."""

    printstraat: Printstraat

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
                    self._doe(post, gemeente, alle, op)
            except Exception as fout:  # any failure belongs to this one item
                # The kind and the id say enough; the message may hold personal data, so only its class is logged.
                log.warning("post %s mislukt: %s", post.sleutel, type(fout).__name__)
                with versmal(gemeente.code):
                    postbus.mislukt(post=post, fout=f"{type(fout).__name__}", op=op)
            else:
                with versmal(gemeente.code):
                    postbus.bezorgd(post=post, op=op)
        return True

    def _doe(self, post: Post, gemeente: Gemeente, alle: dict[int, Gemeente], op: datetime) -> None:
        soorten: dict[str, Callable[[], None]] = {
            "brief": lambda: self._brief(post, gemeente, op),
            "doorzending": lambda: self._doorzending(post, gemeente, alle, op),
        }
        if post.soort not in soorten:
            raise LookupError(f"onbekende soort post {post.soort}")
        soorten[post.soort]()

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

    def alles(self, *, op: datetime) -> int:
        """Handle items until none is due; return how many."""
        aantal = 0
        while self.een(op=op):
            aantal += 1
        return aantal

    def blijf(self, stop: threading.Event, *, rust: float = 1.0, opruimen: float = 3600.0) -> None:
        """Go on until `stop` is set, resting `rust` seconds when there is nothing; clear old drafts now and then."""
        laatst = 0.0
        while not stop.is_set():
            try:
                bezig = self.een(op=klok.nu())
                if monotonic() - laatst > opruimen:
                    laatst = monotonic()
                    with namens([g.code for g in gemeenten()], doel="oude concepten opruimen"):
                        concepten_opruimen(op=klok.nu())
            except Exception as fout:  # the database may be away for a moment: wait and go on
                log.warning("postronde wacht: %s", type(fout).__name__)
                bezig = False
            if not bezig:
                stop.wait(rust)
