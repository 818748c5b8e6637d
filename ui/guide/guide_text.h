// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace servescope {

/// A heading of the guide.
struct GuideTopic
{
    QString anchor; ///< "ttft", "queueing" …; the same in every language
    QString title;
    int level = 1; ///< 1: chapter, 2: topic
};

/// The guide as one HTML text in that language ("en", "zh_CN"; else English), with the formulas of
/// core/metrics in their places. Its pictures have addresses "picture:NAME".
QString guideHtml(const QString &language);
/// "zh_CN" for a Chinese locale, else "en".
QString guideLanguage();
std::vector<GuideTopic> guideTopics(const QString &html);

} // namespace servescope
