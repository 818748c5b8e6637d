// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/json_writer.h"
#include "core/report/text_reports.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// A name that every file system takes.
QString fileName(const QString &text)
{
    static const QRegularExpression odd(u"[^\\w.+-]+"_s);
    QString name = text;
    name.replace(odd, u"_"_s);
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.left(120);
}

QString unused(const QString &wanted, QSet<QString> &taken)
{
    QString name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = u"%1-%2"_s.arg(wanted).arg(number);
    taken.insert(name);
    return name;
}

} // namespace

Result<std::vector<std::pair<QString, QByteArray>>> vllmFiles(const std::vector<ReportRun> &runs)
{
    std::vector<std::pair<QString, QByteArray>> files;
    QSet<QString> taken;
    for (const ReportRun &run : runs) {
        for (const ReportPoint &point : run.points) {
            if (!point.evidence.result.isObject())
                continue;
            QString name = point.evidence.id.isEmpty() ? u"result"_s : point.evidence.id;
            if (runs.size() > 1)
                name = run.measured.name + u'-' + name;
            name = unused(fileName(name), taken) + ".json"_L1;
            const QString stored = QDir(run.measured.path).filePath(point.evidence.id + ".json"_L1);
            if (run.manifest && QFileInfo::exists(stored)) {
                const Result<QByteArray> bytes = readFile(stored);
                if (!bytes)
                    return bytes.error();
                files.emplace_back(name, *bytes);
                continue;
            }
            JsonWriter json(JsonWriter::Style::Compact);
            point.evidence.result.write(json);
            files.emplace_back(name, json.take() + '\n');
        }
    }
    return files;
}

} // namespace servescope
