// The lanes: time goes down, a lane for each task, what happens beside it. Only rows that can be seen are drawn.

const lanes = {
  box: document.getElementById("lanes"),
  heads: document.getElementById("heads"),
  sheet: made("div", { class: "sheet" }),
  drawn: new Map(),  // row -> its element
  drawing: null,
  rowHeight: 28,
  coreWidth: 0,
  laneWidth: 80,
  numberWidth: 46,
};

function measureLanes() {
  const narrow = lanes.box.clientWidth < 560;
  lanes.rowHeight = narrow ? 42 : 28;
  lanes.numberWidth = 14 + (narrow ? 6 : 8) * grouped(steps[steps.length - 1].number).length;
  lanes.coreWidth = story.cores.shared ? story.cores.count * (narrow ? 14 : 18) + 6 : 0;
  const room = lanes.box.clientWidth * (narrow ? 0.42 : 0.46) - lanes.numberWidth - lanes.coreWidth;
  lanes.laneWidth = Math.max(narrow ? 34 : 40, Math.min(100, room / Math.max(1, tasks.length)));
  lanes.textLeft = lanes.numberWidth + lanes.coreWidth + lanes.laneWidth * tasks.length + 8;
}

/** As high as all rows together; few rows need no room to scroll in. */
function sizeSheet() {
  lanes.sheet.replaceChildren();
  lanes.drawn.clear();
  const height = view.rows.length * lanes.rowHeight;
  lanes.sheet.style.height = `${height}px`;
  lanes.box.style.maxHeight = `${height + 10}px`;
  if (!lanes.sheet.isConnected) lanes.box.append(lanes.sheet);
}

const laneX = (task) => lanes.numberWidth + lanes.coreWidth + lanes.laneWidth * (task + 0.5);
const coreX = (core) => lanes.numberWidth + 4 + (lanes.coreWidth - 6) / story.cores.count * (core + 0.5);
const rowY = (row) => (row + 0.5) * lanes.rowHeight;

function drawHeads() {
  lanes.heads.replaceChildren();
  if (lanes.coreWidth > 0)
    lanes.heads.append(made("span", { class: "head core-head", style: `left:${lanes.numberWidth}px;width:${lanes.coreWidth}px` },
      story.timed ? (lanes.coreWidth > 48 ? "threads" : "") : story.cores.count > 1 ? "cores" : "core"));
  for (const task of tasks) {
    const left = laneX(task.id) - lanes.laneWidth / 2;
    const head = made("span", { class: "head " + colourClass(task.id), style: `left:${left}px;width:${lanes.laneWidth}px`, title: task.name },
      made("b", {}, task.name));
    if (task.priority !== null) head.append(made("small", {}, (lanes.laneWidth > 70 ? "priority " : "prio ") + task.priority));
    if (task.interrupt) head.append(made("small", {}, "interrupt"));
    lanes.heads.append(head);
  }
}

/** How a row's part of a lane looks. */
function strokeOf(task, row) {
  if (row.kind === "call" || row.kind === "step" || row.kind === "fold")
    if (row.task === task && stayAt(task, row.step).how !== "waits") return stayAt(task, row.step).how === "spins" ? "spins" : "acts";
  if (row.step < 0) return "absent";
  const how = stayAt(task, row.step).how;
  // In a row between two steps nobody acts.
  return how === "acts" && row.kind !== "step" ? "ready" : how;
}

function lanePath(how, x, from, to) {
  if (how !== "spins") return `M${x} ${from}V${to}`;
  let path = `M${x} ${from}`;
  for (let y = from; y < to; y += 7) path += `q${(Math.round((y - from) / 7) % 2 ? -8 : 8)} 3.5 0 7`;
  return path;
}

function drawLane(svg, task, first, last) {
  const x = laneX(task);
  for (let row = first; row <= last;) {
    const how = strokeOf(task, view.rows[row]);
    let end = row;
    while (end < last && strokeOf(task, view.rows[end + 1]) === how) ++end;
    if (how !== "absent" && how !== "ended")
      svg.append(made("path", { class: `lane ${how} ${colourClass(task)}`, d: lanePath(how, x, row * lanes.rowHeight, (end + 1) * lanes.rowHeight) }));
    row = end + 1;
  }
}

function drawCores(svg, first, last) {
  if (lanes.coreWidth === 0) return;
  for (let core = 0; core < story.cores.count; ++core) {
    let running = -1;
    for (let step = Math.max(0, view.rows[first].step); step >= 0 && running < 0; --step)
      if (steps[step].core === core) running = steps[step].task;
    let begin = first;
    const close = (end) => {
      if (running >= 0)
        svg.append(made("rect", { class: "core " + colourClass(running), x: coreX(core) - 5, y: begin * lanes.rowHeight, width: 10, height: (end - begin) * lanes.rowHeight },
          made("title", {}, `${coreName(core)}: ${tasks[running].name}`)));
    };
    for (let row = first; row <= last; ++row) {
      const one = view.rows[row];
      const step = one.kind === "take-over" ? steps[one.next] : steps[Math.max(0, one.step)];
      if (one.kind === "end" || step.core !== core || step.task === running) continue;
      close(row);
      begin = row;
      running = step.task;
    }
    close(last + 1);
  }
}

function drawLocks(svg, first, last) {
  const from = view.rows[first].step;
  const to = view.rows[last].step;
  for (const task of tasks) {
    const open = [];
    for (const lock of locksOf[task.id]) {
      if (lock.to < from || lock.from > to) continue;
      let slot = 0;
      while (open[slot] > lock.from) ++slot;
      open[slot] = lock.to;
      if (slot > 3) continue;
      const x = laneX(task.id) - 13 - slot * 7;
      const top = Math.max(rowY(view.rowOfStep[lock.from]) - 8, first * lanes.rowHeight);
      const bottom = lock.to < steps.length ? rowY(view.rowOfStep[lock.to]) + 4 : view.rows.length * lanes.rowHeight - 2;
      svg.append(made("rect", { class: "lock" + (lock.shared ? " shared" : ""), x, y: top, width: 5, height: Math.max(6, bottom - top), rx: 2 },
        made("title", {}, `${task.name} holds ${lock.name}`)));
      if (lanes.laneWidth > 90 && slot < 2) {
        const label = made("text", { class: "lock-name", x: 0, y: 0, transform: `translate(${x - 2} ${top + 3}) rotate(-90)`, "text-anchor": "end" }, shortened(lock.name, 16));
        if (bottom - top > 60) svg.append(label);
      }
    }
  }
}

const shortened = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);

function drawNodes(svg, first, last) {
  for (let row = first; row <= last; ++row) {
    const one = view.rows[row];
    if (one.kind === "take-over") drawTakeOver(svg, row, one);
    if (one.kind === "end") drawEnd(svg, row);
    if (one.kind !== "step" && one.kind !== "fold") continue;
    const x = laneX(one.task);
    const ends = stayAt(one.task, one.step).how === "ended";
    svg.append(ends
      ? made("rect", { class: "node " + colourClass(one.task), x: x - 7, y: rowY(row) - 3, width: 14, height: 6 })
      : made("circle", { class: `node ${one.kind} ${colourClass(one.task)}`, cx: x, cy: rowY(row), r: one.kind === "fold" ? 7 : 5 }));
  }
}

function rowElement(row) {
  const one = view.rows[row];
  const stop = view.stopOfRow.get(row);
  const element = made("div", {
    class: `row ${one.kind}`,
    style: `top:${row * lanes.rowHeight}px;height:${lanes.rowHeight}px`,
    "data-row": row,
    onclick: () => stop !== undefined && select(stop, false),
  });
  if (one.kind === "step") element.append(made("span", { class: "number", style: `width:${lanes.numberWidth - 8}px` }, grouped(steps[one.step].number)));
  const text = made("span", { class: "what", style: `left:${lanes.textLeft}px` });
  if (one.task >= 0 && one.kind !== "take-over") text.append(made("span", { class: "who " + colourClass(one.task) }, tasks[one.task].name));
  text.append(made("span", { class: "doing", style: one.depth ? `padding-left:${Math.min(one.depth, 6) * 10}px` : null, title: one.text }, one.text));
  if (one.kind === "fold")
    text.append(made("button", { type: "button", class: "open", onclick: (event) => { event.stopPropagation(); openFold(one.first); } }, "show them"));
  if (one.file >= 0) text.append(made("span", { class: "place" }, `${story.files[one.file].name}:${one.line}`));
  element.append(text);
  return element;
}

/** Draws the rows between two heights of the box. */
function drawLanes(from = lanes.box.scrollTop, height = lanes.box.clientHeight) {
  const total = view.rows.length;
  const first = Math.max(0, Math.floor(from / lanes.rowHeight) - 6);
  const last = Math.min(total - 1, Math.ceil((from + height) / lanes.rowHeight) + 6);
  const svg = made("svg", { class: "drawing", width: lanes.textLeft, height: (last - first + 1) * lanes.rowHeight, "aria-hidden": "true",
    viewBox: `0 ${first * lanes.rowHeight} ${lanes.textLeft} ${(last - first + 1) * lanes.rowHeight}`, style: `top:${first * lanes.rowHeight}px` }, tips());
  drawCores(svg, first, last);
  drawLocks(svg, first, last);
  for (const task of tasks) drawLane(svg, task.id, first, last);
  drawArrows(svg, first, last);
  drawNodes(svg, first, last);
  // Rows that stay keep their elements: one that is pressed must not vanish under the finger.
  for (const [row, element] of lanes.drawn) {
    if (row >= first && row <= last) continue;
    element.remove();
    lanes.drawn.delete(row);
  }
  for (let row = first; row <= last; ++row) {
    if (!lanes.drawn.has(row)) {
      lanes.drawn.set(row, rowElement(row));
      lanes.sheet.append(lanes.drawn.get(row));
    }
    lanes.drawn.get(row).classList.toggle("selected", view.stops[view.stop].row === row);
  }
  if (lanes.drawing) lanes.drawing.remove();
  lanes.drawing = svg;
  lanes.sheet.append(svg);
}

function revealRow(row) {
  const top = row * lanes.rowHeight;
  const box = lanes.box;
  if (top < box.scrollTop + lanes.rowHeight * 2) box.scrollTop = top - lanes.rowHeight * 2;
  else if (top + lanes.rowHeight * 3 > box.scrollTop + box.clientHeight) box.scrollTop = top + lanes.rowHeight * 3 - box.clientHeight;
}
