"""The one page for the council: the same numbers, hidden alike, in words for the printed sheet (in Dutch)."""

from __future__ import annotations

from keukentafel.berichten import raadsblad
from keukentafel.berichten.nederlands import datum_lang
from keukentafel.recht.ladder import Trede
from keukentafel.reis.brieven.opmaken import ACCENT, ACCENT_ZONDER
from keukentafel.reis.leren.cijfers import ONBEKEND, Cijfers, tienden_per_duizend
from keukentafel.stelsel import klok

VERBORGEN = "verborgen"
UITKOMST = {"bereikt": "Bereikt", "deels": "Deels bereikt", "niet": "Niet bereikt"}


def als_blad(cijfers: Cijfers, *, verzonnen: bool) -> bytes:
    """Return one A4 as PDF. `verzonnen`: made-up numbers, which the sheet then says."""
    tabel = cijfers.antwoorden
    gemeente = cijfers.gemeente
    return raadsblad.als_pdf(
        raadsblad.Raadsblad(
            gemeente=gemeente.naam,
            accent=ACCENT.get(gemeente.slug, ACCENT_ZONDER),
            datum=cijfers.peildag,
            periode=_periode(cijfers) + (" Alle cijfers zijn verzonnen." if verzonnen else ""),
            resultaten=_resultaten(cijfers),
            over_treden=_over_treden(cijfers),
            treden=tuple((_trede(t), _getal(tabel.kolommen[t])) for t in cijfers.treden),
            duren=(
                ("een besluit", _dagen(cijfers.besluit_dagen)),
                ("de dag waarop de hulp echt begon", _dagen(cijfers.hulp_dagen)),
            ),
            uitkomsten=tuple((woord, _getal(cijfers.uitkomsten.delen[u])) for u, woord in UITKOMST.items()),
            wijkkoppen=("Wijk", "Vragen", "Maatwerk", "Aanbod van inwoners", "Aanbod van organisaties"),
            wijken=_wijken(cijfers),
            onder=(
                "“Verborgen”: minder dan 10, of een getal dat zo'n klein getal zou verraden.",
                "Vragen en maatwerk tellen vragen, geen mensen; wat de hulp opleverde telt resultaten. Aanbod telt"
                " plekken en activiteiten. Bron: feiten die elke stap achterlaat, en de sociale kaart.",
                "De definitie van elk cijfer staat in Keukentafel, bij “Werkt het?”.",
            ),
        )
    )


def _getal(waarde: int | None) -> str:
    return VERBORGEN if waarde is None else f"{waarde:,}".replace(",", ".")


def _dagen(waarde: int | None) -> str:
    return "te weinig om te tonen" if waarde is None else f"{_getal(waarde)} {'dag' if waarde == 1 else 'dagen'}"


def _trede(trede: str) -> str:
    return f"{Trede(trede).nummer}  {Trede(trede).titel}" if trede else "Trede niet bekend"


def _periode(cijfers: Cijfers) -> str:
    zin = f"Van {datum_lang(cijfers.periode.van)} tot en met {datum_lang(cijfers.periode.tot_en_met)}."
    if cijfers.ververst_op is None:
        return f"{zin} Er is nog niet geteld."
    if cijfers.sinds is not None:
        zin += f" Wij tellen sinds {datum_lang(cijfers.sinds)}."
    return f"{zin} Geteld op {datum_lang(klok.dag_van(cijfers.ververst_op))}."


def _resultaten(cijfers: Cijfers) -> tuple[tuple[str, str, str, str], ...]:
    met = sum(1 for wijk in cijfers.wijken if cijfers.formeel.per_wijk.get(wijk.code, 0))
    open_, geen = "Nog niet te vergelijken", "Geen meting"
    return (
        (
            "1", "Meer initiatieven van inwoners",
            f"{_getal(cijfers.informeel.totaal)} plekken en activiteiten van inwoners voor inwoners.", open_,
        ),
        (
            "2", "Een breder basisaanbod per wijk",
            f"In {met} van de {len(cijfers.wijken)} wijken is er aanbod van een organisatie."
            " De behoefte per wijk is nog niet gemeten.", open_,
        ),
        ("3", "Minder maatwerk", *_maatwerk(cijfers)),
        ("4", "Een partnerschap dat blijft", "Nog niet gemeten.", geen),
        ("5", "Een betaalbare Wmo", "Nog niet gemeten.", geen),
    )  # fmt: skip


def _maatwerk(cijfers: Cijfers) -> tuple[str, str]:
    if not cijfers.geteld:
        return "Nog niet geteld.", "Geen meting"
    if cijfers.maatwerk is None:
        return "Verborgen: te weinig vragen.", "Nog niet te zeggen"
    zin = f"{_getal(cijfers.maatwerk)} vragen vonden antwoord met maatwerk{_per(cijfers)}."
    if cijfers.maatwerk_eerder is None:
        return f"{zin} Van een jaar eerder is geen telling.", "Nog niet te zeggen"
    zin = f"{zin} Een jaar eerder {_getal(cijfers.maatwerk_eerder)}."
    minder = cijfers.maatwerk < cijfers.maatwerk_eerder
    return zin, "Gaat de goede kant op" if minder else "Nog niet te zeggen"


def _per(cijfers: Cijfers) -> str:
    if cijfers.maatwerk is None or not cijfers.inwoners:
        return ""
    tienden = tienden_per_duizend(cijfers.maatwerk, cijfers.inwoners)
    return f": {_getal(tienden // 10)},{tienden % 10} per 1.000 inwoners"


def _over_treden(cijfers: Cijfers) -> str:
    totaal, maatwerk = cijfers.antwoorden.totaal, cijfers.maatwerk
    if not cijfers.geteld:
        return "Nog niet geteld."
    if totaal is None:
        return "Er zijn te weinig vragen met een antwoord. Daarom staat hier geen getal."
    if maatwerk is None:
        return f"{_getal(totaal)} vragen vonden een antwoord. Hoeveel bij maatwerk is verborgen."
    return (
        f"{_getal(totaal)} vragen vonden een antwoord, waarvan {_getal(maatwerk)} bij maatwerk."
        f" De andere {_getal(totaal - maatwerk)} vonden het eerder."
    )


def _wijken(cijfers: Cijfers) -> tuple[tuple[str, ...], ...]:
    def rij(naam: str, code: str) -> tuple[str, ...]:
        aanbod = ("", "") if code == ONBEKEND else tuple(
            _getal(telling.per_wijk.get(code, 0)) for telling in (cijfers.informeel, cijfers.formeel)
        )  # fmt: skip
        maatwerk = cijfers.antwoorden.cellen[code, Trede.MAATWERK]
        return (naam, _getal(cijfers.vragen.delen[code]), _getal(maatwerk), *aanbod)

    geheel = (
        "Hele gemeente", _getal(cijfers.vragen.totaal), _getal(cijfers.maatwerk), _getal(cijfers.informeel.totaal),
        _getal(cijfers.formeel.totaal),
    )  # fmt: skip
    return (*(rij(wijk.naam, wijk.code) for wijk in cijfers.wijken), rij("Wijk niet bekend", ONBEKEND), geheel)
