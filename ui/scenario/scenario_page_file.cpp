// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"
#include "ui/scenario/draft_store.h"
#include "ui/scenario/scenario_document.h"
#include "ui/scenario/scenario_page.h"
#include "ui/scenario/yaml_editor.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFileSystemWatcher>

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
    m_draftPause.stop();
    if (m_drafts)
        m_drafts->drop();
    watchFile();
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

bool ScenarioPage::setDraftFolder(const QString &folder)
{
    m_drafts = std::make_unique<DraftStore>(folder);
    const auto left = m_drafts->orphan();
    if (!left)
        return false;
    m_message->showMessage(
        Tone::Warning,
        tr("%1 had changes that were not saved when ServeScope ended unexpectedly.").arg(left->title),
        tr("Restore them"), [this, draft = *left] { restore(draft); });
    return true;
}

void ScenarioPage::keepDraft()
{
    if (m_drafts && modified() && !m_document->locked())
        m_drafts->keep({m_title, m_path, m_document->bytes()});
}

void ScenarioPage::restore(const ScenarioDraft &draft)
{
    const auto there =
        draft.path.isEmpty() ? Result<QByteArray>(draft.text) : readFile(draft.path, kMaxOpened);
    replace(there ? *there : draft.text, draft.title, draft.path);
    m_document->replaceText(draft.text);
    m_editor->document()->setModified(true);
    keepDraft();
    m_drafts->discardOrphan();
}

void ScenarioPage::watchFile()
{
    if (!m_watcher->files().isEmpty())
        m_watcher->removePaths(m_watcher->files());
    if (!m_path.isEmpty() && QFileInfo::exists(m_path))
        m_watcher->addPath(m_path);
}

void ScenarioPage::onFileChanged()
{
    watchFile(); // a file that was replaced is another file
    const auto there = m_path.isEmpty() ? Result<QByteArray>(m_onDisk) : readFile(m_path, kMaxOpened);
    if (!there || *there == m_onDisk)
        return;
    m_message->showMessage(Tone::Warning,
                           modified()
                               ? tr("%1 was changed by another program. Reading it again discards what "
                                    "you changed here.")
                                     .arg(m_title)
                               : tr("%1 was changed by another program.").arg(m_title),
                           tr("Read it again"), [this] { openFile(m_path); });
}

} // namespace servescope
