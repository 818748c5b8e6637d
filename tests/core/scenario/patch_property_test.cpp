// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/scenario/scenario_text.h"
#include "core/scenario/schema.h"

#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

/// Texts of many spellings, cut into one piece per key with what surrounds it, so that a test can tell which
/// piece may change.
class TextMaker
{
public:
    explicit TextMaker(quint64 seed) : m_random(seed) {}

    int upTo(int n) { return static_cast<int>(m_random.integer(0, n)); }
    template <typename T>
    T oneOf(std::initializer_list<T> list)
    {
        return *(list.begin() + upTo(static_cast<int>(list.size()) - 1));
    }

    std::vector<QByteArray> pieces()
    {
        m_eol = oneOf<QByteArray>({"\n", "\r\n"});
        std::vector<QByteArray> out{filler()};
        const auto add = [this, &out](const QByteArray &text) { out.push_back(text + filler()); };
        add("model: " + word() + comment());
        add("base_url: \"http://h:" + number() + "\"" + comment());
        add("tokenizer: '" + number() + "'" + comment());
        add("input_output:" + rows());
        add("my_key:" +
            oneOf<QByteArray>(
                {" [a, {b: c}]", m_eol + "  deep:" + m_eol + "    - x # [", " |" + m_eol + "  # text"}) +
            m_eol);
        add("concurrency_prompts:" + rows());
        add("request_rate: " + oneOf<QByteArray>({"inf", "[1, inf]", "[ 2.5,3 , 7 ]", ".inf"}) + comment());
        add("goodput:" +
            oneOf<QByteArray>({" {ttft: 200, tpot: 5}", m_eol + "  ttft: 100 # x" + m_eol + "  e2el: 7"}) +
            comment());
        add("seed: " + number() + comment());
        add("header: " + oneOf<QByteArray>({"{X-A: b, X-C: \"d e\"}", "{}", "[\"X-A=b\"]"}) + comment());
        return out;
    }

    void change(Scenario &s, int key)
    {
        switch (key) {
        case 1:
            s.model = QString::fromUtf8(
                          oneOf<QByteArray>({"a b", "x: y", "12", "é#", "- q", "it's \"so\"", "true"})) +
                      QString::number(upTo(99));
            break;
        case 2:
            s.baseUrl = u"https://other:%1/v1"_s.arg(upTo(9999));
            break;
        case 3:
            s.tokenizer = oneOf<QString>({QString(), u"org/name"_s, u"C:\\dir\\file"_s});
            break;
        case 4:
            changeRows(s.inputOutput);
            break;
        case 6:
            changeRows(s.concurrencyPrompts);
            break;
        case 7:
            if (upTo(1))
                s.requestRates.push_back(upTo(100) + 0.5);
            else
                s.requestRates.front() = upTo(100) + 1;
            break;
        case 8:
            if (upTo(1))
                s.goodput[u"ttft"_s] = upTo(900) + 1.25;
            else
                s.goodput.remove(s.goodput.lastKey());
            break;
        case 9:
            s.seed = static_cast<quint64>(upTo(1 << 30)) << 33;
            break;
        case 10:
            s.headers[u"X-%1"_s.arg(upTo(3))] = u"v, [%1]"_s.arg(upTo(9));
            break;
        default:
            break;
        }
    }

private:
    QByteArray number() { return QByteArray::number(upTo(9999) + 1); }
    QByteArray word() { return oneOf<QByteArray>({"abc", "'a''b # c'", "\"x\\\"y: \"", "org/name-7B"}); }
    QByteArray comment() { return oneOf<QByteArray>({"", "  # note: [1, 2]", " "}) + m_eol; }
    QByteArray filler()
    {
        return oneOf<QByteArray>({"", "", m_eol, "# model: no" + m_eol, "  # indented \"" + m_eol});
    }

    QByteArray rows()
    {
        const int count = upTo(4) + 1;
        const int style = upTo(3);
        QByteArray out = style == 0 ? " [" : m_eol;
        for (int i = 0; i < count; ++i) {
            const QByteArray a = number(), b = number();
            if (style == 0)
                out += '[' + a + ", " + b + (i + 1 < count ? "], " : "]");
            else if (style == 1)
                out += "  - [" + a + ", " + b + "]" + comment();
            else if (style == 2)
                out += "- [ " + a + " ,\t" + b + " ]" + comment();
            else
                out += "    - - " + a + comment() + "      - " + b + comment();
        }
        return style == 0 ? out + "]" + comment() : out;
    }

    template <typename T>
    void changeRows(std::vector<T> &rows)
    {
        const int a = upTo(9999) + 1, b = upTo(9999) + 1;
        const auto at = rows.begin() + upTo(static_cast<int>(rows.size()) - 1);
        switch (upTo(4)) {
        case 0:
            *at = {a, b};
            break;
        case 1:
            rows.insert(at, {a, b});
            break;
        case 2:
            rows.push_back({a, b});
            break;
        case 3:
            rows.erase(at);
            break;
        default:
            rows.assign(static_cast<size_t>(upTo(5)), {a, b});
            break;
        }
    }

    Random m_random;
    QByteArray m_eol;
};

QByteArray joined(const std::vector<QByteArray> &pieces)
{
    QByteArray out;
    for (const QByteArray &piece : pieces)
        out += piece;
    return out;
}

} // namespace

class PatchPropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheKeyChanges()
    {
        int edits = 0;
        for (quint64 seed = 0; seed < 200; ++seed) {
            TextMaker maker(seed);
            const std::vector<QByteArray> pieces = maker.pieces();
            const QByteArray text = joined(pieces);
            const auto reading = readScenario(text);
            QVERIFY2(reading.syntaxOk, text.constData());
            for (const int key : {1, 2, 3, 4, 6, 7, 8, 9, 10}) {
                Scenario wanted = reading.scenario;
                maker.change(wanted, key);
                const auto patched = patchScenario(text, wanted);
                const QByteArray about =
                    "seed " + QByteArray::number(seed) + " key " + QByteArray::number(key) + '\n' + text;
                QVERIFY2(patched.ok(), about.constData());
                QVERIFY2(readScenario(*patched).scenario == wanted,
                         (about + "\n=>\n" + *patched).constData());
                const auto split = pieces.begin() + key;
                const QByteArray head = joined({pieces.begin(), split}),
                                 tail = joined({split + 1, pieces.end()});
                QVERIFY2(patched->startsWith(head) && patched->endsWith(tail) &&
                             patched->size() >= head.size() + tail.size(),
                         (about + "\n=>\n" + *patched).constData());
                ++edits;
            }
        }
        QCOMPARE(edits, 1800);
    }

    void manyEditsInARow()
    {
        for (quint64 seed = 1000; seed < 1030; ++seed) {
            TextMaker maker(seed);
            QByteArray text = joined(maker.pieces());
            for (int step = 0; step < 20; ++step) {
                Scenario wanted = readScenario(text).scenario;
                for (const int key : {1, 4, 6, 9})
                    maker.change(wanted,
                                 wanted.inputOutput.empty() || wanted.concurrencyPrompts.empty() ? 1 : key);
                const auto patched = patchScenario(text, wanted);
                QVERIFY2(patched.ok(), text.constData());
                QVERIFY2(readScenario(*patched).scenario == wanted, text.constData());
                text = *patched;
            }
            QVERIFY(text.contains("my_key:"));
        }
    }

    void writtenScenariosReadBack()
    {
        for (quint64 seed = 0; seed < 100; ++seed) {
            TextMaker maker(seed);
            Scenario s = readScenario(joined(maker.pieces())).scenario;
            for (const int key : {1, 2, 3, 4, 6, 7, 8, 9, 10})
                maker.change(s, key);
            QVERIFY2(readScenario(writeScenario(s)).scenario == s, writeScenario(s).constData());
        }
    }
};

SERVESCOPE_TEST(PatchPropertyTest)
#include "patch_property_test.moc"
