"""The pages of the rules: what stands on each, the same for the public pages and for those of beheer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from keukentafel.balies.regels import lezen, woorden
from keukentafel.balies.regels.adressen import Ruimte, zoek_artikel
from keukentafel.balies.regels.forms import Leesdag
from keukentafel.balies.regels.versielijn import met_einde, versielijn
from keukentafel.recht.motor.boek import Boek
from keukentafel.recht.motor.fouten import GeenVersie
from keukentafel.recht.motor.model import Artikel, Regeling
from keukentafel.reis.inzien.wetteksten import officiele_tekst
from keukentafel.stelsel import klok


def _lees_dag(vraag: Mapping[str, Any]) -> tuple[Leesdag, date]:
    """The form with what was typed, and the day to read: today when nothing good was typed."""
    formulier = Leesdag(vraag if "op" in vraag else None, initial={"op": klok.vandaag()})
    if formulier.is_bound and formulier.is_valid():
        op = formulier.cleaned_data["op"]
        return Leesdag(initial={"op": op}), op  # a link writes 2027-02-17, a person 17-2-2027
    return formulier, klok.vandaag()


def _versies(boek: Boek, wet: str) -> tuple[Regeling, ...]:
    if wet not in boek.wetten():
        raise Http404("deze regeling is er niet")
    return boek.versies(wet)


def _versie_op(boek: Boek, wet: str, op: date) -> Regeling | None:
    try:
        return boek.versie(wet, peildatum=op)
    except GeenVersie:
        return None


def _kader(boek: Boek, versie: Regeling) -> dict[str, Any]:
    """What every page of one regulation says about it."""
    return {
        "naam": woorden.naam(boek, versie),
        "soort": woorden.laag(versie),
        "waar": woorden.waar(boek, versie),
        "status": woorden.status(versie.status),
        "bron": versie.bron,
    }


def artikel(boek: Boek, vraag: Mapping[str, Any], wet: str, woord: str, *, ruimte: Ruimte) -> dict[str, Any]:
    """What stands on the page of an article, as it was on the day asked. Raises Http404 if it never was there."""
    formulier, op = _lees_dag(vraag)
    versies = _versies(boek, wet)
    ooit = [(versie, gevonden) for versie in versies if (gevonden := zoek_artikel(versie, woord))]
    if not ooit:
        raise Http404("dit artikel is er niet")
    nu = _versie_op(boek, wet, op)
    gevonden = next((deel for versie, deel in ooit if versie is nu), None)
    versie, getoond = (nu, gevonden) if nu is not None and gevonden is not None else ooit[-1]
    einde = {id(v): tot for v, tot in met_einde(versies)}
    inhoud = {
        "formulier": formulier,
        "op": op,
        "kop": woorden.kop(getoond),
        "terug": ruimte.regeling(wet, op=op),
        "regeling": _kader(boek, versie),
        "geldt": nu is not None and gevonden is not None,
        "versies": [
            {"url": ruimte.artikel(wet, deel, op=v.geldt_van), "van": v.geldt_van, "tot": einde[id(v)], "hier": v is nu}
            for v, deel in ooit
            if (tot := einde[id(v)]) is None or tot >= v.geldt_van  # else a later version of the same day counts
        ],
    }
    return inhoud | _inhoud(boek, versie, getoond, op=op, ruimte=ruimte) if inhoud["geldt"] else inhoud


def _inhoud(boek: Boek, versie: Regeling, deel: Artikel, *, op: date, ruimte: Ruimte) -> dict[str, Any]:
    return {
        "versie": versie,
        "artikel": deel,
        "url": deel.url or versie.url,
        "officieel": officiele_tekst(nummer, deel.nummer, op) if (nummer := versie.bwb_id or versie.cvdr_id) else None,
        "regels": lezen.regels_van(boek, versie, deel, op=op, ruimte=ruimte),
        "vult_in": lezen.vult_in(boek, versie, deel, op=op, ruimte=ruimte),
        "elders": lezen.steunt_elders(versie, deel, op=op, ruimte=ruimte),
        "voorbeelden": lezen.voorbeelden(boek, deel),
    }


def regeling(boek: Boek, vraag: Mapping[str, Any], wet: str, *, ruimte: Ruimte) -> dict[str, Any]:
    """What stands on the page of a regulation. Raises Http404 if we do not have it."""
    formulier, op = _lees_dag(vraag)
    versies = _versies(boek, wet)
    nu = _versie_op(boek, wet, op)
    getoond = nu or versies[-1]
    return {
        "formulier": formulier,
        "op": op,
        "terug": ruimte.regels(),
        "regeling": _kader(boek, getoond),
        "versie": nu,
        "lijn": versielijn(versies, op=op, vandaag=klok.vandaag()),
        "versies": [
            {
                "url": ruimte.regeling(wet, op=v.geldt_van),
                "versie": v,
                "tot": tot,
                "vervangen": tot is not None and tot < v.geldt_van,
                "status": woorden.status(v.status),
                "hier": v is nu,
            }
            for v, tot in met_einde(versies)
        ],
        "artikelen": [
            {"url": ruimte.artikel(wet, deel, op=op), "kop": woorden.kop(deel), "tekst": deel.tekst}
            for deel in (nu.artikelen if nu is not None else ())
        ],
    }


def regels(boek: Boek, *, ruimte: Ruimte) -> dict[str, Any]:
    """What stands on the page with all regulations: by where they count, with what is not confirmed."""
    laatste = sorted((boek.versies(wet)[-1] for wet in boek.wetten()), key=_volgorde)
    groepen = []
    for rang, rij in groupby(laatste, key=_rang):
        kop = (_("Heel Nederland"), _("Van een samenwerking"), _("Van een gemeente"))[rang]
        groepen.append({"kop": kop, "regelingen": [_in_lijst(boek, versie, ruimte) for versie in rij]})
    return {"groepen": groepen}


def _rang(versie: Regeling) -> int:
    return 2 if versie.gemeente else 1 if versie.gebied else 0


def _volgorde(versie: Regeling) -> tuple[int, str, str]:
    return _rang(versie), versie.noemer.lower(), versie.id


def _in_lijst(boek: Boek, versie: Regeling, ruimte: Ruimte) -> dict[str, Any]:
    versies = boek.versies(versie.id)
    return {
        "url": ruimte.regeling(versie.id),
        "naam": woorden.naam(boek, versie),
        "soort": woorden.laag(versie),
        "waar": woorden.waar(boek, versie) if _rang(versie) else "",
        "artikelen": len(versie.artikelen),
        "versies": len(versies),
        "onbevestigd": sum(lezen.onzeker(v) for v in versies),
        "status": woorden.status(versie.status),
    }
