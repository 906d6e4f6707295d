"""The course of a question in words: the first sentence, the timeline, what is kept and what comes.

Facts come from `reis.inzien.waar_staat`; here they become sentences. Kept promises stay, a moved date says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from keukentafel.balies.inwoner.gedaan import gedaan
from keukentafel.balies.inwoner.hulpbeeld import Hulpblok, hulpblokken
from keukentafel.balies.inwoner.na_verslag import Knop, NaVerslag, Tijdelijk, na_verslag, tijdelijke_hulp
from keukentafel.balies.vorm import woorden
from keukentafel.balies.vorm.beelden import Tijdlijn, Tijdstap, toon_tijdlijn
from keukentafel.recht import termijnen
from keukentafel.recht.stappen import RUSTEND, Stand, vervolg
from keukentafel.recht.taal.termijn import Termijn
from keukentafel.reis.inzien import Uitkomst, VraagStand
from keukentafel.reis.overzichten import Vervolg
from keukentafel.stelsel import klok

OPEN = (Stand.ONTVANGEN, Stand.IN_ONDERZOEK)
MET_HULP = (Stand.TOEGEKEND, Stand.HULP_LOOPT, Stand.IN_EVALUATIE, Stand.BEEINDIGD, Stand.AFGESLOTEN)


@dataclass(frozen=True)
class Verloop:
    """What the page "Waar staat mijn vraag?" says. `uiterlijk` is the next promised date, None when nothing is due."""

    zin: str
    aanloop: str
    uiterlijk: str
    tijdlijn: SafeString
    open: bool
    mag_intrekken: bool
    ingetrokken: bool
    mag_aanvragen_na: date
    mag_nu_aanvragen: bool
    week_voorbij: bool
    antwoord: str
    voornaam_contact: str
    aantal_brieven: int
    knop: Knop | None
    besluit_te_laat: bool
    heeft_verslag: bool
    heeft_besluit: bool
    heeft_doelen: bool
    kijkt_mee: bool
    mag_voorbereiden: bool
    tijdelijk: Tijdelijk | None
    hulp: list[Hulpblok]


def lees_verloop(stand: VraagStand, verder: Vervolg, vandaag: date, op: datetime) -> Verloop:
    """Put the stand of a question, and what follows the onderzoek, in words, as seen on `vandaag`."""
    nu = Stand(stand.zaak.stand)
    klaar = gedaan(stand)
    if (na := na_verslag(nu, verder, vandaag)) is not None:
        stap, straks = na.nu, na.straks
        zin, aanloop, uiterlijk = na.zin, na.aanloop, na.uiterlijk
    else:
        stap = _nu(stand, nu, op)
        zin, aanloop, uiterlijk = _eerste_zin(stand, nu, stap, vandaag)
        straks = _straks(stand, nu, vandaag) if nu in OPEN else ()
    return Verloop(
        zin=zin,
        aanloop=aanloop,
        uiterlijk=uiterlijk,
        tijdlijn=toon_tijdlijn(Tijdlijn(stappen=(*klaar, *([stap] if stap else []), *straks), vandaag=vandaag)),
        open=nu in OPEN,
        mag_intrekken=any(s.naar == Stand.INGETROKKEN for s in vervolg(nu)),
        ingetrokken=nu == Stand.INGETROKKEN and not stand.zaak.samengevoegd_in_id,
        mag_aanvragen_na=stand.zaak.onderzoek_uiterlijk,
        mag_nu_aanvragen=stand.zaak.onderzoek_uiterlijk < vandaag,
        week_voorbij=vandaag > stand.zaak.plan_uiterlijk,
        antwoord=next((o.antwoord for o in stand.ondersteuning if o.voor == "inwoner"), "open"),
        voornaam_contact=voornaam(stand),
        aantal_brieven=len(eigen_brieven(stand)),
        knop=_knop(stand, verder, nu, na),
        besluit_te_laat=na is not None and na.te_laat,
        heeft_verslag=verder.verslag_op is not None,
        heeft_besluit=bool(verder.besluiten),
        heeft_doelen=nu in MET_HULP and any(b.uitkomst == Uitkomst.TOEKENNING for b in verder.besluiten),
        mag_voorbereiden=nu in OPEN and stand.gesprek_geweest is None and not kijkt_opnieuw(stand),
        tijdelijk=tijdelijke_hulp(nu, verder, vandaag),
        hulp=hulpblokken(verder.hulp, vandaag) if nu not in RUSTEND or nu == Stand.AFGESLOTEN else [],
        kijkt_mee=any(o.aangenomen_op is not None and o.afgerond_op is None for o in stand.ondersteuning),
    )


def _knop(stand: VraagStand, verder: Vervolg, nu: Stand, na: NaVerslag | None) -> Knop | None:
    """Return the one thing to do now; None when there is nothing to do but wait."""
    if na is not None:
        return na.knop
    if nu not in OPEN:
        return None
    if verder.mag_aanvragen:
        return Knop(pagina="aanvragen", tekst=_("Vraag de hulp nu aan"))
    if not stand.gesprekken and not kijkt_opnieuw(stand):
        return Knop(pagina="voorbereiden", tekst=_("Bereid het gesprek voor"))
    return None


def eigen_brieven(stand: VraagStand) -> list[Any]:
    """Return the letters to the resident, newest first; not those to another municipality about this case."""
    return [brief for brief in stand.brieven if brief.inwoner_id is not None]


def voornaam(stand: VraagStand) -> str:
    """Return how we call the contact person after the first time: Noor; the team keeps its whole name."""
    return stand.contactpersoon.split()[0] if stand.zaak.behandelaar_id else _("Het team")


def kijkt_opnieuw(stand: VraagStand) -> bool:
    """Return whether the verslag that was sent is looked at again, and a new one comes."""
    gedaan = [m.handeling for m in stand.momenten if m.handeling in ("verslag_verzenden", "opnieuw_onderzoeken")]
    return stand.zaak.stand == Stand.IN_ONDERZOEK and gedaan[-1:] == ["opnieuw_onderzoeken"]


def _waar(stand: VraagStand) -> str:
    """Return where and with whom the next talk is, as the rest of the sentence that begins with its day."""
    a = stand.afspraak
    assert a is not None
    plek = {
        "thuis": _("bij u thuis"),
        "kantoor": _("in het gemeentehuis"),
        "telefoon": _("aan de telefoon"),
    }[a.waar]
    tijd = woorden.tijd(a.begin.astimezone(klok.AMSTERDAM))
    return _("om %(tijd)s, %(plek)s, met %(naam)s") % {"tijd": tijd, "plek": plek, "naam": a.met.naam}


def _verschuiving(termijn: Termijn) -> str:
    zinnen = (woorden.verschuiving(termijn.reden), woorden.vertaal(termijn.voorbehoud))
    return " ".join(zin for zin in zinnen if zin)


def verwacht(stand: VraagStand, op: datetime) -> tuple[str, ...]:
    """Return the day that we aim at for the verslag, and that the municipality did not set that term; () without."""
    dag, vandaag = stand.verslag.verwacht, klok.dag_van(op)
    if dag is None or dag < vandaag:
        return ()
    mikken = _("Wij willen het al klaar hebben op %(dag)s.") % {"dag": woorden.datum_bij(dag, vandaag)}
    return (mikken + " " + _("Die dag staat nog niet vast."),)


def _nu(stand: VraagStand, nu: Stand, op: datetime) -> Tijdstap | None:
    """The step where we are now; None when nothing runs."""
    zaak, wie = stand.zaak, stand.contactpersoon
    if nu in RUSTEND:
        return None
    if nu not in OPEN:
        return Tijdstap(titel=woorden.vertaal(nu.in_woorden), staat="nu")
    if not stand.eerste_contact_gedaan and stand.afspraak is None and nu == Stand.ONTVANGEN:
        return Tijdstap(
            titel=_("Wij nemen contact met u op"),
            staat="nu",
            beloofd=zaak.eerste_contact_uiterlijk,
            aanloop=_("%(naam)s of een collega laat van zich horen.") % {"naam": wie} + " " + _("Dat doen we"),
            regels=(_("U mag iemand meenemen naar het gesprek."),),
        )
    if stand.afspraak is not None:
        return Tijdstap(
            titel=_("Wij praten met elkaar"),
            staat="nu",
            op=klok.dag_van(stand.afspraak.begin),
            bij=_waar(stand),
            regels=(_("U mag iemand meenemen."),),
        )
    if nu == Stand.ONTVANGEN:
        return Tijdstap(
            titel=_("Wij maken een afspraak voor een gesprek"),
            staat="nu",
            beloofd=zaak.onderzoek_uiterlijk,
            aanloop=_("Ons hele onderzoek is klaar"),
            verschuiving=_verschuiving(stand.onderzoek),
            regels=(_("U mag iemand meenemen naar het gesprek."),),
        )
    if kijkt_opnieuw(stand):
        return Tijdstap(
            titel=_("U krijgt een nieuw verslag"),
            staat="nu",
            beloofd=zaak.onderzoek_uiterlijk,
            aanloop=_("U hebt het"),
            verschuiving=_verschuiving(stand.onderzoek),
            regels=(_("Wij bewaren ook het eerste verslag."),),
        )
    return Tijdstap(
        titel=_("U krijgt het verslag"),
        staat="nu",
        beloofd=stand.verslag.uiterlijk,
        aanloop=_("%(naam)s schrijft op wat u vertelde.") % {"naam": voornaam(stand)} + " " + _("U hebt het"),
        verschuiving=_verschuiving(stand.onderzoek) if stand.verslag.uiterlijk == zaak.onderzoek_uiterlijk else "",
        regels=(*verwacht(stand, op), _("Klopt er iets niet? U kunt uw eigen woorden erbij zetten.")),
    )


def _eerste_zin(stand: VraagStand, nu: Stand, stap: Tijdstap | None, vandaag: date) -> tuple[str, str, str]:
    """Return the first sentence with a name, and the next date with the words before it."""
    wie = {"naam": stand.contactpersoon}
    if stap is None or nu not in OPEN:
        return f"{woorden.vertaal(nu.in_woorden)}.", "", ""
    if stap.op is not None:
        dag = woorden.datum_bij(stap.op, vandaag)
        return (
            _("%(naam)s praat met u.") % {"naam": stand.afspraak.met.naam if stand.afspraak else wie["naam"]},
            _("Dat is op"),
            f"{dag}.",
        )
    assert stap.beloofd is not None
    uiterlijk = f"{_('uiterlijk')} {woorden.datum_bij(stap.beloofd, vandaag)}."
    if not stand.eerste_contact_gedaan and nu == Stand.ONTVANGEN:
        zin, aanloop = _("%(naam)s neemt contact met u op.") % wie, _("U hoort van ons")
    elif nu == Stand.ONTVANGEN:
        zin, aanloop = _("%(naam)s maakt met u een afspraak.") % wie, _("Ons onderzoek is klaar")
    elif kijkt_opnieuw(stand):
        zin = _("Wij kijken nog een keer naar uw vraag. Daarna krijgt u een nieuw verslag.")
        aanloop = _("U hebt het")
    else:
        zin, aanloop = _("%(naam)s schrijft het verslag van ons gesprek.") % wie, _("U hebt het")
    if stap.beloofd < vandaag:
        return zin, _("Beloofd was:"), uiterlijk
    return zin, aanloop, uiterlijk


def _straks(stand: VraagStand, nu: Stand, vandaag: date) -> tuple[Tijdstap, ...]:
    """What comes, with its term: the way of the law from here (Wmo 2015 art. 2.3.2 and 2.3.5)."""
    laatste = stand.zaak.onderzoek_uiterlijk
    tekent = max(laatste, vandaag)
    besluit = termijnen.besluit(startdag=tekent)
    stappen = []
    if stand.afspraak is None and nu == Stand.ONTVANGEN and not stand.gesprekken:
        stappen.append(
            Tijdstap(
                titel=_("Wij praten met elkaar"),
                staat="straks",
                regels=(_("Bij u thuis, in het gemeentehuis of aan de telefoon."),),
            )
        )
    if stand.afspraak is not None or nu == Stand.ONTVANGEN:
        stappen.append(
            Tijdstap(
                titel=_("U krijgt het verslag"),
                staat="straks",
                regels=(_("Klopt er iets niet? U kunt uw eigen woorden erbij zetten."),),
            )
        )
    tekenen = Tijdstap(
        titel=_("U leest en tekent"),
        staat="straks",
        regels=(_("Met uw handtekening vraagt u de hulp aan."),),
        beloofd=laatste,
        aanloop=_("Wij ronden ons onderzoek af"),
        verschuiving=_verschuiving(stand.onderzoek),
    )
    dag = woorden.datum_bij(tekent, vandaag)
    beslissen = Tijdstap(
        titel=_("U krijgt het besluit"),
        staat="straks",
        regels=(_("Binnen twee weken nadat u tekent."),),
        beloofd=besluit.uiterlijk,
        aanloop=_("Tekent u op %(dag)s?") % {"dag": dag} + " " + _("Dan is het"),
        verschuiving=_verschuiving(besluit),
    )
    begin = Tijdstap(
        titel=_("De hulp begint"),
        staat="straks",
        regels=(_("U kiest zelf wie er komt. Wij noemen de datum in het besluit."),),
    )
    return (*stappen, tekenen, beslissen, begin)
