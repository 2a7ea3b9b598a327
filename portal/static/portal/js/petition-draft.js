/* A letter under way survives a lost connection: what it says is kept in this tab's own storage, which ends with the
   tab. Who writes it is never kept: a shared machine must not remember a name. The form's key is kept too, so that a
   letter sent twice over a bad line is one case with one receipt (services/intake.py). The receipt forgets it all. */
(function () {
  "use strict";
  var KEPT = ["kind", "village", "row", "request_text", "facts", "publish_consent", "key"];
  var PREFIX = "petition-draft:";

  function storage() {
    try {
      return window.sessionStorage;
    } catch (refused) {
      return null;
    }
  }

  var store = storage();
  if (!store) return;

  if (document.currentScript.hasAttribute("data-forget")) {
    Object.keys(store).forEach(function (name) {
      if (name.indexOf(PREFIX) === 0) store.removeItem(name);
    });
    return;
  }

  function boxes(form) {
    return Array.from(form.elements).filter(function (box) {
      return KEPT.indexOf(box.name) >= 0;
    });
  }

  function read(form) {
    var found = {};
    boxes(form).forEach(function (box) {
      if (box.type === "radio" || box.type === "checkbox") {
        if (box.checked) found[box.name] = box.value;
      } else if (box.value) {
        found[box.name] = box.value;
      }
    });
    return found;
  }

  function write(form, draft) {
    boxes(form).forEach(function (box) {
      if (!(box.name in draft)) return;
      if (box.type === "radio" || box.type === "checkbox") box.checked = box.value === draft[box.name];
      else box.value = draft[box.name];
    });
  }

  document.querySelectorAll("form[data-draft]").forEach(function (form) {
    var name = PREFIX + form.dataset.draft;
    var note = form.querySelector("[data-draft-found]");
    var offline = form.querySelector("[data-offline]");
    var text = form.elements.namedItem("request_text");
    var draft = JSON.parse(store.getItem(name) || "null");

    // A form that came back with errors holds newer words than the draft.
    if (draft && text && !text.value && !form.querySelector("[aria-invalid=true]")) {
      write(form, draft);
      note.hidden = false;
    }
    note.querySelector("[data-draft-drop]").addEventListener("click", function () {
      store.removeItem(name);
      window.location.reload();
    });
    form.addEventListener("input", function () {
      if (text && text.value.trim()) store.setItem(name, JSON.stringify(read(form)));
    });
    form.addEventListener("submit", function (event) {
      offline.hidden = navigator.onLine;
      if (navigator.onLine) return;
      event.preventDefault();
      offline.scrollIntoView({ block: "center" });
    });
  });
})();
