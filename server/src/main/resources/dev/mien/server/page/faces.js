// What a record says of faces, drawn and in words.
import { countFaces, say } from "./words.js";

const COLOURS = {
  neutral: "#4fb0ee", happiness: "#f0a500", surprise: "#f5ec5a", sadness: "#0072b2", anger: "#d5480a", disgust: "#00a878",
  fear: "#d58bc0", contempt: "#7a1f5c", unsure: "#707070",
};
const OWN = ["#8787ff", "#2d692d", "#f0c3b4", "#870f00", "#4bf0f0", "#693c3c", "#96f078", "#2d3c87", "#a5b469", "#5a962d"];

export function colour(label, labels = []) {
  return COLOURS[label] ?? OWN[Math.max(0, labels.indexOf(label)) % OWN.length];
}

/** Expressions, likeliest first. */
export function ranked(probabilities = {}) {
  return Object.entries(probabilities).sort((a, b) => b[1] - a[1]);
}

/** A record of a picture; a policy may leave faces out, and of a face what it shows. */
export function seen(text) {
  const record = JSON.parse(text);
  record.faces ??= [];
  return record;
}

/** The answer: the server's own, or by a threshold chosen here, which judges no face that is unfit to be judged. */
export function answer(face, threshold) {
  const said = face.smoothed ?? face;
  if (!said.probabilities) return { label: "unsure", text: say("notSaid"), short: "" };
  const [top, share] = ranked(said.probabilities)[0];
  const label = threshold === null ? said.expression : face.quality.pass && share >= threshold ? top : "unsure";
  const percent = `${Math.round(share * 100)} %`;
  const unsure = label === "unsure";
  return {
    label,
    text: `${unsure ? say("perhaps", { what: say(top) }) : say(label)} ${percent}`,
    short: `${say(top)}${unsure ? "?" : ""} ${percent}`,
  };
}

function textOn(ground) {
  const [r, g, b] = [1, 3, 5].map(at => {
    const part = parseInt(ground.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? "#000000" : "#ffffff";
}

/** A mosaic over a part of what is drawn already. */
function cover(context, x, y, width, height) {
  const small = document.createElement("canvas");
  small.width = 6;
  small.height = 7;
  const [wide, high] = [width * 1.3, height * 1.3];
  const [left, top] = [x - (wide - width) / 2, y - (high - height) / 2];
  small.getContext("2d").drawImage(context.canvas, left, top, wide, high, 0, 0, small.width, small.height);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, left, top, wide, high);
  context.imageSmoothingEnabled = true;
}

/** Boxes and answers over a picture; x is mirrored where the picture is. */
export function drawFaces(context, faces, { scale, mirrored = false, covered = false, threshold = null, name }) {
  const shown = context.canvas.clientWidth || Math.min(context.canvas.width, window.innerWidth);
  const size = Math.round(context.canvas.width * Math.max(1 / 50, 13 / shown)); // readable as it is shown
  const boxes = faces.map(face => {
    const [width, height] = [face.box.width * scale, face.box.height * scale];
    const x = mirrored ? context.canvas.width - face.box.x * scale - width : face.box.x * scale;
    return { face, x, y: face.box.y * scale, width, height };
  });
  if (covered) boxes.forEach(box => cover(context, box.x, box.y, box.width, box.height));
  boxes.forEach(({ face, x, y, width, height }, i) => {
    const said = answer(face, threshold);
    const ground = colour(said.label, Object.keys(face.probabilities ?? {}));
    context.lineWidth = Math.max(2, size / 6);
    context.strokeStyle = ground;
    context.strokeRect(x, y, width, height);
    context.font = `600 ${size}px system-ui, sans-serif`;
    const text = `${name(face, i)} ${said.short}`.trim();
    const wide = context.measureText(text).width + size * 0.6;
    const left = Math.max(0, Math.min(x, context.canvas.width - wide));
    const top = y - size * 1.5 > 0 ? y - size * 1.5 : Math.min(y + height, context.canvas.height - size * 1.5);
    context.fillStyle = ground;
    context.fillRect(left, top, wide, size * 1.5);
    context.fillStyle = textOn(ground);
    context.textBaseline = "middle";
    context.fillText(text, left + size * 0.3, top + size * 0.8);
  });
}

/** A face in words and bars. */
export function faceItem(face, title, threshold) {
  const item = document.createElement("li");
  item.className = "face";
  const said = answer(face, threshold);
  const head = document.createElement("strong");
  head.textContent = `${title}: ${said.text}`;
  item.append(head);
  const faults = face.quality.faults.join("; ");
  if (faults) {
    const line = document.createElement("p");
    line.className = "small";
    line.lang = "en";
    line.textContent = faults;
    item.append(line);
  }
  if (face.probabilities) item.append(bars(face.probabilities));
  return item;
}

/** A group, of which no face is told alone. */
export function groupItem(record) {
  const item = document.createElement("li");
  item.className = "face";
  const head = document.createElement("strong");
  head.textContent = countFaces(record.people);
  item.append(head);
  if (record.withheld) {
    const line = document.createElement("p");
    line.className = "small";
    line.textContent = say("tooFew");
    item.append(line);
  } else if (record.probabilities) {
    item.append(bars(record.probabilities));
  }
  return item;
}

function bars(probabilities) {
  const list = document.createElement("dl");
  list.className = "bars";
  const labels = Object.keys(probabilities);
  for (const [label, share] of ranked(probabilities)) {
    const term = document.createElement("dt");
    term.textContent = say(label);
    const bar = document.createElement("dd");
    bar.className = "bar";
    bar.setAttribute("aria-hidden", "true");
    const filled = document.createElement("i");
    filled.style.width = `${share * 100}%`;
    filled.style.background = colour(label, labels);
    bar.append(filled);
    const number = document.createElement("dd");
    number.className = "share";
    number.textContent = `${(share * 100).toFixed(1)} %`;
    list.append(term, bar, number);
  }
  return list;
}
