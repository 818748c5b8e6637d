// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario_text.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QTextDocument;

namespace servescope {

/// A scenario's text in a QTextDocument: bytes in and out, the reading that follows it, and edits of single
/// keys that go through the document's own undo stack.
class ScenarioDocument : public QObject
{
    Q_OBJECT
public:
    ScenarioDocument(QTextDocument *document, const QStringList &backends, QObject *parent = nullptr);

    /// Replaces everything; the undo stack begins anew and the document is unmodified.
    void setBytes(const QByteArray &bytes);
    /// The bytes as set while unmodified; else the text with the byte order mark and line ends of those
    /// bytes.
    QByteArray bytes() const;
    /// Call after bytes() have been stored.
    void markSaved();

    /// The bytes are no text that an editor could give back (not UTF-8, control characters, far too large):
    /// they are shown, in part, and must not be edited.
    bool locked() const { return m_locked; }
    /// The bytes mix line ends or hold characters an editor turns into line ends: an edit changes more than
    /// its place.
    bool lossy() const { return m_lossy; }

    /// The reading of the text as it is now.
    const ScenarioReading &reading();
    /// Changes the keys that `change` changes; `key`, if its value has an error, is written anyway. One undo
    /// step. False, with failed(), when it cannot be done.
    bool edit(const QString &key, const std::function<void(Scenario &)> &change);
    /// Takes the key out of the text. One undo step. False, with failed(), when it cannot be done.
    bool unset(const QString &key);
    /// Another text in the place of this one; one undo step. The byte order mark and line ends stay.
    void replaceText(const QByteArray &text);
    /// The top-level keys that stand in the text.
    const QStringList &written() const { return m_written; }

Q_SIGNALS:
    void readingChanged();
    void failed(const servescope::Error &error);

private:
    QString plainText() const;
    void onContentsChanged();
    void readNow();
    void replaceDifference(const QString &now);

    QTextDocument *m_document;
    QStringList m_backends;
    QTimer m_pause;
    QByteArray m_original;
    QByteArray m_eol = "\n";
    bool m_mark = false;
    bool m_locked = false;
    bool m_lossy = false;
    QString m_readText;
    ScenarioReading m_reading;
    QStringList m_written;
};

} // namespace servescope
