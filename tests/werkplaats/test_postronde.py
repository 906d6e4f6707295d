"""The post round: every item has one effect, whatever refuses, dies or comes twice."""

from __future__ import annotations

from datetime import date, timedelta

from keukentafel.dossier.brief.models import Brief, BriefPdf
from keukentafel.dossier.melding.models import Doorzending, Melding
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.koppelingen.printstraat import Poststuk, Printstraat, PrintstraatInProef
from keukentafel.omgeving.mensen.models import Adres, Persoon
from keukentafel.reis.melden import Inwonergegevens, Ontvangst, doorzenden, melden
from keukentafel.stelsel.gemeenten.namens import geheim_adres_van, namens
from keukentafel.stelsel.postbus.models import Post
from keukentafel.werkplaats.postronde import Postronde
from tests.opzet import OP, als

ANOUK = Inwonergegevens(
    voornaam="Anouk",
    achternaam="Vos",
    straat="Geheimweg",
    huisnummer="3",
    postcode="6231 ZZ",
    plaats="Meerssen",
    geheim=True,
)
VRAAG = Ontvangst(kanaal="telefoon", melder="zelf", woorden="Hulp in huis.", ontvangen_op=date(2027, 1, 25))


def vraag(gemeente, wie) -> int:
    """A question; returns the case."""
    with namens({gemeente.code}, doel="proef"):
        return melden(gemeente=gemeente, inwoner=ANOUK, ontvangst=VRAAG, wie=als(wie), op=OP, behandelaar=wie.pk).zaak


def test_a_letter_leaves_once_with_its_pdf(meerssen, noor):
    vraag(meerssen, noor)
    straat = PrintstraatInProef()
    ronde = Postronde(straat)
    assert ronde.alles(op=OP) == 1
    assert ronde.alles(op=OP) == 0
    (stuk,) = straat.stukken.values()
    assert stuk.pdf.startswith(b"%PDF")
    assert stuk.naam == "Anouk Vos"
    with namens({meerssen.code}, doel="proef"):
        assert Brief.objects.get().verzonden_op == OP
        assert Post.objects.get().bezorgd_op == OP


def test_only_the_envelope_to_the_resident_holds_a_secret_address(meerssen, noor):
    vraag(meerssen, noor)
    straat = PrintstraatInProef()
    Postronde(straat).alles(op=OP)
    (stuk,) = straat.stukken.values()
    assert stuk.regels == ("Geheimweg 3", "6231 ZZ Meerssen")
    assert b"Geheimweg" not in stuk.pdf
    with namens({meerssen.code}, doel="proef"):
        assert b"Geheimweg" not in bytes(BriefPdf.objects.get().inhoud)
        assert Brief.objects.get().aan_regels == []


def test_a_mail_house_that_refuses_is_asked_again_later(meerssen, noor):
    vraag(meerssen, noor)
    straat = PrintstraatInProef()
    straat.weiger("vol")
    ronde = Postronde(straat)
    assert ronde.alles(op=OP) == 1
    assert ronde.alles(op=OP + timedelta(seconds=30)) == 0
    with namens({meerssen.code}, doel="proef"):
        post = Post.objects.get()
        assert (post.pogingen, post.fout, post.bezorgd_op) == (1, "OSError", None)
    straat.weiger(None)
    assert ronde.alles(op=OP + timedelta(minutes=2)) == 1
    assert len(straat.stukken) == 1


def test_one_broken_item_does_not_stop_the_others(meerssen, noor):
    vraag(meerssen, noor)
    with namens({meerssen.code}, doel="proef"):
        Post.objects.create(
            gemeente=meerssen,
            soort="brief",
            verwijzing=999999,
            sleutel="stuk",
            gelegd_op=OP,
            klaar_vanaf=OP - timedelta(days=1),
        )
    straat = PrintstraatInProef()
    assert Postronde(straat).alles(op=OP) == 2
    assert len(straat.stukken) == 1


def test_a_round_that_died_between_effect_and_mark_does_no_harm(meerssen, noor, tmp_path):
    vraag(meerssen, noor)
    straat = Printstraat(tmp_path)
    Postronde(straat).alles(op=OP)
    with namens({meerssen.code}, doel="proef"):
        Post.objects.update(bezorgd_op=None)  # as if the commit never came
    eerst = {b.name: b.stat().st_mtime_ns for b in tmp_path.iterdir()}
    assert Postronde(straat).alles(op=OP) == 1
    assert {b.name: b.stat().st_mtime_ns for b in tmp_path.iterdir()} == eerst


def test_the_mail_house_lays_a_letter_once_and_whole(tmp_path):
    straat = Printstraat(tmp_path)
    stuk = Poststuk("brief-1", b"%PDF", "Riet Senden", ("Beekstraat 1", "6231 ZZ Meerssen"))
    assert straat.bezorg(stuk) is True
    assert straat.bezorg(stuk) is False
    assert sorted(b.name for b in tmp_path.iterdir()) == ["brief-1.json", "brief-1.pdf"]


def test_a_question_for_another_municipality_arrives_there_once_with_its_date(meerssen, vaals, noor):
    zaak = vraag(meerssen, noor)
    with namens({meerssen.code}, doel="proef"):
        doorzenden(gemeente=meerssen, zaak=zaak, naar=vaals, naar_naam="", naar_telefoon="", wie=als(noor), op=OP)
        assert Zaak.objects.get().stand == "doorgezonden"
    with namens({vaals.code}, doel="proef"):
        assert not Zaak.objects.exists()
    ronde = Postronde(PrintstraatInProef())
    ronde.alles(op=OP)
    ronde.alles(op=OP)
    with namens({vaals.code}, doel="proef"):
        daar = Zaak.objects.get()
        assert (daar.startdag, daar.onderzoek_uiterlijk) == (date(2027, 1, 25), date(2027, 3, 8))
        assert Melding.objects.get().doorgezonden_door == "Meerssen"
        persoon = Persoon.objects.get()
        assert persoon.geheim_adres
        assert not Adres.objects.exists()
        with geheim_adres_van(persoon.id):
            assert Adres.objects.get().straat == "Geheimweg"
    with namens({meerssen.code}, doel="proef"):
        assert Doorzending.objects.get().aangekomen_op == OP
