// How each task stands at the selected step: who holds, who waits, in words.

const howWord = {
  absent: "not begun", acts: "runs", ready: "ready", kept: "kept waiting for the core", waits: "waits", sleeps: "sleeps",
  spins: "spins", stopped: "stopped", ended: "ended",
};

function stayText(task, step) {
  const stay = stayAt(task, step);
  // In a run several act at the same time, each at a step of its own.
  if (stay.how === "acts") return steps[step].task === task ? steps[step].text : stay.text;
  if (steps[step].task === task && stay.how === "spins" && step < steps.length - 1) return steps[step].text;
  return stay.text.replace(/^spins: /, "");
}

function placeButton(place) {
  if (place.file < 0 || place.line < 1) return "";
  return made("button", { type: "button", class: "place", onclick: () => showSource(place.file, place.line) },
    `${story.files[place.file].name}:${place.line}`);
}

function taskCard(task, step) {
  const stay = stayAt(task.id, step);
  const held = heldAt(task.id, step);
  const card = made("div", { class: `task ${stay.how} ${colourClass(task.id)}`, "data-task": task.name, "data-how": stay.how },
    made("h3", {}, nameChip(task.id), made("span", { class: "how" }, howWord[stay.how] || stay.how),
      task.priority !== null ? made("small", {}, `priority ${priorityAt(task, step)}`) : ""));
  const text = stayText(task.id, step);
  if (text && text !== howWord[stay.how]) card.append(made("p", {}, text + " ", placeButton(placeAt(task.id, step))));
  if (held.length > 0)
    card.append(made("p", { class: "holds" }, `holds ${held.map((lock) => lock.name).join(", ")}`));
  return card;
}

/** Lent priorities come and go: that of its last step. */
function priorityAt(task, step) {
  for (let i = step; i >= 0 && i > step - 2000; --i) if (steps[i].task === task.id) return steps[i].priority;
  return task.priority;
}

function drawNow(step) {
  const box = document.getElementById("now");
  const begun = tasks.filter((task) => stayAt(task.id, step).how !== "absent");
  // One that has ended and still holds a lock is often the reason why the others wait.
  const alive = begun.filter((task) => stayAt(task.id, step).how !== "ended" || heldAt(task.id, step).length > 0);
  box.replaceChildren(made("h2", {}, `At step ${grouped(steps[step].number)}`),
    ...(alive.length > 0 ? alive : begun).slice(0, 12).map((task) => taskCard(task, step)));
  if (alive.length > 12) box.append(made("p", { class: "fine" }, `and ${alive.length - 12} more tasks`));
}

function drawOutput(step) {
  const box = document.getElementById("output");
  const all = story.output.length;
  box.hidden = all === 0;
  if (all === 0) return;
  const text = story.output.filter(([at]) => at <= step || step === steps.length - 1).map(([, written]) => written).join("");
  box.replaceChildren(made("h2", {}, "The program has written"), made("pre", {}, text === "" ? "nothing yet" : text.slice(-8000)));
}
