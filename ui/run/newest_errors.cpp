// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/newest_errors.h"

#include "ui/common/elided_label.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/tone_icon.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace servescope {

NewestErrors::NewestErrors(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"newestErrors"_s);
    setAccessibleName(tr("Newest errors"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    for (Line &line : m_lines) {
        line = {new QWidget, new ElidedLabel};
        auto *row = new QHBoxLayout(line.box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        row->addWidget(new ToneIcon(u"error"_s, Tone::Bad, 16));
        row->addWidget(line.words, 1);
        line.words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(line.box);
    }
    show({});
}

void NewestErrors::show(const std::vector<SeenError> &errors)
{
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const bool any = i < errors.size();
        m_lines[i].box->setVisible(any);
        QString words;
        if (any)
            words = tr("%1 × %2", "how often, an error's sentence")
                        .arg(formatCount(errors[i].count), errorText(errors[i].code, errors[i].message));
        if (words != m_lines[i].words->fullText())
            m_lines[i].words->setFullText(words);
    }
    setVisible(!errors.empty());
}

QString NewestErrors::text() const
{
    QStringList lines;
    for (const Line &line : m_lines)
        if (!line.words->fullText().isEmpty())
            lines += line.words->fullText();
    return lines.join(u'\n');
}

} // namespace servescope
