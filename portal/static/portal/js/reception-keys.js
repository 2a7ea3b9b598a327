/* The reception form from the keyboard: a digit picks a channel or a kind, Enter goes to the next box, a village is
   completed from its first letters, and only what belongs to the chosen channel and kind is shown. Without this
   script every box is there, and the same form is sent. */
(function () {
  "use strict";
  var form = document.querySelector("[data-reception]");
  if (!form) return;
  var villages = Array.from(document.querySelectorAll("#villages option"));
  form.dataset.keys = "yes";

  function chosen(name) {
    var radio = form.querySelector('[name="' + name + '"]:checked');
    return radio ? radio.value : "";
  }

  function belongs(frame) {
    var words = frame.dataset;
    if (words.channels && !words.channels.split(" ").includes(chosen("channel"))) return false;
    if (words.kinds && !words.kinds.split(" ").includes(chosen("kind"))) return false;
    return !words.groupOf || Number(form.elements.persons_count.value) >= Number(words.groupOf);
  }

  function showWhatBelongs() {
    form.querySelectorAll("[data-channels], [data-kinds], [data-group-of]").forEach(function (frame) {
      frame.hidden = !belongs(frame);
      /* A box that is not shown is not sent; what was typed in it comes back with it. */
      frame.querySelectorAll("input, select, textarea").forEach(function (box) {
        box.disabled = frame.hidden;
      });
    });
    form.querySelectorAll("fieldset").forEach(function (group) {
      group.hidden = !group.querySelector("[data-field-wrapper]:not([hidden])");
    });
  }

  /* Where the cursor stops: each box, and each set of radio buttons once. */
  function stops() {
    return Array.from(form.querySelectorAll("input, select, textarea, button[type=submit]")).filter(function (box) {
      if (box.disabled || box.type === "hidden" || box.name === "look" || !box.getClientRects().length) return false;
      if (box.type !== "radio") return true;
      var picked = form.querySelector('[name="' + box.name + '"]:checked');
      return picked ? picked === box : form.querySelector('[name="' + box.name + '"]') === box;
    });
  }

  function moveOn(from) {
    var all = stops();
    var at = all.findIndex(function (box) {
      return box === from || (from.type === "radio" && box.name === from.name);
    });
    var next = all.slice(at + 1).find(function (box) {
      var frame = box.closest("[data-passed-by]");
      return from.name !== "channel" || !frame || !frame.dataset.passedBy.split(" ").includes(chosen("channel"));
    });
    if (next) next.focus();
  }

  function completeVillage(box) {
    var typed = box.value.trim().toLowerCase();
    if (!typed) return;
    var found = villages.filter(function (option) {
      return option.value.startsWith(typed) || option.label.startsWith(typed);
    });
    if (found.length === 1 && box.value !== found[0].value) {
      box.value = found[0].value;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function pick(radio, digit) {
    var wanted = form.querySelector('[name="' + radio.name + '"][data-digit="' + digit + '"]');
    if (!wanted) return;
    wanted.click();
    moveOn(wanted);
  }

  form.addEventListener("keydown", function (event) {
    var box = event.target;
    if (event.isComposing || event.altKey) return;
    if (event.key === "Enter" && box.tagName !== "TEXTAREA" && box.tagName !== "BUTTON" && box.tagName !== "A") {
      event.preventDefault(); /* Ctrl+Enter is the send button's own key */
      if (event.ctrlKey || event.metaKey) return;
      if ("village" in box.dataset) completeVillage(box);
      moveOn(box);
    } else if (box.type === "radio" && !event.ctrlKey && !event.metaKey && /^[1-9]$/.test(event.key)) {
      event.preventDefault();
      pick(box, event.key);
    }
  });
  form.addEventListener("change", function (event) {
    if ("village" in event.target.dataset) completeVillage(event.target);
    showWhatBelongs();
  });
  form.addEventListener("input", function (event) {
    if (event.target.name === "persons_count") showWhatBelongs();
  });
  showWhatBelongs();
})();
