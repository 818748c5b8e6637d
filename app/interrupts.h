// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace servescope {

/// Turns SIGINT and SIGTERM into a signal of the event loop. The second one ends the process at once with
/// 130. One at a time; needs a QCoreApplication.
class Interrupts : public QObject
{
    Q_OBJECT
public:
    explicit Interrupts(QObject *parent = nullptr);
    ~Interrupts() override; ///< gives the signals their default meaning back

    bool arrived() const { return m_arrived; }

Q_SIGNALS:
    void interrupted();

private:
    void drain();
    int m_pipe[2] = {-1, -1};
    bool m_arrived = false;
};

} // namespace servescope
