// Words that both pages use.

/** "2 errors, 1 warning", or "nothing to mend". */
export function sum(counts) {
  const parts = ["error", "warning", "note"]
    .filter((name) => counts[name])
    .map((name) => `${counts[name]} ${name}${counts[name] > 1 ? "s" : ""}`);
  return parts.join(", ") || "nothing to mend";
}

/** An element with attributes and children; text is never markup. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
