/* Houdt de lijst "Onderzoek compleet?" bij terwijl u schrijft. Zonder dit bestand is hij bij het openen bijgewerkt. */
(function () {
  "use strict";
  var lijst = document.querySelector("[data-lijst]");
  if (!lijst) { return; }
  document.addEventListener("kt-bewaard", function () {
    fetch(lijst.getAttribute("data-lijst"), { credentials: "same-origin", redirect: "error" })
      .then(function (antwoord) { return antwoord.ok ? antwoord.text() : null; })
      .then(function (html) { if (html !== null && html !== lijst.innerHTML) { lijst.innerHTML = html; } })
      .catch(function () { /* de lijst blijft staan; bij het openen is hij weer goed */ });
  });
})();
