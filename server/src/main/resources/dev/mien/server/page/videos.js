// Videos: sent in parts, worked on by the server, then shown as what came and went.
import { ask, pause, save } from "./server.js";
import { colour } from "./faces.js";
import { say } from "./words.js";

const PART = 8 << 20;
const TRIES = 6;
const LOOK_SECONDS = 1;
const OPEN = ["uploading", "waiting", "running", "streaming"];

const cards = [];

/** Sends a file from where the server has it; a part that breaks off, or that the server has otherwise, is gone on with. */
async function upload(card) {
  let { received, bytes } = card.job;
  for (let tries = 0; received < bytes && !card.gone; ) {
    try {
      const response = await ask(card.job.links.upload.slice(1), {
        method: "PATCH",
        body: card.file.slice(received, received + PART),
        headers: { "Content-Type": "application/octet-stream", "Upload-Offset": String(received) },
      }, n => show(card, say("waiting", { n }), received / bytes));
      const offset = response.headers.get("Upload-Offset");
      if (offset === null) throw new Error((await response.json()).detail);
      received = Number(offset);
      tries = response.ok ? 0 : tries + 1;
      if (tries > TRIES) throw new Error((await response.json()).detail);
      await pause(tries);
      show(card, say("sending", { percent: Math.round(received / bytes * 100) }), received / bytes);
    } catch (error) {
      if (!(error instanceof TypeError) || ++tries > TRIES) throw error;
      await pause(tries);
    }
  }
}

function progress(card) {
  const { state, time, duration, received, bytes } = card.job;
  if (state === "waiting") return show(card, say("queued"), 0);
  const share = state === "uploading" ? received / bytes : duration ? Math.min(1, time / duration) : 0;
  show(card, say(state === "uploading" ? "sending" : "watching", { percent: Math.round(share * 100) }), share);
}

/** Of many, each is asked for less often. */
async function follow(card) {
  while (!card.gone) {
    card.job = await (await ask(`api/v1/jobs/${card.job.id}`)).json();
    if (!OPEN.includes(card.job.state)) return;
    progress(card);
    await pause(LOOK_SECONDS * cards.filter(one => one.job && OPEN.includes(one.job.state)).length);
  }
}

function show(card, text, share) {
  card.status.textContent = text;
  card.progress.value = share;
}

function button(word, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.dataset.word = word;
  made.textContent = say(word);
  made.addEventListener("click", action);
  return made;
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, "0")}`;
}

/** Who was there, and what each showed when, on a line as long as the video. */
function results(card) {
  const records = card.lines.split("\n").filter(Boolean).map(line => JSON.parse(line));
  const video = records.find(record => record.type === "video");
  const people = records.filter(record => record.type === "person");
  const list = document.createElement("ul");
  list.className = "faces";
  for (const person of people) {
    const events = records.filter(record => record.track === person.track && (record.type === "event" || record.type === "looking_away"));
    const item = document.createElement("li");
    item.className = "face";
    const head = document.createElement("strong");
    head.textContent = `${say("person", { n: person.track })}, ${clock(person.first)}–${clock(person.last)}, ${say("blinks", { n: person.blinks })}`;
    const band = document.createElement("div");
    band.className = "band";
    band.setAttribute("aria-hidden", "true");
    const said = document.createElement("ol");
    said.className = "events";
    const length = Math.max(0.1, video.to - video.from);
    for (const event of events.sort((a, b) => a.onset - b.onset)) {
      const what = say(event.expression ?? "away");
      const line = document.createElement("li");
      line.textContent = `${clock(event.onset)}–${clock(event.offset)} ${event.sure ?? true ? what : say("possible", { what })}`;
      said.append(line);
      if (!event.expression) continue;
      const mark = document.createElement("i");
      mark.style.left = `${(event.onset - video.from) / length * 100}%`;
      mark.style.width = `${Math.max(0.5, (event.offset - event.onset) / length * 100)}%`;
      mark.style.background = colour(event.expression, Object.keys(person.probabilities));
      band.append(mark);
    }
    item.append(head, band, said);
    list.append(item);
  }
  if (people.length === 0) {
    const none = document.createElement("li");
    none.textContent = say("nobody");
    list.append(none);
  }
  return list;
}

async function finish(card) {
  const { id } = card.job;
  card.lines = await (await ask(`api/v1/jobs/${id}/result`, { headers: { Accept: "application/jsonl" } })).text();
  card.progress.remove();
  card.status.textContent = "";
  card.buttons.prepend(
    button("saveLines", () => save(`${card.file.name}.jsonl`, "application/jsonl", card.lines)),
    button("saveRows", async () => {
      const rows = await ask(`api/v1/jobs/${id}/result`, { headers: { Accept: "text/csv" } });
      save(`${card.file.name}.csv`, "text/csv", await rows.text());
    }));
  card.result = results(card);
  card.element.append(card.result);
}

async function remove(card) {
  card.gone = true;
  if (card.job) await ask(`api/v1/jobs/${card.job.id}`, { method: "DELETE" }).catch(() => {});
  card.element.remove();
  cards.splice(cards.indexOf(card), 1);
  document.getElementById("files").focus();
}

function cardOf(file) {
  const element = document.createElement("article");
  element.className = "card";
  const head = document.createElement("h2");
  head.textContent = file.name;
  const progress = document.createElement("progress");
  progress.max = 1;
  progress.value = 0;
  progress.setAttribute("aria-label", file.name);
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const buttons = document.createElement("div");
  buttons.className = "downloads";
  const card = { file, element, progress, status, buttons, gone: false };
  buttons.append(button("remove", () => remove(card)));
  element.append(head, progress, status, buttons);
  return card;
}

/** Does something for a card, and says on it what goes wrong. */
async function on(card, action) {
  cards.push(card);
  try {
    await action();
    await follow(card);
    if (card.gone) return;
    if (card.job.state === "done") await finish(card);
    else throw new Error(card.job.detail ?? card.job.state);
  } catch (error) {
    card.progress.remove();
    card.status.className = "fault";
    card.status.textContent = error instanceof TypeError ? say("unreachable") : error.message;
  }
}

/** Begins with a video; its card comes first among the others. */
export function addVideo(file, { pipeline }) {
  const card = cardOf(file);
  document.getElementById("cards").prepend(card.element);
  return on(card, async () => {
    const announcement = { name: file.name, bytes: file.size, options: { every: 3, ...(pipeline && { pipeline }) } };
    const response = await ask("api/v1/videos", {
      method: "POST", body: JSON.stringify(announcement), headers: { "Content-Type": "application/json" },
    }, n => show(card, say("waiting", { n }), 0));
    card.job = await response.json();
    await upload(card);
  });
}

/** Shows what the server still has of this owner, to be saved or deleted, after what was sent since. */
export async function showKept() {
  let jobs;
  try {
    ({ jobs } = await (await ask("api/v1/jobs")).json());
  } catch {
    return; // a key is missing, or it is not for videos
  }
  for (const job of jobs.filter(one => !cards.some(card => card.job?.id === one.id))) {
    const card = cardOf({ name: job.name });
    card.job = job;
    document.getElementById("cards").append(card.element);
    on(card, () => {});
  }
}

/** Writes what was found anew, in another language. */
export function redrawVideos() {
  for (const card of cards.filter(one => one.result && one.element.isConnected)) {
    const again = results(card);
    card.result.replaceWith(again);
    card.result = again;
  }
}
