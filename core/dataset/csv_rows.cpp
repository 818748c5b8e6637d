// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/csv_rows.h"

#include "core/dataset/entry_file.h"

#include <QFileInfo>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestLine = 1 << 20;

std::vector<QByteArray> fieldsOf(const QByteArray &line)
{
    std::vector<QByteArray> fields(1);
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            fields.back() += c;
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

} // namespace

Error traceError(const QString &path, const QString &what)
{
    return Error{u"dataset.trace"_s,
                 u"The trace %1 cannot be used: %2."_s.arg(path, what),
                 u"Known are CSV files of BurstGPT and Azure and JSON lines such as Mooncake's."_s,
                 {path, what}};
}

bool CsvRows::readLine(std::vector<QByteArray> &fields)
{
    while (!m_file.atEnd()) {
        QByteArray line = m_file.readLine(longestLine);
        ++m_line;
        if (m_line == 1 && line.startsWith("\xef\xbb\xbf"))
            line.remove(0, 3);
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        if (line.trimmed().isEmpty())
            continue;
        fields = fieldsOf(line);
        return true;
    }
    return false;
}

Result<void> CsvRows::open()
{
    if (QFileInfo(m_path).isDir())
        return traceError(m_path, u"it is a folder"_s);
    if (!m_file.open(QIODevice::ReadOnly))
        return traceError(m_path, m_file.errorString());
    std::vector<QByteArray> names;
    if (!readLine(names))
        return Error{u"dataset.empty"_s, u"The data set %1 has no entries."_s.arg(m_path), {}, {m_path}};
    for (const QByteArray &name : names)
        m_columns.append(QString::fromUtf8(name).trimmed());
    return {};
}

int CsvRows::column(QLatin1StringView name) const
{
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].compare(name, Qt::CaseInsensitive) == 0)
            return static_cast<int>(i);
    return -1;
}

Result<bool> CsvRows::next(std::vector<QByteArray> &fields)
{
    if (!readLine(fields))
        return m_file.error() == QFileDevice::NoError ? Result<bool>(false)
                                                      : traceError(m_path, m_file.errorString());
    if (static_cast<qsizetype>(fields.size()) != m_columns.size())
        return shapeError(m_path, m_line, u"%1 fields"_s.arg(m_columns.size()),
                          QString::number(fields.size()));
    return true;
}

} // namespace servescope
