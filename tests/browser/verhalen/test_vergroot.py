"""The resident's whole route at 400% of a window of 1280 by 1024: nothing sideways, and each main button can be reached.

Every page on the way is looked at when it opens (scherm.py and telefoon.py); the municipality's part is done by the acts.
"""

from __future__ import annotations

from datetime import date, time
from types import SimpleNamespace

from keukentafel.dossier.zaak.models import Zaak
from keukentafel.project.verhalen.s_a2 import LADDER, TEKSTEN, UITKOMST, VELDEN
from keukentafel.project.verhalen.tafel import Tafel
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.klok import moment
from tests.browser.verhalen.conftest import Voorstelling
from tests.browser.verhalen.telefoon import Antwoorden

MELDING, VERSLAG, GETEKEND, BEKEND = date(2027, 2, 1), date(2027, 2, 26), date(2027, 3, 1), date(2027, 3, 9)
FATMA = Antwoorden(
    woorden="Dweilen en ramen wassen lukt mij niet meer.", telefoon="06 0000 0081", voornaam="Fatma",
    achternaam="Aydin", adres=(("Straat", "Vonderstraat"), ("Huisnummer", "14"), ("Postcode", "6241 ZZ"), ("Plaats", "Bunde")),
    meegaan="Ja, graag een onafhankelijk ondersteuner",
)  # fmt: skip


def test_the_whole_route_of_the_resident_at_400_percent(spel: Voorstelling) -> None:
    gemeente = spel.t.gemeente("meerssen")
    noor = spel.t.medewerker("Noor Claessen", Rol.CONSULENT, gemeente)
    hans = spel.t.medewerker("Hans Vroomen", Rol.KWALITEIT, gemeente)
    spel.t.mandaat(hans, gemeente, "toekennen", tot_cent=500_000)

    spel.op(MELDING, 10)
    fatma = spel.slechtziende(gemeente)
    fatma.vraag_hulp(FATMA)
    fatma.zie("Wij hebben uw vraag")
    fatma.klik("Waar staat mijn vraag?")
    fatma.klik("Bereid het gesprek voor")
    fatma.klik("Lichaamsfuncties")
    fatma.vul("Wat wilt u hierover vertellen?", "Mijn handen doen pijn.")
    fatma.klik("Bewaar en stop")
    fatma.zie("U schreef hier iets.")
    fatma.vul("Wie komt er mee?", "mijn dochter Elif")
    fatma.klik("Bewaar en ga terug")
    fatma.klik("Uw eigen plan opsturen")
    fatma.vul("Uw eigen plan", "Mijn dochter doet de was.")
    fatma.klik("Stuur mijn plan op")
    fatma.zie("Wij hebben uw plan.")

    with spel.t.binnen(gemeente, wie=noor):
        vraag = SimpleNamespace(zaak=Zaak.objects.get().id)
    tafel = Tafel(spel.t, gemeente, vraag, noor)  # type: ignore[arg-type]  # of a question only the case is asked for
    tafel.spreek_af(begin=moment(date(2027, 2, 15), time(10, 0)), op=moment(date(2027, 2, 2), time(9, 0)))
    op = moment(VERSLAG, time(9, 0))
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=op)
    tafel.ladder(*LADDER, op=op)
    tafel.stel_vast(op=op)
    tafel.verstuur(op=op)

    spel.op(GETEKEND, 10)
    fatma.lees_verslag()
    fatma.zie(UITKOMST)
    fatma.klik("Ik ben het niet eens")
    fatma.vul("Ik ben het niet eens, want", "Elif kan niet elke week.")
    fatma.klik("Stuur mijn reactie op")
    fatma.zie("Wij hebben uw reactie.")
    fatma.teken("Fatma Aydin")
    fatma.zie("U hebt hulp aangevraagd.", "uiterlijk maandag 15 maart")

    ontwerp = tafel.ontwerp(VELDEN, soort="toekenning", op=moment(BEKEND, time(9, 0)))
    tafel.geef_aan(ontwerp, hans, op=moment(BEKEND, time(9, 0)))
    tafel.teken(ontwerp, hans, op=moment(BEKEND, time(11, 0)))
    spel.op(BEKEND, 18)
    fatma.lees_besluit()
    fatma.zie("U krijgt hulp van maandag 5 april 2027")
    fatma.lees_brief()
    fatma.zie("Het CAK berekent dit")
    fatma.mijn_vraag()
    fatma.klik("Wie keek in mijn gegevens?")
    fatma.zie("Noor Claessen")
    assert fatma.knoppen > 12
