"""The appointment for the talk: proposed, and confirmed only when the answer about support is recorded (S-A8)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.melding.models import Clientondersteuning
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Afspraak, Taak, Zaak
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.recht import melden as recht_melden
from keukentafel.recht.stappen import Stand, verzet
from keukentafel.recht.taal.kalender import naam_vrije_dag
from keukentafel.recht.taal.stukken import AanbodClientondersteuning, Keuze, Ontvanger
from keukentafel.recht.taal.tijd import datum_voluit
from keukentafel.reis.handeling import Geweigerd, NietGevonden, Wie, handeling
from keukentafel.reis.taken import AFSPRAAK_BEVESTIGEN, AFSPRAAK_MAKEN
from keukentafel.reis.zaakwerk import neem, schrijf_inwoner, schrijf_zaak_op, zaak_of_weiger
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers import queries as gebruikers
from keukentafel.stelsel.gemeenten.models import Gemeente

PLEK = {
    Afspraak.Waar.THUIS: "Bij u thuis",
    Afspraak.Waar.TELEFOON: "Aan de telefoon",
}
KEUZE = {"ja": Keuze.JA, "nee": Keuze.NEE, "eigen": Keuze.EIGEN_PERSOON}


class OndersteuningMist(Geweigerd):
    """The talk cannot be confirmed yet. `voor`: whose answer about support misses, inwoner or mantelzorger."""

    def __init__(self, redenen: tuple[str, ...], voor: str) -> None:
        super().__init__(" ".join(redenen))
        self.voor = voor


def _vrije_dag(dag: date, naam: str) -> str:
    if naam in ("zaterdag", "zondag"):
        return f"{datum_voluit(dag).capitalize()} is in het weekend."
    return f"{datum_voluit(dag).capitalize()} is een vrije dag: {naam}."


def _tegelijk(gemeente: Gemeente, met: int, begin: datetime, minuten: int) -> str | None:
    """Return that this person has another talk then, with its hours; None when there is none."""
    ander = zaak_queries.gesprek_tegelijk(
        gemeente=gemeente.code, met=met, begin=begin, einde=begin + timedelta(minutes=minuten)
    )
    if ander is None:
        return None
    van, tot = ander.begin.astimezone(klok.AMSTERDAM), ander.einde.astimezone(klok.AMSTERDAM)
    mens = gebruikers.gebruiker(met)
    assert mens is not None
    return f"{mens.naam} heeft dan al een gesprek, van {van:%H.%M} tot {tot:%H.%M} uur."


@handeling
def afspraak_voorstellen(
    *,
    gemeente: Gemeente,
    zaak: int,
    begin: datetime,
    minuten: int,
    waar: str,
    met: int,
    opmerking: str,
    wie: Wie,
    op: datetime,
    wens_inwoner: bool = False,
    tegelijk_mag: bool = False,
) -> Afspraak:
    """Propose a talk. `begin` is a moment in UTC. Raises Geweigerd with a sentence per field.

    On a weekend day or a holiday (Algemene termijnenwet art. 3) nobody is called to a talk, unless the resident wants
    that day (`wens_inwoner`). Two talks at once of the same person are refused with the hours of the other, without
    its name, unless `tegelijk_mag`.
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    fouten: dict[str, str] = {}
    if begin <= op:
        fouten["begin"] = "Dit moment is al voorbij. Kies een dag en tijd die nog komen."
    if waar not in Afspraak.Waar.values:
        fouten["waar"] = "Kies waar het gesprek is."
    if not 10 <= minuten <= 240:
        fouten["minuten"] = "Een gesprek duurt tussen 10 minuten en 4 uur. Kijk het getal na."
    elif klok.dag_van(begin + timedelta(minutes=minuten)) != klok.dag_van(begin):
        fouten["begin"] = "Dit gesprek eindigt na middernacht. Kies een vroeger begin."
    dag = klok.dag_van(begin)
    if "begin" not in fouten and not wens_inwoner and (vrij := naam_vrije_dag(dag)) is not None:
        fouten["wens_inwoner"] = f"{_vrije_dag(dag, vrij)} Kies een andere dag, of zet hier een vinkje."
    if not fouten and not tegelijk_mag and (ander := _tegelijk(gemeente, met, begin, minuten)) is not None:
        fouten["tegelijk_mag"] = f"{ander} Kies een andere tijd, of zet hier een vinkje."
    if record.stand not in zaak_queries.OPEN_STANDEN:
        fouten[""] = "Bij deze vraag past nu geen gesprek. Pak de vraag eerst weer op."
    if fouten:
        raise Geweigerd(fouten)
    afspraak = zaak_operations.maak_afspraak(
        gemeente=gemeente.code,
        zaak_id=zaak,
        begin=begin,
        minuten=minuten,
        waar=waar,
        met_id=met,
        staat=Afspraak.Staat.VOORGESTELD,
        opmerking=opmerking.strip(),
    )
    zaak_operations.taken_klaar(gemeente=gemeente.code, zaak=zaak, wat=AFSPRAAK_MAKEN.wat, op=op)
    zaak_operations.maak_taak(
        gemeente=gemeente.code,
        zaak=zaak,
        behandelaar=record.behandelaar_id,
        soort=Taak.Soort.BELLEN,
        wat=AFSPRAAK_BEVESTIGEN.wat,
        uiterlijk=klok.dag_van(begin),
        tijdstip=begin,
    )
    schrijf_zaak_op(zaak=record, wat="afspraak voorgesteld", wie=wie, op=op)
    return afspraak


def weiger_zonder_antwoord(gemeente: int, record: Zaak, op: datetime) -> None:
    """Raise OndersteuningMist while support was not offered, or the resident's answer is not there."""
    aangeboden = list(melding_queries.ondersteuning(gemeente=gemeente, zaak=record.id))
    aanbod = [
        AanbodClientondersteuning(
            aan=Ontvanger.INWONER if a.voor == Clientondersteuning.Voor.INWONER else Ontvanger.MANTELZORGER,
            aangeboden_op=a.aangeboden_op,
            keuze=KEUZE.get(a.antwoord),
            beantwoord_op=a.antwoord_op,
        )
        for a in aangeboden
    ]
    mantelzorger = mensen.relaties_van(gemeente=gemeente, persoon=record.inwoner_id).filter(mantelzorger=True).exists()
    dag = klok.dag_van(op)
    if redenen := recht_melden.belemmeringen_afspraak(aanbod=aanbod, heeft_mantelzorger=mantelzorger, op=dag):
        # Without the mantelzorger nothing is left to ask: then it is theirs that misses, else first the resident's.
        van_inwoner = recht_melden.belemmeringen_afspraak(aanbod=aanbod, heeft_mantelzorger=False, op=dag)
        voor = Clientondersteuning.Voor.INWONER if van_inwoner else Clientondersteuning.Voor.MANTELZORGER
        raise OndersteuningMist(redenen, voor)


@handeling
def afspraak_bevestigen(*, gemeente: Gemeente, zaak: int, afspraak: int, wie: Wie, op: datetime) -> Afspraak:
    """Confirm a proposed talk: an invitation goes out that names support again, and the onderzoek begins.

    Raises Geweigerd while the resident's answer about support is not recorded (Wmo 2015 art. 2.3.2 lid 3; S-A8).
    """
    record = zaak_of_weiger(gemeente.code, zaak)
    keuze = zaak_queries.afspraken(gemeente=gemeente.code, zaak=zaak).filter(id=afspraak).first()
    if keuze is None:
        raise NietGevonden("deze afspraak is er niet")
    if keuze.staat != Afspraak.Staat.VOORGESTELD:
        raise Geweigerd("Deze afspraak is al bevestigd of vervallen. Maak zo nodig een nieuwe.")
    if keuze.begin <= op:
        raise Geweigerd("Dit moment is al voorbij. Maak een nieuwe afspraak.")
    if record.stand not in zaak_queries.OPEN_STANDEN:
        raise Geweigerd("Bij deze vraag past nu geen gesprek. Pak de vraag eerst weer op.")
    weiger_zonder_antwoord(gemeente.code, record, op)
    gesprek = klok.dag_van(keuze.begin)
    begin = keuze.begin.astimezone(klok.AMSTERDAM)
    zaak_operations.wijzig_afspraak(afspraak=keuze, staat=Afspraak.Staat.BEVESTIGD)
    zaak_operations.taken_klaar(
        gemeente=gemeente.code, zaak=zaak, wat=AFSPRAAK_BEVESTIGEN.wat, op=op, tijdstip=keuze.begin
    )
    if record.stand == Stand.ONTVANGEN:
        neem(zaak=record, stap=verzet(van=Stand.ONTVANGEN, naar=Stand.IN_ONDERZOEK), wie=wie, op=op)
    zaak_operations.maak_taak(
        gemeente=gemeente.code,
        zaak=zaak,
        behandelaar=keuze.met_id,
        soort=Taak.Soort.BELLEN if keuze.waar == Afspraak.Waar.TELEFOON else Taak.Soort.BEZOEKEN,
        wat=keuze.opmerking or "Gesprek over de vraag.",
        uiterlijk=gesprek,
        tijdstip=keuze.begin,
    )
    met = gebruikers.gebruiker(keuze.met_id)
    assert met is not None
    schrijf_inwoner(
        gemeente=gemeente,
        zaak=record,
        soort="uitnodiging",
        gegevens={
            "melding_datum": record.startdag.isoformat(),
            "gesprek_datum": gesprek.isoformat(),
            "gesprek_begin": f"{begin:%H:%M}",
            "gesprek_einde": f"{begin + timedelta(minutes=keuze.minuten):%H:%M}",
            "plek": PLEK.get(Afspraak.Waar(keuze.waar), f"Gemeentehuis, {gemeente.adres}"),
            "wie": [met.naam],
            "clientondersteuning_naam": gemeente.clientondersteuning_naam,
            "clientondersteuning_telefoon": gemeente.clientondersteuning_telefoon,
        },
        wie=wie,
        op=op,
    )
    schrijf_zaak_op(zaak=record, wat="afspraak bevestigd", wie=wie, op=op)
    return keuze
