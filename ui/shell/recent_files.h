// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace servescope {

/// Paths opened lately, newest first, at most ten, stored in the settings under a key.
class RecentFiles
{
public:
    explicit RecentFiles(QString settingsKey) : m_key(std::move(settingsKey)) {}
    QStringList paths() const;
    void add(const QString &path);
    void remove(const QString &path);

private:
    QString m_key;
};

} // namespace servescope
