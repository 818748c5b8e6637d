// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/timeline_raster.h"

#include "ui/common/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace servescope {

namespace {

constexpr int MostRowsPerPixel = 6; // more rows of one pixel are looked at in steps

/// What wins when several phases fall on one pixel.
int weight(Phase phase)
{
    switch (phase) {
    case Phase::Failed:
        return 6;
    case Phase::Cancelled:
        return 5;
    case Phase::Prefill:
        return 4;
    case Phase::Decode:
        return 3;
    case Phase::Connect:
        return 2;
    case Phase::Queue:
        return 1;
    }
    return 0;
}

QRgb faded(QRgb color, const QColor &ground)
{
    const auto mix = [](int a, int b) { return (a * 3 + b * 7) / 10; };
    return qRgb(mix(qRed(color), ground.red()), mix(qGreen(color), ground.green()),
                mix(qBlue(color), ground.blue()));
}

class Raster
{
public:
    Raster(const TimelineRows &rows, const TimelineSection &view, const QPalette &palette,
           const std::function<bool(int)> &isSelected)
        : m_rows(rows), m_view(view), m_isSelected(isSelected),
          m_scale(view.pixels.width() / std::max(view.to - view.from, 1e-12)),
          m_best(static_cast<size_t>(view.pixels.width()))
    {
        for (int i = 0; i < PhaseCount; ++i) {
            const QColor color = phaseColor(static_cast<Phase>(i), palette);
            m_colors[static_cast<size_t>(i)] = color.rgb();
            m_faded[static_cast<size_t>(i)] = faded(color.rgb(), palette.color(QPalette::Base));
        }
    }

    /// All bars of the rows [begin, end) into one line of pixels.
    void draw(size_t begin, size_t end, QRgb *line)
    {
        std::ranges::fill(m_best, 0);
        const size_t step = std::max<size_t>(1, (end - begin + MostRowsPerPixel - 1) / MostRowsPerPixel);
        for (size_t row = begin; row < end; ++row) {
            if ((row - begin) % step == 0)
                drawRow(row, line);
            else
                drawRemarkable(row, line);
        }
    }

private:
    void drawRow(size_t row, QRgb *line)
    {
        const auto first = m_rows.bars.begin() + static_cast<std::ptrdiff_t>(m_rows.begin[row]);
        const auto last = m_rows.bars.begin() + static_cast<std::ptrdiff_t>(m_rows.begin[row + 1]);
        // Ends ascend within a row, because its bars do not overlap.
        auto bar = std::lower_bound(first, last, m_view.from,
                                    [](const TimelineBar &each, double from) { return each.end < from; });
        double before = bar == first ? -1e300 : std::prev(bar)->end;
        while (bar != last && (m_view.queue ? bar->due : bar->sent) <= m_view.to) {
            drawBar(*bar, before, line);
            before = bar->end;
            // Of many bars within one pixel the first one was drawn: on to the next pixel.
            const double next = m_view.from + std::floor(column(bar->end) + 1) / m_scale;
            ++bar;
            if (bar != last && bar->end < next) {
                const auto skipped = std::lower_bound(
                    bar, last, next, [](const TimelineBar &each, double to) { return each.end < to; });
                if (const auto bad = std::find_if(
                        bar, skipped,
                        [](const TimelineBar &each) { return each.status != RequestStatus::Ok; });
                    bad != skipped)
                    drawBar(*bad, before, line);
                if (m_isSelected) {
                    for (auto each = bar; each != skipped; ++each) {
                        if (m_isSelected(each->record))
                            drawBar(*each, before, line);
                    }
                }
                bar = skipped;
            }
        }
    }

    /// Of a row that is passed over for want of pixels: what went wrong and what is selected.
    void drawRemarkable(size_t row, QRgb *line)
    {
        for (size_t i = m_rows.begin[row]; i < m_rows.begin[row + 1]; ++i) {
            const TimelineBar &bar = m_rows.bars[i];
            if (bar.status != RequestStatus::Ok || (m_isSelected && m_isSelected(bar.record)))
                drawBar(bar, bar.sent, line);
        }
    }

    void drawBar(const TimelineBar &bar, double before, QRgb *line)
    {
        const bool chosen = !m_isSelected || m_isSelected(bar.record);
        const int more = m_isSelected && chosen ? 10 : 0;
        const auto &colors = chosen ? m_colors : m_faded;
        if (m_view.queue && std::max(bar.due, before) < bar.sent)
            span(std::max(bar.due, before), bar.sent, Phase::Queue, colors, more, line);
        if (bar.ready > bar.sent)
            span(bar.sent, bar.ready, Phase::Connect, colors, more, line);
        if (bar.first > bar.ready && (bar.first < bar.end || bar.status == RequestStatus::Ok))
            span(bar.ready, bar.first, Phase::Prefill, colors, more, line);
        if (bar.status == RequestStatus::Ok)
            span(bar.first, bar.end, Phase::Decode, colors, more, line);
        else
            span(bar.first < bar.end ? bar.first : bar.ready, bar.end,
                 bar.status == RequestStatus::Cancelled ? Phase::Cancelled : Phase::Failed, colors, more,
                 line);
    }

    double column(double seconds) const { return (seconds - m_view.from) * m_scale; }

    void span(double from, double to, Phase phase, const std::array<QRgb, PhaseCount> &colors, int more,
              QRgb *line)
    {
        const double width = m_view.pixels.width();
        const double left = column(from);
        const double right = column(to);
        if (right < 0 || left >= width)
            return;
        const auto begin = static_cast<size_t>(std::clamp(std::floor(left), 0.0, width - 1));
        const auto end =
            static_cast<size_t>(std::clamp(std::floor(right), static_cast<double>(begin) + 1, width));
        const auto rank = static_cast<quint8>(weight(phase) + more);
        for (size_t x = begin; x < end; ++x) {
            if (rank > m_best[x]) {
                m_best[x] = rank;
                line[x] = colors[static_cast<size_t>(phase)];
            }
        }
    }

    const TimelineRows &m_rows;
    const TimelineSection &m_view;
    const std::function<bool(int)> &m_isSelected;
    double m_scale;
    std::vector<quint8> m_best;
    std::array<QRgb, PhaseCount> m_colors{}, m_faded{};
};

} // namespace

QColor phaseColor(Phase phase, const QPalette &palette)
{
    const ThemeColors colors = themeColors(palette);
    switch (phase) {
    case Phase::Queue:
        return colors.line.darker(isDark(palette) ? 60 : 115);
    case Phase::Connect:
        return colors.series.at(3);
    case Phase::Prefill:
        return colors.series.at(1);
    case Phase::Decode:
        return colors.series.at(0);
    case Phase::Failed:
        return colors.bad;
    case Phase::Cancelled:
        return colors.muted;
    }
    return {};
}

QImage drawTimeline(const TimelineRows &rows, const TimelineSection &view, const QPalette &palette,
                    const std::function<bool(int)> &isSelected)
{
    if (view.pixels.isEmpty())
        return {};
    QImage image(view.pixels, QImage::Format_RGB32);
    image.fill(palette.color(QPalette::Base));
    if (rows.rows() == 0 || !(view.from < view.to) || !(view.top < view.bottom))
        return image;
    Raster raster(rows, view, palette, isSelected);
    const double perPixel = (view.bottom - view.top) / view.pixels.height();
    const auto limit = static_cast<double>(rows.rows());
    for (int y = 0; y < view.pixels.height(); ++y) {
        const double top = view.top + y * perPixel;
        // With room for it a line of ground stays between neighbours.
        if (perPixel < 0.25 && std::floor(top) != std::floor(top + perPixel))
            continue;
        const double begin = std::floor(std::max(top, 0.0));
        const double end = perPixel <= 1 ? begin + 1 : std::floor(top + perPixel);
        if (top < 0 || begin >= limit)
            continue;
        raster.draw(static_cast<size_t>(begin), static_cast<size_t>(std::clamp(end, begin + 1, limit)),
                    reinterpret_cast<QRgb *>(image.scanLine(y)));
    }
    return image;
}

const TimelineBar *barAt(const TimelineRows &rows, double seconds, double row, double reach)
{
    if (row < 0 || row >= static_cast<double>(rows.rows()))
        return nullptr;
    const auto index = static_cast<size_t>(row);
    const std::span<const TimelineBar> bars(rows.bars.data() + rows.begin[index],
                                            rows.begin[index + 1] - rows.begin[index]);
    const TimelineBar *best = nullptr;
    double least = reach;
    for (const TimelineBar &bar : bars) {
        const double away = seconds < bar.sent  ? bar.sent - seconds
                            : seconds > bar.end ? seconds - bar.end
                                                : 0;
        if (away <= least) {
            least = away;
            best = &bar;
            if (away == 0)
                break;
        }
    }
    return best;
}

} // namespace servescope
