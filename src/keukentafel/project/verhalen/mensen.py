"""The people of the plays: all invented, with numbers of the list of test numbers where a play needs one."""

from __future__ import annotations

from dataclasses import replace

from keukentafel.reis.melden import Inwonergegevens, Ontvangst

FATMA = Inwonergegevens(
    voornaam="Fatma", achternaam="Aydin", aanhef="mevrouw", bsn="999990081", geboren=(1968, 6, 14),
    straat="Vonderstraat", huisnummer="14", postcode="6241 ZZ", plaats="Bunde", telefoon="06 0000 0081",
)  # fmt: skip
ANOUK = Inwonergegevens(
    voornaam="Anouk", achternaam="Wetzels", aanhef="mevrouw", bsn="999990135", geboren=(1991, 3, 22),
    straat="Verborgenhof", huisnummer="77", postcode="6229 ZZ", plaats="Schuilhoven", telefoon="06 0000 0135",
    geheim=True,
)  # fmt: skip
VIA_WEB = Ontvangst(kanaal="web", melder="zelf", woorden="Het huis schoon houden gaat niet meer.")
PER_TELEFOON = replace(VIA_WEB, kanaal="telefoon")


def inwoner(voornaam: str, achternaam: str, plaats: str, **anders: str) -> Inwonergegevens:
    """Return a resident with an invented address."""
    basis = Inwonergegevens(
        voornaam=voornaam, achternaam=achternaam, aanhef="mevrouw", straat="Voorbeeldstraat", huisnummer="1",
        postcode="6269 ZZ", plaats=plaats, telefoon="06 0000 0001",
    )  # fmt: skip
    return replace(basis, **anders)  # type: ignore[arg-type]
