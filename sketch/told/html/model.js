"use strict";
// The run as the page holds it. Times are nanoseconds since the board was switched on.
//   a lane        {times, values, many}: each time as the distance from the one before; many: [index, count, [value,
//                 how long, ...]] of changes that stand for more than one, because they lay too close together
//   cores         lanes; value: a task, -1: idle, -2: a task without a lane
//   interrupts    a lane; value: into interruptNames, -1: none
//   tasks         {name, stands, priorities}; stands: a lane; value: 0 absent, 1 ready, 2 runs, 3 goes round, 4+n waits[n]
//                 a priority: [time, value, what it was given, who lends it or -1]
//   waits         [words, whether it sleeps, whether it ends by itself]
//   pins          {number, modes, levels, values}          serial       [time, line, who, text]
//   tick, end     nanoseconds                              notes        what is not there in full

const model = JSON.parse(document.getElementById("model").textContent);

function readLane({ times, values, many }) {
  const at = new Float64Array(times.length);
  let time = 0;
  times.forEach((distance, i) => { time += distance; at[i] = time; });
  const counts = new Map();
  const shares = new Map();
  for (let i = 0; i < many.length; i += 3) {
    counts.set(many[i], many[i + 1]);
    const times = many[i + 2];
    const all = times.reduce((sum, time, j) => (j % 2 ? sum + time : sum), 0);
    if (all > 0) shares.set(many[i], new Map(times.flatMap((value, j) => (j % 2 ? [] : [[value, times[j + 1] / all]]))));
  }
  return { at, values, counts, shares };
}

const cores = model.cores.map(readLane);
const interrupts = readLane(model.interrupts);
const tasks = model.tasks.map(({ name, stands, priorities }, id) => ({ id, name, stands: readLane(stands), priorities }));
const pins = model.pins.map(({ number, modes, levels, values }) =>
  ({ number, modes: readLane(modes), levels: readLane(levels), values: readLane(values) }));
const lines = model.serial.map(([time, line, who, text]) => ({ time, line, who, text }));
const runEnd = Math.max(model.end, 1);

const absent = 0, ready = 1, runs = 2, rounds = 3, waits = 4;
const sleeps = (value) => value >= waits && model.waits[value - waits][1];

/** The last index whose time is not behind `time`; -1: none. */
function indexAt(times, time) {
  let low = -1;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (times[middle] <= time) low = middle; else high = middle - 1;
  }
  return low;
}

/** What a lane shows at a time; undefined before its first change. */
const valueAt = (lane, time) => lane.values[indexAt(lane.at, time)];
const endOf = (lane, index) => (index + 1 < lane.at.length ? lane.at[index + 1] : runEnd);

/** An element with attributes and children; text is always text, never markup. */
function made(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}
