"""Where a question stands once the verslag was sent, in words: the promised besluit, standing still, late, decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from keukentafel.balies.vorm import woorden
from keukentafel.balies.vorm.beelden import Tijdstap
from keukentafel.recht import termijnen
from keukentafel.recht.stappen import RUSTEND, Stand
from keukentafel.reis.inzien import Besluitinzage, Uitkomst
from keukentafel.reis.leveren import Hulpregel
from keukentafel.reis.overzichten import Vervolg

LOOPT = (Stand.HULP_LOOPT, Stand.IN_EVALUATIE)
BESLOTEN = (Stand.TOEGEKEND, Stand.AFGEWEZEN, *LOOPT, Stand.BEEINDIGD)


@dataclass(frozen=True, kw_only=True)
class Knop:
    """The one thing to do now: the name of a page of this counter, and what stands on the button."""

    pagina: str
    tekst: str


@dataclass(frozen=True, kw_only=True)
class NaVerslag:
    """What the page says: first sentence, the words before a day, that day in words, the step now, and what comes.

    `te_laat`: the besluit is late.
    """

    zin: str
    aanloop: str = ""
    uiterlijk: str = ""
    nu: Tijdstap | None = None
    straks: tuple[Tijdstap, ...] = ()
    knop: Knop | None = None
    te_laat: bool = False


@dataclass(frozen=True, kw_only=True)
class Tijdelijk:
    """Temporary help before the besluit: first and last day of a time without a gap, whether it began and is over."""

    vanaf: date
    tot_en_met: date
    begonnen: bool
    voorbij: bool


def tijdelijke_hulp(nu: Stand, verder: Vervolg, vandaag: date) -> Tijdelijk | None:
    """Return the temporary help (Wmo 2015 art. 2.3.3) that counts while there is no besluit yet; None without any.

    An extension is a besluit of its own: help on days that follow each other is one time. Of more times, with days
    without help between them, the one that runs counts, then the one that comes first, then the last one.
    """
    hulp = [b for b in verder.besluiten if b.uitkomst == Uitkomst.TIJDELIJK]
    if nu in BESLOTEN or nu in RUSTEND:
        return None
    tijden = _aaneen([(b.vanaf, b.tot_en_met) for b in hulp if b.vanaf is not None and b.tot_en_met is not None])
    if not tijden:
        return None
    vanaf, tot = next((t for t in tijden if t[1] >= vandaag), tijden[-1])
    return Tijdelijk(vanaf=vanaf, tot_en_met=tot, begonnen=vanaf <= vandaag, voorbij=tot < vandaag)


def _aaneen(dagen: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return the times without a gap, earliest first: what begins on the day after another ends, goes on."""
    uit: list[tuple[date, date]] = []
    for vanaf, tot in sorted(dagen):
        if uit and vanaf <= uit[-1][1] + timedelta(days=1):
            uit[-1] = (uit[-1][0], max(uit[-1][1], tot))
        else:
            uit.append((vanaf, tot))
    return uit


def na_verslag(nu: Stand, verder: Vervolg, vandaag: date) -> NaVerslag | None:
    """Return the words of this stand; None when it is not one of after the verslag."""
    if nu == Stand.VERSLAG_VERZONDEN:
        return _verslag(vandaag)
    if nu == Stand.OPGELOST_ZONDER_MAATWERK:
        return _opgelost(verder)
    if nu == Stand.AANGEVRAAGD and verder.termijn is not None:
        return _aangevraagd(verder, vandaag)
    besluit = next((b for b in verder.besluiten if b.uitkomst in (Uitkomst.TOEKENNING, Uitkomst.AFWIJZING)), None)
    if nu in BESLOTEN and besluit is not None:
        return _besloten(nu, besluit, verder, vandaag)
    return None


def _begin() -> Tijdstap:
    return Tijdstap(
        titel=_("De hulp begint"),
        staat="straks",
        regels=(_("U kiest zelf wie er komt. Wij noemen de datum in het besluit."),),
    )


def _verslag(vandaag: date) -> NaVerslag:
    besluit = termijnen.besluit(startdag=vandaag)
    stap = Tijdstap(
        titel=_("U leest en tekent"),
        staat="nu",
        regels=(
            _("Met uw handtekening vraagt u de hulp aan."),
            _("Klopt er iets niet? U kunt uw eigen woorden erbij zetten."),
        ),
    )
    beslissen = Tijdstap(
        titel=_("U krijgt het besluit"),
        staat="straks",
        regels=(_("Binnen twee weken nadat u tekent."),),
        beloofd=besluit.uiterlijk,
        aanloop=_("Tekent u vandaag? Dan is het"),
        verschuiving=woorden.verschuiving(besluit.reden),
    )
    return NaVerslag(
        zin=_("U hebt ons verslag. Lees het rustig, en zeg wat u ervan vindt."),
        nu=stap,
        straks=(beslissen, _begin()),
        knop=Knop(pagina="verslag", tekst=_("Lees het verslag")),
    )


def _opgelost(verder: Vervolg) -> NaVerslag:
    brief = next((b for b in verder.besluiten if b.uitkomst == Uitkomst.OPGELOST), None)
    nabellen = brief.nabellen_op if brief else None
    stap = Tijdstap(
        titel=_("U probeert wat wij afspraken"),
        staat="nu",
        op=nabellen,
        bij=_("bellen wij u om te horen hoe het gaat") if nabellen else "",
        regels=(_("Werkt het niet? Bel ons. Wij kijken dan opnieuw."), _("U mag altijd nog hulp aanvragen.")),
    )
    return NaVerslag(
        zin=_("U kunt verder zonder besluit van de gemeente."),
        nu=stap,
        knop=Knop(pagina="besluit", tekst=_("Lees wat wij afspraken")),
    )


def _aangevraagd(verder: Vervolg, vandaag: date) -> NaVerslag:
    termijn = verder.termijn
    assert termijn is not None
    if termijn.uiterlijk is None:
        return _staat_stil(verder, vandaag)
    te_laat = termijn.uiterlijk < vandaag
    zinnen = (woorden.verschuiving(termijn.reden), woorden.vertaal(termijn.voorbehoud))
    stap = Tijdstap(
        titel=_("Wij schrijven het besluit"),
        staat="nu",
        beloofd=termijn.uiterlijk,
        aanloop=_("U hebt het"),
        verschuiving=" ".join(zin for zin in zinnen if zin),
    )
    return NaVerslag(
        zin=_("U hebt hulp aangevraagd. Wij schrijven het besluit."),
        aanloop=_("Beloofd was:") if te_laat else _("U hebt het"),
        uiterlijk=f"{_('uiterlijk')} {woorden.datum_bij(termijn.uiterlijk, vandaag)}.",
        nu=stap,
        straks=(_begin(),),
        te_laat=te_laat,
    )


def _staat_stil(verder: Vervolg, vandaag: date) -> NaVerslag:
    """The clock stands still: what we wait for, since when and until when (Awb art. 4:15)."""
    assert verder.termijn is not None
    if (wacht := verder.wacht) is None:
        return NaVerslag(
            zin=_("U hebt hulp aangevraagd. De tijd voor ons besluit staat stil."),
            nu=Tijdstap(
                titel=_("De tijd voor ons besluit staat stil"), staat="nu", regels=(_("De reden staat in onze brief."),)
            ),
            straks=(_begin(),),
            knop=Knop(pagina="brieven", tekst=_("Lees de brief")),
        )
    sinds = woorden.datum_bij(wacht.begonnen_op, vandaag)
    stap = Tijdstap(
        titel=_("U geeft ons nog gegevens"),
        staat="nu",
        regels=(
            *(
                _("Dit missen wij nog: %(wat)s") % {"wat": regel}
                for regel in wacht.gevraagd.splitlines()
                if regel.strip()
            ),
            _("Zonder dat kunnen wij niet goed kiezen."),
            _("De tijd voor ons besluit staat stil sinds %(dag)s.") % {"dag": sinds},
            _("Hebben wij de gegevens? Dan loopt de tijd weer, en noemen wij de nieuwe dag."),
        ),
    )
    return NaVerslag(
        zin=_("Wij wachten op gegevens van u."),
        aanloop=_("U kunt ze geven"),
        uiterlijk=_("tot en met %(dag)s.") % {"dag": woorden.datum_bij(wacht.tot_en_met, vandaag)},
        nu=stap,
        straks=(Tijdstap(titel=_("U krijgt het besluit"), staat="straks"), _begin()),
        knop=Knop(pagina="brieven", tekst=_("Lees onze brief hierover")),
    )


def _besloten(nu: Stand, besluit: Besluitinzage, verder: Vervolg, vandaag: date) -> NaVerslag:
    hulp, bezwaar = verder.hulp, besluit.bezwaar_uiterlijk
    regels: tuple[str, ...] = ()
    if bezwaar is not None and bezwaar >= vandaag:
        dag = woorden.datum_bij(bezwaar, vandaag)
        regels = (_("Niet eens met het besluit? Bezwaar maken kan tot en met %(dag)s.") % {"dag": dag},)
    knop = Knop(pagina="besluit", tekst=_("Lees het besluit"))
    zin = f"{woorden.vertaal(nu.in_woorden)}."
    if nu == Stand.TOEGEKEND and besluit.vanaf is not None:
        return _nog_niet_begonnen(zin, besluit, hulp, vandaag, regels, knop)
    if nu in LOOPT and verder.terug is not None and verder.terug.uitkomst == verder.terug.Uitkomst.BEEINDIGEN:
        dag = woorden.datum_bij(verder.terug.dag, vandaag)
        terug = _("Wij keken samen terug op %(dag)s. Daarna stopt de hulp.") % {"dag": dag}
        regels = (terug, _("De laatste dag staat hier zodra wij die weten."), *regels)
        stap = Tijdstap(titel=_("Wij regelen dat de hulp stopt"), staat="nu", regels=regels)
        return NaVerslag(zin=_("Uw hulp stopt."), nu=stap, knop=knop if bezwaar and bezwaar >= vandaag else None)
    if nu in LOOPT:
        return _loopt(nu, besluit, hulp, vandaag, regels, knop if regels else None)
    gestopt = max((h.gestopt_op for h in hulp if h.gestopt_op is not None), default=None)
    if nu == Stand.BEEINDIGD and gestopt is not None:
        dag = woorden.datum_bij(gestopt, vandaag)
        zin = _("Uw hulp is gestopt. De laatste dag was %(dag)s.") % {"dag": dag}
    return NaVerslag(zin=zin, nu=Tijdstap(titel=woorden.vertaal(nu.in_woorden), staat="nu", regels=regels), knop=knop)


def _loopt(
    nu: Stand, besluit: Besluitinzage, hulp: list[Hulpregel], vandaag: date, regels: tuple[str, ...], knop: Knop | None
) -> NaVerslag:
    """Help runs: since when, until when, and what to do when it is needed longer. `regels`: what the besluit asks."""
    zin = f"{woorden.vertaal(nu.in_woorden)}."
    begonnen = min((h.gestart_op for h in hulp if h.gestart_op is not None), default=None)
    if begonnen is not None:
        zin = _("Uw hulp is begonnen op %(dag)s.") % {"dag": woorden.datum_bij(begonnen, vandaag)}
    if besluit.tot_en_met is not None and besluit.tot_en_met >= vandaag:
        dag = woorden.datum_bij(besluit.tot_en_met, vandaag)
        tot = _("De hulp is er tot en met %(dag)s.") % {"dag": dag}
        regels = (tot, _("Hebt u daarna nog hulp nodig? Bel ons voor die dag."), *regels)
    komt_er = any(h.gestart_op is not None and h.gestopt_op is None for h in hulp)  # else it stopped for a while
    titel = _("Uw hulp loopt") if nu == Stand.HULP_LOOPT and komt_er else woorden.vertaal(nu.in_woorden)
    return NaVerslag(zin=zin, nu=Tijdstap(titel=titel, staat="nu", regels=regels), knop=knop)


def _nog_niet_begonnen(
    zin: str, besluit: Besluitinzage, hulp: list[Hulpregel], vandaag: date, regels: tuple[str, ...], knop: Knop
) -> NaVerslag:
    """Granted, and nobody told that help began: a day is named only while somebody said yes to it and it can come."""
    assert besluit.vanaf is not None
    aanloop, dag, meer = _begin_van(besluit, hulp, vandaag)
    if dag is not None:
        stap = Tijdstap(titel=_("De hulp begint"), staat="nu", op=dag, regels=regels)
        uiterlijk = f"{woorden.datum_bij(dag, vandaag)}."
        return NaVerslag(zin=zin, aanloop=aanloop, uiterlijk=uiterlijk, nu=stap, knop=knop)
    stap = Tijdstap(titel=meer[0].rstrip("."), staat="nu", regels=(*meer[1:], *regels))
    return NaVerslag(zin=" ".join((zin, *meer)), nu=stap, knop=knop)


def _begin_van(
    besluit: Besluitinzage, hulp: list[Hulpregel], vandaag: date
) -> tuple[str, date | None, tuple[str, ...]]:
    """Return (words before the day, that day, ()) of help that will begin, or ("", None, sentences) without such a day.

    Only a yes promises a day. A later day of a provider is an offer, a question without an
    answer is no promise, and a day that is past is none either.
    """
    if besluit.pgb:
        zin = _("U regelt de hulp zelf, vanaf %(dag)s.") % {"dag": woorden.datum_bij(besluit.vanaf, vandaag)}
        return "", None, (zin,)
    open_ = [h for h in hulp if h.besluit == besluit.besluit and h.antwoord != "nee" and h.gestart_op is None]
    komend = [h for h in open_ if h.begint >= vandaag]
    if dagen := [h.begint for h in komend if h.antwoord == "ja"]:
        return _("Uw hulp begint op"), min(dagen), ()
    if later := sorted((h for h in komend if h.antwoord == "later"), key=lambda h: h.begint):
        waarden = {"wie": later[0].wie, "dag": woorden.datum_bij(later[0].begint, vandaag)}
        return "", None, (
            _("%(wie)s kan beginnen op %(dag)s.") % waarden, _("Wilt u daar niet op wachten? Bel ons dan."),
        )  # fmt: skip
    if gevraagd := sorted((h for h in komend if not h.antwoord), key=lambda h: h.begint):
        waarden = {"wie": gevraagd[0].wie, "dag": woorden.datum_bij(gevraagd[0].begint, vandaag)}
        return "", None, (_("Wij vroegen %(wie)s om te beginnen op %(dag)s.") % waarden, _("Een antwoord komt nog."))
    if open_:
        return "", None, (_("Wij hoorden nog niet dat de hulp is begonnen."), _("U hoort van ons. Bellen mag altijd."))
    if any(h.besluit == besluit.besluit for h in hulp):
        return "", None, (_("Wij zoeken een andere aanbieder."), _("U hoort van ons wie er komt, en wanneer."))
    return "", None, (_("Wij regelen een aanbieder voor u."), _("U hoort van ons wie er komt, en wanneer."))
