// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTranslator;

namespace servescope {

/// The text in the language of this thread's innermost TranslationScope, else in that of the application.
/// lupdate collects its literals like those of QCoreApplication::translate().
QString translate(const char *context, const char *source, const char *comment = nullptr);

/// While it lives, translate() speaks another language in this thread: a document need not be in the
/// language of the window. Without a translator: the English of the sources. Scopes nest.
class TranslationScope
{
public:
    explicit TranslationScope(const QTranslator *translator);
    ~TranslationScope();
    Q_DISABLE_COPY_MOVE(TranslationScope)

    const QTranslator *translator() const { return m_translator; }

private:
    const QTranslator *m_translator;
    TranslationScope *m_outer;
};

} // namespace servescope
