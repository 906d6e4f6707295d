"""Wie keek mee: who looked, when and why, in words; the broken glass with its reason."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from keukentafel.reis.inzien import dossier_openen, noodinzage_openen
from keukentafel.reis.melden import Inwonergegevens, Ontvangst, melden
from keukentafel.stelsel.gebruikers.rol import Rol
from keukentafel.stelsel.gemeenten.namens import namens
from tests.opzet import OP, als, maak_gebruiker

REDEN = "Mevrouw belde in paniek en Noor was er niet."


def test_the_resident_reads_who_looked_and_the_reason_of_the_broken_glass(client, meerssen, noor):
    hans = maak_gebruiker("Hans Vroomen", (meerssen, Rol.CONSULENT))
    with namens({meerssen.code}, doel="de vraag van een inwoner vastleggen"):
        vraag = melden(
            gemeente=meerssen, inwoner=Inwonergegevens(voornaam="Fatma", achternaam="Aydin"),
            ontvangst=Ontvangst(kanaal="web", melder="naaste", melder_naam="Elif Aydin", woorden="Hulp in huis."),
            wie=als(noor), op=OP, behandelaar=noor.pk,
        )  # fmt: skip
    with namens({meerssen.code}, doel="voorbereiden van het gesprek"):
        dossier_openen(zaak=vraag.zaak, wie=als(noor), op=OP + timedelta(days=1))
    with namens({meerssen.code}, doel="een dringende vraag beantwoorden"):
        noodinzage_openen(zaak=vraag.zaak, reden=REDEN, wie=als(hans), op=OP + timedelta(days=2))
    client.post(reverse("inwoner:mijn-vraag", args=["meerssen"]), {"nummer": vraag.nummer, "code": vraag.volgcode})
    antwoord = client.get(reverse("inwoner:wie-keek-mee", args=["meerssen"]))
    tekst = " ".join(antwoord.content.decode().split())
    assert "Tot nu toe keken 2 mensen in uw gegevens." in tekst
    assert "Hans Vroomen" in tekst
    assert f"<strong>Reden:</strong> “{REDEN}”" in tekst
    assert "Iemand keek buiten het eigen werk." in tekst
    assert "Voorbereiden van het gesprek." in tekst
    dagen = [str(dag) for dag, _regels in antwoord.context["dagen"]]
    assert dagen == ["2027-02-03", "2027-02-02", "2027-02-01"]
    assert "Woensdag 3 februari 2027" in tekst
    assert [r.rol for _dag, regels in antwoord.context["dagen"] for r in regels] == ["Wmo-consulent"] * 3


def test_own_acts_are_named_so_and_nobody_else_looked(client, vaals, sanne, verstuur):
    verstuur()
    antwoord = client.get(reverse("inwoner:wie-keek-mee", args=["vaals"]))
    tekst = antwoord.content.decode()
    assert "Tot nu toe keek niemand in uw gegevens." in tekst
    assert "U zelf" in tekst
