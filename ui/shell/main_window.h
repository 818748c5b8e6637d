// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/instrument/instrument_page.h"

#include <QByteArray>
#include <QMainWindow>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>

namespace servescope {

class KeyRing;

/// What the window needs from outside; wired in app/composition.
struct WindowServices
{
    std::function<Result<QUrl>()> startSimulator; ///< starts (once) the built-in server for "Try it"
    QByteArray demoScenario;                      ///< combos.yaml of "Try it"; its base_url is replaced
    QString draftFolder;                          ///< for what is being written; empty = none is kept
    QString libraryFolder;                        ///< where runs are stored unless the person chose another
    std::function<QByteArray()> apiKey;           ///< OPENAI_API_KEY's, read when a run starts; never stored
    std::shared_ptr<KeyRing> keys;                ///< the typed ones; none = a ring for the session
    SelfTestPlace selfTest;
};

/// The one window: navigation rail, pages Home, Scenario, Run, Results and Instrument, status bar.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(WindowServices services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a combos.yaml (Scenario page), a run folder or a library folder (Results page); anything else is
    /// answered with a message in the window.
    void openPath(const QString &path);
    /// Opens what was open when the program ended last: the scenario, and the page.
    void restoreSession();

    /// Handles links "servescope-guide:TOPIC" from anywhere in the program.
    Q_INVOKABLE void openGuide(const QUrl &link);

protected:
    void closeEvent(QCloseEvent *event) override; ///< asks when a run is going on; ends within a second
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override; ///< F1 in the windows beside this one

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace servescope
