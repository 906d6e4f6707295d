"""Return codes of iWmo 3.2 (WJ001): code and meaning, in our own words.

Source: basisschema XSD 1.0.0 of iWmo 3.2, Zorginstituut Nederland. Code 9355 misses in the published list and stands
in the schema.
"""

from __future__ import annotations

from typing import Final

AFGEKEURD: Final = "0001"
"""The message is rejected on its contents (control level 2); only a header goes back."""

GEEN_OPMERKING: Final = "0200"
"""Nothing wrong with this class."""

NIET_BEOORDEELD: Final = "0233"
"""This class was not judged."""

RETOURCODE: Final = {
    AFGEKEURD: "Het bericht is om technische redenen afgekeurd.",
    GEEN_OPMERKING: "Geen opmerking over dit deel.",
    NIET_BEOORDEELD: "Dit deel is niet beoordeeld.",
    "0611": "Het tarief is niet het tarief uit het contract.",
    "8001": "De declaratie is helemaal toegekend.",
    "8017": "Bij deze creditregel is geen debetregel bekend.",
    "8021": "Het referentienummer van deze prestatie is al gebruikt.",
    "8187": "Deze prestatie hoort niet bij deze inwoner.",
    "8214": "De declaratieperiode sluit niet aan op de vorige.",
    "8848": "De dagtekening ligt in de toekomst.",
    "9019": "Er is geen toewijzing waar dit bij hoort.",
    "9056": "De afzender gebruikte deze identificatie al voor een bericht van deze soort.",
    "9063": "Er is geen eerder bericht om te verwijderen.",
    "9069": "Er is geen start die hierbij past.",
    "9071": "De start kan niet meer weg: de hulp is al gestopt.",
    "9074": "Er is al een bericht met dezelfde sleutel.",
    "9307": "De prestatie begint buiten de toewijzing.",
    "9308": "De prestatie eindigt buiten de toewijzing.",
    "9319": "De periode valt niet in deze of een eerdere declaratieperiode.",
    "9321": "Er is meer geleverd dan toegewezen.",
    "9322": "Samen is er meer geleverd dan toegewezen.",
    "9326": "Er loopt al een levering bij deze toewijzing.",
    "9332": "Het nummer van de toewijzing is al gebruikt.",
    "9333": "Het declaratienummer is al gebruikt.",
    "9338": "Bij deze prestatie is geen toewijzing.",
    "9339": "De categorie is niet die van de toewijzing.",
    "9340": "De productcode is niet die van de toewijzing.",
    "9341": "De eenheid past niet bij de toewijzing.",
    "9346": "Het bedrag is niet volume maal tarief.",
    "9347": "De referentie van de aanbieder is al gebruikt.",
    "9349": "Niet alle lopende toewijzingen staan in het verzoek.",
    "9350": "Het ongewijzigde product heeft geen lopende toewijzing.",
    "9351": "Het te wijzigen product heeft geen lopende toewijzing.",
    "9355": "De referentie hoort bij geen eerder verzoek.",
    "9357": "De wijziging gaat niet in op de eerste dag van de toewijzing.",
    "9359": "Er is al een toewijzing met deze referentie.",
    "9360": "Er is al een antwoord op dit verzoek.",
    "9361": "De periodes van dit product overlappen.",
    "9365": "Het verzoek is al afgewezen.",
    "9366": "Deze prestatie stond niet in de declaratie.",
    "9367": "De waarde is niet die uit de declaratie.",
    "9369": "Samen past het niet in het budget.",
    "9373": "Een ander budget kan alleen vanaf de eerste dag van de toewijzing.",
    "9374": "Er loopt al een verzoek voor deze inwoner.",
    "9375": "De omvang is gevuld bij een toewijzing zonder product.",
    "9379": "De referentie van de aanbieder is ten onrechte gevuld.",
    "9384": "De toewijzing is verwijderd.",
    "9385": "Op de toewijzing is al gedeclareerd.",
    "9387": "De periode begint niet op de eerste dag van de maand of van de toewijzing.",
    "9388": "De periode eindigt niet op de laatste dag van de maand of van de toewijzing.",
    "9389": "Voor deze periode is al een debetregel zonder creditregel.",
    "9390": "Deze prestatie is al gecrediteerd.",
    "9411": "De omvang is leeg bij een toewijzing met productcode.",
    "9412": "De omvang is gevuld bij een toewijzing zonder productcode.",
    "9413": "De levering is al tijdelijk gestopt.",
    "9414": "De stop ligt voor een eerdere stop.",
    "9415": "De levering is al gestopt.",
    "S300": "De gemeentecode staat niet in de lijst van het CBS.",
    "S329": "De productcode hoort niet bij de categorie.",
}
