"""Giving the order: who delivers what is in the besluit, how much, and from when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from keukentafel.berichten.iwmo.v3_2.codelijsten import EENHEID, FREQUENTIE, HULPMIDDELEN
from keukentafel.dossier.besluit import queries as besluit_queries
from keukentafel.dossier.besluit.models import Besluit
from keukentafel.dossier.levering import operations as levering_operations
from keukentafel.dossier.levering import queries as levering_queries
from keukentafel.dossier.levering.models import Toewijzing
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.omgeving.contracten import queries as contracten
from keukentafel.omgeving.contracten.models import Aanbieder, Product
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.recht.levering import antwoord_uiterlijk
from keukentafel.recht.stappen import GEEFT_HULP, RUSTEND, Stand
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.leverbehoefte import gaf_niets, is_klaar
from keukentafel.reis.leveren.bsn import leg_klaar
from keukentafel.reis.leveren.mogen import van_gemeente
from keukentafel.reis.leveren.waarvoor import Sleutel, gekozen, is_dezelfde, lijnen_van, weiger_meer
from keukentafel.reis.levertaken import houd_levering_op_dag, vraag_naar_rest, vraagt_opdracht
from keukentafel.reis.zaakwerk import noteer, schrijf_zaak_op, weiger_te_lang, zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gemeenten.models import Gemeente

VOLUME_HOOGSTENS = 99_999_999
"""iWmo 3.2, LDT_Volume: eight positions."""
PER_TIJDVAK = frozenset({"14", "16", "83", "84"})
"""Units that go with a week, a month or the whole period only (iWmo 3.2, CS338)."""


class NietGecontracteerd(Geweigerd):
    """This provider has no contract for this product on the first day. `anderen` have one, by name (S-C3)."""

    def __init__(self, zin: str, anderen: tuple[Aanbieder, ...]) -> None:
        self.anderen = anderen
        super().__init__({"aanbieder": zin})


def _besluit_van(zaak: Zaak, besluit: int) -> Besluit:
    """Return the besluit, of this case or temporary help of one that was joined with it. Raises Geweigerd."""
    g = zaak.gemeente_id
    gevonden = besluit_queries.besluit(gemeente=g, zaak=zaak.id, id=besluit)
    if gevonden is None:
        samen = zaak_queries.met_samengevoegd(gemeenten=frozenset({g}), zaken=[zaak.id])
        tijdelijk = besluit_queries.tijdelijk_bekend(gemeenten=frozenset({g}), zaken=list(samen))
        gevonden = tijdelijk.filter(id=besluit).first()
    if gevonden is None:
        raise NietGevonden("dit besluit is er niet")
    if not vraagt_opdracht(gevonden):
        raise Geweigerd("Dit besluit vraagt geen opdracht. Alleen toegekende hulp in natura krijgt een aanbieder.")
    if gevonden.soort == Besluit.Soort.TOEKENNING and zaak.stand not in GEEFT_HULP:
        raise Geweigerd("Deze hulp is gestopt. Er kan geen nieuwe opdracht bij dit besluit.")
    if gevonden.soort == Besluit.Soort.TIJDELIJK and zaak.stand == Stand.VERVALLEN:
        raise Geweigerd("De inwoner is overleden. Er gaat geen opdracht meer uit.")
    return gevonden


def _fouten_in_dagen(besluit: Besluit, eerste: date, laatste: date | None, frequentie: str) -> dict[str, str]:
    van, tot = besluit.periode.lower, besluit.laatste_dag if besluit.periode.upper else None
    binnen = f"van {datum_voluit(van)}" + (f" tot en met {datum_voluit(tot)}" if tot else "")
    fouten: dict[str, str] = {}
    if eerste < van or (tot is not None and eerste > tot):
        fouten["ingangsdatum"] = f"Het besluit geeft hulp {binnen}. Kies een eerste dag in die tijd."
    if laatste is None:
        if tot is not None:
            fouten["einddatum"] = f"Het besluit loopt tot en met {datum_voluit(tot)}. Vul een laatste dag in."
        elif frequentie == "2":
            fouten["einddatum"] = "Hulp per week heeft in de opdracht een laatste dag. Vul die in."
    elif laatste < eerste:
        fouten["einddatum"] = "De laatste dag ligt voor de eerste dag. Kies een latere dag."
    elif tot is not None and laatste > tot:
        fouten["einddatum"] = f"Het besluit loopt tot en met {datum_voluit(tot)}. Kies een eerdere laatste dag."
    return fouten


def _fouten_in_omvang(product: Product, volume: int, frequentie: str) -> dict[str, str]:
    fouten: dict[str, str] = {}
    if volume < 1:
        fouten["volume"] = "Vul in hoeveel hulp het is: een heel getal van 1 of meer."
    elif volume > VOLUME_HOOGSTENS:
        fouten["volume"] = "Dit getal is te hoog. Kijk het na."
    if frequentie not in FREQUENTIE:
        fouten["frequentie"] = "Kies waarvoor dit aantal geldt, zoals per week."
    elif product.eenheid in PER_TIJDVAK and frequentie == "1":
        fouten["frequentie"] = f"Hulp in {EENHEID[product.eenheid]} kan niet per dag. Kies een ander tijdvak."
    return fouten


def _laatste_dag(toewijzing: Toewijzing) -> date | None:
    return toewijzing.gestopt_op if is_klaar(toewijzing) and toewijzing.gestopt_op else toewijzing.einddatum


def _weiger_dubbel(alle: list[Toewijzing], product: Product, eerste: date, laatste: date | None) -> None:
    """Raise Geweigerd when this resident has an order for the same product in these days (iWmo TR302; S-C6)."""
    if product.categorie in HULPMIDDELEN:
        return
    for ander in alle:
        einde = _laatste_dag(ander)
        if ander.product_id != product.id or gaf_niets(ander):
            continue
        if (laatste is None or ander.ingangsdatum <= laatste) and (einde is None or eerste <= einde):
            tot = f" tot en met {datum_voluit(einde)}" if einde else ""
            raise Geweigerd(
                f"{ander.aanbieder.naam} heeft al een opdracht voor {product.naam}, van"
                f" {datum_voluit(ander.ingangsdatum)}{tot}. Kies een eerste dag daarna, of meld eerst dat die stopt."
            )


def _weiger_zonder_contract(gemeente: Gemeente, aanbieder: Aanbieder, product: Product, eerste: date) -> None:
    tarieven = contracten.gecontracteerd(gemeente=gemeente.code, op=eerste, product=product.id)
    anderen = tuple(dict.fromkeys(t.contract.aanbieder for t in tarieven))
    if aanbieder not in anderen:
        zin = f"{aanbieder.naam} heeft op {datum_voluit(eerste)} geen contract voor {product.naam}."
        raise NietGecontracteerd(f"{zin} {'Kies een ander.' if anderen else 'Niemand heeft dat dan.'}", anderen)


def opdrachtzin(aanbieder: str, product: str) -> str:
    """Return what the resident reads when an order was given: the help in the middle of the sentence, without capital.

    A name such as "ADL-hulp" keeps its capitals.
    """
    wat = product if product[1:2].isupper() else f"{product[:1].lower()}{product[1:]}"
    return f"{aanbieder} kreeg van ons de opdracht om {wat} te geven."


@handeling
def toewijzing_geven(
    *, gemeente: Gemeente, zaak: int, besluit: int, aanbieder: int, product: int, volume: int, frequentie: str,
    ingangsdatum: date, einddatum: date | None, voor: Iterable[Sleutel] | None = None, goed_om_te_weten: str = "",
    wie: Wie, op: datetime,
) -> Toewijzing:  # fmt: skip
    """Order the help of a besluit at a provider, with a new ToewijzingNummer; the order lies in the outbox.

    Without a BSN of the resident it waits for that, and the day of the contact person says so: `bsn_vastleggen` lays it
    out. The provider has it in the portal at once.

    `volume` whole units of the product (`Product.eenheid`, iWmo WJ756) per `frequentie` (a code of WMO757); the days
    inclusive and within those of the besluit. `aanbieder` and `product` are ids. `voor`: for which lines of the besluit
    the order is, all of them unless told; the provider reads no others. The same order given twice, with the
    same note, is one order.
    Refuses before anything is written: not contracted for this product on the first day (NietGecontracteerd, with who
    is), the same product twice in the same days (iWmo TR302), days outside the besluit, more than the besluit gives, an
    order by the week without a last day (CD075), or a pgb. Raises Geweigerd, NietGevonden, BuitenEigenWerk (Wmo 2015
    art. 2.3.5 and 2.6.4; iWmo 3.2, 301).
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    van_gemeente(record, wie, op)
    if record.samengevoegd_in_id is not None:
        raise Geweigerd("Deze vraag gaat verder in een andere zaak. Geef de opdracht daar.")
    grond = _besluit_van(record, besluit)
    if record.stand in RUSTEND and grond.soort != Besluit.Soort.TIJDELIJK:
        raise Geweigerd("Aan deze vraag werkt nu niemand. Pak de vraag eerst weer op.")
    wat = contracten.product(gemeente=gemeente.code, id=product)
    bij = contracten.aanbieder(id=aanbieder)
    fouten = _fouten_in_dagen(grond, ingangsdatum, einddatum, frequentie)
    if wat is None:
        fouten["product"] = "Kies welke hulp u bestelt."
    else:
        fouten |= _fouten_in_omvang(wat, volume, frequentie)
    if bij is None:
        fouten["aanbieder"] = "Kies een aanbieder."
    if fouten:
        raise Geweigerd(fouten)
    assert wat is not None
    assert bij is not None
    weiger_te_lang("goed_om_te_weten", goed_om_te_weten, 200)
    lijnen = lijnen_van(gemeente=gemeente.code, besluit=besluit)
    waarvoor = gekozen(lijnen=lijnen, voor=voor)
    alle = list(levering_queries.toewijzingen_van_inwoner(gemeente=gemeente.code, inwoner=record.inwoner_id))
    zelfde = (besluit, aanbieder, product, volume, frequentie, ingangsdatum, einddatum, goed_om_te_weten.strip())
    for t in alle:
        wat_en_wie = (t.besluit_id, t.aanbieder_id, t.product_id, t.volume, t.frequentie)
        eerder = (*wat_en_wie, t.ingangsdatum, t.einddatum, t.goed_om_te_weten)
        if eerder == zelfde and not is_klaar(t) and is_dezelfde(t, waarvoor):
            return t  # a double click
    _weiger_zonder_contract(gemeente, bij, wat, ingangsdatum)
    _weiger_dubbel(alle, wat, ingangsdatum, einddatum)
    weiger_meer([lijn.hulp for lijn in lijnen if lijn.hulp and lijn.sleutel in waarvoor], wat, volume, frequentie)
    dag = klok.dag_van(op)
    toewijzing = levering_operations.maak_toewijzing(
        gemeente=gemeente.code, zaak_id=zaak, besluit_id=besluit, aanbieder_id=aanbieder, product_id=product,
        nummer=levering_queries.hoogste_nummer(gemeente=gemeente.code) + 1, toegewezen_op=op,
        ingangsdatum=ingangsdatum, einddatum=einddatum, volume=volume, eenheid=wat.eenheid, frequentie=frequentie,
        goed_om_te_weten=goed_om_te_weten.strip(), voor=waarvoor,
        antwoord_uiterlijk=antwoord_uiterlijk(gemeente=gemeente.slug, opdracht_op=dag, ingangsdatum=ingangsdatum),
    )  # fmt: skip
    inwoner = mensen.persoon_op_slot(gemeente=gemeente.code, id=record.inwoner_id)
    assert inwoner is not None
    if inwoner.bsn:
        leg_klaar(toewijzing=toewijzing, op=op)
    vraag_naar_rest(zaak=record, besluit=grond, op=op)
    houd_levering_op_dag(zaak=record, op=op)
    noteer(
        zaak=record, handeling="opdracht gegeven", wie=wie, op=op,
        uitleg=opdrachtzin(bij.naam, wat.naam),
    )  # fmt: skip
    schrijf_zaak_op(zaak=record, wat=f"opdracht gegeven aan {bij.naam}", wie=wie, op=op)
    return toewijzing
