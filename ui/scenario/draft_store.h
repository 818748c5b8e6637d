// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/kept_file.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace servescope {

/// What someone was writing, kept so that a crash or a power cut loses little of it.
struct ScenarioDraft
{
    QString title;
    QString path; ///< of the file it belongs to; empty = none yet
    QByteArray text;
};

/// One draft of this program in a folder that several running ones may share; see KeptFile.
class DraftStore
{
public:
    /// Nothing is stored while the folder is empty.
    explicit DraftStore(const QString &folder);

    void keep(const ScenarioDraft &draft);
    void drop() { m_file.drop(); } ///< it is saved, or nobody wants it any more
    /// The newest draft of a writer that died, with its file; it stays on disk until discardOrphan().
    std::optional<ScenarioDraft> orphan();
    void discardOrphan() { m_file.discardOrphan(); }

private:
    KeptFile m_file;
};

} // namespace servescope
