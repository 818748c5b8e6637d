// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include "app/aggregate_command.h"
#include "app/bench_command.h"
#include "app/bench_options.h"
#include "app/compare_command.h"
#include "app/dataset_command.h"
#include "app/demo_command.h"
#include "app/exit_codes.h"
#include "app/guide_command.h"
#include "app/import_command.h"
#include "app/nearest_name.h"
#include "app/probe_command.h"
#include "app/report_command.h"
#include "app/resume_command.h"
#include "app/selftest_command.h"
#include "app/show_command.h"
#include "app/simulate_command.h"
#include "app/sweep_command.h"
#include "app/terminal.h"
#include "app/tokenize_command.h"
#include "app/window_command.h"
#include "core/transport/trusted_certificates.h"
#include "ui/common/han_shapes.h"

#include <QApplication>
#include <QFileInfo>

#include <memory>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

enum class Surroundings {
    Core,      ///< no Gui at all
    Offscreen, ///< draws charts, shows nothing
    Window,
};

struct Command
{
    const CommandSpec *spec;
    Surroundings surroundings;
    int (*run)(const Arguments &);
};

const std::vector<Command> &commands()
{
    static const std::vector<Command> list{
        {&benchSpec(), Surroundings::Core, runBench},
        {&sweepSpec(), Surroundings::Offscreen, runSweep},
        {&resumeSpec(), Surroundings::Offscreen, runResume},
        {&aggregateSpec(), Surroundings::Core, runAggregate},
        {&selftestSpec(), Surroundings::Core, runSelftest},
        {&importSpec(), Surroundings::Core, runImport},
        {&showSpec(), Surroundings::Core, runShow},
        {&compareSpec(), Surroundings::Core, runCompare},
        {&reportSpec(), Surroundings::Offscreen, runReport},
        {&guideSpec(), Surroundings::Offscreen, runGuide},
        {&probeSpec(), Surroundings::Core, runProbe},
        {&tokenizeSpec(), Surroundings::Core, runTokenize},
        {&datasetSpec(), Surroundings::Core, runDataset},
        {&simulateSpec(), Surroundings::Core, runSimulate},
        {&demoSpec(), Surroundings::Offscreen, runDemo},
    };
    return list;
}

const Command &windowCommand()
{
    static const Command command{&windowSpec(), Surroundings::Window, runWindow};
    return command;
}

QString versionText()
{
    return u"servescope " SERVESCOPE_VERSION "\n"_s;
}

QString overview()
{
    QString text = u"ServeScope measures LLM inference servers.\n\n"
                   "usage: servescope [FILE|FOLDER…]     open the window\n"
                   "       servescope COMMAND [FLAGS]    work without a window\n\ncommands:\n"_s;
    for (const Command &command : commands()) {
        const QString summary = QString::fromUtf8(command.spec->summary);
        text += "  "_L1 + QString(QLatin1StringView(command.spec->name)).leftJustified(11) +
                summary.section(u'\n', 0, 0) + u'\n';
    }
    return text +
           u"\nservescope COMMAND --help explains the flags of a command; --version shows the version.\n"
           "Exit codes: 0 fine, 1 an objective was missed, 2 bad usage or input, 3 the run failed, 130 interrupted.\n"_s;
}

const Command *findCommand(const QString &name)
{
    for (const Command &command : commands()) {
        if (name == QLatin1StringView(command.spec->name))
            return &command;
    }
    return nullptr;
}

/// A word that is neither a command nor a file is more likely a slip than a scenario.
Result<void> checkPaths(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (QFileInfo::exists(path))
            continue;
        QStringList names;
        for (const Command &command : commands())
            names.append(QLatin1StringView(command.spec->name));
        const QString nearest = nearestName(path, names);
        return Error{u"usage.operands"_s,
                     u"There is no command and no file named \"%1\"."_s.arg(path),
                     nearest.isEmpty() ? u"servescope --help lists the commands."_s
                                       : u"Did you mean servescope %1?"_s.arg(nearest),
                     {path}};
    }
    return {};
}

int usageFailure(const CommandSpec &spec, const Error &error)
{
    const QString name = QLatin1StringView(spec.name);
    printError(name, error);
    printErr(name.isEmpty() ? u"Try: servescope --help\n"_s : u"Try: servescope %1 --help\n"_s.arg(name));
    return ExitUsage;
}

void nameApplication()
{
    QCoreApplication::setApplicationName(u"ServeScope"_s);
    QCoreApplication::setOrganizationName(u"ServeScope"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SERVESCOPE_VERSION));
}

QtMessageHandler qtHandler = nullptr;

/// Off the screen the run-time folder is of no use; Qt's remark on it would be the first thing a person
/// reads.
void dropRuntimeFolderRemark(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.startsWith("QStandardPaths: XDG_RUNTIME_DIR not set"_L1))
        qtHandler(type, context, message);
}

int runCommand(const Command &command, const Arguments &arguments, char **argv)
{
    nameApplication();
    loadTrustedCertificates(); // what the person said yes to in the window
    // Qt would look for flags of its own among ours.
    int argc = 1;
    switch (command.surroundings) {
    case Surroundings::Core: {
        const QCoreApplication application(argc, argv);
        return command.run(arguments);
    }
    case Surroundings::Offscreen: {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qtHandler = qInstallMessageHandler(dropRuntimeFolderRemark);
        const QApplication application(argc, argv);
        preferSimplifiedChineseShapes();
        return command.run(arguments);
    }
    case Surroundings::Window: {
        if (const Result<void> paths = checkPaths(arguments.operands()); !paths)
            return usageFailure(*command.spec, paths.error());
        if (const Result<void> display = checkDisplay(); !display) {
            printError({}, display.error());
            return ExitUsage;
        }
        const QApplication application(argc, argv);
        preferSimplifiedChineseShapes();
        return command.run(arguments);
    }
    }
    return ExitUsage;
}

} // namespace

int runProgram(int argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    const Command *found = words.isEmpty() ? nullptr : findCommand(words.first());
    if (found)
        words.removeFirst();
    const Command &command = found ? *found : windowCommand();
    const Result<Arguments> arguments = parseArguments(*command.spec, words);
    if (!arguments)
        return usageFailure(*command.spec, arguments.error());
    if (arguments->wantsHelp()) {
        printOut(found ? helpText(*command.spec) : overview());
        return ExitFine;
    }
    if (arguments->wantsVersion()) {
        printOut(versionText());
        return ExitFine;
    }
    return runCommand(command, *arguments, argv);
}

} // namespace servescope
