// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/report_files.h"

#include <QDialog>
#include <QTimer>

#include <map>
#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace servescope {

class ReportPreview;

/// Chooses runs, contents and formats of a report, shows it, and writes the same files as the command line.
/// Reads runs and writes files in worker threads.
class ReportDialog : public QDialog
{
    Q_OBJECT
public:
    /// `selected`: the run that is ticked at first; it may lie outside the library.
    ReportDialog(const QString &library, const QString &selected, QWidget *parent = nullptr);

    ReportOptions options() const;
    ReportTargets targets() const; ///< the ticked formats in the chosen folder
    QStringList chosenRuns() const;

Q_SIGNALS:
    void reportWritten(const QStringList &paths);

private:
    enum class Format { Html, Pdf, Markdown, Csv, RequestsCsv, Png, Svg, Vllm };
    QWidget *makeForm();
    void addRun(const QString &path, const QString &name, const QString &tip);
    void listLibrary(const QString &library);
    void readRuns();
    void refreshPreview();
    void chooseFolder();
    void chooseLogo();
    bool readChosenLogo(); ///< false, with a sentence, when the file is no logo
    void write();
    void say(const QString &sentence);

    QString m_selected;
    QListWidget *m_runs;
    QLineEdit *m_title, *m_author, *m_logo, *m_folder;
    QPlainTextEdit *m_notes;
    QComboBox *m_language, *m_paper, *m_theme;
    std::map<ReportPart, QCheckBox *> m_parts;
    std::map<Format, QCheckBox *> m_formats;
    ReportPreview *m_preview;
    QLabel *m_state;
    QPushButton *m_write;
    QTimer m_later; ///< typing is not followed letter by letter
    std::map<QString, std::shared_ptr<const ReportRun>> m_read;
    QString m_logoPath; ///< of what was read
    ReportLogo m_logoRead;
    int m_generation = 0;
};

} // namespace servescope
