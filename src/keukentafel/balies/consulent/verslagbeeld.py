"""What the page of the verslag shows: the onderzoek of reis, by paragraph, and what lies ready to take over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from keukentafel.balies.consulent.dossierbeeld import lopende_termijn
from keukentafel.balies.consulent.forms.verslag import UITKOMST, Blad
from keukentafel.balies.vorm import woorden as vormwoorden
from keukentafel.dossier.onderzoek.queries import Botsing, Opmerking
from keukentafel.dossier.zaak.queries import OPEN_STANDEN
from keukentafel.recht.ladder import Trede
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.leefwereld import Dimensie
from keukentafel.recht.taal.stukken import Onderwerp
from keukentafel.reis.onderzoeken import Geschreven, Onderwerpbeeld, Onderzoeksbeeld
from keukentafel.stelsel import klok

LAAGSTE, HOOGSTE = 3, 14
TEKENS_PER_REGEL = 80


@dataclass(frozen=True)
class Vak:
    """One paragraph to write in. `naam` is its field; `alinea` its id when it is kept already."""

    naam: str
    nummer: int
    tekst: str
    versie: int
    nvt: bool
    alinea: int | None
    opmerkingen: list[Opmerking]
    fout: str = ""

    @property
    def label(self) -> str:
        """What the box is called for who does not see the heading above it."""
        letter = self.naam.split("_")[0]
        return _("Alinea %(nummer)s bij %(letter)s") % {"nummer": self.nummer, "letter": letter}

    @property
    def rijen(self) -> int:
        """How high the box is: as high as its text, within bounds."""
        nodig = sum(1 + len(regel) // TEKENS_PER_REGEL for regel in self.tekst.split("\n"))
        return min(max(nodig + 1, LAAGSTE), HOOGSTE)


@dataclass(frozen=True)
class Deel:
    """A subject a-g of the document, or the outcome (`letter` "u")."""

    letter: str
    kop: str
    vakken: list[Vak]
    botsingen: list[Botsing]
    klaar: bool

    @property
    def waar(self) -> str:
        """Where a button of this subject belongs, for who does not see the heading above it."""
        return self.kop if self.is_uitkomst else _("bij %(letter)s") % {"letter": self.letter}

    @property
    def is_uitkomst(self) -> bool:
        """Whether these are the last words: what we propose."""
        return self.letter == "u"


@dataclass(frozen=True)
class Bron:
    """Something that was said or written before, to look at and to take over. `naar`: the likely place.

    `plekken` are the options of its select, drawn: the same for every source with the same likely place.
    """

    sleutel: str
    tekst: str
    wie: str
    naar: str
    plekken: str = ""


@dataclass(frozen=True)
class Regel:
    """One row of the live list: what it is about, its state, and where to go."""

    letter: str
    kop: str
    stand: str
    woord: str
    zin: str
    url: str
    links: tuple[tuple[str, str], ...] = ()
    """What else misses here, each with its own address."""


def korte_kop(onderwerp: Onderwerp) -> str:
    """Return the name of a subject as a colleague calls it, as in the law's list a to g."""
    namen = {
        Onderwerp.BEHOEFTEN: _("Behoeften, persoon en voorkeuren"),
        Onderwerp.EIGEN_KRACHT: _("Eigen kracht en gebruikelijke hulp"),
        Onderwerp.MANTELZORG_EN_NETWERK: _("Mantelzorg en netwerk"),
        Onderwerp.STEUN_VOOR_MANTELZORGER: _("Steun voor de mantelzorger"),
        Onderwerp.ALGEMENE_VOORZIENING: _("Algemene voorzieningen"),
        Onderwerp.SAMENWERKING: _("Samenwerking met andere partijen"),
        Onderwerp.BIJDRAGE: _("Bijdrage in de kosten"),
    }
    return namen[onderwerp]


def _vakken(deel: Onderwerpbeeld, letter: str, erbij: str) -> list[Vak]:
    vakken = [
        Vak(
            f"{letter}_{a.volgorde}",
            a.volgorde,
            a.tekst,
            a.versie,
            a.niet_aan_de_orde,
            a.id,
            [o for o in deel.opmerkingen if o.alinea_id == a.id],
        )
        for a in deel.alineas
    ]
    gevuld = [v for v in vakken if v.tekst or v.opmerkingen] or vakken[:1]
    nieuw = max((v.nummer for v in vakken), default=0) + 1
    if not gevuld or (erbij == letter and len(gevuld) == len(vakken)):
        gevuld.append(Vak(f"{letter}_{nieuw}", nieuw, "", 0, False, None, []))
    elif erbij == letter:
        gevuld.append(next(v for v in vakken if v not in gevuld))
    return gevuld


def _getypt(vakken: list[Vak], letter: str, blad: Blad, fouten: Mapping[str, str]) -> list[Vak]:
    """Return the paragraphs with what was typed in the place of what is kept: nothing that was typed is lost."""
    bekend = {v.naam: v for v in vakken}
    uit: list[Vak] = []
    for a in blad.alineas:
        if a.onderwerp == letter:
            naam = f"{letter}_{a.volgorde}"
            oud = bekend.get(naam)
            uit.append(
                Vak(
                    naam,
                    a.volgorde,
                    a.tekst,
                    a.versie,
                    a.niet_aan_de_orde,
                    oud.alinea if oud else None,
                    oud.opmerkingen if oud else [],
                    fouten.get(naam, ""),
                )
            )
    return uit or vakken


def delen(
    beeld: Onderzoeksbeeld, *, erbij: str = "", blad: Blad | None = None, fouten: Mapping[str, str] | None = None
) -> list[Deel]:
    """Return the document: a to g and the outcome. `erbij` is a subject to add an empty paragraph to; with `blad`
    what was typed stands there instead of what is kept."""
    uit: list[Deel] = []
    for deel in beeld.onderwerpen:
        assert deel.onderwerp is not None
        letter = deel.onderwerp.value
        vakken = _vakken(deel, letter, erbij)
        if blad is not None:
            vakken = _getypt(vakken, letter, blad, fouten or {})
        kop = vormwoorden.vertaal(deel.onderwerp.vraag)
        uit.append(Deel(letter, kop, vakken, deel.botsingen, deel.ontbreekt is None))
    (slot,) = _vakken(beeld.uitkomst, "u", "")[:1]
    if blad is not None:
        slot = Vak(
            UITKOMST, 1, blad.uitkomst, blad.uitkomst_versie, False, slot.alinea, slot.opmerkingen,
            (fouten or {}).get(UITKOMST, ""),
        )  # fmt: skip
    kop = _("Wat stellen wij voor?")
    return [*uit, Deel("u", kop, [slot], beeld.uitkomst.botsingen, beeld.uitkomst.ontbreekt is None)]


def _regel(deel: Onderwerpbeeld, letter: str, kop: str, url: str) -> Regel:
    nvt = bool(deel.alineas) and not any(a.tekst.strip() and not a.niet_aan_de_orde for a in deel.alineas)
    if deel.botsingen:
        return Regel(letter, kop, "let-op", _("Twee teksten"), _("Kies welke tekst blijft."), f"{url}#{letter}")
    if deel.ontbreekt is not None:
        zin = vormwoorden.vertaal(deel.ontbreekt.zin)
        return Regel(letter, kop, "wacht", _("Nog invullen"), zin, f"{url}#{letter}")
    begin = next((a.tekst.strip() for a in deel.alineas if a.tekst.strip()), "")
    woord = _("Niet aan de orde") if nvt else _("Beschreven")
    return Regel(letter, kop, "klaar", woord, _kort(begin), f"{url}#{letter}")


def _kort(tekst: str) -> str:
    """Return the first words of a text; the sign at the end shows that more stands in the document."""
    regel = tekst.split("\n")[0]
    return regel if len(regel) <= 60 else f"{regel[:60].rsplit(' ', 1)[0]}…"


def laddermist(beeld: Onderzoeksbeeld) -> list[tuple[str, str, str]]:
    """Return (address, name, what to do) of each rung that the verslag still waits for, or of the ladder as a whole."""
    url = reverse("consulent:ladder", args=[beeld.kop.zaak.id])
    uit = []
    for m in beeld.ontbreekt:
        zin = vormwoorden.vertaal(m.zin)
        if m.onderdeel in set(Trede):
            trede = Trede(m.onderdeel)
            uit.append((f"{url}#trede-{trede.nummer}", f"{trede.nummer}. {vormwoorden.vertaal(trede.titel)}", zin))
        elif m.onderdeel == "ladder":
            uit.append((url, _("een trede die helpt, of maatwerk"), zin))
    return uit


def _ladder(beeld: Onderzoeksbeeld) -> Regel:
    kop, mist = _("De ladder"), laddermist(beeld)
    if not mist:
        url = reverse("consulent:ladder", args=[beeld.kop.zaak.id])
        return Regel("", kop, "klaar", _("Beschreven"), vormwoorden.vertaal(beeld.ladder_zin), url)
    url, _naam, zin = mist[0]
    links = tuple((adres, naam) for adres, naam, _zin in mist) if len(mist) > 1 else ()
    return Regel("", kop, "wacht", _("Nog invullen"), _("Nog nodig:") if links else zin, url, links)


def lijst(beeld: Onderzoeksbeeld) -> tuple[str, list[Regel]]:
    """Return the sentence above the list ("6 van 9 onderdelen zijn klaar.") and its rows."""
    url = reverse("consulent:verslag", args=[beeld.kop.zaak.id])
    rijen = [_regel(d, d.onderwerp.value, korte_kop(d.onderwerp), url) for d in beeld.onderwerpen if d.onderwerp]
    rijen += [_regel(beeld.uitkomst, "u", _("Wat wij voorstellen"), url), _ladder(beeld)]
    klaar = sum(r.stand == "klaar" for r in rijen)
    if klaar == len(rijen):
        return _("Alles staat erin. U kunt het verslag nalezen en versturen."), rijen
    zin = _("%(klaar)s van %(alles)s onderdelen zijn klaar.") % {"klaar": klaar, "alles": len(rijen)}
    return zin, rijen


def bronnen(beeld: Onderzoeksbeeld, vandaag: date) -> list[Bron]:
    """Return what was said and written before the verslag, the resident's own words first."""

    def op(dag: date) -> str:
        return vormwoorden.datum_bij(dag, vandaag)

    uit = [
        Bron(f"melding-{m.id}", m.woorden, _("De vraag van %(dag)s") % {"dag": op(m.ontvangen_op)}, "a")
        for m in beeld.meldingen
    ]
    uit += [
        Bron(f"plan-{p.id}", p.tekst, _("Eigen plan van %(dag)s") % {"dag": op(p.ontvangen_op)}, "a")
        for p in beeld.plannen
    ]
    for gebied in beeld.gebieden:
        if gebied.leefgebied is not None:
            naam = vormwoorden.vertaal(Dimensie(gebied.dimensie).naam)
            uit.append(Bron(f"gebied-{gebied.dimensie.value}", gebied.leefgebied.woorden, naam, "a"))
            thuis = _("%(naam)s, thuis opgeschreven") % {"naam": naam}
            uit.append(Bron(f"vooraf-{gebied.dimensie.value}", gebied.leefgebied.vooraf, thuis, "a"))
    for n in beeld.aantekeningen:
        van = _("Aantekening van %(naam)s, %(dag)s") % {"naam": n.door_naam, "dag": op(n.dag)}
        uit.append(Bron(f"aantekening-{n.id}", n.tekst, van, "a"))
    uit += [
        Bron(f"hulp-{h.id}", ", ".join(deel for deel in (h.wat, h.wie) if deel), h.get_wet_display(), "f")
        for h in beeld.hulp
    ]
    getekend = {letter: _plekken(letter) for letter in {bron.naar for bron in uit}}
    return [replace(bron, plekken=getekend[bron.naar]) for bron in uit if bron.tekst.strip()]


def _plekken(naar: str) -> SafeString:
    """Return the places of the verslag as options, `naar` chosen. Drawn once: a page has many of them."""
    plekken = [(o.value, deel_naam(o)) for o in Onderwerp] + [("u", deel_naam(None))]
    rijen = [(letter, mark_safe(" selected" if letter == naar else ""), naam) for letter, naam in plekken]
    return format_html_join("", '<option value="{}"{}>{}</option>', rijen)


def opmerkingen(beeld: Onderzoeksbeeld) -> list[tuple[str, str, Opmerking]]:
    """Return the remarks that nobody dealt with yet: the subject's letter, its name and the remark."""
    return [
        (deel.onderwerp.value if deel.onderwerp else "u", deel_naam(deel.onderwerp), opmerking)
        for deel in (*beeld.onderwerpen, beeld.uitkomst)
        for opmerking in deel.opmerkingen
    ]


def deel_naam(onderwerp: Onderwerp | None) -> str:
    """Return "c. Mantelzorg en netwerk", or the name of the outcome."""
    return f"{onderwerp.value}. {korte_kop(onderwerp)}" if onderwerp else _("Wat wij voorstellen")


def versiekop(stuk: Geschreven) -> str:
    """Return the heading of the versions of one paragraph: its subject, and its place when it is not the first."""
    naam = deel_naam(Onderwerp(stuk.onderwerp) if stuk.onderwerp in set(Onderwerp) else None)
    return naam if stuk.plek == 1 else _("%(naam)s, alinea %(nummer)s") % {"naam": naam, "nummer": stuk.plek}


def mag_weg(beeld: Onderzoeksbeeld) -> bool:
    """Return whether this verslag can still leave: also then it may miss something.

    Who applied because we were late still gets a verslag.
    """
    return beeld.verstuurd_op is None and beeld.kop.zaak.stand in (*OPEN_STANDEN, Stand.AANGEVRAAGD)


def context(
    beeld: Onderzoeksbeeld,
    *,
    op: datetime,
    bewerkers: Sequence[str],
    erbij: str = "",
    blad: Blad | None = None,
    fouten: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return the context of the page, to write or, after it was sent, to read."""
    vandaag = klok.dag_van(op)
    zin, rijen = lijst(beeld)
    return {
        "kop": beeld.kop,
        "zaak": beeld.kop.zaak,
        "inwoner": beeld.kop.inwoner,
        "beeld": beeld,
        "termijn": lopende_termijn(beeld.kop.zaak, vandaag),
        "delen": delen(beeld, erbij=erbij, blad=blad, fouten=fouten),
        "lijst_zin": zin,
        "lijst": rijen,
        "bronnen": bronnen(beeld, vandaag),
        "ladder_zin": vormwoorden.vertaal(beeld.ladder_zin),
        "bewerkers": bewerkers,
        "mag_weg": mag_weg(beeld),
        "opmerkingen": opmerkingen(beeld),
        "reacties": [(r, vormwoorden.datum_bij(r.dag, vandaag)) for r in beeld.reacties] if beeld.verstuurd_op else [],
        "fouten": [(veld, zin) for veld, zin in (fouten or {}).items()],
    }
