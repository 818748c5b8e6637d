// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/selftest/self_test.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace servescope {

class DataChart;
class InlineMessage;
class SelfTestTable;

/// How the self-test reaches the simulator, and where its result lives.
struct SelfTestPlace
{
    QString program; ///< starts the simulator with `arguments`
    QStringList arguments;
    QString file; ///< of the stored result
};

/// The page of the instrument's own error: runs the self-test and shows its newest result.
class InstrumentPage : public QWidget
{
    Q_OBJECT
public:
    explicit InstrumentPage(SelfTestPlace place, QWidget *parent = nullptr);
    ~InstrumentPage() override;

    bool testing() const { return m_test != nullptr; }
    /// Other loads than selfTestLoads().
    void setLoads(std::vector<SelfTestLoad> loads) { m_loads = std::move(loads); }
    /// While something else is being measured the self-test may not begin.
    void setMeasuring(bool measuring);

public Q_SLOTS:
    void startTest();
    void cancelTest();

Q_SIGNALS:
    void testingChanged(bool testing);

private:
    void showStored();
    void display(const SelfTestResult &result);
    void onFinished(const Error &error);
    void refresh();

    SelfTestPlace m_place;
    std::vector<SelfTestLoad> m_loads = selfTestLoads();
    std::unique_ptr<SelfTest> m_test;
    SelfTestTable *m_model;
    DataChart *m_chart;
    QTableView *m_table;
    QLabel *m_state;
    QProgressBar *m_progress;
    QPushButton *m_button;
    InlineMessage *m_message;
    bool m_measuring = false;
};

} // namespace servescope
