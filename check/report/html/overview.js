// The whole execution in one strip for each core: the colour of the task that runs, a bold mark at each preemption.

const overview = { box: document.getElementById("overview"), canvas: null };

function stripCount() { return Math.min(story.cores.count, 6); }

function drawOverview() {
  const width = overview.box.clientWidth;
  const height = stripCount() * 18 + 10;
  const scale = window.devicePixelRatio || 1;
  const canvas = made("canvas", { width: width * scale, height: height * scale, style: `height:${height}px` });
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  const label = story.cores.count === 1 && !story.cores.shared ? 0 : 58;
  overview.left = label;
  overview.width = width - label;
  const count = view.stops.length;
  const x = (stop) => label + stop / count * overview.width;
  const ink = getComputedStyle(document.body).color;
  pen.font = "600 11px system-ui, sans-serif";
  pen.textBaseline = "middle";
  for (let core = 0; core < stripCount(); ++core) {
    const y = 8 + core * 18;
    if (label) {
      pen.fillStyle = ink;
      pen.globalAlpha = 0.75;
      pen.fillText(story.cores.shared ? shortened(coreName(core), 9) : shortened(tasks[core] ? tasks[core].name : "", 8), 0, y + 8);
      pen.globalAlpha = 1;
    }
    for (let stop = 0; stop < count;) {
      const step = steps[view.stops[stop].step];
      let end = stop + 1;
      while (end < count && sameRun(steps[view.stops[end].step], step)) ++end;
      if (step.core === core) {
        pen.fillStyle = colourOf(step.task);
        const left = x(stop);
        const wide = Math.max(1, x(end) - left - (count < overview.width / 3 ? 1 : 0));
        pen.fillRect(left, y, wide, 14);
        const name = tasks[step.task].name;
        if (story.cores.shared && wide > pen.measureText(name).width + 8) {
          pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--on-task").trim();
          pen.fillText(name, left + 4, y + 7.5);
        }
      }
      stop = end;
    }
  }
  pen.fillStyle = ink;
  view.stops.forEach(({ step }, stop) => {
    if (!steps[step].takeOver) return;
    pen.fillRect(x(stop) - 1.5, 4, 3, height - 6);
    pen.beginPath();
    pen.moveTo(x(stop) - 6, 0);
    pen.lineTo(x(stop) + 6, 0);
    pen.lineTo(x(stop), 8);
    pen.fill();
  });
  overview.head = made("div", { class: "playhead", style: `height:${height}px` });
  overview.box.replaceChildren(canvas, overview.head);
  movePlayhead();
  // The middle of the slider's thumb stands below the play head.
  const thumb = 16;
  const each = overview.width / count;
  const slider = document.getElementById("slider");
  slider.style.marginLeft = `${Math.max(0, label + each / 2 - thumb / 2)}px`;
  slider.style.width = `${overview.width - each + thumb}px`;
}

const sameRun = (a, b) => a.core === b.core && a.task === b.task;

function movePlayhead() {
  overview.head.style.left = `${overview.left + (view.stop + 0.5) / view.stops.length * overview.width}px`;
}

function stopUnder(event) {
  const at = event.clientX - overview.box.getBoundingClientRect().left - overview.left;
  return Math.max(0, Math.min(view.stops.length - 1, Math.floor(at / overview.width * view.stops.length)));
}

function listenToOverview() {
  overview.box.addEventListener("pointerdown", (event) => {
    overview.box.setPointerCapture(event.pointerId);
    select(stopUnder(event));
  });
  overview.box.addEventListener("pointermove", (event) => {
    if (event.buttons) select(stopUnder(event));
  });
}
