/* One question a screen. Without this script the same form is one page with every section on it; with it, the
   sections take turns, Back goes one section back, and nothing typed is lost because it stays one form.
   A form that came back with errors is shown whole, so that no message hides on another screen. */
(function () {
  "use strict";

  function showWhen(form) {
    var parts = form.querySelectorAll("[data-show-when]");
    function update() {
      parts.forEach(function (part) {
        var rule = part.dataset.showWhen.split("=");
        var chosen = form.querySelector('[name="' + rule[0] + '"]:checked');
        part.hidden = !(chosen && chosen.value === rule[1]);
        part.querySelectorAll("[data-needed]").forEach(function (box) {
          box.required = !part.hidden;
        });
      });
    }
    form.addEventListener("change", update);
    update();
  }

  function listFiles(form) {
    var input = form.querySelector("input[type=file]");
    var list = form.querySelector("[data-file-list]");
    if (!input || !list) return;
    input.addEventListener("change", function () {
      list.replaceChildren();
      Array.from(input.files).forEach(function (file) {
        var item = document.createElement("li");
        item.textContent = file.name + " (" + Math.max(1, Math.round(file.size / 1024)) + " KB)";
        list.append(item);
      });
    });
  }

  function takeTurns(form) {
    var steps = Array.from(form.querySelectorAll("[data-step]"));
    if (steps.length < 2 || form.querySelector("[aria-invalid=true], [data-form-errors]")) return;
    var words = form.dataset;
    var now = 0;
    var place = document.createElement("p");
    place.className = "petition-place muted";
    place.setAttribute("role", "status");
    form.prepend(place);
    form.dataset.turns = "yes";

    function show(number, focus) {
      now = number;
      steps.forEach(function (step, at) {
        step.hidden = at !== now;
      });
      place.textContent = words.place.replace("{now}", now + 1).replace("{all}", steps.length);
      if (focus) {
        var heading = steps[now].querySelector("[data-step-title]");
        heading.setAttribute("tabindex", "-1");
        heading.focus({ preventScroll: true });
        form.scrollIntoView({ block: "start" });
      }
    }

    function answered() {
      var boxes = Array.from(steps[now].querySelectorAll("input, select, textarea"));
      return boxes.every(function (box) {
        return box.closest("[hidden]") || box.reportValidity();
      });
    }

    /* What else stands in the state of a page is not ours; a public machine marks its visitors there. */
    function withStep(number) {
      return Object.assign({}, window.history.state, { step: number });
    }

    function next() {
      if (!answered()) return;
      window.history.pushState(withStep(now + 1), "");
      show(now + 1, true);
    }

    steps.forEach(function (step, at) {
      var row = document.createElement("div");
      row.className = "petition-turns cluster";
      if (at < steps.length - 1) {
        var forward = document.createElement("button");
        forward.type = "button";
        forward.className = "button";
        forward.textContent = words.next;
        forward.addEventListener("click", next);
        row.append(forward);
      }
      if (at > 0) {
        var back = document.createElement("button");
        back.type = "button";
        back.className = "button button--quiet";
        back.textContent = words.back;
        back.addEventListener("click", function () {
          window.history.back();
        });
        row.append(back);
      }
      step.append(row);
    });

    form.addEventListener("submit", function (event) {
      if (now < steps.length - 1) {
        event.preventDefault();
        next();
      }
    });
    window.addEventListener("popstate", function (event) {
      show(event.state && event.state.step ? event.state.step : 0, true);
    });
    window.history.replaceState(withStep(0), "");
    show(0, false);
  }

  function sendOnce(form) {
    form.addEventListener("submit", function (event) {
      if (event.defaultPrevented) return;
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
    });
  }

  document.querySelectorAll("[data-petition-form]").forEach(function (form) {
    showWhen(form);
    listFiles(form);
    takeTurns(form);
    sendOnce(form);
  });
})();
