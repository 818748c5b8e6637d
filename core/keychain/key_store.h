// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace servescope {

/// Where API keys are kept beyond the session, one for each server ("host:port"). Asked from one thread; the
/// answer comes there too, later or never (a keychain may wait for its password), and not after the store is
/// gone.
class KeyStore
{
public:
    using Read = std::function<void(const Result<QByteArray> &)>;
    using Done = std::function<void(const Result<void> &)>;

    virtual ~KeyStore() = default;

    virtual void read(const QString &server, Read then) = 0; ///< empty = it has none
    virtual void write(const QString &server, const QByteArray &key, Done then) = 0;
    virtual void remove(const QString &server, Done then) = 0; ///< what is not there is no error
};

/// The system's keychain (Secret Service, KWallet), by way of QtKeychain. nullptr when the program was built
/// without it. Errors: keychain.absent (no service runs), keychain.denied, keychain.failed.
std::unique_ptr<KeyStore> makeSystemKeyStore();

} // namespace servescope
