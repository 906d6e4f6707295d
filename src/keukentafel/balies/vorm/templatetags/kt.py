"""Template library `kt`: dates and terms in words, states, keys, icons, rows and the error summary."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from keukentafel.balies.vorm import woorden

register = template.Library()

STANDEN = ("klaar", "loopt", "wacht", "let-op", "te-laat")
KLEUR = re.compile(r"[a-z]+(-[a-z]+)*")
PIJL = mark_safe('<svg class="kt-pijl" viewBox="0 0 10 16" aria-hidden="true"><path d="M2 2l6 6-6 6"/></svg>')
PIJL_TERUG = mark_safe('<svg viewBox="0 0 10 16" aria-hidden="true"><path d="M8 2L2 8l6 6"/></svg>')


def _dag(waarde: datetime.date | datetime.datetime | None) -> datetime.date | None:
    return waarde.date() if isinstance(waarde, datetime.datetime) else waarde or None


@register.filter(expects_localtime=True)
def datum(waarde: datetime.date | None) -> str:
    """`{{ dag|datum }}` -> "maandag 15 maart 2027"."""
    return woorden.datum(_dag(waarde))


@register.filter(expects_localtime=True)
def datum_kort(waarde: datetime.date | None) -> str:
    """`{{ dag|datum_kort }}` -> "maandag 15 maart"."""
    return woorden.datum_kort(_dag(waarde))


@register.filter(expects_localtime=True)
def datum_bij(waarde: datetime.date | None, vandaag: datetime.date) -> str:
    """`{{ dag|datum_bij:vandaag }}` -> "maandag 15 maart", with the year when it is another than today's."""
    return woorden.datum_bij(_dag(waarde), vandaag)


@register.filter(expects_localtime=True)
def tijd(waarde: datetime.datetime | datetime.time | None) -> str:
    """`{{ moment|tijd }}` -> "14.30 uur"."""
    return woorden.tijd(waarde or None)


@register.filter
def hoofdletter(waarde: str) -> str:
    """`{{ dag|datum|hoofdletter }}` -> "Maandag 15 maart 2027"."""
    return woorden.met_hoofdletter(str(waarde))


@register.filter
def zin(waarde: str) -> str:
    """Return a text as a sentence: with a full stop, unless it ends with a sign already."""
    return woorden.zin(waarde)


@register.filter
def zonder_punt(waarde: str) -> str:
    """`{{ doel|zonder_punt }}` -> words that a sentence goes on after: without the full stop that somebody typed."""
    return str(waarde).strip().rstrip(".")


@register.filter
def vertaal(waarde: str | None) -> str:
    """`{{ afspraak.get_waar_display|vertaal }}` -> the name of a choice in the language of the page."""
    return woorden.vertaal(waarde)


@register.filter
def verschuiving(waarde: str | None) -> str:
    """`{{ termijn.reden|verschuiving }}` -> why a day moved, in the language of the page."""
    return woorden.verschuiving(waarde)


@register.filter
def opsomming(waarde: list[str]) -> str:
    """`{{ namen|opsomming }}` -> "Elif, Hans en Noor"."""
    return woorden.opsomming([str(deel) for deel in waarde])


@register.filter
def termijn(uiterlijk: datetime.date | None, vandaag: datetime.date) -> str:
    """`{{ uiterlijk|termijn:vandaag }}` -> "nog 4 werkdagen", "vandaag" or "2 dagen te laat"."""
    dag = _dag(uiterlijk)
    return woorden.termijn(dag, vandaag) if dag else ""


@register.simple_tag(name="stand")
def stand(soort: str, woord: str) -> SafeString:
    """`{% stand "loopt" "nog 4 werkdagen" %}`: word, shape and colour. Raises ValueError on an unknown state."""
    if soort not in STANDEN:
        raise ValueError(f"no such state: {soort!r}, choose from {', '.join(STANDEN)}")
    return format_html('<span class="kt-stand kt-stand--{}">{}</span>', soort, woord)


@register.simple_tag
def stand_termijn(uiterlijk: datetime.date, vandaag: datetime.date, binnen: str = "loopt") -> SafeString:
    """`{% stand_termijn uiterlijk vandaag %}`: the term in words with its own state (`binnen` while it is in time)."""
    dag = _dag(uiterlijk)
    if dag is None:
        return SafeString("")
    return stand(woorden.termijn_stand(dag, vandaag, binnen), woorden.termijn(dag, vandaag))


@register.simple_tag
def toets(toetsen: str) -> SafeString:
    """`{% toets "g b" %}`: the key beside what it does. Only seen where the keys work and are switched on."""
    return format_html('<kbd class="kt-toets">{}</kbd>', toetsen)


@register.simple_tag
def pijl() -> SafeString:
    """The arrow at the end of a choice."""
    return PIJL


@register.simple_tag
def terug(url: str, tekst: str) -> SafeString:
    """`{% terug url "Mijn dag" %}`: link to the page before, with its arrow."""
    return format_html('<p><a class="utrecht-link kt-terug" href="{}">{}{}</a></p>', url, PIJL_TERUG, tekst)


@register.simple_tag
def keuze(url: str, titel: str, uitleg: str = "") -> SafeString:
    """One row of `<ul class="kt-keuzes">`: a large link, one line under it, an arrow."""
    regel = format_html("<p>{}</p>", uitleg) if uitleg else ""
    return format_html('<li><a class="utrecht-link" href="{}">{}</a>{}{}</li>', url, titel, regel, PIJL)


@register.simple_tag
def rij(url: str, titel: str, uitleg: str = "", rechts: str = "", bij: str = "") -> SafeString:
    """One row of `<ul class="kt-rijen">`: name, what, when.

    `rechts` is mostly the outcome of `stand` or `stand_termijn` (`{% stand ... as s %}`), `bij` the line under it.
    """
    wat = format_html("<p>{}</p>", uitleg) if uitleg else ""
    klein = format_html("<p>{}</p>", bij) if bij else ""
    wanneer = format_html("<div>{}{}</div>", rechts, klein) if rechts or bij else ""
    return format_html('<li><div><a class="utrecht-link" href="{}">{}</a>{}</div>{}</li>', url, titel, wat, wanneer)


@register.simple_tag
def merk() -> SafeString:
    """The mark: a table seen from above with one open chair, the resident's."""
    return render_to_string("vorm/onderdelen/merk.html")


@register.simple_tag
def tafel() -> SafeString:
    """The drawing of the kitchen table beside the first question of the resident's start page."""
    return render_to_string("vorm/onderdelen/tafel.html")


@register.simple_tag
def initialen(naam: str) -> SafeString:
    """A disc with the initials of a person: first and last word ("Noor Claessen" -> NC). No faces."""
    delen = naam.split()
    letters = "".join(deel[0] for deel in (delen[:1] + delen[1:][-1:])).upper()
    return render_to_string("vorm/onderdelen/initialen.html", {"letters": letters})


@register.simple_tag
def gemeentekleur(slug: str) -> str:
    """Address of the token file of a municipality or cooperation. Raises ValueError when `slug` is not a slug."""
    if not KLEUR.fullmatch(slug):
        raise ValueError(f"not a token file: {slug!r}")
    return static(f"vorm/gemeenten/{slug}.css")


def _tel(formulier: BaseForm) -> int:
    return sum(len(fouten) for fouten in formulier.errors.values())


@register.simple_tag
def kijk_na(formulier: BaseForm) -> str:
    """Start of the page title after an error: "kijk 1 antwoord na."."""
    aantal = _tel(formulier)
    return ngettext("kijk %(n)s antwoord na.", "kijk %(n)s antwoorden na.", aantal) % {"n": aantal}


def _regel(veld: BoundField, fout: str) -> str:
    """Text of one line in the summary: the label, then what is the matter."""
    label = str(veld.label)
    return f"{label} {fout}" if label.endswith(("?", ".", "!")) else f"{label}: {fout[:1].lower()}{fout[1:]}"


@register.inclusion_tag("vorm/onderdelen/fouten.html")
def fouten(formulier: BaseForm | str | None, stil: bool = False) -> dict[str, Any]:
    """Error summary with a link to each field; nothing for a form without errors (or without a form).

    `stil`: it takes no focus and is not announced; for the styleguide, where nothing went wrong.
    """
    if not isinstance(formulier, BaseForm) or not formulier.errors:
        return {"regels": []}
    kort = getattr(formulier, "korte_fout", {})
    regels = [{"doel": "algemene-fout", "tekst": fout} for fout in formulier.non_field_errors()]
    for veld in formulier:
        doel = getattr(veld, "fout_doel", "") or veld.id_for_label
        for nummer, fout in enumerate(veld.errors):
            tekst = kort[veld.name] if nummer == 0 and veld.name in kort else _regel(veld, str(fout))
            regels.append({"doel": doel, "tekst": tekst})
    return {"regels": regels, "aantal": _tel(formulier), "stil": stil}
