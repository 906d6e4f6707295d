/* Bewaart vanzelf wat u typt. Zonder dit bestand bewaart de knop onder het formulier.

   <form method="post" data-bewaar-url="/..."> ... <p class="kt-bewaard" data-bewaard role="status"></p> </form>

   Een paar seconden na het typen gaat het hele formulier (POST, met het veld csrfmiddlewaretoken) naar data-bewaar-url.
   De server antwoordt met JSON {"bewaard": "Bewaard om 14.32 uur."}; precies die zin komt in beeld.
   Lukt het niet, dan blijft de tekst staan, zegt de pagina het, en proberen we het opnieuw.

   Een formulier met een tekstvak (of data-let-op) dat niet vanzelf bewaart, vraagt het eerst als iemand weggaat zonder
   te bewaren. */
(function () {
  "use strict";
  var RUST = 3000;
  var OPNIEUW = 15000;

  function begin(formulier) {
    var regel = formulier.querySelector("[data-bewaard]") || document.querySelector("[data-bewaard]");
    var wekker = 0;
    var bezig = false;
    var nogEens = false;
    var vuil = false;
    var verstuurd = false;

    function zeg(tekst) { if (regel) { regel.textContent = tekst; } }
    function straks(wachttijd) { window.clearTimeout(wekker); wekker = window.setTimeout(bewaar, wachttijd); }
    function bewaar() {
      if (verstuurd || !vuil) { return; }
      if (bezig) { nogEens = true; return; }
      bezig = true;
      vuil = false;
      fetch(formulier.getAttribute("data-bewaar-url"), {
        method: "POST",
        body: new FormData(formulier),
        headers: { "Accept": "application/json", "X-Requested-With": "bewaren" },
        credentials: "same-origin",
        redirect: "error"
      }).then(function (antwoord) {
        if (!antwoord.ok) { throw new Error(String(antwoord.status)); }
        return antwoord.json();
      }).then(function (uitkomst) {
        zeg(uitkomst.bewaard);
        if (nogEens || vuil) { straks(RUST); }
      }).catch(function () {
        vuil = true;
        zeg((regel && regel.getAttribute("data-niet-bewaard")) || "Nog niet bewaard. Uw tekst staat hier nog. Wij proberen het opnieuw.");
        straks(OPNIEUW);
      }).then(function () { bezig = false; nogEens = false; });
    }

    formulier.addEventListener("input", function () { vuil = true; straks(RUST); });
    formulier.addEventListener("change", function () { vuil = true; straks(RUST); });
    formulier.addEventListener("submit", function () { verstuurd = true; window.clearTimeout(wekker); });
    window.addEventListener("pageshow", function () { verstuurd = false; });
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden" && vuil && !bezig) { bewaar(); }
    });
    window.addEventListener("beforeunload", function (gebeurtenis) {
      if (vuil && !verstuurd) { gebeurtenis.preventDefault(); }
    });
  }

  function waak(formulier) {
    if (!formulier.matches("[data-let-op], :has(textarea)")) { return; }
    var vuil = formulier.querySelector("[aria-invalid=true], .utrecht-form-field-error-message") !== null;
    var verstuurd = false;
    formulier.addEventListener("input", function () { vuil = true; });
    formulier.addEventListener("submit", function () { verstuurd = true; });
    window.addEventListener("pageshow", function () { verstuurd = false; });
    window.addEventListener("beforeunload", function (gebeurtenis) {
      if (vuil && !verstuurd) { gebeurtenis.preventDefault(); }
    });
  }

  document.querySelectorAll("form[data-bewaar-url]").forEach(begin);
  document.querySelectorAll("main form[method=post]:not([data-bewaar-url]):not([data-bewaar])").forEach(waak);
})();
