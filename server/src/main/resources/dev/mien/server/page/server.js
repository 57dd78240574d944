// How the page talks to the server that it came from.
import { say } from "./words.js";

const TRIES = 6;

function key() {
  return document.getElementById("key").value.trim();
}

/** The header that says who asks, where there is a key. */
export function authorized() {
  return key() ? { Authorization: `Bearer ${key()}` } : {};
}

/** Keeps the key as long as the page is open. */
export function startKey() {
  const field = document.getElementById("key");
  field.value = sessionStorage.getItem("key") ?? "";
  field.addEventListener("change", () => sessionStorage.setItem("key", field.value.trim()));
}

const pause = seconds => new Promise(resolve => setTimeout(resolve, seconds * 1000));

/** Sends a photo; gives its record as the server wrote it, or throws an error whose message is for people. */
export async function analyze(file, pipeline, waiting) {
  for (let tries = 1; ; tries++) {
    const form = new FormData();
    form.append("picture", file, file.name);
    if (pipeline) form.append("pipeline", pipeline);
    let response;
    try {
      response = await fetch("api/v1/analyses", { method: "POST", body: form, headers: authorized() });
    } catch {
      throw new Error(say("unreachable"));
    }
    const text = await response.text();
    if (response.ok) return text;
    if ((response.status === 503 || response.status === 429) && tries < TRIES) {
      const seconds = Math.min(30, Number(response.headers.get("Retry-After")) || 1);
      waiting(seconds);
      await pause(seconds);
      continue;
    }
    if (response.status === 401) throw new Error(say("wantsKey"));
    let detail = `HTTP ${response.status}`;
    try {
      detail = JSON.parse(text).detail;
    } catch { /* A proxy's answer, perhaps. */ }
    throw new Error(detail);
  }
}

/** Opens a live session. */
export function openLive(pipeline) {
  const address = new URL("api/v1/live", document.baseURI);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  if (pipeline) address.searchParams.set("pipeline", pipeline);
  return new WebSocket(address, key() ? ["mien.v1", `mien.key.${key()}`] : ["mien.v1"]);
}

/** Lets the user save a text as a file. */
export function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
