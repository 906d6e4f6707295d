"""The letter of a besluit: its variables from what was typed and found, its text before it is laid down."""

from __future__ import annotations

import re
from datetime import date

from keukentafel.berichten import brieven
from keukentafel.dossier.besluit.models import Aanvraag, Besluit
from keukentafel.dossier.zaak.models import Zaak
from keukentafel.recht.besluit import Profiel, bezwaar_uiterlijk
from keukentafel.recht.taal.stukken import Frequentie
from keukentafel.recht.toetsing import Regelzin, bijdrage_in_de_brief, in_de_brief
from keukentafel.reis.besluiten.toetsen import Getoetst
from keukentafel.reis.besluiten.vormen import Beslistermijn, Grondslag, Hulpvelden, Ontwerpvelden
from keukentafel.reis.bevindingen import onderdelen_van
from keukentafel.reis.handeling import Wie
from keukentafel.stelsel.gebruikers.rol import Rol

SOORT = {
    Besluit.Soort.TOEKENNING.value: "besluit_toekenning",
    Besluit.Soort.AFWIJZING.value: "besluit_afwijzing",
    Besluit.Soort.TIJDELIJK.value: "tijdelijke_ondersteuning",
}
_PER = {
    Frequentie.DAG: "per dag",
    Frequentie.WEEK: "per week",
    Frequentie.MAAND: "per maand",
    Frequentie.VIER_WEKEN: "per vier weken",
    Frequentie.HELE_PERIODE: "in de hele periode",
}
_IN_WOORDEN = {
    "vanaf": "Schrijf vanaf welke dag de hulp begint.",
    "tot_en_met": "Schrijf tot en met welke dag de hulp duurt.",
    "verslag_datum": "De dag van het verslag klopt niet. Kijk die na in het dossier.",
    "krijgt": "Schrijf welke hulp de inwoner krijgt.",
    "doelen": "Schrijf ten minste één resultaat op.",
    "vorm": "Kies: de gemeente regelt de hulp, of een pgb.",
    "wie": "Schrijf wie de hulp geeft, of dat de inwoner nog kiest.",
    "waarom": "Schrijf waarom dit besluit bij deze inwoner past.",
    "gevraagd": "Schrijf wat de inwoner vroeg.",
    "onderzocht": "Maak eerst de onderdelen a tot en met g van het onderzoek af.",
    "norm": "Schrijf welke regel of norm u gebruikt, en welke versie.",
    "norm_versie": "Schrijf welke versie van de norm u gebruikt.",
    "alternatieven": "Schrijf wat de inwoner wel kan doen, en waar.",
    "contact_telefoon": "De gemeente heeft geen telefoonnummer. Vraag de beheerder dit in te vullen.",
    "besluit_nummer": "Bewaar het besluit. Dan kunt u de brief lezen.",
    "": "De brief lukt nog niet. Vraag de beheerder om te kijken.",
}
NOG_NIET = "Nog niet getekend"


def nummer_van(zaak: Zaak, besluit: int) -> str:
    """Return the number of a besluit, as it stands in its letter: case, then the besluit."""
    return f"{zaak.nummer}-B{besluit}"


def _kaal(tekst: str) -> str:
    return tekst.strip().rstrip(".")


def _alineas(*teksten: str) -> list[str]:
    """The paragraphs of these texts: an empty line begins a new one."""
    return [deel.strip() for tekst in teksten for deel in re.split(r"\n\s*\n", tekst) if deel.strip()]


def hulpzin(hulp: Hulpvelden) -> str:
    """Return one kind of help as a sentence of the letter: 'Zwaar werk in huis: elke week, 115 minuten per week.'"""
    tijd = [_kaal(hulp.frequentie)] if hulp.frequentie.strip() else []
    if hulp.minuten is not None and hulp.per:
        tijd.append(f"{hulp.minuten} {'minuut' if hulp.minuten == 1 else 'minuten'} {_PER[Frequentie(hulp.per)]}")
    return f"{_kaal(hulp.activiteit)}: {', '.join(tijd)}." if tijd else f"{_kaal(hulp.activiteit)}."


def _krijgt(velden: Ontwerpvelden) -> list[str]:
    zinnen = [hulpzin(h) for d in velden.doelen for h in d.hulp if h.met_besluit and h.activiteit.strip()]
    if zinnen and velden.profiel:
        zinnen.append(Profiel(velden.profiel).uitspraak)
    return zinnen


def _zonder_besluit(velden: Ontwerpvelden) -> str:
    vrij = [_kaal(h.activiteit) for d in velden.doelen for h in d.hulp if not h.met_besluit and h.activiteit.strip()]
    return f"Hiervoor is geen besluit nodig: {'; '.join(vrij)}." if vrij else ""


def _wie(velden: Ontwerpvelden) -> str:
    zinnen = [f"{_kaal(t)}." for t in (velden.aanbieder, velden.aanbieder_keuze) if t.strip()]
    return " ".join(zinnen) or ("U kiest zelf wie u helpt." if velden.vorm == "pgb" else "")


def _norm(velden: Ontwerpvelden) -> str:
    return (
        f"Wij gebruikten deze norm: {_kaal(velden.norm)}, {_kaal(velden.norm_versie)}." if velden.norm.strip() else ""
    )


def _regel(regel: Regelzin) -> dict[str, object]:
    return {"zin": regel.zin, "artikel": regel.artikel, "onbevestigd": regel.onbevestigd}


def _dag(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def briefgegevens(
    *,
    zaak: Zaak,
    soort: str,
    velden: Ontwerpvelden,
    getoetst: Getoetst,
    grondslag: Grondslag,
    aanvraag: Aanvraag | None,
    termijn: Beslistermijn | None,
    nummer: str,
    tekenaar: tuple[str, str],
    dag: date,
    verlengd_van: date | None = None,
) -> dict[str, object]:
    """Return the variables of the letter of a besluit as plain JSON; what is not there yet stays empty.

    `getoetst` is what the rules say of it; `tekenaar` is (name, function); `dag` the day on the letter; `verlengd_van`
    the last day of the temporary help that this one makes longer.
    """
    gegevens: dict[str, object] = {
        "melding_datum": zaak.startdag.isoformat(),
        "artikel": velden.artikel.strip() or getoetst.artikel,
        "bezwaar_tot": bezwaar_uiterlijk(dag).isoformat(),
        "besluit_nummer": nummer,
        "getekend_door": tekenaar[0],
        "getekend_functie": tekenaar[1],
        "regels": [_regel(zin) for zin in in_de_brief(getoetst.toetsing)],
    }
    if soort == Besluit.Soort.TIJDELIJK:
        return gegevens | {
            "vanaf": _dag(velden.begin), "tot_en_met": _dag(velden.einde), "krijgt": _krijgt(velden),
            "wie": _wie(velden), "waarom": _alineas(velden.motivering), "verlengd_van": _dag(verlengd_van),
        }  # fmt: skip
    te_laat = termijn.te_laat_dagen if termijn else 0
    gegevens |= {
        "aanvraag_op": _dag(aanvraag.ontvangen_op) if aanvraag else None,
        "te_laat_dagen": te_laat,
        "besluit_uiterlijk": _dag(termijn.uiterlijk) if termijn and te_laat else None,
    }
    afwijking = ""  # van de wet afwijken zegt de regel zelf al, met wat zij gaf
    if velden.afwijking.strip() and not getoetst.wijkt_af:
        afwijking = f"Wij wijken hier af van onze eigen regels. {velden.afwijking.strip()}"
    if soort == Besluit.Soort.AFWIJZING:
        return gegevens | {
            "gevraagd": velden.gevraagd.strip() or (aanvraag.gevraagd.strip() if aanvraag else ""),
            "waarom": _alineas(velden.motivering, afwijking),
            "onderzocht": onderdelen_van(grondslag.bevindingen),
            "norm": _kaal(velden.norm),
            "norm_versie": _kaal(velden.norm_versie),
            "alternatieven": [regel.strip() for regel in velden.alternatieven.splitlines() if regel.strip()],
        }
    return gegevens | {
        "vanaf": _dag(velden.begin),
        "tot_en_met": _dag(velden.einde),
        "krijgt": _krijgt(velden),
        "doelen": [
            {
                "doel": d.woorden.strip(),
                "resultaat": d.resultaat.strip(),
                "maat": d.maatstaf.strip() or None,
                "datum": _dag(d.datum),
                "zonder_omdat": d.zonder_omdat.strip() or None,
            }
            for d in velden.doelen
        ],
        "vorm": velden.vorm,
        "wie": _wie(velden),
        "waarom": _alineas(
            velden.motivering, velden.samenloop_motivering, _norm(velden), afwijking, _zonder_besluit(velden)
        ),
        "bijdrage": velden.bijdrage,
        "bijdrage_bedrag": _regel(bedrag) if (bedrag := bijdrage_in_de_brief(getoetst.toetsing)) else None,
        "verslag_datum": _dag(grondslag.verslag_op),
        "leveringsplan": velden.leveringsplan.strip() or None,
    }


def tekenaar_van(wie: Wie, gemeente: int) -> tuple[str, str]:
    """Return the name of who signs and their function in this municipality, as they stand under the letter."""
    return wie.naam, str(Rol(wie.rol_in(gemeente) or wie.rol).label)


def wat_mist(fout: brieven.BriefOnvolledig) -> tuple[str, ...]:
    """Return what an incomplete letter lacks, each as a sentence that says what to do; never empty.

    What no person types (the number, a day that is computed) is no work for who writes: then the manager looks.
    """
    zinnen: list[str] = []
    for naam in (*fout.ontbreekt, *fout.onjuist, *fout.onbekend):
        if doel := re.match(r"doelen\[(\d+)\]", naam):
            zinnen.append(f"Kijk resultaat {int(doel[1]) + 1} na: daar mist nog iets voor de brief.")
        elif zin := _IN_WOORDEN.get(naam.split("[")[0]):
            zinnen.append(zin)
    return tuple(dict.fromkeys(zinnen)) or (_IN_WOORDEN[""],)


def zinnen_van_de_brief(fout: brieven.BriefOnvolledig) -> dict[str, str]:
    """Return what an incomplete letter lacks, as a refusal says it."""
    return {"brief": " ".join(wat_mist(fout))}
