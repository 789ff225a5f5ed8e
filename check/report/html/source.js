// The source beside the lanes: the lines where tasks stand are marked with their names.

const source = { file: -1 };

/** Marks of a step: file -> line -> tasks. */
function marksAt(step) {
  const marks = new Map();
  for (const task of tasks) {
    const how = stayAt(task.id, step).how;
    if (how === "absent" || how === "ended") continue;
    const { file, line } = placeAt(task.id, step);
    if (file < 0) continue;
    const key = `${file}:${line}`;
    marks.set(key, [...(marks.get(key) || []), task.id]);
  }
  return marks;
}

function lineElements(file, line, text, marks, step) {
  const here = marks.get(`${file}:${line}`) || [];
  const acting = steps[step].task;
  const classes = "line" + (here.length > 0 ? ` marked ${colourClass(here.includes(acting) ? acting : here[0])}` : "");
  return [made("div", { class: classes, "data-line": line, "aria-current": here.length > 0 ? "true" : null },
    made("span", { class: "gutter" }, String(line)), made("code", {}, text === "" ? " " : text)),
  ...here.map((task) => made("div", { class: `note ${colourClass(task)}`, "data-task": tasks[task].name },
    made("span", { class: "up", "aria-hidden": "true" }, "\u2191"), nameChip(task), " ", howWord[stayAt(task, step).how]))];
}

function drawSource(step) {
  const box = document.getElementById("source");
  const marks = marksAt(step);
  const files = story.files.map((file, index) => index).filter((index) => story.files[index].blocks.length > 0);
  box.hidden = files.length === 0;
  if (files.length === 0) return;
  if (!files.includes(source.file)) source.file = files[0];
  const marked = (index) => [...marks.keys()].some((key) => key.startsWith(`${index}:`));
  const tabs = made("div", { class: "tabs", role: "tablist" }, ...files.map((index) =>
    made("button", { type: "button", role: "tab", "aria-selected": String(index === source.file), title: story.files[index].path,
      onclick: () => { source.file = index; drawSource(step); } },
      story.files[index].name, marked(index) ? made("span", { class: "dot", title: "a task stands in this file" }) : "")));
  const text = made("div", { class: "text", tabindex: "0", role: "tabpanel", "aria-label": story.files[source.file].name });
  story.files[source.file].blocks.forEach(([first, lines], block) => {
    if (block > 0) text.append(made("div", { class: "cut", "aria-hidden": "true" }, "⋯"));
    lines.forEach((line, i) => text.append(...lineElements(source.file, first + i, line, marks, step)));
  });
  const before = box.querySelector(".text");
  const scrolled = before ? before.scrollTop : 0;
  box.replaceChildren(tabs, text);
  text.scrollTop = scrolled;
}

function revealLine(line) {
  const text = document.querySelector("#source .text");
  const element = text && text.querySelector(`[data-line="${line}"]`);
  if (!element) return;
  const top = element.offsetTop;
  if (top < text.scrollTop + 20 || top > text.scrollTop + text.clientHeight - 40) text.scrollTop = top - text.clientHeight / 2;
}

function showSource(file, line) {
  source.file = file;
  drawSource(view.stops[view.stop].step);
  revealLine(line);
}

/** The line of the task that acts; at a step without one, that of anybody who stands somewhere. */
function followSource(step) {
  let place = placeAt(steps[step].task, step);
  if (place.file < 0) place = tasks.map((task) => placeAt(task.id, step)).find((one) => one.file >= 0) || place;
  if (place.file >= 0) source.file = place.file;
  drawSource(step);
  if (place.file >= 0) revealLine(place.line);
}
