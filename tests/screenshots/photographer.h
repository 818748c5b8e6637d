// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/simulator.h"
#include "ui/shell/main_window.h"

#include <QDialog>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

class QTabWidget;

namespace servescope {

class ScenarioPage;

/// Drives the window through its pages and states and stores a picture of each: DIR/VARIANT-STATE.png.
class Photographer
{
public:
    Photographer(QString folder, QString variant);
    ~Photographer();

    void everything();
    int pictures() const { return m_pictures; }

private:
    // photographer.cpp
    void openWindow();
    std::unique_ptr<Simulator> startServer(const SimulatorOptions &options) const;
    QByteArray scenarioText(const QByteArray &lines, const Simulator &server) const;
    ScenarioPage *scenario() const;
    void trigger(const QKeySequence &keys);
    void go(int page);
    void shoot(const QString &state, QWidget *what = nullptr);
    void shootTabs(const QString &state, QTabWidget *tabs, int waitMs);
    void shootDialog(const QString &state, const QKeySequence &keys, int waitMs);
    void drop(QWidget *on, const QStringList &files);
    /// Waits, and ends the program when that never happens: a picture of something else helps nobody.
    void await(const char *what, int limitMs, const std::function<bool()> &happened) const;
    template <typename T>
    T *part(const QString &name = {}) const
    {
        return m_window->findChild<T *>(name);
    }
    template <typename T>
    T *shown() const
    {
        for (T *each : m_window->findChildren<T *>())
            if (each->isVisible())
                return each;
        return nullptr;
    }

    // scenario_scenes.cpp
    void emptyPages();
    void scenarioPage();
    void scenarioSections();
    void scenarioFile();
    void dialogs();
    void certificate();

    // run_scenes.cpp
    void runs();
    void runWithErrors();

    // result_scenes.cpp
    void results();
    void comparison(const QStringList &runs);
    void reportAndGuide();

    QString m_folder, m_variant;
    int m_pictures = 0;
    QTemporaryDir m_place;
    std::unique_ptr<Simulator> m_server, m_slower, m_flaky;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace servescope
