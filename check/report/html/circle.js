// Who waits for whom, as a ring of tasks and things. Drawn once.

function wrappedWords(text, most) {
  const lines = [""];
  for (const part of text.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] !== "" && lines[last].length + part.length + 1 > most) lines.push(part);
    else lines[last] += (lines[last] === "" ? "" : " ") + part;
  }
  return lines;
}

function label(x, y, text, most, attributes) {
  const lines = wrappedWords(text, most);
  return made("text", { x, y: y - (lines.length - 1) * 6.5, "text-anchor": "middle", ...attributes },
    ...lines.map((line, i) => made("tspan", { x, dy: i === 0 ? 0 : 13 }, line)));
}

function drawCircle() {
  const { nodes, edges, closed } = story.circle;
  const box = document.getElementById("circle");
  box.hidden = nodes.length < 2;
  if (nodes.length < 2) return;
  const count = nodes.length;
  const rx = count <= 2 ? 110 : Math.max(134, count * 28);
  const ry = count <= 2 ? 0 : Math.max(112, count * 24);
  const half = { x: 58, y: 17 };
  const width = 2 * rx + 2 * half.x + 8;
  const height = 2 * ry + 2 * half.y + (count <= 2 ? 90 : 8);
  const at = nodes.map((_, i) => {
    const angle = count <= 2 ? Math.PI * (1 + i) : -Math.PI / 2 + (2 * Math.PI * i) / count;
    return { x: width / 2 + rx * Math.cos(angle), y: height / 2 + ry * Math.sin(angle) };
  });
  const svg = made("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": circleWords() },
    made("defs", {}, made("marker", { id: "ring-head", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" },
      made("path", { d: "M0 0L8 4L0 8Z", class: "tip" }))));
  for (const [from, to, words] of edges) {
    const a = at[from];
    const b = at[to];
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    // Bent outwards, so that the ring looks like one, and two edges between two nodes stay apart.
    const out = count <= 2 ? { x: 0, y: from === 0 ? -36 : 36 } : { x: (middle.x - width / 2) * 0.28, y: (middle.y - height / 2) * 0.28 };
    const knee = { x: middle.x + out.x, y: middle.y + out.y };
    const start = edgePoint(a, knee, half);
    const end = edgePoint(b, knee, half);
    svg.append(made("path", { class: "ring", d: `M${start.x} ${start.y}Q${knee.x} ${knee.y} ${end.x} ${end.y}`, "marker-end": "url(#ring-head)" }),
      label((start.x + end.x + 2 * knee.x) / 4, (start.y + end.y + 2 * knee.y) / 4 + 4, word(words), 16, { class: "ring-words" }));
  }
  nodes.forEach(([task, text], i) => {
    const { x, y } = at[i];
    svg.append(made("rect", { class: task >= 0 ? "ring-task " + colourClass(task) : "ring-thing", x: x - half.x, y: y - half.y, width: 2 * half.x, height: 2 * half.y, rx: task >= 0 ? 6 : 17 }),
      label(x, y + 4, shortened(word(text), 18), 18, { class: task >= 0 ? "ring-name" : "ring-name thing" }));
  });
  box.replaceChildren(svg, made("figcaption", {}, closed ? "A circle: nobody in it can go on first." : "Who waits for whom."));
}

/** Where the line from the middle of a box leaves it. */
function edgePoint(node, towards, half) {
  const dx = towards.x - node.x;
  const dy = towards.y - node.y;
  const scale = Math.min((half.x + 3) / Math.max(Math.abs(dx), 0.01), (half.y + 3) / Math.max(Math.abs(dy), 0.01));
  return scale >= 1 ? { x: towards.x, y: towards.y } : { x: node.x + dx * scale, y: node.y + dy * scale };
}

function circleWords() {
  return story.circle.edges
    .map(([from, to, words]) => `${word(story.circle.nodes[from][1])} ${word(words)} ${word(story.circle.nodes[to][1])}`).join("; ");
}
