// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/guide_command.h"

#include "app/exit_codes.h"
#include "app/terminal.h"
#include "core/base/files.h"
#include "ui/guide/guide_page.h"
#include "ui/report/report_language.h"

#include <QDir>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr FlagSpec guideFlags[] = {
    {"--html", FlagSpec::Kind::Text, "DIR", "", 0, 0, "Writes guide-en.html and guide-zh_CN.html there"},
};

} // namespace

const CommandSpec &guideSpec()
{
    static constexpr CommandSpec spec{
        "guide", "Writes the guide of the window as web pages, one for each language, that load nothing.",
        "",      0,
        0,       guideFlags,
        {},      {}};
    return spec;
}

int runGuide(const Arguments &arguments)
{
    const QString folder = arguments.text("--html");
    if (folder.isEmpty()) {
        printError(u"guide"_s, {u"usage.operands"_s,
                                u"No folder to write to was named."_s,
                                u"Name it with --html DIR; in the window the guide opens with F1."_s,
                                {}});
        return ExitUsage;
    }
    for (const QString &language : reportLanguages()) {
        const QString path = QDir(folder).filePath(u"guide-%1.html"_s.arg(language));
        if (const Result<void> written = writeFile(path, guidePage(language)); !written) {
            printError(u"guide"_s, written.error());
            return ExitUsage;
        }
        printOut(path + u'\n');
    }
    return ExitFine;
}

} // namespace servescope
