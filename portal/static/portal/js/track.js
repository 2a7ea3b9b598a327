/* Two comforts of the look-up. A QR code opens the page with number and code behind #, which never leaves the phone:
   they go into the two boxes and out of the address bar. And after a miss the boxes keep what was typed, which the
   server on purpose never sends back. */
(function () {
  "use strict";
  var form = document.querySelector("[data-track-form]");
  if (!form) return;

  function fillFromAddress() {
    if (!window.location.hash) return;
    var given = new URLSearchParams(window.location.hash.slice(1));
    ["number", "code"].forEach(function (name) {
      var box = form.elements.namedItem(name);
      if (box && given.get(name)) box.value = given.get(name);
    });
    window.history.replaceState(window.history.state, "", window.location.pathname);
    var button = form.querySelector("button[type=submit]");
    if (button && given.get("code")) button.focus();
  }

  function showMiss(text) {
    var answer = new DOMParser().parseFromString(text, "text/html").querySelector("[data-miss]");
    if (!answer) return false;
    document.querySelectorAll("main .errors, main .errorlist").forEach(function (old) {
      old.remove();
    });
    form.querySelectorAll(".field--error").forEach(function (field) {
      field.classList.remove("field--error");
    });
    form.before(document.importNode(answer, true));
    form.elements.namedItem("number").focus();
    return true;
  }

  fillFromAddress();
  // Scanned while this page is open, the code changes what stands behind # and loads nothing.
  window.addEventListener("hashchange", fillFromAddress);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    fetch(form.action || window.location.pathname, { method: "POST", body: new URLSearchParams(new FormData(form)) })
      .then(function (response) {
        return response.text();
      })
      .then(function (text) {
        if (!showMiss(text)) form.submit();
      })
      .catch(function () {
        form.submit();
      });
  });
})();
