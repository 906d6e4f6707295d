/* Toetsen van de werkplek. Zonder dit bestand werkt alles met muis, tab en enter.
   Staat in de kop van de pagina, zodat de toetshints er meteen staan.

   /            naar het zoekvak (data-zoek)
   g + letter   volgt de link met data-toets="g b"; is het geen link, dan gaat de focus erheen
   n, w, l ...  volgt de link of knop met data-toets="n"
   Ctrl Enter   verstuurt het formulier waarin u schrijft, anders het formulier van de pagina (data-hoofd)
   Nooit tijdens het typen in een veld (behalve Ctrl Enter). Uitzetten: data-toetsen-zet="uit". */
(function () {
  "use strict";
  var SLEUTEL = "kt-toetsen";
  var WACHT_OP_LETTER = 1500;
  var wortel = document.documentElement;
  var sinds = 0;

  function lees() {
    try { return window.localStorage.getItem(SLEUTEL) === "uit" ? "uit" : "aan"; } catch (fout) { return "aan"; }
  }
  function zet(stand) {
    wortel.setAttribute("data-toetsen", stand);
    try { window.localStorage.setItem(SLEUTEL, stand); } catch (fout) { /* zonder opslag geldt het voor deze pagina */ }
    toon();
  }
  function toon() {
    var stand = wortel.getAttribute("data-toetsen");
    document.querySelectorAll("[data-toetsen-zet]").forEach(function (knop) {
      knop.hidden = knop.getAttribute("data-toetsen-zet") === stand;
    });
    document.querySelectorAll("[data-toetsen-stand]").forEach(function (regel) {
      regel.hidden = regel.getAttribute("data-toetsen-stand") !== stand;
    });
  }
  function schrijft(doel) {
    return doel instanceof Element && (doel.closest("input, textarea, select, [contenteditable]") !== null);
  }
  function volg(toets, gebeurtenis) {
    var doel = null;
    document.querySelectorAll("[data-toets]").forEach(function (deel) {
      if (doel === null && deel.getAttribute("data-toets") === toets && deel.getClientRects().length > 0) { doel = deel; }
    });
    if (doel === null) { return false; }
    gebeurtenis.preventDefault();
    doel.focus();
    if (doel.matches("a[href], button")) { doel.click(); }
    return true;
  }

  wortel.setAttribute("data-toetsen", lees());
  document.addEventListener("DOMContentLoaded", toon);
  document.addEventListener("click", function (gebeurtenis) {
    var knop = gebeurtenis.target instanceof Element ? gebeurtenis.target.closest("[data-toetsen-zet]") : null;
    if (!knop) { return; }
    zet(knop.getAttribute("data-toetsen-zet"));
    var andere = document.querySelector("[data-toetsen-zet]:not([hidden])");
    if (andere) { andere.focus(); }
  });
  document.addEventListener("keydown", function (gebeurtenis) {
    if (wortel.getAttribute("data-toetsen") === "uit" || gebeurtenis.defaultPrevented || gebeurtenis.isComposing) { return; }
    if (gebeurtenis.key === "Enter" && (gebeurtenis.ctrlKey || gebeurtenis.metaKey)) {
      var formulier = gebeurtenis.target instanceof Element ? gebeurtenis.target.closest("form") : null;
      if (!formulier && !schrijft(gebeurtenis.target)) { formulier = document.querySelector("form[data-hoofd]"); }
      if (formulier) { gebeurtenis.preventDefault(); formulier.requestSubmit(); }
      return;
    }
    if (gebeurtenis.ctrlKey || gebeurtenis.metaKey || gebeurtenis.altKey || schrijft(gebeurtenis.target)) { return; }
    var na_g = gebeurtenis.timeStamp - sinds < WACHT_OP_LETTER && sinds > 0;
    sinds = 0;
    if (na_g && /^[a-z]$/.test(gebeurtenis.key)) { volg("g " + gebeurtenis.key, gebeurtenis); return; }
    if (gebeurtenis.key === "/") {
      var zoek = document.querySelector("[data-zoek]");
      if (zoek) { gebeurtenis.preventDefault(); zoek.focus(); zoek.select(); }
      return;
    }
    if (gebeurtenis.key === "g") { sinds = gebeurtenis.timeStamp; return; }
    if (/^[a-z]$/.test(gebeurtenis.key)) { volg(gebeurtenis.key, gebeurtenis); }
  });
})();
