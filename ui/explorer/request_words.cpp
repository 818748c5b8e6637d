// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/request_words.h"

#include "ui/common/error_text.h"
#include "ui/common/format.h"

#include <QCoreApplication>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct RequestWords
{
    Q_DECLARE_TR_FUNCTIONS(RequestWords)
};

} // namespace

QString requestSentence(const RequestRecord &record, const TimelineBar &bar)
{
    QStringList parts{RequestWords::tr("Request %1: %2", "number, how it ended")
                          .arg(formatCount(record.index), statusWord(record.status))};
    const auto add = [&parts](const QString &name, double seconds) {
        if (seconds > 0)
            parts += RequestWords::tr("%1 %2", "phase and its duration")
                         .arg(name, formatMilliseconds(seconds * 1000));
    };
    add(RequestWords::tr("queue"), bar.sent - bar.due);
    add(RequestWords::tr("connect"), bar.ready - bar.sent);
    if (bar.first < bar.end || record.ok())
        add(RequestWords::tr("prefill"), bar.first - bar.ready);
    add(RequestWords::tr("decode"), bar.end - bar.first);
    QString sentence = parts.join(u" · "_s);
    if (!record.ok() && !record.errorMessage.isEmpty())
        sentence += u" — "_s + errorText(record.errorCode, record.errorMessage);
    return sentence;
}

} // namespace servescope
