// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>
#include <QStringList>

#include <vector>

namespace servescope {

/// The rows of a CSV file (RFC 4180, UTF-8, any line end, a byte order mark), one at a time; a field in
/// quotes must end on its line.
class CsvRows
{
public:
    explicit CsvRows(const QString &path) : m_path(path), m_file(path) {}

    /// Reads the line with the names of the columns. Errors: dataset.trace (not there, not readable),
    /// dataset.empty.
    Result<void> open();
    /// The column of that name, whatever its case, or −1.
    int column(QLatin1StringView name) const;
    const QStringList &columns() const { return m_columns; }
    /// The next row that is not blank into `fields`; false at the end. Errors: dataset.trace, dataset.shape
    /// (another number of fields than there are columns).
    Result<bool> next(std::vector<QByteArray> &fields);
    qint64 line() const { return m_line; } ///< of the newest row, from 1

private:
    bool readLine(std::vector<QByteArray> &fields);

    QString m_path;
    QFile m_file;
    QStringList m_columns;
    qint64 m_line = 0;
};

/// dataset.trace: the file cannot be read as a trace.
Error traceError(const QString &path, const QString &what);

} // namespace servescope
