// How the page talks to the server that it came from.
import { say } from "./words.js";

const TRIES = 6;
/** Who is told to wait longer is told why. */
const LONGEST_SECONDS = 60;

function key() {
  return document.getElementById("key").value.trim();
}

/** The header that says who asks, where there is a key. */
function authorized() {
  return key() ? { Authorization: `Bearer ${key()}` } : {};
}

/**
 * Keeps the key as long as the page is open.
 *
 * @param changed is called when there is another
 */
export function startKey(changed) {
  const field = document.getElementById("key");
  field.value = sessionStorage.getItem("key") ?? "";
  field.addEventListener("change", () => {
    sessionStorage.setItem("key", field.value.trim());
    changed();
  });
}

export const pause = seconds => new Promise(resolve => setTimeout(resolve, seconds * 1000));

/**
 * Asks the server, again where it is busy for a moment; gives its answer, which is good or a 409, or throws an error whose message is
 * for people.
 *
 * @param waiting is told for how many seconds it waits
 */
export async function ask(path, options = {}, waiting = () => {}) {
  for (let tries = 1; ; tries++) {
    const response = await fetch(path, { ...options, headers: { ...authorized(), ...options.headers } });
    if (response.ok || response.status === 409) return response;
    const seconds = Number(response.headers.get("Retry-After")) || 1;
    if ((response.status === 503 || response.status === 429) && tries < TRIES && seconds <= LONGEST_SECONDS) {
      waiting(Math.min(30, seconds));
      await pause(Math.min(30, seconds));
      continue;
    }
    if (response.status === 401) throw new Error(say("wantsKey"));
    const problem = await response.json().catch(() => ({})); // a proxy's answer is none
    throw new Error(problem.detail ?? `HTTP ${response.status}`);
  }
}

/** Sends a photo; gives its record as the server wrote it, or throws an error whose message is for people. */
export async function analyze(file, pipeline, waiting) {
  const form = new FormData();
  form.append("picture", file, file.name);
  if (pipeline) form.append("pipeline", pipeline);
  try {
    return await (await ask("api/v1/analyses", { method: "POST", body: form }, waiting)).text();
  } catch (error) {
    throw error instanceof TypeError ? new Error(say("unreachable")) : error;
  }
}

/** Opens a live session. */
export function openLive(pipeline) {
  const address = new URL("api/v1/live", document.baseURI);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  if (pipeline) address.searchParams.set("pipeline", pipeline);
  const name = new URLSearchParams(location.search).get("session"); // by which applications listen
  if (name) address.searchParams.set("session", name);
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
