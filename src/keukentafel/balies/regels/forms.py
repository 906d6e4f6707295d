"""Which day somebody reads the rules of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.formulier import DatumVeld, KtForm


class Leesdag(KtForm):
    """The version of which day."""

    op = DatumVeld(label=_("Op welke dag?"))
