"""Opens pages in a real Chromium and provokes them: what calls, runs or leads away is heard by the server that serves them."""

from __future__ import annotations

import http.server
import json
import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

# Each page in a frame of its own: every link is followed and every element gets the events that attributes listen to.
_INDEX = """<!doctype html><meta charset="utf-8"><body><script>
const names = NAMES, shown = [];
const kinds = ["click", "mouseover", "mouseenter", "focus", "load", "error", "toggle", "keydown", "animationstart", "pointerdown"];
function open(name) {
  return new Promise(done => {
    const frame = document.createElement("iframe");
    frame.onload = () => {
      try {
        const inside = frame.contentDocument;
        if (inside && inside.location.pathname === "/" + encodeURI(name)) shown.push(name);
        for (const element of inside.querySelectorAll("*")) {
          const link = element.getAttribute("href") || element.getAttribute("xlink:href") || "";
          if (/^\\s*[a-z]*:?\\s*(#|https?:|mailto:)/i.test(link)) continue;
          for (const kind of kinds) element.dispatchEvent(new Event(kind, {bubbles: false, cancelable: true}));
          if (/^[\\s\\x00-\\x1f]*j\\s*a\\s*v\\s*a/i.test(link) && element.click) element.click();
        }
      } catch (fault) { fetch("/fault/" + encodeURIComponent(name + " " + fault)); }
      setTimeout(() => { frame.remove(); done(); }, 30);
    };
    frame.src = "/" + name;
    document.body.append(frame);
  });
}
(async () => {
  for (const name of names) await Promise.race([open(name), new Promise(done => setTimeout(done, 4000))]);
  await fetch("/done", {method: "POST", body: JSON.stringify(shown)});
})();
</script>"""


class Heard(http.server.ThreadingHTTPServer):
    """A server of given files that keeps every other request; it waits for the index page to say that it is done."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.files = dict(files)
        self.calls: list[str] = []
        self.shown: list[str] = []
        self.done = threading.Event()


class _Answer(http.server.BaseHTTPRequestHandler):
    server: Heard

    def do_GET(self) -> None:
        name = unquote(self.path.lstrip("/"))
        data = self.server.files.get(name)
        if data is None and name != "favicon.ico":
            self.server.calls.append(self.path)
        self.send_response(200 if data is not None else 404)
        self.send_header("Content-Type", _TYPES.get(Path(name).suffix, "application/octet-stream"))
        self.end_headers()
        self.wfile.write(data or b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/done":
            self.server.shown = json.loads(body)
            self.server.done.set()
        else:
            self.server.calls.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


_TYPES = {
    ".html": "text/html; charset=utf-8", ".xhtml": "application/xhtml+xml", ".svg": "image/svg+xml", ".css": "text/css",
    ".png": "image/png", ".jpg": "image/jpeg", ".xml": "application/xml",
}  # fmt: skip


def provoke(files: Mapping[str, bytes], profile: Path, seconds: int = 240) -> tuple[list[str], list[str]]:
    """What was called beside the files themselves, and the pages that were really shown."""
    pages = sorted(name for name in files if name.endswith((".html", ".xhtml", ".svg")))
    server = Heard(files)
    server.files["index.html"] = _INDEX.replace("NAMES", json.dumps(pages)).encode()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser = shutil.which("chromium")
    assert browser
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", "--disable-extensions")
    address = f"http://127.0.0.1:{server.server_port}/index.html"
    process = subprocess.Popen(
        [browser, *options, f"--user-data-dir={profile}", address], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        assert server.done.wait(seconds), "the browser never came to an end"
    finally:
        process.terminate()
        process.wait(20)
        server.shutdown()
        server.server_close()
    return server.calls, server.shown
