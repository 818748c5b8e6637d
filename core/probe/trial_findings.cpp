// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/trial_findings.h"

#include "core/metrics/summary.h"
#include "core/probe/trial.h"

namespace servescope {

using namespace Qt::StringLiterals;

using Level = Finding::Level;

Finding streamingFinding(const RequestRecord &record)
{
    int pieces = 0;
    for (const StreamEvent &event : record.events)
        pieces += event.choices ? 1 : 0;
    if (pieces < 2)
        return {u"streaming"_s, Level::Warning, u"The answer came in one piece."_s,
                u"Without a stream only end-to-end times can be measured."_s};
    if (looksBuffered(record))
        return {u"buffering"_s, Level::Warning,
                u"All %1 pieces of the answer came at once: something between here and the server holds the "
                "stream back."_s.arg(pieces),
                u"At an nginx: proxy_buffering off, or X-Accel-Buffering: no; and no compression."_s};
    return {u"streaming"_s,
            Level::Good,
            u"It streams: %1 pieces, the first after %2 ms."_s.arg(pieces).arg(ttftMs(record).value_or(0), 0,
                                                                               'f', 1),
            {}};
}

Finding usageFinding(const RequestRecord &record)
{
    if (!record.outputTokensServer)
        return {u"usage"_s, Level::Warning, u"The stream holds no token counts."_s,
                u"They are counted here instead, which is exact only with the model's tokenizer."_s};
    return {u"usage"_s,
            Level::Good,
            u"It counts its tokens: %1 in, %2 out."_s.arg(record.promptTokensServer.value_or(0))
                .arg(*record.outputTokensServer),
            {}};
}

Finding lengthFinding(const RequestRecord &record, const Backend &backend, int asked)
{
    const int made = outputTokens(record);
    if (!backend.canForceLength())
        return {u"length"_s, Level::Note,
                u"This interface cannot be asked for an exact length; %1 of %2 tokens came."_s.arg(made).arg(
                    asked),
                made < asked ? u"Answers end where the model ends them: compare by tokens, not requests."_s
                             : QString()};
    if (made == asked)
        return {u"length"_s, Level::Good, u"Asked for exactly %1 tokens it sent as many."_s.arg(asked), {}};
    return {u"length"_s, Level::Warning, u"Asked for exactly %1 tokens it sent %2."_s.arg(asked).arg(made),
            made > asked ? u"It may not know the length by the name %1."_s.arg(backend.lengthField())
                         : u"It may not know ignore_eos."_s};
}

} // namespace servescope
