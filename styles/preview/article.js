// The article's page: follows the events of its setting.
import { showFindings, nextFinding } from "./findings.js";
import { showText } from "./text.js";
import { make } from "./words.js";

const slug = document.documentElement.dataset.slug;
const byId = (id) => document.getElementById(id);
const [frame, pages, banner, time, follow] = [document.querySelector("iframe"), byId("pages"), byId("banner"), byId("time"), byId("follow")];
const STATES = {
  new: "Setting the first pages …",
  setting: "Setting …",
  good: "Settling the pages …",
  settled: "Up to date, as a build sets it",
  broken: "An error stops the article",
  fault: "It could not be set",
  away: "The preview has ended",
};
let measured = 0; // the save whose first page has been timed
let lastGood = "";
let setting = 0; // how many settings have begun

// ---------------------------------------------------------------- state

function enter(state, reason = "") {
  document.body.dataset.state = state;
  byId("state").textContent = STATES[state] ?? STATES.setting;
  const there = pages.querySelector("img");
  const old = there ? ` What is shown is the last good state${lastGood && `, of ${lastGood}`}.` : "";
  if (state === "broken") banner.textContent = `An error has to be mended first: see the findings.${old}`;
  if (state === "fault") banner.textContent = `${reason}.${old}`;
  if (state === "away") banner.textContent = `The preview has ended, or cannot be reached.${old}`;
  banner.hidden = !["broken", "fault", "away"].includes(state);
  if (state === "good") lastGood = new Date().toLocaleTimeString();
}

/** Say whether the pages are those that a build makes. */
function settle(settled) {
  document.body.dataset.settled = settled ? "yes" : "no";
  if (settled && document.body.dataset.state === "good") byId("state").textContent = STATES.settled;
}

function head(event) {
  byId("title").textContent = event.title;
  document.title = `${event.title} · preview`;
}

// ---------------------------------------------------------------- pages

function picture(page, number) {
  const address = `page/${page.name}.png`;
  return make("img", { src: address, width: page.width, height: page.height, alt: `Page ${number}`, "data-name": page.name });
}

function showAll(all) {
  pages.replaceChildren(...all.map((page, index) => picture(page, index + 1)));
  if (!all.length) pages.append(make("p", { class: "waiting" }, "The pages are being set."));
}

async function showPage({ index, page, saved, noticed, pushed }) {
  const image = picture(page, index + 1);
  const old = pages.querySelectorAll("img")[index];
  try {
    await image.decode();
  } catch {
    return; // a newer one is on its way
  }
  if (old?.isConnected) old.replaceWith(image);
  else pages.append(image);
  pages.querySelector(".waiting")?.remove();
  if (follow.checked && measured !== saved) image.scrollIntoView({ block: "nearest" });
  if (saved && measured !== saved && !document.hidden) {
    measured = saved;
    requestAnimationFrame(() => setTimeout(() => timed(saved, noticed, pushed, index))); // after the frame is painted
  }
}

function timed(saved, noticed, pushed, index) {
  const painted = Date.now() / 1000;
  const ms = (seconds) => Math.max(0, Math.round(seconds * 1000));
  const whole = ms(painted - saved);
  time.textContent = `page ${index + 1} after ${whole} ms`;
  time.title = `From saving the file to page ${index + 1} on the screen: noticed after ${ms(noticed - saved)} ms, set by ${ms(pushed - saved)} ms, shown by ${whole} ms`;
  Object.assign(time.dataset, { page: index, noticed: ms(noticed - saved), pushed: ms(pushed - saved), painted: whole, saved });
}

// ---------------------------------------------------------------- events

let queue = Promise.resolve(); // events are shown one after the other
const inOrder = (work) => (queue = queue.then(work).catch(console.error));

const take = {
  all(event) {
    head(event);
    showFindings(event.findings, event.state);
    showAll(event.pages);
    if (event.state === "good") lastGood = new Date().toLocaleTimeString();
    enter(event.state, event.reason);
    settle(event.settled);
    if (event.text) inOrder(() => showText(frame, slug, event.text));
  },
  setting() {
    setting++;
    settle(false);
    byId("state").textContent = STATES.setting;
  },
  findings(event) {
    showFindings(event.findings, event.state);
    enter(event.state);
  },
  text(event) {
    head(event);
    inOrder(() => showText(frame, slug, event.text));
  },
  page: (event) => inOrder(() => showPage(event)),
  finished: (event) =>
    inOrder(() => {
      [...pages.querySelectorAll("img")].slice(event.pages).forEach((one) => one.remove());
      enter("good");
    }),
  settled() {
    const ended = setting;
    inOrder(() => ended === setting && settle(true));
  },
  fault: (event) => enter("fault", event.reason),
};

const stream = new EventSource("events");
stream.onmessage = (message) => {
  const event = JSON.parse(message.data);
  take[event.kind]?.(event);
};
stream.onerror = () => enter("away"); // the browser tries again by itself
addEventListener("pagehide", () => stream.close());

// ---------------------------------------------------------------- parts, keys, options

function turnTo(pane) {
  document.body.dataset.pane = pane;
  for (const button of document.querySelectorAll(".panes button")) button.setAttribute("aria-pressed", button.dataset.pane === pane);
}

document.querySelector(".panes").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) turnTo(button.dataset.pane);
});

function key(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.("input, select, textarea")) return;
  const pane = { 1: "text", 2: "pages", 3: "findings" }[event.key];
  if (pane) {
    turnTo(pane);
    (pane === "text" ? frame : byId(pane)).focus();
  } else if (event.key === "n" || event.key === "p") {
    turnTo("findings");
    nextFinding(event.key === "n" ? 1 : -1);
  } else if (event.key === "f") follow.click();
}
addEventListener("keydown", key);
frame.addEventListener("load", () => frame.contentWindow.addEventListener("keydown", key));

follow.checked = localStorage.getItem("follow") === "yes";
follow.addEventListener("change", () => localStorage.setItem("follow", follow.checked ? "yes" : "no"));
