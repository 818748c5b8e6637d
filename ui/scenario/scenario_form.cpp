// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/scenario_form.h"

#include "ui/connection/key_dialog.h"
#include "ui/scenario/arrival_picture.h"
#include "ui/scenario/diagnostic_text.h"
#include "ui/scenario/form_field.h"
#include "ui/scenario/key_field.h"
#include "ui/scenario/pair_table.h"
#include "ui/scenario/rate_text.h"
#include "ui/scenario/section_box.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

void showText(QLineEdit *line, const QString &text)
{
    if (line->text() != text)
        line->setText(text);
}

template <typename T, auto First, auto Second>
PairRows rowsOf(const std::vector<T> &list)
{
    PairRows rows;
    for (const T &entry : list)
        rows.emplace_back(entry.*First, entry.*Second);
    return rows;
}

template <typename T>
std::vector<T> listOf(const PairRows &rows)
{
    std::vector<T> list;
    for (const auto &[first, second] : rows)
        list.push_back({first, second});
    return list;
}

} // namespace

ScenarioForm::ScenarioForm(const QStringList &backends, QWidget *parent) : QScrollArea(parent)
{
    build(backends);
    connectFields();
    for (QWidget *input : std::initializer_list<QWidget *>{m_model, m_baseUrl, m_tokenizer, m_rates, m_seed,
                                                           m_warmups, m_backend})
        input->installEventFilter(this);
    for (const SectionBox *section : m_sections)
        for (const KeyField *each : section->fields())
            each->input()->installEventFilter(this);
}

bool ScenarioForm::hasUnfinishedField() const
{
    return !m_unfinished.isEmpty() ||
           std::any_of(m_sections.begin(), m_sections.end(),
                       [](const SectionBox *section) { return section->hasUnfinishedField(); });
}

void ScenarioForm::showKey(const QString &key)
{
    QWidget *input = m_fields.contains(key) ? findChild<QWidget *>(key) : nullptr;
    for (SectionBox *section : m_sections)
        for (const KeyField *each : section->fields())
            if (each->key() == key) {
                section->setOpen(true);
                input = each->input();
            }
    if (!input)
        return;
    input->setFocus();
    ensureWidgetVisible(input);
}

void ScenarioForm::connectFields()
{
    const auto text = [this](QLineEdit *line, const QString &key, QString Scenario::*member) {
        connect(line, &QLineEdit::textEdited, this, [this, key, member](const QString &now) {
            Q_EMIT edited(key, [member, now](Scenario &s) { s.*member = now; });
        });
    };
    text(m_model, u"model"_s, &Scenario::model);
    text(m_baseUrl, u"base_url"_s, &Scenario::baseUrl);
    text(m_tokenizer, u"tokenizer"_s, &Scenario::tokenizer);
    connect(m_backend, &QComboBox::activated, this, [this] {
        const QString now = m_backend->currentData().toString();
        Q_EMIT edited(u"backend"_s, [now](Scenario &s) { s.backend = now; });
    });
    connect(m_warmups, &QSpinBox::valueChanged, this,
            [this](int now) { Q_EMIT edited(u"num_warmups"_s, [now](Scenario &s) { s.numWarmups = now; }); });
    connect(m_rates, &QLineEdit::textEdited, this, [this](const QString &now) {
        const auto rates = ratesFromText(now);
        setUnfinished(u"request_rate"_s,
                      rates ? QString()
                            : tr("Write numbers greater than 0 with commas between them, or inf."));
        if (rates)
            Q_EMIT edited(u"request_rate"_s, [rates](Scenario &s) { s.requestRates = *rates; });
    });
    connect(m_seed, &QLineEdit::textEdited, this, [this](const QString &now) {
        bool ok = false;
        const quint64 seed = now.trimmed().toULongLong(&ok);
        setUnfinished(u"seed"_s, ok ? QString() : tr("Write a whole number from 0 to 18446744073709551615."));
        if (ok)
            Q_EMIT edited(u"seed"_s, [seed](Scenario &s) { s.seed = seed; });
    });
    connect(m_lengths, &PairTable::rowsEdited, this, [this](const PairRows &rows) {
        Q_EMIT edited(u"input_output"_s, [rows](Scenario &s) { s.inputOutput = listOf<LengthPair>(rows); });
    });
    connect(m_loads, &PairTable::rowsEdited, this, [this](const PairRows &rows) {
        Q_EMIT edited(u"concurrency_prompts"_s,
                      [rows](Scenario &s) { s.concurrencyPrompts = listOf<LoadPair>(rows); });
    });
    connect(m_test, &QPushButton::clicked, this, &ScenarioForm::connectionTestRequested);
    connect(m_apiKey, &QPushButton::clicked, this, &ScenarioForm::keyRequested);
    for (const SectionBox *section : m_sections) {
        connect(section, &SectionBox::edited, this, &ScenarioForm::edited);
        connect(section, &SectionBox::unset, this, &ScenarioForm::unset);
        connect(section, &SectionBox::unfinishedChanged, this, &ScenarioForm::unfinishedChanged);
    }
    connect(m_lengths, &PairTable::pasteRefused, this, &ScenarioForm::messageReady);
    connect(m_loads, &PairTable::pasteRefused, this, &ScenarioForm::messageReady);
}

void ScenarioForm::showReading(const ScenarioReading &reading, const QStringList &written)
{
    const Scenario &s = reading.scenario;
    m_diagnostics = reading.diagnostics;
    if (reading.syntaxOk) {
        showText(m_model, s.model);
        showText(m_baseUrl, s.baseUrl);
        m_apiKey->setEnabled(!keyServer(s.baseUrl).isEmpty());
        m_apiKey->setToolTip(keyOrderText(keyVariable(s.keyEnv)));
        showText(m_tokenizer, s.tokenizer);
        showBackend(s.backend);
        {
            const QSignalBlocker quiet(m_warmups);
            m_warmups->setValue(s.numWarmups);
        }
        // What is typed may be spelt otherwise than the text spells it ("1,2" and "[1, 2]").
        if (ratesFromText(m_rates->text()) != s.requestRates &&
            !(m_rates->hasFocus() && m_unfinished.contains(u"request_rate"_s)))
            m_rates->setText(ratesToText(s.requestRates));
        if (m_seed->text().trimmed() != QString::number(s.seed) &&
            !(m_seed->hasFocus() && m_unfinished.contains(u"seed"_s)))
            m_seed->setText(QString::number(s.seed));
        m_lengths->setRows(rowsOf<LengthPair, &LengthPair::input, &LengthPair::output>(s.inputOutput));
        m_loads->setRows(
            rowsOf<LoadPair, &LoadPair::maxConcurrency, &LoadPair::numPrompts>(s.concurrencyPrompts));
        if (ratesFromText(m_rates->text()) == s.requestRates)
            setUnfinished(u"request_rate"_s, {});
        if (m_seed->text().trimmed() == QString::number(s.seed))
            setUnfinished(u"seed"_s, {});
    }
    for (SectionBox *section : m_sections)
        section->showReading(reading, written);
    if (reading.syntaxOk)
        m_arrivals->display(s);
    showProblems();
}

void ScenarioForm::showBackend(const QString &backend)
{
    int index = m_backend->findData(backend);
    // A name that is not known stays visible, so that the form does not claim another one.
    const int foreign = m_backend->findData(true, Qt::UserRole + 1);
    if (foreign >= 0 && foreign != index) {
        m_backend->removeItem(foreign);
        index = m_backend->findData(backend);
    }
    if (index < 0) {
        m_backend->addItem(tr("%1 (not known)", "a backend").arg(backend), backend);
        index = m_backend->count() - 1;
        m_backend->setItemData(index, true, Qt::UserRole + 1);
    }
    m_backend->setCurrentIndex(index);
}

void ScenarioForm::setUnfinished(const QString &key, const QString &why)
{
    if (m_unfinished.value(key) == why)
        return;
    if (why.isEmpty())
        m_unfinished.remove(key);
    else
        m_unfinished.insert(key, why);
    showProblems();
    Q_EMIT unfinishedChanged();
}

void ScenarioForm::showProblems()
{
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        const Diagnostic *worst = nullptr;
        for (const Diagnostic &diagnostic : m_diagnostics) {
            const bool error = diagnostic.severity == Diagnostic::Severity::Error;
            if (diagnostic.key == it.key() &&
                (!worst || (error && worst->severity != Diagnostic::Severity::Error)))
                worst = &diagnostic;
        }
        if (m_unfinished.contains(it.key()))
            it.value()->setProblem(m_unfinished.value(it.key()), true);
        else if (worst)
            it.value()->setProblem(diagnosticText(*worst), worst->severity == Diagnostic::Severity::Error);
        else
            it.value()->setProblem({}, false);
    }
}

void ScenarioForm::setUsable(bool usable)
{
    widget()->setEnabled(usable);
}

void ScenarioForm::clear()
{
    ScenarioReading nothing;
    nothing.syntaxOk = true;
    showReading(nothing, {});
}

bool ScenarioForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // The fields have undo stacks of their own; one for the whole page is the text's.
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    } else if (event->type() == QEvent::Wheel &&
               (watched == m_warmups || qobject_cast<QComboBox *>(watched))) {
        // Scrolling the form must not change a value on the way.
        if (!static_cast<QWidget *>(watched)->hasFocus()) {
            event->ignore();
            return true;
        }
    }
    const bool taken = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fitWidth();
    return taken;
}

/// There is no scrolling sideways: nothing may be wider than what is shown.
void ScenarioForm::fitWidth()
{
    setMinimumWidth(widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width() + 2);
}

} // namespace servescope
