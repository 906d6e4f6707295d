"""The three signature visuals, made on the server: spider web, ladder, and the timeline "Waar staat mijn vraag".

Each is a pure function from a frozen dataclass to what a template needs (`teken_...`), and one that gives the finished
HTML (`toon_...`): an SVG with `role="img"`, a sentence, and the same facts as a table or list (VORM.md section 5).
"""

from keukentafel.balies.vorm.beelden.tijdlijn import Tijdlijn, Tijdstap, teken_tijdlijn, toon_tijdlijn
from keukentafel.balies.vorm.beelden.trap import Ladder, Poging, Trede, teken_ladder, toon_ladder
from keukentafel.balies.vorm.beelden.web import Onderwerp, Spinnenweb, teken_web, toon_web

__all__ = [
    "Ladder",
    "Onderwerp",
    "Poging",
    "Spinnenweb",
    "Tijdlijn",
    "Tijdstap",
    "Trede",
    "teken_ladder",
    "teken_tijdlijn",
    "teken_web",
    "toon_ladder",
    "toon_tijdlijn",
    "toon_web",
]
