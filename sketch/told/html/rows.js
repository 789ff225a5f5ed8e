// The rows of the picture: a name at the left, a canvas that shows the seen part of the run.

const rows = [];
const lanesBox = document.getElementById("lanes");
const cursorLine = made("div", { id: "cursor", "aria-hidden": "true" });

function addGroup(text) {
  lanesBox.append(made("div", { class: "group" }, text));
}

function addRow(name, small, height, draw, { colour = "", axis = false } = {}) {
  const canvas = made("canvas", { "aria-hidden": "true" });
  canvas.style.height = height + "px";
  const element = made("div", { class: `row ${axis ? "axis" : ""} ${colour}`, "data-name": name },
    made("div", { class: "label", title: small ? `${name}, ${small}` : name }, made("b", {}, name), small ? made("small", {}, small) : ""), canvas);
  lanesBox.append(element);
  rows.push({ element, canvas, height, draw, axis });
}

function buildRows() {
  addRow("time", model.tick > 0 ? `ticks of ${exactWords(model.tick)}` : "", 28, drawAxis, { axis: true });
  if (lines.length > 0) addRow("printed", "", 26, drawPrinted);
  if (cores.length > 0) addGroup(cores.length === 1 ? "core: who has it" : "cores: who has them");
  cores.forEach((lane, core) => addRow(`core ${core}`, "", 28, (paper) => drawStretches(paper, lane, coreLook)));
  if (interrupts.at.length > 0) addRow("interrupts", model.interruptNames.join(", "), 24, (paper) => drawStretches(paper, interrupts, interruptLook));
  if (tasks.length > 0) addGroup("tasks: how they stand");
  for (const task of tasks) {
    const changes = task.priorities.length > 1;
    addRow(task.name, changes ? "" : priorityWords(task.priorities[0]), changes ? 42 : 30, (paper) => {
      drawStretches(paper, task.stands, (value) => taskLook(task.id, value), changes ? 13 : 0);
      if (changes) drawPriorities(paper, task);
    }, { colour: "t" + (task.id % 8) });
  }
  if (pins.length > 0) addGroup("pins");
  for (const pin of pins) {
    const mode = modeWords(pin.modes.values[pin.modes.values.length - 1]);
    if (pin.levels.at.length > 0) addRow(`pin ${pin.number}`, mode, 34, (paper) => drawLevels(paper, pin.levels));
    if (pin.values.at.length > 0) addRow(`pin ${pin.number}`, "value", 40, (paper) => drawValues(paper, pin.values));
  }
  lanesBox.append(cursorLine);
}

/** Only rows that can be seen are drawn. */
function drawRows() {
  const top = lanesBox.scrollTop;
  const bottom = top + lanesBox.clientHeight;
  for (const { element, canvas, height, draw, axis } of rows) {
    if (!axis && (element.offsetTop + height < top || element.offsetTop > bottom)) continue;
    const paper = sheet(canvas, height);
    if (!axis) drawGrid(paper);
    draw(paper);
  }
  const canvas = rows[0].canvas;
  cursorLine.hidden = view.cursor < view.from || view.cursor > view.to;
  cursorLine.style.left = canvas.offsetLeft + ((view.cursor - view.from) / span()) * canvas.clientWidth - 1 + "px";
  cursorLine.style.height = lanesBox.scrollHeight + "px";
}

/** The whole run, small: who has the first core, and the part that is seen. */
function drawOverview() {
  const canvas = document.getElementById("overview");
  const { context, width, height } = sheet(canvas, 26);
  const { from, to } = view;
  [view.from, view.to] = [0, runEnd];
  const each = 24 / Math.max(cores.length, 1);
  cores.forEach((lane, core) => {
    context.save();
    context.translate(0, core * each);
    drawStretches({ context, width, height: each + 2, x: (time) => (time / runEnd) * width }, lane,
      (value) => (value === -1 ? null : { ...coreLook(value), words: "" }));
    context.restore();
  });
  [view.from, view.to] = [from, to];
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  const left = (from / runEnd) * width;
  context.strokeRect(left + 1, 1, Math.max(((to - from) / runEnd) * width - 2, 2), height - 2);
}
