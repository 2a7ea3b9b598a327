/* Elder mode, remembered on this device and never in a cookie. Runs before the page is drawn, so that it does not jump.
   Without JavaScript the same link asks the server for ?elder=1. */
(function () {
  "use strict";
  var KEY = "portal.elder";
  var root = document.documentElement;

  function read() {
    try {
      return window.localStorage.getItem(KEY);
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
  apply(asked === null ? read() === "1" : asked === "1");

  document.addEventListener("DOMContentLoaded", function () {
    var link = document.querySelector("[data-elder-switch]");
    if (!link) {
      return;
    }

    function show() {
      link.textContent = root.hasAttribute("data-elder") ? link.dataset.labelOn : link.dataset.labelOff;
    }

    show();
    link.addEventListener("click", function (event) {
      event.preventDefault();
      var on = !root.hasAttribute("data-elder");
      apply(on);
      remember(on ? "1" : "0");
      show();
    });
  });
})();
