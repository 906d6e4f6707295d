"""S-A8 on the screens: who ticks "iemand die meegaat" has a supporter within a working day, and no talk without a choice."""

from __future__ import annotations

from datetime import date, time

from keukentafel.project.verhalen.mensen import PER_TELEFOON, inwoner
from keukentafel.project.verhalen.s_a8 import GESPREK, MAANDAG, NOTITIE
from keukentafel.reis.melden import melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import moment
from tests.browser.verhalen.conftest import Voorstelling
from tests.browser.verhalen.telefoon import Antwoorden

DINSDAG = date(2027, 2, 2)
LEA = Antwoorden(
    woorden="Het huis schoon houden gaat niet meer.", telefoon="06 0000 0001", voornaam="Lea", achternaam="Hameleers",
    adres=(("Straat", "Voorbeeldstraat"), ("Huisnummer", "1"), ("Postcode", "6269 ZZ"), ("Plaats", "Margraten")),
    meegaan="Ja, graag een onafhankelijk ondersteuner",
)  # fmt: skip
ZONDER_KEUZE = "Leg het antwoord van de inwoner vast"


def test_s_a8_somebody_comes_along_and_no_talk_without_a_choice(spel: Voorstelling) -> None:
    gemeente = spel.t.gemeente("eijsden-margraten")
    marieke_wie = spel.t.medewerker("Marieke Lahaye", Rol.CONSULENT, gemeente)
    marieke = spel.consulent(marieke_wie)
    marleen = spel.ondersteuner(spel.t.medewerker("Marleen Habets", Rol.CLIENTONDERSTEUNER, gemeente))
    collega = spel.ondersteuner(spel.t.medewerker("Hans Vroomen", Rol.CLIENTONDERSTEUNER, gemeente))
    steunpunt = (gemeente.clientondersteuning_naam, gemeente.clientondersteuning_telefoon, "gratis")

    # Monday 10.00: Lea ticks that somebody comes along
    spel.op(MAANDAG, 10)
    lea = spel.inwoner(gemeente)
    lea.vraag_hulp(LEA)
    lea.zie("Wij hebben uw vraag", f"Wij geven dit door aan {gemeente.clientondersteuning_naam}.")
    lea.zie("Een ondersteuner belt of schrijft u, uiterlijk dinsdag 2 februari 2027.")

    # the request lies with the supporters the same day, with a first name only, and opens no file yet
    spel.op(MAANDAG, 15)
    marleen.verzoeken()
    marleen.zie("Lea", "Margraten", "antwoord uiterlijk")
    marleen.zie_niet("Hameleers")
    assert not marleen.blad.get_by_role("link", name="Lea").count()
    spel.op(DINSDAG, 9, 30)
    marleen.verzoeken()
    marleen.klik("Ga mee met Lea")
    marleen.verzoeken()
    marleen.klik("Lea", bij="Met wie u meegaat")
    marleen.zie("Hameleers", LEA.woorden)
    dossier = marleen.pagina.url
    marleen.notitie(NOTITIE)
    marleen.zie(NOTITIE, "De gemeente kan dit niet lezen.")
    collega.verzoeken()
    collega.zie_niet("Lea")
    assert collega.pagina.goto(dossier).status == 404  # type: ignore[union-attr]
    lea.mijn_vraag()
    lea.zie("Marleen Habets gaat met u mee")

    # Marieke takes up the question: the talk can be made firm, because the answer is there
    marieke.open_dossier("Hameleers")
    marieke.zie("Wie gaat er mee? De inwoner Ja, graag.")
    marieke.zie_niet(NOTITIE)
    marieke.spreek_af(GESPREK, "10.00", antwoord=None)
    marieke.zie("bevestigd")
    marieke.klik("Open het gesprek")
    marieke.zie_niet(NOTITIE)
    lea.mijn_vraag()
    lea.zie("maandag 15 februari")
    lea.klik("Brieven lezen")
    lea.klik("gesprek")
    lea.zie("maandag 15 februari 2027", *steunpunt)  # the invitation names the offer again

    # three people rang and were not asked yet: no talk is firm before each has answered, in the own way
    for tijd, voornaam, antwoord, zegt in (
        ("12.00", "Annie", "ja", "Ja, graag"), ("14.00", "Truus", "nee", "Nee"), ("16.00", "Corrie", "eigen", "zus"),
    ):  # fmt: skip
        achternaam = f"Voorbeeld{voornaam.lower()}"
        with spel.t.binnen(gemeente, wie=marieke_wie):
            melden(
                gemeente=gemeente, inwoner=inwoner(voornaam, achternaam, "Eijsden"), ontvangst=PER_TELEFOON,
                wie=marieke_wie, op=moment(MAANDAG, time(10, 0)), behandelaar=marieke_wie.id,
            )  # fmt: skip
        marieke.open_dossier(achternaam)
        marieke.stel_voor(GESPREK, tijd)
        marieke.klik("Bevestig")
        marieke.klik("Bevestig de afspraak")
        marieke.zie(ZONDER_KEUZE)
        marieke.klik(ZONDER_KEUZE)
        marieke.antwoord(antwoord, wie="zus" if antwoord == "eigen" else "")
        marieke.zie(zegt, "voorgesteld")
        marieke.klik("Bevestig")
        marieke.klik("Bevestig de afspraak")
        marieke.zie("bevestigd")

    # after the talk the supporter is done, and then the file is closed to her
    spel.op(GESPREK, 11, 30)
    marleen.verzoeken()
    marleen.klik("Lea", bij="Met wie u meegaat")
    marleen.klik("Ondersteuning afronden")
    marleen.klik("Ja, ik ben klaar")
    marleen.verzoeken()
    marleen.zie("U gaat nu met niemand mee.")
    assert marleen.pagina.goto(dossier).status == 404  # type: ignore[union-attr]
    lea.mijn_vraag()
    lea.zie("Marleen Habets is klaar met helpen")
