"""Why an act refuses, in a sentence for the resident: what a worker should do is not for her."""

from __future__ import annotations

from django.forms import BaseForm
from django.utils.translation import gettext as _

from keukentafel.balies.antwoord import zet_fouten
from keukentafel.recht.stappen import RUSTEND
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import eigen_zaak


def _staat_stil(*, gemeente: int, zaak: int) -> str:
    """Return why nothing can be done with this question any more; "" while somebody works on it."""
    record = eigen_zaak(gemeente=gemeente, zaak=zaak)
    if record.samengevoegd_in_id is not None:
        return _("Deze vraag hoort nu bij een andere vraag van u. Bel ons als u verder wilt.")
    if record.stand in RUSTEND:
        return _("Deze vraag is gestopt. Bel ons als u verder wilt.")
    return ""


def zet_weigering(formulier: BaseForm, fout: Geweigerd, *, gemeente: int, zaak: int) -> None:
    """Put a refusal on a form of the resident: that the question stopped, or else the sentences of the act."""
    if zin := _staat_stil(gemeente=gemeente, zaak=zaak):
        formulier.add_error(None, zin)
    else:
        zet_fouten(formulier, fout)
