// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/path_kind.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace servescope {

PathKind pathKind(const QString &path)
{
    const QFileInfo info(path);
    if (path.isEmpty() || !info.exists())
        return PathKind::Missing;
    if (info.isDir())
        return QFileInfo(QDir(path).filePath(u"manifest.json"_s)).isFile() ? PathKind::Run
                                                                           : PathKind::Library;
    if (info.fileName() == "manifest.json"_L1)
        return PathKind::Run;
    const QString suffix = info.suffix().toLower();
    return suffix == "yaml"_L1 || suffix == "yml"_L1 ? PathKind::Scenario : PathKind::Other;
}

QString runFolderOf(const QString &path)
{
    const QFileInfo info(path);
    return info.isDir() ? info.absoluteFilePath() : info.absolutePath();
}

} // namespace servescope
