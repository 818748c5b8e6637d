// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/advice/ill_server.h"

#include "core/base/random.h"
#include "core/metrics/figures.h"

#include <cmath>
#include <deque>

namespace servescope::test {

namespace {

struct Client
{
    size_t request = 0;
    int tokens = 0;
    bool slow = false;
};

void addFigures(PointEvidence &point)
{
    const Figures figures = figuresOf(*point.samples, {});
    point.result.set("completed", figures.completed);
    point.result.set("output_throughput", figures.outputThroughput);
    point.result.set("request_throughput", figures.requestThroughput);
    point.result.set("median_ttft_ms", figures.ttft.median);
    point.result.set("median_e2el_ms", figures.e2el.median);
    point.result.set("mean_e2el_ms", figures.e2el.mean);
}

} // namespace

PointEvidence measure(const IllServer &server, const IllLoad &load, quint64 seed)
{
    Random random(seed, static_cast<quint64>(load.concurrency));
    SampleTable table;
    table.requests.resize(static_cast<size_t>(load.requests));
    std::vector<std::vector<double>> gaps(table.requests.size());
    std::deque<size_t> waiting;
    std::vector<Client> running;
    double now = 1000, waitingSum = 0; // s
    size_t sent = 0;
    int steps = 0, most = 0;
    const auto send = [&] {
        if (sent >= table.requests.size())
            return;
        RequestSample &request = table.requests[sent];
        request.start = now + 0.0002 * random.uniform();
        request.inputTokens = load.input;
        request.outputTokens = std::round(load.output * (1 + load.spread * (2 * random.uniform() - 1)));
        waiting.push_back(sent++);
    };
    for (int i = 0; i < load.concurrency; ++i)
        send();
    while (!waiting.empty() || !running.empty()) {
        int prompts = 0;
        while (!waiting.empty() && running.size() < static_cast<size_t>(server.slots)) {
            running.push_back({waiting.front(), 0, random.uniform() < server.slowShare});
            waiting.pop_front();
            prompts += load.input;
        }
        waitingSum += static_cast<double>(waiting.size());
        most = std::max(most, static_cast<int>(waiting.size()));
        double ms = server.stepMs + server.perRequestMs * static_cast<double>(running.size()) +
                    server.prefillUs * prompts / 1000;
        ms *= 1 + server.noise * (2 * random.uniform() - 1);
        if (random.uniform() < server.hiccupShare)
            ms += server.hiccupMs;
        if (steps == 0)
            ms += server.coldMs;
        now += ms / 1000;
        ++steps;
        std::vector<Client> left;
        for (Client client : running) {
            RequestSample &request = table.requests[client.request];
            if (client.tokens > 0 && client.slow && steps % 3 != 0) {
                left.push_back(client);
                continue;
            }
            if (client.tokens++ == 0)
                request.first = now;
            else
                gaps[client.request].push_back((now - request.last) * 1000);
            request.last = request.end = now;
            if (client.tokens < request.outputTokens) {
                left.push_back(client);
                continue;
            }
            request.success = true;
            request.ttft = (request.first - request.start) * 1000;
            request.e2el = (request.last - request.start) * 1000;
            request.tpot = (request.e2el - request.ttft) / (request.outputTokens - 1);
            request.gaps = static_cast<quint32>(gaps[client.request].size());
            send();
        }
        running = std::move(left);
    }
    for (const auto &list : gaps)
        table.gaps.insert(table.gaps.end(), list.begin(), list.end());
    PointEvidence point;
    point.id = QStringLiteral("bench_io%1x%2_mc%3_np%4")
                   .arg(load.input)
                   .arg(load.output)
                   .arg(load.concurrency)
                   .arg(load.requests);
    point.inputLen = load.input;
    point.outputLen = load.output;
    point.concurrency = load.concurrency;
    point.completed = load.requests;
    point.dataset = QStringLiteral("random");
    point.samples = std::move(table);
    point.health.verdict = HealthVerdict::Green;
    if (load.watched) {
        point.server.samples = steps;
        point.server.meanWaiting = waitingSum / steps;
        point.server.mostWaiting = most;
        point.server.preemptions = server.preemptions;
    }
    addFigures(point);
    return point;
}

RunEvidence sweep(const IllServer &server, const std::vector<int> &loads, quint64 seed, IllLoad load)
{
    RunEvidence run;
    for (const int concurrency : loads) {
        load.concurrency = concurrency;
        run.points.push_back(measure(server, load, seed));
    }
    return run;
}

const Advice *find(const std::vector<Advice> &all, const char *rule)
{
    for (const Advice &advice : all) {
        if (advice.rule == QLatin1StringView(rule))
            return &advice;
    }
    return nullptr;
}

} // namespace servescope::test
