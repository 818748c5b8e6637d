// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/audit.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <vector>

namespace servescope {

/// One file or run of an import, and what is to be known about it.
struct ImportedItem
{
    QString title;
    QString path; ///< of the run it became; empty when it could not be read
    QString problem;
    std::vector<Finding> findings;
    QStringList points{}; ///< of each finding the point it is about; empty where there is but one
};

/// What a person does with runs of a library. Works in pool threads; answers by signals in its own.
class LibraryActions : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Changes what people said about a run: `change` gets the declared facts as they are now.
    void declare(const QString &runPath, const std::function<void(QJsonObject &)> &change);
    void trash(const QStringList &runPaths);
    void restore(const QStringList &trashedPaths);
    /// Result files of any tool, run folders, and folders of them.
    void import(const QString &library, const QStringList &paths);

Q_SIGNALS:
    void changed(); ///< the library is to be read again
    void trashed(const QStringList &trashedPaths);
    void imported(const std::vector<ImportedItem> &items);
    void failed(const QString &sentence);
};

} // namespace servescope
