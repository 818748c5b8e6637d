// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/kept_file.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

class KeptFileTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    static bool any(const QByteArray &) { return true; }
    static bool long_(const QByteArray &bytes) { return bytes.size() > 3; }
    QStringList files() const { return QDir(m_folder->path()).entryList({u"*.draft"_s}); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void outlivesItsWriter()
    {
        {
            KeptFile writer(m_folder->path(), u"draft"_s);
            writer.keep("first");
            writer.keep("second");
            KeptFile other(m_folder->path(), u"draft"_s);
            QVERIFY(!other.orphan(any)); // its writer lives
        }
        KeptFile heir(m_folder->path(), u"draft"_s);
        KeptFile otherSort(m_folder->path(), u"queue"_s);
        QVERIFY(!otherSort.orphan(any));
        QCOMPARE(heir.orphan(any), std::optional<QByteArray>("second"));
        KeptFile third(m_folder->path(), u"draft"_s);
        QVERIFY(!third.orphan(any)); // taken
        heir.discardOrphan();
        QTRY_VERIFY(files().isEmpty());
    }

    void whatIsNoGoodIsLeftAlone()
    {
        QVERIFY(writeFile(m_folder->filePath(u"a.draft"_s), "bad"));
        KeptFile heir(m_folder->path(), u"draft"_s);
        QVERIFY(!heir.orphan(long_));
        heir.discardOrphan();
        QCOMPARE(files(), QStringList(u"a.draft"_s));
    }

    void whatIsDroppedIsGone()
    {
        {
            KeptFile writer(m_folder->path(), u"draft"_s);
            writer.keep("text");
            writer.drop();
        }
        QVERIFY(files().isEmpty());
        KeptFile nowhere({}, u"draft"_s);
        nowhere.keep("text");
        QVERIFY(!nowhere.orphan(any));
    }
};

SERVESCOPE_TEST(KeptFileTest)
#include "kept_file_test.moc"
