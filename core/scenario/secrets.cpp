// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/secrets.h"

#include <QStringList>

namespace servescope {

using namespace Qt::StringLiterals;

bool looksLikeSecretName(QStringView name)
{
    QString folded;
    for (const QChar c : name.left(256))
        if (c.isLetterOrNumber())
            folded += c.toLower();
    static const QStringList anywhere{u"apikey"_s,      u"secret"_s,      u"password"_s,  u"passwd"_s,
                                      u"passphrase"_s,  u"credential"_s,  u"accesskey"_s, u"privatekey"_s,
                                      u"authtoken"_s,   u"accesstoken"_s, u"bearer"_s,    u"authorization"_s,
                                      u"refreshtoken"_s};
    for (const QString &word : anywhere)
        if (folded.contains(word))
            return true;
    static const QStringList whole{
        u"token"_s, u"apitoken"_s,   u"hftoken"_s,      u"hubtoken"_s,  u"huggingfacetoken"_s,
        u"key"_s,   u"openaikey"_s,  u"cookie"_s,       u"setcookie"_s, u"auth"_s,
        u"pwd"_s,   u"xauthtoken"_s, u"sessiontoken"_s, u"usertoken"_s, u"xtoken"_s};
    return whole.contains(folded);
}

bool looksLikeCredential(QStringView value)
{
    const QStringView text = value.trimmed();
    return text.startsWith("Bearer "_L1, Qt::CaseInsensitive) ||
           text.startsWith("Basic "_L1, Qt::CaseInsensitive);
}

bool looksLikeSecretHeader(QStringView name)
{
    const QString lower = name.toString().toLower();
    for (const QLatin1StringView part :
         {"auth"_L1, "key"_L1, "token"_L1, "cookie"_L1, "secret"_L1, "password"_L1})
        if (lower.contains(part))
            return true;
    return false;
}

} // namespace servescope
