// The journal's page: each article's verdict as the survey reaches it.
import { sum } from "./words.js";

const survey = new EventSource("/survey");
survey.onmessage = (message) => {
  const line = JSON.parse(message.data);
  const place = document.querySelector(`li[data-slug="${CSS.escape(line.slug)}"]`);
  if (!place) return;
  place.querySelector("a").textContent = line.title;
  const verdict = place.querySelector(".verdict");
  verdict.textContent = sum(line);
  verdict.className = `verdict ${line.error ? "error" : line.warning ? "warning" : "fine"}`;
};
survey.addEventListener("end", () => survey.close());
