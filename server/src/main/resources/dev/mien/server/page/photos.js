// Photos (videos go another way): sent one after the other, shown with what the server says of them.
import { analyze, save } from "./server.js";
import { drawFaces, faceItem, groupItem, seen } from "./faces.js";
import { addVideo } from "./videos.js";
import { countFaces, say } from "./words.js";

const WIDEST = 1400;
const $ = id => document.getElementById(id);

const cards = [];
let settings;
let queue = [];
let sent = 0;
let busy = false;

function title(face, i) {
  return say("face", { n: i + 1 });
}

/** Draws a card anew, for another threshold, language or cover. */
function show(card) {
  card.element.replaceChildren();
  const head = document.createElement("h2");
  head.textContent = card.name;
  card.element.append(head);
  if (card.fault) {
    const line = document.createElement("p");
    line.className = "fault";
    line.textContent = card.fault;
    card.element.append(line);
    return;
  }
  const { record, bitmap } = card;
  const { threshold, covered } = settings();
  if (bitmap) {
    const canvas = document.createElement("canvas");
    const scale = Math.min(1, WIDEST / record.width);
    canvas.width = Math.round(record.width * scale);
    canvas.height = Math.round(record.height * scale);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", say("seen", { name: card.name, faces: countFaces(record.people ?? record.faces.length) }));
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    drawFaces(context, record.faces, { scale, covered, threshold, name: (face, i) => i + 1 });
    card.element.append(canvas);
    card.element.classList.toggle("few", record.faces.length < 3);
  } else {
    const line = document.createElement("p");
    line.className = "small note";
    line.textContent = say("noPicture");
    card.element.append(line);
  }
  const list = document.createElement("ul");
  list.className = "faces";
  record.faces.forEach((face, i) => list.append(faceItem(face, title(face, i), threshold)));
  if (record.people > 0) {
    list.append(groupItem(record));
  } else if (record.faces.length === 0) {
    const none = document.createElement("li");
    none.textContent = say("noFace");
    list.append(none);
  }
  card.element.append(list);
}

async function work() {
  if (busy) return;
  busy = true;
  while (queue.length > 0) {
    const file = queue.shift();
    const all = sent + queue.length + 1;
    sent++;
    $("status").textContent = say("working", { name: file.name, n: sent, all });
    const element = document.createElement("article");
    element.className = "card";
    const card = { name: file.name, element };
    try {
      card.line = await analyze(file, settings().pipeline, n => { $("status").textContent = say("waiting", { n }); });
      card.record = seen(card.line);
      card.bitmap = await createImageBitmap(file).catch(() => null);
    } catch (error) {
      card.fault = error.message;
    }
    cards.unshift(card);
    $("cards").prepend(element);
    show(card);
    $("downloads").hidden = false;
  }
  $("status").textContent = say("done", { n: sent });
  busy = false;
}

function add(files) {
  const all = [...files];
  const isVideo = file => file.type.startsWith("video/") || /\.(mkv|mov|avi|ts|flv)$/i.test(file.name);
  for (const file of all.filter(isVideo)) addVideo(file, settings());
  const photos = all.filter(file => !isVideo(file));
  if (photos.length > 0) {
    queue.push(...photos);
    work();
  }
}

function cell(value) {
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rows() {
  const done = cards.filter(card => card.record).reverse();
  const labels = [...new Set(done.flatMap(card => card.record.faces.flatMap(face => Object.keys(face.probabilities ?? {}))))];
  const head = ["source", "face", "x", "y", "width", "height", "confidence", "expression", "quality_pass", ...labels];
  const body = done.flatMap(({ record }) => record.faces.map((face, i) => [
    record.source, i, face.box.x, face.box.y, face.box.width, face.box.height, face.confidence, face.expression ?? "", face.quality.pass,
    ...labels.map(label => face.probabilities?.[label] ?? ""),
  ]));
  return [head, ...body].map(row => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

export function redrawPhotos() {
  cards.forEach(show);
}

/** @param read gives threshold, pipeline and covered as they are now */
export function startPhotos(read) {
  settings = read;
  const drop = $("drop");
  $("files").addEventListener("change", event => {
    add(event.target.files);
    event.target.value = "";
  });
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, event => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  document.addEventListener("dragleave", event => { if (!event.relatedTarget) drop.classList.remove("over"); });
  document.addEventListener("drop", event => {
    event.preventDefault();
    drop.classList.remove("over");
    add(event.dataTransfer.files);
  });
  document.addEventListener("paste", event => { if (event.clipboardData.files.length) add(event.clipboardData.files); });
  $("save-lines").addEventListener("click", () => {
    const lines = cards.filter(card => card.line).map(card => card.line).reverse();
    save("mien.jsonl", "application/jsonl", lines.join(""));
  });
  $("save-rows").addEventListener("click", () => save("mien.csv", "text/csv", rows()));
  $("clear").addEventListener("click", () => {
    queue = [];
    sent = 0;
    cards.splice(0).forEach(card => card.element.remove());
    $("downloads").hidden = true;
    $("status").textContent = "";
    $("files").focus();
  });
}
