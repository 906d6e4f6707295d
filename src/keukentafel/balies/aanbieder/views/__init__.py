"""The pages of providers: the orders, one order, its start and stop, and how it goes with the results."""

from keukentafel.balies.aanbieder.views.lijsten import opdrachten, voortgang_lijst
from keukentafel.balies.aanbieder.views.opdracht import antwoord, opdracht, start, stop, terug, voortgang

__all__ = ["antwoord", "opdracht", "opdrachten", "start", "stop", "terug", "voortgang", "voortgang_lijst"]
