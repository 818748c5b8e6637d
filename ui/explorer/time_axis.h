// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace servescope {

/// The part of a point's time that is visible, in seconds: shared by everything drawn above one another.
class TimeAxis : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Everything there is, 0 … seconds; shows all of it.
    void setWhole(double seconds);
    double whole() const { return m_whole; }
    double from() const { return m_from; }
    double to() const { return m_to; }
    bool zoomed() const { return m_from > 0 || m_to < m_whole; }

    /// Limited to the whole, and to a hundred-thousandth of it at least.
    void show(double from, double to);
    void showAll();
    /// Factor < 1 comes closer; what is at `centre` stays there.
    void zoom(double factor, double centre);
    void pan(double seconds);

Q_SIGNALS:
    void changed();

private:
    double m_whole = 1;
    double m_from = 0;
    double m_to = 1;
};

} // namespace servescope
