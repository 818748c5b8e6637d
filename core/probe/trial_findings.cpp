// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/trial_findings.h"

#include "core/metrics/summary.h"
#include "core/probe/trial.h"

namespace servescope {

using namespace Qt::StringLiterals;

using Level = ProbeFinding::Level;

ProbeFinding streamingFinding(const RequestRecord &record)
{
    int pieces = 0;
    for (const StreamEvent &event : record.events)
        pieces += event.choices ? 1 : 0;
    if (pieces < 2)
        return makeFinding(
            "streaming", Level::Warning,
            Phrase{QT_TRANSLATE_NOOP("Probe", "The answer came in one piece."), {}},
            Phrase{QT_TRANSLATE_NOOP("Probe", "Without a stream only end-to-end times can be measured."),
                   {}});
    if (repeatsItself(record))
        return makeFinding(
            "streaming", Level::Warning,
            Phrase{QT_TRANSLATE_NOOP("Probe", "Each piece of the answer repeats the text before it."), {}},
            Phrase{QT_TRANSLATE_NOOP("Probe",
                                     "Choose the backend made for such streams, as sglang-native is; counts "
                                     "of tokens are right only where the server sends them."),
                   {}});
    if (looksBuffered(record))
        return makeFinding(
            "buffering", Level::Warning,
            Phrase{QT_TRANSLATE_NOOP(
                       "Probe", "All %1 pieces of the answer came at once: something between here and the "
                                "server holds the stream back."),
                   {QString::number(pieces)}},
            Phrase{QT_TRANSLATE_NOOP("Probe",
                                     "At an nginx: proxy_buffering off, or X-Accel-Buffering: no; and no "
                                     "compression."),
                   {}});
    return makeFinding(
        "streaming", Level::Good,
        Phrase{QT_TRANSLATE_NOOP("Probe", "It streams: %1 pieces, the first after %2 ms."),
               {QString::number(pieces), QString::number(ttftMs(record).value_or(0), 'f', 1)}});
}

ProbeFinding usageFinding(const RequestRecord &record)
{
    if (!record.outputTokensServer)
        return makeFinding(
            "usage", Level::Warning,
            Phrase{QT_TRANSLATE_NOOP("Probe", "The stream holds no token counts."), {}},
            Phrase{QT_TRANSLATE_NOOP("Probe", "They are counted here instead, which is exact only with the "
                                              "model's tokenizer."),
                   {}});
    int pieces = 0;
    for (const StreamEvent &event : record.events)
        pieces += event.characters > 0 ? 1 : 0;
    if (pieces > *record.outputTokensServer)
        return makeFinding(
            "usage", Level::Warning,
            Phrase{QT_TRANSLATE_NOOP(
                       "Probe",
                       "%1 pieces of text came, but the server counts %2 tokens: pieces may come twice."),
                   {QString::number(pieces), QString::number(*record.outputTokensServer)}},
            Phrase{
                QT_TRANSLATE_NOOP("Probe", "Ask the server directly, without a proxy that may send again."),
                {}});
    return makeFinding("usage", Level::Good,
                       Phrase{QT_TRANSLATE_NOOP("Probe", "It counts its tokens: %1 in, %2 out."),
                              {QString::number(record.promptTokensServer.value_or(0)),
                               QString::number(*record.outputTokensServer)}});
}

ProbeFinding lengthFinding(const RequestRecord &record, const Backend &backend, int asked)
{
    const int made = outputTokens(record);
    const QStringList both{QString::number(asked), QString::number(made)};
    if (!backend.canForceLength() && made > asked)
        return makeFinding(
            "length", Level::Warning,
            Phrase{QT_TRANSLATE_NOOP("Probe", "Asked for at most %1 tokens it sent %2."), both},
            Phrase{QT_TRANSLATE_NOOP("Probe", "It may not know the length by the name %1."),
                   {backend.lengthField()}});
    if (!backend.canForceLength())
        return makeFinding(
            "length", Level::Note,
            Phrase{QT_TRANSLATE_NOOP(
                       "Probe", "This interface cannot be asked for an exact length; %2 of %1 tokens came."),
                   both},
            made < asked
                ? Phrase{QT_TRANSLATE_NOOP(
                             "Probe",
                             "Answers end where the model ends them: compare by tokens, not requests."),
                         {}}
                : Phrase{});
    if (made == asked)
        return makeFinding(
            "length", Level::Good,
            Phrase{QT_TRANSLATE_NOOP("Probe", "Asked for exactly %1 tokens it sent as many."), both});
    return makeFinding("length", Level::Warning,
                       Phrase{QT_TRANSLATE_NOOP("Probe", "Asked for exactly %1 tokens it sent %2."), both},
                       made > asked
                           ? Phrase{QT_TRANSLATE_NOOP("Probe", "It may not know the length by the name %1."),
                                    {backend.lengthField()}}
                           : Phrase{QT_TRANSLATE_NOOP("Probe", "It may not know ignore_eos."), {}});
}

} // namespace servescope
