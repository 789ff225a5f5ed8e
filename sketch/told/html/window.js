// Which part of the run is seen, and the chosen time.

const view = { from: 0, to: runEnd, cursor: runEnd, drawing: 0 };
const narrowest = Math.min(1000, runEnd);  // a microsecond

function show(from, to) {
  const span = Math.min(Math.max(to - from, narrowest), runEnd);
  const middle = (from + to) / 2;
  view.from = Math.min(Math.max(middle - span / 2, 0), runEnd - span);
  view.to = view.from + span;
  redraw();
}

/** Nearer (factor below 1) or wider; the time `around` stays where it is. */
function zoom(factor, around = (view.from + view.to) / 2) {
  const span = Math.min(Math.max((view.to - view.from) * factor, narrowest), runEnd);
  const share = (around - view.from) / (view.to - view.from);
  show(around - share * span, around + (1 - share) * span);
}

const pan = (distance) => show(view.from + distance, view.to + distance);
const span = () => view.to - view.from;

/** Chooses a time; out of sight, it comes into the middle. */
function choose(time) {
  view.cursor = Math.min(Math.max(time, 0), runEnd);
  if (view.cursor < view.from || view.cursor > view.to) show(view.cursor - span() / 2, view.cursor + span() / 2);
  else redraw();
}

/** All lanes that have changes. */
const allLanes = [...cores, interrupts, ...tasks.map((task) => task.stands), ...pins.flatMap((pin) => [pin.levels, pin.values])];

function nextChange(direction) {
  let best = direction > 0 ? runEnd : 0;
  for (const lane of allLanes) {
    const index = indexAt(lane.at, view.cursor);
    const other = direction > 0 ? index + 1 : lane.at[index] < view.cursor ? index : index - 1;
    if (other < 0 || other >= lane.at.length) continue;
    best = direction > 0 ? Math.min(best, lane.at[other]) : Math.max(best, lane.at[other]);
  }
  choose(best);
}

function redraw() {
  if (view.drawing) return;
  view.drawing = requestAnimationFrame(() => {
    view.drawing = 0;
    drawAll();
  });
}
