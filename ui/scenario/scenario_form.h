// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario_text.h"

#include <QHash>
#include <QScrollArea>

#include <functional>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace servescope {

class ArrivalPicture;
class FormField;
class PairTable;
class SectionBox;

/// A scenario as a form: the base keys as fields and tables, all others in sections made from the schema. It
/// shows the readings it is given and announces each edit as a change of one key.
class ScenarioForm : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScenarioForm(const QStringList &backends, QWidget *parent = nullptr);

    /// Fields that say the same already are left alone, also while someone types in them.
    /// `written` are the keys that stand in the text.
    void showReading(const ScenarioReading &reading, const QStringList &written);
    /// While the text cannot be read the form rests, showing what it could be read last.
    void setUsable(bool usable);
    /// Shows nothing: for a text that never could be read.
    void clear();
    /// A field holds something that could not go into the text.
    bool hasUnfinishedField() const;
    /// Opens the section of that key, scrolls to its field and gives it the focus.
    void showKey(const QString &key);

Q_SIGNALS:
    void edited(const QString &key, const std::function<void(servescope::Scenario &)> &change);
    void unset(const QString &key);
    void unfinishedChanged();
    void connectionTestRequested();
    void keyRequested(); ///< the person wants to type the server's key
    void messageReady(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitWidth();
    QLineEdit *textField(const char *key, const QString &label, const QString &placeholder);
    FormField *field(const char *key, const QString &label, QWidget *input);
    void build(const QStringList &backends);
    void connectFields();
    QWidget *buildSections();
    void showProblems();
    void setUnfinished(const QString &key, const QString &why);
    void showBackend(const QString &backend);

    QLineEdit *m_model, *m_baseUrl, *m_tokenizer, *m_rates, *m_seed;
    QComboBox *m_backend;
    QPushButton *m_test, *m_apiKey;
    std::vector<SectionBox *> m_sections;
    ArrivalPicture *m_arrivals;
    QSpinBox *m_warmups;
    PairTable *m_lengths, *m_loads;
    QHash<QString, FormField *> m_fields;
    std::vector<Diagnostic> m_diagnostics;
    QHash<QString, QString> m_unfinished; // by key: why
};

} // namespace servescope
