"""Het onderzoek: langs welk spoor, is het af, en is het op tijd?"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from keukentafel.recht import termijnen
from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.taal.bron import Bron, bron
from keukentafel.recht.taal.stukken import Bevinding, Onderwerp


class Spoor(StrEnum):
    """Langs welke weg het onderzoek gaat. Een mens kiest; elk spoor houdt dezelfde brieven, dagen en onderdelen."""

    BEKEND = "bekend"
    STANDAARD = "standaard"
    URGENT = "urgent"
    COMPLEX = "complex"

    @property
    def in_woorden(self) -> str:
        """De naam op het scherm."""
        return self.value.capitalize()

    @property
    def uitleg(self) -> str:
        """Wat dit spoor vraagt, in gewone taal."""
        return _SPOREN[self]

    @property
    def zonder_huisbezoek(self) -> bool:
        """Of het gesprek thuis mag vervallen. Bevestiging, ondersteuner, verslag en ladder blijven altijd."""
        return self == Spoor.BEKEND


_SPOREN = MappingProxyType(
    {
        Spoor.BEKEND: "Wij kennen de inwoner en er is weinig veranderd. Een bezoek thuis hoeft niet.",
        Spoor.STANDAARD: "Een gesprek, een verslag en zo nodig een besluit.",
        Spoor.URGENT: "Wachten kan niet. Wij bellen dezelfde dag en geven zo nodig meteen tijdelijke hulp.",
        Spoor.COMPLEX: "Er speelt meer tegelijk. Eén regisseur houdt het bij elkaar.",
    }
)


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
        mist.append(Ontbrekend("reden", huis, f"Schrijf waarom u kiest voor het spoor {spoor.value}."))
    if spoor == Spoor.URGENT and (eerste_contact_dag is None or eerste_contact_dag > peildatum):
        citaat = Bron("Wmo 2015", "2.3.3").citaat
        mist.append(Ontbrekend("eerste_contact", citaat, "Bel de inwoner vandaag en schrijf dat op."))
    if spoor == Spoor.COMPLEX and not (regisseur or "").strip():
        mist.append(Ontbrekend("regisseur", huis, "Noem één regisseur die het bij elkaar houdt."))
    return tuple(mist)


_TE_DOEN = MappingProxyType(
    {
        Onderwerp.BEHOEFTEN: "wat de inwoner nodig heeft en wil",
        Onderwerp.EIGEN_KRACHT: "wat de inwoner en huisgenoten zelf kunnen",
        Onderwerp.MANTELZORG_EN_NETWERK: "wat anderen kunnen doen",
        Onderwerp.STEUN_VOOR_MANTELZORGER: "wat de mantelzorger nodig heeft",
        Onderwerp.ALGEMENE_VOORZIENING: "wat er al in de buurt is",
        Onderwerp.SAMENWERKING: "wie nog meer meedoet",
        Onderwerp.BIJDRAGE: "wat de inwoner gaat betalen",
    }
)


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
            f"Schrijf bij {onderwerp.value} {wat}, of waarom dat niet speelt.",
        )
        for onderwerp, wat in _TE_DOEN.items()
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
