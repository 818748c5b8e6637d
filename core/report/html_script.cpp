// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_report.h"

namespace servescope {

// Everything it adds it also makes: without it the page has no dead buttons.
const char *htmlScript()
{
    return R"js((function () {
  'use strict';
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById('servescope-words').textContent);
  root.classList.add('js');

  const theme = document.createElement('button');
  theme.id = 'theme';
  theme.type = 'button';
  theme.textContent = words.theme;
  theme.addEventListener('click', function () {
    const dark = root.dataset.theme === 'dark' ||
      (root.dataset.theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.dataset.theme = dark ? 'light' : 'dark';
  });
  document.body.appendChild(theme);

  function valueOf(cell) {
    const number = parseFloat(cell.textContent.replace('\u2212', '-'));
    return cell.textContent.trim() === '\u221e' ? Infinity : number;
  }

  function sortBy(table, column) {
    const heads = table.tHead.rows[0].cells;
    const up = heads[column].getAttribute('aria-sort') !== 'ascending';
    for (const head of heads) head.setAttribute('aria-sort', 'none');
    heads[column].setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const numeric = heads[column].classList.contains('n');
    const rows = Array.from(table.tBodies[0].rows);
    rows.sort(function (a, b) {
      const x = a.cells[column], y = b.cells[column];
      const by = numeric ? (valueOf(x) || 0) - (valueOf(y) || 0)
        : x.textContent.localeCompare(y.textContent, undefined, { numeric: true });
      return up ? by : -by;
    });
    for (const row of rows) table.tBodies[0].appendChild(row);
  }

  for (const table of document.querySelectorAll('table.sortable')) {
    Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
      head.setAttribute('aria-sort', 'none');
      head.title = words.sort;
      head.tabIndex = 0;
      head.addEventListener('click', function () { sortBy(table, column); });
      head.addEventListener('keydown', function (event) {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); sortBy(table, column); }
      });
    });
    if (table.tBodies[0].rows.length < 4) continue;
    const tools = document.createElement('div');
    tools.className = 'tools';
    const filter = document.createElement('input');
    filter.type = 'search';
    filter.placeholder = words.filter;
    filter.setAttribute('aria-label', words.filter);
    filter.addEventListener('input', function () {
      const wanted = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const row of table.tBodies[0].rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !wanted.every(function (word) { return text.includes(word); });
      }
    });
    tools.appendChild(filter);
    table.parentElement.before(tools);
  }

  function text(value) {
    const size = Math.abs(value);
    return size >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4)));
  }

  for (const svg of document.querySelectorAll('svg.chart[data-plot]')) {
    const x = svg.dataset.x.split(' ').map(Number), y = svg.dataset.y.split(' ').map(Number);
    const plot = svg.dataset.plot.split(' ').map(Number);
    const share = function (value, axis) {
      return axis[2] ? Math.log(value / axis[0]) / Math.log(axis[1] / axis[0]) : (value - axis[0]) / (axis[1] - axis[0]);
    };
    const points = [];
    const outside = servescopeZoom(svg, x, y, plot, points, words);
    for (const series of svg.querySelectorAll('.series')) {
      for (const pair of series.dataset.v.split(',')) {
        const value = pair.split(' ').map(Number);
        const at = { x: plot[0] + share(value[0], x) * plot[2], y: plot[1] + (1 - share(value[1], y)) * plot[3] };
        if (isFinite(at.x) && isFinite(at.y)) points.push({ at: at, home: at, value: value, series: series });
      }
    }
    const tip = document.createElement('div');
    tip.className = 'tip';
    tip.hidden = true;
    svg.parentElement.appendChild(tip);
    svg.addEventListener('pointermove', function (event) {
      const box = svg.getBoundingClientRect(), view = svg.viewBox.baseVal;
      const scale = box.width / view.width;
      const mouse = { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
      let best = null, distance = 40 * 40;
      for (const point of points) {
        if (point.series.classList.contains('off') || outside(point.at)) continue;
        const d = (point.at.x - mouse.x) ** 2 + (point.at.y - mouse.y) ** 2;
        if (d < distance) { best = point; distance = d; }
      }
      tip.hidden = !best;
      if (!best) return;
      tip.textContent = best.series.dataset.name + ': ' + text(best.value[0]) + ' / ' + text(best.value[1]);
      const outer = svg.parentElement.getBoundingClientRect();
      tip.style.left = Math.max(60, Math.min(outer.width - 60, box.left - outer.left + best.at.x * scale)) + 'px';
      tip.style.top = (box.top - outer.top + best.at.y * scale) + 'px';
    });
    svg.addEventListener('pointerleave', function () { tip.hidden = true; });
    for (const legend of svg.querySelectorAll('.legend')) {
      const toggle = function () {
        legend.classList.toggle('off');
        const series = svg.querySelector('.series[data-s="' + legend.dataset.s + '"]');
        series.classList.toggle('off', legend.classList.contains('off'));
        legend.setAttribute('aria-pressed', String(!legend.classList.contains('off')));
      };
      legend.setAttribute('tabindex', '0');
      legend.setAttribute('role', 'button');
      legend.setAttribute('aria-pressed', 'true');
      legend.setAttribute('aria-label', words.hide + ': ' + legend.textContent.trim());
      legend.addEventListener('click', toggle);
      legend.addEventListener('keydown', function (event) {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); toggle(); }
      });
    }
  }
})();
)js";
}

} // namespace servescope
