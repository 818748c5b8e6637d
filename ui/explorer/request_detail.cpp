// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/request_detail.h"

#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/explorer/event_strip.h"
#include "ui/explorer/request_words.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

RequestDetail::RequestDetail(QWidget *parent)
    : QWidget(parent), m_title(new QLabel), m_error(new QLabel), m_events(new EventStrip),
      m_facts(new QLabel), m_textTitle(new QLabel(tr("Generated text"))), m_text(new QPlainTextEdit)
{
    m_title->setObjectName(u"requestTitle"_s);
    m_title->setFont(scaledFont(font(), 1.05, QFont::DemiBold));
    m_error->setObjectName(u"requestError"_s);
    m_events->setObjectName(u"eventStrip"_s);
    m_facts->setObjectName(u"requestFacts"_s);
    for (QLabel *label : {m_title, m_error, m_facts}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    makeMuted(m_textTitle);
    m_text->setObjectName(u"requestText"_s);
    m_text->setAccessibleName(m_textTitle->text());
    m_text->setReadOnly(true);
    m_text->setMinimumHeight(60);
    auto *inner = new QWidget;
    auto *layout = new QVBoxLayout(inner);
    layout->setContentsMargins(8, 0, 4, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_error);
    layout->addWidget(m_events);
    layout->addWidget(m_facts);
    layout->addWidget(m_textTitle);
    layout->addWidget(m_text, 1);
    layout->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    clear({});
}

void RequestDetail::clear(const QString &why)
{
    m_title->setText(why);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_error, m_events, m_facts, m_textTitle, m_text})
        widget->hide();
}

QStringList RequestDetail::facts(const RequestRecord &record, const TimelineBar *bar,
                                 const RequestSample &values) const
{
    QStringList lines;
    const auto ms = [&lines](const QString &sentence, double value) {
        if (std::isfinite(value))
            lines += sentence.arg(formatMilliseconds(value));
    };
    if (bar)
        lines += tr("Sent %1 after the first request").arg(formatMilliseconds(bar->sent * 1000));
    if (bar && bar->sent > bar->due)
        ms(tr("Waited %1 in the client"), (bar->sent - bar->due) * 1000);
    if (bar && bar->ready > bar->sent)
        ms(tr("Connected in %1"), (bar->ready - bar->sent) * 1000);
    ms(tr("TTFT %1"), values.ttft);
    ms(tr("TPOT %1"), values.tpot);
    ms(tr("E2EL %1"), values.e2el);
    if (record.serverTime)
        lines +=
            tr("By the server's own clock %1").arg(formatMilliseconds(toMilliseconds(*record.serverTime)));
    if (record.conversation)
        lines += tr("Turn %1 of conversation %2").arg(record.turn + 1).arg(*record.conversation + 1);
    lines += tr("%1 input tokens, %2 output tokens")
                 .arg(formatCount(static_cast<qint64>(values.inputTokens)),
                      formatCount(static_cast<qint64>(values.outputTokens)));
    if (record.promptTokensCached)
        lines += tr("%n input token(s) came from a prefix cache", nullptr, *record.promptTokensCached);
    if (record.outputTokensRequested > 0)
        lines += tr("%n output token(s) were asked for", nullptr, record.outputTokensRequested);
    lines += tr("%n event(s) in the stream", nullptr, static_cast<int>(record.events.size()));
    if (const auto shared =
            std::ranges::count_if(record.events, [](const StreamEvent &event) { return event.sharesRead; });
        shared > 0)
        lines += tr("%n of them came together with the one before", nullptr, static_cast<int>(shared));
    if (!record.finishReason.isEmpty())
        lines += tr("Finish reason: %1").arg(record.finishReason);
    if (record.httpStatus > 0 && record.httpStatus != 200)
        lines += tr("HTTP status %1").arg(record.httpStatus);
    if (record.attempts > 1)
        lines += tr("Sent %n time(s)", nullptr, record.attempts);
    if (!record.redirectedTo.isEmpty())
        lines += tr("The server sent it on to %1").arg(record.redirectedTo);
    return lines;
}

void RequestDetail::showRequest(const PointData &shown, int record, const RequestSample &values)
{
    const RequestRecord &request = shown.records[static_cast<size_t>(record)];
    const auto bar = std::ranges::find(shown.bars, record, &TimelineBar::record);
    m_title->setText(tr("Request %1: %2", "number, how it ended")
                         .arg(formatCount(request.index), statusWord(request.status)));
    const QString error = errorText(request.errorCode, request.errorMessage);
    m_error->setText(error);
    m_error->setVisible(!request.ok() && !error.isEmpty());
    m_events->setVisible(bar != shown.bars.end());
    if (bar != shown.bars.end())
        m_events->setRequest(request, *bar);
    m_facts->setText(facts(request, bar == shown.bars.end() ? nullptr : &*bar, values).join(u'\n'));
    m_facts->show();
    m_text->setPlainText(request.text);
    m_textTitle->setVisible(!request.text.isEmpty());
    m_text->setVisible(!request.text.isEmpty());
}

} // namespace servescope
