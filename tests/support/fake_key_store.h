// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/key_store.h"

#include <QMap>

#include <optional>
#include <vector>

namespace servescope::test {

/// A keychain in memory, seen by the test after its owner is gone.
class FakeKeyStore : public KeyStore
{
public:
    struct Contents
    {
        QMap<QString, QByteArray> keys;
        int reads = 0;
        bool silent = false;         ///< answers nothing until it is asked to
        std::optional<Error> broken; ///< what every request is answered with
        std::vector<std::function<void()>> waiting;
    };
    explicit FakeKeyStore(std::shared_ptr<Contents> contents) : m(std::move(contents)) {}

    // What waits lies in the contents: it must not keep them alive.
    void read(const QString &server, Read then) override
    {
        ++m->reads;
        answer([m = m.get(), server, then] {
            then(m->broken ? Result<QByteArray>(*m->broken) : Result<QByteArray>(m->keys.value(server)));
        });
    }
    void write(const QString &server, const QByteArray &key, Done then) override
    {
        answer([m = m.get(), server, key, then] {
            if (!m->broken)
                m->keys[server] = key;
            then(m->broken ? Result<void>(*m->broken) : Result<void>());
        });
    }
    void remove(const QString &server, Done then) override
    {
        answer([m = m.get(), server, then] {
            if (!m->broken)
                m->keys.remove(server);
            then(m->broken ? Result<void>(*m->broken) : Result<void>());
        });
    }

private:
    void answer(std::function<void()> how)
    {
        if (m->silent)
            m->waiting.push_back(std::move(how));
        else
            how();
    }

    std::shared_ptr<Contents> m;
};

} // namespace servescope::test
