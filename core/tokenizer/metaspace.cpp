// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/metaspace.h"

#include "core/tokenizer/pre_tokenizer.h"

namespace servescope {

using namespace Qt::StringLiterals;

Result<Metaspace> readMetaspace(JsonNode node)
{
    Metaspace rule;
    if (node["replacement"].isString())
        rule.replacement = node["replacement"].text();
    rule.split = node["split"].truth(true);
    const std::string_view scheme = node["prepend_scheme"].text();
    if (scheme == "first")
        rule.prepend = Metaspace::Prepend::First;
    else if (scheme == "never")
        rule.prepend = Metaspace::Prepend::Never;
    else if (!scheme.empty() && scheme != "always")
        return unsupportedError(u"the prepend scheme %1"_s.arg(fromUtf8Exactly(scheme)));
    if (node["add_prefix_space"].isBool() && !node["add_prefix_space"].truth())
        rule.prepend = Metaspace::Prepend::Never;
    if (rule.replacement.empty())
        return unsupportedError(u"a Metaspace without a replacement"_s);
    return rule;
}

} // namespace servescope
