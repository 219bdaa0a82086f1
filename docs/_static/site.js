/* Two things the theme lacks: code that scrolls can be reached by keyboard; the browse page filters its table.
   Everything is in the page: it works from a file, without a network. */
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    Array.prototype.forEach.call(document.querySelectorAll("pre, .table-wrapper, .output, .aigov-data"), function (one) {
      if (one.scrollWidth > one.clientWidth) { one.tabIndex = 0; }
    });
    var form = document.querySelector(".browse-form");
    if (!form) { return; }
    var rows = Array.prototype.slice.call(document.querySelectorAll(".browse-table tbody tr"));
    var count = document.querySelector(".browse-count");
    function fold(text) { return text.normalize("NFKC").toLowerCase(); }
    function show() {
      var wanted = {};
      Array.prototype.forEach.call(form.elements, function (one) { if (one.name && one.value) { wanted[one.name] = one.value; } });
      var words = fold(wanted.text || "").split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row) {
        var fits = Object.keys(wanted).every(function (name) {
          if (name === "text") {
            var all = fold(row.textContent + " " + (row.dataset.words || ""));
            return words.every(function (word) { return all.indexOf(word) >= 0; });
          }
          return (" " + row.dataset[name] + " ").indexOf(" " + wanted[name] + " ") >= 0;
        });
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      count.textContent = shown + " / " + rows.length;
      var query = new URLSearchParams(wanted).toString();
      history.replaceState(null, "", query ? "#" + query : location.pathname);
    }
    function ask() {
      form.reset();
      new URLSearchParams(location.hash.slice(1)).forEach(function (value, name) {
        if (form.elements[name]) { form.elements[name].value = value; }
      });
      show();
    }
    window.addEventListener("hashchange", ask);
    form.addEventListener("input", show);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    ask();
  });
})();
