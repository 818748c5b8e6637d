// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/selftest/self_test_result.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace servescope {

/// The loads of the self-test: 1 to 1000 streams, a ladder of rates, and long prompts. Under three minutes.
std::vector<SelfTestLoad> selfTestLoads();

/// Measures the measuring engine: runs it against the simulator in exact mode, which is a process of its own,
/// and compares every request with the simulator's log.
class SelfTest : public QObject
{
    Q_OBJECT
public:
    /// `program` with `arguments` followed by the simulator's flags starts the simulator (servescope
    /// simulate …).
    SelfTest(QString program, QStringList arguments, std::vector<SelfTestLoad> loads,
             QObject *parent = nullptr);
    ~SelfTest() override; ///< cancels; the simulator has ended when it returns

    void start();
    void cancel();                        ///< finished() follows within a second or two
    const SelfTestResult &result() const; ///< the points so far
    int loadCount() const;

Q_SIGNALS:
    void pointMeasured(int done, const servescope::SelfTestPoint &point);
    /// Code empty = all loads were measured; "cancelled"; else why it could not go on (selftest.simulator …).
    void finished(const servescope::Error &error);

private:
    void startSimulator();
    void onUrl();
    void runLoad(const QByteArray &url);
    void stopSimulator();
    void onSimulatorEnded();
    void fail(const Error &error);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace servescope
