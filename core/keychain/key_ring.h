// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/key_store.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <map>

namespace servescope {

/// The API keys that were typed, one for each server (host and port of its base URL), in memory for the
/// session and, where the person wants it, in the system's keychain. Only the names of servers whose key lies
/// in the keychain are in the settings ("keychain/servers"), so that no other server opens it. Lives in one
/// thread, and answers there; an answer is dropped when its `context` is gone.
class KeyRing : public QObject
{
    Q_OBJECT
public:
    enum class Place {
        None,
        Session,  ///< in memory only
        Keychain, ///< remembered; it may not have been asked yet
    };
    using Found = std::function<void(const QByteArray &key)>;

    /// Without a store keys are kept for the session.
    explicit KeyRing(std::unique_ptr<KeyStore> store = nullptr, QObject *parent = nullptr);
    ~KeyRing() override;

    bool canRemember() const { return m_store != nullptr; }
    Place place(const QString &baseUrl) const;
    /// The key as far as it is known without asking the keychain; empty = none.
    QByteArray key(const QString &baseUrl) const;

    /// Asks the keychain where it has the server's key. Empty: there is none, or no answer came within
    /// `patience`. Calls `then` before it returns when nothing has to be asked.
    void find(const QString &baseUrl, QObject *context, Found then);
    /// Keeps the key for the session from now on, and in the keychain if asked. An error (those of
    /// KeyStore, keychain.silent, keychain.not_built) says why it is kept for the session only.
    void keep(const QString &baseUrl, const QByteArray &key, bool remember, QObject *context,
              KeyStore::Done then);
    /// Drops the key here and in the keychain.
    void forget(const QString &baseUrl, QObject *context, KeyStore::Done then);

    static constexpr auto usualPatience = std::chrono::seconds(30); ///< someone may be typing its password
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

Q_SIGNALS:
    void changed(); ///< a key came, was found, or went

private:
    void setRemembered(const QString &server, bool remembered);

    std::unique_ptr<KeyStore> m_store;
    std::map<QString, QByteArray> m_keys; ///< empty = asked, and there is none
    QStringList m_remembered;
    std::chrono::milliseconds m_patience = usualPatience;
};

/// "host:port" of a base URL, the port of its scheme where none is written; empty: it names no server.
QString keyServer(const QString &baseUrl);

/// The variable a scenario's key comes from: `keyEnv`, or OPENAI_API_KEY where that is empty.
QString keyVariable(const QString &keyEnv);

} // namespace servescope
