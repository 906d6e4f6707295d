"""What the styleguide shows: one invented resident, the same as in the design (mevrouw Aydin, February 2027)."""

from __future__ import annotations

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.balies.vorm.beelden import Ladder, Onderwerp, Poging, Spinnenweb, Tijdlijn, Tijdstap, Trede
from keukentafel.balies.vorm.formulier import DatumVeld, KtForm

DAG = datetime.date(2027, 2, 17)


def _feb(dag: int) -> datetime.date:
    return datetime.date(2027, 2, dag)


WEB = Spinnenweb(
    van="mevrouw Aydin",
    toen_op=datetime.date(2025, 3, 4),
    nu_op=_feb(16),
    onderwerpen=(
        Onderwerp(naam="Lichaamsfuncties", kort="Lichaam", toen=4, nu=4),
        Onderwerp(naam="Mentaal welbevinden", kort="Mentaal", toen=5, nu=4),
        Onderwerp(naam="Zingeving", kort="Zingeving"),
        Onderwerp(naam="Kwaliteit van leven", kort="Kwaliteit van leven", nu=6),
        Onderwerp(naam="Meedoen", kort="Meedoen", toen=6, nu=3),
        Onderwerp(naam="Dagelijks functioneren", kort="Dagelijks functioneren", toen=7, nu=4),
    ),
)

LADDER = Ladder(
    treden=(
        Trede(
            naam="Eigen kracht",
            staat="helpt",
            pogingen=(Poging(tekst="Kookt en doet licht werk zelf. Verdeelt het over de week."),),
        ),
        Trede(
            naam="Algemeen gebruikelijk",
            staat="helpt",
            pogingen=(Poging(tekst="Kocht een lichte stofzuiger. Helpt beneden, niet boven."),),
        ),
        Trede(
            naam="Gebruikelijke hulp",
            staat="past_niet",
            woord="woont alleen",
            pogingen=(Poging(tekst="Niet aan de orde: zij woont alleen."),),
        ),
        Trede(
            naam="Netwerk",
            staat="past_niet",
            woord="niet genoeg",
            pogingen=(
                Poging(tekst="Elif doet al veel en houdt dit niet vol."),
                Poging(tekst="Buurvrouw zet de bak buiten.", op=_feb(10)),
            ),
        ),
        Trede(naam="Andere wet", url="#trapkop"),
        Trede(
            naam="Algemene voorziening",
            staat="helpt",
            pogingen=(Poging(tekst="Huiskamer Bunde, 600 meter. Vrijwilliger Mathijs loopt mee."),),
        ),
        Trede(
            naam="Collectief",
            staat="past_niet",
            pogingen=(Poging(tekst="Schoonmaakploeg past niet: zij durft geen groep in huis."),),
        ),
        Trede(
            naam="Maatwerk",
            staat="nodig",
            pogingen=(Poging(tekst="Nodig voor het zware werk en tijdelijk voor de post."),),
        ),
    )
)

TIJDLIJN = Tijdlijn(
    vandaag=DAG,
    stappen=(
        Tijdstap(titel="U vroeg hulp", staat="klaar", op=_feb(1), bij="via de website"),
        Tijdstap(titel="Noor Claessen belde u", staat="klaar", op=_feb(4), beloofd=_feb(8)),
        Tijdstap(titel="Wij praatten bij u thuis", staat="klaar", op=_feb(16), bij="met uw dochter Elif erbij"),
        Tijdstap(
            titel="U krijgt het verslag",
            staat="nu",
            beloofd=_feb(26),
            aanloop="Noor schrijft op wat u vertelde. U hebt het",
            regels=("Klopt er iets niet? U kunt uw eigen woorden erbij zetten.",),
        ),
        Tijdstap(
            titel="U leest en tekent",
            staat="straks",
            beloofd=datetime.date(2027, 3, 15),
            aanloop="Met uw handtekening vraagt u de hulp aan. Wij ronden ons onderzoek af",
        ),
        Tijdstap(
            titel="U krijgt het besluit",
            staat="straks",
            beloofd=datetime.date(2027, 3, 30),
            aanloop="Binnen twee weken nadat u tekent. Tekent u op 15 maart? Dan is het",
            verschuiving="Door Pasen is dat één dag later.",
        ),
        Tijdstap(
            titel="De hulp begint",
            staat="straks",
            regels=("U kiest zelf wie er komt. Wij noemen de datum in het besluit.",),
        ),
    ),
)

TE_LAAT = Tijdlijn(
    vandaag=DAG,
    stappen=(
        Tijdstap(titel="U vroeg hulp", staat="klaar", op=_feb(1)),
        Tijdstap(
            titel="U krijgt het besluit",
            staat="nu",
            beloofd=_feb(15),
            regels=("U hoeft niet op ons te wachten. Noor Claessen belt u vandaag.",),
        ),
    ),
)


class Voorbeeldvragen(KtForm):
    """The question of the design's page, with every kind of field."""

    hoe = forms.ChoiceField(
        label=_("Kies wat u prettig vindt"),
        widget=forms.RadioSelect,
        choices=(
            ("bel", _("Bel mij")),
            ("brief", _("Stuur mij een brief")),
            ("mail", _("Stuur mij een e-mail")),
            ("ander", _("Neem contact op met iemand anders")),
        ),
    )
    telefoon = forms.CharField(
        label=_("Uw telefoonnummer"),
        help_text=_("Vast of mobiel. Spaties mogen."),
        widget=forms.TextInput(
            attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel", "class": "utrecht-textbox--nummer"}
        ),
    )
    wanneer = forms.CharField(label=_("Wanneer kunnen we u het beste bellen?"), required=False)
    geboren = DatumVeld(label=_("Wanneer bent u geboren?"))
    woonplaats = forms.ChoiceField(
        label=_("Waar woont u?"), choices=(("", _("Kies een plaats")), ("bunde", "Bunde"), ("geulle", "Geulle"))
    )
    verhaal = forms.CharField(
        label=_("Wat lukt niet goed?"),
        help_text=_("In uw eigen woorden. Een paar zinnen is genoeg."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    hulp = forms.MultipleChoiceField(
        label=_("Wie helpt u nu al?"),
        widget=forms.CheckboxSelectMultiple,
        choices=(("familie", _("Familie")), ("buren", _("Buren of vrienden")), ("niemand", _("Niemand"))),
        required=False,
    )
    akkoord = forms.BooleanField(label=_("Dit klopt zo"), help_text=_("U kunt later nog iets wijzigen."))

    onder_optie = {"hoe": {"bel": ("telefoon",)}}
    optie_uitleg = {"hoe": {"ander": _("Bijvoorbeeld uw dochter of uw huisarts.")}}
    korte_fout = {"telefoon": _("Uw telefoonnummer is niet compleet")}

    def clean_telefoon(self) -> str:
        """Refuse a number without ten figures, and say how many there are."""
        telefoon: str = self.cleaned_data["telefoon"]
        cijfers = sum(teken.isdigit() for teken in telefoon)
        if telefoon and cijfers != 10:
            raise forms.ValidationError(
                _("Er staan %(n)s cijfers. Een telefoonnummer heeft er 10. Welk cijfer mist?"), params={"n": cijfers}
            )
        return telefoon


INGEVULD = {
    "hoe": "bel",
    "telefoon": "06 0000 012",
    "wanneer": "Na 10 uur, ik slaap slecht",
    "geboren": "31 februari 1946",
    "woonplaats": "bunde",
    "verhaal": "Het huis schoon houden gaat niet meer. En de post stapelt zich op.",
    "hulp": ["familie"],
    "akkoord": "on",
}
