// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace servescope {

struct PointTask;

/// Blots out what must stand in no file and no message: a server may repeat the key it was sent.
class SecretMask
{
public:
    SecretMask() = default;
    /// The key and the secret headers of a task, with and without their scheme ("Bearer …").
    explicit SecretMask(const PointTask &task);

    QString masked(QString text) const;

private:
    void add(const QByteArray &secret);

    std::vector<QString> m_secrets;
};

} // namespace servescope
