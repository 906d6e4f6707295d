"""Terugkijken en nazorg: welke resultaten vragen aandacht, wat een evaluatie bevat, en wanneer wij nabellen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.taal.bron import Bron, bron
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.recht.taal.verordening import NietGeregeld, Waarde, lokaal

_HEROVERWEGEN = Bron("Wmo 2015", "2.3.9").citaat
_HERZIEN = Bron("Wmo 2015", "2.3.10 lid 1").citaat
_SMART = Bron("Beleidsplan Wmo 2023-2026", "paragraaf 3.2.2").citaat
WEKEN_VOOR_EEN_NIEUW_BESLUIT = 8
"""Zes weken onderzoek (Wmo 2015 art. 2.3.2 lid 1) en twee weken besluit (art. 2.3.5 lid 2)."""


@dataclass(frozen=True, slots=True)
class Nazorgdag:
    """Tot wanneer wij nabellen, en de plaatselijke waarde waar die dag uit komt."""

    uiterlijk: date
    weken: Waarde


@bron("Beleidskaders Wmo 2015", "hoofdstuk 4: verantwoord loslaten (nazorg)")
def nazorgdag(*, gemeente: str, einde: date) -> Nazorgdag | None:
    """De dag waarop wij uiterlijk bellen hoe het gaat, na de laatste dag van de hulp; None als niemand dit regelt.

    In: de korte naam van de gemeente en de laatste dag van de hulp. De wet kent geen nazorgtermijn: de gemeente
    belooft een aantal weken (`nazorg_weken`), en belooft zij niets, dan raadt het programma geen dag.
    """
    try:
        weken = lokaal(gemeente=gemeente, naam="nazorg_weken", peildatum=einde)
    except NietGeregeld:
        return None
    return Nazorgdag(einde + timedelta(weeks=weken.waarde), weken)


@dataclass(frozen=True, slots=True)
class Doelstand:
    """Een doel zoals het nu gevolgd wordt: het resultaat, waaraan wij het zien (`maatstaf`), en per welke dag."""

    doel: str
    resultaat: str = ""
    maatstaf: str = ""
    datum: date | None = None

    @property
    def meetbaar(self) -> bool:
        """Of er te volgen valt: er is een resultaat, een maatstaf en een dag."""
        return bool(self.resultaat.strip() and self.maatstaf.strip() and self.datum)


@dataclass(frozen=True, slots=True)
class Aandacht:
    """Wat op een dag aandacht vraagt bij hulp die loopt; leeg als er niets is.

    `zonder_maat` en `bij_datum` zijn plaatsen in de reeks doelen. `einde` is de laatste dag van de hulp, als die
    nadert. `evalueren_voor` is de dag waarop wij uiterlijk samen terugkijken; None als dat nu niet hoeft. `weken` is
    de plaatselijke waarde waarmee naar het einde gekeken is, None als de gemeente niets regelt.
    """

    zonder_maat: tuple[int, ...] = ()
    bij_datum: tuple[int, ...] = ()
    einde: date | None = None
    evalueren_voor: date | None = None
    weken: Waarde | None = None

    @property
    def zin(self) -> str:
        """'3 doelen zonder meetbaar resultaat of duur', of niets als alle doelen te volgen zijn."""
        aantal = len(self.zonder_maat)
        if not aantal:
            return ""
        return f"{aantal} {'doel' if aantal == 1 else 'doelen'} zonder meetbaar resultaat of duur"


def _weken(gemeente: str, naam: str, peildatum: date) -> Waarde | None:
    try:
        return lokaal(gemeente=gemeente, naam=naam, peildatum=peildatum)
    except NietGeregeld:
        return None


@bron("Beleidsplan Wmo 2023-2026", "paragraaf 3.2.2")
def aandacht(
    *, gemeente: str, doelen: Sequence[Doelstand], laatste_dag: date, teruggekeken_op: date | None, peildatum: date
) -> Aandacht:
    """Wat vandaag aandacht vraagt bij de doelen van een besluit.

    Vanaf `einde_hulp_weken` voor de laatste dag van de hulp: elk doel zonder resultaat, maatstaf of dag, want zo'n doel
    is niet te volgen (de casus Mia), en een evaluatie. Vanaf `resultaatdatum_weken` voor de dag van een resultaat: dat
    resultaat. Regelt de gemeente zo'n aantal niet, dan telt alleen de dag zelf. Wie na dat begin al samen terugkeek
    (`teruggekeken_op`), hoeft dat niet weer. De evaluatie is zo vroeg dat een onderzoek en een nieuw besluit nog
    passen voor de hulp stopt, of op de dag van het resultaat; nooit in het verleden.
    """
    einde_weken = _weken(gemeente, "einde_hulp_weken", peildatum)
    datum_weken = _weken(gemeente, "resultaatdatum_weken", peildatum)
    signaal = laatste_dag - timedelta(weeks=einde_weken.waarde if einde_weken else 0)
    vooraf = timedelta(weeks=datum_weken.waarde if datum_weken else 0)

    def open_sinds(dag: date) -> bool:
        return dag <= peildatum and (teruggekeken_op is None or teruggekeken_op < dag)

    nadert = signaal <= peildatum
    bij_datum = tuple(
        plek for plek, doel in enumerate(doelen) if doel.datum is not None and open_sinds(doel.datum - vooraf)
    )
    dagen = [dag for plek in bij_datum if (dag := doelen[plek].datum) is not None]
    if open_sinds(signaal):
        dagen.append(laatste_dag - timedelta(weeks=WEKEN_VOOR_EEN_NIEUW_BESLUIT))
    return Aandacht(
        zonder_maat=tuple(plek for plek, doel in enumerate(doelen) if not doel.meetbaar) if nadert else (),
        bij_datum=bij_datum,
        einde=laatste_dag if nadert else None,
        evalueren_voor=max(peildatum, min(dagen)) if dagen else None,
        weken=einde_weken,
    )


@bron("Beleidsplan Wmo 2023-2026", "paragraaf 3.2.2")
def ontbreekt_in_afspraak(
    *, resultaat: str, maatstaf: str, datum: date | None, peildatum: date
) -> tuple[Ontbrekend, ...]:
    """Wat een scherpe afspraak over een resultaat nog mist, elk met een zin; leeg als zij te volgen is."""
    mist = []
    if not resultaat.strip():
        mist.append(Ontbrekend("resultaat", _SMART, "Schrijf wat er dan bereikt is."))
    if not maatstaf.strip():
        mist.append(Ontbrekend("maatstaf", _SMART, "Schrijf waaraan u samen ziet dat het gelukt is."))
    if datum is None:
        mist.append(Ontbrekend("datum", _SMART, "Kies de dag waarop het bereikt moet zijn."))
    elif datum <= peildatum:
        mist.append(Ontbrekend("datum", _SMART, "Kies een dag die nog komt."))
    return tuple(mist)


@bron("Wmo 2015", "2.3.9 en 2.3.10 lid 1")
def ontbreekt_in_evaluatie(
    *, woorden: str, uitkomst: str, toelichting: str, loopt_nog: bool, wil_zelf: bool
) -> tuple[Ontbrekend, ...]:
    """Wat een evaluatie nog mist, elk met een zin; leeg als zij vastgelegd mag worden.

    De woorden van de inwoner horen erin. Gaat de hulp niet gewoon door, dan staat erbij waarom. Stoppen terwijl het
    besluit nog loopt (`loopt_nog`) mag hier alleen als de inwoner dat zelf wil (`wil_zelf`): anders is er een besluit
    nodig waartegen bezwaar kan (art. 2.3.10 lid 1).
    """
    mist = []
    if not woorden.strip():
        mist.append(Ontbrekend("woorden", _HEROVERWEGEN, "Schrijf in eigen woorden van de inwoner hoe het gaat."))
    if not uitkomst:
        mist.append(Ontbrekend("uitkomst", _HEROVERWEGEN, "Kies hoe het verder gaat met de hulp."))
    elif uitkomst != "voortzetten" and not toelichting.strip():
        mist.append(Ontbrekend("toelichting", _HERZIEN, "Schrijf waarom de hulp verandert of stopt."))
    if uitkomst == "beeindigen" and loopt_nog and not wil_zelf:
        mist.append(
            Ontbrekend(
                "wil_zelf",
                _HERZIEN,
                "Stoppen voor de laatste dag kan alleen als de inwoner dat zelf wil. Zet dan dit vinkje. "
                "Kies anders dat de hulp verandert. Dan is een nieuw besluit nodig.",
            )
        )
    return tuple(mist)


class Eindereden(StrEnum):
    """Waarom er van toegekende hulp niets (meer) komt, zonder dat een aanbieder dat meldt."""

    EIGEN_WIL = "eigen_wil"
    AFGELOPEN = "afgelopen"
    NIEUW_BESLUIT = "nieuw_besluit"
    VERHUISD = "verhuisd"
    OVERLEDEN = "overleden"


@bron("Wmo 2015", "2.3.5 lid 3 en 2.3.10 lid 1")
def ontbreekt_in_einde(
    *, reden: str, vanaf: date | None, toelichting: str, einde_besluit: date, peildatum: date
) -> tuple[Ontbrekend, ...]:
    """Wat er mist om vast te leggen dat er van toegekende hulp niets (meer) komt; leeg als het mag.

    `vanaf` is de eerste dag zonder hulp. Wil de inwoner niet meer, dan staat erbij wat hij zei. De dagen van het
    besluit zijn pas voorbij na de laatste. De gemeente zelf stopt niet langs deze weg: dat is een besluit.
    """
    mist = []
    if reden not in set(Eindereden):
        mist.append(Ontbrekend("reden", _HERZIEN, "Kies waarom er geen hulp meer is."))
    if vanaf is None:
        mist.append(Ontbrekend("vanaf", _HERZIEN, "Kies de eerste dag zonder hulp."))
    elif vanaf > peildatum:
        mist.append(Ontbrekend("vanaf", _HERZIEN, "Deze dag moet nog komen. Leg het einde vast als het zover is."))
    elif reden == Eindereden.AFGELOPEN and vanaf <= einde_besluit:
        zin = f"Het besluit loopt tot en met {datum_voluit(einde_besluit)}. Kies een dag daarna, of een andere reden."
        mist.append(Ontbrekend("vanaf", _HERZIEN, zin))
    if reden == Eindereden.EIGEN_WIL and not toelichting.strip():
        mist.append(Ontbrekend("toelichting", _HERZIEN, "Schrijf in een zin wat de inwoner zei."))
    return tuple(mist)


@bron("Beleidsplan Wmo 2023-2026", "paragraaf 3.2.2")
def wordt_gevolgd(*, hulp_met_besluit: Sequence[bool]) -> bool:
    """Of wij bij de inwoner bijhouden hoe het met dit doel gaat.

    In: per soort hulp bij het doel of daar een besluit voor nodig is. Op informeel aanbod sturen wij niet, op
    algemeen aanbod alleen bij de aanbieder: daarover houden wij bij een inwoner niets bij (de dagbesteding van Mia).
    Maatwerk volgen wij met de inwoner. Een doel zonder losse hulp staat in het besluit zelf en wordt gevolgd.
    """
    return not hulp_met_besluit or any(hulp_met_besluit)
