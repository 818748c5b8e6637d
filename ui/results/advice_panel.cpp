// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/advice_panel.h"

#include "core/advice/advice.h"
#include "core/import/measured_source.h"
#include "ui/common/error_text.h"
#include "ui/common/in_pool.h"

#include <QDesktopServices>
#include <QShowEvent>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QString adviceHtml(const std::vector<Advice> &all)
{
    if (all.empty())
        return "<p>"_L1 + AdvicePanel::tr("No rule found enough evidence to speak.").toHtmlEscaped() +
               "</p>"_L1;
    QString html;
    for (const Advice &advice : all) {
        html += u"<p><b>%1</b> (%2)<br>%3<br>%4<br>%5 <a href=\"servescope-guide:%6\">%7</a></p>"_s.arg(
            advice.headline.toHtmlEscaped(), confidenceName(advice.confidence).toHtmlEscaped(),
            advice.evidence.toHtmlEscaped(), advice.reasoning.toHtmlEscaped(),
            advice.suggestion.toHtmlEscaped(), advice.rule,
            AdvicePanel::tr("More in the guide").toHtmlEscaped());
    }
    return html;
}

} // namespace

AdvicePanel::AdvicePanel(QWidget *parent) : QTextBrowser(parent)
{
    setObjectName(u"advice"_s);
    setAccessibleName(tr("Advice"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    document()->setDocumentMargin(10);
    connect(this, &QTextBrowser::anchorClicked, this,
            [](const QUrl &link) { QDesktopServices::openUrl(link); });
}

void AdvicePanel::setRun(const QString &path)
{
    m_path = path;
    m_loaded.clear();
    if (isVisible())
        load();
}

void AdvicePanel::showEvent(QShowEvent *event)
{
    QTextBrowser::showEvent(event);
    load();
}

void AdvicePanel::load()
{
    if (m_loaded == m_path || m_path.isEmpty())
        return;
    m_loaded = m_path;
    const int generation = ++m_generation;
    setPlainText(tr("Reading…"));
    inPool(
        this,
        [path = m_path]() -> Result<std::vector<Advice>> {
            const Result<MeasuredRun> run = openMeasured(path);
            if (!run)
                return run.error();
            return advise(evidenceOf(*run));
        },
        [this, generation](const Result<std::vector<Advice>> &found) {
            if (generation != m_generation)
                return;
            if (found)
                setHtml(adviceHtml(*found));
            else
                setPlainText(errorText(found.error()));
        });
}

} // namespace servescope
