"""Wie een besluit mag tekenen: mandaat voor deze soort, op deze dag, tot dit bedrag, en met vier ogen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from keukentafel.recht.melden import Ontbrekend
from keukentafel.recht.taal.bron import Bron, bron
from keukentafel.recht.taal.geld import Geld
from keukentafel.recht.taal.tijd import Periode, datum_voluit


@dataclass(frozen=True, slots=True)
class Machtiging:
    """Wat iemand mag tekenen: de soort, tot welk bedrag (hele centen; None is zonder grens), en wanneer.

    Het bedrag is per jaar; bij tijdelijke hulp, die korter duurt, voor alle tijdelijke hulp van deze vraag samen.
    """

    soort: str
    tot_cent: int | None
    periode: Periode


_MANDAAT = Bron("Awb", "10:3").citaat
_VIER_OGEN = Bron("Afspraak van het huis", "vier ogen bij een besluit").citaat


def _mandaat_fout(
    *, soort: str, kosten: Geld, eerder: Geld, machtigingen: Sequence[Machtiging], peildatum: date
) -> str | None:
    voor_soort = [machtiging for machtiging in machtigingen if machtiging.soort == soort]
    if not voor_soort:
        return "U hebt geen mandaat voor dit besluit. Vraag iemand met mandaat om te tekenen."
    nu = [machtiging for machtiging in voor_soort if peildatum in machtiging.periode]
    if not nu:
        dag = datum_voluit(peildatum)
        return f"Uw mandaat geldt niet op {dag}. Vraag iemand met mandaat om te tekenen."
    grenzen = [machtiging.tot_cent for machtiging in nu]
    hoogste = max((grens for grens in grenzen if grens is not None), default=0)
    samen = Geld(kosten.cent + eerder.cent)
    if None in grenzen or samen.cent <= hoogste:
        return None
    tot = Geld(hoogste).in_woorden()
    al = f" Met de eerdere hulp erbij is dat {samen.in_woorden()}." if eerder.cent else ""
    return f"Dit kost {kosten.in_woorden()}.{al} U mag tekenen tot {tot}. Vraag iemand met een hoger mandaat."


@bron("Awb", "10:3")
def ontbreekt_om_te_tekenen(
    *,
    soort: str,
    kosten_cent: int,
    tekenaar: int,
    opsteller: int,
    tweede_lezer: int | None,
    machtigingen: Sequence[Machtiging],
    peildatum: date,
    eerder_cent: int = 0,
    veranderd_na: str = "",
) -> tuple[Ontbrekend, ...]:
    """Wat nog moet voordat deze mens dit besluit kan tekenen; leeg als het kan.

    In: de soort besluit, de kosten in hele centen (per jaar; van tijdelijke hulp die hele tijd, met in `eerder_cent`
    wat al besloten is), de nummers van wie tekent, wie het opschreef en wie meelas (None: niemand), de machtigingen van
    wie tekent, en de dag van tekenen. Een bedrag gelijk aan de grens mag. `veranderd_na` is de naam van wie meelas
    voordat het onderzoek veranderde ("": het is niet veranderd): dan telt dat lezen niet meer.

    Vier ogen is een afspraak van het huis; de Awb eist haar niet bij een eerste besluit. Twee verschillende mensen
    zagen het besluit: tekent een ander dan wie schreef, dan zijn dat er al twee en is een derde niet nodig. Tekent de
    schrijver zelf, dan las eerst iemand anders mee. Zo kan een klein team werken en beslist niemand alleen.
    Fout: ValueError bij een negatief bedrag.
    """
    if kosten_cent < 0 or eerder_cent < 0:
        raise ValueError("kosten zijn nul of meer")
    mist: list[Ontbrekend] = []
    zin = _mandaat_fout(
        soort=soort, kosten=Geld(kosten_cent), eerder=Geld(eerder_cent), machtigingen=machtigingen, peildatum=peildatum
    )
    if zin is not None:
        mist.append(Ontbrekend("mandaat", _MANDAAT, zin))
    if tekenaar == opsteller and veranderd_na:
        zin = f"Het onderzoek is veranderd nadat {veranderd_na} meelas. Laat het opnieuw lezen."
        mist.append(Ontbrekend("vier_ogen", _VIER_OGEN, zin))
    elif tekenaar == opsteller and tweede_lezer in {None, tekenaar}:
        mist.append(Ontbrekend("vier_ogen", _VIER_OGEN, "U schreef dit zelf. Laat een collega meelezen of tekenen."))
    return tuple(mist)
