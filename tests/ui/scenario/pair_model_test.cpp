// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/scenario/clipboard_rows.h"
#include "ui/scenario/pair_table.h"
#include "ui/scenario/rate_text.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

class PairModelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<PairTable> makeTable(PairTable::NewRow rule = PairTable::NewRow::DoubleBoth)
    {
        auto table = std::make_unique<PairTable>(*findKey(u"concurrency_prompts"), u"Load"_s,
                                                 u"Concurrency"_s, u"Requests"_s, rule, std::pair{1, 10});
        table->resize(300, 300);
        table->show();
        return table;
    }

private Q_SLOTS:
    void model()
    {
        PairModel model(*findKey(u"input_output"), u"Input"_s, u"Output"_s);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy edits(&model, &PairModel::rowsEdited);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setRows({{1, 2}, {3, 4}, {5, 6}});
        model.setRows({{1, 2}, {3, 9}, {5, 6}});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].toModelIndex().row(), 1);
        model.setRows({{1, 2}});
        model.setRows({{7, 8}, {1, 2}, {3, 4}});
        QVERIFY((model.rows() == PairRows{{7, 8}, {1, 2}, {3, 4}}));
        QCOMPARE(edits.size(), 0);

        QVERIFY(model.setData(model.index(1, 1), 64, Qt::EditRole));
        QCOMPARE(edits.size(), 1);
        QVERIFY((edits[0][0].value<PairRows>() == PairRows{{7, 8}, {1, 64}, {3, 4}}));
        QVERIFY(!model.setData(model.index(1, 1), 0, Qt::EditRole));
        QVERIFY(!model.setData(model.index(1, 1), u"x"_s, Qt::EditRole));
        QVERIFY(!model.setData(model.index(1, 1), 10'000'001, Qt::EditRole));
        QVERIFY(!model.setData({}, 1, Qt::EditRole));
        QVERIFY(model.removeRows(0, 2));
        QVERIFY(!model.removeRows(0, 2));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(edits.size(), 2);
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"Output"_s);
        QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().isEmpty());
    }

    void wrongNumbersAreMarked()
    {
        PairModel model(*findKey(u"input_output"), u"Input"_s, u"Output"_s);
        model.setRows({{0, 2}});
        QVERIFY(!model.index(0, 0).data(Qt::DecorationRole).isNull());
        QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains("10,000,000"_L1));
        QVERIFY(model.index(0, 1).data(Qt::DecorationRole).isNull());
    }

    void buttons()
    {
        const auto table = makeTable();
        QAbstractItemModelTester tester(table->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto *add = table->findChild<QToolButton *>(u"concurrency_prompts_add"_s);
        auto *remove = table->findChild<QToolButton *>(u"concurrency_prompts_remove"_s);
        QVERIFY(!remove->isEnabled());
        QTest::mouseClick(add, Qt::LeftButton);
        QTest::mouseClick(add, Qt::LeftButton);
        QTest::mouseClick(add, Qt::LeftButton);
        QVERIFY((table->model()->rows() == PairRows{{1, 10}, {2, 20}, {4, 40}}));
        table->view()->setCurrentIndex(table->model()->index(1, 0));
        QVERIFY(remove->isEnabled());
        QTest::mouseClick(remove, Qt::LeftButton);
        QVERIFY((table->model()->rows() == PairRows{{1, 10}, {4, 40}}));
        QTest::keyClick(table->view(), Qt::Key_Delete);
        QVERIFY((table->model()->rows() == PairRows{{1, 10}}));
        QTest::keyClick(table->view(), Qt::Key_Delete);
        QVERIFY(table->model()->rows().empty());
        QVERIFY(!remove->isEnabled());
    }

    void newRowStaysInRange()
    {
        const auto table = makeTable(PairTable::NewRow::DoubleFirst);
        table->setRows({{100'000'000, 7}});
        table->addRow();
        QVERIFY((table->model()->rows() == PairRows{{100'000'000, 7}, {100'000'000, 7}}));
        table->setRows({{-5, 7}});
        table->addRow();
        QVERIFY((table->model()->rows().back() == std::pair{2, 7}));
    }

    void clipboard_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("last");
        QTest::newRow("spreadsheet") << u"1\t10\n2\t20\n"_s << 2 << 20;
        QTest::newRow("Windows") << u"1\t10\r\n2\t20\r\n"_s << 2 << 20;
        QTest::newRow("heading") << u"concurrency\tprompts\n1\t10"_s << 1 << 10;
        QTest::newRow("column") << u"1\n2\n4"_s << 3 << 4;
        QTest::newRow("CSV") << u"1,10\n2;20"_s << 2 << 20;
        QTest::newRow("YAML") << u"  - [1, 10]\n  - [2, 20]"_s << 2 << 20;
        QTest::newRow("empty") << u" \n\n"_s << -1 << 0;
        QTest::newRow("words") << u"hello"_s << -1 << 0;
        QTest::newRow("three") << u"1\t2\t3"_s << -1 << 0;
        QTest::newRow("ragged") << u"1\t2\n3"_s << -1 << 0;
        QTest::newRow("fraction") << u"1.5\t2"_s << -1 << 0;
        QTest::newRow("too large") << u"99999999999\t2"_s << -1 << 0;
    }
    void clipboard()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        QFETCH(int, last);
        const auto rows = clipboardRows(text);
        QCOMPARE(rows.ok(), count >= 0);
        if (!rows.ok()) {
            QVERIFY(!rows.error().message.isEmpty());
            return;
        }
        QCOMPARE(static_cast<int>(rows->size()), count);
        QCOMPARE(rows->back().back(), last);
    }

    void pasteLikeASpreadsheet()
    {
        const auto table = makeTable();
        table->setRows({{1, 10}, {2, 20}});
        QSignalSpy refused(table.get(), &PairTable::pasteRefused);
        table->paste(u"4\t40\n8\t80"_s); // no current cell: below
        QVERIFY((table->model()->rows() == PairRows{{1, 10}, {2, 20}, {4, 40}, {8, 80}}));
        table->view()->setCurrentIndex(table->model()->index(3, 0));
        QApplication::clipboard()->setText(u"9\t90\n16\t160\n"_s);
        QTest::keyClick(table->view(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY((table->model()->rows() == PairRows{{1, 10}, {2, 20}, {4, 40}, {9, 90}, {16, 160}}));
        table->view()->setCurrentIndex(table->model()->index(3, 1));
        table->paste(u"5\n6\n7"_s);
        QVERIFY((table->model()->rows() == PairRows{{1, 10}, {2, 20}, {4, 40}, {9, 5}, {16, 6}, {16, 7}}));
        QCOMPARE(refused.size(), 0);
        table->paste(u"0\t5"_s);
        table->paste(u"a\tb"_s);
        QCOMPARE(refused.size(), 2);
        QCOMPARE(table->model()->rows().size(), size_t{6});
    }

    void copy()
    {
        const auto table = makeTable();
        table->setRows({{1, 10}, {2, 20}});
        table->view()->selectAll();
        QTest::keyClick(table->view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"1\t10\n2\t20"_s);
    }

    void typing()
    {
        const auto table = makeTable();
        table->setRows({{1, 10}});
        QVERIFY(QTest::qWaitForWindowExposed(table.get()));
        table->view()->setFocus();
        table->view()->setCurrentIndex(table->model()->index(0, 1));
        QTest::keyClick(table->view(), Qt::Key_F2);
        auto *editor = table->view()->findChild<QLineEdit *>();
        QVERIFY(editor);
        QTest::keyClicks(editor, u"64"_s); // the old number was selected
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY((table->model()->rows() == PairRows{{1, 64}})); // a cell commits by a queued call
    }

    void rates()
    {
        QVERIFY((ratesFromText(u"inf"_s) == std::vector<double>{HUGE_VAL}));
        QVERIFY((ratesFromText(u" 1, 2.5 ; INF "_s) == std::vector<double>{1, 2.5, HUGE_VAL}));
        for (const char *wrong : {"", "x", "1,", "0", "-1", "nan", "1e999", "1 x"})
            QVERIFY2(!ratesFromText(QString::fromLatin1(wrong)), wrong);
        QCOMPARE(ratesToText({1, 2.5, HUGE_VAL}), u"1, 2.5, inf"_s);
    }
};

SERVESCOPE_TEST(PairModelTest)
#include "pair_model_test.moc"
