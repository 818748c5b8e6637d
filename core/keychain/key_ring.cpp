// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/key_ring.h"

#include <QPointer>
#include <QSettings>
#include <QTimer>
#include <QUrl>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QString settingsKey()
{
    return u"keychain/servers"_s;
}

/// Whichever comes first, the answer or the end of patience, calls `then`; the other is dropped.
template <typename Answer>
class FirstAnswer
{
public:
    FirstAnswer(QObject *context, std::function<void(const Answer &)> then)
        : m_context(context), m_then(std::move(then))
    {}
    void operator()(const Answer &answer)
    {
        const auto then = std::exchange(m_then, nullptr);
        if (then && m_context)
            then(answer);
    }

private:
    QPointer<QObject> m_context;
    std::function<void(const Answer &)> m_then;
};

Error silentError()
{
    return {u"keychain.silent"_s,
            u"The system keychain does not answer."_s,
            u"Does it wait for its password in another window?"_s,
            {}};
}

} // namespace

KeyRing::KeyRing(std::unique_ptr<KeyStore> store, QObject *parent)
    : QObject(parent), m_store(std::move(store)),
      m_remembered(QSettings().value(settingsKey()).toStringList())
{}

KeyRing::~KeyRing() = default;

KeyRing::Place KeyRing::place(const QString &baseUrl) const
{
    const QString server = keyServer(baseUrl);
    const auto known = m_keys.find(server);
    if (known != m_keys.end() && known->second.isEmpty())
        return Place::None;
    if (m_store && m_remembered.contains(server))
        return Place::Keychain;
    return known == m_keys.end() ? Place::None : Place::Session;
}

QByteArray KeyRing::key(const QString &baseUrl) const
{
    const auto known = m_keys.find(keyServer(baseUrl));
    return known == m_keys.end() ? QByteArray() : known->second;
}

void KeyRing::find(const QString &baseUrl, QObject *context, Found then)
{
    const QString server = keyServer(baseUrl);
    if (!m_store || m_keys.contains(server) || !m_remembered.contains(server)) {
        then(key(baseUrl));
        return;
    }
    auto first = std::make_shared<FirstAnswer<QByteArray>>(context, std::move(then));
    QTimer::singleShot(m_patience, this, [first] { (*first)(QByteArray()); });
    m_store->read(server, [this, server, first](const Result<QByteArray> &answer) {
        // What was typed meanwhile is newer. A keychain that could not be opened is asked again next time.
        if (answer && !m_keys.contains(server)) {
            m_keys[server] = *answer;
            Q_EMIT changed();
        }
        const auto known = m_keys.find(server);
        (*first)(known == m_keys.end() ? QByteArray() : known->second);
    });
}

void KeyRing::keep(const QString &baseUrl, const QByteArray &key, bool remember, QObject *context,
                   KeyStore::Done then)
{
    const QString server = keyServer(baseUrl);
    m_keys[server] = key;
    Q_EMIT changed();
    if (!remember) {
        if (m_store && m_remembered.contains(server)) // an old key must not come back tomorrow
            m_store->remove(server, [](const Result<void> &) {});
        setRemembered(server, false);
        then({});
        return;
    }
    if (!m_store) {
        then(Error{
            u"keychain.not_built"_s,
            u"This ServeScope was built without access to the system keychain."_s,
            u"Build it with QtKeychain (qtkeychain-qt6-dev), or set the environment variable instead."_s,
            {}});
        return;
    }
    auto first = std::make_shared<FirstAnswer<Result<void>>>(context, std::move(then));
    QTimer::singleShot(m_patience, this, [first] { (*first)(silentError()); });
    m_store->write(server, key, [this, server, first](const Result<void> &done) {
        if (done)
            setRemembered(server, true);
        (*first)(done);
    });
}

void KeyRing::forget(const QString &baseUrl, QObject *context, KeyStore::Done then)
{
    const QString server = keyServer(baseUrl);
    const bool stored = m_store && m_remembered.contains(server);
    m_keys[server].clear();
    Q_EMIT changed();
    if (!stored) {
        then({});
        return;
    }
    auto first = std::make_shared<FirstAnswer<Result<void>>>(context, std::move(then));
    QTimer::singleShot(m_patience, this, [first] { (*first)(silentError()); });
    m_store->remove(server, [this, server, first](const Result<void> &done) {
        if (done)
            setRemembered(server, false);
        (*first)(done);
    });
}

void KeyRing::setRemembered(const QString &server, bool remembered)
{
    if (m_remembered.contains(server) == remembered)
        return;
    if (remembered)
        m_remembered << server;
    else
        m_remembered.removeAll(server);
    QSettings settings;
    if (m_remembered.isEmpty())
        settings.remove(settingsKey());
    else
        settings.setValue(settingsKey(), m_remembered);
    Q_EMIT changed();
}

QString keyServer(const QString &baseUrl)
{
    const QUrl url(baseUrl.trimmed());
    const QString host = url.host().toLower();
    if (host.isEmpty())
        return {};
    const int port = url.port(url.scheme() == "https"_L1 ? 443 : 80);
    return (host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host).arg(port);
}

QString keyVariable(const QString &keyEnv)
{
    return keyEnv.isEmpty() ? u"OPENAI_API_KEY"_s : keyEnv;
}

} // namespace servescope
