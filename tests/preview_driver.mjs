// Drives a real Chromium over the preview of one manuscript; prints what it saw as JSON. Arguments: address, manuscript.
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const [address, manuscript, pictures = ""] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
});
const page = await browser.newPage();
const errors = [];
page.on("pageerror", (error) => errors.push(String(error)));
page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
await page.setViewport({ width: 1440, height: 900 });

const state = (name) => page.waitForFunction((n) => document.body.dataset.state === n, { timeout: 60000 }, name);
const settled = () =>
  page.waitForFunction(() => document.body.dataset.state === "good" && document.body.dataset.settled === "yes", { timeout: 60000 });
const names = () => page.$$eval("#pages img", (all) => all.map((one) => one.dataset.name));
const shot = (name) => pictures && page.screenshot({ path: `${pictures}/${name}.png` });
const words = () => page.evaluate(() => document.querySelector("iframe").contentDocument.body.innerText);
const sees = (text) =>
  page.waitForFunction((t) => document.querySelector("iframe").contentDocument.body.innerText.includes(t), { timeout: 60000 }, text);
const places = () =>
  page.evaluate(() => [document.getElementById("pages").scrollTop, Math.round(document.querySelector("iframe").contentWindow.scrollY)]);
const save = (text) => writeFileSync(manuscript, text);

async function timed(text) {
  const before = await page.$eval("#time", (one) => one.dataset.saved ?? "");
  save(text);
  await page.waitForFunction((b) => (document.getElementById("time").dataset.saved ?? "") !== b, { timeout: 60000 }, before);
  await settled();
  return page.$eval("#time", ({ dataset }) => ({
    page: +dataset.page, noticed: +dataset.noticed, pushed: +dataset.pushed, painted: +dataset.painted,
  }));
}

const seen = {};
const sound = readFileSync(manuscript, "utf8");
await page.goto(address);
await settled();
await page.waitForFunction(() => document.querySelector("iframe").contentDocument?.querySelector("main"));
seen.first = await names();
await shot("good");

// The reader is in the middle; an edit changes what is shown and not where he is.
await page.evaluate(() => {
  document.getElementById("pages").scrollTop = 600;
  document.querySelector("iframe").contentWindow.scrollTo({ top: 400, behavior: "instant" });
});
seen.placesBefore = await places();
const marked = sound.replace("SPOT", "SPOT kingfisher");
seen.edit = await timed(marked);
await sees("kingfisher");
seen.placesAfter = await places();
seen.edited = await names();

// An error shows, and the last good pages stay.
save(marked.replace("SPOT", "SPOT [@nobody:1999]"));
await state("broken");
seen.broken = {
  pages: await names(),
  text: (await words()).includes("kingfisher"),
  banner: await page.$eval("#banner", (one) => (one.hidden ? "" : one.textContent)),
  findings: await page.$eval("#list", (one) => one.innerText),
  mark: await page.$eval("#list mark", (one) => one.textContent),
};
await shot("broken");
await page.select("#editor", await page.$eval("#editor option[value^=vscode]", (one) => one.value));
seen.link = await page.$eval("#list .place a", (one) => one.getAttribute("href"));
await page.keyboard.press("n");
seen.focused = await page.evaluate(() => document.activeElement.matches("#list li"));

// Mended, it recovers; this save is one of an editor that writes aside and renames.
writeFileSync(`${manuscript}.tmp`, sound);
renameSync(`${manuscript}.tmp`, manuscript);
await settled();
seen.mended = { pages: await names(), banner: await page.$eval("#banner", (one) => one.hidden) };

// Whatever breaks, the last good pages and what is wrong are shown, and when it is mended the page goes on.
const library = manuscript.replace(/[^/]*$/, "refs.bib");
const book = readFileSync(library, "utf8");
seen.breaks = [];
for (const [name, file, broken] of [
  ["front matter", manuscript, sound.replace("title:", "title: [:")],
  ["library", library, book.replace("title = {", "title = {{{")],
  ["bytes", manuscript, Buffer.concat([Buffer.from(sound), Buffer.from([0xff])])],
  ["no library", library, null],
  ["no manuscript", manuscript, null],
]) {
  const before = await names();
  if (broken === null) rmSync(file);
  else writeFileSync(file, broken);
  await page.waitForFunction(() => ["broken", "fault"].includes(document.body.dataset.state), { timeout: 60000 });
  const said = await page.$eval("#banner", (one) => !one.hidden && one.textContent.includes("last good"));
  seen.breaks.push({ name, state: await page.evaluate(() => document.body.dataset.state), said, kept: `${await names()}` === `${before}` });
  writeFileSync(file, file === library ? book : sound);
  await settled();
  seen.breaks.at(-1).back = `${await names()}` === `${before}`;
}

seen.times = [];
for (let i = 0; i < Number(process.env.ROUNDS ?? 0); i++) seen.times.push(await timed(sound.replace("SPOT", `SPOT round ${i},`)));

// Small screens: one part at a time, nothing wider than the window.
save(sound.replace("SPOT", "SPOT [@nobody:1999]"));
await state("broken");
await page.setViewport({ width: 320, height: 568 });
seen.narrow = {};
for (const [key, pane] of [["1", "text"], ["2", "pages"], ["3", "findings"]]) {
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press(key);
  seen.narrow[pane] = await page.evaluate(
    (id) => document.getElementById(id).getClientRects().length > 0 && document.documentElement.scrollWidth <= innerWidth, pane);
  await shot(`narrow-${pane}`);
}
save(sound);
seen.errors = errors;
console.log(JSON.stringify(seen));
await browser.close();
