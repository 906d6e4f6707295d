/* Een regel van het besluit die dicht is, zegt wat bewaard is. Is er intussen iets anders getypt, dan zegt zij dat.
   Wat het apparaat terugbracht, gaat open: dat kijkt een mens na. */
(function () {
  "use strict";
  function anders(veld) {
    if (veld.type === "checkbox" || veld.type === "radio") { return veld.checked !== veld.defaultChecked; }
    if (veld.options) { return Array.prototype.some.call(veld.options, function (o) { return o.selected !== o.defaultSelected && o.value !== ""; }); }
    return veld.value !== veld.defaultValue;
  }
  function kijk(regel) {
    regel.classList.toggle("is-gewijzigd", Array.prototype.some.call(regel.querySelectorAll("input, select, textarea"), anders));
  }
  document.querySelectorAll("details.kt-regel").forEach(function (regel) {
    regel.addEventListener("input", function () { kijk(regel); });
    kijk(regel);
    if (regel.classList.contains("is-gewijzigd")) { regel.open = true; }
  });
  /* Wat mist en de brief zijn van het openen van de bladzijde. Wie daarna typt, hoort dat. */
  document.addEventListener("kt-bewaard", function () {
    document.querySelectorAll("[data-verouderd]").forEach(function (zin) { zin.hidden = false; });
  });
})();
