/* Keeps the bar of a long import moving. Without JavaScript the page reloads itself, see the batch's page. */
(function () {
  "use strict";
  var EVERY = 2000;
  var box = document.querySelector("[data-batch-progress]");
  if (!box || !window.fetch) {
    return;
  }
  var bar = box.querySelector("progress");
  var sentence = box.querySelector("[data-batch-progress-sentence]");
  var wasStalled = box.querySelector("form") !== null;

  function show(now) {
    if (now.over || now.stalled !== wasStalled) {
      window.location.reload();
      return;
    }
    if (sentence.textContent !== now.sentence) {
      sentence.textContent = now.sentence;
    }
    if (now.total) {
      bar.max = now.total;
      bar.value = now.done;
    }
    window.setTimeout(ask, EVERY);
  }

  function ask() {
    window
      .fetch(box.dataset.batchProgress, { credentials: "same-origin", headers: { Accept: "application/json" } })
      .then(function (answer) {
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        return answer.json();
      })
      .then(show)
      .catch(function () {
        window.setTimeout(ask, EVERY * 5);
      });
  }

  window.setTimeout(ask, EVERY);
})();
