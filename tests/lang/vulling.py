"""Filling a database with many cases by SQL, for measuring: a municipality of any size, one consulent per 500 cases."""

from __future__ import annotations

from datetime import date
from typing import Any

GEMEENTE = 938
DAG = date(2027, 2, 17)
PER_CONSULENT = 500  # a consulent's open tasks stay the same whatever the number of cases
OPEN_DEEL = 12  # one case in twelve is open

VULLING = """
insert into mensen_persoon (id, gemeente_id, aanhef, voornaam, tussenvoegsel, achternaam, geboortejaar, telefoon, email,
    taal, tolk, plaats, geheim_adres, synthetisch)
  overriding system value
  select n, %(g)s, 'mevrouw', 'Proef' || n %% 97, '', 'Persoon' || n, 1930 + n %% 70, '06 0000 0000', '', '', false,
    'Meerssen', false, true from generate_series(%(van)s, %(tot)s) n;
insert into mensen_adres (gemeente_id, persoon_id, straat, huisnummer, postcode, plaats, geheim, periode)
  select %(g)s, n, 'Proefstraat', (n %% 300)::text, '6231 ZZ', 'Meerssen', false, '[2015-01-01,)'
  from generate_series(%(van)s, %(tot)s) n;
insert into zaak_zaak (id, gemeente_id, jaar, inwoner_id, stand, startdag, plan_uiterlijk, onderzoek_uiterlijk,
    eerste_contact_uiterlijk, behandelaar_id, wijk_code, spoed, volgcode_hash, synthetisch)
  overriding system value
  select n, %(g)s, 2027, n, case when n %% 12 = 0 then 'ontvangen' else 'afgesloten' end, d, d + 7, d + 42, d + 7,
    %(eerste)s + n / %(per)s, '', false, '', true
  from (select n, date '2027-02-16' - (n %% 40) as d from generate_series(%(van)s, %(tot)s) n) z;
insert into melding_melding (gemeente_id, zaak_id, ontvangen_op, vastgelegd_op, kanaal, melder, melder_naam,
    melder_relatie, melder_telefoon, woorden, bereik, bereik_waar, beste_moment, door, doorgezonden_door)
  select %(g)s, n, date '2027-02-16' - (n %% 40), '2027-02-01 09:00+00', 'telefoon', 'zelf', '', '', '',
    'Het huis schoon houden lukt niet meer goed.', 'bellen', '', '', 'proef', '' from generate_series(%(van)s, %(tot)s) n;
insert into zaak_stap (gemeente_id, zaak_id, handeling, van, naar, artikel, dag, tijdstip, door, uitleg)
  select %(g)s, n, 'melden', '', 'ontvangen', 'Wmo 2015 art. 2.3.2 lid 1', '2027-02-01', '2027-02-01 09:00+00', 'proef', ''
  from generate_series(%(van)s, %(tot)s) n;
insert into zaak_taak (gemeente_id, zaak_id, behandelaar_id, soort, wat, uiterlijk, spoed, wacht_op, gedaan_op)
  select %(g)s, n, %(eerste)s + n / %(per)s, (array['bellen','bezoeken','schrijven','besluiten'])[1 + (n / 12) %% 4],
    'Nieuwe vraag', date '2027-02-17' + (n %% 30), false, '', case when n %% 12 = 0 then null else now() end
  from generate_series(%(van)s, %(tot)s) n;
insert into melding_clientondersteuning (gemeente_id, zaak_id, voor, antwoord, aangeboden_op, wie_mee)
  select %(g)s, n, 'inwoner', 'open', '2027-02-01', '' from generate_series(%(van)s, %(tot)s) n;
insert into brief_brief (gemeente_id, zaak_id, inwoner_id, soort, gegevens, aan_naam, aan_regels, dag, gemaakt_op)
  select %(g)s, n, n, 'ontvangstbevestiging', '{}', 'Proef', '[]', '2027-02-01', '2027-02-01 09:00+00'
  from generate_series(%(van)s, %(tot)s) n;
insert into logboek_logregel (gemeente_id, tijdstip, soort, handeling, doel, reden, gebruiker_naam, rol, inwoner_id,
    object_soort, object_id, spoor)
  select %(g)s, '2027-02-01 09:00+00', 'wijziging', 'melding vastgelegd', 'proef', '', 'proef', 'consulent', n, 'zaak', n,
    '00000000-0000-0000-0000-000000000001' from generate_series(%(van)s, %(tot)s) n;
"""


def inrichten(c: Any) -> int:
    """Make the municipality and 2,100 consulenten, as the owner; return the id of the first consulent."""
    c.execute(
        "insert into gemeenten_gemeente (code, naam, slug, telefoon, adres, openingstijden, clientondersteuning_naam,"
        " clientondersteuning_telefoon, bestaat_van) values (%s, 'Meerssen', 'meerssen', '043 000 00 00',"
        " 'Markt 50, 6231 ZZ Meerssen', 'Elke werkdag.', 'Steunpunt Meedenken', '043 000 00 01', '2015-01-01')",
        [GEMEENTE],
    )
    c.execute(
        "insert into gebruikers_gebruiker (password, email, naam, telefoon, werkdagen, organisatie, is_active, synthetisch)"
        " select '!', 'c' || n || '@keukentafel.example', 'Consulent ' || n, '', '', '', true, true"
        " from generate_series(1, 2100) n returning id"
    )
    eerste = min(id_ for (id_,) in c.fetchall())
    c.execute(
        "insert into gebruikers_roltoekenning (gemeente_id, gebruiker_id, rol, team, periode)"
        " select %s, id, 'consulent', '', '[2015-01-01,)' from gebruikers_gebruiker",
        [GEMEENTE],
    )
    return int(eerste)


def vul(c: Any, *, van: int, tot: int, eerste: int) -> None:
    """Add the cases `van` up to and including `tot`, as the owner, and bring the statistics up to date."""
    c.execute(VULLING, {"g": GEMEENTE, "van": van, "tot": tot, "eerste": eerste, "per": PER_CONSULENT})
    for tabel in ("mensen_persoon", "zaak_zaak"):
        c.execute(f"select setval(pg_get_serial_sequence('{tabel}', 'id'), %s)", [tot])
    c.execute("analyze")


EERSTE_WERK = 50_000_001  # the cases that are written on: far from the filling and from what is measured
WERK = """
insert into mensen_persoon (id, gemeente_id, aanhef, voornaam, tussenvoegsel, achternaam, geboortejaar, telefoon, email,
    taal, tolk, plaats, geheim_adres, synthetisch)
  overriding system value
  select n, %(g)s, 'mevrouw', 'Proef', '', 'Persoon', 1950, '06 0000 0000', '', '', false, 'Meerssen', false, true
  from generate_series(%(van)s, %(tot)s) n;
insert into mensen_adres (gemeente_id, persoon_id, straat, huisnummer, postcode, plaats, geheim, periode)
  select %(g)s, n, 'Proefstraat', '7', '6231 ZZ', 'Meerssen', false, '[2015-01-01,)'
  from generate_series(%(van)s, %(tot)s) n;
insert into zaak_zaak (id, gemeente_id, jaar, inwoner_id, stand, startdag, plan_uiterlijk, onderzoek_uiterlijk,
    eerste_contact_uiterlijk, eerste_contact_op, behandelaar_id, wijk_code, spoed, volgcode_hash, synthetisch)
  overriding system value
  select n, %(g)s, 2026, n, case when n < %(besluiten)s then 'in_onderzoek' else 'aangevraagd' end, %(dag)s - 30,
    %(dag)s - 23, %(dag)s + 12, %(dag)s - 23, %(dag)s - 28, %(wie)s, '', false, '', true
  from generate_series(%(van)s, %(tot)s) n;
insert into melding_melding (gemeente_id, zaak_id, ontvangen_op, vastgelegd_op, kanaal, melder, melder_naam,
    melder_relatie, melder_telefoon, woorden, bereik, bereik_waar, beste_moment, door, doorgezonden_door)
  select %(g)s, n, %(dag)s - 30, now(), 'telefoon', 'zelf', '', '', '', 'Het huis schoon houden lukt niet meer goed.',
    'bellen', '', '', 'proef', '' from generate_series(%(van)s, %(tot)s) n;
insert into melding_clientondersteuning (gemeente_id, zaak_id, voor, antwoord, aangeboden_op, antwoord_op, wie_mee)
  select %(g)s, n, 'inwoner', 'nee', %(dag)s - 30, %(dag)s - 28, '' from generate_series(%(van)s, %(tot)s) n;
insert into zaak_stap (gemeente_id, zaak_id, handeling, van, naar, artikel, dag, tijdstip, door, uitleg)
  select %(g)s, n, 'melden', '', 'ontvangen', 'Wmo 2015 art. 2.3.2 lid 1', %(dag)s - 30, now(), 'proef', ''
  from generate_series(%(van)s, %(tot)s) n;
insert into zaak_taak (gemeente_id, zaak_id, behandelaar_id, soort, wat, uiterlijk, spoed, wacht_op)
  select %(g)s, n, %(wie)s, case when n < %(besluiten)s then 'schrijven' else 'besluiten' end,
    case when n < %(besluiten)s then 'Verslag van het gesprek' else 'Besluit op de aanvraag' end, %(dag)s + 10, false, ''
  from generate_series(%(van)s, %(tot)s) n;
insert into onderzoek_onderzoek (gemeente_id, zaak_id, spoor, spoor_reden, regisseur, identiteit_gezien_op, wlz,
    wlz_toelichting, pgb_uitgelegd_op, wie_mee, uitkomst, verslag_verzonden_op)
  select %(g)s, n, 'standaard', '', '', %(dag)s - 20, 'nee', '', %(dag)s - 20, '', 'Elke week hulp bij het zware werk.',
    case when n < %(besluiten)s then null else %(dag)s - 6 end from generate_series(%(van)s, %(tot)s) n;
insert into onderzoek_alinea (gemeente_id, zaak_id, onderwerp, volgorde, tekst, niet_aan_de_orde, versie, door_naam,
    bewaard_op)
  select %(g)s, n, letter, 1, repeat('U vertelt wat lukt en wat niet. Samen zochten wij wat helpt. ', 8), false, 1,
    'proef', now() from generate_series(%(van)s, %(tot)s) n, unnest(string_to_array('a b c d e f g u', ' ')) letter;
insert into onderzoek_trede (gemeente_id, zaak_id, trede, oordeel, toelichting)
  select %(g)s, n, trede, case trede when 'maatwerk' then 'nodig' else 'past_niet' end, 'Dit is aan tafel besproken.'
  from generate_series(%(van)s, %(tot)s) n, unnest(array['eigen_kracht', 'algemeen_gebruikelijk', 'gebruikelijke_hulp',
    'netwerk', 'andere_wet', 'algemene_voorziening', 'collectieve_voorziening', 'maatwerk']) trede;
insert into besluit_aanvraag (id, gemeente_id, zaak_id, ontvangen_op, wijze, besluit_uiterlijk, gevraagd)
  overriding system value
  select n, %(g)s, n, %(dag)s - 3, 'ondertekend_verslag', %(uiterlijk)s, ''
  from generate_series(%(besluiten)s, %(tot)s) n;
insert into besluit_besluit (id, gemeente_id, zaak_id, aanvraag_id, soort, staat, periode, vorm, pgb_besproken, profiel,
    aanbieder, aanbieder_keuze, leveringsplan, gevraagd, motivering, artikel, norm, norm_versie, alternatieven,
    samenloop_motivering, afwijking, kosten_cent, bijdrage, versie, opsteller_id, gelezen_merk, mandaat_grond)
  overriding system value
  select n, %(g)s, n, n, 'toekenning', 'concept', daterange(%(dag)s + 10, %(dag)s + 375), 'natura', true, 'basis',
    'Zorg aan de Geul', '', '', '', 'U kookt zelf. Zwaar werk lukt niet door uw reuma.', '', '', '', '', '', '', 300000,
    true, 1, %(collega)s, '', '' from generate_series(%(besluiten)s, %(tot)s) n;
insert into besluit_doel (id, gemeente_id, zaak_id, besluit_id, volgorde, woorden, resultaat, richting, maatstaf, datum,
    zonder_omdat)
  overriding system value
  select n, %(g)s, n, n, 1, 'Mijn huis op mijn manier', 'Uw huis is schoon en leefbaar', 'stabilisering',
    'Elk kwartaal lopen wij samen de lijst na', %(dag)s + 300, '' from generate_series(%(besluiten)s, %(tot)s) n;
insert into besluit_hulp (gemeente_id, zaak_id, doel_id, volgorde, activiteit, frequentie, minuten, per, met_besluit,
    hulpmiddel)
  select %(g)s, n, n, 1, 'Zwaar werk in huis', 'elke week', 115, 'week', true, false
  from generate_series(%(besluiten)s, %(tot)s) n;
"""


def vul_werk(c: Any, *, verslagen: int, besluiten: int, wie: int, collega: int, dag: date, uiterlijk: date) -> int:
    """Add cases of `wie` to write on, and cases with a draft of `collega` that `wie` can sign today, as the owner.

    `uiterlijk` is the last day for a besluit on an aanvraag of three days before `dag`. Returns the id of the first
    case with a draft; the verslagen come before it, from EERSTE_WERK.
    """
    eerste_besluit = EERSTE_WERK + verslagen
    c.execute(
        WERK,
        {
            "g": GEMEENTE, "van": EERSTE_WERK, "tot": eerste_besluit + besluiten - 1, "besluiten": eerste_besluit,
            "wie": wie, "collega": collega, "dag": dag, "uiterlijk": uiterlijk,
        },
    )  # fmt: skip
    c.execute(
        "insert into gebruikers_mandaat (gemeente_id, gebruiker_id, soort, tot_cent, periode, grondslag)"
        " values (%s, %s, 'toekennen', null, '[2015-01-01,)', 'Mandaatbesluit (voorbeeld)')",
        [GEMEENTE, wie],
    )
    c.execute("analyze")
    return eerste_besluit
