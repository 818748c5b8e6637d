// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"

#include <QDialog>

#include <atomic>
#include <memory>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace servescope {

class FindingModel;
class StateBadge;

/// Tests the connection to a server in a background thread and shows what was found. What the server said of
/// itself can be taken over; a certificate that nobody vouches for is asked about.
class ConnectionDialog : public QDialog
{
    Q_OBJECT
public:
    /// Begins at once. Closing cancels.
    explicit ConnectionDialog(ProbeOptions options, QWidget *parent = nullptr);
    ~ConnectionDialog() override;

    bool testing() const { return m_cancelled != nullptr; }
    const ProbeReport &report() const { return m_report; } ///< of the last test that ended

    /// Tests again with this key.
    void setKey(const QByteArray &key);

Q_SIGNALS:
    void finished(); ///< a test came to its end, or was cancelled
    /// The person wants these; empty = leave what is there.
    void takeOver(const QString &backend, const QString &model);
    void keyWanted(); ///< the person wants to type the server's key

private:
    void start();
    void cancel();
    void display(const ProbeReport &report);
    void offer();
    void askAboutCertificate();
    void fitRows();
    void resizeEvent(QResizeEvent *event) override;

    ProbeOptions m_options;
    ProbeReport m_report;
    std::shared_ptr<std::atomic_bool> m_cancelled; ///< of the running test
    FindingModel *m_model;
    QTableView *m_table;
    QLabel *m_address, *m_detected;
    StateBadge *m_verdict;
    QProgressBar *m_progress;
    QComboBox *m_models;
    QPushButton *m_take, *m_again;
};

} // namespace servescope
