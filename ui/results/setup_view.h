// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/library.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QPlainTextEdit;

namespace servescope {

/// What was run, on what, with what: the manifest's facts and the scenario as it was.
class SetupView : public QWidget
{
    Q_OBJECT
public:
    explicit SetupView(QWidget *parent = nullptr);

    void setRun(const StoredRun &run);

private:
    void addRow(const QString &name, const QString &value);
    void addRunRows(const Manifest &manifest);
    void addInstrumentRow(const StoredRun &run);
    void addMachineRows(const QJsonObject &environment);
    void openFolder();

    QString m_path;
    QFormLayout *m_facts;
    QLabel *m_folder;
    QLabel *m_folderProblem;
    QPlainTextEdit *m_scenario;
};

} // namespace servescope
