// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/secrets.h"

#include <QRegularExpression>

namespace servescope {

using namespace Qt::StringLiterals;

QString maskSecrets(QString text)
{
    // Named credentials ("Bearer x", "api_key=x", "API key provided: x"), then shapes that providers' keys
    // have.
    static const QRegularExpression named(
        uR"re(\b(bearer\s+(?:token\b["':=\s]*)?|(?:proxy-)?authorization["']?\s*[:=]\s*["']?(?:(?:basic|bearer)\s+)?|(?:(?:x-)?api[-_ ]?key|access[-_ ]?token|secret|password)(?:\s+provided)?["']?\s*[:=]\s*["']?|[?&](?:key|token|sig)=)["']?[^\s"',;<>&)]+)re"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inAddress(uR"re((://)[^/\s@"']+@)re"_s);
    static const QRegularExpression shaped(
        uR"re((?<![A-Za-z0-9])(?:(?:sk|pk|rk|gsk|xai|nvapi|pplx|ghp|glpat)[-_][A-Za-z0-9_*.\-]{3,}|hf_[A-Za-z0-9]{12,}|AIza[A-Za-z0-9_\-]{20,}|AKIA[A-Z0-9]{12,}|eyJ[A-Za-z0-9_\-]{10,}\.[A-Za-z0-9_.\-]+))re"_s);
    text.replace(inAddress, u"\\1***@"_s);
    text.replace(named, u"\\1***"_s);
    text.replace(shaped, u"***"_s);
    return text;
}

} // namespace servescope
