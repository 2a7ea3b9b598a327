/* A half-typed matter survives a lost line in this tab alone, and never a name, a phone, an address or representatives:
   the machine at the window is shared. The hidden key is kept with it, so that sending again makes no second case. */
(function () {
  "use strict";
  var form = document.querySelector("[data-reception]");
  if (!form) return;
  var PLACE = "reception-draft";
  var HOURS = 12;
  var never = form.dataset.personal.split(" ").concat("csrfmiddlewaretoken");
  var offer = document.querySelector("[data-draft-offer]");
  var offline = form.querySelector("[data-offline]");
  var waiting;

  function store() {
    try {
      return window.sessionStorage;
    } catch (refused) {
      return null; /* a browser that keeps nothing still sends the form */
    }
  }

  function read() {
    try {
      var draft = JSON.parse(store().getItem(PLACE));
      var fresh = draft && Date.now() - draft.at < HOURS * 3600000;
      if (fresh && draft.owner === form.dataset.owner) return draft;
      store().removeItem(PLACE);
    } catch (broken) {
      /* nothing there that could be used */
    }
    return null;
  }

  function boxes() {
    return Array.from(form.elements).filter(function (box) {
      return box.name && !never.includes(box.name) && box.type !== "file" && box.tagName !== "BUTTON";
    });
  }

  function isWorthKeeping() {
    return ["request_text", "facts", "summary", "answer", "source_number"].some(function (name) {
      return form.elements[name] && form.elements[name].value.trim();
    });
  }

  function save() {
    if (!store()) return;
    if (!isWorthKeeping()) {
      store().removeItem(PLACE);
      return;
    }
    var values = {};
    boxes().forEach(function (box) {
      if (box.type === "radio") {
        if (box.checked) values[box.name] = box.value;
      } else {
        values[box.name] = box.type === "checkbox" ? box.checked : box.value;
      }
    });
    try {
      store().setItem(PLACE, JSON.stringify({ owner: form.dataset.owner, at: Date.now(), values: values }));
    } catch (full) {
      store().removeItem(PLACE);
    }
  }

  function take(draft) {
    boxes().forEach(function (box) {
      var value = draft.values[box.name];
      if (value === undefined) return;
      if (box.type === "radio") box.checked = box.value === value;
      else if (box.type === "checkbox") box.checked = value;
      else box.value = value;
    });
    form.elements.request_text.dispatchEvent(new Event("change", { bubbles: true }));
  }

  var draft = read();
  if (draft && offer && !form.elements.request_text.value) {
    offer.hidden = false;
    offer.querySelector("[data-draft-take]").addEventListener("click", function () {
      take(draft);
      offer.hidden = true;
      form.elements.name.focus();
    });
    offer.querySelector("[data-draft-drop]").addEventListener("click", function () {
      store().removeItem(PLACE);
      offer.hidden = true;
    });
  }

  form.addEventListener("input", function () {
    if (offer) offer.hidden = true; /* somebody began anew */
    window.clearTimeout(waiting);
    waiting = window.setTimeout(save, 300);
  });
  form.addEventListener("change", save);
  window.addEventListener("pagehide", save);
  form.addEventListener(
    "submit",
    function (event) {
      save();
      if (navigator.onLine) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      offline.hidden = false;
      offline.scrollIntoView({ block: "center" });
    },
    true
  );
  window.addEventListener("online", function () {
    offline.hidden = true;
  });
})();
