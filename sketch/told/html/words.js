// Times and states in words.

/** With as many digits as tell times `step` apart from each other. */
function timeWords(time, step = span() / 1000) {
  const [unit, name] = view.to >= 1e9 ? [1e9, "s"] : view.to >= 1e4 ? [1e6, "ms"] : [1e3, "\u00b5s"];
  const digits = Math.min(Math.max(Math.ceil(-Math.log10(step / unit) - 1e-9), 0), unit === 1e9 ? 9 : unit === 1e6 ? 6 : 3);
  return `${(time / unit).toFixed(digits)} ${name}`;
}

/** Without digits that say nothing. */
function exactWords(time) {
  const [unit, name] = time >= 1e9 ? [1e9, "s"] : time >= 1e6 || time === 0 ? [1e6, "ms"] : [1e3, "\u00b5s"];
  return `${Number((time / unit).toFixed(unit === 1e9 ? 6 : 3))} ${name}`;
}

function standWords(value) {
  if (value === undefined || value === absent) return "is not there";
  if (value === ready) return "ready: could run";
  if (value === runs) return "runs";
  if (value === rounds) return "goes round, nothing changes";
  return model.waits[value - waits][0];
}

function priorityAt(task, time) {
  const index = indexAt(task.priorities.map(([at]) => at), time);
  return task.priorities[Math.max(index, 0)];
}

const isLent = ([, value, given]) => value > given;

function priorityWords(one) {
  if (!one) return "";
  const [, value, , lender] = one;
  const from = isLent(one) ? (lender >= 0 ? `, lent by ${tasks[lender].name}` : ", lent") : "";
  return `priority ${value}${from}`;
}

function coreWords(value) {
  if (value === undefined || value === -1) return "idle";
  return value < 0 ? "another task" : tasks[value].name;
}

const modeWords = (mode) => ["input", "output", "input, pulled up", "input, pulled down"][mode] || "";
