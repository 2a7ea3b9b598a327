/* The slip is on the screen, so the matter is safe: nothing of it stays in this tab. One key prints, the next one
   begins the next matter. */
(function () {
  "use strict";
  if (!document.querySelector("[data-slip]")) return;
  try {
    window.sessionStorage.removeItem("reception-draft");
  } catch (refused) {
    /* a browser that keeps nothing has nothing to forget */
  }
  var print = document.querySelector("[data-print-first]");
  var next = document.querySelector("[data-after-print]");
  function goOn() {
    next.focus();
  }
  print.focus();
  print.addEventListener("click", goOn);
  window.addEventListener("afterprint", goOn);
})();
