// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tokenize_command.h"

#include "app/exit_codes.h"
#include "app/terminal.h"
#include "core/tokenizer/token_lines.h"

#include <QFile>

#include <cstdio>

namespace servescope {

using namespace Qt::StringLiterals;
using Kind = FlagSpec::Kind;

const CommandSpec &tokenizeSpec()
{
    static constexpr FlagSpec flags[]{
        {"--tokenizer", Kind::Text, "PATH|ID", "", 0, 0,
         "A tokenizer file or folder, or a Hugging Face id (from the cache, else downloaded)"},
        {"--add-special-tokens", Kind::Switch, "", "", 0, 0,
         "Add the tokens the model expects around a text"},
        {"--decode", Kind::Switch, "", "", 0, 0, "The other way round: {\"ids\": […]} to {\"text\": …}"},
    };
    static constexpr FlagConflict conflicts[]{
        {"--add-special-tokens", "--decode", "decoding gives the text of just the ids it gets"}};
    static constexpr CommandSpec spec{
        "tokenize",
        "Reads JSON lines {\"text\": …} from standard input and writes a line {\"ids\": […]} for each.\n"
        "A line that cannot be done gives {\"error\": …}, and the exit code 2 at the end.",
        "",
        0,
        0,
        flags,
        conflicts,
        {}};
    return spec;
}

namespace {

void showProgress(const QString &file, qint64 done, qint64 total)
{
    if (!errIsTerminal())
        return;
    const QString size = total > 0 ? u" of %1"_s.arg(total >> 10) : QString();
    printErr(u"\r%1: %2%3 KiB "_s.arg(file).arg(done >> 10).arg(size));
}

} // namespace

int runTokenize(const Arguments &arguments)
{
    if (!arguments.has("--tokenizer")) {
        printError(u"tokenize"_s, Error{u"usage.missing_value"_s,
                                        u"--tokenizer is missing."_s,
                                        u"Name a tokenizer file, a folder or a Hugging Face id."_s,
                                        {u"--tokenizer"_s}});
        return ExitUsage;
    }
    const auto tokenizer = findTokenizer(arguments.text("--tokenizer"), showProgress);
    if (!tokenizer) {
        printError(u"tokenize"_s, tokenizer.error());
        return ExitUsage;
    }
    QFile in;
    QFile out;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly))
        return ExitUsage;
    int exitCode = ExitFine;
    qint64 number = 0;
    while (true) {
        QByteArray line = in.readLine();
        if (line.isEmpty())
            break;
        ++number;
        line = line.trimmed();
        if (line.isEmpty())
            continue;
        const Result<QByteArray> answer =
            arguments.has("--decode") ? decodeLine(**tokenizer, line)
                                      : encodeLine(**tokenizer, line, arguments.has("--add-special-tokens"));
        if (!answer) {
            exitCode = ExitUsage;
            printErr(u"line %1: %2\n"_s.arg(number).arg(answer.error().sentence()));
        }
        out.write(answer ? *answer
                         : "{\"error\": " + jsonString(answer.error().sentence().toStdString()) + '}');
        out.write("\n");
        if (!out.flush())
            return ExitRunFailed; // nobody reads any more
    }
    return exitCode;
}

} // namespace servescope
