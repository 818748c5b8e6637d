// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <QByteArrayList>

#include <utility>

namespace servescope::test {

/// Makes JSON text of frames that look like servers' frames, with odd values in every place.
class FrameMaker
{
public:
    explicit FrameMaker(quint64 seed) : m_random(seed) {}

    QByteArray frame()
    {
        QByteArrayList members;
        for (qint64 n = m_random.integer(0, 6); n > 0; --n)
            members += topLevel();
        return '{' + blank() + members.join(',' + blank()) + '}' + blank();
    }

    QByteArray damage(QByteArray json)
    {
        for (qint64 n = m_random.integer(1, 2); n > 0 && !json.isEmpty(); --n) {
            const qsizetype at = m_random.integer(0, json.size() - 1);
            const qsizetype length = qMin<qsizetype>(m_random.integer(1, 9), json.size() - at);
            switch (m_random.integer(0, 7)) {
            case 6:
            case 7:
                json[at] = static_cast<char>(m_random.integer('0', 'z'));
                break;
            case 0:
                json[at] = static_cast<char>(m_random.integer(0, 255));
                break;
            case 1:
                json.remove(at, length);
                break;
            case 2:
                json.insert(at, json.mid(m_random.integer(0, json.size() - 1), length));
                break;
            case 3:
                json.truncate(at);
                break;
            case 4:
                json.insert(at,
                            pick({"{", "}", "[", "]", "\"", "\\", ",", ":", "0", "-", "\\u12", "null", "e"}));
                break;
            case 5:
                std::swap(json.data()[at], json.data()[m_random.integer(0, json.size() - 1)]);
                break;
            }
        }
        return json;
    }

private:
    QByteArray pick(const QByteArrayList &list) { return list[m_random.integer(0, list.size() - 1)]; }
    QByteArray blank() { return pick({"", "", "", " ", "\n", "\r\n\t"}); }
    QByteArray member(const QByteArray &key, const QByteArray &value)
    {
        return '"' + key + '"' + blank() + ':' + blank() + value;
    }
    QByteArray text()
    {
        return '"' +
               pick({"", "a", " sky", "}{][", "\\\"choices\\\":[]", "\\\\", "h\xc3\xa9", "\xf0\x9f\x8c\x8a",
                     "\\u4e2d", "\\ud83c\\udf0a", "null", "stop", "length", "error", "line\\nbreak", "\\/"}) +
               pick({"", "b", "\\t"}) + '"';
    }
    QByteArray number()
    {
        return pick({"0", "1", "17", "-3", "2.5", "4.0", "1e2", "9007199254740993", "1e20", "0.1"});
    }
    QByteArray odd(int depth = 0)
    {
        switch (m_random.integer(0, depth > 2 ? 3 : 5)) {
        case 0:
            return text();
        case 1:
            return number();
        case 2:
            return pick({"true", "false", "null"});
        case 3:
            return pick({"[]", "{}", "\"\""});
        case 4:
            return '[' + odd(depth + 1) + ',' + blank() + odd(depth + 1) + ']';
        default:
            return '{' + member(key(), odd(depth + 1)) + ',' + member(key(), odd(depth + 1)) + '}';
        }
    }
    QByteArray key()
    {
        return pick({"choices", "usage", "error", "object", "delta", "text", "content", "x", "role", "id",
                     "completion_tokens", "cho\\u0069ces"});
    }
    QByteArray sometimesOdd(const QByteArray &value) { return m_random.integer(0, 4) == 0 ? odd() : value; }
    QByteArray usage()
    {
        return '{' + member("prompt_tokens", sometimesOdd(number())) + ',' +
               member("completion_tokens", sometimesOdd(number())) + ',' + member("details", odd()) + '}';
    }
    QByteArray delta()
    {
        QByteArrayList members;
        for (qint64 n = m_random.integer(0, 4); n > 0; --n) {
            const QByteArray name =
                pick({"content", "reasoning", "reasoning_content", "role", "tool_calls", "function_call"});
            QByteArray value =
                name == "tool_calls" ? "[{\"index\":0,\"function\":{\"arguments\":" + text() + "}}]" : text();
            if (name == "content" && m_random.integer(0, 2) == 0)
                value = "[{\"type\":\"text\",\"text\":" + text() + "}," + odd() +
                        ",{\"text\":" + sometimesOdd(text()) + "}]";
            members += member(name, sometimesOdd(value));
        }
        return '{' + members.join(',') + '}';
    }
    QByteArray choice()
    {
        QByteArrayList members{member("index", number())};
        for (qint64 n = m_random.integer(0, 4); n > 0; --n) {
            const QByteArray name = pick({"text", "delta", "finish_reason", "token_ids", "logprobs"});
            QByteArray value = odd();
            if (name == "text")
                value = sometimesOdd(text());
            else if (name == "delta")
                value = sometimesOdd(delta());
            else if (name == "finish_reason")
                value = sometimesOdd(pick({"null", "\"\"", "\"null\"", "\"stop\"", "\"len\\u0067th\""}));
            else if (name == "token_ids")
                value = sometimesOdd(pick({"null", "[]", "[1]", "[1, 2 ,3]"}));
            members += member(name, value);
        }
        return '{' + members.join(',') + '}';
    }
    QByteArray topLevel()
    {
        switch (m_random.integer(0, 7)) {
        case 0:
        case 1:
            return member("choices", sometimesOdd('[' + choice() + ']'));
        case 2:
            return member("choices", '[' + choice() + ',' + sometimesOdd(choice()) + ']');
        case 3:
            return member("usage", sometimesOdd(usage()));
        case 4:
            return member("object", pick({"\"error\"", "\"text_completion\"", "null", "{}"}));
        case 5:
            return member("error", odd());
        case 6:
            return member("x_groq", sometimesOdd('{' + member("usage", usage()) + '}'));
        default:
            return member(key(), odd());
        }
    }

    Random m_random;
};

} // namespace servescope::test
