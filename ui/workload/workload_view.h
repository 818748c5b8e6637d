// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workload/workload_preview.h"

#include <QWidget>

#include <functional>
#include <memory>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace servescope {

class DataChart;
class InlineMessage;
class PromptTableModel;

/// Shows what a scenario would send: its first prompts with their token counts and histograms of the lengths.
/// They are made when the person asks for them, in a background thread, and can be cancelled.
class WorkloadView : public QWidget
{
    Q_OBJECT
public:
    /// Calls what it is given with the key for the server's tokenizer (empty = none), at once or later.
    using KeyRequest = std::function<void(const std::function<void(const QByteArray &)> &)>;
    /// `askKey` is asked when the key is needed; none = no key.
    explicit WorkloadView(KeyRequest askKey = {}, QWidget *parent = nullptr);
    ~WorkloadView() override; ///< cancels

    /// Another scenario clears what is shown of the one before.
    void setScenario(const Scenario &scenario);
    bool preparing() const { return m_cancelled != nullptr; }

public Q_SLOTS:
    void prepare();
    void cancel();

Q_SIGNALS:
    void prepared(); ///< shown, failed or cancelled

private:
    void build();
    void begin(const QByteArray &apiKey);
    void refresh();
    void onDone(const Result<WorkloadPreview> &preview);
    void display(const WorkloadPreview &preview);
    void displayNothing(const QString &why);

    KeyRequest m_askKey;
    Scenario m_scenario;
    std::shared_ptr<std::atomic_bool> m_cancelled; ///< of the preparation that runs; none = none does
    PromptTableModel *m_model;
    QComboBox *m_lengths;
    QPushButton *m_button;
    QProgressBar *m_progress;
    QLabel *m_state;
    InlineMessage *m_message;
    DataChart *m_inputs;
    DataChart *m_outputs;
    QTableView *m_table;
};

} // namespace servescope
