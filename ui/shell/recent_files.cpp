// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace servescope {

namespace {

constexpr qsizetype limit = 10;

} // namespace

QStringList RecentFiles::paths() const
{
    return QSettings().value(m_key).toStringList().mid(0, limit);
}

void RecentFiles::add(const QString &path)
{
    QStringList list = paths();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    list.removeAll(absolute);
    list.prepend(absolute);
    QSettings().setValue(m_key, list.mid(0, limit));
}

void RecentFiles::remove(const QString &path)
{
    QStringList list = paths();
    list.removeAll(QFileInfo(path).absoluteFilePath());
    QSettings().setValue(m_key, list);
}

} // namespace servescope
