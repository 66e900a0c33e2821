// The article's web page in its frame: what changed is put in place, and the reader stays where he was.

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Show a version of the article: in place where its page is there already, else by loading it. */
export async function showText(frame, slug, version) {
  const address = `text/${encodeURIComponent(slug)}.html`;
  const here = frame.contentDocument;
  if (!here?.querySelector("main")) return load(frame, address, version);
  const answer = await fetch(address);
  const there = new frame.contentWindow.DOMParser() // the frame's own: widths in style attributes are allowed there alone
    .parseFromString(await answer.text(), "text/html");
  prepare(there, slug);
  const changed = [];
  morph(here.body, there.body, changed);
  if (!changed.length) return load(frame, address, version); // a picture or a style sheet changed
  for (const name of ["lang", "dir"]) here.documentElement.setAttribute(name, there.documentElement.getAttribute(name) ?? "");
  here.title = there.title;
  if (!calm.matches) for (const one of changed) glow(one);
}

function load(frame, address, version) {
  const top = frame.contentWindow?.scrollY ?? 0;
  return new Promise((done) => {
    frame.onload = () => {
      prepare(frame.contentDocument, decodeURIComponent(address).slice(5, -5));
      frame.contentWindow.scrollTo({ top, behavior: "instant" });
      done();
    };
    frame.src = `${address}?${version}`;
  });
}

/** Links to other articles lead to their previews, links elsewhere to a new tab. */
function prepare(page, slug) {
  for (const link of page.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    const article = /^([^/:#?]+)\.html$/.exec(href);
    if (article && decodeURIComponent(article[1]) !== slug) {
      link.setAttribute("href", `/article/${article[1]}/`);
      link.setAttribute("target", "_top");
    } else if (/^[a-z]+:/i.test(href)) {
      link.setAttribute("target", "_blank");
      link.setAttribute("rel", "noopener noreferrer");
    }
  }
}

/** Make one element like another, touching only what differs. */
function morph(one, other, changed) {
  if (one.isEqualNode(other)) return;
  const [old, fresh] = [[...one.childNodes], [...other.childNodes]];
  const shortest = Math.min(old.length, fresh.length);
  let first = 0;
  while (first < shortest && old[first].isEqualNode(fresh[first])) first++;
  let last = 0;
  while (last < shortest - first && old.at(-1 - last).isEqualNode(fresh.at(-1 - last))) last++;
  const gone = old.slice(first, old.length - last);
  const come = fresh.slice(first, fresh.length - last);
  if (gone.length === come.length && gone.every((node, i) => alike(node, come[i]))) {
    gone.forEach((node, i) => morph(node, come[i], changed));
    return;
  }
  const before = old[old.length - last] ?? null;
  for (const node of gone) node.remove();
  for (const node of come) {
    const put = one.ownerDocument.importNode(node, true);
    one.insertBefore(put, before);
    if (put.nodeType === Node.ELEMENT_NODE) changed.push(put);
  }
  if (!come.some((node) => node.nodeType === Node.ELEMENT_NODE)) changed.push(one);
}

/** Elements that can be changed from within: blocks of the same kind with the same attributes. */
function alike(node, other) {
  if (node.nodeType !== Node.ELEMENT_NODE || node.nodeName !== other.nodeName) return false;
  return node.cloneNode(false).isEqualNode(other.cloneNode(false));
}

function glow(element) {
  element.animate?.([{ backgroundColor: "rgb(255 214 102 / 55%)" }, { backgroundColor: "transparent" }], 1400);
}
