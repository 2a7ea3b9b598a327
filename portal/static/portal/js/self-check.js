/* The self-check reckons here, on the reader's device. Nothing is sent and nothing is kept: no form, no storage. */
(function () {
  "use strict";
  var desk = document.querySelector("[data-self-check]");
  if (!desk) return;
  var result = desk.querySelector("[data-result]");

  function all(selector, within) {
    return Array.prototype.slice.call((within || desk).querySelectorAll(selector));
  }

  /* A browser that brings back what was chosen before a reload would show it to the next person at this device. */
  all("input[type=radio]").forEach(function (choice) {
    choice.checked = choice.defaultChecked;
  });

  /* A Chinese keyboard types wide figures; people type 1,200 and 1200元. */
  function read(box) {
    var text = box.value.normalize("NFKC").replace(/[,，、\s元人口]/g, "");
    if (text === "") return 0;
    return /^\d{1,9}(\.\d{1,2})?$/.test(text) ? Number(text) : NaN;
  }

  function complain(field, isWrong) {
    var error = field.querySelector("[data-error]");
    error.hidden = !isWrong;
    field.classList.toggle("field--error", isWrong);
    all("input", field).forEach(function (box) {
      if (isWrong) box.setAttribute("aria-invalid", "true");
      else box.removeAttribute("aria-invalid");
    });
  }

  function monthly(box) {
    return read(box) / Number(box.parentNode.querySelector("[data-period]").value);
  }

  function total(kind) {
    return all('[data-sum="' + kind + '"]')
      .map(monthly)
      .reduce(function (one, other) {
        return one + other;
      }, 0);
  }

  function findMistakes() {
    var persons = desk.querySelector("[data-persons]");
    var count = read(persons);
    var wrong = [];
    function check(field, isWrong) {
      complain(field, isWrong);
      if (isWrong) wrong.push(field);
    }
    check(persons.closest(".field"), !(Number.isInteger(count) && count >= 1 && count <= 30));
    all("[data-sum]").forEach(function (box) {
      check(box.closest(".field"), Number.isNaN(read(box)));
    });
    all("[data-asset]").forEach(function (field) {
      check(field, !field.querySelector("input:checked"));
    });
    return wrong;
  }

  /* The one place that decides what is said; all sums are yuan a head and month. */
  function judge(head, headAfterCosts, standard, edge, hasAssets) {
    if (head < standard) return hasAssets ? { answer: "ask", why: ["assets"] } : { answer: "may", why: [] };
    if (headAfterCosts < standard) return { answer: "ask", why: ["costs"].concat(hasAssets ? ["assets"] : []) };
    return { answer: "not", why: (edge && head < edge ? ["edge"] : []).concat(["rigid"]) };
  }

  function put(name, text) {
    result.querySelector('[data-value="' + name + '"]').textContent = text;
  }

  function cents(sum) {
    return Math.round(sum * 100) / 100;
  }

  function money(sum) {
    return cents(sum).toLocaleString("zh-CN", { maximumFractionDigits: 2 });
  }

  function reckon() {
    var wrong = findMistakes();
    if (wrong.length) {
      result.hidden = true;
      wrong[0].querySelector("input").focus();
      return;
    }
    var persons = read(desk.querySelector("[data-persons]"));
    var chosen = desk.querySelector('input[name="standard"]:checked');
    var standard = Number(chosen.value);
    var income = total("income");
    var head = cents(income / persons);
    var hasAssets = all("[data-asset] input:checked").some(function (box) {
      return box.value !== "no";
    });
    var said = judge(head, cents((income - total("costs")) / persons), standard, Number(chosen.dataset.edge), hasAssets);
    all("[data-when]", result).forEach(function (line) {
      line.hidden = line.dataset.when !== said.answer && said.why.indexOf(line.dataset.when) < 0;
    });
    put("head", money(head));
    put("standard", money(standard));
    put("name", chosen.dataset.name);
    put("lacking", money(standard - head));
    result.hidden = false;
    result.focus();
  }

  function clear() {
    all("input").forEach(function (box) {
      if (box.type !== "radio") box.value = "";
      else box.checked = box.defaultChecked;
    });
    all(".field--error").forEach(function (field) {
      complain(field, false);
    });
    result.hidden = true;
    desk.querySelector("[data-persons]").focus();
  }

  desk.hidden = false;
  desk.querySelector("[data-reckon]").addEventListener("click", reckon);
  desk.querySelector("[data-clear]").addEventListener("click", clear);
  desk.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.matches("input")) reckon();
  });
  // An answer that no longer fits what stands above it would be worse than none.
  desk.addEventListener("input", function () {
    result.hidden = true;
  });
})();
