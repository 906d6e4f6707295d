"""What the paragraphs of a verslag say, as the law reads them: the onderzoek and the besluit look at the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from keukentafel.dossier.onderzoek.models import Alinea
from keukentafel.recht.taal.stukken import Bevinding, Onderwerp


def bevindingen_van(alineas: Iterable[Alinea]) -> dict[Onderwerp, Bevinding]:
    """Return per subject a-g what is found, or why it is not at issue; a subject without text is left out.

    Text counts before "not at issue": when one paragraph describes a subject, it is at issue.
    """
    gevonden: dict[Onderwerp, Bevinding] = {}
    per: dict[str, list[Alinea]] = {}
    for alinea in alineas:
        if alinea.tekst.strip():
            per.setdefault(alinea.onderwerp, []).append(alinea)
    for onderwerp, delen in per.items():
        beschreven = [a.tekst.strip() for a in delen if not a.niet_aan_de_orde]
        omdat = [a.tekst.strip() for a in delen if a.niet_aan_de_orde]
        gevonden[Onderwerp(onderwerp)] = (
            Bevinding(tekst="\n\n".join(beschreven))
            if beschreven
            else Bevinding(niet_aan_de_orde_omdat="\n\n".join(omdat))
        )
    return gevonden


def onderdelen_van(bevindingen: Mapping[Onderwerp, Bevinding]) -> list[dict[str, str]]:
    """Return the subjects a-g as the letters show them: letter, heading, text."""
    return [
        {
            "letter": onderwerp.value,
            "kop": onderwerp.vraag,
            "tekst": gevonden.tekst or f"Niet aan de orde: {gevonden.niet_aan_de_orde_omdat}",
        }
        for onderwerp in Onderwerp
        if (gevonden := bevindingen.get(onderwerp)) is not None
    ]
