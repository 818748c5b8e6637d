// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/file_names.h"

#include <QStringList>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 100; // bytes; leaves room for date, rate and extension within 255

bool isDeviceName(QStringView name)
{
    const QString stem =
        name.left(name.indexOf(u'.') < 0 ? name.size() : name.indexOf(u'.')).trimmed().toString().toUpper();
    if (QStringList{u"CON"_s, u"PRN"_s, u"AUX"_s, u"NUL"_s}.contains(stem))
        return true;
    return stem.size() == 4 && (stem.startsWith("COM"_L1) || stem.startsWith("LPT"_L1)) && stem[3].isDigit();
}

} // namespace

QString fileNamePart(const QString &text)
{
    QString name;
    qsizetype bytes = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        QString piece(c);
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            piece = text.mid(i++, 2);
        else if (c.isSurrogate() || c.category() == QChar::Other_Control ||
                 c.category() == QChar::Other_Format || u"<>:\"/\\|?*"_s.contains(c))
            piece = u"_"_s;
        bytes += piece.toUtf8().size();
        if (bytes > longestName)
            break;
        name += piece;
    }
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    name = name.trimmed();
    if (name.startsWith(u'.'))
        name[0] = u'_';
    if (isDeviceName(name))
        name.prepend(u'_');
    return name.isEmpty() ? u"unnamed"_s : name;
}

QString modelFileName(const QString &modelId)
{
    return fileNamePart(modelId.section(u'/', -1, -1, QString::SectionSkipEmpty));
}

bool naturalLess(QStringView left, QStringView right)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const auto number = [&](QStringView text, qsizetype &at) {
        const qsizetype start = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        QStringView digits = text.mid(start, at - start);
        while (digits.size() > 1 && digits.front() == u'0')
            digits = digits.mid(1);
        return digits;
    };
    qsizetype i = 0;
    qsizetype k = 0;
    while (i < left.size() && k < right.size()) {
        if (isDigit(left[i]) && isDigit(right[k])) {
            const QStringView a = number(left, i);
            const QStringView b = number(right, k);
            if (a.size() != b.size())
                return a.size() < b.size();
            if (const int order = a.compare(b))
                return order < 0;
        } else {
            if (left[i] != right[k])
                return left[i] < right[k];
            ++i;
            ++k;
        }
    }
    const bool leftEnds = i == left.size();
    const bool rightEnds = k == right.size();
    return leftEnds != rightEnds ? leftEnds : left < right; // "01" and "1" differ after all
}

QString withoutCredentials(const QString &url)
{
    const qsizetype scheme = url.indexOf("://"_L1);
    if (scheme < 0)
        return url;
    const qsizetype start = scheme + 3;
    qsizetype end = start;
    while (end < url.size() && !u"/?#"_s.contains(url[end]))
        ++end;
    const qsizetype at = url.lastIndexOf(u'@', end - 1);
    return at < start ? url : url.left(start) + url.mid(at + 1);
}

} // namespace servescope
