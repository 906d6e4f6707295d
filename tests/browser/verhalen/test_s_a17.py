"""S-A17 on the screens: a result alone is too vague to sign; with Miep time makes it clear, with Leonie a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from keukentafel.project.verhalen.mensen import PER_TELEFOON
from keukentafel.project.verhalen.s_a17 import (
    ALLEEN_RESULTAAT,
    BEKEND,
    DOEL,
    GESPREK,
    GETEKEND,
    LADDER,
    LEONIE,
    MELDING,
    MET_TIJD,
    MIEP,
    PLAN,
    TEKSTEN,
    UITKOMST,
    VERSLAG,
    ZONDER_TIJD,
)
from keukentafel.project.verhalen.tafel import Tafel
from keukentafel.reis.besluiten import Hulpvelden, Ontwerpvelden
from keukentafel.reis.handeling import Wie
from keukentafel.reis.melden import Inwonergegevens, melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.klok import moment
from tests.browser.verhalen.balie import KLAAR, MIST, Consulent
from tests.browser.verhalen.conftest import Voorstelling

ZONDER_HULP = "Schrijf bij resultaat 1 welke hulp daarbij hoort."


def _hulp(hulp: Hulpvelden) -> Ontwerpvelden:
    return replace(ALLEEN_RESULTAAT, doelen=(replace(DOEL, hulp=(hulp,)),))


def _tot_aanvraag(spel: Voorstelling, gemeente: Gemeente, wie: Wie, mens: Inwonergegevens, uur: int) -> None:
    """Up to the aanvraag by the acts: the story is about the besluit."""
    with spel.t.binnen(gemeente, wie=wie):
        vraag = melden(
            gemeente=gemeente, inwoner=mens, ontvangst=PER_TELEFOON, wie=wie, op=moment(MELDING, time(9, 0)),
            behandelaar=wie.id,
        )  # fmt: skip
    tafel = Tafel(spel.t, gemeente, vraag, wie)
    tafel.spreek_af(begin=moment(GESPREK, time(uur, 0)), op=moment(MELDING, time(9, 30)))
    op = moment(VERSLAG, time(9, 0))
    tafel.schrijf(TEKSTEN, uitkomst=UITKOMST, op=op)
    tafel.ladder(*LADDER, op=op)
    tafel.stel_vast(op=op)
    tafel.verstuur(op=op)
    tafel.inwoner_tekent(op=moment(GETEKEND, time(12, 0)))


def _te_vaag(schrijver: Consulent, gevallen: Sequence[tuple[Ontwerpvelden, str]]) -> None:
    """Each of these drafts is kept, says what misses, and is not ready to sign."""
    for velden, zin in gevallen:
        schrijver.vul_besluit(velden)
        schrijver.bewaar()
        schrijver.zie(zin)
        schrijver.zie_niet(KLAAR)


def test_s_a17_no_besluit_without_time_or_a_plan_that_has_it(spel: Voorstelling) -> None:
    gemeente = spel.t.gemeente("sittard-geleen")
    bart_wie = spel.t.medewerker("Bart Cuypers", Rol.CONSULENT, gemeente)
    ans_wie = spel.t.medewerker("Ans Meuwissen", Rol.CONSULENT, gemeente)
    spel.t.mandaat(ans_wie, gemeente, "toekennen", tot_cent=500_000)
    for mens, uur in ((MIEP, 14), (LEONIE, 16)):
        _tot_aanvraag(spel, gemeente, bart_wie, mens, uur)
    bart, ans = spel.consulent(bart_wie), spel.consulent(ans_wie)

    spel.op(BEKEND)
    bart.open_dossier("Ronden")
    bart.klik("Begin het besluit")
    bart.klik("De inwoner krijgt hulp")
    _te_vaag(
        bart,
        [
            (_hulp(replace(MET_TIJD, activiteit="")), "Schrijf bij resultaat 1 wat de hulp doet."),
            (_hulp(replace(MET_TIJD, frequentie="")), "Schrijf bij resultaat 1, hulp 1, hoe vaak de hulp komt."),
            (_hulp(replace(MET_TIJD, minuten=None)), "Schrijf bij resultaat 1, hulp 1, hoeveel minuten het is"),
            (
                _hulp(replace(MET_TIJD, per="")),
                "Kies bij resultaat 1, hulp 1, of de minuten per week of per maand zijn.",
            ),
            (ALLEEN_RESULTAAT, ZONDER_HULP),
        ],
    )
    bart.vraag_meelezen()
    ans.lees_mee("Ronden")
    ans.zie(MIST, ZONDER_HULP)
    assert not ans.kan("Teken")
    bart.vul_besluit(_hulp(MET_TIJD))
    bart.bewaar()
    bart.zie(KLAAR)
    ans.lees_mee("Ronden")
    ans.teken()
    ans.zie("Het besluit is getekend en verstuurd. Bezwaar kan tot en met dinsdag 20 april 2027.")
    miep = spel.met_brief(gemeente, "Ronden")
    miep.lees_besluit()
    miep.zie(DOEL.resultaat, "Zwaar werk in huis: elke week, 120 minuten per week.", "dinsdag 20 april 2027")

    bart.open_dossier("Gielen")
    bart.klik("Begin het besluit")
    bart.klik("De inwoner krijgt hulp")
    _te_vaag(
        bart,
        [
            (replace(ALLEEN_RESULTAAT, leveringsplan="Werkplan"), "Schrijf het plan zelf op: wat, hoe vaak en hoeveel"),
            (replace(ALLEEN_RESULTAAT, leveringsplan=ZONDER_TIJD), "Schrijf in het plan hoeveel tijd de hulp kost"),
        ],
    )
    bart.vul_besluit(replace(ALLEEN_RESULTAAT, leveringsplan=PLAN))
    bart.bewaar()
    bart.zie(KLAAR)
    bart.vraag_meelezen()
    ans.lees_mee("Gielen")
    ans.teken()
    ans.zie("Het besluit is getekend en verstuurd.")
    leonie = spel.met_brief(gemeente, "Gielen")
    leonie.lees_besluit()
    leonie.zie("Het plan", *PLAN.splitlines(), DOEL.resultaat)
