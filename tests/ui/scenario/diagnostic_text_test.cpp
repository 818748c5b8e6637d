// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/diagnostic_text.h"

#include "core/scenario/scenario_text.h"
#include "core/scenario/schema.h"
#include "tests/support/registry.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

/// Turns every text into one that tells its context.
class Marker : public QTranslator
{
public:
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        return QString::fromLatin1(context) + u'(' + QString::fromUtf8(text) + u')';
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class DiagnosticTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void english()
    {
        const auto reading = readScenario("seed: x\n");
        const Diagnostic &last = reading.diagnostics.back();
        QCOMPARE(diagnosticText(last), last.message);
        QCOMPARE(diagnosticLine(last), u"Line 1: "_s + last.message);
        QCOMPARE(diagnosticText(reading.diagnostics.front()),
                 reading.diagnostics.front().message + u' ' + reading.diagnostics.front().hint);
        Diagnostic unknown = last;
        unknown.code = u"scenario.from_the_future"_s;
        unknown.hint = u"Do this."_s;
        QCOMPARE(diagnosticText(unknown), last.message + u" Do this."_s);
        for (const KeySchema &key : scenarioSchema())
            QVERIFY(keyHelp(key.name).contains(QLatin1StringView(key.name)));
    }

    void translated()
    {
        Marker marker;
        QCoreApplication::installTranslator(&marker);
        const auto reading = readScenario("seed: x\n");
        const QString text = diagnosticText(reading.diagnostics.back());
        const QString help = keyHelp("seed");
        QCoreApplication::removeTranslator(&marker);
        // The sentence and the words that fill it are both translated.
        QVERIFY2(text.startsWith("Diagnostic('"_L1) && text.contains("Diagnostic(a whole number)"_L1),
                 qPrintable(text));
        QVERIFY2(help.startsWith("Schema(The same seed"_L1), qPrintable(help));
    }
};

SERVESCOPE_TEST(DiagnosticTextTest)
#include "diagnostic_text_test.moc"
