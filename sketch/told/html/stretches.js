// Lanes of stretches: who has a core, how a task stands. What is too narrow to be seen is added up for each column of
// pixels, so that a crowded column shows the shares of time.

/** looks(value): {fill, tall, words, on, dash} or null where nothing is drawn; tall: the share of the height. What lasts
 *  for a moment only is seen as well. */
function drawStretches(paper, lane, looks, top = 0) {
  const { context, width, height } = paper;
  const room = height - top - 3;
  let column = -1;
  let shares = new Map();
  const flush = () => {
    drawShares(paper, shares, looks, column, 1, top, room);
    shares = new Map();
  };
  const first = Math.max(indexAt(lane.at, view.from), 0);
  for (let i = first; i < lane.at.length && lane.at[i] < view.to; ++i) {
    const left = Math.max(paper.x(lane.at[i]), 0);
    const right = Math.min(paper.x(endOf(lane, i)), width);
    const mixed = lane.shares.get(i);
    if (right - left >= 1.5 && mixed) {
      drawMixed(paper, lane, i, mixed, looks, left, right, top, room);
      continue;
    }
    if (right - left >= 1.5) {
      drawWide(paper, lane, i, looks(lane.values[i]), left, right, top, room);
      continue;
    }
    for (let from = left; from < right;) {
      const here = Math.floor(from);
      if (here !== column) { flush(); column = here; }
      const to = Math.min(right, here + 1);
      for (const [value, share] of mixed || [[lane.values[i], 1]])
        shares.set(value, (shares.get(value) || 0) + (to - from) * share);
      from = to;
    }
  }
  flush();
}

/** One above the other, each as tall as its share of the time. */
function drawShares({ context, height }, shares, looks, left, wide, top, room) {
  let below = height - 2;
  for (const [value, share] of [...shares].sort(([a], [b]) => a - b)) {
    const look = looks(value);
    if (look === null) continue;
    const tall = look.tall < 0.2 ? room * share * 0.2 : Math.max(room * Math.min(share, 1), look.least || 3);
    context.fillStyle = look.fill;
    context.fillRect(left, below - tall, wide, tall);
    below = Math.max(below - tall, top + 1);
  }
}

/** So many changes that only their shares of the time are known. */
function drawMixed(paper, lane, i, mixed, looks, left, right, top, room) {
  drawShares(paper, mixed, looks, left, right - left, top, room);
  drawHatch(paper.context, left, top + 1, right - left, room);
  const look = looks(lane.values[i]);
  drawWords(paper.context, `${lane.counts.get(i)} changes${look ? ", mostly: " + look.words : ""}`, left + 4, top + room / 2 + 2,
    right - left - 8, palette.ink);
}

function drawWide({ context, height }, lane, i, look, left, right, top, room) {
  if (look === null) return;
  const tall = Math.max(room * look.tall, 2);
  const above = height - 2 - tall;
  context.fillStyle = look.fill;
  if (look.dash) {
    context.strokeStyle = look.fill;
    context.lineWidth = tall;
    context.setLineDash(look.dash);
    context.beginPath();
    context.moveTo(left, above + tall / 2);
    context.lineTo(right, above + tall / 2);
    context.stroke();
    context.setLineDash([]);
  } else {
    context.fillRect(left, above, Math.max(right - left - (right - left > 4 ? 0.5 : 0), 1), tall);
  }
  drawWords(context, look.words, left + 4, top + room / 2 + 2, right - left - 8, look.on);
}

/** So many changes that they stand for one. */
function drawHatch(context, left, top, wide, tall) {
  context.save();
  context.beginPath();
  context.rect(left, top, wide, tall);
  context.clip();
  context.strokeStyle = palette.card;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let x = left - tall; x < left + wide; x += 7) { context.moveTo(x, top + tall); context.lineTo(x + tall, top); }
  context.stroke();
  context.restore();
}

/** As much of the words as there is room for. */
function drawWords(context, words, x, y, room, colour) {
  if (room < 18 || !words) return;
  context.font = "12px " + getComputedStyle(document.body).fontFamily;
  let text = words;
  if (context.measureText(text).width > room) {
    const most = Math.floor((text.length * room) / context.measureText(text).width) - 1;
    if (most < 3) return;
    text = text.slice(0, most) + "\u2026";
  }
  context.fillStyle = colour;
  context.textBaseline = "middle";
  context.fillText(text, x, y);
}

function coreLook(value) {
  if (value === -1) return null;
  const fill = value < 0 ? palette.soft : colourOf(value);
  return { fill, tall: 1, words: coreWords(value), on: palette["on-task"] };
}

function taskLook(task, value) {
  if (value === absent) return null;
  const fill = colourOf(task);
  if (value === runs) return { fill, tall: 1, words: "runs", on: palette["on-task"] };
  if (value === ready) return { fill: fill + "66", tall: 0.6, words: "ready", on: palette.ink };
  if (value === rounds) return { fill, tall: 0.12, dash: [2, 3], words: standWords(value), on: palette.soft };
  if (sleeps(value)) return { fill: palette.soft, tall: 0.08, dash: [1, 5], words: "sleeps", on: palette.soft };
  return { fill, tall: 0.16, dash: [6, 4], words: standWords(value), on: palette.ink };
}

const interruptLook = (value) => (value < 0 ? null : { fill: palette.ink, tall: 1, least: 14, words: model.interruptNames[value], on: palette.card });

/** A strip above a task's lane: its priority, a lent one as a filled band. */
function drawPriorities(paper, task) {
  const { context, width, x } = paper;
  task.priorities.forEach((one, i) => {
    const end = i + 1 < task.priorities.length ? task.priorities[i + 1][0] : runEnd;
    if (end < view.from || one[0] > view.to) return;
    const left = Math.max(x(one[0]), 0);
    const wide = Math.max(Math.min(x(end), width) - left, 1);
    if (isLent(one)) {
      context.fillStyle = palette.ink;
      context.fillRect(left, 1, wide, 12);
    } else {
      context.fillStyle = palette.soft;
      context.fillRect(left, 12, wide, 1);
    }
    drawWords(context, (isLent(one) ? "\u2191 " : "") + priorityWords(one), left + 3, 7.5, wide - 5, isLent(one) ? palette.card : palette.soft);
  });
}
