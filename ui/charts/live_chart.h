// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

namespace servescope {

/// A few curves over time for something that is going on, before the faint first curves of what went before.
/// Memory is bounded: all of it gets coarser with time, its extremes stay. Repaints at most four times a
/// second, and not while it is hidden.
class LiveChart : public QWidget
{
    Q_OBJECT
public:
    static constexpr int MaxPoints = 1200; ///< per curve
    static constexpr int MaxShadows = 8;
    static constexpr int ShadowPoints = 240; ///< per shadow
    static constexpr int RepaintMs = 250;

    /// `yLabel` with its unit; one curve per name.
    LiveChart(const QString &title, const QString &yLabel, const QStringList &curves,
              QWidget *parent = nullptr);
    ~LiveChart() override;

    /// One value per curve at that time (seconds, ascending); NaN = no value, a gap. Missing ones are gaps.
    void append(double seconds, const std::vector<double> &values);
    /// Begins anew at time 0, the first curve so far staying behind as a shadow. As far as the others reach,
    /// and somewhat further, shadows are shown.
    void beginNext();
    /// Forgets all values and shadows; the next one may have any time.
    void clear();
    /// An unlisted curve takes values but is neither drawn nor in the legend. At first all are listed.
    void setCurveListed(int curve, bool listed);
    /// The sentence in the place of the curves while there are none.
    void setEmptyText(const QString &sentence);
    int pointCount(int curve) const;
    int shadowCount() const;

    QSize sizeHint() const override { return {360, 220}; } ///< whatever the legend would like
    bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    void repainted(); ///< the appended values are on the chart

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void changed();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace servescope
