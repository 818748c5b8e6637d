// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/draft_store.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

// One line of JSON says whose draft it is, the text follows byte for byte.
QByteArray toBytes(const ScenarioDraft &draft)
{
    const QJsonObject head{{u"title"_s, draft.title}, {u"path"_s, draft.path}};
    return QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' + draft.text;
}

std::optional<ScenarioDraft> fromBytes(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const QJsonDocument head = QJsonDocument::fromJson(bytes.left(end));
    if (end < 0 || !head.isObject())
        return std::nullopt;
    return ScenarioDraft{head[u"title"_s].toString(), head[u"path"_s].toString(), bytes.mid(end + 1)};
}

} // namespace

DraftStore::DraftStore(const QString &folder) : m_file(folder, u"draft"_s) {}

void DraftStore::keep(const ScenarioDraft &draft)
{
    m_file.keep(toBytes(draft));
}

std::optional<ScenarioDraft> DraftStore::orphan()
{
    const auto bytes = m_file.orphan([](const QByteArray &found) { return fromBytes(found).has_value(); });
    return bytes ? fromBytes(*bytes) : std::nullopt;
}

} // namespace servescope
