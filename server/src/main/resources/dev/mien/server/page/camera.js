// The camera: pictures to the server as fast as it reads them, what it says of them over the picture.
import { openLive, save } from "./server.js";
import { answer, drawFaces, groupItem, seen } from "./faces.js";
import { Timeline } from "./timeline.js";
import { say } from "./words.js";

const WIDTH = 640;
/** Milliseconds behind from which on no picture waits while another is read, and to which one may again. */
const LATE = 80;
const EARLY = 40;
/** Between two drawings of the chart, which costs as much as a picture. */
const CHART_MS = 100;
/** Between two sayings of how fast it goes, which programs read aloud. */
const SAY_MS = 1000;
const KEPT_LINES = 200_000;
const $ = id => document.getElementById(id);

let settings;
let session = null;
/** The last session, whose records can be saved. */
let kept = null;
let timeline;

class Session {
  constructor(stream, socket) {
    this.stream = stream;
    this.socket = socket;
    this.lines = [];
    this.sent = 0;
    this.answered = 0;
    this.times = new Map();
    this.began = performance.now();
    this.rates = [];
    this.grab = document.createElement("canvas");
    this.pixels = this.grab.getContext("2d", { alpha: false, willReadFrequently: true }); // as JPEGs are made of them
    this.ahead = 2;
    this.behind = 0;
    this.charted = 0;
    this.said = 0;
    this.faces = [];
    this.track = null;
    this.encoding = false;
  }
}

function status(text, fault = false) {
  $("live-status").textContent = text;
  $("live-status").classList.toggle("fault", fault);
}

function who(face) {
  return face.track === undefined ? say("someone") : say("person", { n: face.track });
}

/** Takes the camera's picture of this moment; a canvas that is given a size is made anew, so only when there is another. */
function take(live, video) {
  const scale = Math.min(1, WIDTH / video.videoWidth);
  const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
  if (live.grab.width !== width || live.grab.height !== height) [live.grab.width, live.grab.height] = [width, height];
  live.pixels.drawImage(video, 0, 0, width, height);
}

/** Sends the picture that was taken, unless enough are on their way. */
function send(live, taken) {
  if (live.socket.readyState !== WebSocket.OPEN || live.encoding || live.sent - live.answered >= live.ahead) return;
  live.encoding = true;
  live.grab.toBlob(picture => {
    live.encoding = false;
    if (!picture || live.socket.readyState !== WebSocket.OPEN) return;
    live.socket.send(JSON.stringify({ time: (taken - live.began) / 1000 }));
    live.socket.send(picture);
    live.times.set(live.sent++, taken);
  }, "image/jpeg", 0.85);
}

/** With each new picture of the camera, which come more seldom than the screen is drawn. */
function draw(live) {
  if (session !== live) return;
  const [video, view] = [$("video"), $("view")];
  if (video.videoWidth) {
    const taken = performance.now();
    take(live, video);
    send(live, taken);
    if (view.width !== live.grab.width && live.grab.width) [view.width, view.height] = [live.grab.width, live.grab.height];
    const context = view.getContext("2d");
    const mirrored = $("mirror").checked;
    context.save();
    if (mirrored) context.setTransform(-1, 0, 0, 1, view.width, 0);
    context.drawImage(live.grab, 0, 0, view.width, view.height);
    context.restore();
    const { covered, threshold } = settings();
    drawFaces(context, live.faces, { scale: view.width / (live.width ?? view.width), mirrored, covered, threshold, name: face => face.track ?? "" });
  }
  if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(() => draw(live));
  else requestAnimationFrame(() => draw(live));
}

/** A picture that waits for the one before it is old when it is read: where reading takes long, none does. */
function keepUp(live, behind) {
  live.behind += live.behind === 0 ? behind : (behind - live.behind) / 8;
  live.ahead = live.behind > LATE ? 1 : live.behind < EARLY ? 2 : live.ahead;
}

/** Says who shows what; the same once. */
function sayNow(faces) {
  const { threshold } = settings();
  const lines = faces.map(face => `${who(face)}: ${answer(face, threshold).text}`);
  const list = $("now");
  if (lines.join("\n") === [...list.children].map(item => item.textContent).join("\n")) return;
  list.replaceChildren(...lines.map(line => {
    const item = document.createElement("li");
    const strong = document.createElement("strong");
    strong.textContent = line;
    item.append(strong);
    return item;
  }));
}

function frame(live, record) {
  const taken = live.times.get(record.frame);
  const now = performance.now();
  for (const number of live.times.keys()) if (number <= record.frame) live.times.delete(number);
  live.answered = Math.max(live.answered, record.frame + 1);
  live.rates.push(now);
  while (live.rates[0] < now - 2000) live.rates.shift();
  live.faces = record.faces;
  live.width = record.width;
  if (taken) keepUp(live, now - taken);
  if (taken && session === live && now - live.said > SAY_MS) {
    live.said = now;
    status(say("running", { fps: Math.round(live.rates.length / 2), ms: Math.round(live.behind) }));
  }
  if (record.people === undefined) sayNow(record.faces);
  else $("now").replaceChildren(groupItem(record));
  const people = record.faces.filter(face => face.smoothed);
  const shown = people.find(face => face.track === live.track) ?? people[0];
  if (shown) {
    if (shown.track !== live.track) timeline.clear();
    live.track = shown.track;
    timeline.add(record.time, shown.smoothed.probabilities);
    if (now - live.charted > CHART_MS) {
      live.charted = now;
      timeline.draw();
    }
  }
}

/** An event of an expression, or a time of looking away. */
function event(live, record) {
  const what = say(record.expression ?? "away");
  const item = document.createElement("li");
  item.textContent = say("event", {
    who: say("person", { n: record.track }),
    what: record.sure ?? true ? what : say("possible", { what }),
    from: record.onset.toFixed(1),
    to: record.offset.toFixed(1),
  });
  $("events").prepend(item);
  while ($("events").children.length > 100) $("events").lastChild.remove();
  if (record.expression && record.track === live.track) timeline.event(record);
}

function read(live, text) {
  if (live.lines.length < KEPT_LINES) live.lines.push(text);
  $("live-downloads").hidden = false;
  const record = seen(text);
  if (record.type === "frame") frame(live, record);
  else if (record.type === "event" || record.type === "looking_away") event(live, record);
}

function release(live) {
  live.stream.getTracks().forEach(track => track.stop());
  $("video").srcObject = null;
  $("start").textContent = say("start");
  $("start").dataset.word = "start";
}

/** The server says what it all came to before it closes. */
function stop() {
  const live = session;
  session = null;
  release(live);
  if (live.socket.readyState === WebSocket.OPEN) live.socket.send(JSON.stringify({ end: true }));
  status(say("stopped"));
}

async function start() {
  if (!navigator.mediaDevices) {
    status(say("noCamera", { why: say("noContext") }), true);
    return;
  }
  status(say("opening"));
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { width: WIDTH, height: 480 }, audio: false });
  } catch (error) {
    status(say("noCamera", { why: error.message || error.name }), true);
    return;
  }
  const live = new Session(stream, openLive(settings().pipeline));
  session = live;
  kept = live;
  live.socket.onmessage = message => read(live, message.data);
  live.socket.onclose = closed => {
    if (session === live) {
      session = null;
      release(live);
      status(say("lost", { why: closed.reason || say("unreachable") }), true);
    }
  };
  timeline.clear();
  $("events").replaceChildren();
  for (const id of ["stage", "timeline", "timeline-title", "events-title"]) $(id).hidden = false;
  $("start").dataset.word = "stop";
  $("start").textContent = say("stop");
  const video = $("video");
  video.srcObject = stream;
  await video.play();
  draw(live);
}

export function redrawCamera() {
  timeline.nameColours();
  timeline.draw();
}

/** @param current gives threshold, pipeline and covered as they are now */
export function startCamera(current) {
  settings = current;
  timeline = new Timeline($("timeline"), $("legend"));
  $("start").addEventListener("click", () => (session ? stop() : start()));
  $("live-save").addEventListener("click", () => save("mien-live.jsonl", "application/jsonl", kept.lines.join("\n") + "\n"));
  window.addEventListener("pagehide", () => { if (session) stop(); });
}
