// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/server_metrics.h"

#include "core/base/json_writer.h"

namespace servescope {

namespace {

// The bucket bounds of vLLM 0.1x, so that quantiles read from them behave as with the real server.
const std::vector<double> firstTokenBounds = {.001, .005, .01, .02, .04, .06, .08, .1, .25, .5,  .75,
                                              1,    2.5,  5,   7.5, 10,  20,  40,  80, 160, 640, 2560};
const std::vector<double> tokenBounds = {.01, .025, .05, .075, .1,  .15, .2, .3, .4, .5,
                                         .75, 1,    2.5, 5,    7.5, 10,  20, 40, 80};
const std::vector<double> requestBounds = {.3, .5, .8, 1,  1.5, 2,   2.5, 5,   10,   15,  20,
                                           30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680};

std::vector<double> lengthBounds(int limit)
{
    std::vector<double> bounds;
    for (qint64 decade = 1; decade <= limit; decade *= 10) {
        for (const int digit : {1, 2, 5}) {
            if (digit * decade <= limit)
                bounds.push_back(static_cast<double>(digit * decade));
        }
    }
    return bounds;
}

QByteArray labelValue(const QString &text)
{
    QByteArray value = text.toUtf8();
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return value;
}

/// Appends the exposition of one metric after another.
class Exposition
{
public:
    explicit Exposition(const QByteArray &labels) : m_labels(labels) {}

    void header(const char *name, const char *type, const char *help)
    {
        m_name = QByteArray("vllm:") + name;
        m_out += "# HELP " + m_name + ' ' + help + "\n# TYPE " + m_name + ' ' + type + '\n';
    }
    void sample(double value, const QByteArray &extra = {}, const char *suffix = "")
    {
        m_out += m_name + suffix + '{' + m_labels + extra + "} " + pythonFloat(value) + '\n';
    }
    void counter(const char *name, const char *help, qint64 value)
    {
        header(name, "counter", help);
        sample(static_cast<double>(value));
    }
    void gauge(const char *name, const char *help, double value)
    {
        header(name, "gauge", help);
        sample(value);
    }
    void histogram(const char *name, const char *help, const Histogram &histogram)
    {
        header(name, "histogram", help);
        long long below = 0;
        for (size_t i = 0; i < histogram.counts().size(); ++i) {
            below += histogram.counts()[i];
            const bool open = i == histogram.bounds().size();
            const QByteArray bound = open ? QByteArray("+Inf") : pythonFloat(histogram.bounds()[i]);
            sample(static_cast<double>(below), ",le=\"" + bound + '"', "_bucket");
        }
        sample(static_cast<double>(below), {}, "_count");
        sample(histogram.sum(), {}, "_sum");
    }
    QByteArray take() { return std::move(m_out); }

private:
    QByteArray m_labels;
    QByteArray m_name;
    QByteArray m_out;
};

} // namespace

ServerMetrics::ServerMetrics(const QString &model, int maxModelLength, qint64 cacheBlocks)
    : m_labels("engine=\"0\",model_name=\"" + labelValue(model) + '"'), m_cacheBlocks(cacheBlocks),
      m_timeToFirstToken(firstTokenBounds), m_interTokenLatency(tokenBounds),
      m_timePerOutputToken(tokenBounds), m_endToEnd(requestBounds), m_queueTime(requestBounds),
      m_inferenceTime(requestBounds), m_prefillTime(requestBounds), m_decodeTime(requestBounds),
      m_requestPromptTokens(lengthBounds(maxModelLength)),
      m_requestGenerationTokens(lengthBounds(maxModelLength))
{}

void ServerMetrics::countFirstToken(int promptTokens, Nanoseconds afterReceipt)
{
    m_promptTokens += promptTokens;
    m_timeToFirstToken.observe(toSeconds(afterReceipt));
}

void ServerMetrics::countEnd(const Ended &sequence)
{
    switch (sequence.reason) {
    case FinishReason::Length:
        ++m_endedByLength;
        break;
    case FinishReason::Stop:
        ++m_endedByStop;
        break;
    case FinishReason::Abort:
        ++m_aborted;
        return; // its times would describe the client's patience
    }
    const Nanoseconds decode = sequence.ended - sequence.firstToken;
    m_endToEnd.observe(toSeconds(sequence.ended - sequence.received));
    m_queueTime.observe(toSeconds(sequence.admitted - sequence.received));
    m_inferenceTime.observe(toSeconds(sequence.ended - sequence.admitted));
    m_prefillTime.observe(toSeconds(sequence.firstToken - sequence.admitted));
    m_decodeTime.observe(toSeconds(decode));
    if (sequence.outputTokens > 1)
        m_timePerOutputToken.observe(toSeconds(decode) / (sequence.outputTokens - 1));
    m_requestPromptTokens.observe(sequence.promptTokens);
    m_requestGenerationTokens.observe(sequence.outputTokens);
}

QByteArray ServerMetrics::text(const Gauges &gauges) const
{
    Exposition out(m_labels);
    out.gauge("num_requests_running", "Number of requests in the batch.", gauges.running);
    out.gauge("num_requests_waiting", "Number of requests waiting to be processed.", gauges.waiting);
    const double capacity = static_cast<double>(m_cacheBlocks) * blockSize;
    out.gauge("kv_cache_usage_perc", "KV-cache usage. 1 means 100 percent usage.",
              std::min(1.0, static_cast<double>(gauges.cachedTokens) / capacity));
    out.counter("prompt_tokens_total", "Number of prefill tokens processed.", m_promptTokens);
    out.counter("generation_tokens_total", "Number of generation tokens processed.", m_generationTokens);
    out.counter("num_preemptions_total", "Number of sequences thrown out of the batch.", gauges.preemptions);
    if (m_prefixAsked > 0) {
        out.counter("prefix_cache_queries_total", "Prompt tokens looked for in the prefix cache.",
                    m_prefixAsked);
        out.counter("prefix_cache_hits_total", "Prompt tokens found in the prefix cache.", m_prefixFound);
    }
    out.header("request_success_total", "counter", "Count of processed requests by the reason they ended.");
    out.sample(static_cast<double>(m_endedByStop), ",finished_reason=\"stop\"");
    out.sample(static_cast<double>(m_endedByLength), ",finished_reason=\"length\"");
    out.sample(static_cast<double>(m_aborted), ",finished_reason=\"abort\"");
    out.histogram("time_to_first_token_seconds", "Time to first token in seconds.", m_timeToFirstToken);
    out.histogram("inter_token_latency_seconds", "Inter-token latency in seconds.", m_interTokenLatency);
    out.histogram("request_time_per_output_token_seconds",
                  "Mean time per output token of a request in seconds.", m_timePerOutputToken);
    out.histogram("e2e_request_latency_seconds", "End-to-end request latency in seconds.", m_endToEnd);
    out.histogram("request_queue_time_seconds", "Time a request waited in seconds.", m_queueTime);
    out.histogram("request_inference_time_seconds", "Time a request ran in seconds.", m_inferenceTime);
    out.histogram("request_prefill_time_seconds", "Time a request spent in prefill in seconds.",
                  m_prefillTime);
    out.histogram("request_decode_time_seconds", "Time a request spent in decode in seconds.", m_decodeTime);
    out.histogram("request_prompt_tokens", "Number of prefill tokens of a request.", m_requestPromptTokens);
    out.histogram("request_generation_tokens", "Number of generation tokens of a request.",
                  m_requestGenerationTokens);
    out.header("cache_config_info", "gauge", "Information of the simulated KV cache.");
    out.sample(1, ",block_size=\"" + QByteArray::number(blockSize) + "\",num_gpu_blocks=\"" +
                      QByteArray::number(m_cacheBlocks) + "\",enable_prefix_caching=\"" +
                      (m_prefixAsked > 0 ? "True\"" : "False\""));
    return out.take();
}

} // namespace servescope
