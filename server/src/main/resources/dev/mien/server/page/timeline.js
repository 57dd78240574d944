// A person's smoothed expressions over the last seconds, as lines; events as bands below them.
import { colour, ranked } from "./faces.js";
import { say } from "./words.js";

const SECONDS = 30;

export class Timeline {
  constructor(canvas, legend) {
    this.canvas = canvas;
    this.legend = legend;
    this.clear();
  }

  clear() {
    this.points = [];
    this.events = [];
    this.labels = [];
    this.legend.replaceChildren();
  }

  add(time, probabilities) {
    this.points.push({ time, probabilities });
    while (this.points[0].time < time - SECONDS) this.points.shift();
    const labels = Object.keys(probabilities);
    if (labels.join() !== this.labels.join()) {
      this.labels = labels;
      this.nameColours();
    }
  }

  event(event) {
    this.events.push(event);
  }

  nameColours() {
    this.legend.replaceChildren(...this.labels.map(label => {
      const item = document.createElement("li");
      const box = document.createElement("i");
      box.style.background = colour(label, this.labels);
      item.append(box, say(label));
      return item;
    }));
  }

  draw() {
    const { canvas, points } = this;
    if (points.length === 0) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * ratio;
    canvas.height = canvas.clientHeight * ratio;
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    const style = getComputedStyle(document.documentElement);
    const [left, right, top, bottom] = [48, canvas.clientWidth - 6, 8, canvas.clientHeight - 34];
    const now = points.at(-1).time;
    const x = time => right - (now - time) / SECONDS * (right - left);
    const y = share => bottom - share * (bottom - top);
    context.font = "12px system-ui, sans-serif";
    context.fillStyle = style.getPropertyValue("--quiet");
    context.strokeStyle = style.getPropertyValue("--line");
    context.lineWidth = 1;
    for (const share of [0, 0.5, 1]) {
      context.globalAlpha = 0.5;
      context.beginPath();
      context.moveTo(left, y(share));
      context.lineTo(right, y(share));
      context.stroke();
      context.globalAlpha = 1;
      context.textAlign = "right";
      context.fillText(`${share * 100} %`, left - 4, y(share) + 4);
    }
    context.textAlign = "center";
    for (let back = 0; back <= SECONDS; back += 10) {
      context.fillText(`${back === 0 ? 0 : -back} s`, Math.max(left + 12, Math.min(right - 12, x(now - back))), bottom + 28);
    }
    context.save();
    context.beginPath();
    context.rect(left, top - 2, right - left, bottom - top + 18);
    context.clip();
    for (const label of this.labels) {
      context.strokeStyle = colour(label, this.labels);
      context.lineWidth = 2.5;
      context.beginPath();
      let before = -Infinity;
      for (const { time, probabilities } of points) {
        const place = [x(time), y(probabilities[label] ?? 0)];
        time - before > 1 ? context.moveTo(...place) : context.lineTo(...place);
        before = time;
      }
      context.stroke();
    }
    for (const event of this.events) {
      context.fillStyle = colour(event.expression, this.labels);
      context.fillRect(x(event.onset), bottom + 5, Math.max(2, x(event.offset) - x(event.onset)), 8);
    }
    context.restore();
    const most = ranked(points.at(-1).probabilities)[0][0];
    canvas.setAttribute("aria-label", say("chart", { what: say(most) }));
  }
}
