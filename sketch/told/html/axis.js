// The time axis, canvases, and the lines of time that go through all lanes.

const palette = {};

/** Canvases know no style sheets. */
function readPalette() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "soft", "line", "shade", "card", "wrong", "on-task", "t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"])
    palette[name] = style.getPropertyValue("--" + name).trim();
}

const colourOf = (task) => palette["t" + (task % 8)];

/** The drawing context of a canvas, cleared, in units of the page. */
function sheet(canvas, height) {
  const width = canvas.clientWidth;
  const scale = window.devicePixelRatio || 1;
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.round(height * scale)];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height, x: (time) => ((time - view.from) / span()) * width };
}

/** 1, 2 or 5 times a power of ten: so far apart that a label fits between. */
function axisStep(width) {
  const least = (span() / Math.max(width, 1)) * 96;
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least);
}

function eachMark(step, visit) {
  for (let i = Math.ceil(view.from / step); i * step <= view.to; ++i) visit(i * step, i);
}

function drawGrid({ context, width, height, x }) {
  context.fillStyle = palette.line;
  eachMark(axisStep(width), (time) => context.fillRect(Math.round(x(time)), 0, 1, height));
}

function drawAxis(paper) {
  const { context, width, height, x } = paper;
  const step = axisStep(width);
  context.font = "12px " + getComputedStyle(document.body).fontFamily;
  context.textBaseline = "top";
  context.fillStyle = palette.soft;
  // The kernel's ticks, where they can be told apart.
  if (model.tick > 0 && (model.tick / span()) * width >= 5)
    eachMark(model.tick, (time) => context.fillRect(Math.round(x(time)), height - 4, 1, 4));
  context.fillStyle = palette.ink;
  eachMark(step, (time) => {
    const at = Math.round(x(time));
    context.fillRect(at, height - 9, 1, 9);
    const words = timeWords(time, step);
    if (at + context.measureText(words).width + 4 < width) context.fillText(words, at + 3, 4);
  });
}
