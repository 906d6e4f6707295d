"""De regels van de eerste stap: melden, bevestigen, plan, cliëntondersteuning, doorzenden."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.recht import termijnen
from keukentafel.recht.taal.bron import Bron, bron
from keukentafel.recht.taal.stukken import AanbodClientondersteuning, Ontvanger, Ontvangstbevestiging
from keukentafel.recht.taal.termijn import Termijn
from keukentafel.recht.taal.tijd import datum_voluit


@bron("Wmo 2015", "2.3.2 lid 1")
def startdag_van(ontvangsten: Iterable[date]) -> date:
    """De dag waarop de termijnen beginnen: de vroegste dag waarop dezelfde vraag binnenkwam.

    In: alle dagen van ontvangst, ook die van een gemeente die doorzond (de wet zwijgt daarover; het huis rekent in
    het voordeel van de inwoner). Uit: de vroegste. Fout: ValueError als er geen is, TypeError bij een tijdstip.
    """
    dagen = list(ontvangsten)
    if not dagen:
        raise ValueError("een melding is ten minste één keer ontvangen")
    if any(isinstance(dag, datetime) for dag in dagen):
        raise TypeError("geef de dag van ontvangst in Nederland, geen tijdstip")
    return min(dagen)


@dataclass(frozen=True, slots=True)
class Ontbrekend:
    """Wat in een stuk ontbreekt of niet klopt: het onderdeel, de bron en een zin over wat te doen."""

    onderdeel: str
    bron: str
    zin: str


_LID_1, _LID_2, _LID_3 = (Bron("Wmo 2015", f"2.3.2 lid {lid}").citaat for lid in (1, 2, 3))
_HUIS = Bron("Afspraak van het huis", "altijd een naam en een telefoonnummer").citaat


@bron("Wmo 2015", "2.3.2 lid 1 tot en met 3")
def ontbreekt_in_bevestiging(bevestiging: Ontvangstbevestiging) -> tuple[Ontbrekend, ...]:
    """Wat nog moet voordat de ontvangstbevestiging de deur uit mag; leeg als alles er staat en de datums kloppen."""
    b = bevestiging
    mist: list[Ontbrekend] = []
    if b.startdag is None:
        mist.append(Ontbrekend("startdag", _LID_1, "Noem de dag waarop de melding binnenkwam."))
    else:
        for onderdeel, gegeven, hoort, lid in (
            ("plan_uiterlijk", b.plan_uiterlijk, termijnen.plan(startdag=b.startdag).uiterlijk, _LID_2),
            ("onderzoek_uiterlijk", b.onderzoek_uiterlijk, termijnen.onderzoek(startdag=b.startdag).uiterlijk, _LID_1),
        ):
            if gegeven != hoort:
                mist.append(Ontbrekend(onderdeel, lid, f"Hier hoort {datum_voluit(hoort)} te staan."))
    if not b.contactpersoon.strip():
        mist.append(Ontbrekend("contactpersoon", _HUIS, "Noem wie de inwoner kan bellen."))
    if not b.telefoon.strip():
        mist.append(Ontbrekend("telefoon", _HUIS, "Noem het telefoonnummer."))
    for onderdeel, staat_er, lid, zin in (
        ("persoonlijk_plan", b.noemt_persoonlijk_plan, _LID_2, "Zeg dat de inwoner zelf een plan mag geven."),
        ("clientondersteuning", b.noemt_clientondersteuning, _LID_3, "Wijs op cliëntondersteuning."),
        ("gratis", b.noemt_dat_clientondersteuning_gratis_is, _LID_3, "Zeg dat cliëntondersteuning gratis is."),
        (
            "mantelzorger",
            b.noemt_clientondersteuning_voor_mantelzorger,
            _LID_3,
            "Zeg dat ook de mantelzorger cliëntondersteuning kan vragen.",
        ),
    ):
        if not staat_er:
            mist.append(Ontbrekend(onderdeel, lid, zin))
    return tuple(mist)


@dataclass(frozen=True, slots=True)
class PlanOordeel:
    """Of een persoonlijk plan op tijd kwam. Aangenomen wordt het altijd; `zin` zegt dat tegen de inwoner."""

    op_tijd: bool
    termijn: Termijn
    zin: str


@bron("Wmo 2015", "2.3.2 lid 2 en 5")
def plan_ontvangen(*, startdag: date, ontvangen_op: date) -> PlanOordeel:
    """Neem een persoonlijk plan aan en zeg of het binnen de zeven dagen kwam.

    De zeven dagen zijn er voor de inwoner: een later plan wordt ook aangenomen en bij het onderzoek betrokken.
    Fout: ValueError als het plan ouder is dan de melding.
    """
    if ontvangen_op < startdag:
        raise ValueError("het plan kan niet voor de melding ontvangen zijn")
    termijn = termijnen.plan(startdag=startdag)
    op_tijd = not termijn.voorbij(ontvangen_op)
    begin = "Wij hebben uw plan." if op_tijd else "Uw plan kwam later, en dat mag."
    return PlanOordeel(op_tijd, termijn, f"{begin} Wij nemen het mee in het gesprek.")


@bron("Awb", "2:3 lid 1")
def moet_doorzenden(*, gemeente: str, woongemeente: str | None, opvang_of_beschermd_wonen: bool = False) -> bool:
    """Of de gemeente de melding direct moet doorzenden naar de gemeente waar de inwoner woont.

    In: de korte namen van beide gemeenten; `woongemeente` is None zolang de woonplaats niet bekend is (dan eerst
    vragen, niet doorzenden). Voor opvang en beschermd wonen kan iemand bij elke gemeente terecht (Wmo 2015
    art. 2.3.5 lid 1 onder b): dan niet. Of iemand ergens woont beoordeelt een mens.
    """
    return woongemeente is not None and woongemeente != gemeente and not opvang_of_beschermd_wonen


@bron("Wmo 2015", "2.3.2 lid 3")
def belemmeringen_afspraak(
    *, aanbod: Sequence[AanbodClientondersteuning], heeft_mantelzorger: bool, op: date
) -> tuple[str, ...]:
    """Waarom de afspraak voor het gesprek nog niet bevestigd kan worden; leeg als dat wel kan.

    De gemeente biedt clientondersteuning aan voor het onderzoek begint, aan de inwoner en aan de mantelzorger. Het
    antwoord van de inwoner staat vast (ja, nee of een eigen persoon) voordat de afspraak vaststaat; dat laatste is
    een afspraak van het huis. `op` is de dag waarop de afspraak bevestigd wordt.
    """
    van_inwoner = [a for a in aanbod if a.aan == Ontvanger.INWONER and a.aangeboden_op <= op]
    redenen: list[str] = []
    if not van_inwoner:
        redenen.append("Bied eerst gratis cliëntondersteuning aan de inwoner aan.")
    elif not any(a.beantwoord_op is not None and a.beantwoord_op <= op for a in van_inwoner):
        redenen.append("Leg eerst vast of de inwoner cliëntondersteuning wil: ja, nee of een eigen persoon.")
    if heeft_mantelzorger and not any(a.aan == Ontvanger.MANTELZORGER and a.aangeboden_op <= op for a in aanbod):
        redenen.append("Bied ook de mantelzorger gratis cliëntondersteuning aan.")
    return tuple(redenen)


@bron("Wmo 2015", "2.3.2 lid 9")
def mag_aanvragen(*, startdag: date, verslag_verzonden_op: date | None, op: date) -> bool:
    """Of de inwoner op deze dag een aanvraag kan doen: na het onderzoek, of als de zes weken voorbij zijn."""
    if verslag_verzonden_op is not None and verslag_verzonden_op <= op:
        return True
    return termijnen.onderzoek(startdag=startdag).voorbij(op)


@bron("Logisch Ontwerp BSN", "elfproef")
def elfproef(cijfers: str) -> bool:
    """Of negen cijfers de elfproef van het burgerservicenummer doorstaan (gewichten 9 tot en met 2, en -1)."""
    if len(cijfers) != 9 or not cijfers.isascii() or not cijfers.isdigit() or cijfers == "000000000":
        return False
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(cijfer) * gewicht for cijfer, gewicht in zip(cijfers, gewichten, strict=True)) % 11 == 0


@bron("Afspraak van het huis", "burgerservicenummer zonder leestekens")
def bsn_schoon(tekst: str) -> str:
    """Het burgerservicenummer zonder spaties, punten en streepjes, zoals het bewaard wordt."""
    return "".join(teken for teken in tekst if not teken.isspace() and teken not in ".-")


@bron("Afspraak van het huis", "een zin die zegt wat er met het burgerservicenummer mis is")
def bsn_fout(tekst: str) -> str | None:
    """Wat er mis is met een getypt burgerservicenummer en wat iemand kan doen, of None als het klopt.

    In: de tekst zoals getypt; spaties, punten en streepjes mogen. De zin noemt het nummer zelf nooit.
    """
    cijfers = bsn_schoon(tekst)
    if not cijfers:
        return "Vul het burgerservicenummer in. Het heeft 9 cijfers."
    if not (cijfers.isascii() and cijfers.isdigit()):
        return "Een burgerservicenummer heeft alleen cijfers. Haal de andere tekens weg."
    if len(cijfers) == 8 and elfproef("0" + cijfers):
        return "Dit nummer heeft 8 cijfers. Waarschijnlijk mist de 0 aan het begin. Typ die erbij."
    if len(cijfers) != 9:
        hoeveel = f"{len(cijfers)} {'cijfer' if len(cijfers) == 1 else 'cijfers'}"
        return f"Dit nummer heeft {hoeveel}. Het moeten er 9 zijn. Kijk op een paspoort of identiteitskaart."
    if not elfproef(cijfers):
        return "Dit nummer bestaat niet. Vaak zijn twee cijfers omgewisseld. Kijk het na op een identiteitskaart."
    return None
