// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/section_box.h"

#include "ui/common/guide_topic.h"
#include "ui/common/theme.h"
#include "ui/common/tone_icon.h"
#include "ui/scenario/diagnostic_text.h"
#include "ui/scenario/key_field.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

/// The topic of the guide about a key, else about its section.
QString topicOf(const QString &key, KeySection section)
{
    for (const QString &topic : {u"burstiness"_s, u"repeats"_s, u"goodput"_s}) {
        if (key == topic)
            return topic;
    }
    if (key == "num_warmups"_L1)
        return u"cold_start"_s;
    if (key == "reset_cache"_L1)
        return u"prefix_cache"_s;
    switch (section) {
    case KeySection::Workload:
        return u"datasets"_s;
    case KeySection::Load:
        return u"load"_s;
    case KeySection::Output:
        return u"metrics"_s;
    case KeySection::Instrument:
        return u"client"_s;
    default:
        return u"steps"_s;
    }
}

} // namespace

SectionBox::SectionBox(const SectionText &section, const std::vector<const KeySchema *> &keys,
                       QWidget *parent)
    : QWidget(parent), m_heading(new QToolButton), m_summary(new QLabel),
      m_mark(new ToneIcon(u"error"_s, Tone::Bad, 16)), m_body(new QWidget),
      m_settingsKey("scenario/section"_L1 + QString::number(static_cast<int>(section.section)))
{
    const QString about = QCoreApplication::translate("Schema", section.about);
    m_heading->setObjectName("section_"_L1 + QString::number(static_cast<int>(section.section)));
    m_heading->setText(QCoreApplication::translate("Schema", section.title));
    m_heading->setFont(scaledFont(m_heading->font(), 1.05, QFont::DemiBold));
    m_heading->setToolTip(about);
    m_heading->setAccessibleDescription(about);
    m_heading->setCheckable(true);
    m_heading->setAutoRaise(true);
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setFocusPolicy(Qt::StrongFocus);
    makeMuted(m_summary);
    m_summary->setObjectName(m_heading->objectName() + "_summary"_L1);
    m_mark->hide();

    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_heading);
    head->addWidget(m_mark);
    head->addWidget(m_summary);
    head->addStretch(1);
    // The fields never make the form wider than it is shown: they are put below each other instead.
    m_body->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(10, 2, 0, 6);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    for (const KeySchema *key : keys) {
        auto *field = new KeyField(*key, m_body);
        setGuideTopic(field, topicOf(QLatin1StringView(key->name), section.section));
        m_fields.push_back(field);
        connect(field, &KeyField::edited, this, [this](const QString &name, const FieldValue &value) {
            Q_EMIT edited(name, [name, value](Scenario &scenario) { setField(scenario, name, value); });
        });
        connect(field, &KeyField::unset, this, &SectionBox::unset);
        connect(field, &KeyField::unfinishedChanged, this, &SectionBox::unfinishedChanged);
    }
    arrange(QStringLiteral("random"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(m_body);
    connect(m_heading, &QToolButton::toggled, this, [this](bool open) {
        setOpen(open);
        QSettings().setValue(m_settingsKey, open);
    });
    setOpen(QSettings().value(m_settingsKey, false).toBool());
}

/// Shows the fields that mean something with that data set, or are set all the same.
void SectionBox::arrange(const QString &dataset)
{
    std::vector<KeyField *> shown;
    for (KeyField *field : m_fields)
        if (field->isSet() || field->isUnfinished() || concernsDataset(field->schema(), dataset))
            shown.push_back(field);
    if (shown == m_shown)
        return;
    m_shown = std::move(shown);
    m_columns = fittingColumns();
    place();
}

int SectionBox::fittingColumns() const
{
    int widest = 0;
    for (const KeyField *field : m_shown)
        widest = std::max(widest, field->minimumSizeHint().width());
    const auto *grid = static_cast<QGridLayout *>(m_body->layout());
    const int margins = grid->contentsMargins().left() + grid->contentsMargins().right();
    return 2 * widest + grid->horizontalSpacing() + margins <= width() ? 2 : 1;
}

void SectionBox::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (const int columns = fittingColumns(); columns != m_columns) {
        m_columns = columns;
        place();
    }
}

void SectionBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_columns = fittingColumns();
        place();
    }
}

void SectionBox::place()
{
    auto *grid = static_cast<QGridLayout *>(m_body->layout());
    for (KeyField *field : m_fields) {
        grid->removeWidget(field);
        field->setVisible(std::ranges::find(m_shown, field) != m_shown.end());
    }
    grid->setColumnStretch(1, m_columns > 1 ? 1 : 0);
    int cell = 0;
    QWidget *before = nullptr;
    for (KeyField *field : m_shown) {
        const KeyType type = field->schema().type;
        const bool wide = type == KeyType::Json || type == KeyType::TextMap; // long texts take a whole row
        const int span = wide ? m_columns : 1;
        if (cell % m_columns + span > m_columns)
            ++cell;
        grid->addWidget(field, cell / m_columns, cell % m_columns, 1, span, Qt::AlignTop);
        cell += span;
        if (before)
            setTabOrder(before, field);
        before = field;
    }
}

bool SectionBox::isOpen() const
{
    return m_heading->isChecked();
}

void SectionBox::setOpen(bool open)
{
    const QSignalBlocker quiet(m_heading);
    m_heading->setChecked(open);
    m_heading->setArrowType(open                                   ? Qt::DownArrow
                            : layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow
                                                                   : Qt::RightArrow);
    m_body->setVisible(open);
}

void SectionBox::addPicture(QWidget *picture)
{
    auto *grid = static_cast<QGridLayout *>(m_body->layout());
    grid->addWidget(picture, static_cast<int>(m_fields.size()), 0, 1, 2); // below whatever is shown
}

bool SectionBox::hasUnfinishedField() const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [](const KeyField *field) { return field->isUnfinished(); });
}

void SectionBox::showReading(const ScenarioReading &reading, const QStringList &written)
{
    int errors = 0, warnings = 0;
    for (KeyField *field : m_fields) {
        const QString key = field->key();
        if (reading.syntaxOk)
            field->display(fieldOf(reading.scenario, key), written.contains(key));
        const Diagnostic *worst = nullptr;
        for (const Diagnostic &diagnostic : reading.diagnostics) {
            const bool error = diagnostic.severity == Diagnostic::Severity::Error;
            if (diagnostic.key == key &&
                (!worst || (error && worst->severity != Diagnostic::Severity::Error)))
                worst = &diagnostic;
        }
        const bool error = worst && worst->severity == Diagnostic::Severity::Error;
        field->setProblem(worst ? diagnosticText(*worst) : QString(), error);
        errors += error || field->isUnfinished();
        warnings += worst && !error;
    }
    if (reading.syntaxOk)
        arrange(reading.scenario.datasetName);
    showSummary(errors, warnings);
}

void SectionBox::showSummary(int errors, int warnings)
{
    const auto set = static_cast<int>(std::count_if(m_fields.begin(), m_fields.end(),
                                                    [](const KeyField *field) { return field->isSet(); }));
    if (errors > 0)
        m_summary->setText(tr("%n problem(s)", nullptr, errors));
    else if (warnings > 0)
        m_summary->setText(tr("%n warning(s)", nullptr, warnings));
    else
        m_summary->setText(set > 0 ? tr("%n set", "keys of a section", set) : QString());
    m_mark->setIcon(errors > 0 ? u"error"_s : u"warning"_s, errors > 0 ? Tone::Bad : Tone::Warning);
    m_mark->setVisible(errors + warnings > 0);
}

} // namespace servescope
