// Pins: levels as a waveform, measured and written values as steps; and marks where lines were printed.

function drawLevels(paper, lane) {
  const { context, width, height, x } = paper;
  const y = (level) => (level ? 5 : height - 5);
  context.strokeStyle = palette.ink;
  context.fillStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  let crowded = -1;  // the last column in which it goes up and down
  let before;
  for (let i = Math.max(indexAt(lane.at, view.from), 0); i < lane.at.length && lane.at[i] <= view.to; ++i) {
    const left = Math.max(x(lane.at[i]), 0);
    const right = Math.min(x(endOf(lane, i)), width);
    if (lane.counts.get(i) > 1) {
      context.fillStyle = palette.soft;
      context.fillRect(left, 5, Math.max(right - left, 1), height - 10);
      before = undefined;
      continue;
    }
    if (right - left < 0.7) {
      if (Math.floor(left) !== crowded) context.fillRect(crowded = Math.floor(left), 5, 1, height - 10);
      before = undefined;
      continue;
    }
    const level = y(lane.values[i]);
    if (before === undefined) context.moveTo(left, level); else context.lineTo(left, level);
    context.lineTo(right, level);
    before = level;
    drawWords(context, lane.values[i] ? "HIGH" : "LOW", left + 4, height / 2, Math.min(right - left - 8, 40), palette.soft);
  }
  context.stroke();
}

function drawValues(paper, lane) {
  const { context, width, height, x } = paper;
  if (!lane.range) lane.range = lane.values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [0, 1]);
  const [low, high] = lane.range;
  const y = (value) => height - 4 - ((value - low) / (high - low)) * (height - 8);
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  let begun = false;
  for (let i = Math.max(indexAt(lane.at, view.from), 0); i < lane.at.length && lane.at[i] <= view.to; ++i) {
    const left = Math.max(x(lane.at[i]), 0);
    const right = Math.min(x(endOf(lane, i)), width);
    if (begun) context.lineTo(left, y(lane.values[i])); else context.moveTo(left, y(lane.values[i]));
    context.lineTo(right, y(lane.values[i]));
    begun = true;
    const above = y(lane.values[i]) > height / 2;
    drawWords(context, String(lane.values[i]), left + 4, above ? y(lane.values[i]) - 8 : y(lane.values[i]) + 9, right - left - 6, palette.soft);
  }
  context.stroke();
}

const lineTimes = lines.map((line) => line.time);

function drawPrinted(paper) {
  const { context, width, height, x } = paper;
  let column = -1;
  for (let i = Math.max(indexAt(lineTimes, view.from), 0); i < lines.length && lines[i].time <= view.to; ++i) {
    const left = x(lines[i].time);
    const next = i + 1 < lines.length ? x(lines[i + 1].time) : width;
    if (left >= 0 && Math.floor(left) !== column) {
      column = Math.floor(left);
      context.fillStyle = palette.ink;
      context.fillRect(column, 3, 1, height - 6);
    }
    const from = Math.max(left, 0);
    drawWords(context, lines[i].text, from + 4, height / 2, Math.min(next, width) - from - 8, palette.ink);
  }
}
