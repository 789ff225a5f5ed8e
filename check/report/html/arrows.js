// Arrows between lanes: what lets whom go on, preemptions, and what never comes.

function drawArrows(svg, first, last) {
  const current = view.stops[view.stop].step;
  let drawn = 0;
  for (const arrow of arrows) {
    const from = view.rowOfStep[arrow.from];
    const to = view.rowOfStep[arrow.to];
    if (to < first || from > last || from === to || ++drawn > 400) continue;
    const x1 = laneX(steps[arrow.from].task);
    const x2 = laneX(steps[arrow.to].task);
    const side = x2 > x1 ? 1 : -1;
    const y1 = rowY(from);
    const y2 = rowY(to);
    const bend = Math.min(Math.abs(x2 - x1) * 0.6, 60) * side;
    const now = arrow.from === current || arrow.to === current;
    svg.append(made("path", {
      class: `arrow ${arrow.kind.replace(" ", "-")}${now ? " now" : ""}`,
      d: `M${x1 + 6 * side} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 8 * side} ${y2}`,
      "marker-end": now ? "url(#tip-now)" : "url(#tip)",
    }, made("title", {}, arrowWords(arrow))));
  }
}

function arrowWords({ kind, from, to, object }) {
  const giver = tasks[steps[from].task].name;
  const taker = tasks[steps[to].task].name;
  const sentence = {
    starts: `${giver} starts ${taker}`,
    ends: `${taker} has waited for the end of ${giver}`,
    "hands on": `${giver} gives ${object} back, ${taker} takes it`,
    wakes: `${giver} wakes ${taker}`,
    posts: `${giver} adds to ${object}, ${taker} takes from it`,
    message: `${giver} writes ${object}, ${taker} reads it`,
    interrupts: `${taker} interrupts ${giver}`,
  };
  return sentence[kind] || `${giver} lets ${taker} go on`;
}

/** In the last row: what each task waits for, and never comes. */
function drawEnd(svg, row) {
  const last = steps.length - 1;
  if (!story.end.jam && story.end.task >= 0)
    svg.append(made("path", { class: "cross wide", d: `M${laneX(story.end.task) - 7} ${rowY(row) - 7}l14 14m0 -14l-14 14` }));
  for (const task of tasks) {
    const stay = stayAt(task.id, last);
    const peer = stay.peer;
    if (!["waits", "spins"].includes(stay.how) || peer < 0 || peer === task.id) continue;
    const x1 = laneX(peer);
    const x2 = laneX(task.id);
    const side = x2 > x1 ? 1 : -1;
    // Two that wait for each other: one above the other.
    const y = rowY(row) + (side > 0 ? -6 : 6);
    const middle = (x1 + x2) / 2;
    svg.append(made("path", { class: "arrow missing", d: `M${x1 + 7 * side} ${y}H${x2 - 9 * side}`, "marker-end": "url(#tip-missing)" },
      made("title", {}, `${task.name} ${stay.text}: that never comes`)),
    made("path", { class: "cross", d: `M${middle - 4} ${y - 4}l8 8m0 -8l-8 8` }));
  }
}

function drawTakeOver(svg, row, one) {
  const from = laneX(steps[one.step].task);
  const to = laneX(one.task);
  const side = to > from ? 1 : -1;
  svg.append(made("path", { class: "take-over", d: `M${from} ${rowY(row) - 6}v12M${from} ${rowY(row)}H${to - 12 * side}`, "marker-end": "url(#tip-take-over)" }));
}

function tips() {
  const tip = (id) => made("marker", { id, viewBox: "0 0 8 8", refX: 6, refY: 4, markerWidth: id === "tip-take-over" ? 3.2 : 7, markerHeight: id === "tip-take-over" ? 3.2 : 7, orient: "auto" },
    made("path", { d: "M0 0L8 4L0 8Z", class: id }));
  return made("defs", {}, tip("tip"), tip("tip-now"), tip("tip-missing"), tip("tip-take-over"));
}
