// The page: its settings and its two tabs.
import { redrawCamera, startCamera } from "./camera.js";
import { redrawPhotos, startPhotos } from "./photos.js";
import { startKey } from "./server.js";
import { redrawVideos, showKept } from "./videos.js";
import { say, startWords } from "./words.js";

const $ = id => document.getElementById(id);
const TABS = ["photos", "camera"];

/** Null: as the model says. */
let threshold = null;

function settings() {
  return { threshold, pipeline: $("pipeline").value, covered: $("cover").checked };
}

function sayThreshold() {
  const said = threshold === null ? say("thresholdModel") : `${Math.round(threshold * 100)} %`;
  $("threshold-said").textContent = said;
  $("threshold").setAttribute("aria-valuetext", said);
  $("threshold-usual").disabled = threshold === null;
}

function redraw() {
  sayThreshold();
  redrawPhotos();
  redrawVideos();
  redrawCamera();
}

function choose(name) {
  for (const tab of TABS) {
    const chosen = tab === name;
    $(`tab-${tab}`).setAttribute("aria-selected", String(chosen));
    $(`tab-${tab}`).tabIndex = chosen ? 0 : -1;
    $(tab).hidden = !chosen;
  }
}

function startTabs() {
  for (const [i, tab] of TABS.entries()) {
    const button = $(`tab-${tab}`);
    button.addEventListener("click", () => choose(tab));
    button.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        const next = TABS[(i + step + TABS.length) % TABS.length];
        choose(next);
        $(`tab-${next}`).focus();
      }
    });
  }
}

function startTheme() {
  const apply = theme => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };
  const select = $("theme");
  select.value = localStorage.getItem("theme") ?? "";
  apply(select.value);
  select.addEventListener("change", () => {
    localStorage.setItem("theme", select.value);
    apply(select.value);
    redrawCamera();
  });
}

startTheme();
startWords($("language"), redraw);
startKey(showKept);
startTabs();
$("threshold").addEventListener("input", () => {
  threshold = $("threshold").value / 100;
  redraw();
});
$("threshold-usual").addEventListener("click", () => {
  threshold = null;
  redraw();
  $("threshold").focus();
});
$("cover").addEventListener("change", redraw);
startPhotos(settings);
startCamera(settings);
sayThreshold();
showKept();
