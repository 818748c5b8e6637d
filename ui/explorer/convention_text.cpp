// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/convention_text.h"

#include <QCoreApplication>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct ConventionText
{
    Q_DECLARE_TR_FUNCTIONS(ConventionText)
};

} // namespace

QString conventionText(Convention convention)
{
    switch (convention) {
    case Convention::Vllm:
        return u"vLLM"_s;
    case Convention::Sglang:
        return u"SGLang"_s;
    case Convention::Aiperf:
        return u"AIPerf"_s;
    case Convention::Guidellm:
        return u"GuideLLM"_s;
    case Convention::Answer:
        return ConventionText::tr("Answer tokens");
    }
    return {};
}

QString conventionHint(Convention convention)
{
    switch (convention) {
    case Convention::Vllm:
        return ConventionText::tr("The first event with choices ends TTFT; ITL is every gap between events.");
    case Convention::Sglang:
        return ConventionText::tr("The first text ends TTFT; a gap is divided by the tokens it brought.");
    case Convention::Aiperf:
        return ConventionText::tr("The first text ends TTFT; ITL is one mean per request.");
    case Convention::Guidellm:
        return ConventionText::tr(
            "TPOT contains the first token; values weigh by their tokens, percentiles are observed values.");
    case Convention::Answer:
        return ConventionText::tr(
            "As vLLM, but reasoning does not end TTFT: the first token of the answer does.");
    }
    return {};
}

} // namespace servescope
