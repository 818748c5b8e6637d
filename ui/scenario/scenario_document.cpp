// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/scenario_document.h"

#include "core/base/files.h"

#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr std::chrono::milliseconds kPause{150};
constexpr qsizetype kShownWhenTooLarge = 20'000;

QByteArray eolOf(const QByteArray &bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\n')
            return "\n";
        if (bytes[i] == '\r')
            return i + 1 < bytes.size() && bytes[i + 1] == '\n' ? "\r\n" : "\r";
    }
    return "\n";
}

bool isPlainText(const QByteArray &bytes)
{
    return firstInvalidUtf8(bytes) < 0 && std::none_of(bytes.begin(), bytes.end(), [](char c) {
               return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
           });
}

} // namespace

ScenarioDocument::ScenarioDocument(QTextDocument *document, const QStringList &backends, QObject *parent)
    : QObject(parent), m_document(document), m_backends(backends), m_reading(readScenario({}))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &ScenarioDocument::readNow);
    connect(m_document, &QTextDocument::contentsChanged, this, &ScenarioDocument::onContentsChanged);
}

void ScenarioDocument::setBytes(const QByteArray &bytes)
{
    m_original = bytes;
    m_mark = bytes.startsWith("\xef\xbb\xbf");
    m_eol = eolOf(bytes);
    m_reading = readScenario(bytes, m_backends);
    m_written = m_reading.syntaxOk ? writtenKeys(bytes) : QStringList();
    const bool tooLarge = std::any_of(m_reading.diagnostics.begin(), m_reading.diagnostics.end(),
                                      [](const Diagnostic &d) { return d.code == "scenario.too_large"_L1; });
    m_locked = tooLarge || !isPlainText(bytes);
    const QByteArray shown = (tooLarge ? bytes.left(kShownWhenTooLarge) : bytes).mid(m_mark ? 3 : 0);
    {
        const QSignalBlocker quiet(this); // readingChanged comes once, below
        m_document->setPlainText(QString::fromUtf8(shown));
        m_document->setModified(false);
        m_pause.stop();
    }
    QByteArray back = plainText().toUtf8();
    back.replace("\n", m_eol);
    m_lossy = !m_locked && back != shown;
    m_readText = plainText();
    Q_EMIT readingChanged();
}

// QTextDocument::toPlainText() would turn no-break spaces into spaces.
QString ScenarioDocument::plainText() const
{
    QString text = m_document->toRawText();
    for (QChar &c : text)
        if (c == QChar::ParagraphSeparator || c.unicode() == 0xfdd0 || c.unicode() == 0xfdd1)
            c = u'\n';
    return text;
}

QByteArray ScenarioDocument::bytes() const
{
    if (m_locked || !m_document->isModified())
        return m_original;
    QByteArray text = plainText().toUtf8();
    if (m_eol != "\n")
        text.replace("\n", m_eol);
    return m_mark ? "\xef\xbb\xbf" + text : text;
}

void ScenarioDocument::markSaved()
{
    m_original = bytes();
    m_lossy = false;
    m_document->setModified(false);
}

void ScenarioDocument::onContentsChanged()
{
    m_pause.start(); // colouring the text comes here too; readNow() tells
}

const ScenarioReading &ScenarioDocument::reading()
{
    if (m_pause.isActive())
        readNow();
    return m_reading;
}

void ScenarioDocument::readNow()
{
    m_pause.stop();
    QString text = plainText();
    if (m_locked || text == m_readText)
        return;
    m_readText = std::move(text);
    const QByteArray now = m_readText.toUtf8();
    m_reading = readScenario(now, m_backends);
    if (m_reading.syntaxOk)
        m_written = writtenKeys(now);
    Q_EMIT readingChanged();
}

bool ScenarioDocument::edit(const QString &key, const std::function<void(Scenario &)> &change)
{
    const ScenarioReading now = reading();
    Scenario wanted = now.scenario;
    change(wanted);
    const bool mend =
        std::any_of(now.diagnostics.begin(), now.diagnostics.end(), [&key](const Diagnostic &d) {
            return d.key == key && d.severity == Diagnostic::Severity::Error;
        });
    if (wanted == now.scenario && !mend)
        return true;
    const auto patched = patchScenario(plainText().toUtf8(), wanted, mend ? QStringList{key} : QStringList());
    if (!patched) {
        Q_EMIT failed(patched.error());
        return false;
    }
    replaceDifference(QString::fromUtf8(*patched));
    readNow();
    return true;
}

bool ScenarioDocument::unset(const QString &key)
{
    (void)reading();
    if (m_reading.syntaxOk && !m_written.contains(key))
        return true;
    const auto without = unsetKey(plainText().toUtf8(), key);
    if (!without) {
        Q_EMIT failed(without.error());
        return false;
    }
    replaceDifference(QString::fromUtf8(*without));
    readNow();
    return true;
}

void ScenarioDocument::replaceText(const QByteArray &text)
{
    QString now = QString::fromUtf8(text);
    now.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    if (now.startsWith(QChar(0xfeff)))
        now.remove(0, 1);
    replaceDifference(now);
    readNow();
}

void ScenarioDocument::replaceDifference(const QString &now)
{
    const QString before = plainText();
    const qsizetype shorter = std::min(before.size(), now.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == now[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == now[now.size() - 1 - tail])
        ++tail;
    if (head > 0 && before[head - 1].isHighSurrogate())
        --head;
    if (tail > 0 && before[before.size() - tail].isLowSurrogate())
        --tail;
    if (head + tail == before.size() && before.size() == now.size())
        return;
    QTextCursor cursor(m_document);
    cursor.beginEditBlock();
    cursor.setPosition(static_cast<int>(head));
    cursor.setPosition(static_cast<int>(before.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(now.mid(head, now.size() - tail - head));
    cursor.endEditBlock();
}

} // namespace servescope
