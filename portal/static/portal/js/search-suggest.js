/* Words offered while somebody types in a search box. The list is fetched once, when the box is first used, and looked
   through here: what is typed goes nowhere before the question is asked. Without this script the form works as it is. */
(function () {
  "use strict";
  var MOST = 8;
  var lists = {};

  function load(url) {
    if (!lists[url]) {
      lists[url] = fetch(url, { credentials: "same-origin" })
        .then(function (answer) {
          return answer.ok ? answer.json() : [];
        })
        .catch(function () {
          delete lists[url]; /* the line is down: ask again at the next key */
          return [];
        });
    }
    return lists[url];
  }

  /* Those that begin so come first, then those that hold it; Latin letters also mean pinyin or first letters. */
  function matching(words, typed) {
    var text = typed.trim().toLowerCase();
    if (!text) return [];
    var letters = /^[a-z' ]+$/.test(text) ? text.replace(/[' ]/g, "") : "";
    var begins = [];
    var holds = [];
    words.forEach(function (word) {
      var shown = word[0].toLowerCase();
      if (shown === text) return;
      if (shown.startsWith(text) || (letters && (word[1].startsWith(letters) || word[2].startsWith(letters)))) {
        begins.push(word[0]);
      } else if (shown.includes(text) || (letters.length > 1 && (word[1].includes(letters) || word[2].includes(letters)))) {
        holds.push(word[0]);
      }
    });
    return begins.concat(holds).slice(0, MOST);
  }

  function equip(input, number) {
    var form = input.form;
    var id = "suggestions-" + number;
    var list = document.createElement("ul");
    var status = document.createElement("p");
    var chosen = -1;
    var composing = false;

    list.id = id;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.suggestLabel);
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    form.append(list, status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", id);

    function close() {
      list.hidden = true;
      list.replaceChildren();
      status.textContent = "";
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function show(words) {
      close();
      if (!words.length || document.activeElement !== input) return;
      words.forEach(function (word, place) {
        var option = document.createElement("li");
        option.id = id + "-" + place;
        option.textContent = word;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        list.append(option);
      });
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      status.textContent = input.dataset.suggestCount.replace("#", words.length);
    }

    function move(step) {
      var options = list.children;
      if (chosen >= 0) options[chosen].setAttribute("aria-selected", "false");
      chosen = chosen + step;
      if (chosen < -1) chosen = options.length - 1;
      if (chosen >= options.length) chosen = -1;
      if (chosen < 0) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      options[chosen].setAttribute("aria-selected", "true");
      options[chosen].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[chosen].id);
    }

    function ask(word) {
      input.value = word;
      close();
      form.submit();
    }

    function look() {
      if (composing) return;
      var typed = input.value;
      if (!typed.trim()) {
        close();
        return;
      }
      load(input.dataset.suggest).then(function (words) {
        if (input.value === typed) show(matching(words, typed));
      });
    }

    input.addEventListener("compositionstart", function () {
      composing = true;
    });
    input.addEventListener("compositionend", function () {
      composing = false;
      look();
    });
    input.addEventListener("input", look);
    input.addEventListener("focus", function () {
      load(input.dataset.suggest);
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", function (event) {
      if (event.isComposing || list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape") {
        event.preventDefault(); /* the list goes, what was typed stays */
        close();
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        ask(list.children[chosen].textContent);
      }
    });
    /* Before the box loses the focus and the list with it. */
    list.addEventListener("mousedown", function (event) {
      event.preventDefault();
    });
    list.addEventListener("click", function (event) {
      var option = event.target.closest("[role=option]");
      if (option) ask(option.textContent);
    });
  }

  if (!window.fetch) return;
  document.querySelectorAll("input[data-suggest]").forEach(equip);
})();
