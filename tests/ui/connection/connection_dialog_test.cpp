// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"
#include "tests/support/registry.h"
#include "ui/common/state_badge.h"
#include "ui/connection/connection_dialog.h"
#include "ui/connection/finding_model.h"
#include "ui/connection/finding_text.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTcpServer>
#include <QTest>
#include <QThreadPool>

using namespace servescope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class ConnectionDialogTest : public QObject
{
    Q_OBJECT

    static ProbeOptions ask(const QString &url)
    {
        ProbeOptions options;
        options.baseUrl = url;
        options.timeout = 5s;
        return options;
    }
    static SimulatorOptions quick()
    {
        SimulatorOptions options;
        options.exact = SimulatorOptions::Exact{5ms, 2ms};
        return options;
    }
    static QString shown(const ConnectionDialog &dialog)
    {
        const QAbstractItemModel *model = dialog.findChild<QTableView *>(u"findings"_s)->model();
        QString all;
        for (int row = 0; row < model->rowCount(); ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                all += model->index(row, column).data().toString() + u'\n';
        return all;
    }

private Q_SLOTS:
    void saysWhatTheServerIs()
    {
        SimulatorOptions served = quick();
        served.server = u"llama.cpp"_s;
        Simulator simulator(served);
        QVERIFY(simulator.start());
        ProbeOptions options = ask(simulator.url().toString());
        options.backend = u"vllm"_s;
        options.model = u"another"_s;
        ConnectionDialog dialog(options);
        QAbstractItemModelTester tester(dialog.findChild<QTableView *>(u"findings"_s)->model());
        QSignalSpy over(&dialog, &ConnectionDialog::takeOver);
        dialog.show();
        QVERIFY(dialog.testing());
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.testing(), 20000);
        QVERIFY2(shown(dialog).contains(u"llama.cpp"), qPrintable(shown(dialog)));

        auto *models = dialog.findChild<QComboBox *>(u"foundModels"_s);
        QCOMPARE(models->currentText(), u"sim-model"_s);
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"takeOver"_s), Qt::LeftButton);
        QCOMPARE(over.size(), 1);
        QCOMPARE(over.first().at(0).toString(), u"llama.cpp"_s);
        QCOMPARE(over.first().at(1).toString(), u"sim-model"_s);
        QVERIFY(dialog.testing()); // with what was taken over
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.testing(), 20000);
        QVERIFY2(dialog.report().usable(), qPrintable(shown(dialog)));
        QVERIFY(!dialog.findChild<StateBadge *>(u"connectionVerdict"_s)->word().isEmpty());
    }

    void anAbsentServerIsOneSentence()
    {
        ConnectionDialog dialog(ask(u"http://127.0.0.1:1"_s));
        dialog.show();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.testing(), 10000);
        QCOMPARE(dialog.report().findings.size(), size_t{1});
        const ProbeFinding &only = dialog.report().findings.front();
        QCOMPARE(only.level, ProbeFinding::Level::Failure);
        QVERIFY2(findingText(only).contains(u"127.0.0.1:1"), qPrintable(findingText(only)));
        QVERIFY(!dialog.findChild<QPushButton *>(u"takeOver"_s)->isVisible());
    }

    void canBeCancelled()
    {
        QTcpServer silent; // accepts and never answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        ConnectionDialog dialog(ask(u"http://127.0.0.1:%1"_s.arg(silent.serverPort())));
        dialog.show();
        QTest::qWait(100);
        QVERIFY(dialog.testing());
        QSignalSpy ended(&dialog, &ConnectionDialog::finished);
        auto *button = dialog.findChild<QPushButton *>(u"testAgain"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!dialog.testing());
        QCOMPARE(ended.size(), 1);
        QCOMPARE(dialog.findChild<QTableView *>(u"findings"_s)->model()->rowCount(), 0);
        QVERIFY(QThreadPool::globalInstance()->waitForDone(3000)); // the question was given up
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(dialog.testing());
    }

    void theKeyIsNotShown()
    {
        SimulatorOptions served = quick();
        served.apiKey = "right-key-1234";
        Simulator simulator(served);
        QVERIFY(simulator.start());
        ProbeOptions options = ask(simulator.url().toString());
        options.apiKey = "wrong-key-9876";
        ConnectionDialog dialog(options);
        dialog.show();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.testing(), 20000);
        QVERIFY(!dialog.report().usable());
        QVERIFY(!shown(dialog).contains(u"wrong-key"));
        QVERIFY(shown(dialog).contains(levelLook(ProbeFinding::Level::Failure).word));
    }
};

SERVESCOPE_TEST(ConnectionDialogTest)
#include "connection_dialog_test.moc"
