// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_document.h"

namespace servescope {

namespace {

ReportBlock blockOf(ReportBlock::Kind kind, const QString &text)
{
    ReportBlock block;
    block.kind = kind;
    block.text = text;
    return block;
}

} // namespace

ReportBlock paragraph(const QString &text)
{
    return blockOf(ReportBlock::Kind::Paragraph, text);
}

ReportBlock heading(const QString &text)
{
    return blockOf(ReportBlock::Kind::Heading, text);
}

ReportBlock callout(const QString &title, const QString &text, ReportTone tone)
{
    ReportBlock block = blockOf(ReportBlock::Kind::Callout, text);
    block.items = {title};
    block.tone = tone;
    return block;
}

ReportBlock listBlock(const QStringList &items)
{
    ReportBlock block = blockOf(ReportBlock::Kind::List, {});
    block.items = items;
    return block;
}

ReportBlock tableBlock(ReportTable table, const QString &caption)
{
    ReportBlock block = blockOf(ReportBlock::Kind::Table, caption);
    block.table = std::move(table);
    return block;
}

ReportBlock codeBlock(const QString &text)
{
    return blockOf(ReportBlock::Kind::Code, text);
}

} // namespace servescope
