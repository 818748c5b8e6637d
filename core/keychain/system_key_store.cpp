// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/key_store.h"

#ifdef SERVESCOPE_HAS_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

namespace servescope {

#ifdef SERVESCOPE_HAS_KEYCHAIN

using namespace Qt::StringLiterals;

namespace {

Error keychainError(const QKeychain::Job &job)
{
    const QString detail = job.errorString();
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {u"keychain.denied"_s,
                u"The system keychain was not opened for ServeScope."_s,
                u"Unlock it and try again."_s,
                {}};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError: // what a missing message bus or service ends as; its text is not translated
        return {u"keychain.absent"_s,
                u"No keychain service can be used here: %1"_s.arg(detail.isEmpty() ? u"none is running."_s
                                                                                   : detail),
                u"Start one (GNOME Keyring, KWallet, KeePassXC), or set the environment variable instead."_s,
                {}};
    default:
        return {u"keychain.failed"_s, u"The system keychain failed: %1"_s.arg(detail), {}, {}};
    }
}

class SystemKeyStore : public KeyStore
{
public:
    void read(const QString &server, Read then) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service());
        start(job, server, [job, then = std::move(then)] {
            if (job->error() == QKeychain::NoError)
                then(job->binaryData());
            else if (job->error() == QKeychain::EntryNotFound)
                then(QByteArray());
            else
                then(keychainError(*job));
        });
    }
    void write(const QString &server, const QByteArray &key, Done then) override
    {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setBinaryData(key);
        start(job, server, [job, then = std::move(then)] {
            then(job->error() == QKeychain::NoError ? Result<void>() : keychainError(*job));
        });
    }
    void remove(const QString &server, Done then) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service());
        start(job, server, [job, then = std::move(then)] {
            const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
            then(gone ? Result<void>() : keychainError(*job));
        });
    }

private:
    static QString service() { return u"ServeScope"_s; }

    void start(QKeychain::Job *job, const QString &server, std::function<void()> then)
    {
        job->setKey(server);
        job->setInsecureFallback(false); // QtKeychain's is a plain settings file
        QObject::connect(job, &QKeychain::Job::finished, &m_alive, std::move(then));
        job->start();
    }

    QObject m_alive; ///< ends the connections: a job outlives the store when its keychain is slow
};

} // namespace

std::unique_ptr<KeyStore> makeSystemKeyStore()
{
    return std::make_unique<SystemKeyStore>();
}

#else

std::unique_ptr<KeyStore> makeSystemKeyStore()
{
    return nullptr;
}

#endif

} // namespace servescope
