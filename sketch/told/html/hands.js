// Mouse, touch and keys.

const hands = { down: new Map(), moved: false, apart: 0 };

const leftOf = () => rows[0].canvas.getBoundingClientRect().left;
const timeAt = (clientX) => view.from + ((clientX - leftOf()) / rows[0].canvas.clientWidth) * span();

function onDown(event) {
  if (event.button > 0 || event.clientX < leftOf()) return;
  hands.down.set(event.pointerId, event.clientX);
  if (hands.down.size === 1) hands.moved = false;
  hands.apart = 0;
}

function onMove(event) {
  if (!hands.down.has(event.pointerId)) return;
  const before = hands.down.get(event.pointerId);
  const distance = event.clientX - before;
  if (!hands.moved && Math.abs(distance) < 4) return;
  if (!hands.moved) lanesBox.setPointerCapture(event.pointerId);
  hands.moved = true;
  hands.down.set(event.pointerId, event.clientX);
  if (hands.down.size === 1) return pan((-distance / rows[0].canvas.clientWidth) * span());
  const [a, b] = [...hands.down.values()];
  const apart = Math.max(Math.abs(a - b), 10);
  if (hands.apart > 0) zoom(hands.apart / apart, timeAt((a + b) / 2));
  hands.apart = apart;
}

function onUp(event) {
  if (!hands.down.delete(event.pointerId)) return;
  hands.apart = 0;
  if (event.type === "pointerup" && !hands.moved && hands.down.size === 0) choose(timeAt(event.clientX));
}

function onWheel(event, always) {
  const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
  if (event.ctrlKey || event.metaKey || always) {
    event.preventDefault();
    zoom(1.0018 ** Math.min(Math.max(event.deltaY, -400), 400), always ? (view.from + view.to) / 2 : timeAt(event.clientX));
  } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
    event.preventDefault();
    pan((sideways / rows[0].canvas.clientWidth) * span());
  }
}

const keys = {
  ArrowLeft: () => pan(-span() / 5), ArrowRight: () => pan(span() / 5),
  "+": () => zoom(0.5, around()), "=": () => zoom(0.5, around()), "-": () => zoom(2, around()),
  0: () => show(0, runEnd),
  Home: () => choose(0), End: () => choose(runEnd),
  ",": () => nextChange(-1), ".": () => nextChange(1),
};

/** Zooming keeps the chosen time where it is, if it is seen. */
const around = () => (view.cursor >= view.from && view.cursor <= view.to ? view.cursor : (view.from + view.to) / 2);

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  if (event.target.closest("button, summary") && [" ", "Enter"].includes(event.key)) return;
  event.preventDefault();
  keys[event.key]();
}

function beginHands() {
  lanesBox.addEventListener("pointerdown", onDown);
  lanesBox.addEventListener("pointermove", onMove);
  for (const end of ["pointerup", "pointercancel"]) lanesBox.addEventListener(end, onUp);
  lanesBox.addEventListener("wheel", (event) => onWheel(event, false), { passive: false });
  lanesBox.addEventListener("dblclick", (event) => event.clientX >= leftOf() && zoom(0.25, timeAt(event.clientX)));
  lanesBox.addEventListener("scroll", redraw, { passive: true });
  document.addEventListener("keydown", onKey);
  const overview = document.getElementById("overview");
  const goTo = (event) => {
    if (event.buttons === 0) return;
    const time = (event.offsetX / overview.clientWidth) * runEnd;
    show(time - span() / 2, time + span() / 2);
  };
  overview.addEventListener("pointerdown", goTo);
  overview.addEventListener("pointermove", goTo);
  overview.addEventListener("wheel", (event) => onWheel(event, true), { passive: false });
  const on = (id, action) => document.getElementById(id).addEventListener("click", action);
  on("closer", () => zoom(0.5, around()));
  on("wider", () => zoom(2, around()));
  on("all", () => show(0, runEnd));
  on("earlier", () => pan(-span() / 5));
  on("later", () => pan(span() / 5));
  on("previous", () => nextChange(-1));
  on("next", () => nextChange(1));
}
