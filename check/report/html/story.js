"use strict";
// The recorded execution as the page holds it. Texts stand once, in `strings`; everything else are numbers.
//   steps   [number, task, text, file, line, core, take-over text or -1, priority, microseconds, calls, depth]
//           a call is [text, file, line, depth]: a function entered before the step
//   folds   [first, last, text]: steps that repeat what came before
//   tasks   {name, priority, interrupt, stays}; a stay is [from, to, how, text, file, line, peer]
//   cores   {shared, count, names}: names only where they are no numbers, but threads
//   timed   the steps' microseconds are those of a clock
//   locks   [task, text, from, to, shared]        arrows  [kind, from, to, text]
//   end     how it went wrong: {task, text, jam}; null if it did not
//   circle  who waits for whom at the end          output  [step, text]
// `from` is the first step, `to` the step behind the last.

const story = JSON.parse(document.getElementById("story").textContent);
const word = (index) => (index === null || index < 0 ? "" : story.strings[index]);

const steps = story.steps.map(
  ([number, task, text, file, line, core, takeOver, priority, time, calls, depth]) =>
    ({ number, task, text: word(text), file, line, core, takeOver: word(takeOver), priority, time, calls, depth }));

const tasks = story.tasks.map(({ name, priority, interrupt, stays }, id) => ({
  id, name: word(name), priority, interrupt,
  stays: stays.map(([from, to, how, text, file, line, peer]) =>
    ({ from, to, how, text: word(text), file, line, peer })),
}));

const locks = story.locks.map(([task, name, from, to, shared]) => ({ task, name: word(name), from, to, shared }));
const arrows = story.arrows.map(([kind, from, to, object]) => ({ kind, from, to, object: word(object) }));

const coreName = (core) => (story.cores.names ? story.cores.names[core] : `core ${core}`);

/** As people read it: 12.3 us. */
function timeText(microseconds) {
  const [value, unit] = microseconds < 1000 ? [microseconds, "us"] : microseconds < 1e6 ? [microseconds / 1000, "ms"] : [microseconds / 1e6, "s"];
  return `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)} ${unit}`;
}

/** How a task stands once a step is done. */
function stayAt(task, step) {
  const stays = tasks[task].stays;
  let low = 0;
  let high = stays.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stays[middle].from <= step) low = middle; else high = middle - 1;
  }
  return stays[low];
}

const locksOf = tasks.map((task) => locks.filter((lock) => lock.task === task.id));

/** The locks that a task holds once a step is done. */
function heldAt(task, step) {
  return locksOf[task].filter((lock) => lock.from <= step && step < lock.to);
}

/** Where a task stands: the place of the step it does, or of the one it is about to do. */
function placeAt(task, step) {
  if (step === steps.length - 1 && stayAt(task, step).file >= 0) return stayAt(task, step);
  if (steps[step].task === task && steps[step].file >= 0 && stayAt(task, step).how !== "waits") return steps[step];
  return stayAt(task, step);
}

const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

/** An element with attributes and children; text is always text, never markup. */
function made(name, attributes = {}, ...children) {
  const svg = ["svg", "g", "path", "circle", "rect", "line", "text", "tspan", "title", "defs", "marker"];
  const element = svg.includes(name)
    ? document.createElementNS("http://www.w3.org/2000/svg", name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}
