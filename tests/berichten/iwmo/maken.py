"""Messages for the tests: small ones by hand, and any that a description allows (hypothesis)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from keukentafel.berichten.iwmo.beschrijving import Klasse
from keukentafel.berichten.iwmo.soorten import Berichtsoort
from keukentafel.berichten.iwmo.v3_2.kop import VanAanbieder, VanGemeente
from keukentafel.berichten.iwmo.v3_2.start import Start, StartInwoner, StartProduct
from keukentafel.berichten.iwmo.v3_2.stop import Stop, StopInwoner, StopProduct
from keukentafel.berichten.iwmo.v3_2.toewijzing import (
    Contact,
    Relatie,
    ToegewezenProduct,
    Toewijzing,
    ToewijzingInwoner,
)
from keukentafel.berichten.iwmo.v3_2.typen import (
    Achternaam,
    Adres,
    BerichtIdentificatie,
    Geboortedatum,
    Huis,
    Omvang,
    Product,
    VerkorteNaam,
    VolledigeNaam,
)
from keukentafel.berichten.iwmo.waarden import Code, Dag, Getal, Kloktijd, Soort, Tekst, Vorm

BSN = "999900006"
"""A test bsn of the standard's own examples; it belongs to nobody."""
GEMEENTE = "0938"
AANBIEDER = "42420001"
DAG = date(2027, 3, 15)


def identificatie(nummer: str = "M1", dag: date = DAG) -> BerichtIdentificatie:
    """The identification of a message."""
    return BerichtIdentificatie(identificatie=nummer, dagtekening=dag)


def contact(**anders: Any) -> Contact:
    """A BRP address in the Netherlands."""
    adres = Adres(huis=Huis(huisnummer=12), postcode="6231AA", straatnaam="Voorbeeldstraat", land_code="NL")
    return replace(Contact(soort="01", adres=adres), **anders)


def relatie(**anders: Any) -> Relatie:
    """A neighbour."""
    naam = VolledigeNaam(geslachtsnaam=Achternaam(achternaam="Buur"), naam_gebruik="1")
    return replace(Relatie(nummer="1", soort="19", naam=naam, contact=contact()), **anders)


def toegewezen(**anders: Any) -> ToegewezenProduct:
    """Three hours of begeleiding a week, half a year."""
    return replace(
        ToegewezenProduct(
            toewijzing_nummer=101,
            product=Product(categorie="02", code="02A01"),
            toewijzingsdatum=date(2027, 3, 1),
            toewijzingstijd="09:30:00",
            ingangsdatum=date(2027, 3, 8),
            einddatum=date(2027, 9, 8),
            omvang=Omvang(volume=3, eenheid="04", frequentie="2"),
        ),
        **anders,
    )


def toewijzing(*producten: ToegewezenProduct, **inwoner: Any) -> Toewijzing:
    """A 301 that breaks no rule."""
    mens = ToewijzingInwoner(
        bsn=BSN,
        geboortedatum=Geboortedatum(datum=date(1950, 6, 1)),
        geslacht="2",
        naam=VolledigeNaam(geslachtsnaam=Achternaam(achternaam="Aydin"), naam_gebruik="1"),
        contactgegevens=(contact(),),
        toegewezen_producten=producten or (toegewezen(),),
    )
    header = VanGemeente(afzender=GEMEENTE, ontvanger=AANBIEDER, bericht_identificatie=identificatie())
    return Toewijzing(header=header, inwoner=replace(mens, **inwoner))


def gestart(**anders: Any) -> StartProduct:
    """The start of that order."""
    return replace(
        StartProduct(
            toewijzing_nummer=101,
            product=Product(categorie="02", code="02A01"),
            toewijzing_ingangsdatum=date(2027, 3, 8),
            begindatum=date(2027, 3, 10),
            status_aanlevering="1",
        ),
        **anders,
    )


def start(*producten: StartProduct, **inwoner: Any) -> Start:
    """A 305 that breaks no rule."""
    mens = StartInwoner(
        bsn=BSN,
        geboortedatum=Geboortedatum(datum=date(1950, 6, 1)),
        geslacht="2",
        naam=VerkorteNaam(geslachtsnaam=Achternaam(achternaam="Aydin")),
        start_producten=producten or (gestart(),),
    )
    header = VanAanbieder(afzender=AANBIEDER, ontvanger=GEMEENTE, bericht_identificatie=identificatie())
    return Start(header=header, inwoner=replace(mens, **inwoner))


def gestopt(**anders: Any) -> StopProduct:
    """The stop of that delivery, as planned."""
    return replace(
        StopProduct(
            toewijzing_nummer=101,
            product=Product(categorie="02", code="02A01"),
            toewijzing_ingangsdatum=date(2027, 3, 8),
            begindatum=date(2027, 3, 10),
            reden_beeindiging="19",
            einddatum=date(2027, 3, 14),
            status_aanlevering="1",
        ),
        **anders,
    )


def stop(*producten: StopProduct, **inwoner: Any) -> Stop:
    """A 307 that breaks no rule."""
    mens = StopInwoner(
        bsn=BSN,
        geboortedatum=Geboortedatum(datum=date(1950, 6, 1)),
        geslacht="2",
        naam=VerkorteNaam(geslachtsnaam=Achternaam(achternaam="Aydin")),
        stop_producten=producten or (gestopt(),),
    )
    header = VanAanbieder(afzender=AANBIEDER, ontvanger=GEMEENTE, bericht_identificatie=identificatie())
    return Stop(header=header, inwoner=replace(mens, **inwoner))


# Any message that a description allows

_TEKENS = st.characters(codec="utf-8", exclude_categories=("Cc",), exclude_characters="\ufffe\uffff")
_VRIJ = _TEKENS | st.sampled_from("\t\n\r <>&\"'")


def waarden(soort: Soort) -> st.SearchStrategy[Any]:
    """The values of a simple type."""
    if isinstance(soort, Getal):
        return st.integers(soort.minimaal, soort.maximaal)
    if isinstance(soort, Code):
        return st.sampled_from(sorted(soort.lijst))
    if isinstance(soort, Dag):
        return st.dates()
    if isinstance(soort, Kloktijd):
        return st.times(timezones=st.none()).map(lambda tijd: tijd.isoformat()) | st.just("24:00:00")
    assert isinstance(soort, Tekst), soort
    klopt, grens = soort.klopt, soort.maximaal or 400
    if isinstance(klopt, Vorm):
        teksten = st.from_regex(klopt.patroon, fullmatch=True)
        return teksten.filter(lambda tekst: soort.minimaal <= len(tekst) <= grens)
    return st.text(_VRIJ, min_size=soort.minimaal, max_size=min(grens, 40)).filter(klopt)


def groepen(klasse: Klasse) -> st.SearchStrategy[Any]:
    """The objects of a class, or the tuples of a list."""
    if klasse.maak is None:
        (deel,) = klasse.elementen
        return st.lists(_deel(deel.soort, deel.klasse), min_size=1, max_size=3).map(tuple)
    velden: dict[str, st.SearchStrategy[Any]] = {}
    for element in klasse.elementen:
        if element.veld is not None:
            inhoud = _deel(element.soort, element.klasse)
            leeg = () if element.klasse is not None and element.klasse.maak is None else None
            velden[element.veld] = inhoud if element.verplicht else st.just(leeg) | inhoud
    return st.builds(klasse.maak, **velden)


def _deel(soort: Soort | None, klasse: Klasse | None) -> st.SearchStrategy[Any]:
    if soort is not None:
        return waarden(soort)
    assert klasse is not None
    return st.deferred(lambda: groepen(klasse))


def berichten(soort: Berichtsoort) -> st.SearchStrategy[Any]:
    """The messages of a kind."""
    return groepen(soort.klasse)
