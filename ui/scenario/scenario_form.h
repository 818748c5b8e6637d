// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario_text.h"

#include <QHash>
#include <QScrollArea>

#include <functional>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace servescope {

class FormField;
class PairTable;

/// The base keys of a scenario as fields and tables. It shows the readings it is given and announces each
/// edit as a change of one key.
class ScenarioForm : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScenarioForm(const QStringList &backends, QWidget *parent = nullptr);

    /// Fields that say the same already are left alone, also while someone types in them.
    void showReading(const ScenarioReading &reading);
    /// While the text cannot be read the form rests, showing what it could be read last.
    void setUsable(bool usable);
    /// Shows nothing: for a text that never could be read.
    void clear();
    /// A field holds something that could not go into the text.
    bool hasUnfinishedField() const { return !m_unfinished.isEmpty(); }

Q_SIGNALS:
    void edited(const QString &key, const std::function<void(servescope::Scenario &)> &change);
    void unfinishedChanged();
    void messageReady(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *textField(const char *key, const QString &label, const QString &placeholder);
    FormField *field(const char *key, const QString &label, QWidget *input);
    void build(const QStringList &backends);
    void connectFields();
    void showProblems();
    void setUnfinished(const QString &key, const QString &why);
    void showBackend(const QString &backend);

    QLineEdit *m_model, *m_baseUrl, *m_tokenizer, *m_rates, *m_seed;
    QComboBox *m_backend;
    QSpinBox *m_warmups;
    PairTable *m_lengths, *m_loads;
    QHash<QString, FormField *> m_fields;
    std::vector<Diagnostic> m_diagnostics;
    QHash<QString, QString> m_unfinished; // by key: why
};

} // namespace servescope
