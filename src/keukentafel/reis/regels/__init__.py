"""The rules of a municipality: the book in force here, and how she writes and publishes versions herself (ADR 0024)."""

from keukentafel.reis.regels.boek import geldend_boek as geldend_boek
from keukentafel.reis.regels.gevolgen import gevolgen_van as gevolgen_van
from keukentafel.reis.regels.lezen import beginpunten as beginpunten
from keukentafel.reis.regels.lezen import begintekst as begintekst
from keukentafel.reis.regels.lezen import regelversie_openen as regelversie_openen
from keukentafel.reis.regels.lezen import regelversies as regelversies
from keukentafel.reis.regels.lezen import tekst_met_andere_waarde as tekst_met_andere_waarde
from keukentafel.reis.regels.lezen import waarden_te_wijzigen as waarden_te_wijzigen
from keukentafel.reis.regels.schrijven import regelversie_beginnen as regelversie_beginnen
from keukentafel.reis.regels.schrijven import regelversie_bewaren as regelversie_bewaren
from keukentafel.reis.regels.schrijven import regelversie_intrekken as regelversie_intrekken
from keukentafel.reis.regels.schrijven import regelversie_publiceren as regelversie_publiceren
from keukentafel.reis.regels.schrijven import regelversie_teruggeven as regelversie_teruggeven
from keukentafel.reis.regels.schrijven import regelversie_voorleggen as regelversie_voorleggen
from keukentafel.reis.regels.vormen import EERSTE_DAG as EERSTE_DAG
from keukentafel.reis.regels.vormen import LAATSTE_DAG as LAATSTE_DAG
from keukentafel.reis.regels.vormen import AndereWaarde as AndereWaarde
from keukentafel.reis.regels.vormen import TekstIntussenGewijzigd as TekstIntussenGewijzigd
