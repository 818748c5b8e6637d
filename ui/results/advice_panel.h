// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace servescope {

/// What the advice says of a run, each piece with its evidence and a link into the guide
/// ("servescope-guide:RULE", opened through QDesktopServices). Reads journals in a worker thread, and only
/// once it is looked at.
class AdvicePanel : public QTextBrowser
{
    Q_OBJECT
public:
    explicit AdvicePanel(QWidget *parent = nullptr);
    void setRun(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();
    QString m_path;
    QString m_loaded;
    int m_generation = 0;
};

} // namespace servescope
