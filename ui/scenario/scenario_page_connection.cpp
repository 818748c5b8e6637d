// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/inline_message.h"
#include "ui/connection/connection_dialog.h"
#include "ui/connection/key_dialog.h"
#include "ui/scenario/scenario_document.h"
#include "ui/scenario/scenario_page.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

ProbeOptions probeOptionsOf(const Scenario &scenario)
{
    ProbeOptions options;
    options.baseUrl = scenario.baseUrl;
    options.backend = scenario.backend;
    options.endpoint = scenario.endpoint;
    options.model = scenario.model;
    options.tokenizer = scenario.tokenizer;
    options.caFile = scenario.caFile;
    for (auto it = scenario.headers.begin(); it != scenario.headers.end(); ++it)
        options.headers.emplace_back(it.key().toUtf8(), it.value().toUtf8());
    return options;
}

} // namespace

void ScenarioPage::setKeySources(std::function<QByteArray()> usual, KeyRing *typed)
{
    m_usualKey = std::move(usual);
    m_typedKeys = typed;
}

QByteArray ScenarioPage::keyOfEnvironment()
{
    const QString &variable = reading().scenario.keyEnv;
    if (!variable.isEmpty())
        return qgetenv(variable.toLocal8Bit().constData()).trimmed();
    return m_usualKey ? m_usualKey() : QByteArray();
}

void ScenarioPage::whenKeyIsKnown(const std::function<void(const QByteArray &)> &then)
{
    const QByteArray own = keyOfEnvironment();
    if (!own.isEmpty() || !m_typedKeys)
        then(own);
    else
        m_typedKeys->find(reading().scenario.baseUrl, this, then);
}

void ScenarioPage::askForKey()
{
    const Scenario &scenario = reading().scenario;
    if (!m_typedKeys || findChild<KeyDialog *>() || keyServer(scenario.baseUrl).isEmpty())
        return;
    auto *test = findChild<ConnectionDialog *>();
    auto *dialog = new KeyDialog(*m_typedKeys, scenario.baseUrl, keyVariable(scenario.keyEnv),
                                 !keyOfEnvironment().isEmpty(), test ? static_cast<QWidget *>(test) : this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (test)
        connect(dialog, &KeyDialog::keyChanged, test,
                [this, test] { whenKeyIsKnown([test](const QByteArray &key) { test->setKey(key); }); });
    dialog->open();
}

void ScenarioPage::testConnection()
{
    if (findChild<ConnectionDialog *>())
        return;
    whenKeyIsKnown([this](const QByteArray &key) { openConnectionTest(key); });
}

void ScenarioPage::openConnectionTest(const QByteArray &key)
{
    if (findChild<ConnectionDialog *>()) // two presses while the keychain was asked
        return;
    ProbeOptions options = probeOptionsOf(reading().scenario);
    options.apiKey = key;
    auto *dialog = new ConnectionDialog(std::move(options), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectionDialog::keyWanted, this, &ScenarioPage::askForKey);
    connect(dialog, &ConnectionDialog::takeOver, this, [this](const QString &backend, const QString &model) {
        if (!backend.isEmpty())
            m_document->edit(u"backend"_s, [backend](Scenario &s) { s.backend = backend; });
        if (!model.isEmpty())
            m_document->edit(u"model"_s, [model](Scenario &s) { s.model = model; });
    });
    dialog->open();
}

void ScenarioPage::copyCommands(CommandFlavor flavor)
{
    if (!reading().usable()) {
        requestRun(); // says why not
        return;
    }
    const QStringList lines = commandLines(reading().scenario, flavor);
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
    const auto commands = static_cast<int>(std::count_if(
        lines.begin(), lines.end(), [](const QString &line) { return !line.startsWith(u'#'); }));
    m_message->showMessage(Tone::Good,
                           tr("%n command(s) copied. The API key is not among them.", nullptr, commands));
}

} // namespace servescope
