// How long the preview takes from saving a manuscript to the new page on the screen, as its page says, and what CPU that costs.
//
//     node bench/preview.mjs JOURNAL MANUSCRIPT [EDITS] [PAUSE]
//
// Each edit puts a word into the middle of a paragraph; the next one follows when the pages are settled, or after a pause
// of so many milliseconds. Prints milliseconds: noticed, set and painted since the save, and the CPU of the server with its
// presses until then and until the pages are settled.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const [journal, given, edits = "10", pause = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "preview-"));
for (const part of ["journal.toml", "manuscripts", "bibliography"]) cpSync(join(journal, part), join(folder, part), { recursive: true });
const manuscript = join(folder, given);
const imprint = process.env.IMPRINT ?? new URL("../.venv/bin/imprint", import.meta.url).pathname;
const server = spawn(imprint, ["preview", manuscript], { stdio: ["ignore", "pipe", "inherit"] });
const address = await new Promise((done) => server.stdout.once("data", (data) => done(/\S+/.exec(data)[0])));

const family = () => {
  const parents = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1).split(" ");
      return [[+pid, +fields[1], fields]];
    } catch { return []; }
  });
  const held = new Set([server.pid]);
  for (let before = 0; before !== held.size;) {
    before = held.size;
    for (const [pid, parent] of parents) if (held.has(parent)) held.add(pid);
  }
  return parents.filter(([pid]) => held.has(pid)).map(([, , fields]) => fields);
};
const spent = () => family().reduce((sum, fields) => sum + 10 * (+fields[11] + +fields[12] + +fields[13] + +fields[14]), 0);

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
await page.setViewport({ width: 1440, height: 900 });
const settled = () =>
  page.waitForFunction(() => document.body.dataset.state === "good" && document.body.dataset.settled === "yes", { timeout: 120000 });
await page.goto(address);
await settled();

const text = readFileSync(manuscript, "utf8");
const spots = [...text.matchAll(/\n\n[A-Z][^\n]{300,}/g)].map((one) => text.indexOf(" ", one.index + 150));
const rows = [];
for (let i = 0; i < +edits + 1; i++) {
  const at = spots[Math.floor(spots.length / 2) + (i % 3) - 1];
  const before = await page.$eval("#time", (one) => one.dataset.saved ?? "");
  const own = spent();
  writeFileSync(manuscript, `${text.slice(0, at)} number ${i}${text.slice(at)}`);
  await page.waitForFunction((b) => (document.getElementById("time").dataset.saved ?? "") !== b, { timeout: 120000 }, before);
  const quick = spent() - own;
  const seen = await page.$eval("#time", ({ dataset }) => ({ ...dataset }));
  if (pause) await new Promise((done) => setTimeout(done, +pause));
  else await settled();
  if (i) rows.push({ page: +seen.page + 1, noticed: +seen.noticed, set: +seen.pushed, painted: +seen.painted, cpu: quick, settled: spent() - own });
}
console.table(rows);
const middle = (name) => rows.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(rows.length / 2)];
console.log("median", Object.fromEntries(Object.keys(rows[0]).map((name) => [name, middle(name)])), `${await page.$$eval("#pages img", (all) => all.length)} pages`);
await browser.close();
server.kill("SIGINT");
