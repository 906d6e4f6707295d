"""After the verslag: what the resident says, solved without a besluit, looking further, being late, the aanvraag."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from keukentafel.balies.consulent.blad import werkblad
from keukentafel.balies.consulent.forms import verslag as formulieren
from keukentafel.balies.consulent.views.handelingen import Blad, handel, zonder_vragen
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.woorden import datum
from keukentafel.reis import besluiten, onderzoeken
from keukentafel.reis.inzien import Kop
from keukentafel.stelsel import klok

DOEL = "werken aan uw vraag"
GETEKEND = "getekend"


@werkblad(doel=DOEL)
def reactie(request: KtRequest, zaak: int) -> HttpResponse:
    """Record what the resident said by phone, on paper or at the desk. Signed is the aanvraag (Wmo 2015 art. 2.3.5)."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        waarden = {"tekst": g["tekst"], "via": g["via"], "dag": g["dag"], "wie": request.wie, "op": op}
        if g["soort"] == GETEKEND:
            aanvraag = onderzoeken.tekenen(gemeente=kop.zaak.gemeente, zaak=zaak, **waarden)
            dag = datum(aanvraag.besluit_uiterlijk)
            return _("Er ligt nu een aanvraag. Het besluit is er uiterlijk %(dag)s.") % {"dag": dag}
        onderzoeken.reageren(gemeente=kop.zaak.gemeente, zaak=zaak, soort=g["soort"], **waarden)
        return _("De reactie staat bij het verslag.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return formulieren.Reactie(data)

    uitleg = [_("De reactie blijft altijd bij het verslag staan.")]
    return handel(request, zaak, Blad(_("Reactie op het verslag"), _("Leg de reactie vast"), uitleg), maak, doe)


@werkblad(doel=DOEL)
def opgelost(request: KtRequest, zaak: int) -> HttpResponse:
    """The question is solved without a besluit; a letter says what helps and that applying stays possible."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        onderzoeken.oplossen_zonder_maatwerk(
            gemeente=kop.zaak.gemeente, zaak=zaak, oplossing=formulieren.regels(g["oplossing"]),
            nabellen_op=g["nabellen_op"], wie=request.wie, op=op,
        )  # fmt: skip
        return _("De vraag is opgelost zonder besluit. De inwoner krijgt een brief.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return formulieren.Opgelost(data)

    uitleg = [
        _("Doe dit als de inwoner verder kan zonder hulp van de gemeente."),
        _("De inwoner krijgt een brief. Daarin staat ook dat aanvragen altijd nog kan."),
    ]
    return handel(request, zaak, Blad(_("Opgelost zonder besluit"), _("Rond af zonder besluit"), uitleg), maak, doe)


@werkblad(doel=DOEL)
def verder_kijken(request: KtRequest, zaak: int) -> HttpResponse:
    """The reaction gives reason to look further: the verslag can be written on, and is sent again."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        onderzoeken.opnieuw_kijken(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op)
        return _("U kunt het verslag weer veranderen. Verstuur het daarna opnieuw.")

    uitleg = [
        _("Doe dit als de reactie van de inwoner iets nieuws vertelt."),
        _("Het verslag gaat weer open. De eerste tekst blijft in het dossier bewaard."),
        _("De inwoner krijgt daarna een nieuw verslag."),
    ]
    return handel(request, zaak, Blad(_("Verder kijken"), _("Kijk verder"), uitleg), zonder_vragen, doe)


@werkblad(doel=DOEL)
def te_laat(request: KtRequest, zaak: int) -> HttpResponse:
    """Tell the resident that the onderzoek is late and that applying can be done at once."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        nu_gemeld = onderzoeken.te_laat_melden(
            gemeente=kop.zaak.gemeente, zaak=zaak, nieuwe_datum=g["nieuwe_datum"], wie=request.wie, op=op
        )
        if nu_gemeld:
            return _("De inwoner krijgt een brief dat wij te laat zijn.")
        return _("De inwoner wist dit al. Er gaat geen tweede brief uit.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        sinds, gemeld = onderzoeken.sinds_te_laat(zaak=kop.zaak, op=klok.nu())
        if sinds is None:
            blad.uitleg.insert(0, _("Dit onderzoek is nog op tijd. Er is niets te melden."))
        else:
            blad.uitleg.insert(0, _("Dit onderzoek is te laat sinds %(dag)s.") % {"dag": datum(sinds)})
        if gemeld is not None:
            blad.uitleg.insert(1, _("De inwoner kreeg hierover een brief op %(dag)s.") % {"dag": datum(gemeld)})
        return formulieren.TeLaat(data)

    uitleg = [
        _("Een onderzoek duurt hoogstens zes weken (Wmo 2015, artikel 2.3.2, eerste lid)."),
        _("Daarna mag de inwoner meteen hulp aanvragen (artikel 2.3.2, negende lid)."),
        _("De brief gaat een keer uit. Meldt u het niet, dan gaat hij vanzelf."),
    ]
    blad = Blad(_("Wij zijn te laat"), _("Meld dit aan de inwoner"), uitleg)
    return handel(request, zaak, blad, maak, doe)


@werkblad(doel=DOEL)
def aanvraag(request: KtRequest, zaak: int) -> HttpResponse:
    """Take in an aanvraag apart from signing: after the verslag, or without it once the six weeks are past."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        nieuw = besluiten.aanvragen(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op, **g)
        dag = datum(nieuw.besluit_uiterlijk)
        return _("De aanvraag ligt er. Het besluit is er uiterlijk %(dag)s.") % {"dag": dag}

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return formulieren.Aanvraag(data)

    uitleg = [
        _("Aanvragen kan na het verslag, ook zonder handtekening daaronder."),
        _("Is er na zes weken geen verslag? Dan kan het ook."),
    ]
    return handel(request, zaak, Blad(_("Aanvraag"), _("Leg de aanvraag vast"), uitleg), maak, doe)
