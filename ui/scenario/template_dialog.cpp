// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/template_dialog.h"

#include "core/base/files.h"
#include "core/scenario/scenario_text.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr ScenarioTemplate kTemplates[] = {
    {QT_TRANSLATE_NOOP("Templates", "New scenario"),
     QT_TRANSLATE_NOOP("Templates", "Three loads of one length; you fill in the rest."), ""},
    {QT_TRANSLATE_NOOP("Templates", "Quick check"),
     QT_TRANSLATE_NOOP("Templates", "A first look at a server: a few minutes, three points."), "quick.yaml"},
    {QT_TRANSLATE_NOOP("Templates", "Capacity sweep"),
     QT_TRANSLATE_NOOP(
         "Templates", "How much a server carries before its answers get slow: concurrency in powers of two."),
     "capacity.yaml"},
    {QT_TRANSLATE_NOOP("Templates", "Long context"),
     QT_TRANSLATE_NOOP("Templates",
                       "Long prompts, short answers: how the time to the first token grows with the prompt."),
     "long-context.yaml"},
    {QT_TRANSLATE_NOOP("Templates", "Chat with limits"),
     QT_TRANSLATE_NOOP(
         "Templates",
         "Requests arrive at random at growing rates, and count as good when they are fast enough "
         "to read along."),
     "chat-slo.yaml"},
    {QT_TRANSLATE_NOOP("Templates", "Overload test"),
     QT_TRANSLATE_NOOP("Templates", "More than the server can do: does it queue, refuse, or break?"),
     "overload.yaml"},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("Templates", text);
}

} // namespace

std::span<const ScenarioTemplate> scenarioTemplates()
{
    return kTemplates;
}

QByteArray templateText(const ScenarioTemplate &what)
{
    return *what.file ? readFile(":/servescope/scenarios/"_L1 + QLatin1StringView(what.file)).value()
                      : QByteArray();
}

TemplateDialog::TemplateDialog(QWidget *parent)
    : QDialog(parent), m_list(new QListWidget), m_about(new QLabel)
{
    setObjectName(u"templates"_s);
    setWindowTitle(tr("New scenario"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_list->setObjectName(u"templateList"_s);
    m_list->setAccessibleName(tr("How the scenario begins"));
    m_list->setIconSize({20, 20});
    m_list->setSpacing(2);
    for (const ScenarioTemplate &each : kTemplates) {
        auto *item =
            new QListWidgetItem(icon(*each.file ? u"scenario"_s : u"new"_s), translated(each.name), m_list);
        item->setToolTip(translated(each.about));
    }
    m_about->setWordWrap(true);
    m_about->setMinimumHeight(m_about->fontMetrics().lineSpacing() * 3);
    m_about->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    makeMuted(m_about);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setText(tr("Cancel")); // the toolkit's own catalogue may be missing
    cancel->setAutoDefault(false);
    QPushButton *begin = buttons->addButton(tr("Begin with it"), QDialogButtonBox::AcceptRole);
    begin->setObjectName(u"beginScenario"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_list, 1);
    column->addWidget(m_about);
    column->addWidget(buttons);
    begin->setDefault(true); // which it is only inside the dialog
    resize(460, 400);

    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        const ScenarioTemplate &what = kTemplates[static_cast<size_t>(std::max(0, row))];
        const SweepCost cost = sweepCost(readScenario(templateText(what)).scenario);
        const QString about = translated(what.about);
        m_about->setText(cost.points > 0 ? tr("%1 %2 points, %3 requests.", "what it is, how much it sends")
                                               .arg(about, formatCount(cost.points),
                                                    formatCount(static_cast<int>(cost.requests)))
                                         : about);
    });
    connect(m_list, &QListWidget::itemActivated, this, &TemplateDialog::choose);
    connect(buttons, &QDialogButtonBox::accepted, this, &TemplateDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    m_list->setCurrentRow(0);
}

void TemplateDialog::choose()
{
    const ScenarioTemplate &what = kTemplates[static_cast<size_t>(std::max(0, m_list->currentRow()))];
    const QByteArray text = templateText(what);
    const QString title = translated(what.name);
    close();
    Q_EMIT chosen(text, title);
}

} // namespace servescope
