// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "tests/support/registry.h"

#include <QTest>
#include <QTranslator>

#include <thread>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

/// Puts the language's mark before each text; knows nothing of "unknown".
class Marking : public QTranslator
{
public:
    explicit Marking(QString mark) : m_mark(std::move(mark)) {}
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return qstrcmp(source, "unknown") == 0 ? QString() : m_mark + QString::fromUtf8(source);
    }

private:
    QString m_mark;
};

} // namespace

/// One thread may speak another language than the application.
class TranslateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scopesNestAndEnd();
    void otherThreadsAreNotConcerned();
};

void TranslateTest::scopesNestAndEnd()
{
    const Marking outer(u"1:"_s), inner(u"2:"_s);
    QCOMPARE(translate("T", "text"), u"text"_s);
    {
        const TranslationScope first(&outer);
        QCOMPARE(translate("T", "text"), u"1:text"_s);
        QCOMPARE(translate("T", "unknown"), u"unknown"_s);
        {
            const TranslationScope second(&inner);
            QCOMPARE(translate("T", "text"), u"2:text"_s);
            const TranslationScope english(nullptr);
            QCOMPARE(translate("T", "text"), u"text"_s);
        }
        QCOMPARE(translate("T", "text"), u"1:text"_s);
    }
    QCOMPARE(translate("T", "text"), u"text"_s);
}

void TranslateTest::otherThreadsAreNotConcerned()
{
    const Marking language(u"1:"_s);
    const TranslationScope scope(&language);
    QString elsewhere;
    std::thread([&elsewhere] { elsewhere = translate("T", "text"); }).join();
    QCOMPARE(elsewhere, u"text"_s);
}

SERVESCOPE_TEST(TranslateTest)
#include "translate_test.moc"
