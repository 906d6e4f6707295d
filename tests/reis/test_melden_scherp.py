"""Where a melding may go wrong quietly: two at once, a secret address, urgency, joining, passing on, the code."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from keukentafel.dossier.brief.models import Brief
from keukentafel.dossier.melding.models import Clientondersteuning, Melding, PersoonlijkPlan
from keukentafel.dossier.zaak.models import Afspraak, Betrokkene, Taak, Zaak
from keukentafel.koppelingen.printstraat import PrintstraatInProef
from keukentafel.omgeving.mensen.models import Adres, Persoon
from keukentafel.reis.brieven import brief_voor_post
from keukentafel.reis.inzien import brief_inzien, brief_inzien_als_pdf, eigen_brief
from keukentafel.reis.melden import (
    Inwonergegevens,
    Ontvangst,
    afspraak_voorstellen,
    doorzenden,
    intrekken,
    melden,
    ondersteuning_vastleggen,
    plan_indienen,
    samenvoegen,
    toewijzen,
    verzoek_aannemen,
)
from keukentafel.reis.overzichten import verzoeken
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import geheim_adres_van, namens
from keukentafel.stelsel.postbus.models import Post
from keukentafel.werkplaats.postronde import Postronde
from tests.opzet import OP, als, maak_gebruiker

BSN = "999990019"
FATMA = Inwonergegevens(
    voornaam="Fatma", achternaam="Aydin", aanhef="mevrouw", bsn=BSN, geboren=(1968, 5, 3), straat="Beekstraat",
    huisnummer="3", postcode="6231 ZZ", plaats="Meerssen", telefoon="06 0000 0001",
)  # fmt: skip
VRAAG = Ontvangst(kanaal="telefoon", melder="zelf", woorden="Het huis schoon houden gaat niet meer.")


def _meld(gemeente, noor, inwoner=FATMA, ontvangst=VRAAG, op=OP, behandelaar=None):
    return melden(
        gemeente=gemeente, inwoner=inwoner, ontvangst=ontvangst, wie=als(noor), op=op, behandelaar=behandelaar
    )


def test_a_known_resident_whose_address_became_secret_leaves_no_address_in_a_letter(binnen_meerssen, noor):
    """H2: she moved away from a violent ex and tells so at her second melding."""
    eerste = _meld(binnen_meerssen, noor)
    intrekken(gemeente=binnen_meerssen, zaak=eerste.zaak, wie=als(noor), op=OP)
    elders = replace(FATMA, straat="Geheimpad", huisnummer="9", postcode="6241 ZZ", plaats="Bunde", geheim=True)
    tweede = _meld(binnen_meerssen, noor, elders)
    assert tweede.inwoner == eerste.inwoner
    assert "Geheimpad" not in str(list(Brief.objects.filter(zaak=tweede.zaak).values_list("aan_regels", "gegevens")))
    persoon = Persoon.objects.get()
    assert (persoon.geheim_adres, persoon.plaats, persoon.wijk_id) == (True, "", None)
    assert not Adres.objects.exists()
    with geheim_adres_van(persoon.id):
        assert [a.straat for a in Adres.objects.filter(periode__endswith=None)] == ["Geheimpad"]


def test_an_address_that_became_secret_is_no_longer_read_in_earlier_letters(binnen_meerssen, noor):
    uit = _meld(binnen_meerssen, noor, behandelaar=noor.pk)
    assert "Beekstraat" in brief_inzien(brief=uit.brief, wie=als(noor), op=OP)[0].html
    _meld(binnen_meerssen, noor, replace(FATMA, geheim=True))
    assert "Beekstraat" not in brief_inzien(brief=uit.brief, wie=als(noor), op=OP)[0].html
    assert brief_voor_post(id=uit.brief, op=OP)[2][0] == "Beekstraat 3"  # the envelope to herself still has it


def test_a_known_resident_who_moved_gets_the_letter_at_the_new_address_and_it_is_kept(binnen_meerssen, noor):
    _meld(binnen_meerssen, noor, op=OP - timedelta(days=40))
    verhuisd = replace(FATMA, straat="Dorpstraat", huisnummer="12", telefoon="06 0000 0009")
    tweede = _meld(binnen_meerssen, noor, verhuisd)
    assert Brief.objects.get(id=tweede.brief).aan_regels[0] == "Dorpstraat 12"
    assert Adres.objects.get(periode__endswith=None).straat == "Dorpstraat"
    assert Persoon.objects.get().telefoon == "06 0000 0009"


def test_the_second_time_urgency_and_the_answer_about_support_are_taken_over(binnen_meerssen, noor):
    eerste = _meld(binnen_meerssen, noor, behandelaar=noor.pk)
    dringend = Ontvangst(
        kanaal="telefoon", melder="professional", melder_naam="Huisarts Smit", woorden="Zij is gevallen.", spoed=True,
        ondersteuning="ja",
    )  # fmt: skip
    assert _meld(binnen_meerssen, noor, eerste.inwoner, dringend).erbij
    zaak = Zaak.objects.get()
    assert (zaak.spoed, zaak.eerste_contact_uiterlijk) == (True, date(2027, 2, 1))
    bellen = Taak.objects.get(soort="bellen", gedaan_op=None)
    assert (bellen.spoed, bellen.uiterlijk) == (True, date(2027, 2, 1))
    assert Clientondersteuning.objects.get(voor="inwoner").antwoord == "ja"


def test_joining_keeps_the_plan_the_talk_the_supporter_and_the_earlier_promise(binnen_meerssen, noor):
    zus = replace(FATMA, bsn="")
    dringend = replace(VRAAG, spoed=True, ondersteuning="ja")
    weg = _meld(binnen_meerssen, noor, zus, dringend, behandelaar=noor.pk)
    blijft = _meld(binnen_meerssen, noor, zus, VRAAG, behandelaar=noor.pk)
    plan_indienen(gemeente=binnen_meerssen, zaak=weg.zaak, tekst="Mijn plan.", via="papier", wie=als(noor), op=OP)
    afspraak_voorstellen(
        gemeente=binnen_meerssen, zaak=weg.zaak, begin=OP + timedelta(days=3), minuten=60, waar="thuis", met=noor.pk,
        opmerking="", wie=als(noor), op=OP,
    )  # fmt: skip
    later = OP + timedelta(days=2)
    samenvoegen(gemeente=binnen_meerssen, zaak=weg.zaak, bij=blijft.zaak, wie=als(noor), op=later)
    zaak = Zaak.objects.get(id=blijft.zaak)
    assert (zaak.spoed, zaak.eerste_contact_uiterlijk) == (True, date(2027, 2, 1))
    assert PersoonlijkPlan.objects.get().zaak_id == blijft.zaak
    assert Afspraak.objects.get().zaak_id == blijft.zaak
    assert Clientondersteuning.objects.get(zaak=blijft.zaak, voor="inwoner").antwoord == "ja"
    assert Clientondersteuning.objects.get(zaak=weg.zaak, voor="inwoner").antwoord == "open"
    assert not Taak.objects.filter(zaak=weg.zaak, gedaan_op=None).exists()


@pytest.fixture
def ria(meerssen):
    """Ria Habets, independent supporter."""
    return maak_gebruiker("Ria Habets", (meerssen, Rol.CLIENTONDERSTEUNER))


def test_joining_keeps_the_last_day_that_was_chosen_for_the_supporter(ria, binnen_meerssen, noor):
    zus = replace(FATMA, bsn="")
    weg = _meld(binnen_meerssen, noor, zus, behandelaar=noor.pk)
    blijft = _meld(binnen_meerssen, noor, zus, behandelaar=noor.pk)
    ondersteuning_vastleggen(
        gemeente=binnen_meerssen, zaak=weg.zaak, voor="inwoner", antwoord="ja", wie_mee="", wie=als(noor), op=OP,
        meekijken_tot=date(2027, 3, 1),
    )  # fmt: skip
    samenvoegen(gemeente=binnen_meerssen, zaak=weg.zaak, bij=blijft.zaak, wie=als(noor), op=OP + timedelta(days=2))
    verzoek = Clientondersteuning.objects.get(zaak=blijft.zaak, voor="inwoner")
    verzoek_aannemen(verzoek=verzoek.id, wie=als(ria, Rol.CLIENTONDERSTEUNER), op=OP + timedelta(days=3))
    assert Betrokkene.objects.get().laatste_dag == date(2027, 3, 1)
    assert Clientondersteuning.objects.get(zaak=weg.zaak, voor="inwoner").meekijken_tot is None


def test_a_worker_reads_the_letter_without_the_code_of_the_resident(binnen_meerssen, noor):
    """With number and code anybody looks on without a line in the log: no worker gets them from a file."""
    uit = _meld(binnen_meerssen, noor, behandelaar=noor.pk)
    beeld, _kop = brief_inzien(brief=uit.brief, wie=als(noor), op=OP)
    assert uit.volgcode
    assert uit.volgcode not in beeld.html
    assert uit.volgcode in eigen_brief(gemeente=binnen_meerssen.code, zaak=uit.zaak, brief=uit.brief).html
    assert brief_inzien_als_pdf(brief=uit.brief, wie=als(noor), op=OP).startswith(b"%PDF")


def test_a_request_for_support_of_a_withdrawn_question_leaves_the_inbox(meerssen, noor):
    steun = maak_gebruiker("Sam Steun", (meerssen, Rol.CLIENTONDERSTEUNER))
    with namens({meerssen.code}, doel="proef"):
        uit = _meld(meerssen, noor, ontvangst=replace(VRAAG, ondersteuning="ja"))
        wie = als(steun, Rol.CLIENTONDERSTEUNER)
        assert len(verzoeken(wie=wie, op=OP)[0]) == 1
        intrekken(gemeente=meerssen, zaak=uit.zaak, wie=als(noor), op=OP)
        assert verzoeken(wie=wie, op=OP) == ([], [])


def test_after_thirteen_weeks_the_supporter_no_longer_sees_the_name(meerssen, noor):
    steun = maak_gebruiker("Sam Steun", (meerssen, Rol.CLIENTONDERSTEUNER))
    with namens({meerssen.code}, doel="proef"):
        uit = _meld(meerssen, noor)
        ondersteuning_vastleggen(
            gemeente=meerssen, zaak=uit.zaak, voor="inwoner", antwoord="ja", wie_mee="", wie=als(noor), op=OP
        )
        wie = als(steun, Rol.CLIENTONDERSTEUNER)
        verzoek_aannemen(verzoek=Clientondersteuning.objects.get(voor="inwoner").id, wie=wie, op=OP)
        assert [v.wie for v in verzoeken(wie=wie, op=OP)[1]] == ["mevrouw Fatma Aydin"]
        assert verzoeken(wie=wie, op=OP + timedelta(weeks=13, days=1))[1] == []


def test_a_long_name_of_a_colleague_stops_no_act(meerssen, noor):
    lang = maak_gebruiker("Anna-Maria van den Heuvel-Janssen op de Kamp", (meerssen, Rol.CONSULENT))
    with namens({meerssen.code}, doel="proef"):
        uit = _meld(meerssen, noor)
        toewijzen(gemeente=meerssen, zaak=uit.zaak, aan=lang.pk, wie=als(noor), op=OP)
        assert Zaak.objects.get().behandelaar_id == lang.pk


@pytest.mark.django_db(transaction=True)
def test_two_meldingen_of_one_resident_at_the_same_moment_are_one_case(meerssen, noor):
    tegelijk, fouten = threading.Barrier(2), []

    def een() -> None:
        try:
            with namens({meerssen.code}, doel="proef"):
                tegelijk.wait(5)
                _meld(meerssen, noor)
        except Exception as fout:  # shown by the assertion below
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=een) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(20)
    assert fouten == []
    with namens({meerssen.code}, doel="proef"):
        assert (Persoon.objects.count(), Zaak.objects.count(), Melding.objects.count()) == (1, 1, 2)


def test_passing_on_takes_all_along_and_does_not_strand_on_another_name(meerssen, vaals, noor):
    with namens({meerssen.code}, doel="proef"):
        uit = _meld(meerssen, noor, ontvangst=replace(VRAAG, ondersteuning="ja", ontvangen_op=date(2026, 2, 2)))
        _meld(meerssen, noor, uit.inwoner, replace(VRAAG, woorden="Ook de trap lukt niet."))
        afspraak_voorstellen(
            gemeente=meerssen, zaak=uit.zaak, begin=OP + timedelta(days=3), minuten=60, waar="thuis", met=noor.pk,
            opmerking="", wie=als(noor), op=OP,
        )  # fmt: skip
        doorzenden(
            gemeente=meerssen, zaak=uit.zaak, naar=vaals, naar_naam="", naar_telefoon="", wie=als(noor),
            op=OP + timedelta(days=3),
        )  # fmt: skip
        Afspraak.objects.get()
    with namens({vaals.code}, doel="proef"):
        melden(
            gemeente=vaals, inwoner=replace(FATMA, achternaam="Yilmaz"), ontvangst=VRAAG, wie=als(noor), op=OP
        )  # the same number under another name: married, or a slip of the pen
    Postronde(PrintstraatInProef()).alles(op=OP + timedelta(days=4))
    with namens({vaals.code}, doel="proef"):
        zaak = Zaak.objects.get(inwoner__achternaam="Aydin")
        assert zaak.startdag == date(2026, 2, 2)
        woorden = set(Melding.objects.filter(zaak=zaak).values_list("woorden", flat=True))
        assert woorden == {VRAAG.woorden, "Ook de trap lukt niet."}
        assert Clientondersteuning.objects.get(zaak=zaak, voor="inwoner").antwoord == "ja"
        brief = Brief.objects.get(zaak=zaak, soort="ontvangstbevestiging")
        assert brief.gegevens["doorgezonden_door"] == "Meerssen"
        assert (
            brief.gegevens["ondersteuner_uiterlijk"]
            == Clientondersteuning.objects.get(zaak=zaak, voor="inwoner").reageren_uiterlijk.isoformat()
        )
        html = eigen_brief(gemeente=vaals.code, zaak=zaak.id, brief=brief.id).html
        # the first day is a year ago: nothing of the past is promised
        for stuk in ("U vroeg hulp bij de gemeente Meerssen.", "Wij zijn te laat", "De week is voorbij."):
            assert stuk in html
    with namens({meerssen.code}, doel="proef"):
        weg = Brief.objects.get(zaak_id=uit.zaak, soort="doorzending_inwoner")
        assert weg.gegevens["binnen_systeem"] is True
        assert "burgerservicenummer" in eigen_brief(gemeente=meerssen.code, zaak=uit.zaak, brief=weg.id).html
        assert not Post.objects.filter(soort="doorzending", bezorgd_op=None).exists()


def test_searching_cannot_be_written_in_a_table_of_the_session_itself(binnen_meerssen, noor):
    from keukentafel.reis.overzichten import zoeken
    from keukentafel.stelsel.logboek.models import Logregel

    _meld(binnen_meerssen, noor)
    with connection.cursor() as c:
        c.execute("create temporary table logboek_logregel (like public.logboek_logregel including all)")
        assert zoeken(term="Aydin", wie=als(noor), op=OP).totaal == 1
        c.execute("select count(*) from public.logboek_logregel where handeling = 'gevonden bij zoeken'")
        assert c.fetchone() == (1,)
        c.execute("drop table pg_temp.logboek_logregel")
    assert Logregel.objects.filter(handeling="gevonden bij zoeken").count() == 1


def test_an_old_question_on_paper_gets_no_promise_of_the_past(binnen_meerssen, noor):
    papier = replace(VRAAG, kanaal="papier", ontvangen_op=OP.date() - timedelta(days=60))
    uit = _meld(binnen_meerssen, noor, ontvangst=papier)
    html = eigen_brief(gemeente=binnen_meerssen.code, zaak=uit.zaak, brief=uit.brief).html
    assert "Wij zijn te laat" in html
    assert "U mag de hulp nu meteen aanvragen." in html
    assert "Dan hoort u dat van ons" not in html
    weer = _meld(binnen_meerssen, noor, uit.inwoner, VRAAG)
    assert "Wij zijn dus te laat." in eigen_brief(gemeente=binnen_meerssen.code, zaak=uit.zaak, brief=weer.brief).html


def test_a_question_passed_on_outside_says_what_goes_in_the_letter(binnen_meerssen, noor):
    uit = _meld(binnen_meerssen, noor)
    doorzenden(
        gemeente=binnen_meerssen, zaak=uit.zaak, naar=None, naar_naam="Maastricht", naar_telefoon="043 000 00 08",
        wie=als(noor), op=OP,
    )  # fmt: skip
    weg = Brief.objects.get(zaak_id=uit.zaak, soort="doorzending_inwoner")
    assert "Verder niets." in eigen_brief(gemeente=binnen_meerssen.code, zaak=uit.zaak, brief=weg.id).html
