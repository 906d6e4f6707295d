"""The verslag: one document that colleagues write together, its letter, and two texts side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from keukentafel.balies.antwoord import gezegd, zeg, zet_fouten
from keukentafel.balies.consulent.bewaard import bewaard, niet_bewaard, persoonskenmerk, vraagt_json, wie_schrijft
from keukentafel.balies.consulent.blad import LEZEN, toon, werkblad
from keukentafel.balies.consulent.forms.verslag import (
    UITKOMST,
    Blad,
    Keuze,
    Opmerking,
    Versturen,
    beide,
    blad_van,
    lees_blad,
    versie_van,
)
from keukentafel.balies.consulent.verslagbeeld import bronnen, context, delen, lijst, mag_weg, opmerkingen, versiekop
from keukentafel.balies.toegang import KtRequest
from keukentafel.balies.vorm.woorden import vertaal
from keukentafel.dossier.onderzoek.queries import Alinea, Botsing, botsing_nu
from keukentafel.dossier.onderzoek.queries import botsing as botsing_van
from keukentafel.dossier.zaak.queries import opgegaan_in
from keukentafel.recht.stappen import RUSTEND, Stand
from keukentafel.reis.handeling import Geweigerd, NietGevonden
from keukentafel.reis.inzien import Kop, dossier_kop
from keukentafel.reis.melden import OndersteuningMist
from keukentafel.reis.onderzoeken import (
    Bewaard,
    Onderzoeksbeeld,
    alineas_bewaren,
    bewerken_stoppen,
    botsing_kiezen,
    onderzoek_openen,
    opmerking_afronden,
    opmerking_maken,
    tekst_overnemen,
    versies_lezen,
    verslag_nalezen,
    verslag_versturen,
    wie_bewerkt,
)
from keukentafel.stelsel import klok

DOEL = "werken aan uw vraag"
BLAD = "verslag"


@werkblad(doel=DOEL)
def verslag(request: KtRequest, zaak: int) -> HttpResponse:
    """The document. POST keeps all of it first, then does what the button asked: nothing that was typed is lost."""
    op = klok.nu()
    blad: Blad | None = None
    fouten: Mapping[str, str] = {}
    if request.method == "POST":
        kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=False)
        try:
            if "klaar" in request.POST and UITKOMST not in request.POST:  # a remark beside a verslag that was sent
                return redirect(_doe(request, kop, op))
            blad = lees_blad(request.POST)
            return _bewaar(request, kop, blad, op)
        except Geweigerd as fout:
            if vraagt_json(request):
                return niet_bewaard(fout)
            fouten = {veld: vertaal(zin) for veld, zin in fout.fouten.items()}
    return _pagina(request, zaak, op, blad, fouten)


def _pagina(request: KtRequest, zaak: int, op: datetime, blad: Blad | None, fouten: Mapping[str, str]) -> HttpResponse:
    """Draw the document, to write or to read, with what was typed and refused (`blad`) still in it."""
    beeld = onderzoek_openen(zaak=zaak, wie=request.wie, op=op, getoond=blad is None)
    rust = _rust(beeld.kop)
    weg = beeld.verstuurd_op is not None or rust is not None
    anderen = wie_bewerkt(gemeente=beeld.kop.zaak.gemeente_id, zaak=zaak, blad=BLAD, wie=request.wie, op=op)
    inhoud = context(
        beeld, op=op, bewerkers=wie_schrijft(anderen), erbij=request.GET.get("erbij", ""),
        blad=None if weg else blad, fouten=fouten,
    )  # fmt: skip
    if weg and blad is not None:
        inhoud["niet_bewaard"] = _niet_bewaard(beeld, blad)
    inhoud |= {"gezegd": gezegd(request, bij=zaak), "persoon": persoonskenmerk(request.wie.id), "nu": op, "rust": rust}
    naam = "verstuurd" if weg else "verslag"
    return toon(request, f"consulent/verslag/{naam}.html", inhoud, hier="vragen")


def _rust(kop: Kop) -> tuple[str, str, str] | None:
    """Return why nobody can write in this case now, and where a person goes on (address, its name); None when one can.

    The address is "" when there is nothing to do.
    """
    zaak = kop.zaak
    if zaak.samengevoegd_in_id is not None:
        zin = _("Deze vraag gaat verder als zaak %(nummer)s. Wat u schreef, staat daar.")
        naar = reverse("consulent:dossier", args=[zaak.samengevoegd_in_id])
        return zin % {"nummer": opgegaan_in(zaak=zaak)}, naar, _("Open de zaak die verder gaat")
    if zaak.stand not in RUSTEND:
        return None
    if zaak.stand == Stand.INGETROKKEN:
        naar = reverse("consulent:weer-oppakken", args=[zaak.id])
        return _("Aan deze vraag werkt nu niemand. Pak de vraag eerst weer op."), naar, _("Pak de vraag weer op")
    return _("Aan deze vraag werkt nu niemand. U kunt het verslag alleen lezen."), "", ""


def _niet_bewaard(beeld: Onderzoeksbeeld, blad: Blad) -> list[tuple[str, str]]:
    """Return what was typed after a colleague sent the verslag, or when the case came to rest, under its heading."""
    staat = {v.naam: v.tekst.split() for deel in delen(beeld) for v in deel.vakken}
    return [
        (deel.kop, v.tekst)
        for deel in delen(beeld, blad=blad)
        for v in deel.vakken
        if v.tekst.strip() and v.tekst.split() != staat.get(v.naam)
    ]


def _bewaar(request: KtRequest, kop: Kop, blad: Blad, op: datetime) -> HttpResponse:
    """Keep the document and answer: JSON for the script, a redirect for a button. Raises Geweigerd."""
    gemeente, zaak, wie = kop.zaak.gemeente, kop.zaak.id, request.wie
    alles = alineas_bewaren(
        gemeente=gemeente, zaak=zaak, alineas=blad.alineas, uitkomst=blad.uitkomst,
        uitkomst_versie=blad.uitkomst_versie, wie=wie, op=op,
    )  # fmt: skip
    namen = [*(f"{a.onderwerp}_{a.volgorde}" for a in blad.alineas), UITKOMST]
    per_veld = dict(zip(namen, alles, strict=True))
    if vraagt_json(request) and not _knop(request):
        return _json(request, kop, per_veld, op)
    zinnen = []
    try:
        naar = _doe(request, kop, op)
    except NietGevonden:  # a colleague was first; what was typed is kept and stays so
        naar = reverse("consulent:verslag", args=[zaak])
        zinnen.append(_("Uw tekst is bewaard. Wat u koos, is er niet meer."))
    if vraagt_json(request):
        if zinnen:
            zeg(request, zinnen[0], bij=zaak)
        return bewaard(op=op, versies={f"versie_{veld}": uit.versie for veld, uit in per_veld.items()}, naar=naar)
    botst = [uit.ander for uit in per_veld.values() if uit.botst]
    if botst:
        zinnen.append(_("%(naam)s schreef intussen ook. Beide teksten staan hier.") % {"naam": botst[0]})
    elif not zinnen and not {"kies", "opmerken", "versturen"} & request.POST.keys():
        zinnen.append(_("Het verslag is bewaard."))
    if zinnen:
        zeg(request, " ".join(zinnen), bij=zaak)
    return redirect(naar)


KNOPPEN = ("bewaar", "erbij", "neem", "opmerken", "klaar", "kies", "versturen")


def _knop(request: KtRequest) -> bool:
    return any(naam in request.POST for naam in KNOPPEN)


def _json(request: KtRequest, kop: Kop, per_veld: Mapping[str, Bewaard], op: datetime) -> HttpResponse:
    return bewaard(
        op=op,
        versies={f"versie_{veld}": uit.versie for veld, uit in per_veld.items()},
        botst=[
            {"veld": veld, "door": uit.ander, "tekst": uit.andere_tekst} for veld, uit in per_veld.items() if uit.botst
        ],
    )


def _doe(request: KtRequest, kop: Kop, op: datetime) -> str:
    """Do what the button asked, after all was kept; return where to go. Raises Geweigerd, NietGevonden."""
    gemeente, zaak, wie, data = kop.zaak.gemeente, kop.zaak.id, request.wie, request.POST
    hier = reverse("consulent:verslag", args=[zaak])
    if letter := data.get("erbij", ""):
        if not re.fullmatch(r"[a-g]", letter):
            raise Http404("dit onderdeel is er niet")
        return f"{hier}?erbij={letter}#{letter}"
    if sleutel := data.get("neem", ""):
        beeld = onderzoek_openen(zaak=zaak, wie=wie, op=op, getoond=False)
        bron = next((b for b in bronnen(beeld, klok.dag_van(op)) if b.sleutel == sleutel), None)
        if bron is None:
            raise NietGevonden("deze tekst is er niet")
        naar = data.get(f"naar_{sleutel}", "") or bron.naar
        letter, _plek = tekst_overnemen(gemeente=gemeente, zaak=zaak, onderwerp=naar, tekst=bron.tekst, wie=wie, op=op)
        return f"{hier}#{letter}"
    if id_ := _id(data.get("klaar", "")):
        opmerking_afronden(gemeente=gemeente, zaak=zaak, opmerking=id_, wie=wie, op=op)
    if id_ := _id(data.get("kies", "")):
        return reverse("consulent:verslag-kiezen", args=[zaak, id_])
    if id_ := _id(data.get("opmerken", "")):
        return reverse("consulent:verslag-opmerking", args=[zaak, id_])
    if "versturen" in data:
        bewerken_stoppen(gemeente=gemeente, zaak=zaak, blad=BLAD, wie=wie)
        return reverse("consulent:verslag-versturen", args=[zaak])
    return hier


def _id(waarde: str) -> int:
    return int(waarde) if re.fullmatch(r"[0-9]{1,9}", waarde, re.A) else 0


@werkblad(doel=DOEL)
def kiezen(request: KtRequest, zaak: int, botsing: int) -> HttpResponse:
    """Two texts for one paragraph, side by side: what stays is written by a person, history keeps both."""
    op = klok.nu()
    post = request.method == "POST"
    kop = dossier_kop(zaak=zaak, wie=request.wie, op=op, getoond=not post)
    keuze = botsing_nu(gemeente=kop.zaak.gemeente_id, zaak=zaak, id=botsing)
    if keuze is None:
        return _al_gekozen(request, kop, botsing, op)
    formulier = Keuze(request.POST if post else None, initial=beide(keuze.alinea.tekst, keuze.tekst))
    if post and formulier.is_valid():
        try:
            botsing_kiezen(
                gemeente=kop.zaak.gemeente, zaak=zaak, botsing=botsing, tekst=formulier.cleaned_data["tekst"],
                versie=versie_van(request.POST), wie=request.wie, op=op,
            )  # fmt: skip
        except NietGevonden:  # a colleague chose between the question above and the act
            return _al_gekozen(request, kop, botsing, op)
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
            keuze = botsing_nu(gemeente=kop.zaak.gemeente_id, zaak=zaak, id=botsing) or keuze
        else:
            zeg(request, _("De twee teksten zijn samengevoegd."), bij=zaak)
            return redirect(_bij(zaak, keuze))
    inhoud = {"kop": kop, "formulier": formulier, "keuze": keuze}
    return toon(request, "consulent/verslag/kiezen.html", inhoud, hier="vragen")


def _bij(zaak: int, keuze: Botsing) -> str:
    return f"{reverse('consulent:verslag', args=[zaak])}#{keuze.alinea.onderwerp}"


def _al_gekozen(request: KtRequest, kop: Kop, id_: int, op: datetime) -> HttpResponse:
    """A colleague chose first: what was typed here waits beside the chosen text, and both stand on the next page."""
    oud = botsing_van(gemeente=kop.zaak.gemeente_id, zaak=kop.zaak.id, id=id_)
    if oud is None:
        raise Http404("deze twee teksten zijn er niet")
    getypt = request.POST.get("tekst", "")
    zin = _("Een collega koos al welke tekst blijft.")
    if getypt.strip():
        blad = blad_van(oud, getypt, versie_van(request.POST))
        try:
            uit = alineas_bewaren(
                gemeente=kop.zaak.gemeente, zaak=kop.zaak.id, alineas=blad.alineas, wie=request.wie, op=op
            )
        except Geweigerd as fout:
            fouten = {veld: vertaal(tekst) for veld, tekst in fout.fouten.items()}
            return _pagina(request, kop.zaak.id, op, blad, fouten)
        if any(bewaard_.botst for bewaard_ in uit):
            zin = _("Een collega koos intussen al. Uw tekst staat ernaast. Kies welke tekst blijft.")
    zeg(request, zin, bij=kop.zaak.id)
    return redirect(_bij(kop.zaak.id, oud))


@werkblad(doel=DOEL, methoden=LEZEN)
def onderdelen(request: KtRequest, zaak: int) -> HttpResponse:
    """The list of what misses, alone: the script of the page asks for it after each save."""
    beeld = onderzoek_openen(zaak=zaak, wie=request.wie, op=klok.nu(), getoond=False)
    zin, rijen = lijst(beeld)
    return render(request, "consulent/verslag/lijst.html", {"lijst_zin": zin, "lijst": rijen})


@werkblad(doel=DOEL)
def opmerking(request: KtRequest, zaak: int, alinea: int) -> HttpResponse:
    """Write a remark beside a paragraph of the verslag."""
    op = klok.nu()
    beeld = onderzoek_openen(zaak=zaak, wie=request.wie, op=op, getoond=request.method != "POST")
    deel, gekozen = _alinea(beeld, alinea)
    formulier = Opmerking(request.POST if request.method == "POST" else None)
    if formulier.is_valid():
        try:
            opmerking_maken(
                gemeente=beeld.kop.zaak.gemeente, zaak=zaak, alinea=alinea, tekst=formulier.cleaned_data["tekst"],
                wie=request.wie, op=op,
            )  # fmt: skip
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
        else:
            zeg(request, _("Uw opmerking staat bij de alinea."), bij=zaak)
            return redirect(f"{reverse('consulent:verslag', args=[zaak])}#{deel}")
    inhoud = {"kop": beeld.kop, "formulier": formulier, "alinea": gekozen}
    return toon(request, "consulent/verslag/opmerking.html", inhoud, hier="vragen")


def _alinea(beeld: Onderzoeksbeeld, id_: int) -> tuple[str, Alinea]:
    for deel in (*beeld.onderwerpen, beeld.uitkomst):
        for alinea in deel.alineas:
            if alinea.id == id_:
                return (deel.onderwerp.value if deel.onderwerp else "u"), alinea
    raise Http404("deze alinea is er niet")


@werkblad(doel=DOEL, methoden=LEZEN)
def versies(request: KtRequest, zaak: int) -> HttpResponse:
    """Earlier versions of the paragraphs and the notes, to read: who wrote what, and when."""
    kop, stukken = versies_lezen(zaak=zaak, wie=request.wie, op=klok.nu())
    inhoud = {
        "kop": kop,
        "alineas": [(versiekop(stuk), stuk) for stuk in stukken if stuk.onderwerp],
        "aantekeningen": [stuk for stuk in stukken if not stuk.onderwerp],
    }
    return toon(request, "consulent/verslag/versies.html", inhoud, hier="vragen")


@werkblad(doel=DOEL)
def versturen(request: KtRequest, zaak: int) -> HttpResponse:
    """The letter as the resident will read it, or what still misses; and the button that sends it."""
    op = klok.nu()
    beeld = onderzoek_openen(zaak=zaak, wie=request.wie, op=op, getoond=request.method != "POST")
    if not mag_weg(beeld):
        return redirect("consulent:verslag", zaak=zaak)
    gepland = beeld.gepland(op)
    moment = gepland[0].begin if gepland else None
    formulier = Versturen(request.POST if request.method == "POST" else None, gepland=moment)
    mist = ""
    if request.method == "POST" and formulier.is_valid():
        try:
            verslag_versturen(
                gemeente=beeld.kop.zaak.gemeente, zaak=zaak, wie=request.wie, op=op,
                gesprek_geweest=formulier.cleaned_data.get("gesprek_geweest", False),
            )  # fmt: skip
        except Geweigerd as fout:
            zet_fouten(formulier, fout)
            mist = fout.voor if isinstance(fout, OndersteuningMist) else ""
        else:
            zeg(request, _("Het verslag is verstuurd. De inwoner krijgt het met de post."), bij=zaak)
            return redirect("consulent:verslag", zaak=zaak)
    brief = ""
    if not beeld.ontbreekt and beeld.onderzoek is not None:
        uitkomst = beeld.onderzoek.uitkomst
        try:
            brief = verslag_nalezen(
                gemeente=beeld.kop.zaak.gemeente, zaak=beeld.kop.zaak, uitkomst=uitkomst, wie=request.wie, op=op
            )
        except Geweigerd as fout:
            formulier = formulier if formulier.is_bound else Versturen({}, gepland=moment)
            if not formulier.errors:
                zet_fouten(formulier, fout)
    inhoud = {
        "kop": beeld.kop,
        "formulier": formulier,
        "mist": mist,
        "gepland": gepland,
        "opmerkingen": opmerkingen(beeld),
        "open": [regel for regel in lijst(beeld)[1] if regel.stand != "klaar"],
        # berichten.brieven made this from escaped text and a fixed set of elements
        "brief": mark_safe(brief),
    }
    return toon(request, "consulent/verslag/versturen.html", inhoud, hier="vragen")
