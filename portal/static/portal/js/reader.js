/* Reading aloud, text size, printing, passing on. Each appears only where the browser can do it; none is needed to read. */
(function () {
  "use strict";
  var SIZE_KEY = "portal.text";
  var root = document.documentElement;

  /* The main text in reading order, without what is there only to be clicked. */
  function textParts(main) {
    var parts = [];
    var nodes = main.querySelectorAll("h1, h2, h3, h4, p, li, dt, dd, caption, th, td");
    nodes.forEach(function (node) {
      if (node.closest("nav, form, .no-print, [hidden], .visually-hidden, [data-silent]")) {
        return;
      }
      if (node.querySelector("p, li, dt, dd, td")) {
        return;
      }
      var head = node.dataset.head ? node.dataset.head + "，" : "";
      var text = node.innerText.replace(/\s+/g, " ").trim();
      if (text) {
        parts.push(head + text);
      }
    });
    return parts;
  }

  function offerReading() {
    var button = document.querySelector("[data-read-aloud]");
    var main = document.getElementById("main");
    var speech = window.speechSynthesis;
    if (!button || !main || !speech || !window.SpeechSynthesisUtterance) {
      return;
    }
    var speaking = false;

    function stop() {
      speaking = false;
      speech.cancel();
      button.textContent = button.dataset.labelStart;
      button.setAttribute("aria-pressed", "false");
    }

    function say(parts, index) {
      if (!speaking) {
        return;
      }
      if (index >= parts.length) {
        stop();
        return;
      }
      var utterance = new SpeechSynthesisUtterance(parts[index]);
      utterance.lang = "zh-CN";
      utterance.rate = 0.9;
      utterance.onend = function () {
        say(parts, index + 1);
      };
      utterance.onerror = stop;
      speech.speak(utterance);
    }

    button.hidden = false;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", function () {
      if (speaking) {
        stop();
        return;
      }
      speech.cancel();
      speaking = true;
      button.textContent = button.dataset.labelStop;
      button.setAttribute("aria-pressed", "true");
      say(textParts(main), 0);
    });
    window.addEventListener("pagehide", stop);
  }

  function offerTextSizes() {
    var group = document.querySelector("[data-text-sizes]");
    if (!group) {
      return;
    }
    var buttons = group.querySelectorAll("button[value]");

    function choose(size) {
      root.dataset.text = size;
      buttons.forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.value === size));
      });
      try {
        window.localStorage.setItem(SIZE_KEY, size);
      } catch (error) {
        /* Nothing kept, nothing lost. */
      }
    }

    var kept = "normal";
    try {
      kept = window.localStorage.getItem(SIZE_KEY) || kept;
    } catch (error) {
      kept = "normal";
    }
    group.hidden = false;
    choose(kept);
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        choose(button.value);
      });
    });
  }

  /* Passing on: the device's own menu where it has one, else the address into the clipboard. Nothing is sent from here. */
  function offerSharing() {
    var reader = document.querySelector("[data-reader]");
    if (!reader) {
      return;
    }
    var address = reader.querySelector("[data-address]").textContent;
    var copy = reader.querySelector("[data-copy]");
    var share = reader.querySelector("[data-share]");
    if (navigator.clipboard && navigator.clipboard.writeText) {
      copy.hidden = false;
      copy.addEventListener("click", function () {
        navigator.clipboard.writeText(address).then(
          function () {
            reader.querySelector("[data-copied]").hidden = false;
          },
          function () {
            reader.dataset.refused = "";
          }
        );
      });
    }
    if (navigator.share) {
      share.hidden = false;
      share.addEventListener("click", function () {
        navigator.share({ title: document.title, url: address }).catch(function () {
          /* Closed without choosing anybody. */
        });
      });
    }
  }

  offerReading();
  offerTextSizes();
  offerSharing();

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      window.print();
    });
  });
})();
