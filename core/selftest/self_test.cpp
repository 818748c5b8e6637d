// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/selftest/self_test.h"

#include "core/base/files.h"
#include "core/dataset/prompt_source.h"
#include "core/load/load_generator.h"
#include "core/selftest/ground_truth.h"

#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <mutex>

namespace servescope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto timeToFirstToken = 50ms;
constexpr auto startLimit = 20s;
const QByteArray requestPrefix = "selftest-";

/// The same prompt for all requests: its length is all that matters here.
class OnePrompt : public PromptSource
{
public:
    explicit OnePrompt(const SelfTestLoad &load)
    {
        m_prompt.text = QStringLiteral("word ").repeated((load.promptBytes + 4) / 5);
        m_prompt.outputTokens = load.tokens;
    }
    QString name() const override { return u"selftest"_s; }
    Result<void> prepare(PromptCount, const std::atomic_bool &) override { return {}; }
    Prompt prompt(int) const override { return m_prompt; }
    int lengthMismatches() const override { return 0; }
    QString fingerprint() const override { return {}; }

private:
    Prompt m_prompt;
};

class RecordList : public RecordSink
{
public:
    void accept(RequestRecord &&record) override
    {
        const std::lock_guard lock(m_mutex);
        records.push_back(std::move(record));
    }
    std::vector<RequestRecord> records; // read only after the load has ended

private:
    std::mutex m_mutex;
};

LoadPlan planOf(const SelfTestLoad &load, const QByteArray &baseUrl)
{
    LoadPlan plan;
    plan.backend = findBackend(u"vllm");
    plan.url = baseUrl + plan.backend->defaultPath().toUtf8();
    plan.request.model = u"sim-model"_s;
    plan.request.ignoreEos = true;
    plan.prompts = std::make_shared<OnePrompt>(load);
    plan.requestIdPrefix = requestPrefix;
    plan.numPrompts = load.streams * load.waves;
    plan.maxConcurrency = load.streams;
    return plan;
}

} // namespace

std::vector<SelfTestLoad> selfTestLoads()
{
    return {
        {.streams = 1, .tokensPerSecond = 40, .waves = 4},
        {.streams = 8, .tokensPerSecond = 40},
        {.streams = 64, .tokensPerSecond = 40},
        {.streams = 64, .tokensPerSecond = 80, .tokens = 128},
        {.streams = 64, .tokensPerSecond = 160, .tokens = 256},
        {.streams = 256, .tokensPerSecond = 40},
        {.streams = 512, .tokensPerSecond = 40},
        {.streams = 1000, .tokensPerSecond = 20},
        {.streams = 8, .tokensPerSecond = 40, .tokens = 4, .waves = 8, .promptBytes = 64'000},
    };
}

struct SelfTest::Private
{
    QString program;
    QStringList arguments;
    std::vector<SelfTestLoad> loads;
    SelfTestResult result;
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<QProcess> simulator;
    std::unique_ptr<RecordList> records; // outlives the generator
    std::unique_ptr<LoadGenerator> generator;
    QTimer limit; // for the simulator's start
    SelfTestPoint point;
    Nanoseconds took{};
    Error error;
    bool ended = false;

    QString truthPath() const { return folder->filePath(u"truth.jsonl"_s); }
    const SelfTestLoad &load() const { return loads[result.points.size()]; }
};

SelfTest::SelfTest(QString program, QStringList arguments, std::vector<SelfTestLoad> loads, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->program = std::move(program);
    d->arguments = std::move(arguments);
    d->loads = std::move(loads);
    d->limit.setSingleShot(true);
    connect(&d->limit, &QTimer::timeout, this, [this] {
        fail({u"selftest.simulator"_s, u"The simulator did not start within 20 s."_s, {}, {}});
    });
    d->result.date = QDateTime::currentDateTime();
    d->result.version = QStringLiteral(SERVESCOPE_VERSION);
    d->result.host = QSysInfo::machineHostName();
    d->result.cpu = QSysInfo::currentCpuArchitecture();
    d->result.cores = QThread::idealThreadCount();
}

SelfTest::~SelfTest()
{
    d->generator.reset();
    if (d->simulator) {
        d->simulator->disconnect(this);
        d->simulator->kill();
        d->simulator->waitForFinished();
    }
}

const SelfTestResult &SelfTest::result() const
{
    return d->result;
}

int SelfTest::loadCount() const
{
    return static_cast<int>(d->loads.size());
}

void SelfTest::start()
{
    d->folder = std::make_unique<QTemporaryDir>();
    if (!d->folder->isValid()) {
        fail({u"selftest.folder"_s,
              u"No temporary folder can be made: %1."_s.arg(d->folder->errorString()),
              {},
              {d->folder->errorString()}});
        return;
    }
    startSimulator();
}

void SelfTest::cancel()
{
    fail({u"cancelled"_s, u"The self-test was cancelled."_s, {}, {}});
}

void SelfTest::startSimulator()
{
    const SelfTestLoad &load = d->load();
    d->simulator = std::make_unique<QProcess>();
    QStringList arguments = d->arguments;
    arguments += {u"--port"_s,          u"0"_s,
                  u"--exact-ttft-ms"_s, QString::number(std::chrono::milliseconds(timeToFirstToken).count()),
                  u"--exact-itl-ms"_s,  QString::number(1000 / load.tokensPerSecond, 'f', 6),
                  u"--max-model-len"_s, u"1000000"_s,
                  u"--truth"_s,         d->truthPath()};
    connect(d->simulator.get(), &QProcess::readyReadStandardOutput, this, &SelfTest::onUrl);
    connect(d->simulator.get(), &QProcess::finished, this, &SelfTest::onSimulatorEnded);
    connect(d->simulator.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError problem) {
        if (problem != QProcess::FailedToStart)
            return; // finished() follows
        const QString why = d->simulator->errorString();
        d->simulator.release()->deleteLater();
        fail({u"selftest.simulator"_s, u"The simulator cannot be started: %1."_s.arg(why), {}, {why}});
    });
    d->limit.start(startLimit);
    d->simulator->start(d->program, arguments, QIODevice::ReadOnly);
}

void SelfTest::onUrl()
{
    if (d->generator || !d->simulator->canReadLine())
        return;
    d->limit.stop();
    runLoad(d->simulator->readLine().trimmed());
}

void SelfTest::runLoad(const QByteArray &url)
{
    d->point = {};
    d->point.load = d->load();
    d->records = std::make_unique<RecordList>();
    d->generator = std::make_unique<LoadGenerator>(planOf(d->load(), url), *d->records);
    connect(d->generator.get(), &LoadGenerator::finished, this, [this](const LoadOutcome &outcome) {
        d->point.health = outcome.health;
        d->took = outcome.ended - outcome.started;
        if (d->error.code.isEmpty())
            d->error = outcome.stopReason;
        stopSimulator();
    });
    d->generator->start();
}

void SelfTest::stopSimulator()
{
    if (d->simulator)
        d->simulator->terminate(); // it writes its log and ends
    else
        fail(d->error);
}

void SelfTest::onSimulatorEnded()
{
    d->limit.stop();
    const QString complaint = QString::fromUtf8(d->simulator->readAllStandardError()).trimmed();
    const bool early = !d->generator;
    d->generator.reset();
    d->simulator.release()->deleteLater();
    if (!d->error.code.isEmpty()) {
        fail(d->error);
        return;
    }
    if (early) {
        fail({u"selftest.simulator"_s, u"The simulator ended at once: %1"_s.arg(complaint), {}, {complaint}});
        return;
    }
    const Result<QByteArray> log = readFile(d->truthPath());
    if (!log)
        return fail(log.error());
    const auto truth = readGroundTruth(*log);
    if (!truth)
        return fail(truth.error());
    compareWithTruth(d->records->records, requestPrefix, *truth, d->point);
    const InstrumentHealth &health = d->point.health;
    if (health.tokenEvents > 0 && d->took > Nanoseconds::zero()) {
        d->point.eventsPerSecond = static_cast<double>(health.tokenEvents) / toSeconds(d->took);
        d->point.cpuMsPer1000Events = health.cpuSeconds * 1e6 / static_cast<double>(health.tokenEvents);
    }
    d->result.points.push_back(d->point);
    Q_EMIT pointMeasured(static_cast<int>(d->result.points.size()), d->point);
    if (d->ended)
        return; // a slot has cancelled
    if (d->result.points.size() < d->loads.size()) {
        startSimulator();
    } else {
        d->ended = true;
        Q_EMIT finished({});
    }
}

/// Ends everything that still runs, one after the other, then says so.
void SelfTest::fail(const Error &error)
{
    if (d->error.code.isEmpty())
        d->error = error;
    d->limit.stop();
    if (d->generator) {
        d->generator->cancel();
        return; // its end stops the simulator
    }
    if (d->simulator) {
        d->simulator->kill();
        return;
    }
    if (!std::exchange(d->ended, true))
        Q_EMIT finished(d->error);
}

} // namespace servescope
