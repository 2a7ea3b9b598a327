/* A public machine in the hall or on a village's wall forgets after a minute without a touch: what was typed, what was
   kept in the browser, and the way back to it. Old people need time, so every touch starts the minute anew, and the last
   seconds are announced with a button. On for the whole server by PORTAL_KIOSK, or for this device by ?kiosk=1 until
   ?kiosk=0. Runs before the page is drawn: a page of the visitor before must not be seen for an instant. */
(function () {
  "use strict";
  var IDLE = 60000;
  var WARNING = 20000;
  var KEY = "portal.kiosk";
  var VISITOR = "portal.kiosk.visitor";
  var PRESSES = ["pointerdown", "keydown"];
  var root = document.documentElement;
  var isForAll = root.hasAttribute("data-kiosk");

  /* A browser that keeps nothing refuses to be asked: then there is nothing to forget. */
  function guarded(act) {
    try {
      return act();
    } catch (refused) {
      return null;
    }
  }

  function isKiosk() {
    var asked = new URLSearchParams(window.location.search).get("kiosk");
    if (asked === "1" || asked === "0") keep(asked === "1");
    return isForAll || asked === "1" || kept("localStorage", KEY) === "1";
  }

  function keep(on) {
    guarded(function () {
      if (on) localStorage.setItem(KEY, "1");
      else localStorage.removeItem(KEY);
    });
  }

  function kept(name, key) {
    return guarded(function () {
      return window[name].getItem(key);
    });
  }

  if (!isKiosk()) return;
  root.setAttribute("data-kiosk", "");

  function visitor() {
    var known = kept("sessionStorage", VISITOR) || String(Date.now()) + Math.random();
    guarded(function () {
      sessionStorage.setItem(VISITOR, known);
    });
    return known;
  }

  /* The history still holds the pages of whoever was here before, with what they had sent. Each page carries its
     visitor; one that carries another's goes home before it is seen. */
  var mine = visitor();

  function isAnothers() {
    var carried = window.history.state && window.history.state.visitor;
    return Boolean(carried) && carried !== kept("sessionStorage", VISITOR);
  }

  function goHome() {
    root.setAttribute("data-kiosk-over", "");
    var home = document.querySelector("[data-home]");
    window.location.replace(home ? home.href : window.location.pathname);
  }

  function stamp() {
    window.history.replaceState(Object.assign({}, window.history.state, { visitor: mine }), "");
  }

  var wasAnothers = isAnothers();
  if (wasAnothers) root.setAttribute("data-kiosk-over", "");
  else stamp();
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && isAnothers()) goHome();
  });

  function forgetStores() {
    guarded(function () {
      sessionStorage.clear();
    });
    guarded(function () {
      var on = localStorage.getItem(KEY) === "1";
      localStorage.clear();
      keep(on);
    });
    guarded(function () {
      document.cookie.split(";").forEach(function (one) {
        var name = one.split("=")[0].trim();
        var parts = window.location.pathname.split("/");
        // A cookie goes only by the very path it was set for, and that one is not told.
        parts.forEach(function (_part, length) {
          var path = parts.slice(0, length + 1).join("/");
          [path + "/", path || "/"].forEach(function (one) {
            document.cookie = name + "=; path=" + one + "; max-age=0";
          });
        });
      });
    });
    guarded(function () {
      indexedDB.databases().then(function (found) {
        found.forEach(function (one) {
          indexedDB.deleteDatabase(one.name);
        });
      });
    });
    guarded(function () {
      caches.keys().then(function (names) {
        names.forEach(function (name) {
          caches.delete(name);
        });
      });
    });
  }

  function forget() {
    guarded(function () {
      window.speechSynthesis.cancel();
    });
    document.querySelectorAll("form").forEach(function (form) {
      form.reset();
    });
    forgetStores();
    goHome();
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (wasAnothers) {
      goHome();
      return;
    }
    var dialog = document.querySelector("[data-kiosk-warning]");
    var left = dialog.querySelector("[data-kiosk-left]");
    var touched = Date.now();
    var home = document.querySelector("[data-home]");
    // A front page that nobody touched since it came has nothing to forget.
    var isWaiting = Boolean(home) && home.pathname === window.location.pathname;

    // The browser must not offer the next person what this one typed.
    document.querySelectorAll("form").forEach(function (form) {
      form.setAttribute("autocomplete", "off");
    });

    function stay() {
      touched = Date.now();
      root.removeAttribute("data-kiosk-warned");
      if (dialog.open) dialog.close();
    }

    /* While the question stands, only a press answers it; a mouse on its way to a button does not. */
    function touch(event) {
      isWaiting = false;
      if (!dialog.open) touched = Date.now();
      else if (PRESSES.indexOf(event.type) >= 0 && !event.target.closest("button")) stay();
    }

    function look() {
      if (isWaiting) return;
      var rest = IDLE + WARNING - (Date.now() - touched);
      if (rest <= 0) {
        window.clearInterval(clock);
        forget();
      } else if (rest <= WARNING) {
        left.textContent = String(Math.ceil(rest / 1000));
        root.setAttribute("data-kiosk-warned", "");
        if (!dialog.open) dialog.showModal();
      }
    }

    var clock = window.setInterval(look, 1000);
    PRESSES.concat("pointermove", "input", "wheel", "touchmove").forEach(function (name) {
      window.addEventListener(name, touch, { passive: true, capture: true });
    });
    dialog.addEventListener("close", stay);
    dialog.querySelector("[data-kiosk-stay]").addEventListener("click", stay);
    dialog.querySelector("[data-kiosk-leave]").addEventListener("click", forget);
    var off = dialog.querySelector("[data-kiosk-off]");
    off.hidden = isForAll;
    off.addEventListener("click", function () {
      keep(false);
      window.clearInterval(clock);
      root.removeAttribute("data-kiosk");
      stay();
    });
    // A machine that slept wakes to a clock that is long over.
    document.addEventListener("visibilitychange", look);
  });
})();
