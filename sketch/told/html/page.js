// The page begins.

function drawAll() {
  drawOverview();
  drawRows();
  drawNow();
  followLines();
}

function drawLegend() {
  const says = [
    "A core's lane has the colour and the name of the task that runs on it; a gap is an idle core.",
    "A task's lane: full height, it runs; lower and pale, it is ready and could run; a dashed line, it waits, and the words say for what; a dotted line, it sleeps.",
    "A dark band above a task's lane: it runs at a priority that another task lent it.",
    "Where too much happens for the width, each column shows the shares of time. Hatched: changes that were too close together to be kept each on its own.",
    "Short marks on the time axis are ticks of the kernel.",
    "Drag to move. Ctrl and the wheel, two fingers, or + and \u2212 zoom; the wheel over the strip on top zooms too. A click chooses a time, a double click zooms in.",
    "Arrow keys move, 0 shows the whole run, Home and End choose its ends, comma and full stop go from change to change.",
  ];
  document.getElementById("legend").append(made("ul", {}, ...says.map((text) => made("li", {}, text))));
}

function begin() {
  document.getElementById("run").hidden = false;
  const notes = document.getElementById("notes");
  notes.hidden = model.notes.length === 0;
  notes.append(...model.notes.map((text) => made("li", {}, text)));
  readPalette();
  buildRows();
  beginLines();
  beginHands();
  drawLegend();
  drawAll();
  new ResizeObserver(redraw).observe(lanesBox);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readPalette(); redraw(); });
}

begin();
