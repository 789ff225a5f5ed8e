// How everything stands at the chosen time, in words.

function sinceWords(lane, time) {
  const index = indexAt(lane.at, time);
  return index < 0 ? "" : `, since ${exactWords(lane.at[index])}`;
}

function drawNow() {
  const time = view.cursor;
  const running = cores.map((lane, core) => `core ${core}: ${coreWords(valueAt(lane, time))}`).join(", ");
  document.getElementById("current").textContent = `at ${exactWords(time)}  ${running}`;
  const parts = [made("h2", {}, `At ${exactWords(time)}`)];
  const handler = valueAt(interrupts, time);
  if (handler >= 0) parts.push(made("p", { class: "stand" }, made("b", {}, "interrupt"), ` ${model.interruptNames[handler]}`));
  for (const task of tasks) {
    const value = valueAt(task.stands, time);
    if (value === undefined || value === absent) continue;
    const priority = priorityAt(task, time);
    const often = task.stands.counts.get(indexAt(task.stands.at, time));
    parts.push(made("p", { class: `stand t${task.id % 8}`, "data-task": task.name },
      made("b", {}, task.name), priority ? ` (${priorityWords(priority)}) ` : " ",
      often > 1 ? `changes ${often} times here, mostly: ${standWords(value)}` : standWords(value) + sinceWords(task.stands, time)));
  }
  for (const pin of pins) {
    const level = valueAt(pin.levels, time);
    const value = valueAt(pin.values, time);
    if (level === undefined && value === undefined) continue;
    const words = [level === undefined ? "" : level ? "HIGH" : "LOW", value === undefined ? "" : `value ${value}`].filter((word) => word !== "").join(", ");
    parts.push(made("p", { class: "stand", "data-pin": pin.number }, made("b", {}, `pin ${pin.number}`), ` ${words}`));
  }
  document.getElementById("now").replaceChildren(...parts);
}
