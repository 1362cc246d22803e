"""Do the mails look right in a browser, narrow and wide, in light and dark?"""

import json
import re
import shutil
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

from alerts.builders import ENGLISH, ITALIAN
from watcher.alerts.examples import examples

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
WIDTHS = (360, 900)
# WCAG asks for 4.5 to 1 for text of this size.
CONTRAST = 4.5

# Measures each frame: how far it is too wide, the worst contrast of a text with the
# ground behind it, and the colour of the page.
SCRIPT = """
const bright = ([r, g, b]) => [r, g, b].map(v => v / 255)
  .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const parts = text => text.match(/[\\d.]+/g).map(Number);
const ground = (view, node) => {
  for (let at = node; at; at = at.parentElement) {
    const found = parts(view.getComputedStyle(at).backgroundColor);
    if (found.length < 4 || found[3] > 0) return found;
  }
  return [255, 255, 255];
};
const contrast = (view, node) => {
  const [a, b] = [parts(view.getComputedStyle(node).color), ground(view, node)]
    .map(bright).sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
};
const says = node => [...node.childNodes].some(n => n.nodeType == 3 && n.data.trim());
addEventListener("load", () => {
  const found = [...document.querySelectorAll("iframe")].map(frame => {
    const page = frame.contentDocument, view = frame.contentWindow;
    const texts = [...page.body.querySelectorAll("*")].filter(says);
    return {
      name: frame.title,
      over: page.documentElement.scrollWidth - frame.clientWidth,
      contrast: Math.min(...texts.map(node => contrast(view, node))),
      ground: bright(ground(view, page.body)),
    };
  });
  document.getElementById("found").textContent = JSON.stringify(found);
});
"""


def measured(tmp_path: Path, *, dark: bool) -> list[dict[str, Any]]:
    """Show every example at every width in one page of a real browser."""
    frames = "".join(
        f'<iframe title="{style.language} {name} {width}" width="{width}" height="900"'
        f' style="border:0" srcdoc="{escape(message.html or "")}"></iframe>'
        for style in (ITALIAN, ENGLISH)
        for name, message in examples(style)
        for width in WIDTHS
    )
    page = tmp_path / "page.html"
    head = '<!doctype html><meta charset="utf-8"><meta name="color-scheme"'
    page.write_text(
        f'{head} content="light dark"><pre id="found"></pre>{frames}'
        f"<script>{SCRIPT}</script>",
        "utf-8",
    )
    call = [
        *(BROWSER or "", "--headless", "--no-sandbox", "--disable-gpu"),
        *(f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=10000"),
        *(f"--blink-settings=preferredColorScheme={0 if dark else 1}", "--dump-dom"),
        page.as_uri(),
    ]
    done = subprocess.run(call, check=True, capture_output=True, timeout=120)
    found = re.search(r'<pre id="found">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    assert found, done.stderr.decode()
    result: list[dict[str, Any]] = json.loads(unescape(found[1]))
    return result


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_mail_fits_and_can_be_read(tmp_path: Path, dark: bool) -> None:
    """Nothing is wider than a phone, and every text stands out from its ground."""
    found = measured(tmp_path, dark=dark)

    assert len(found) == 2 * len(WIDTHS) * len(list(examples(ITALIAN)))
    assert [item for item in found if item["over"] > 0] == []
    assert [item for item in found if item["contrast"] < CONTRAST] == []
    assert all((item["ground"] < 0.1) == dark for item in found)
