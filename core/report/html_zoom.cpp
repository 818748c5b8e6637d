// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_report.h"

namespace servescope {

// Zooming is an affine map of the drawing, on linear and on logarithmic axes alike: coordinates are kept as
// they were drawn ("home") and mapped, so that lines and markers keep their weight.
const char *htmlZoomScript()
{
    return R"js(function servescopeZoom(svg, x, y, plot, points, words) {
  'use strict';
  const left = plot[0], top = plot[1], width = plot[2], height = plot[3];
  let view = [0, 0, 1, 1]; // the shown part: left, bottom, right, top, as shares of the whole
  const shape = function (name, attributes) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return element;
  };
  const box = { x: left, y: top, width: width, height: height };
  const clip = shape('clipPath', { id: svg.id + '-clip' });
  clip.appendChild(shape('rect', box));
  svg.prepend(clip);
  const mapX = function (value) { return left + ((value - left) / width - view[0]) / (view[2] - view[0]) * width; };
  const mapY = function (value) {
    return top + (1 - ((top + height - value) / height - view[1]) / (view[3] - view[1])) * height;
  };
  const pairs = function (text) { return text.trim().split(/\s+/).map(function (p) { return p.split(',').map(Number); }); };
  const movers = [], asDrawn = [];
  for (const element of svg.querySelectorAll('.series *, .marks *')) {
    const get = function (name) { return Number(element.getAttribute(name)); };
    const set = function (name, value) { element.setAttribute(name, value.toFixed(2)); };
    const home = {};
    for (const name of ['points', 'cx', 'cy', 'x', 'y', 'width', 'height', 'x1', 'x2', 'y1', 'y2', 'transform'])
      asDrawn.push([element, name, element.getAttribute(name)]);
    if (element.classList.contains('curve')) {
      home.points = pairs(element.getAttribute('points'));
      movers.push(function () {
        element.setAttribute('points', home.points.map(function (p) { return mapX(p[0]).toFixed(2) + ',' + mapY(p[1]).toFixed(2); }).join(' '));
      });
    } else if (element.tagName === 'circle') {
      home.x = get('cx'); home.y = get('cy');
      movers.push(function () { set('cx', mapX(home.x)); set('cy', mapY(home.y)); });
    } else if (element.tagName === 'polygon') {
      const corners = pairs(element.getAttribute('points'));
      home.x = corners.reduce(function (sum, p) { return sum + p[0]; }, 0) / corners.length;
      home.y = corners.reduce(function (sum, p) { return sum + p[1]; }, 0) / corners.length;
      movers.push(function () {
        element.setAttribute('transform', 'translate(' + (mapX(home.x) - home.x).toFixed(2) + ' ' + (mapY(home.y) - home.y).toFixed(2) + ')');
      });
    } else if (element.tagName === 'rect') {
      home.x = get('x'); home.y = get('y'); home.right = home.x + get('width'); home.bottom = home.y + get('height');
      movers.push(function () {
        set('x', mapX(home.x)); set('width', mapX(home.right) - mapX(home.x));
        set('y', mapY(home.y)); set('height', mapY(home.bottom) - mapY(home.y));
      });
    } else if (element.tagName === 'line') {
      const across = element.classList.contains('mark');
      home.x1 = get('x1'); home.x2 = get('x2'); home.y1 = get('y1'); home.y2 = get('y2');
      const whisker = element.classList.contains('whisker') && home.y1 === home.y2;
      const middle = (home.x1 + home.x2) / 2;
      movers.push(function () {
        if (!(across && home.y1 === home.y2)) {
          set('x1', whisker ? mapX(middle) + home.x1 - middle : mapX(home.x1));
          set('x2', whisker ? mapX(middle) + home.x2 - middle : mapX(home.x2));
        }
        if (!(across && home.x1 === home.x2)) { set('y1', mapY(home.y1)); set('y2', mapY(home.y2)); }
      });
    } else if (element.tagName === 'text') {
      const line = element.previousElementSibling;
      home.dx = get('x') - Number(line.getAttribute('x1')); home.dy = get('y') - Number(line.getAttribute('y1'));
      const level = line.getAttribute('y1') === line.getAttribute('y2');
      movers.push(function () {
        if (level) set('y', Number(line.getAttribute('y1')) + home.dy);
        else set('x', Number(line.getAttribute('x1')) + home.dx);
      });
    }
  }

  const valueAt = function (share, axis) {
    return axis[2] ? axis[0] * Math.pow(axis[1] / axis[0], share) : axis[0] + share * (axis[1] - axis[0]);
  };
  const shareOf = function (value, axis) {
    return axis[2] ? Math.log(value / axis[0]) / Math.log(axis[1] / axis[0]) : (value - axis[0]) / (axis[1] - axis[0]);
  };
  const ticksOf = function (from, to, axis) {
    const ticks = [];
    if (axis[2] && to / from > 20) {
      for (let decade = Math.pow(10, Math.floor(Math.log10(from))); decade <= to; decade *= 10)
        for (const part of [1, 2, 5]) if (part * decade >= from && part * decade <= to) ticks.push(part * decade);
      return ticks;
    }
    const rough = (to - from) / 5, power = Math.pow(10, Math.floor(Math.log10(rough)));
    const step = power * [1, 2, 5, 10].find(function (part) { return part * power >= rough * 0.999; });
    for (let i = Math.ceil(from / step); i * step <= to * (1 + 1e-12); ++i) ticks.push(i * step);
    return ticks;
  };
  const number = function (value) { return String(Number(value.toPrecision(6))); };
  const home = svg.querySelector('.ticks');
  let drawn = null;
  const show = function () {
    const whole = view[0] === 0 && view[1] === 0 && view[2] === 1 && view[3] === 1;
    if (whole) {
      for (const [element, name, value] of asDrawn) {
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      }
    } else {
      for (const move of movers) move();
    }
    for (const point of points) point.at = { x: mapX(point.home.x), y: mapY(point.home.y) };
    for (const group of svg.querySelectorAll('.series, .marks')) {
      if (whole) group.removeAttribute('clip-path');
      else group.setAttribute('clip-path', 'url(#' + svg.id + '-clip)');
    }
    if (drawn) drawn.remove();
    drawn = null;
    home.style.display = whole ? '' : 'none';
    reset.hidden = whole;
    if (whole) return;
    drawn = shape('g', { 'class': 'ticks zoomed' });
    const label = function (text, attributes) {
      const element = shape('text', Object.assign({ 'class': 'muted', 'font-size': 12 }, attributes));
      element.textContent = text;
      drawn.appendChild(element);
    };
    for (const tick of ticksOf(valueAt(view[1], y), valueAt(view[3], y), y)) {
      const at = mapY(top + height - shareOf(tick, y) * height);
      drawn.appendChild(shape('line', { 'class': 'grid', x1: left, x2: left + width, y1: at, y2: at }));
      label(number(tick), { x: left - 8, y: at + 4, 'text-anchor': 'end' });
    }
    for (const tick of ticksOf(valueAt(view[0], x), valueAt(view[2], x), x)) {
      const at = mapX(left + shareOf(tick, x) * width);
      drawn.appendChild(shape('line', { 'class': 'axis', x1: at, x2: at, y1: top + height, y2: top + height + 5 }));
      label(number(tick), { x: at, y: top + height + 19, 'text-anchor': 'middle' });
    }
    home.after(drawn);
  };

  const hint = document.createElement('div');
  hint.className = 'hint';
  const told = document.createElement('span');
  told.textContent = words.zoom;
  const reset = document.createElement('button');
  reset.type = 'button';
  reset.className = 'whole';
  reset.hidden = true;
  reset.textContent = words.whole;
  hint.append(told, reset);
  svg.after(hint);
  const showAll = function () { view = [0, 0, 1, 1]; show(); };
  reset.addEventListener('click', showAll);
  svg.addEventListener('dblclick', showAll);

  let start = null, frame = null;
  const placeOf = function (event) {
    const area = svg.getBoundingClientRect(), scale = area.width / svg.viewBox.baseVal.width;
    const inside = function (value, low, size) { return Math.max(low, Math.min(low + size, value)); };
    return {
      x: inside((event.clientX - area.left) / scale, left, width), y: inside((event.clientY - area.top) / scale, top, height),
      within: (event.clientY - area.top) / scale <= top + height + 1
    };
  };
  svg.addEventListener('pointerdown', function (event) {
    const place = placeOf(event);
    if (event.button !== 0 || event.pointerType === 'touch' || !place.within) return;
    start = place;
  });
  window.addEventListener('pointermove', function (event) {
    if (!start) return;
    const end = placeOf(event);
    if (!frame) { frame = shape('rect', { 'class': 'frame' }); svg.appendChild(frame); }
    frame.setAttribute('x', Math.min(start.x, end.x)); frame.setAttribute('width', Math.abs(end.x - start.x));
    frame.setAttribute('y', Math.min(start.y, end.y)); frame.setAttribute('height', Math.abs(end.y - start.y));
  });
  window.addEventListener('pointerup', function (event) {
    if (!start) return;
    const from = start, end = placeOf(event);
    start = null;
    if (frame) frame.remove();
    frame = null;
    if (Math.abs(end.x - from.x) < 8 || Math.abs(end.y - from.y) < 8) return;
    const shareX = function (value) { return view[0] + (value - left) / width * (view[2] - view[0]); };
    const shareY = function (value) { return view[1] + (top + height - value) / height * (view[3] - view[1]); };
    const next = [shareX(Math.min(from.x, end.x)), shareY(Math.max(from.y, end.y)),
      shareX(Math.max(from.x, end.x)), shareY(Math.min(from.y, end.y))];
    if (next[2] - next[0] < 1e-6 || next[3] - next[1] < 1e-6) return;
    view = next;
    show();
  });
  return function (at) { return at.x < left - 1 || at.x > left + width + 1 || at.y < top - 1 || at.y > top + height + 1; };
}
)js";
}

} // namespace servescope
