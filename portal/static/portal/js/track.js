/* Takes number and code out of the address a QR code opened (the part after # never leaves the phone),
   fills the two boxes and clears the address bar, so the code stays in no history. */
(function () {
  "use strict";
  var form = document.querySelector("[data-track-form]");
  if (!form || !window.location.hash) return;
  var given = new URLSearchParams(window.location.hash.slice(1));
  ["number", "code"].forEach(function (name) {
    var box = form.elements.namedItem(name);
    if (box && given.get(name)) box.value = given.get(name);
  });
  window.history.replaceState(null, "", window.location.pathname);
  var button = form.querySelector("button[type=submit]");
  if (button && given.get("code")) button.focus();
})();
