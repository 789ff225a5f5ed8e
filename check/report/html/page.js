// What is selected, and how it is moved: slider, buttons, keys, clicks, the address (#step=12).

const view = { stop: 0, opened: new Set(), rows: [], stops: [], rowOfStep: [], stopOfRow: new Map(), timer: 0 };

function rebuild() {
  Object.assign(view, buildRows(view.opened));
  view.stopOfRow = new Map(view.stops.map(({ row }, stop) => [row, stop]));
  const slider = document.getElementById("slider");
  slider.max = String(view.stops.length - 1);
  sizeSheet();
}

const stopOfStep = (step) => view.stopOfRow.get(view.rowOfStep[step]);

function select(stop, follow = true) {
  view.stop = Math.max(0, Math.min(view.stops.length - 1, stop));
  const { row, step } = view.stops[view.stop];
  const one = view.rows[row];
  const slider = document.getElementById("slider");
  slider.value = String(view.stop);
  slider.setAttribute("aria-valuetext", `step ${steps[step].number}: ${tasks[one.task].name} ${one.text}`);
  const of = steps[steps.length - 1].number;
  document.getElementById("current").replaceChildren(
    made("span", { class: "count" }, `step ${grouped(steps[step].number)} of ${grouped(of)}${story.timed ? `, ${timeText(steps[step].time)}` : ""}`), nameChip(one.task), " ", one.text,
    steps[step].takeOver && one.kind === "step" ? made("strong", { class: "flag" }, `${tasks[one.task].name} ${steps[step].takeOver}`) : "");
  if (follow) revealRow(view.stop === view.stops.length - 1 ? view.rows.length - 1 : row);
  drawLanes();
  drawNow(step);
  followSource(step);
  drawOutput(step);
  movePlayhead();
}

function openFold(first) {
  view.opened.add(first);
  rebuild();
  drawOverview();
  select(stopOfStep(first));
}

function nextPreemption() {
  const after = view.stops.findIndex(({ step }, stop) => stop > view.stop && steps[step].takeOver !== "");
  const any = after >= 0 ? after : view.stops.findIndex(({ step }) => steps[step].takeOver !== "");
  if (any >= 0) select(any);
}

function play(on = view.timer === 0) {
  clearInterval(view.timer);
  view.timer = 0;
  if (on && view.stop === view.stops.length - 1) select(0);
  if (on)
    view.timer = setInterval(() => {
      if (view.stop === view.stops.length - 1) play(false);
      else select(view.stop + 1);
    }, 700);
  const button = document.getElementById("play");
  button.textContent = on ? "pause" : "play";
  button.setAttribute("aria-pressed", String(on));
}

const moves = {
  ArrowRight: () => select(view.stop + 1),
  ArrowLeft: () => select(view.stop - 1),
  ArrowDown: () => select(view.stop + 1),
  ArrowUp: () => select(view.stop - 1),
  PageDown: () => select(view.stop + 10),
  PageUp: () => select(view.stop - 10),
  Home: () => select(0),
  End: () => select(view.stops.length - 1),
  " ": () => play(),
  p: nextPreemption,
};

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const on = event.target;
  // A focused button is pressed by the space bar, source text is scrolled by keys; up and down scroll the page.
  if (event.key === " " && on.closest("button, summary")) return;
  if (on.closest(".text")) return;
  if (["ArrowDown", "ArrowUp", "PageDown", "PageUp"].includes(event.key) && !on.closest("#lanes, #slider")) return;
  const move = moves[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!move) return;
  event.preventDefault();
  if (event.key !== " ") play(false);
  move();
}

function drawLegend() {
  const sample = (how, words) => made("li", {},
    made("svg", { class: "sample", width: 22, height: 24, viewBox: "0 0 22 24" }, made("path", { class: `lane ${how} t0`, d: lanePath(how, 11, 0, 24) })), words);
  document.getElementById("legend").append(made("ul", {},
    sample("acts", "the task runs"), sample("kept", "it could go on, and another task has its turn or its core"),
    sample("waits", "it waits"), sample("sleeps", "it sleeps"), sample("spins", "it runs in circles: it looks at the same places, and nothing changes"),
    made("li", {}, made("svg", { class: "sample", width: 22, height: 24 }, made("rect", { class: "lock", x: 9, y: 0, width: 5, height: 24 })), "it holds a lock"),
    made("li", {}, made("svg", { class: "sample", width: 34, height: 24 }, tips(), made("path", { class: "arrow", d: "M2 12H28", "marker-end": "url(#tip)" })), "lets the other go on, or is read by it"),
    made("li", {}, made("svg", { class: "sample", width: 34, height: 24 }, made("path", { class: "take-over", d: "M3 6v12M3 12H22", "marker-end": "url(#tip-take-over)" })), "a preemption: a task that could have gone on is interrupted"),
    made("li", {}, made("svg", { class: "sample", width: 34, height: 24 }, made("path", { class: "arrow missing", d: "M2 12H28" }), made("path", { class: "cross", d: "M11 8l8 8m0 -8l-8 8" })), "is waited for, and never comes")),
  made("p", { class: "fine" }, "Keys: left and right arrow, Home, End, space to play, P for the next preemption."));
}

function resized() {
  measureLanes();
  sizeSheet();
  drawHeads();
  drawOverview();
  select(view.stop);
}

function begin() {
  drawCircle();
  if (steps.length === 0) return;
  document.getElementById("execution").hidden = false;
  rebuild();
  const wanted = Number((/step=(\d+)/.exec(location.hash) || [])[1]);
  const step = steps.findIndex((one) => one.number === wanted);
  view.stop = step >= 0 ? stopOfStep(step) : story.end !== null ? view.stops.length - 1 : 0;
  document.getElementById("preemption").hidden = !steps.some((one) => one.takeOver !== "");
  drawLegend();
  resized();

  const on = (id, event, action) => document.getElementById(id).addEventListener(event, action);
  on("slider", "input", (event) => { play(false); select(Number(event.target.value)); });
  on("first", "click", () => select(0));
  on("back", "click", () => select(view.stop - 1));
  on("forward", "click", () => select(view.stop + 1));
  on("last", "click", () => select(view.stops.length - 1));
  on("play", "click", () => play());
  on("preemption", "click", nextPreemption);
  lanes.box.addEventListener("scroll", () => drawLanes(), { passive: true });
  document.addEventListener("keydown", onKey);
  listenToOverview();
  window.addEventListener("resize", resized);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", resized);
  // On paper nothing scrolls: some screens full of rows around the selected one.
  window.addEventListener("beforeprint", () => {
    const most = 120 * lanes.rowHeight;
    drawLanes(Math.max(0, view.stops[view.stop].row * lanes.rowHeight - most), most);
  });
  window.addEventListener("afterprint", resized);
}

begin();
