/* While somebody is typing: earlier matters of the same person, or of the same village about the same thing. What was
   typed goes in the body of a request and stays in no address. Without this script a button asks the same question. */
(function () {
  "use strict";
  var form = document.querySelector("[data-reception]");
  if (!form || !window.fetch) return;
  var place = form.querySelector("[data-similar]");
  var watched = ["name", "phone", "village", "subject"];
  var asked = "";
  var turn = 0;

  function words() {
    var data = new FormData();
    watched.forEach(function (name) {
      data.set(name, form.elements[name].value);
    });
    return data;
  }

  form.addEventListener("change", function (event) {
    if (!watched.includes(event.target.name)) return;
    var data = words();
    var question = JSON.stringify(Array.from(data));
    if (question === asked) return;
    asked = question;
    turn += 1;
    var mine = turn;
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    fetch(form.dataset.similarUrl, { method: "POST", body: data, cache: "no-store", credentials: "same-origin" })
      .then(function (answer) {
        return answer.ok ? answer.text() : "";
      })
      .then(function (text) {
        if (mine !== turn) return; /* a later question was asked meanwhile */
        var page = new DOMParser().parseFromString(text, "text/html");
        place.replaceChildren.apply(place, Array.from(page.body.childNodes));
      })
      .catch(function () {
        asked = ""; /* the line is down: ask again at the next change */
      });
  });
})();
