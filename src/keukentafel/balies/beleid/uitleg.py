"""What each number means: definition, source, date and what it does not say. Names after the Beleidsplan 2023-2026."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

PLAN = _("Beleidsplan maatschappelijke ondersteuning 2023-2026 Maastricht-Heuvelland, hoofdstuk 2 en 3")
FEITEN = _("Feiten die elke stap van een vraag achterlaat, zonder naam. Een maand telt mee als zij voorbij is.")
KAART = _("De sociale kaart van deze gemeente in Keukentafel.")
KLEIN = _("Een getal onder de 10 tonen wij niet. Soms verbergen wij ook een ander getal.")
VRAAG = _("Een getal telt vragen. Wie twee keer een vraag stelt, telt twee keer.")


@dataclass(frozen=True, kw_only=True)
class Uitleg:
    """One number. `resultaat` is the number of the result in the plan that it belongs to, 0 when it is none of them;
    `gemeten` False: nothing measures it yet, and we show no number; `dossiers`: there are files behind it."""

    naam: Any
    definitie: tuple[Any, ...]
    bron: Any
    onzeker: tuple[Any, ...]
    resultaat: int = 0
    gemeten: bool = True
    dossiers: bool = False


CIJFERS = MappingProxyType(
    {
        "informeel-aanbod": Uitleg(
            naam=_("Meer initiatieven van inwoners"),
            definitie=(
                _("Het aantal plekken en activiteiten van inwoners voor inwoners."),
                _("U hebt er geen besluit voor nodig."),
                _("Het plan zegt: meer (inwoner)initiatieven, en zo een groeiend informeel basisaanbod."),
            ),
            bron=KAART,
            onzeker=(
                _("Wat niet op de sociale kaart staat, telt niet mee."),
                _("Niet alles is door de organisatie bevestigd."),
                _("Van een jaar eerder is geen telling."),
            ),
            resultaat=1,
        ),
        "formeel-aanbod": Uitleg(
            naam=_("Een breder basisaanbod per wijk"),
            definitie=(
                _("Het aantal wijken met aanbod van een organisatie, zonder besluit van de gemeente."),
                _("Aanbod voor de hele gemeente telt niet bij een wijk."),
                _("Het plan zegt: een breder formeel basisaanbod, naar de behoeften per wijk."),
            ),
            bron=KAART,
            onzeker=(
                _("Of het aanbod genoeg is, weten wij niet. De behoefte per wijk is nog niet gemeten."),
                _("Niet alles is door de organisatie bevestigd."),
            ),
            resultaat=2,
        ),
        "maatwerk": Uitleg(
            naam=_("Minder maatwerk"),
            definitie=(
                _("Het aantal vragen dat in twaalf maanden een antwoord vond met maatwerk."),
                _("Wij delen dat door het aantal inwoners en tellen per 1.000."),
                _("Het plan zegt: minder maatwerk, doordat mensen minder nodig hebben en er meer basisaanbod is."),
            ),
            bron=FEITEN,
            onzeker=(
                KLEIN,
                VRAAG,
                _("Hulp die al langer loopt, telt hier niet mee."),
                _("Het aantal inwoners is van een eerder jaar. De datum staat bij de tabel."),
            ),
            resultaat=3,
            dossiers=True,
        ),
        "partnerschap": Uitleg(
            naam=_("Een partnerschap dat blijft"),
            definitie=(_("Het plan zegt: samen met de partners zorgen voor een partnerschap met toekomst."),),
            bron=PLAN,
            onzeker=(_("Wij meten dit nog niet. Daarom staat er geen getal."),),
            resultaat=4,
            gemeten=False,
        ),
        "betaalbaar": Uitleg(
            naam=_("Een betaalbare Wmo"),
            definitie=(_("Het plan zegt: een betaalbare Wmo, binnen de begroting van de gemeente."),),
            bron=PLAN,
            onzeker=(_("Wij meten dit nog niet. Feiten over geld zijn er nog niet."),),
            resultaat=5,
            gemeten=False,
        ),
        "vragen": Uitleg(
            naam=_("Vragen"),
            definitie=(
                _("Het aantal vragen om hulp dat in twaalf maanden binnenkwam."),
                _("De eerste dag van de vraag telt. Twee meldingen van dezelfde vraag tellen één keer."),
            ),
            bron=FEITEN,
            onzeker=(KLEIN, VRAAG, _("Een vraag die werd ingetrokken of doorgestuurd, telt mee.")),
            dossiers=True,
        ),
        "antwoorden": Uitleg(
            naam=_("Waar vindt een vraag antwoord?"),
            definitie=(
                _("Elke vraag telt één keer, op de trede waar zij haar antwoord vond."),
                _("Dat is de laagste trede die helpt."),
                _("Helpen treden alleen samen, dan telt de hoogste van die treden."),
                _("Een toekenning telt bij maatwerk."),
                _("Vraagt iemand later toch hulp aan, dan vervalt het eerste antwoord."),
            ),
            bron=FEITEN,
            onzeker=(KLEIN, VRAAG, _("Een mens kiest de trede. Twee mensen kunnen anders kiezen.")),
            dossiers=True,
        ),
        "dagen-tot-besluit": Uitleg(
            naam=_("Dagen van melding tot besluit"),
            definitie=(
                _("Het gemiddelde aantal dagen van de melding tot het besluit."),
                _("Toekennen, afwijzen en niet behandelen tellen mee."),
            ),
            bron=FEITEN,
            onzeker=(
                KLEIN,
                _("Een gemiddelde verbergt hoe ver de dagen uit elkaar liggen."),
                _("Ook dagen waarop de klok stilstond, tellen mee."),
            ),
            dossiers=True,
        ),
        "dagen-tot-hulp": Uitleg(
            naam=_("Dagen van melding tot hulp"),
            definitie=(
                _("Het gemiddelde aantal dagen van de melding tot de dag waarop hulp echt begon."),
                _("Per vraag telt de eerste dag van de hulp, één keer."),
            ),
            bron=FEITEN,
            onzeker=(KLEIN, _("De aanbieder meldt de eerste dag. Een late melding telt later mee.")),
            dossiers=True,
        ),
        "uitkomsten": Uitleg(
            naam=_("Wat de hulp opleverde"),
            definitie=(_("Bij een evaluatie zegt de inwoner of een resultaat is bereikt, deels of niet."),),
            bron=FEITEN,
            onzeker=(KLEIN, _("Dit telt resultaten, geen mensen. Eén vraag kan er meer hebben.")),
            dossiers=True,
        ),
    }
)
VIJF = tuple(slug for slug, uitleg in CIJFERS.items() if uitleg.resultaat)
