"""Melden: a question comes in, by whatever way, and is answered at once with dates and a name (Wmo 2015 art. 2.3.2)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from keukentafel.dossier.melding import operations as melding_operations
from keukentafel.dossier.melding import queries as melding_queries
from keukentafel.dossier.melding.models import Clientondersteuning, Melding
from keukentafel.dossier.zaak import operations as zaak_operations
from keukentafel.dossier.zaak import queries as zaak_queries
from keukentafel.dossier.zaak.models import Taak, Zaak
from keukentafel.omgeving.mensen import operations as mensen_operations
from keukentafel.omgeving.mensen import queries as mensen
from keukentafel.omgeving.mensen.models import Persoon
from keukentafel.recht import melden as recht_melden
from keukentafel.recht import termijnen
from keukentafel.recht.stappen import Stand
from keukentafel.recht.taal.tijd import na_werkdagen
from keukentafel.recht.taal.verordening import lokaal
from keukentafel.reis.brieven import leg_brief
from keukentafel.reis.handeling import Geweigerd, Wie, handeling, schrijf_op
from keukentafel.reis.leren.feiten import Feitsoort, laat_feit
from keukentafel.reis.melden.bevestigen import bevestiging, envelop_bij_melding
from keukentafel.reis.melden.bijwerken import bijwerken
from keukentafel.reis.melden.meekijken import weiger_lengte
from keukentafel.reis.melden.samenvoegen import ARTIKEL_MELDING, laat_eerste_dag_tellen, maak_dringend
from keukentafel.reis.melden.volgcode import hash_van, nieuwe_code
from keukentafel.reis.melden.vormen import Inwonergegevens, Ontvangen, Ontvangst
from keukentafel.reis.zaakwerk import contact
from keukentafel.stelsel import klok
from keukentafel.stelsel.gebruikers import queries as gebruikers
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.models import Gemeente
from keukentafel.stelsel.gemeenten.queries import wijk_van_postcode

OUDSTE_MELDING = timedelta(days=366)


@handeling
def melden(
    *,
    gemeente: Gemeente,
    inwoner: Inwonergegevens | int,
    ontvangst: Ontvangst,
    wie: Wie,
    op: datetime,
    behandelaar: int | None = None,
    doorgezonden_door: str = "",
) -> Ontvangen:
    """Take in a question: keep it, promise dates, confirm by letter, put it on somebody's day.

    `inwoner` is what was told about the resident, or the id of a resident that was found. `behandelaar` becomes the
    contact person; without it the house names one. When the resident has an open question already, this melding is
    added to that case and the earliest date counts. Raises Geweigerd with a sentence per field; nothing is kept then.
    """
    dag = klok.dag_van(op)
    ontvangen_op = _controleer(ontvangst, dag, hoe_oud_ook=bool(doorgezonden_door))
    persoon = _bekende(gemeente, inwoner)
    if persoon is not None and isinstance(inwoner, Inwonergegevens):
        persoon = bijwerken(persoon=persoon, inwoner=inwoner, dag=dag)
    if persoon is not None and (oud := zaak_queries.open_zaak_van(gemeente=gemeente.code, inwoner=persoon.id)):
        return _erbij(gemeente, oud, persoon, ontvangst, ontvangen_op, wie, op, doorgezonden_door)
    if persoon is None:
        assert isinstance(inwoner, Inwonergegevens)
        persoon = _nieuwe_persoon(gemeente, inwoner, dag)

    startdag = recht_melden.startdag_van([ontvangen_op])
    plan = termijnen.plan(startdag=startdag)
    onderzoek = termijnen.onderzoek(startdag=startdag)
    belofte = _eerste_contact(gemeente, dag, ontvangst.spoed)
    behandelaar = behandelaar if behandelaar is not None else _kies_contactpersoon(gemeente, persoon, dag)
    code = nieuwe_code()
    zaak = zaak_operations.maak_zaak(
        gemeente=gemeente.code,
        jaar=startdag.year,
        inwoner_id=persoon.id,
        stand=Stand.ONTVANGEN,
        startdag=startdag,
        plan_uiterlijk=plan.uiterlijk,
        onderzoek_uiterlijk=onderzoek.uiterlijk,
        eerste_contact_uiterlijk=belofte,
        behandelaar_id=behandelaar,
        wijk_code=persoon.wijk_id or "",
        spoed=ontvangst.spoed,
        volgcode_hash=hash_van(code),
        synthetisch=persoon.synthetisch,
    )
    nummer = f"{startdag.year}-{zaak.id}"
    _bewaar_melding(gemeente.code, zaak.id, ontvangst, ontvangen_op, wie, op, doorgezonden_door)
    zaak_operations.schrijf_stap(
        gemeente=gemeente.code,
        zaak=zaak.id,
        handeling="melden",
        naar=Stand.ONTVANGEN,
        artikel=ARTIKEL_MELDING,
        door=wie.naam,
        dag=ontvangen_op,
        op=op,
    )
    laat_feit(zaak=zaak, soort=Feitsoort.MELDEN, dag=zaak.startdag)
    reageren = na_werkdagen(van=dag, aantal=1) if ontvangst.ondersteuning == "ja" else None
    melding_operations.bied_ondersteuning_aan(
        gemeente=gemeente.code,
        zaak=zaak.id,
        op=dag,
        antwoord=ontvangst.ondersteuning,
        reageren_uiterlijk=reageren,
        meekijken_tot=_meekijken_tot(ontvangst),
    )
    zaak_operations.maak_taak(
        gemeente=gemeente.code,
        zaak=zaak.id,
        behandelaar=behandelaar,
        soort=Taak.Soort.BELLEN,
        wat=_bel_regel(ontvangst),
        uiterlijk=belofte,
        spoed=ontvangst.spoed,
    )
    naam, telefoon = contact(gemeente, behandelaar, wie)
    regels = envelop_bij_melding(persoon, inwoner)
    brief = leg_brief(
        gemeente=gemeente,
        zaak=zaak.id,
        kenmerk=nummer,
        inwoner=persoon.id,
        soort="ontvangstbevestiging",
        gegevens=bevestiging(
            gemeente=gemeente,
            naam=naam,
            telefoon=telefoon,
            ontvangst=ontvangst,
            ontvangen_op=ontvangen_op,
            eerste_contact=belofte,
            plan=plan,
            onderzoek=onderzoek,
            volgcode=code,
            doorgezonden_door=doorgezonden_door,
            ondersteuner_uiterlijk=reageren,
        ),
        aan_naam=persoon.naam_met_aanhef,
        aanhef=persoon.aangesproken,
        aan_regels=regels,
        op=op,
    )
    schrijf_op(gemeente=gemeente.code, zaak=zaak.id, inwoner=persoon.id, wat="melding vastgelegd", wie=wie, op=op)
    return Ontvangen(
        zaak.id,
        nummer,
        persoon.id,
        brief.id,
        plan,
        onderzoek,
        belofte,
        naam,
        telefoon,
        code,
        erbij=False,
        per_post=bool(regels),
        ondersteuner_uiterlijk=reageren,
    )


def _controleer(ontvangst: Ontvangst, dag: date, *, hoe_oud_ook: bool) -> date:
    """Return the day that the question reached us, or refuse with a sentence per field.

    `hoe_oud_ook`: another municipality gave the day, so it is no slip of the pen however long ago it is.
    """
    fouten: dict[str, str] = {}
    if not ontvangst.woorden.strip():
        fouten["woorden"] = "Hier staat nog niets. Schrijf in een paar woorden wat er niet goed lukt."
    if ontvangst.kanaal not in Melding.Kanaal.values:
        fouten["kanaal"] = "Kies hoe de vraag binnenkwam."
    if ontvangst.melder not in Melding.Melder.values:
        fouten["melder"] = "Kies wie de vraag stelde."
    elif ontvangst.melder != Melding.Melder.ZELF and not ontvangst.melder_naam.strip():
        fouten["melder_naam"] = "Vul de naam in van degene die de vraag stelt."
    if ontvangst.bereik not in Melding.Bereik.values:
        fouten["bereik"] = "Kies hoe wij contact kunnen opnemen."
    if ontvangst.ondersteuning not in Clientondersteuning.Antwoord.values:
        fouten["ondersteuning"] = "Kies een van de antwoorden over een ondersteuner."
    ontvangen_op = ontvangst.ontvangen_op or dag
    if ontvangen_op > dag:
        fouten["ontvangen_op"] = "Deze dag moet nog komen. Vul de dag in waarop de vraag binnenkwam."
    elif ontvangen_op < dag - OUDSTE_MELDING and not hoe_oud_ook:
        fouten["ontvangen_op"] = "Deze dag is meer dan een jaar geleden. Kijk het jaar na."
    if fouten:
        raise Geweigerd(fouten)
    if not hoe_oud_ook:
        weiger_lengte(ontvangst.meekijken_tot, dag)
    return ontvangen_op


def _meekijken_tot(ontvangst: Ontvangst) -> date | None:
    return ontvangst.meekijken_tot if ontvangst.ondersteuning == Clientondersteuning.Antwoord.JA else None


def _bekende(gemeente: Gemeente, inwoner: Inwonergegevens | int) -> Persoon | None:
    """Return the resident that we know already; by id, or by BSN when the rest fits.

    Holds that resident (or that BSN) until the end of the transaction: of two meldingen at the same moment the second
    sees the case of the first.
    """
    if isinstance(inwoner, int):
        persoon = mensen.persoon_op_slot(gemeente=gemeente.code, id=inwoner)
        if persoon is None:
            raise Geweigerd({"inwoner": "Deze inwoner staat niet in uw gemeente. Zoek opnieuw."})
        return persoon
    fouten = {}
    if not inwoner.achternaam.strip():
        fouten["achternaam"] = "Vul de achternaam in."
    if inwoner.bsn and (fout := recht_melden.bsn_fout(inwoner.bsn)):
        fouten["bsn"] = fout
    if fouten:
        raise Geweigerd(fouten)
    if not inwoner.bsn:
        return None
    persoon = mensen.persoon_van_bsn_op_slot(gemeente=gemeente.code, bsn=recht_melden.bsn_schoon(inwoner.bsn))
    if persoon is not None and not _zelfde(persoon, inwoner):
        # Nothing of that other person is shown: the number may be a slip of the pen.
        raise Geweigerd(
            {"bsn": "Dit nummer hoort bij iemand met een andere naam of geboortedatum. Kijk het nummer na."}
        )
    return persoon


def _zelfde(persoon: Persoon, inwoner: Inwonergegevens) -> bool:
    bekend = (persoon.geboortejaar, persoon.geboortemaand, persoon.geboortedag)
    return persoon.achternaam.casefold() == inwoner.achternaam.strip().casefold() and all(
        oud is None or nieuw is None or oud == nieuw for oud, nieuw in zip(bekend, inwoner.geboren, strict=True)
    )


def _nieuwe_persoon(gemeente: Gemeente, inwoner: Inwonergegevens, dag: date) -> Persoon:
    jaar, maand, geboortedag = inwoner.geboren
    persoon = mensen_operations.maak_persoon(
        gemeente=gemeente.code,
        bsn=recht_melden.bsn_schoon(inwoner.bsn) or None,
        aanhef=inwoner.aanhef,
        voornaam=inwoner.voornaam.strip(),
        tussenvoegsel=inwoner.tussenvoegsel.strip(),
        achternaam=inwoner.achternaam.strip(),
        geboortejaar=jaar,
        geboortemaand=maand,
        geboortedag=geboortedag,
        telefoon=inwoner.telefoon,
        email=inwoner.email,
        taal=inwoner.taal,
        tolk=inwoner.tolk,
        plaats="" if inwoner.geheim else inwoner.plaats,
        wijk_id=None if inwoner.geheim else wijk_van_postcode(gemeente=gemeente.code, postcode=inwoner.postcode),
        geheim_adres=inwoner.geheim,
    )
    if inwoner.straat or inwoner.postcode:
        mensen_operations.maak_adres(
            gemeente=gemeente.code,
            persoon=persoon.id,
            straat=inwoner.straat.strip(),
            huisnummer=inwoner.huisnummer.strip(),
            postcode=inwoner.postcode.strip().upper(),
            plaats=inwoner.plaats.strip(),
            geheim=inwoner.geheim,
            van=dag,
        )
    return persoon


def _eerste_contact(gemeente: Gemeente, dag: date, spoed: bool) -> date:
    """Until when somebody calls: today when it is urgent, else the local number of working days."""
    if spoed:
        return dag
    aantal = lokaal(gemeente=gemeente.slug, naam="eerste_contact_werkdagen", peildatum=dag).waarde
    return na_werkdagen(van=dag, aantal=aantal)


def _kies_contactpersoon(gemeente: Gemeente, persoon: Persoon, dag: date) -> int | None:
    """Name a consulent in turn. A name from the first letter on; colleagues can take the case over."""
    mensen_hier = list(
        gebruikers.mensen_met_rol(rol=Rol.CONSULENT, peildatum=dag, gemeente=gemeente.code).values_list("id", flat=True)
    )
    return mensen_hier[persoon.id % len(mensen_hier)] if mensen_hier else None


def _bel_regel(ontvangst: Ontvangst) -> str:
    kanaal = Melding.Kanaal(ontvangst.kanaal).label
    wie = "" if ontvangst.melder == Melding.Melder.ZELF else f" door {ontvangst.melder_naam}"
    wanneer = f" Bel: {ontvangst.beste_moment}." if ontvangst.beste_moment else ""
    return f"Nieuwe vraag {kanaal}{wie}.{wanneer}"


def _bewaar_melding(
    gemeente: int, zaak: int, ontvangst: Ontvangst, ontvangen_op: date, wie: Wie, op: datetime, doorgezonden_door: str
) -> None:
    melding_operations.maak_melding(
        gemeente=gemeente,
        zaak=zaak,
        ontvangen_op=ontvangen_op,
        vastgelegd_op=op,
        kanaal=ontvangst.kanaal,
        melder=ontvangst.melder,
        melder_naam=ontvangst.melder_naam,
        melder_relatie=ontvangst.melder_relatie,
        melder_telefoon=ontvangst.melder_telefoon,
        woorden=ontvangst.woorden,
        bereik=ontvangst.bereik,
        bereik_waar=ontvangst.bereik_waar,
        beste_moment=ontvangst.beste_moment,
        door=wie.naam,
        doorgezonden_door=doorgezonden_door,
        eenmalig=ontvangst.eenmalig,
    )


def _erbij(
    gemeente: Gemeente,
    zaak: Zaak,
    persoon: Persoon,
    ontvangst: Ontvangst,
    ontvangen_op: date,
    wie: Wie,
    op: datetime,
    doorgezonden_door: str,
) -> Ontvangen:
    """The same question again: one case, the earliest date counts."""
    _bewaar_melding(gemeente.code, zaak.id, ontvangst, ontvangen_op, wie, op, doorgezonden_door)
    _neem_over(gemeente, zaak, ontvangst, op)
    return laat_eerste_dag_tellen(
        gemeente=gemeente,
        zaak=zaak,
        persoon=persoon,
        ontvangen_op=ontvangen_op,
        kanaal=ontvangst.kanaal,
        gemeld_door=ontvangst.melder_naam,
        wie=wie,
        op=op,
    )


def _neem_over(gemeente: Gemeente, zaak: Zaak, ontvangst: Ontvangst, op: datetime) -> None:
    """What the second time adds to the case: urgency, an answer about support, a call when we had called already."""
    dag = klok.dag_van(op)
    if ontvangst.spoed:
        maak_dringend(gemeente=gemeente, zaak=zaak, uiterlijk=dag)
    elif zaak.eerste_contact_op is not None:
        zaak_operations.maak_taak(
            gemeente=gemeente.code,
            zaak=zaak.id,
            behandelaar=zaak.behandelaar_id,
            soort=Taak.Soort.BELLEN,
            wat=_bel_regel(ontvangst),
            uiterlijk=_eerste_contact(gemeente, dag, False),
        )
    aanbod = melding_queries.clientondersteuning(
        gemeente=gemeente.code, zaak=zaak.id, voor=Clientondersteuning.Voor.INWONER
    )
    open_ = Clientondersteuning.Antwoord.OPEN
    if aanbod is not None and aanbod.antwoord == open_ and ontvangst.ondersteuning != open_:
        melding_operations.wijzig_ondersteuning(
            ondersteuning=aanbod,
            antwoord=ontvangst.ondersteuning,
            antwoord_op=dag,
            meekijken_tot=_meekijken_tot(ontvangst),
            reageren_uiterlijk=na_werkdagen(van=dag, aantal=1) if ontvangst.ondersteuning == "ja" else None,
        )
