"""A plain Django form looks like the design, and an error says what to do."""

from __future__ import annotations

import datetime
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template

from keukentafel.balies.vorm.formulier import DatumVeld, KtForm, KtVeld
from keukentafel.balies.vorm.voorbeelden import INGEVULD, Voorbeeldvragen


class Lezer(HTMLParser):
    """Collects the elements of a piece of HTML as (tag, attributes) in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.delen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.delen.append((tag, dict(attrs)))

    def een(self, **eisen: str) -> dict[str, str | None]:
        """The attributes of the only element that has these attributes."""
        gevonden = [a for _, a in self.delen if all(a.get(naam) == waarde for naam, waarde in eisen.items())]
        assert len(gevonden) == 1, (eisen, gevonden)
        return gevonden[0]


def met_fout(**anders: Any) -> Voorbeeldvragen:
    return Voorbeeldvragen({**INGEVULD, **anders})


class Gewoon(forms.Form):
    """A form of somebody who never heard of KtForm."""

    naam = forms.CharField(label="Uw naam", help_text="Voornaam en achternaam.")
    bij = forms.CharField(label="Wie is erbij?", required=False)


def test_gewoon_formulier_krijgt_de_vorm() -> None:
    html = str(Gewoon({}))
    lezer = Lezer(html)
    naam = lezer.een(name="naam")
    assert naam["class"] == "utrecht-textbox utrecht-textbox--invalid"
    assert naam["aria-invalid"] == "true"
    assert naam["aria-describedby"] == "id_naam_uitleg id_naam_fout"
    assert "required" not in naam
    lezer.een(id="id_naam_uitleg")
    lezer.een(id="id_naam_fout")
    assert html.index("Uw naam") < html.index("id_naam_uitleg") < html.index("id_naam_fout") < html.index("<input")
    assert lezer.een(name="bij")["aria-describedby"] == "id_bij_uitleg"
    assert html.count("U mag dit leeg laten.") == 1


def test_elke_verwijzing_komt_aan_en_elk_id_is_er_een_keer() -> None:
    lezer = Lezer(str(met_fout(hoe="", woonplaats="", akkoord="")))
    ids = [attrs["id"] for _, attrs in lezer.delen if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs in lezer.delen:
        for naam in (attrs.get("aria-describedby") or "").split():
            assert naam in ids
        if attrs.get("for"):
            assert attrs["for"] in ids


def test_elk_veld_heeft_een_label() -> None:
    html = str(Voorbeeldvragen())
    lezer = Lezer(html)
    labels = {attrs.get("for") for tag, attrs in lezer.delen if tag == "label"}
    for tag, attrs in lezer.delen:
        if tag in ("select", "textarea") or (tag == "input" and attrs.get("type") not in ("radio", "checkbox")):
            assert attrs["id"] in labels
    for ronde in re.findall(r'<label class="kt-optie">(.*?)</label>', html, flags=re.S):
        assert re.search(r'<input type="(radio|checkbox)"', ronde)


def test_veld_staat_onder_zijn_optie() -> None:
    html = str(Voorbeeldvragen())
    assert html.index("Bel mij") < html.index('name="telefoon"') < html.index("Stuur mij een brief")
    assert html.count('name="telefoon"') == 1
    assert "Bijvoorbeeld uw dochter of uw huisarts." in html


def test_veld_onder_een_andere_optie_is_niet_nodig() -> None:
    assert "telefoon" in met_fout(telefoon="").errors
    brief = met_fout(telefoon="", hoe="brief", geboren="31-1-1946")
    assert brief.errors == {}
    telefoonveld = str(brief["telefoon"].as_field_group())
    assert "U mag dit leeg laten." not in telefoonveld, "it is needed once that option is chosen"


def test_alles_wat_getypt_is_komt_terug() -> None:
    html = str(met_fout(verhaal="<b>Mijn</b> verhaal", hoe="brief"))
    for waarde in ("06 0000 012", "Na 10 uur, ik slaap slecht", "31 februari 1946", "&lt;b&gt;Mijn&lt;/b&gt; verhaal"):
        assert waarde in html
    lezer = Lezer(html)
    assert "checked" in lezer.een(name="hoe", value="brief")
    assert "checked" in lezer.een(name="hulp", value="familie")
    assert "selected" in lezer.een(value="bunde")


def samenvatting(formulier: forms.Form) -> str:
    return Template("{% load kt %}{% fouten f %}").render(Context({"f": formulier}))


def test_samenvatting_wijst_naar_elk_veld() -> None:
    formulier = met_fout(hoe="", woonplaats="")
    ids = {attrs["id"] for _, attrs in Lezer(str(formulier)).delen if "id" in attrs}
    html = samenvatting(formulier)
    doelen = re.findall(r'href="#([^"]+)"', html)
    assert doelen == ["id_hoe_0", "id_telefoon", "id_geboren", "id_woonplaats"]
    assert set(doelen) <= ids
    assert "Kijk 4 antwoorden na" in html
    assert "Uw telefoonnummer is niet compleet" in html


def test_samenvatting_zegt_welke_vraag() -> None:
    class Twee(KtForm):
        naam = forms.CharField(label="Uw naam")
        plaats = forms.CharField(label="Waar woont u?")

    html = samenvatting(Twee({}))
    assert "Uw naam: hier staat nog niets. Vul uw antwoord in." in html
    assert "Waar woont u? Hier staat nog niets. Vul uw antwoord in." in html


def test_geen_fouten_geen_samenvatting() -> None:
    assert samenvatting(Voorbeeldvragen()).strip() == ""
    assert Template("{% load kt %}{% fouten bestaat_niet %}").render(Context()).strip() == ""


def test_fout_van_het_hele_formulier_staat_op_twee_plekken() -> None:
    class Streng(KtForm):
        naam = forms.CharField()

        def clean(self) -> dict[str, Any]:
            raise ValidationError("Deze twee dagen kunnen niet samen.")

    formulier = Streng({"naam": "x"})
    assert 'href="#algemene-fout"' in samenvatting(formulier)
    assert 'id="algemene-fout"' in str(formulier)
    assert str(formulier).count("Deze twee dagen kunnen niet samen.") == 1


def test_titel_begint_met_fout() -> None:
    zin = Template("{% load kt %}{% kijk_na f %}")
    assert zin.render(Context({"f": met_fout(geboren="31-1-1946")})) == "kijk 1 antwoord na."
    assert zin.render(Context({"f": met_fout()})) == "kijk 2 antwoorden na."


class Alles(KtForm):
    """One field of every kind with every way to go wrong."""

    tekst = forms.CharField(max_length=3)
    mail = forms.EmailField()
    getal = forms.IntegerField(min_value=2, max_value=4)
    dag = forms.DateField()
    uur = forms.TimeField()
    keuze = forms.ChoiceField(choices=[("a", "A")])
    meer = forms.MultipleChoiceField(choices=[("a", "A")])
    vink = forms.BooleanField()
    bestand = forms.FileField()
    adres = forms.URLField(assume_scheme="https")


ROMMEL = {
    "tekst": "te lang",
    "mail": "geen adres",
    "getal": "drie",
    "dag": "gisteren",
    "uur": "straks",
    "keuze": "z",
    "meer": ["z"],
    "adres": "x y",
}


@pytest.mark.parametrize("data", [{}, ROMMEL, {"getal": "1"}, {"getal": "9"}], ids=["leeg", "rommel", "laag", "hoog"])
def test_fouten_zijn_gewone_zinnen(data: dict[str, Any]) -> None:
    """Every message is ours: no "ongeldig", no "geldige", no "verplicht"; at most 15 words a sentence."""
    formulier = Alles(data)
    assert set(formulier.errors) >= {"bestand", "vink"}
    for naam, fouten in formulier.errors.items():
        for fout in map(str, fouten):
            assert not re.search(r"ongeldig|geldig|verplicht|incorrect|invalid|waarde\b", fout, re.I), (naam, fout)
            assert fout.endswith((".", "?"))
            for zin in re.split(r"(?<=[.?])\s+(?=[A-Z])", fout):
                assert len(zin.split()) <= 15, zin


def test_eigen_melding_van_de_maker_blijft() -> None:
    class Eigen(KtForm):
        naam = forms.CharField(error_messages={"required": "Hoe heet u?"})

    assert Eigen({}).errors["naam"] == ["Hoe heet u?"]


def test_getal_is_een_tekstvak_met_cijfertoetsen() -> None:
    attrs = Lezer(str(Alles()["getal"])).een(name="getal")
    assert (attrs["type"], attrs["inputmode"]) == ("text", "numeric")


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [
        ("17-2-2027", (2027, 2, 17)),
        ("17-02-2027", (2027, 2, 17)),
        ("17/2/2027", (2027, 2, 17)),
        ("17.2.2027", (2027, 2, 17)),
        (" 17  2  2027 ", (2027, 2, 17)),
        ("17 februari 2027", (2027, 2, 17)),
        ("17 Feb. 2027", (2027, 2, 17)),
        ("1 mrt 1946", (1946, 3, 1)),
        ("29-2-2028", (2028, 2, 29)),
        ("2027-02-17", (2027, 2, 17)),
    ],
)
def test_datum_zoals_mensen_hem_schrijven(getypt: str, dag: tuple[int, int, int]) -> None:
    assert DatumVeld().clean(getypt) == datetime.date(*dag)


@pytest.mark.parametrize(
    ("getypt", "stuk"),
    [
        ("31-2-2027", "Die maand heeft 28 dagen"),
        ("29-2-2027", "28 dagen"),
        ("0-2-2027", "dag 0"),
        ("2-17-2027", "maand 17"),
        ("17-2-27", "vier cijfers"),
        ("17 blauwmaand 2027", "blauwmaand"),
        ("morgen", "bijvoorbeeld 17-2-2027"),
        ("17-2-0000", "bijvoorbeeld 17-2-2027"),
        ("1-1-20270", "bijvoorbeeld"),
        ("²-1-2027", "bijvoorbeeld"),
    ],
)
def test_datum_die_niet_bestaat(getypt: str, stuk: str) -> None:
    class Vraag(KtForm):
        dag = DatumVeld()

    formulier = Vraag({"dag": getypt})
    [fout] = formulier.errors["dag"]
    assert stuk in fout
    assert f'value="{getypt}"' in str(formulier), "what was typed comes back"


def test_datum_toont_zich_zoals_hij_getypt_wordt() -> None:
    class Vraag(KtForm):
        dag = DatumVeld(required=False)

    assert 'value="17-2-2027"' in str(Vraag(initial={"dag": datetime.date(2027, 2, 17)}))
    assert Vraag({"dag": ""}).is_valid()
    assert not Vraag({"dag": "17-02-2027"}, initial={"dag": datetime.date(2027, 2, 17)}).has_changed()


def test_lege_keuze_heeft_toch_een_doel() -> None:
    """A question whose options come from elsewhere may have none; the page still has to open."""

    class Leeg(KtForm):
        keuze = forms.ChoiceField(choices=[], widget=forms.RadioSelect)

    formulier = Leeg({})
    veld = formulier["keuze"]
    assert isinstance(veld, KtVeld)
    assert samenvatting(formulier)
