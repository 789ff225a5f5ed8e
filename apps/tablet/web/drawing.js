'use strict';

const byId = (id) => document.getElementById(id);
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const time = (seconds) => Math.floor(seconds / 60) + ':' + String(Math.floor(seconds % 60)).padStart(2, '0');
const microseconds = (us) => (us < 1000 ? us + ' µs' : us < 1e6 ? (us / 1000).toFixed(us < 10000 ? 1 : 0) + ' ms' : (us / 1e6).toFixed(1) + ' s');

function drawWave(points) {
  const canvas = byId('wave'), pen = canvas.getContext('2d'), { width, height } = canvas;
  pen.clearRect(0, 0, width, height);
  pen.strokeStyle = colour('--line');
  pen.beginPath();
  pen.moveTo(0, height / 2);
  pen.lineTo(width, height / 2);
  pen.stroke();
  pen.strokeStyle = colour('--wave');
  pen.lineWidth = 2;
  pen.beginPath();
  points.forEach((one, i) => pen.lineTo((i / (points.length - 1)) * width, (height / 2) * (1 - one / 127)));
  pen.stroke();
}

function drawHistogram(counts) {
  const place = byId('histogram'), most = Math.max(1, ...counts);
  while (place.children.length < counts.length) {
    const i = place.children.length, word = document.createElement('span');
    place.append(document.createElement('i'));
    // Every third bar is named.
    word.textContent = i % 3 === 0 ? microseconds(2 ** i) : '';
    byId('histogram-words').append(word);
  }
  counts.forEach((count, i) => {
    const bar = place.children[i];
    bar.style.height = count === 0 ? '0' : Math.max(3, (count / most) * 70) + 'px';
    bar.title = (i === 0 ? 'below 2 µs' : 'from ' + microseconds(2 ** i)) + ': ' + count;
  });
}

function drawWaits(graph) {
  const waiting = graph.tasks.filter((task) => task.waits_for);
  const name = (number) => (graph.tasks.find((task) => task.number === number) || {}).name || '#' + number;
  const sentence = (task) => task.name + ' waits for ' + (task.waits_for.name || 'a ' + task.waits_for.kind) +
      (task.waits_for.held_by === undefined ? '' : ', held by ' + name(task.waits_for.held_by));
  byId('waits').textContent = waiting.length === 0 ? 'Nobody waits for anybody.' : waiting.map(sentence).join('; ');
  byId('tasks').replaceChildren(...graph.tasks.map((task) => {
    const item = document.createElement('li');
    item.textContent = task.name + ' ' + task.state + (task.priority > 0 ? ', priority ' + task.priority : '') +
        (task.core >= 0 ? ', core ' + task.core : '');
    if (task.waits_for) item.className = 'waits';
    return item;
  }));
}
