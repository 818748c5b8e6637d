// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>
#include <QtEndian>

namespace servescope {

/// SHA-256 over prompts and output lengths.
class Fingerprint
{
public:
    void add(const QByteArray &utf8, int outputTokens)
    {
        // Length first: no two workloads may run together to the same bytes.
        const qint64 head[2] = {qToLittleEndian(qint64{utf8.size()}), qToLittleEndian(qint64{outputTokens})};
        m_hash.addData(QByteArrayView(reinterpret_cast<const char *>(head), sizeof head));
        m_hash.addData(utf8);
    }
    QString hex() const { return QString::fromLatin1(m_hash.result().toHex()); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace servescope
