"""The acts on a file, one page each: a form, one button, and back to the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from keukentafel.balies.antwoord import zeg, zet_fouten
from keukentafel.balies.consulent.blad import DOEN, toon, werkblad
from keukentafel.balies.consulent.forms import handelingen as formulieren
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.formulier import KtForm
from keukentafel.balies.vorm.woorden import datum, tijd, vertaal
from keukentafel.balies.vragen.mantelzorger import Mantelzorger, MantelzorgerWeg
from keukentafel.balies.vragen.meekijken import gekozen_dag
from keukentafel.reis import melden
from keukentafel.reis.handeling import Geweigerd
from keukentafel.reis.inzien import Kop, dossier_kop, eigen_mantelzorgers, misschien_dezelfde
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers.queries import Gebruiker, mensen_met_rol
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.queries import gemeenten

DOEL = "werken aan uw vraag"
Maak = Callable[[Kop, QueryDict | None], KtForm]
Doe = Callable[[Kop, dict[str, Any], datetime], str]
Weg = Callable[[Kop, dict[str, Any]], str]
Niet = Callable[[Kop], str]


@dataclass(frozen=True)
class Blad:
    """The words of one act's page."""

    titel: str
    knop: str
    uitleg: list[str] = field(default_factory=list)


def handel(
    request: KtRequest, zaak: int, blad: Blad, maak: Maak, doe: Doe, *, weg: Weg | None = None, niet: Niet | None = None
) -> HttpResponse:  # fmt: skip
    """Show the form of an act, or do the act and go back to the file. What is refused comes back with all typed.

    `weg` gives the sentence to say on Mijn dag, when after the act the file is no longer one's own to open. `niet` says
    why the act cannot be done now, "" when it can: the page then says that, and has no button that would refuse.
    """
    op = klok.nu()
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=request.method != "POST")
    if niet is not None and (waarom := niet(kop)):
        inhoud = {"kop": kop, "blad": blad, "niet": vertaal(waarom)}
        return toon(request, "consulent/dossier/handeling.html", inhoud, hier="vragen")
    formulier = maak(kop, request.POST if request.method == "POST" else None)
    mist = ""
    if request.method == "POST" and formulier.is_valid():
        try:
            gedaan = doe(kop, formulier.cleaned_data, op)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
            if isinstance(fout, melden.OndersteuningMist):
                mist = fout.voor
        else:
            if weg is not None and (elders := weg(kop, formulier.cleaned_data)):
                zeg(request, elders, bij=None)
                return redirect("consulent:dag")
            zeg(request, gedaan, bij=zaak)
            return redirect("consulent:dossier", zaak=zaak)
    if isinstance(formulier, formulieren.Afspraak):
        formulier.zonder_vinkjes()
    inhoud = {"formulier": formulier, "kop": kop, "blad": blad, "mist": mist}
    return toon(request, "consulent/dossier/handeling.html", inhoud, hier="vragen")


def _collegas(kop: Kop) -> list[Gebruiker]:
    return list(mensen_met_rol(rol=Rol.CONSULENT, peildatum=klok.vandaag(), gemeente=kop.zaak.gemeente_id))


def zonder_vragen(kop: Kop, data: QueryDict | None) -> KtForm:
    """Return the form of an act that asks nothing: only its button."""
    return formulieren.Niets(data)


@werkblad(doel=DOEL, methoden=DOEN)
def oppakken(request: KtRequest, zaak: int) -> HttpResponse:
    """Take a case that has no contact person yet, from the list of questions."""
    op = klok.nu()
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=False)
    if request.wie.id is None or kop.zaak.behandelaar_id == request.wie.id:
        return redirect("consulent:dossier", zaak=zaak)
    try:
        melden.toewijzen(
            gemeente=kop.zaak.gemeente, zaak=zaak, aan=request.wie.id, wie=request.wie, op=op, alleen_vrij=True
        )
    except melden.AlOpgepakt as al:
        zeg(request, _("%(naam)s heeft deze vraag net opgepakt. Kies een andere.") % {"naam": al.naam}, bij=None)
        return redirect("consulent:dag")
    except Geweigerd as fout:
        zeg(request, vertaal(str(fout)), bij=None)
        return redirect("consulent:dag")
    zeg(request, _("U bent nu de contactpersoon."), bij=zaak)
    return redirect("consulent:dossier", zaak=zaak)


@werkblad(doel=DOEL)
def toewijzen(request: KtRequest, zaak: int) -> HttpResponse:
    """Give the case to a colleague, or take it."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        melden.toewijzen(gemeente=kop.zaak.gemeente, zaak=zaak, aan=int(g["aan"]), wie=request.wie, op=op)
        return _("De nieuwe contactpersoon staat erbij.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        wie = kop.zaak.behandelaar_id
        return formulieren.Toewijzen(data, collegas=_collegas(kop), ik=request.wie.id, initial={"aan": str(wie)})

    def weg(kop: Kop, g: dict[str, Any]) -> str:
        if int(g["aan"]) == request.wie.id:
            return ""
        naar = next(c.naam for c in _collegas(kop) if c.pk == int(g["aan"]))
        waarden = {"inwoner": kop.inwoner.naam_met_aanhef, "collega": naar}
        return _("U hebt de zaak van %(inwoner)s overgedragen aan %(collega)s.") % waarden

    uitleg = [_("De open taken gaan mee. De inwoner ziet de nieuwe naam.")]
    blad = Blad(_("Contactpersoon kiezen"), _("Kies deze contactpersoon"), uitleg)
    return handel(request, zaak, blad, maak, doe, weg=weg)


@werkblad(doel=DOEL)
def gebeld(request: KtRequest, zaak: int) -> HttpResponse:
    """Record a call: reached, or not yet."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        gelukt = g["gelukt"] == "ja"
        melden.eerste_contact_vastleggen(
            gemeente=kop.zaak.gemeente, zaak=zaak, verslag=g["verslag"], gelukt=gelukt, wie=request.wie, op=op
        )
        return _("Het gesprek staat erbij.") if gelukt else _("Genoteerd: geen gehoor. De taak blijft staan.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return formulieren.Gebeld(data)

    return handel(request, zaak, Blad(_("Gebeld"), _("Leg vast")), maak, doe)


@werkblad(doel=DOEL)
def ondersteuning(request: KtRequest, zaak: int, voor: str) -> HttpResponse:
    """Record the answer about independent support: of the resident, or of the mantelzorger."""
    if voor not in ("inwoner", "mantelzorger"):
        raise Http404("kies inwoner of mantelzorger")

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        melden.ondersteuning_vastleggen(
            gemeente=kop.zaak.gemeente, zaak=zaak, voor=voor, antwoord=g["antwoord"], wie_mee=g["wie_mee"],
            wie=request.wie, op=op, meekijken_tot=gekozen_dag(g["hoe_lang"]) if g["antwoord"] == "ja" else None,
        )  # fmt: skip
        return _("Het antwoord over een ondersteuner staat erbij.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return formulieren.Ondersteuning(data)

    titel = _("Antwoord van de inwoner") if voor == "inwoner" else _("Antwoord van de mantelzorger")
    uitleg = [
        _("Een onafhankelijk ondersteuner denkt mee, is gratis en werkt niet voor de gemeente."),
        _("Bij “ja” krijgt de ondersteuner meteen bericht. Die reageert binnen een werkdag."),
    ]
    return handel(request, zaak, Blad(titel, _("Leg het antwoord vast"), uitleg), maak, doe)


@werkblad(doel=DOEL)
def mantelzorger(request: KtRequest, zaak: int) -> HttpResponse:
    """Write down who cares for the resident."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        melden.mantelzorger_noteren(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op, **g)
        return _("De mantelzorger staat erbij. Vraag ook deze persoon of er iemand mee moet.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return Mantelzorger(data)

    uitleg = [
        _("Zeg tegen de mantelzorger dat u de naam opschrijft. De inwoner ziet dit ook."),
        _("Klopt er iets niet? Vul dezelfde naam in met wat het moet zijn."),
    ]
    return handel(request, zaak, Blad(_("Wie is de mantelzorger?"), _("Schrijf op"), uitleg), maak, doe)


@werkblad(doel=DOEL)
def mantelzorger_weg(request: KtRequest, zaak: int) -> HttpResponse:
    """Take away somebody who was noted as mantelzorger."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        melden.mantelzorger_weghalen(
            gemeente=kop.zaak.gemeente, zaak=zaak, relatie=int(g["wie"]), wie=request.wie, op=op
        )
        return _("De naam is weggehaald.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        bekend = eigen_mantelzorgers(gemeente=kop.zaak.gemeente_id, zaak=zaak)
        return MantelzorgerWeg(data, bekend=[(r.id, r.naam) for r in bekend])

    uitleg = [_("Doe dit als de mantelzorger of de inwoner het vraagt, of als het niet klopt.")]
    return handel(request, zaak, Blad(_("Haal een mantelzorger weg"), _("Haal weg"), uitleg), maak, doe)


@werkblad(doel=DOEL)
def plan(request: KtRequest, zaak: int) -> HttpResponse:
    """Write down a resident's own plan that came in on paper, by phone or at the desk."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        melden.plan_indienen(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op, **g)
        return _("Het plan staat erbij. De inwoner krijgt een brief.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return formulieren.EigenPlan(data)

    uitleg = [_("Een plan telt altijd mee, ook als het later komt dan een week.")]
    return handel(request, zaak, Blad(_("Eigen plan van de inwoner"), _("Voeg het plan toe"), uitleg), maak, doe)


@werkblad(doel=DOEL)
def afspraak(request: KtRequest, zaak: int) -> HttpResponse:
    """Propose a talk."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        try:
            melden.afspraak_voorstellen(
                gemeente=kop.zaak.gemeente, zaak=zaak, begin=klok.moment(g["dag"], g["tijd"]), minuten=g["minuten"],
                waar=g["waar"], met=int(g["met"]), opmerking=g["opmerking"], wens_inwoner=g["wens_inwoner"],
                tegelijk_mag=g["tegelijk_mag"], wie=request.wie, op=op,
            )  # fmt: skip
        except Geweigerd as fout:  # the act speaks of one moment, the form asks a day and a time
            raise Geweigerd({("dag" if veld == "begin" else veld): zin for veld, zin in fout.fouten.items()}) from None
        return _("De afspraak is voorgesteld. Bevestig hem als de inwoner akkoord is.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return formulieren.Afspraak(data, collegas=_collegas(kop), ik=request.wie.id)

    uitleg = [_("De inwoner krijgt pas een brief als u de afspraak bevestigt.")]
    return handel(request, zaak, Blad(_("Afspraak voorstellen"), _("Stel deze afspraak voor"), uitleg), maak, doe)


@werkblad(doel=DOEL)
def afspraak_bevestigen(request: KtRequest, zaak: int, afspraak: int) -> HttpResponse:
    """Confirm a proposed talk; refused while the answer about support is missing (S-A8)."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        melden.afspraak_bevestigen(gemeente=kop.zaak.gemeente, zaak=zaak, afspraak=afspraak, wie=request.wie, op=op)
        return _("De afspraak is bevestigd. De inwoner krijgt een uitnodiging.")

    uitleg = [
        _("De inwoner krijgt een brief met dag, tijd en plek."),
        _("Daarvoor moet u weten of er iemand meegaat naar het gesprek."),
    ]
    blad = Blad(_("Afspraak bevestigen"), _("Bevestig de afspraak"), uitleg)
    return handel(request, zaak, blad, zonder_vragen, doe)


@werkblad(doel=DOEL)
def taak_afronden(request: KtRequest, zaak: int, taak: int) -> HttpResponse:
    """Tick off a task, with a sentence for the course of the case."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        melden.taak_afronden(gemeente=kop.zaak.gemeente, zaak=zaak, taak=taak, zin=g["zin"], wie=request.wie, op=op)
        return _("De taak is afgerond.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        gekozen = melden.taak_van(gemeente=kop.zaak.gemeente_id, zaak=zaak, taak=taak)
        blad.uitleg.append(vertaal(gekozen.wat))
        return formulieren.TaakAfronden(data)

    blad = Blad(_("Taak afronden"), _("Rond de taak af"))
    return handel(request, zaak, blad, maak, doe)


@werkblad(doel=DOEL)
def afspraak_afzeggen(request: KtRequest, zaak: int, afspraak: int) -> HttpResponse:
    """Cancel a talk; a letter goes out when the invitation did."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        brief = melden.afspraak_afzeggen(
            gemeente=kop.zaak.gemeente, zaak=zaak, afspraak=afspraak, wie=request.wie, op=op
        )
        if brief:
            return _("De afspraak is afgezegd. De inwoner krijgt een brief.")
        return _("De afspraak is afgezegd. Bel de inwoner als die het nog niet weet.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        gekozen = melden.afspraak_van(gemeente=kop.zaak.gemeente_id, zaak=zaak, afspraak=afspraak)
        begin = gekozen.begin.astimezone(klok.AMSTERDAM)
        waarden = {"dag": datum(begin.date()), "tijd": tijd(begin)}
        blad.uitleg.insert(0, _("Het gesprek van %(dag)s, %(tijd)s, gaat dan niet door.") % waarden)
        return formulieren.Niets(data)

    uitleg = [_("De vraag loopt door. Er komt een taak bij: een nieuwe afspraak maken.")]
    blad = Blad(_("Afspraak afzeggen"), _("Zeg de afspraak af"), uitleg)
    return handel(request, zaak, blad, maak, doe)


@werkblad(doel=DOEL)
def doorzenden(request: KtRequest, zaak: int) -> HttpResponse:
    """Pass the question on to the municipality it belongs to (Awb art. 2:3 lid 1)."""

    def andere(kop: Kop) -> list[Any]:
        return [g for g in gemeenten() if g.code != kop.zaak.gemeente_id]

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        naar = next((a for a in andere(kop) if str(a.code) == g["naar"]), None)
        melden.doorzenden(
            gemeente=kop.zaak.gemeente, zaak=zaak, naar=naar, naar_naam=g["naar_naam"],
            naar_telefoon=g["naar_telefoon"], wie=request.wie, op=op,
        )  # fmt: skip
        return _("De vraag is doorgestuurd. De inwoner krijgt een brief.")

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return formulieren.Doorzenden(data, gemeenten=andere(kop))

    uitleg = [
        _("Doe dit als de inwoner in een andere gemeente woont."),
        _("De dag van de melding gaat mee en blijft tellen."),
    ]
    return handel(request, zaak, Blad(_("Doorsturen"), _("Stuur de vraag door"), uitleg), maak, doe)


@werkblad(doel=DOEL)
def samenvoegen(request: KtRequest, zaak: int) -> HttpResponse:
    """Join this case with another open one of the same resident: the earliest date counts."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        uit = melden.samenvoegen(gemeente=kop.zaak.gemeente, zaak=zaak, bij=int(g["bij"]), wie=request.wie, op=op)
        return _("Samengevoegd met zaak %(nummer)s. De eerste datum telt.") % {"nummer": uit.nummer}

    def maak(kop: Kop, data: QueryDict | None) -> KtForm:
        return formulieren.Samenvoegen(data, zaken=misschien_dezelfde(kop=kop))

    uitleg = [
        _("Doe dit alleen als het om dezelfde persoon en dezelfde vraag gaat."),
        _("De meldingen gaan naar die zaak. De eerste datum telt. De inwoner krijgt een brief."),
    ]
    return handel(request, zaak, Blad(_("Samenvoegen"), _("Voeg samen"), uitleg), maak, doe)


@werkblad(doel=DOEL)
def intrekken(request: KtRequest, zaak: int) -> HttpResponse:
    """The resident does not want to go on."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        melden.intrekken(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op)
        return _("De vraag is ingetrokken. De inwoner krijgt een brief.")

    uitleg = [
        _("Doe dit alleen als de inwoner het zelf wil. Een reden is niet nodig."),
        _("De taken en afspraken vervallen. U kunt de vraag later weer oppakken."),
    ]
    return handel(request, zaak, Blad(_("Vraag intrekken"), _("Trek de vraag in"), uitleg), zonder_vragen, doe)


@werkblad(doel=DOEL)
def weer_oppakken(request: KtRequest, zaak: int) -> HttpResponse:
    """The resident wants to go on after all."""

    def doe(kop: Kop, g: dict[str, Any], op: datetime) -> str:
        melden.weer_oppakken(gemeente=kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op)
        return _("De vraag loopt weer. Bellen staat op de daglijst van de contactpersoon.")

    uitleg = [_("De inwoner wil toch verder. De dag van de melding blijft staan.")]
    return handel(request, zaak, Blad(_("Weer oppakken"), _("Pak de vraag weer op"), uitleg), zonder_vragen, doe)
