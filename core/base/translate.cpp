// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"

#include <QCoreApplication>
#include <QTranslator>

namespace servescope {

namespace {
thread_local TranslationScope *innermost = nullptr;
} // namespace

TranslationScope::TranslationScope(const QTranslator *translator)
    : m_translator(translator), m_outer(innermost)
{
    innermost = this;
}

TranslationScope::~TranslationScope()
{
    innermost = m_outer;
}

QString translate(const char *context, const char *source, const char *comment)
{
    if (!innermost)
        return QCoreApplication::translate(context, source, comment);
    QString text;
    if (innermost->translator())
        text = innermost->translator()->translate(context, source, comment);
    return text.isEmpty() ? QString::fromUtf8(source) : text;
}

} // namespace servescope
