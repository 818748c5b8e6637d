// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/file_names.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

class TestFileNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void models_data();
    void models();
    void nothingEscapes();
    void naturalOrder();
    void credentials();
};

void TestFileNames::models_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"llama"_s << u"llama"_s;
    QTest::newRow("hub id") << u"meta-llama/Llama-3.1-8B"_s << u"Llama-3.1-8B"_s;
    QTest::newRow("path") << u"/models/qwen/"_s << u"qwen"_s;
    QTest::newRow("up") << u".."_s << u"unnamed"_s;
    QTest::newRow("up at the end") << u"a/.."_s << u"unnamed"_s;
    QTest::newRow("hidden") << u".hidden"_s << u"_hidden"_s;
    QTest::newRow("windows path") << u"C:\\models\\x"_s << u"C__models_x"_s;
    QTest::newRow("forbidden") << u"a<b>c:d\"e|f?g*h"_s << u"a_b_c_d_e_f_g_h"_s;
    QTest::newRow("device") << u"con"_s << u"_con"_s;
    QTest::newRow("device with ending") << u"LPT1.txt"_s << u"_LPT1.txt"_s;
    QTest::newRow("no device") << u"console"_s << u"console"_s;
    QTest::newRow("control") << u"a\nb\tc"_s << u"a_b_c"_s;
    QTest::newRow("trailing") << u"name. . "_s << u"name"_s;
    QTest::newRow("chinese") << u"模型/通义千问"_s << u"通义千问"_s;
    QTest::newRow("empty") << QString() << u"unnamed"_s;
    QTest::newRow("slashes") << u"///"_s << u"unnamed"_s;
    QTest::newRow("zero") << QString(QChar(0)) << u"_"_s;
    QTest::newRow("half a character") << QString(QChar(u'\xd83d')) << u"_"_s;
    QTest::newRow("right to left") << u"a\u202egpj.exe"_s << u"a_gpj.exe"_s;
}

void TestFileNames::models()
{
    QFETCH(QString, model);
    QFETCH(QString, name);
    QCOMPARE(modelFileName(model), name);
}

void TestFileNames::nothingEscapes()
{
    for (const QString &text :
         {u"../../etc/passwd"_s, u"..\\..\\x"_s, u"/"_s, u"a/b"_s, u"."_s, QString(5000, u'ü')}) {
        const QString name = fileNamePart(text);
        QVERIFY(!name.contains(u'/') && !name.contains(u'\\') && name != ".."_L1 && name != "."_L1 &&
                !name.isEmpty());
        QVERIFY(name.toUtf8().size() <= 100);
    }
}

void TestFileNames::naturalOrder()
{
    QStringList names{u"c10"_s, u"c2"_s,  u"c1"_s, u"b"_s,
                      u"c2x"_s, u"c02"_s, u"c"_s,  u"c99999999999999999999999"_s,
                      u"c2"_s};
    std::ranges::sort(names, naturalLess);
    QCOMPARE(names, (QStringList{u"b"_s, u"c"_s, u"c1"_s, u"c02"_s, u"c2"_s, u"c2"_s, u"c2x"_s, u"c10"_s,
                                 u"c99999999999999999999999"_s}));
    QVERIFY(naturalLess(u"bench_io128x32_mc4_np40.json", u"bench_io1024x32_mc1_np10.json"));
}

void TestFileNames::credentials()
{
    QCOMPARE(withoutCredentials(u"http://user:secret@host:80/v1?x=a@b"_s), u"http://host:80/v1?x=a@b"_s);
    QCOMPARE(withoutCredentials(u"http://user:p@ss@host"_s), u"http://host"_s);
    QCOMPARE(withoutCredentials(u"http://host/path@2"_s), u"http://host/path@2"_s);
    QCOMPARE(withoutCredentials(u"http://"_s), u"http://"_s);
    QCOMPARE(withoutCredentials(u"nonsense@x"_s), u"nonsense@x"_s);
    QCOMPARE(withoutCredentials({}), QString());
}

SERVESCOPE_TEST(TestFileNames)
#include "tst_file_names.moc"
