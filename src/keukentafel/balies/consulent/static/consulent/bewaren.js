/* Bewaart een blad vanzelf en houdt woorden vast als dat even niet lukt. Zonder dit bestand bewaart de knop.

   <form method="post" data-bewaar="URL" data-slot="URL" data-persoon="kenmerk" data-nu="2027-02-16T14:32:00+01:00">
     <input type="hidden" name="versie"> <textarea name="tekst" data-versie="sleutel versie dag"></textarea>
     {% include "consulent/bewaren.html" %}   de regel "Bewaard om 14.32 uur" en de zinnen
   </form>                                    {% include "consulent/bewerkers.html" %} staat ergens op de pagina

   data-bewaar   Elke vier seconden, als er iets veranderde, gaat het hele formulier erheen (POST, Accept:
                 application/json). Antwoord: {"bewaard": "14.32 uur", "versies": {"versie": "3"}, "botst": [...]}.
                 versies: nieuwe waarden van verborgen velden. botst: {"veld", "door", "tekst", "samen"}. Met samen staat
                 in tekst alles bij elkaar; dat komt in het veld, met wat intussen is getypt erachter. Zonder samen
                 blijft het veld zoals het is, met de versie waarmee de schrijver begon: de server zet de teksten naast
                 elkaar. Status 422 met {"fouten": {veld: zin}}: er is niets bewaard en de zin zegt waarom.
   data-knop     Bewaart niet vanzelf maar met de knop; woorden blijven wel vast op het apparaat. "naar" in het antwoord
                 is waar het heen gaat. Bij 422 gaat het formulier gewoon weg, zodat de server de fouten bij de velden zet.
   data-doe      Bij een knop die meer doet dan bewaren: eerst wordt alles bewaard, dan gaat het formulier met die knop weg.
   data-slot     Elke twintig seconden POST: {"bewerkers": ["Sanne bewerkt sinds 10.42 uur"]}, in [data-bewerkers].
   data-fout     Dit blad kwam terug met een fout: wat erin staat, heeft de server nog niet.
   data-niet-bewaren  Bij een link: wie hem kiest laat zijn tekst los. Er wordt niets bewaard, ook niet op het apparaat.
   data-versie   Bij een veld: de verborgen velden die bij zijn tekst horen en meegaan als hij wordt vastgehouden.
   data-zonder-script / data-met-script   wat alleen zonder, of alleen met dit bestand in beeld is.

   Wat op het apparaat staat (localStorage, besluit 0016): alleen velden die de server nog niet heeft, met hun versie en
   hun moment. Het gaat weg zodra de server ze heeft, en nooit eerder: ook niet na een dag, want dan gaan woorden verloren.
   Hoe oud het is, zegt de pagina. Sleutel: het kenmerk van de persoon (data-persoon) en het adres van het blad. Wie zich
   met een andere naam aanmeldt, krijgt het niet te zien. */
(function () {
  "use strict";
  var RUST = 4000;
  var OPNIEUW = 8000;
  var GEEN_ANTWOORD = 10000;
  var VAST = 300;
  var SLOT = 20000;
  var WACHT_LINK = 2500;
  var bladen = [];

  function gelijk(a, b) { return a.replace(/\r\n/g, "\n") === b.replace(/\r\n/g, "\n"); }
  function vul(zin, waarde) { return zin.replace("%s", waarde); }

  function Blad(formulier) {
    var adres = formulier.getAttribute("data-bewaar");
    var knop = formulier.hasAttribute("data-knop");
    var regel = formulier.querySelector("[data-bewaard]");
    var stem = formulier.querySelector("[data-bewaard-zeg]");
    var lag = "kt-bewaar:" + formulier.getAttribute("data-persoon") + ":" + adres + ":";
    var verschil = new Date(formulier.getAttribute("data-nu")).getTime() - Date.now();
    var bekend = {};   // wat de server heeft, per veld
    var wekker = 0;
    var vaster = 0;
    var bezig = null;
    var toestand = "";
    var sloeg = true;  // of vasthouden op het apparaat lukte
    var weg = false;
    var fout = formulier.hasAttribute("data-fout");

    function velden() {
      return Array.prototype.filter.call(formulier.elements, function (e) {
        return e.name && e.type !== "hidden" && !/^(submit|button|file)$/.test(e.type) && e.name !== "csrfmiddlewaretoken";
      });
    }
    function waarde(e) {
      if (e.type === "checkbox" || e.type === "radio") { return e.checked ? "\u2713" : ""; }
      return e.value;
    }
    function merk(e) { return e.type === "radio" || e.type === "checkbox" ? e.name + "=" + e.value : e.name; }
    function veranderd() { return velden().filter(function (e) { return !gelijk(waarde(e), bekend[merk(e)] || ""); }); }
    function vuil() { return veranderd().length > 0; }
    function onthoud(stand) { velden().forEach(function (e) { bekend[merk(e)] = stand ? stand[merk(e)] : waarde(e); }); }
    function foto() {
      var stand = {};
      velden().forEach(function (e) { stand[merk(e)] = waarde(e); });
      return stand;
    }
    function verborgen(naam) { return formulier.querySelector('input[type="hidden"][name="' + naam + '"]'); }
    function zin(naam) { return regel ? regel.getAttribute("data-zin-" + naam) || "" : ""; }
    function hetIs() { return new Date(Date.now() + verschil); }
    function dag(moment) { return moment.toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" }); }
    function sleutel() {
      var eigen = verborgen("sleutel");
      return lag + (eigen ? eigen.value : "");
    }

    /* De regel in beeld verandert steeds; de stem zegt alleen wanneer het anders gaat dan het ging. */
    function zeg(soort, tekst, link) {
      if (!regel) { return; }
      regel.textContent = tekst;
      if (link) {
        var a = document.createElement("a");
        a.className = "utrecht-link";
        a.href = window.location.pathname + window.location.search;
        a.textContent = regel.getAttribute("data-link-afgemeld");
        a.setAttribute("data-aanmelden", "");
        regel.appendChild(document.createTextNode(" "));
        regel.appendChild(a);
      }
      regel.classList.toggle("kt-bewaard--let-op", soort !== "bewaard" && soort !== "terug");
      if (stem && (soort !== toestand || soort === "geweigerd")) { stem.textContent = tekst; }
      toestand = soort;
    }

    /* Vasthouden op het apparaat */
    function hou() {
      window.clearTimeout(vaster);
      var anders = veranderd();
      if (!anders.length) { laat(sleutel()); return; }
      var pakket = { op: hetIs().toISOString(), velden: {}, verborgen: {} };
      anders.forEach(function (e) {
        pakket.velden[merk(e)] = waarde(e);
        (e.getAttribute("data-versie") || "").split(" ").concat(["versie_" + e.name]).forEach(function (naam) {
          var v = naam && verborgen(naam);
          if (v) { pakket.verborgen[naam] = v.value; }
        });
      });
      try { window.localStorage.setItem(sleutel(), JSON.stringify(pakket)); sloeg = true; } catch (fout) { sloeg = false; }
    }
    function laat(welke) { try { window.localStorage.removeItem(welke); } catch (fout) { /* er staat dan ook niets */ } }
    function alles() {
      var uit = [];
      try {
        for (var i = 0; i < window.localStorage.length; i += 1) {
          var naam = window.localStorage.key(i);
          if (naam && naam.indexOf(lag) === 0) { uit.push(naam); }
        }
      } catch (fout) { sloeg = false; }
      return uit;
    }
    function lees(naam) { try { return JSON.parse(window.localStorage.getItem(naam)); } catch (fout) { return null; } }

    function zetTerug(pakket) {
      var iets = false;
      velden().forEach(function (e) {
        var was = pakket.velden[merk(e)];
        if (was === undefined || gelijk(was, waarde(e))) { return; }
        if (e.type === "checkbox" || e.type === "radio") { e.checked = was !== ""; } else { e.value = was; }
        iets = true;
      });
      // heeft de server deze woorden al, dan geldt zijn versie; na een fout zei hij al waar de schrijver van uitgaat
      if (!iets || fout) { return iets; }
      Object.keys(pakket.verborgen).forEach(function (naam) {
        var v = verborgen(naam);
        if (v) { v.value = pakket.verborgen[naam]; }
      });
      return iets;
    }
    function hetMoment(iso) {
      var moment = new Date(iso);
      return moment.toLocaleString(document.documentElement.lang || "nl", {
        weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam"
      });
    }
    function haalTerug() {
      var hier = sleutel();
      alles().forEach(function (naam) {
        var pakket = lees(naam);
        if (!pakket || !pakket.velden) { return; }
        var leeg = velden().every(function (e) { return waarde(e) === ""; });
        if (naam === hier || leeg) {
          if (zetTerug(pakket)) {
            zeg("terug", vul(zin("terug"), hetMoment(pakket.op)));
            if (!knop) { straks(50); }
          } else if (!vuil()) { laat(naam); }  // na een fout heeft de server het nog niet
          return;
        }
        losBewaren(naam, pakket);
      });
    }
    /* Een vastgehouden aantekening die niet in beeld is: bewaren onder haar eigen sleutel, zonder het blad te raken. */
    function losBewaren(naam, pakket) {
      var inhoud = new FormData();
      inhoud.append("csrfmiddlewaretoken", verborgen("csrfmiddlewaretoken").value);
      Object.keys(pakket.verborgen).forEach(function (n) { inhoud.append(n, pakket.verborgen[n]); });
      Object.keys(pakket.velden).forEach(function (n) { inhoud.append(n, pakket.velden[n]); });
      stuur(inhoud).then(function (uit) { if (uit.soort === "goed") { laat(naam); } });
    }

    /* Bewaren op de server */
    function stuur(inhoud, blijf) {
      // een server die opnieuw begint laat een verzoek soms hangen: dan is er na een tijd ook geen verbinding
      var stop = new AbortController();
      var te_lang = window.setTimeout(function () { stop.abort(); }, GEEN_ANTWOORD);
      return fetch(adres, {
        method: "POST", body: inhoud, headers: { "Accept": "application/json" }, credentials: "same-origin",
        redirect: "manual", keepalive: Boolean(blijf), signal: blijf ? undefined : stop.signal
      }).then(function (antwoord) {
        window.clearTimeout(te_lang);
        if (antwoord.type === "opaqueredirect" || antwoord.status === 401 || antwoord.status === 403) { return { soort: "afgemeld" }; }
        if (antwoord.status === 422) { return antwoord.json().then(function (j) { return { soort: "geweigerd", json: j }; }); }
        if (!antwoord.ok) { return { soort: "stil" }; }
        return antwoord.json().then(function (j) { return { soort: "goed", json: j }; });
      }).catch(function () { return { soort: "stil" }; });
    }
    function straks(wachttijd) {
      if (knop) { return; }
      window.clearTimeout(wekker);
      wekker = window.setTimeout(bewaar, wachttijd);
    }
    function bewaar() {
      window.clearTimeout(wekker);
      wekker = 0;
      if (bezig) { return bezig; }
      if (!vuil()) { return Promise.resolve("goed"); }
      hou();
      var stand = foto();
      var plek = sleutel();
      bezig = stuur(new FormData(formulier)).then(function (uit) {
        bezig = null;
        if (uit.soort === "goed") { gelukt(uit.json, stand, plek); } else { misten(uit); }
        // wat met de tekst van een collega samenkwam, leest een mens voordat een knop verder gaat
        var samen = uit.soort === "goed" && (uit.json.botst || []).some(function (b) { return b.samen; });
        return samen ? "samen" : uit.soort;
      });
      return bezig;
    }
    function gelukt(json, stand, plek) {
      var melding = "";
      var geweest = {};
      (json.botst || []).forEach(function (b) {
        var e = formulier.elements.namedItem(b.veld);
        if (b.samen && e) {
          var erna = e.value.indexOf(stand[b.veld]) === 0 ? e.value.slice(stand[b.veld].length) : "\n\n" + e.value;
          e.value = b.tekst + erna;
          stand[b.veld] = b.tekst;
        } else {
          geweest["versie_" + b.veld] = true;
          (e && e.getAttribute ? e.getAttribute("data-versie") || "" : "").split(" ").forEach(function (n) { geweest[n] = true; });
        }
        melding = vul(zin(b.samen ? "samen" : "naast"), b.door);
      });
      Object.keys(json.versies || {}).forEach(function (naam) {
        var v = verborgen(naam);
        if (v && !geweest[naam]) { v.value = json.versies[naam]; }
      });
      onthoud(stand);
      laat(plek);
      if (vuil()) { hou(); straks(RUST); }
      zeg(melding ? "samen" : "bewaard", (melding ? melding + " " : "") + (json.bewaard ? vul(zin("bewaard"), json.bewaard) : ""));
      formulier.dispatchEvent(new CustomEvent("kt-bewaard", { bubbles: true, detail: json }));
      if (knop && json.naar) { weg = true; window.location.assign(json.naar); }
    }
    function misten(uit) {
      if (uit.soort === "afgemeld") { zeg("afgemeld", zin(sloeg ? "afgemeld" : "afgemeld-nergens"), sloeg); straks(OPNIEUW * 4); return; }
      if (uit.soort === "geweigerd") {
        var fouten = uit.json.fouten || {};
        zeg("geweigerd", [zin("geweigerd")].concat(Object.keys(fouten).map(function (n) { return fouten[n]; })).join(" "));
        if (knop) { weg = true; hou(); formulier.submit(); }
        return;
      }
      zeg("stil", zin(sloeg ? "apparaat" : "nergens"));
      straks(OPNIEUW);
    }

    /* Bewaart tot er niets meer ligt, ook wat getypt werd terwijl het vorige onderweg was, en drukt dan op de knop. */
    function eerst(doet) {
      bewaar().then(function (soort) {
        if (soort !== "goed") { return; }
        if (vuil()) { eerst(doet); } else { formulier.requestSubmit(doet); }
      });
    }

    formulier.addEventListener("input", function () {
      var d = verborgen("dag");
      var versie = verborgen("versie");
      // een nieuwe aantekening krijgt de dag waarop zij geschreven is, ook als zij later pas verstuurd wordt
      if (d && versie && versie.value === "0" && !d.getAttribute("data-gezet")) { d.value = dag(hetIs()); d.setAttribute("data-gezet", ""); }
      window.clearTimeout(vaster);
      vaster = window.setTimeout(hou, VAST);
      if (!wekker && !bezig) { straks(RUST); }  // ook wie doortypt bewaart elke vier seconden
    });
    formulier.addEventListener("submit", function (gebeurtenis) {
      var doet = gebeurtenis.submitter && gebeurtenis.submitter.hasAttribute("data-doe") ? gebeurtenis.submitter : null;
      if (doet && vuil()) {
        gebeurtenis.preventDefault();
        eerst(doet);
        return;
      }
      // wat al onderweg is geeft eerst zijn versie terug: anders botst de schrijver met zichzelf
      if (bezig && gebeurtenis.submitter && gebeurtenis.submitter.name) {
        var zelfde = gebeurtenis.submitter;
        gebeurtenis.preventDefault();
        bezig.then(function () { formulier.requestSubmit(zelfde); });
        return;
      }
      // een knop met een naam doet meer dan bewaren: het hele formulier gaat ermee weg, en de pagina komt terug
      if (gebeurtenis.submitter && gebeurtenis.submitter.name) { window.clearTimeout(wekker); weg = true; hou(); return; }
      gebeurtenis.preventDefault();
      if (knop && !vuil()) { weg = true; formulier.submit(); return; }
      bewaar();
    });
    window.addEventListener("online", function () { if (vuil() && !knop) { bewaar(); } });
    window.addEventListener("pagehide", function () {
      if (weg || !vuil()) { return; }
      hou();
      if (!knop) { stuur(new FormData(formulier), true); }
    });
    window.addEventListener("beforeunload", function (gebeurtenis) {
      if (!weg && vuil() && !sloeg) { gebeurtenis.preventDefault(); }
    });

    if (!fout) { onthoud(); }  // kwam het terug met een fout, dan heeft de server niets
    haalTerug();
    this.vuil = vuil;
    this.bewaar = bewaar;
    this.hou = hou;
    this.knop = knop;
    this.los = function () { window.clearTimeout(wekker); window.clearTimeout(vaster); weg = true; laat(sleutel()); };
    if (formulier.hasAttribute("data-slot")) { beginSlot(formulier); }
  }

  /* Wie hier nog meer schrijft. */
  function beginSlot(formulier) {
    var adres = formulier.getAttribute("data-slot");
    var regel = document.querySelector("[data-bewerkers]");
    function inhoud(stop) {
      var data = new FormData();
      data.append("csrfmiddlewaretoken", formulier.querySelector('[name="csrfmiddlewaretoken"]').value);
      if (stop) { data.append("stop", "1"); }
      return data;
    }
    function vraag() {
      fetch(adres, { method: "POST", body: inhoud(false), headers: { "Accept": "application/json" }, credentials: "same-origin", redirect: "manual" })
        .then(function (antwoord) { return antwoord.ok ? antwoord.json() : null; })
        .then(function (json) {
          if (!json || !regel) { return; }
          var tekst = json.bewerkers.map(function (b) { return b + "."; }).join(" ");
          if (regel.textContent !== tekst) { regel.textContent = tekst; }
        }).catch(function () { /* zonder verbinding weten wij het niet; de regel blijft staan */ });
    }
    vraag();
    window.setInterval(vraag, SLOT);
    window.addEventListener("pagehide", function () {
      if (navigator.sendBeacon) { navigator.sendBeacon(adres, inhoud(true)); }
    });
    window.addEventListener("pageshow", function (gebeurtenis) { if (gebeurtenis.persisted) { vraag(); } });
  }

  /* Een link binnen de pagina wacht even, zodat de volgende bladzijde de laatste woorden al heeft. */
  document.addEventListener("click", function (gebeurtenis) {
    var a = gebeurtenis.target instanceof Element ? gebeurtenis.target.closest("a[href]") : null;
    if (!a || gebeurtenis.defaultPrevented || gebeurtenis.button !== 0 || gebeurtenis.ctrlKey || gebeurtenis.metaKey || gebeurtenis.shiftKey) { return; }
    if (a.target || a.hasAttribute("data-aanmelden") || a.getAttribute("href").charAt(0) === "#" || a.origin !== window.location.origin) { return; }
    if (a.hasAttribute("data-niet-bewaren")) { bladen.forEach(function (b) { b.los(); }); return; }
    var open = bladen.filter(function (b) { return !b.knop && b.vuil(); });
    if (!open.length) { return; }
    gebeurtenis.preventDefault();
    var klaar = Promise.all(open.map(function (b) { return b.bewaar(); }));
    var genoeg = new Promise(function (verder) { window.setTimeout(verder, WACHT_LINK); });
    Promise.race([klaar, genoeg]).then(function () { window.location.assign(a.href); });
  });

  /* "Besproken: past" en "Past niet, omdat" zetten het oordeel en het begin van een zin klaar; de mens schrijft en bewaart. */
  document.addEventListener("click", function (gebeurtenis) {
    var knop = gebeurtenis.target instanceof Element ? gebeurtenis.target.closest("[data-vul]") : null;
    var veld = knop ? document.getElementById(knop.getAttribute("data-vul")) : null;
    if (!veld) { return; }
    gebeurtenis.preventDefault();  // zonder script vult de server hetzelfde in
    var keuze = document.getElementById(knop.getAttribute("data-kies") || "");
    if (keuze && (knop.getAttribute("data-laat") || "").split(" ").indexOf(keuze.value) === -1) {
      keuze.value = knop.getAttribute("data-waarde");
    }
    var tekst = knop.getAttribute("data-tekst");
    veld.value = veld.value.trim() ? veld.value.replace(/\s+$/, "") + "\n" + tekst : tekst;
    veld.focus();
    veld.setSelectionRange(veld.value.length, veld.value.length);
    veld.dispatchEvent(new Event("input", { bubbles: true }));
  });

  document.querySelectorAll("[data-met-script]").forEach(function (deel) { deel.hidden = false; });
  document.querySelectorAll("form[data-bewaar] [data-zonder-script]").forEach(function (deel) { deel.hidden = true; });
  document.querySelectorAll("form[data-bewaar]").forEach(function (formulier) { bladen.push(new Blad(formulier)); });
})();
