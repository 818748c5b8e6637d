#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# report_in_browser.sh SERVESCOPE: opens a report in a headless Chromium, with and without its script, and uses it: every
# chart must be visible, filter, sorting, hover and curves must react, and neither console nor network may hear of it.
# Says so and succeeds where there is no Chromium.
set -euo pipefail
servescope=$(realpath "$1")
data=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../data/import")
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$browser" ] || { echo "chromium is not installed: the report was not opened in a browser"; exit 0; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# A sweep of one tool and a run of another: curves with a legend, tables worth a filter.
"$servescope" report "$data/sglang-two-runs.jsonl" "$data/sglang-c4.jsonl" "$data/b9821-chat-c4-goodput.json" --html "$folder/report.html" --no-date >/dev/null

open() { # PAGE FLAGS…: the document after its scripts have run
  local page=$1; shift
  timeout -k 5 60 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$folder/profile" \
    --host-resolver-rules='MAP * ~NOTFOUND' --enable-logging=stderr --virtual-time-budget=4000 "$@" --dump-dom "file://$page" 2>"$folder/log"
}
fail() { echo "browser test: $*" >&2; exit 1; }

# The page as it is, used by a script that a person's hands stand for.
python3 - "$folder/report.html" "$folder/used.html" <<'PY'
import sys
page = open(sys.argv[1], encoding="utf-8").read()
test = """<script>
window.addEventListener('load', function () {
  const said = [];
  const check = function (name, good) { said.push(name + (good ? ' yes' : ' NO')); };
  const charts = Array.from(document.querySelectorAll('svg.chart'));
  check('charts', charts.length >= 4 && charts.every(function (c) {
    const box = c.getBoundingClientRect();
    return box.width > 200 && box.height > 100 && c.querySelectorAll('.curve, .bar').length > 0;
  }));
  const filter = document.querySelector('input[type=search]');
  const table = filter.parentElement.nextElementSibling.querySelector('table');
  const shown = function () { return Array.from(table.tBodies[0].rows).filter(function (r) { return r.offsetHeight > 0; }).length; };
  const before = shown();
  filter.value = 'zzzz'; filter.dispatchEvent(new Event('input'));
  check('filter hides', before > 0 && shown() === 0);
  filter.value = ''; filter.dispatchEvent(new Event('input'));
  check('filter shows again', shown() === before);
  const head = table.tHead.rows[0].cells[1];
  head.click();
  const values = function () { return Array.from(table.tBodies[0].rows).map(function (r) { return parseFloat(r.cells[1].textContent); }); };
  const up = values().every(function (v, i, all) { return i === 0 || all[i - 1] <= v; });
  head.click();
  const down = values().every(function (v, i, all) { return i === 0 || all[i - 1] >= v; });
  check('sorting', up && down);
  const chart = charts.find(function (c) { return c.querySelectorAll('.legend').length > 1; });
  check('legend', Boolean(chart));
  if (chart) {
    const series = chart.querySelector('.series');
    chart.querySelector('.legend').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    check('curve hides', getComputedStyle(series).display === 'none');
    chart.querySelector('.legend').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    check('curve shows again', getComputedStyle(series).display !== 'none');
  }
  const any = charts[0], box = any.getBoundingClientRect(), tip = any.parentElement.querySelector('.tip');
  let told = false;
  for (let x = 0.05; x < 1 && !told; x += 0.02)
    for (let y = 0.05; y < 1 && !told; y += 0.04) {
      any.dispatchEvent(new PointerEvent('pointermove', { clientX: box.left + x * box.width, clientY: box.top + y * box.height }));
      told = !tip.hidden && /[0-9] \\/ [0-9]/.test(tip.textContent);
    }
  check('hover', told);
  const curve = any.querySelector('.curve, .bar'), form = function () { return curve.outerHTML; };
  const drawn = form(), labels = any.querySelectorAll('.ticks:not(.zoomed) text').length;
  const at = function (type, x, y, target) {
    target.dispatchEvent(new PointerEvent(type, { clientX: box.left + x * box.width, clientY: box.top + y * box.height, button: 0, bubbles: true }));
  };
  const drag = function () {
    at('pointerdown', 0.4, 0.3, any); at('pointermove', 0.5, 0.4, window);
    check('frame', any.querySelector('.frame') !== null);
    at('pointerup', 0.7, 0.7, window);
  };
  drag();
  check('zoom', form() !== drawn && any.querySelectorAll('.ticks.zoomed text').length >= 4 && labels > 0 && !any.querySelector('.frame'));
  any.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
  check('double click shows everything', form() === drawn && !any.querySelector('.zoomed'));
  drag();
  const whole = any.parentElement.querySelector('.whole');
  check('button while zoomed', !whole.hidden);
  whole.click();
  check('button shows everything', form() === drawn && whole.hidden);
  const ground = function () { return getComputedStyle(document.documentElement).backgroundColor; };
  const first = ground();
  document.getElementById('theme').click();
  check('theme', ground() !== first);
  check('nothing loaded', performance.getEntriesByType('resource').length === 0);
  document.title = said.join('; ');
});
</script></body>"""
open(sys.argv[2], "w", encoding="utf-8").write(page.replace("</body>", test))
PY
title=$(open "$folder/used.html" | grep -o '<title>[^<]*</title>' | head -n 1)
case $title in
  *NO*) fail "$title" ;;
  *charts*hover*nothing\ loaded*) ;;
  *) fail "the page's script did not run: $title; $(tail -n 5 "$folder/log")" ;;
esac
if grep -E 'CONSOLE|net::ERR' "$folder/log"; then fail "the console complained"; fi

# Without any script: everything there, nothing dead.
python3 - "$folder/report.html" "$folder/plain.html" <<'PY'
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
open(sys.argv[2], "w", encoding="utf-8").write(re.sub(r"<script.*?</script>", "", page, flags=re.S))
PY
dom=$(open "$folder/plain.html")
for part in '<svg' '<table class="sortable">'; do
  grep -q "$part" <<<"$dom" || fail "without a script there is no $part"
done
if grep -q '<button\|<input' <<<"$dom"; then fail "without a script there are controls that do nothing"; fi
echo "browser: $title"
