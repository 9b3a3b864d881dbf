"use strict";
{
  // The length of the summary: every sentence has its rank, so nothing is asked of anyone.
  const slider = document.getElementById("length");
  const shown = document.getElementById("shown");
  const ranked = document.querySelectorAll("[data-rank]");
  const onlyAtFirst = document.querySelectorAll("[data-first-length]");
  const show = () => {
    const length = Number(slider.value);
    let words = 0;
    for (const element of ranked) {
      const chosen = Number(element.dataset.rank) < length;
      if (element.localName === "li") {
        element.hidden = !chosen;
        words += chosen ? Number(element.dataset.words) : 0;
      } else {
        element.toggleAttribute("data-chosen", chosen);
      }
    }
    for (const element of onlyAtFirst) element.hidden = length !== Number(slider.defaultValue);
    shown.value = shown.dataset.pattern.replace("{sentences}", length).replace("{words}", words);
    slider.setAttribute("aria-valuetext", shown.value);
  };
  if (slider) {
    slider.addEventListener("input", show);
    slider.closest("[hidden]").hidden = false;
    // A page that is loaded anew keeps where the slider stood.
    show();
  }
}
