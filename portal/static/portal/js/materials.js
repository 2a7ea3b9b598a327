/* The materials that this family brings, picked on the reader's own device. Nothing is sent and nothing is kept; without
   this script the whole list stands there, each paper with the words for whom it is. */
(function () {
  "use strict";
  var asked = document.querySelector("[data-situations]");
  var list = document.querySelector("[data-materials]");
  if (!asked || !list) {
    return;
  }
  var boxes = Array.from(asked.querySelectorAll("input"));
  /* So that a browser forgets them too when the page is left; HTML allows the word on other fields alone. */
  boxes.forEach(function (box) {
    box.setAttribute("autocomplete", "off");
  });
  var count = asked.querySelector("[data-count]");
  var whole = asked.querySelector("[data-all]");
  var papers = Array.from(list.children);

  function isFor(paper, chosen) {
    if (!paper.dataset.when) {
      return true;
    }
    return paper.dataset.when.split(" ").some(function (one) {
      return chosen.indexOf(one) >= 0;
    });
  }

  function pick() {
    var chosen = boxes
      .filter(function (box) {
        return box.checked;
      })
      .map(function (box) {
        return box.value;
      });
    var shown = 0;
    papers.forEach(function (paper) {
      paper.hidden = !isFor(paper, chosen);
      shown += paper.hidden ? 0 : 1;
    });
    count.textContent = count.dataset.words.replace("{count}", shown);
    whole.hidden = false;
  }

  function showAll() {
    boxes.forEach(function (box) {
      box.checked = false;
    });
    papers.forEach(function (paper) {
      paper.hidden = false;
    });
    count.textContent = "";
    whole.hidden = true;
    boxes[0].focus();
  }

  asked.hidden = false;
  asked.addEventListener("change", pick);
  whole.addEventListener("click", showAll);
})();
