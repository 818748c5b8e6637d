// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/prometheus.h"

#include <limits>
#include <optional>

namespace servescope {

namespace {

class Line
{
public:
    explicit Line(QByteArrayView text) : m_text(text) {}

    std::optional<MetricSample> sample()
    {
        blanks();
        MetricSample sample;
        sample.name = name();
        if (sample.name.isEmpty())
            return std::nullopt;
        blanks();
        if (take('{') && !labels(sample))
            return std::nullopt;
        blanks();
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !isBlank(m_text[m_at]))
            ++m_at;
        const auto read = number(m_text.sliced(from, m_at - from));
        if (!read)
            return std::nullopt;
        sample.value = *read;
        return sample;
    }

private:
    static bool isBlank(char c) { return c == ' ' || c == '\t'; }
    static bool isName(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == ':' || c == '.';
    }

    void blanks()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
    }
    bool take(char wanted)
    {
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }
    QByteArray name()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && isName(m_text[m_at]))
            ++m_at;
        return m_text.sliced(from, m_at - from).toByteArray();
    }

    bool labels(MetricSample &sample)
    {
        for (;;) {
            blanks();
            if (take('}'))
                return true;
            const QByteArray key = name();
            blanks();
            if (key.isEmpty() || !take('='))
                return false;
            blanks();
            QByteArray value;
            if (!take('"') || !quoted(value))
                return false;
            sample.labels.emplace_back(key, value);
            blanks();
            take(',');
        }
    }

    bool quoted(QByteArray &value)
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '"')
                return true;
            if (c != '\\') {
                value += c;
            } else if (m_at < m_text.size()) {
                const char escaped = m_text[m_at++];
                if (escaped == 'n')
                    value += '\n';
                else if (escaped == '"' || escaped == '\\')
                    value += escaped;
                else
                    (value += '\\') += escaped;
            }
        }
        return false;
    }

    static std::optional<double> number(QByteArrayView text)
    {
        const QByteArray word = text.toByteArray().toLower();
        if (word == "+inf" || word == "inf" || word == "+infinity")
            return std::numeric_limits<double>::infinity();
        if (word == "-inf" || word == "-infinity")
            return -std::numeric_limits<double>::infinity();
        if (word == "nan")
            return std::numeric_limits<double>::quiet_NaN();
        bool good = false;
        const double plain = word.toDouble(&good);
        return good ? std::optional(plain) : std::nullopt;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace

QByteArray MetricSample::label(QByteArrayView wanted) const
{
    for (const auto &[key, text] : labels) {
        if (key == wanted)
            return text;
    }
    return {};
}

std::vector<MetricSample> parseMetrics(QByteArrayView text)
{
    std::vector<MetricSample> samples;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = text.indexOf('\n', at);
        if (end < 0)
            end = text.size();
        QByteArrayView line = text.sliced(at, end - at);
        at = end + 1;
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty() || line.front() == '#')
            continue;
        if (auto sample = Line(line).sample())
            samples.push_back(*std::move(sample));
    }
    return samples;
}

} // namespace servescope
