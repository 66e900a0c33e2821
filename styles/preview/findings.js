// The findings: each with its place, its line with what is meant marked, and the remedy.
import { make, sum } from "./words.js";

const list = document.getElementById("list");
const editor = document.getElementById("editor");
let shown = [];

export function showFindings(found, state) {
  shown = found;
  const focus = document.activeElement?.closest?.("#list li");
  const kept = focus && [...list.children].indexOf(focus);
  list.replaceChildren(...found.map(entry));
  if (focus) list.children[Math.min(kept, list.children.length - 1)]?.focus();
  const counts = {};
  for (const one of found) counts[one.severity] = (counts[one.severity] ?? 0) + 1;
  document.getElementById("sum").textContent = state === "new" ? "" : sum(counts);
  document.getElementById("count").textContent = found.length || "";
}

/** Put the focus on the next finding (1) or the one before (-1). */
export function nextFinding(step) {
  const all = [...list.children];
  const here = all.indexOf(document.activeElement?.closest("#list li"));
  const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : (here + step + all.length) % all.length];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function entry(one) {
  const item = make("li", { tabindex: "-1" });
  item.append(
    make("p", { class: "head" },
      make("span", { class: `severity ${one.severity}` }, one.severity), " ", one.message, " ",
      make("a", { href: `/rule/${one.rule}`, target: "_blank" }, one.rule)),
    place(one),
  );
  if (one.excerpt.length) item.append(excerpt(one));
  if (one.hint) item.append(make("p", { class: "hint" }, make("strong", {}, "help: "), one.hint));
  for (const other of one.related)
    item.append(make("p", { class: "related" }, `${other.path}:${other.line}:${other.column} ${other.message}`));
  return item;
}

function place(one) {
  const words = `${one.path}:${one.line}:${one.column}`;
  const copy = make("button", { type: "button", "aria-label": `Copy ${words}` }, "copy");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words);
    copy.textContent = "copied";
    setTimeout(() => (copy.textContent = "copy"), 1500);
  });
  const address = link(one);
  return make("div", { class: "place" }, address ? make("a", { href: address }, words) : make("code", {}, words), copy);
}

function link(one) {
  return editor.value.replace(/\{(file|line|column)\}/g, (_, name) => (name === "file" ? encodeURI(one.file) : one[name]));
}

function excerpt(one) {
  const [before, within, after] = one.excerpt;
  return make("pre", {},
    make("span", { class: "number" }, `${one.line} │ `), before, make("mark", {}, within), after);
}

editor.value = localStorage.getItem("editor") ?? "";
if (editor.selectedIndex < 0) editor.value = "";
editor.addEventListener("change", () => {
  localStorage.setItem("editor", editor.value);
  showFindings(shown, document.body.dataset.state);
});
