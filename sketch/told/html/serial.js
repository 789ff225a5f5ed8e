// What was printed, as a list. Only the lines that can be seen exist as elements.

const list = { box: document.getElementById("lines"), tall: 24, chosen: -1 };

function drawLines() {
  if (lines.length === 0) return;
  const first = Math.max(Math.floor(list.box.scrollTop / list.tall) - 4, 0);
  const last = Math.min(first + Math.ceil(list.box.clientHeight / list.tall) + 8, lines.length);
  const sized = made("div");
  sized.style.height = lines.length * list.tall + "px";
  for (let i = first; i < last; ++i) {
    const { time, line, who, text } = lines[i];
    const row = made("div", { class: "line", role: "option", id: `line-${i}`, "aria-selected": String(i === list.chosen), "aria-setsize": lines.length, "aria-posinset": i + 1, onclick: () => chooseLine(i) },
      made("time", {}, exactWords(time)), made("i", { title: who }, line > 0 ? `${who} (Serial${line})` : who), made("span", {}, text));
    row.style.top = i * list.tall + "px";
    sized.append(row);
  }
  list.box.replaceChildren(sized);
  if (list.chosen >= first && list.chosen < last) list.box.setAttribute("aria-activedescendant", `line-${list.chosen}`);
  else list.box.removeAttribute("aria-activedescendant");
}

/** Goes to the line's time. */
function chooseLine(index) {
  const i = Math.min(Math.max(index, 0), lines.length - 1);
  choose(lines[i].time);
  list.chosen = i;
  revealLine(i);
}

function revealLine(i) {
  const top = i * list.tall;
  if (top < list.box.scrollTop || top + list.tall > list.box.scrollTop + list.box.clientHeight)
    list.box.scrollTop = top - list.box.clientHeight / 2;
  drawLines();
}

/** The chosen line follows the chosen time. */
function followLines() {
  if (lines.length === 0) return;
  const known = list.chosen >= 0 && lines[list.chosen].time === view.cursor;
  const index = known ? list.chosen : indexAt(lineTimes, view.cursor);
  if (index === list.chosen) return;
  list.chosen = index;
  if (index >= 0) revealLine(index); else drawLines();
}

function beginLines() {
  document.getElementById("serial").hidden = lines.length === 0;
  document.getElementById("lines-count").textContent = `${lines.length}`;
  list.box.addEventListener("scroll", drawLines, { passive: true });
  list.box.addEventListener("keydown", (event) => {
    const page = Math.floor(list.box.clientHeight / list.tall) - 1;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -lines.length, End: lines.length };
    if (!(event.key in steps)) return;
    event.preventDefault();
    event.stopPropagation();
    chooseLine(list.chosen + steps[event.key]);
  });
}
