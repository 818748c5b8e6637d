// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <span>

class QLabel;
class QListWidget;

namespace servescope {

/// A ready-made scenario to begin with.
struct ScenarioTemplate
{
    const char *name;  ///< marked for translation (context "Templates")
    const char *about; ///< one sentence
    const char *file;  ///< among the resources; empty = the blank one
};
std::span<const ScenarioTemplate> scenarioTemplates();
QByteArray templateText(const ScenarioTemplate &what); ///< empty for the blank one

/// Lets a person choose how a new scenario begins.
class TemplateDialog : public QDialog
{
    Q_OBJECT
public:
    explicit TemplateDialog(QWidget *parent = nullptr);

Q_SIGNALS:
    /// The text is empty for the blank one.
    void chosen(const QByteArray &text, const QString &title);

private:
    void choose();
    QListWidget *m_list;
    QLabel *m_about;
};

} // namespace servescope
