"""S-C1, the part by message: 301 out, 302 in, 305 in (twice), 306 out. The provider knows nothing but messages."""

from __future__ import annotations

from datetime import date, time

from keukentafel.berichten.iwmo.v3_2.start import StartRetour
from keukentafel.dossier.levering.models import Bericht, Levermelding, Toewijzing
from keukentafel.omgeving.contracten.models import Aanbieder
from keukentafel.project.verhalen.aanbieder import AanbiederInProef
from keukentafel.project.verhalen.mensen import FATMA
from keukentafel.project.verhalen.tafel import Tafel
from keukentafel.project.verhalen.toneel import Toneel
from keukentafel.stelsel.klok import moment


def stuur_opdracht(t: Toneel, tafel: Tafel, order: Toewijzing, aanbieder: Aanbieder, dag: date) -> AanbiederInProef:
    """Let the order leave as a 301 and its answer come in; return the provider, who holds it now."""
    ander = AanbiederInProef(aanbieder.agb, dag=dag)
    t.berichtenpost.sluit_aan(ander.agb, ander.postvak)
    t.postronde(moment(dag, time(14, 0)))
    t.berichtenpost.breng_rond()
    opdracht, product = ander.opdrachten[order.nummer]
    t.verwachting(
        "De opdracht gaat als bericht 301 naar De Geulbrug: voor Fatma, 240 minuten per week vanaf 1 februari.",
        product.omvang is not None
        and (product.omvang.volume, product.omvang.eenheid, product.omvang.frequentie) == (240, "01", "2")
        and product.ingangsdatum == order.ingangsdatum
        and opdracht.inwoner.bsn == FATMA.bsn,
    )
    t.postronde(moment(dag, time(14, 10)))
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        gestuurd, antwoord = Bericht.objects.order_by("id")
        t.verwachting(
            "De Geulbrug antwoordt met een 302 zonder opmerking. De opdracht is aangekomen.",
            (gestuurd.soort, gestuurd.stand) == ("WMO301", Bericht.Stand.VERWERKT)
            and (antwoord.soort, antwoord.antwoord_op_id) == ("WMO302", gestuurd.id),
        )
    return ander


def meld_begin(t: Toneel, tafel: Tafel, order: Toewijzing, ander: AanbiederInProef, begin: date, dag: date) -> None:
    """Let the provider tell with a 305 that help began; the post office delivers it twice."""
    ander.dag = dag
    stuk = ander.start(order.nummer, begin)
    t.berichtenpost.bezorg(stuk)
    t.postronde(moment(dag, time(9, 0)))
    t.berichtenpost.bekend.pop(stuk.sleutel)  # the post office forgot that it had this one
    t.berichtenpost.bezorg(stuk)
    t.postronde(moment(dag, time(9, 10)))
    t.berichtenpost.breng_rond()
    retouren = list(ander.retouren.values())
    with t.binnen(tafel.gemeente, doel="verhaal nakijken"):
        meldingen = list(Levermelding.objects.filter(toewijzing_id=order.id))
        t.verwachting(
            "De Geulbrug meldt het begin met een 305. Die komt twee keer aan, en is één begin.",
            [(m.datum, m.via) for m in meldingen] == [(begin, Levermelding.Via.BERICHT)]
            and Bericht.objects.filter(soort="WMO305").count() == 1,
        )
        t.verwachting(
            "Er gaat één antwoord terug: een 306 zonder opmerking.",
            Bericht.objects.filter(soort="WMO306").count() == 1
            and len(retouren) == 1
            and isinstance(retouren[0], StartRetour)
            and retouren[0].header.retour_codes == (),
        )
