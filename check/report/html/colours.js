// Colours of tasks: Okabe and Ito's, which colour-blind people tell apart. Names, places and shapes say the same.

const paletteSize = 8;
const colourClass = (task) => "t" + (task % paletteSize);

/** For canvases, which know no style sheets. */
function colourOf(task) {
  return getComputedStyle(document.documentElement).getPropertyValue("--t" + (task % paletteSize)).trim();
}

function nameChip(task) {
  return made("span", { class: "chip " + colourClass(task) }, tasks[task].name);
}
