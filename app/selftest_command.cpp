// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest_command.h"

#include "app/composition.h"
#include "app/exit_codes.h"
#include "app/interrupts.h"
#include "app/terminal.h"
#include "core/base/files.h"
#include "core/selftest/self_test.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Kind = FlagSpec::Kind;

constexpr FlagSpec flags[] = {
    {"--max-streams", Kind::Integer, "N", "1000", 1, 100'000, "Leave out loads of more streams"},
    {"--output", Kind::Text, "FILE", "", 0, 0,
     "Write the JSON there too; later runs use the one in the program's own folder"},
};

} // namespace

const CommandSpec &selftestSpec()
{
    static constexpr CommandSpec spec{
        "selftest",
        "Measures the measuring engine: its error, request by request, against the log of the built-in\n"
        "simulator in exact mode. Takes about a minute and a half. The result is stored, and every later "
        "run\n"
        "at a similar load names the error to expect.",
        "",
        0,
        0,
        flags,
        {},
        {}};
    return spec;
}

int runSelftest(const Arguments &arguments)
{
    std::vector<SelfTestLoad> loads = selfTestLoads();
    std::erase_if(loads, [most = arguments.integer("--max-streams")](const SelfTestLoad &load) {
        return load.streams > most;
    });
    SelfTest test(QCoreApplication::applicationFilePath(), {u"simulate"_s}, loads);
    Interrupts interrupts;
    Error error;
    QObject::connect(&interrupts, &Interrupts::interrupted, &test, &SelfTest::cancel);
    QObject::connect(&test, &SelfTest::pointMeasured, &test, [&test](int done, const SelfTestPoint &point) {
        printErr(
            u"selftest: %1 of %2, %3 streams\n"_s.arg(done).arg(test.loadCount()).arg(point.load.streams));
    });
    QObject::connect(
        &test, &SelfTest::finished, qApp,
        [&error](const Error &end) {
            error = end;
            QCoreApplication::quit();
        },
        Qt::QueuedConnection);
    test.start();
    QCoreApplication::exec();

    printOut(selfTestText(test.result()));
    if (!error.code.isEmpty()) {
        printError(u"selftest"_s, error);
        return error.code == "cancelled"_L1 ? ExitInterrupted : ExitRunFailed;
    }
    const QByteArray json = selfTestJson(test.result());
    QStringList files{selfTestFile()};
    if (arguments.has("--output"))
        files += arguments.text("--output");
    for (const QString &file : files) {
        QDir().mkpath(QFileInfo(file).absolutePath());
        if (const Result<void> written = writeFile(file, json); !written) {
            printError(u"selftest"_s, written.error());
            return ExitRunFailed;
        }
        printErr(u"stored: %1\n"_s.arg(file));
    }
    return ExitFine;
}

} // namespace servescope
