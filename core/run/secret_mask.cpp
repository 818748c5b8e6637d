// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/secret_mask.h"

#include "core/run/point_task.h"

namespace servescope {

namespace {
constexpr qsizetype shortestSecret = 6; // shorter ones would blot out ordinary words, and protect nothing
}

SecretMask::SecretMask(const PointTask &task)
{
    add(task.apiKey);
    for (const auto &[name, value] : task.secretHeaders) {
        add(value);
        add(value.mid(value.lastIndexOf(' ') + 1));
    }
}

void SecretMask::add(const QByteArray &secret)
{
    if (secret.size() >= shortestSecret)
        m_secrets.push_back(QString::fromUtf8(secret));
}

QString SecretMask::masked(QString text) const
{
    for (const QString &secret : m_secrets)
        text.replace(secret, QStringLiteral("***"));
    return text;
}

} // namespace servescope
