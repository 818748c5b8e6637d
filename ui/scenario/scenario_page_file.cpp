// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"
#include "ui/scenario/scenario_document.h"
#include "ui/scenario/scenario_page.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {
constexpr qint64 kMaxOpened = 64 << 20;
}

bool ScenarioPage::openFile(const QString &path)
{
    const auto bytes = readFile(path, kMaxOpened);
    if (!bytes) {
        m_message->showMessage(Tone::Bad, errorText(bytes.error()));
        return false;
    }
    replace(*bytes, QFileInfo(path).fileName(), path);
    return true;
}

bool ScenarioPage::save()
{
    if (m_path.isEmpty()) {
        saveAs();
        return false;
    }
    // Another program may have written the file meanwhile: say so once, save when asked again.
    const auto there =
        QFileInfo::exists(m_path) ? readFile(m_path, kMaxOpened) : Result<QByteArray>(m_onDisk);
    if (there && *there != m_onDisk && *there != m_seenForeign) {
        m_seenForeign = *there;
        m_message->showMessage(
            Tone::Warning,
            tr("%1 was changed by another program since it was opened here. Save again to replace "
               "that change, or save under another name.")
                .arg(m_title));
        return false;
    }
    return saveTo(m_path);
}

bool ScenarioPage::saveTo(const QString &path)
{
    if (m_document->locked())
        return false;
    const QByteArray bytes = m_document->bytes();
    const auto written = writeFile(path, bytes);
    if (!written) {
        m_message->showMessage(Tone::Bad, errorText(written.error()));
        return false;
    }
    m_message->clear();
    m_onDisk = bytes;
    m_seenForeign.clear();
    m_path = path;
    m_title = QFileInfo(path).fileName();
    m_document->markSaved();
    showTitle();
    Q_EMIT saved(path);
    return true;
}

void ScenarioPage::saveAs()
{
    if (m_document->locked())
        return;
    auto *dialog = new QFileDialog(this, tr("Save the scenario"));
    dialog->setObjectName(u"saveScenario"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Scenarios (*.yaml *.yml)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"yaml"_s);
    const QFileInfo file(m_path);
    dialog->setDirectory(m_path.isEmpty() ? QDir::homePath() : file.absolutePath());
    dialog->selectFile(m_path.isEmpty() ? u"combos.yaml"_s : file.fileName());
    connect(dialog, &QFileDialog::fileSelected, this, &ScenarioPage::saveTo);
    dialog->open();
}

} // namespace servescope
