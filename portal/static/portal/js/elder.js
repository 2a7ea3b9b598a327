/* Elder mode, remembered on this device and never in a cookie. Runs before the page is drawn, so that it does not jump;
   for the same reason it restores an article's text size and says which tools of reader.js will come, so that their
   room is kept. Without JavaScript the same link asks the server for ?elder=1. */
(function () {
  "use strict";
  var KEY = "portal.elder";
  var SIZE_KEY = "portal.text";
  var root = document.documentElement;

  function read(key) {
    try {
      return window.localStorage.getItem(key);
    } catch (error) {
      return null;
    }
  }

  function remember(value) {
    try {
      window.localStorage.setItem(KEY, value);
    } catch (error) {
      /* A browser that keeps nothing still shows this page in the chosen size. */
    }
  }

  function apply(on) {
    root.toggleAttribute("data-elder", on);
  }

  var asked = new URLSearchParams(window.location.search).get("elder");
  if (asked === "1" || asked === "0") {
    remember(asked);
  }
  apply(asked === null ? read(KEY) === "1" : asked === "1");

  root.dataset.scripts = [
    window.speechSynthesis && window.SpeechSynthesisUtterance && "speech",
    navigator.share && "share",
    navigator.clipboard && navigator.clipboard.writeText && "copy",
  ]
    .filter(Boolean)
    .join(" ");
  root.dataset.text = read(SIZE_KEY) || "normal";

  document.addEventListener("DOMContentLoaded", function () {
    var link = document.querySelector("[data-elder-switch]");
    if (!link) {
      return;
    }

    link.addEventListener("click", function (event) {
      event.preventDefault();
      var on = !root.hasAttribute("data-elder");
      apply(on);
      remember(on ? "1" : "0");
    });
  });
})();
