// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "tests/support/registry.h"
#include "tests/ui/scenario/scenario_texts.h"
#include "ui/scenario/scenario_document.h"

#include <QDir>
#include <QTest>
#include <QTextDocument>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

/// One text in the editor's document, and the edits a form makes in it.
class Edited
{
public:
    explicit Edited(const PieceText &text) : m_text(text), m_document(&m_qt, {})
    {
        m_document.setBytes(text.all());
    }

    bool readable() { return m_document.reading().syntaxOk && !m_document.lossy(); }

    /// An edit or removal of the key; what is wrong with what it did, or empty.
    QByteArray tryOne(const QString &key, const FieldValue &value, bool unset, bool *refused)
    {
        const QByteArray before = m_text.all();
        const QString shownBefore = m_qt.toRawText();
        const auto piece = static_cast<size_t>(std::max<qsizetype>(0, m_text.keys.indexOf(key)));
        Scenario wanted = m_document.reading().scenario;
        setField(wanted, key, unset ? fieldOf(Scenario(), key) : value);
        const bool nothingToDo = unset ? piece == 0 : wanted == m_document.reading().scenario;
        const bool done = unset ? m_document.unset(key)
                                : m_document.edit(key, [&](Scenario &s) { setField(s, key, value); });
        *refused = !done;
        if (!done)
            return m_qt.toRawText() == shownBefore ? QByteArray() : "refused, but changed";
        const QByteArray after = m_document.bytes();
        if (nothingToDo)
            return after == before ? QByteArray() : "changed without need";
        if (m_document.reading().scenario != wanted)
            return "reads otherwise:\n" + after;
        if (unset && writtenKeys(after).contains(key))
            return "still written:\n" + after;
        const size_t count = m_text.pieces.size();
        const QByteArray head = piece ? m_text.joined(0, piece) : before;
        const QByteArray tail = piece ? m_text.joined(piece + 1, count) : QByteArray();
        if (!after.startsWith(head) || !after.endsWith(tail) || after.size() < head.size() + tail.size())
            return "touched more than its place:\n" + after;
        m_qt.undo();
        if (m_qt.toRawText() != shownBefore || m_document.bytes() != before)
            return "not undone";
        if (m_qt.isUndoAvailable())
            return "more than one step";
        return {};
    }

private:
    PieceText m_text;
    QTextDocument m_qt;
    ScenarioDocument m_document;
};

} // namespace

class FormEditPropertyTest : public QObject
{
    Q_OBJECT
    int m_edits = 0;
    int m_refused = 0;

    void editMany(const PieceText &text, ScenarioTexts &maker, int count)
    {
        Edited edited(text);
        QVERIFY2(edited.readable(), text.all().constData());
        const auto schema = scenarioSchema();
        for (int i = 0; i < count; ++i) {
            const KeySchema &key =
                schema[static_cast<size_t>(maker.upTo(static_cast<int>(schema.size()) - 1))];
            const bool unset = maker.upTo(4) == 0;
            bool refused = false;
            const QString name = QString::fromLatin1(key.name);
            const QByteArray wrong = edited.tryOne(name, maker.value(key), unset, &refused);
            QVERIFY2(wrong.isEmpty(),
                     (wrong + "\nkey " + key.name + (unset ? " unset" : " set") + " in\n" + text.all())
                         .constData());
            ++m_edits;
            m_refused += refused;
            if (refused)
                qInfo("refused to %s %s in\n%s", unset ? "unset" : "set", key.name, text.all().constData());
        }
    }

private Q_SLOTS:
    void generatedTexts()
    {
        for (quint64 seed = 0; seed < 450; ++seed) {
            ScenarioTexts maker(seed);
            const PieceText text = maker.make();
            editMany(text, maker, 20);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void writtenFiles()
    {
        const QString data = QString::fromUtf8(TEST_DATA_DIR);
        QStringList files;
        for (const QString &folder : {data + "/scenario"_L1, data + "/../../resources/scenarios"_L1})
            for (const QString &name : QDir(folder).entryList({u"*.yaml"_s}))
                files << folder + u'/' + name;
        QVERIFY(files.size() >= 5);
        for (const QString &path : std::as_const(files)) {
            for (const bool crlf : {false, true}) {
                QByteArray bytes = *readFile(path);
                if (crlf)
                    bytes.replace("\n", "\r\n");
                ScenarioTexts maker(static_cast<quint64>(bytes.size()));
                editMany(ScenarioTexts::split(bytes), maker, 100);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void cleanupTestCase()
    {
        qInfo("%d edits, %d refused", m_edits, m_refused);
        QVERIFY(m_edits >= 10000);
        QCOMPARE(m_refused, 0);
    }
};

SERVESCOPE_TEST(FormEditPropertyTest)
#include "form_edit_property_test.moc"
