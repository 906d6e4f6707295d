"""Cases that cross a border: questions passed on between the six, and one question that was kept twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from keukentafel.project.demo import dagen
from keukentafel.project.demo.rijen import Rijen
from keukentafel.project.demo.vormen import Adres, Bewoner, ClientondersteuningD, GemeenteD, MeldingD
from keukentafel.project.demo.zaakplan import Melding, Zaakplan
from keukentafel.recht.stappen import BEGIN, Stand, verzet
from keukentafel.stelsel.klok import AMSTERDAM, moment

POSTRONDE = timedelta(minutes=1)
"""How long the outbox takes to carry a question to a neighbour."""
TIJD = time(15, 40)
DUBBEL_IN = 938
ARTIKEL_MELDING = "Wmo 2015 art. 2.3.2 lid 1"


def extra(gemeente: int) -> int:
    """Return how many cases this file adds in a municipality, so that the totals stay as asked."""
    return 2 if gemeente == DUBBEL_IN else 1


def geen_extra(gemeente: int) -> int:
    """Return 0: in a small region no case crosses a border."""
    return 0


def tussen_de_zes(
    plannen: list[Zaakplan],
    gemeenten: list[GemeenteD],
    bewoners: list[Bewoner],
    *,
    vandaag: date,
    opnieuw: Callable[[Zaakplan], None],
) -> None:
    """In each municipality: one question of somebody who lives in the next one, passed on there (Awb art. 2:3).

    The resident becomes a second record in the first municipality (`bewoners` grows). In the second the question was
    known only when it arrived, so its course is drawn again (`opnieuw`), but it counts from its own date.
    """
    for hier, daar in zip(gemeenten, [*gemeenten[1:], gemeenten[0]], strict=True):
        nr = next(
            n for n, p in enumerate(plannen)
            if p.bewoner.gemeente == daar.code and p.stand in (Stand.ONTVANGEN, Stand.IN_ONDERZOEK)
            and not p.gesprek_vast and len(p.meldingen) == 1 and not p.bewoner.geheim_adres
            and p.meldingen[0].vast.date() == p.start and p.verloop is None and 9 <= (vandaag - p.start).days <= 41
        )  # fmt: skip
        bewoner, melding = plannen[nr].bewoner, plannen[nr].meldingen[0]
        buur = replace(bewoner, id=len(bewoners) + 1, gemeente=hier.code, wijk=None)
        bewoners.append(buur)
        weg = dagen.werkdag_erna(melding.dag)
        plannen.append(Zaakplan(buur, Stand.DOORGEZONDEN, [melding], einde=weg, einde_tijd=TIJD))
        aan = datetime.combine(weg, TIJD) + POSTRONDE
        plannen[nr] = Zaakplan(bewoner, Stand.ONTVANGEN, [_aangekomen(melding, aan, hier.naam)])
        opnieuw(plannen[nr])


def _aangekomen(m: Melding, op: datetime, van: str) -> Melding:
    return Melding(m.dag, op, m.kanaal, m.melder, m.woorden, m.naam, m.relatie, m.telefoon, doorgezonden_door=van)


def adressen_van_dubbelen(bewoners: list[Bewoner], adressen: list[Adres]) -> None:
    """Give every second record of a person the address of the first, under its own municipality."""
    bekend = {a.persoon for a in adressen}
    per_huis = {b.huishouden: b.id for b in bewoners if b.id in bekend}
    van = {a.persoon: a for a in adressen}
    for b in bewoners:
        if b.id not in bekend:
            adres = van[per_huis[b.huishouden]]
            adressen.append(replace(adres, id=len(adressen) + 1, persoon=b.id, gemeente=b.gemeente))


def een_keer_dubbel(rijen: Rijen, vandaag: date) -> None:
    """Add one question that was kept twice, the second time by phone and without a BSN, and then joined."""
    regio = rijen.regio
    aantal: dict[int, int] = {}
    for m in regio.meldingen:
        aantal[m.zaak] = aantal.get(m.zaak, 0) + 1
    zelf = {m.zaak for m in regio.meldingen if m.melder == "zelf"}
    zaak = next(
        z for z in regio.zaken
        if z.gemeente == DUBBEL_IN and z.stand == Stand.IN_ONDERZOEK and z.eerste_contact_op and not z.spoed
        and aantal[z.id] == 1 and z.id in zelf and not regio.bewoners[z.inwoner - 1].geheim_adres
        and 6 <= (vandaag - z.startdag).days <= 41 and z.startdag < z.eerste_contact_op
        and regio.accounts[(z.behandelaar or 1) - 1].naam != "Noor Claessen"
    )  # fmt: skip
    b = regio.bewoners[zaak.inwoner - 1]
    wie = regio.accounts[(zaak.behandelaar or 0) - 1]
    dag = zaak.eerste_contact_op
    assert dag is not None
    vast, samen = moment(dag, time(11, 20)), moment(dag, time(16, 50))
    dubbel = replace(b, id=len(regio.bewoners) + 1, bsn="", gebruiker=None, email="")
    regio.bewoners.append(dubbel)
    nr = len(regio.zaken) + 1
    regio.zaken.append(
        replace(
            zaak, id=nr, inwoner=dubbel.id, jaar=dag.year, stand=Stand.INGETROKKEN, startdag=dag,
            plan_uiterlijk=dagen.plan_uiterlijk(dag), onderzoek_uiterlijk=dagen.onderzoek_uiterlijk(dag),
            eerste_contact_uiterlijk=dagen.eerste_contact_uiterlijk(dag, "meerssen"), eerste_contact_op=None,
            samengevoegd_in=zaak.id,
        )
    )  # fmt: skip
    melding = len(regio.meldingen) + 1
    regio.meldingen.append(
        MeldingD(
            id=melding, gemeente=b.gemeente, zaak=zaak.id, ontvangen_op=dag, vastgelegd_op=vast, kanaal="telefoon",
            melder="zelf", melder_naam="", melder_relatie="", melder_telefoon="",
            woorden="Ik belde al eerder. Ik wil graag weten hoe het met mijn vraag staat.", bereik="bellen",
            bereik_waar=b.telefoon, beste_moment="", door=wie.naam, doorgezonden_door="",
        )
    )  # fmt: skip
    regio.ondersteuning.append(
        ClientondersteuningD(
            len(regio.ondersteuning) + 1, b.gemeente, nr, "inwoner", "open", dag, None, "", None, None, None, None
        )
    )
    rijen._stap(nr, dubbel, "melden", "", BEGIN, ARTIKEL_MELDING, vast, wie.naam)
    rijen._log(nr, dubbel, vast, "wijziging", "melding vastgelegd", "melding vastleggen", wie)
    rijen._brief(nr, dubbel, "ontvangstbevestiging", vast + timedelta(minutes=2), melding)
    stap = verzet(van=Stand.ONTVANGEN, naar=Stand.INGETROKKEN)
    zin = f"Hoort bij zaak {zaak.jaar}-{zaak.id}."
    rijen._stap(nr, dubbel, "samenvoegen", stap.van, stap.naar, stap.artikel, samen, wie.naam, zin, dag=dag)
    rijen._log(nr, dubbel, samen, "wijziging", "zaken samengevoegd", "melding beoordelen", wie)
    rijen._stap(zaak.id, b, "melding erbij", "", "", ARTIKEL_MELDING, samen, wie.naam, dag=dag)
    rijen._log(zaak.id, b, samen, "wijziging", "melding toegevoegd", "melding beoordelen", wie)
    rijen._brief(zaak.id, b, "meerdere_meldingen", samen + timedelta(minutes=2), melding)
    assert samen.astimezone(AMSTERDAM).date() < vandaag
