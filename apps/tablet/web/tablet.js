'use strict';

let socket = null;
let state = null;  // the newest
let sent = 0;      // presses of this page

function press(word, more) {
  if (!socket || socket.readyState !== WebSocket.OPEN) return;
  ++sent;
  socket.send(JSON.stringify({ press: word, ...more }));
}

function makeButtons(list) {
  byId('buttons').replaceChildren(...list.map((one) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.id = 'button-' + one.word;
    button.title = one.about;
    const key = document.createElement('kbd'), label = document.createElement('b'), value = document.createElement('span');
    key.textContent = one.key;
    label.textContent = one.label;
    button.append(key, label, value);
    // A finger is down: now, not when it has gone. A keyboard's Enter and space come as a click without a pointer.
    button.addEventListener('pointerdown', (event) => {
      if (event.button === 0) press(one.word);
    });
    button.addEventListener('click', (event) => {
      if (event.detail === 0) press(one.word);
    });
    return button;
  }));
}

function show(next) {
  if (!state) makeButtons(next.buttons);
  state = next;
  for (const one of next.buttons) {
    const button = byId('button-' + one.word);
    button.setAttribute('aria-pressed', one.on);
    button.lastChild.textContent = one.text;
  }
  byId('song').textContent = next.song;
  byId('place-text').textContent = time(next.position) + (next.length ? ' of ' + time(next.length) : '');
  const share = next.length ? Math.min(100, (next.position / next.length) * 100) : 0;
  byId('place-bar').style.width = share + '%';
  byId('place').setAttribute('aria-valuenow', Math.round(share));
  next.levels.forEach((level, i) => { byId('level-' + i).value = Math.min(1, level.peak); });
  drawWave(next.wave);
  const late = next.latency;
  byId('latency').textContent = next.applied === 0 ? '–' :
      microseconds(late.last_us) + ' to the batch, ' + microseconds(late.last_us + next.delay_us) + ' to the ear; worst ' +
      microseconds(late.worst_us);
  byId('underruns').textContent = next.underruns;
  byId('applied').textContent = next.applied + ', ' + next.out_of_order;
  byId('refused').textContent = next.you.refused;
  byId('device').textContent = next.device;
  drawHistogram(late.histogram);
  drawWaits(next.waits);
}

function connect() {
  socket = new WebSocket('ws://' + location.host + '/buttons');
  const link = byId('link');
  socket.onopen = () => {
    sent = 0;
    link.textContent = 'connected';
    link.className = '';
  };
  socket.onmessage = (event) => show(JSON.parse(event.data));
  socket.onclose = () => {
    link.textContent = 'not connected';
    link.className = 'lost';
    setTimeout(connect, 1000);
  };
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !state) return;
  const one = state.buttons.find((each) => each.key === event.key);
  if (one) {
    if (!event.repeat) press(one.word);
  } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    press('volume', { change: event.key === 'ArrowUp' ? 0.05 : -0.05 });
  } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    press('speed', { change: event.key === 'ArrowRight' ? 0.05 : -0.05 });
  } else {
    return;
  }
  event.preventDefault();
});

connect();
