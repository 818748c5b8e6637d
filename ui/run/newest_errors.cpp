// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/newest_errors.h"

#include "ui/common/elided_label.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/tone_icon.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

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
        line = {new QWidget, new ElidedLabel, {}};
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
    const auto newest = std::span(errors).first(std::min<size_t>(errors.size(), Lines));
    for (Line &line : m_lines)
        if (std::ranges::find(newest, line.code, &SeenError::code) == newest.end())
            line.code.clear();
    for (const SeenError &error : newest) {
        auto line = std::ranges::find(m_lines, error.code, &Line::code);
        if (line == m_lines.end())
            line = std::ranges::find(m_lines, QString(), &Line::code);
        line->code = error.code;
        const QString words = tr("%1 × %2", "how often, an error's sentence")
                                  .arg(formatCount(error.count), errorText(error.code, error.message));
        if (words != line->words->fullText())
            line->words->setFullText(words);
    }
    for (Line &line : m_lines) {
        line.box->setVisible(!line.code.isEmpty());
        if (line.code.isEmpty())
            line.words->setFullText({});
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
