"""Wat een uitkomst nodig kan hebben, zonder te rekenen: voor een formulier, de opdrachtregel en de uitleg vooraf."""

from collections.abc import Iterator

from keukentafel.recht.motor.boom import Herkomst, Naam, Vast, namen
from keukentafel.recht.motor.feiten import Feit
from keukentafel.recht.motor.fouten import OnbekendeUitkomst
from keukentafel.recht.motor.model import Actie, Gezag, Veld
from keukentafel.recht.motor.stand import Plek, Stand


def feiten_van(stand: Stand, wet: str, uitkomst: str, *, gemeente: str | None) -> tuple[Feit, ...]:
    """Alle feiten die deze uitkomst kan vragen, op naam: ook die van een tak die voor een geval niet nodig is.

    Wat van een andere dag komt (`op`), wordt gezocht in het recht van deze stand.
    Een bijzondere regel die voorgaat telt niet mee: die hangt af van de regeling die gevraagd wordt. Verwijst een
    regel naar wat er op deze dag niet is, dan staat dat stuk er niet bij. Fout: OnbekendeUitkomst, Strijdig.
    """
    if wet not in stand.inhoud.versies:
        raise OnbekendeUitkomst(wet, uitkomst)
    gevonden: dict[str, Feit] = {}
    geweest: set[int] = set()
    rij = [_begin(stand, wet, uitkomst)]
    while rij:
        plek, actie = rij.pop()
        if id(actie) in geweest:
            continue
        geweest.add(id(actie))
        for naam in namen(actie.boom):
            veld = _veld(plek, naam)
            if veld is not None:
                eerder = gevonden.get(veld.naam)
                if eerder is None or not (eerder.veld.vraag or eerder.veld.omschrijving):
                    gevonden[veld.naam] = Feit(veld, plek.regeling.id, plek.artikel.nummer)
            rij += _achter(stand, plek, naam, gemeente)
    return tuple(gevonden[naam] for naam in sorted(gevonden))


def _begin(stand: Stand, wet: str, uitkomst: str) -> tuple[Plek, Actie]:
    plek = stand.plek(wet, uitkomst)
    return plek, plek.artikel.acties[uitkomst]


def _veld(plek: Plek, naam: Naam) -> Veld | None:
    if naam.herkomst is Herkomst.FEIT:
        return plek.artikel.parameters.get(naam.naam) or Veld(naam.naam, "string")
    if naam.herkomst is Herkomst.INVOER and not plek.artikel.invoer[naam.naam].bron.uitkomst:
        return plek.artikel.invoer[naam.naam].veld
    return None


def _achter(stand: Stand, plek: Plek, naam: Naam, gemeente: str | None) -> Iterator[tuple[Plek, Actie]]:
    artikel = plek.artikel
    if naam.herkomst is Herkomst.UITKOMST:
        yield plek, artikel.acties[naam.naam]
    elif naam.herkomst is Herkomst.INVOER and artikel.invoer[naam.naam].bron.uitkomst:
        bron = artikel.invoer[naam.naam].bron
        erbij = [*(bron.parameters or {}).values(), *([bron.op] if bron.op is not None else [])]
        yield from ((plek, Actie(naam.naam, knoop)) for knoop in erbij)
        wet = bron.regeling or plek.regeling.id
        if bron.uitkomst in stand.inhoud.uitkomsten.get(wet, {}):
            yield _begin(stand, wet, bron.uitkomst)
    elif naam.herkomst is Herkomst.OPEN:
        term = artikel.open_termen[naam.naam]
        doel = plek.regeling.id, artikel.nummer, term.id
        for groep in stand.invullers(doel, term, gemeente):
            yield from ((deel, deel.artikel.acties[term.id]) for deel in groep if term.id in deel.artikel.acties)
        yield from ((plek, actie) for actie in term.anders)


def bevoegd_gezag(plek: Plek) -> str:
    """Wie bevoegd is volgens het artikel, anders volgens de regeling; '' als zij het niet zegt."""
    for gezag in (plek.artikel.gezag, plek.regeling.gezag):
        if gezag is not None:
            return gezag.naam or _uit_regel(plek, gezag)
    return ""


def _uit_regel(plek: Plek, gezag: Gezag) -> str:
    for artikel in (plek.artikel, *plek.regeling.artikelen):
        actie = artikel.acties.get(gezag.uitkomst)
        if actie is not None and isinstance(actie.boom, Vast):
            return str(actie.boom.waarde)
    return ""


def uitkomsten(stand: Stand, *, gemeente: str | None = None) -> Iterator[tuple[str, Veld]]:
    """Alle uitkomsten die op deze dag te berekenen zijn: de regeling en het veld met naam, soort en maat.

    Met een gemeente alleen wat daar geldt: haar eigen regelingen, die van haar samenwerkingen, en landelijk recht.
    """
    for wet, namen_met in sorted(stand.inhoud.uitkomsten.items()):
        if gemeente is None or stand.rang(stand.inhoud.versies[wet], gemeente) is not None:
            for naam, artikelen in sorted(namen_met.items()):
                yield wet, artikelen[0].uitvoer[naam]
