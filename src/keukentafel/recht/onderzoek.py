"""Het onderzoek: langs welk spoor, is het af, en is het op tijd?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from keukentafel.recht import termijnen
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.taal.bron import Bron, bron
from keukentafel.recht.taal.stukken import Bevinding, Onderwerp
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.recht.taal.verordening import NietGeregeld, lokaal


class Spoor(StrEnum):
    """Langs welke weg het onderzoek gaat. Een mens kiest; elk spoor houdt dezelfde brieven, dagen en onderdelen."""

    BEKEND = "bekend"
    STANDAARD = "standaard"
    URGENT = "urgent"
    COMPLEX = "complex"

    @property
    def in_woorden(self) -> str:
        """De naam op het scherm."""
        return _IN_WOORDEN["spoor"][self]

    @property
    def uitleg(self) -> str:
        """Wat dit spoor vraagt, in gewone taal."""
        return _IN_WOORDEN["uitleg"][self]


_IN_WOORDEN: Mapping[str, Mapping[StrEnum, str]] = MappingProxyType(
    {
        "spoor": {
            Spoor.BEKEND: "Bekend",
            Spoor.STANDAARD: "Standaard",
            Spoor.URGENT: "Urgent",
            Spoor.COMPLEX: "Complex",
        },
        "uitleg": {
            Spoor.BEKEND: "Wij kennen de inwoner en er is weinig veranderd. Een bezoek thuis hoeft niet.",
            Spoor.STANDAARD: "Een gesprek, een verslag en zo nodig een besluit.",
            Spoor.URGENT: "Wachten kan niet. Wij bellen dezelfde dag en geven zo nodig meteen tijdelijke hulp.",
            Spoor.COMPLEX: "Er speelt meer tegelijk. Eén regisseur houdt het bij elkaar.",
        },
        "reden": {
            Spoor.BEKEND: "Schrijf waarom u kiest voor het spoor bekend.",
            Spoor.URGENT: "Schrijf waarom u kiest voor het spoor urgent.",
            Spoor.COMPLEX: "Schrijf waarom u kiest voor het spoor complex.",
        },
        "te_doen": {
            Onderwerp.BEHOEFTEN: "Schrijf bij a wat de inwoner nodig heeft en wil, of waarom dat niet speelt.",
            Onderwerp.EIGEN_KRACHT: "Schrijf bij b wat de inwoner en huisgenoten kunnen, of waarom dat niet speelt.",
            Onderwerp.MANTELZORG_EN_NETWERK: "Schrijf bij c wat anderen kunnen doen, of waarom dat niet speelt.",
            Onderwerp.STEUN_VOOR_MANTELZORGER: (
                "Schrijf bij d wat de mantelzorger nodig heeft, of waarom dat niet speelt."
            ),
            Onderwerp.ALGEMENE_VOORZIENING: "Schrijf bij e wat er al in de buurt is, of waarom dat niet speelt.",
            Onderwerp.SAMENWERKING: "Schrijf bij f wie nog meer meedoet, of waarom dat niet speelt.",
            Onderwerp.BIJDRAGE: "Schrijf bij g wat de inwoner gaat betalen, of waarom dat niet speelt.",
        },
    }
)
"""Alles wat hier op een scherm kan komen, bij elkaar: zo vindt de vertaling het."""


@bron("Afspraak van het huis", "vier sporen, elk met wat het vraagt")
def ontbreekt_bij_spoor(
    spoor: Spoor, *, reden: str, regisseur: str | None, eerste_contact_dag: date | None, peildatum: date
) -> tuple[Ontbrekend, ...]:
    """Wat nog moet voordat dit spoor vaststaat; leeg als alles er is.

    De wet kent geen sporen: zij zijn een afspraak (Beleidskaders Wmo 2015, hoofdstuk 4), en een mens kiest. STANDAARD
    vraagt geen reden, elk ander spoor wel. URGENT vraagt contact op de dag waarop wij kijken of eerder, want tijdelijke
    hulp komt onverwijld (Wmo 2015 art. 2.3.3). COMPLEX vraagt een regisseur. BEKEND laat alleen het huisbezoek vallen.
    In: `eerste_contact_dag` is de dag waarop de inwoner gesproken is, of None; een latere dag telt niet als contact.
    """
    huis = Bron("Afspraak van het huis", "vier sporen, elk met wat het vraagt").citaat
    mist: list[Ontbrekend] = []
    if spoor != Spoor.STANDAARD and not reden.strip():
        mist.append(Ontbrekend("reden", huis, _IN_WOORDEN["reden"][spoor]))
    if spoor == Spoor.URGENT and (eerste_contact_dag is None or eerste_contact_dag > peildatum):
        citaat = Bron("Wmo 2015", "2.3.3").citaat
        mist.append(Ontbrekend("eerste_contact", citaat, "Bel de inwoner vandaag en schrijf dat op."))
    if spoor == Spoor.COMPLEX and not (regisseur or "").strip():
        mist.append(Ontbrekend("regisseur", huis, "Noem één regisseur die het bij elkaar houdt."))
    return tuple(mist)


@dataclass(frozen=True, slots=True)
class Verslagdag:
    """Wanneer de inwoner het verslag heeft: `uiterlijk` is beloofd, `verwacht` is de dag waar wij op mikken.

    `verwacht` is er alleen zolang de gemeente haar termijn niet vaststelde; het scherm zegt dat erbij.
    """

    uiterlijk: date
    verwacht: date | None = None

    @property
    def streefdag(self) -> date:
        """De dag waarop het verslag voor de medewerker klaar moet zijn."""
        return self.verwacht or self.uiterlijk


@bron("Afspraak van het huis", "het verslag komt kort na het gesprek")
def verslag_uiterlijk(*, gemeente: str, gesprek: date, onderzoek_uiterlijk: date) -> Verslagdag:
    """De laatste dag waarop de inwoner het verslag van een gesprek heeft.

    De wet noemt voor het verslag geen eigen termijn (Wmo 2015 art. 2.3.2 lid 8): het hoort bij het onderzoek. Belooft
    de gemeente (haar slug) een aantal werkdagen na het gesprek, dan geldt die belofte, maar nooit na de laatste dag van
    het onderzoek. Belooft zij niets, dan is het die laatste dag. Een aantal dat zij niet zelf vaststelde is geen
    belofte: dan blijft het die laatste dag, en is de dag na dat aantal alleen verwacht.
    """
    try:
        aantal = lokaal(gemeente=gemeente, naam="verslag_werkdagen", peildatum=gesprek)
    except NietGeregeld:
        return Verslagdag(onderzoek_uiterlijk)
    dag = na_werkdagen(van=gesprek, aantal=aantal.waarde)
    if dag >= onderzoek_uiterlijk:
        return Verslagdag(onderzoek_uiterlijk)
    return Verslagdag(onderzoek_uiterlijk, dag) if aantal.is_voorbeeld else Verslagdag(dag)


@bron("Wmo 2015", "2.3.2 lid 4")
def ontbreekt_in_onderzoek(bevindingen: Mapping[Onderwerp, Bevinding]) -> tuple[Ontbrekend, ...]:
    """Welke onderdelen a tot en met g nog open zijn, elk met een zin over wat te doen; leeg als het onderzoek af is.

    Een onderdeel is af als het beschreven is, of als er staat waarom het niet aan de orde is. Dezelfde lijst zegt of
    het verslag verzonden mag worden en of een besluit kan.
    """
    return tuple(
        Ontbrekend(
            onderwerp.value,
            Bron("Wmo 2015", f"2.3.2 lid 4 onder {onderwerp.value}").citaat,
            _IN_WOORDEN["te_doen"][onderwerp],
        )
        for onderwerp in Onderwerp
        if onderwerp not in bevindingen
    )


@bron("Wmo 2015", "2.3.2 lid 9")
def te_laat(*, startdag: date, verslag_verzonden_op: date | None, op: date) -> date | None:
    """De eerste dag waarop het onderzoek te laat was en de inwoner meteen mocht aanvragen; None als dat niet zo is.

    In: de dag van de melding, de dag waarop het verslag verzonden is of None, en de dag waarop wij kijken. Een verslag
    op de laatste dag is op tijd. Een verslag dat later kwam maakt het onderzoek niet alsnog op tijd.
    """
    uiterlijk = termijnen.onderzoek(startdag=startdag).uiterlijk
    if op <= uiterlijk or (verslag_verzonden_op is not None and verslag_verzonden_op <= uiterlijk):
        return None
    return uiterlijk + timedelta(days=1)
