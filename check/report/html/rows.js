// The execution as rows: steps, the calls before them, take-overs, and stretches that repeat, folded until opened.

/** rows: what stands below each other. stops: where the slider may stand, each {row, step}. */
function buildRows(opened) {
  const rows = [];
  const stops = [];
  const rowOfStep = new Array(steps.length);
  const folds = story.folds.map(([first, last, text]) => ({ first, last, text: word(text) }));
  let fold = 0;
  for (let step = 0; step < steps.length; ++step) {
    while (fold < folds.length && folds[fold].last < step) ++fold;
    const here = folds[fold];
    if (here && here.first === step && !opened.has(step)) {
      stops.push({ row: rows.length, step: here.last });
      for (let i = here.first; i <= here.last; ++i) rowOfStep[i] = rows.length;
      rows.push({ kind: "fold", step: here.last, first: here.first, task: steps[step].task, text: here.text });
      step = here.last;
      continue;
    }
    const one = steps[step];
    if (one.takeOver) rows.push({ kind: "take-over", step: step - 1, next: step, task: one.task, text: `${tasks[one.task].name} ${one.takeOver}` });
    for (const [text, file, line, depth] of one.calls)
      rows.push({ kind: "call", step, task: one.task, text: word(text), file, line, depth });
    stops.push({ row: rows.length, step });
    rowOfStep[step] = rows.length;
    rows.push({ kind: "step", step, task: one.task, text: one.text, file: one.file, line: one.line, depth: one.depth });
  }
  const last = steps.length - 1;
  if (story.end !== null) rows.push({ kind: "end", step: last, task: -1, text: endWords(last) });
  return { rows, stops, rowOfStep };
}

function endWords(last) {
  const how = tasks.map((task) => stayAt(task.id, last).how);
  const spinner = how.indexOf("spins");
  if (spinner >= 0) {
    const peer = stayAt(spinner, last).peer;
    if (peer < 0) return "and so on, for ever";
    return `for ever: ${tasks[spinner].name} waits, ${tasks[peer].name} cannot go on`;
  }
  return story.end.jam ? "nobody can go on any more" : word(story.end.text);
}
