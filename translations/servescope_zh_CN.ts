<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Advice</name>
    <message>
        <source>low confidence</source>
        <translation>把握较小</translation>
    </message>
    <message>
        <source>medium confidence</source>
        <translation>把握中等</translation>
    </message>
    <message>
        <source>high confidence</source>
        <translation>把握较大</translation>
    </message>
    <message>
        <source>the data set&apos;s own lengths</source>
        <translation>数据集自身的长度</translation>
    </message>
    <message>
        <source>%1 → %2 tokens</source>
        <translation>%1 → %2 Token</translation>
    </message>
    <message>
        <source>concurrency %1</source>
        <translation>并发数 %1</translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <translation>%1 req/s</translation>
    </message>
    <message>
        <source>%1: %2 (95 %: %3 to %4)</source>
        <translation>%1：%2（95 % 区间：%3 至 %4）</translation>
    </message>
    <message>
        <source>Requests that meet it: %1.</source>
        <translation>守住目标的请求：%1。</translation>
    </message>
    <message>
        <source>A load is recommended when at least 95 of 100 requests sent meet every objective there and at all lower loads.</source>
        <translation>推荐某个负载的条件：在该负载及所有更低的负载下，每 100 个发出的请求中至少有 95 个守住所有目标。</translation>
    </message>
    <message>
        <source>%1: no measured load meets %2.</source>
        <translation>%1：测过的负载都达不到 %2。</translation>
    </message>
    <message>
        <source>Measure a lower load, or ask less of this server.</source>
        <translation>请测量更低的负载，或放宽对这台服务器的要求。</translation>
    </message>
    <message>
        <source>%1: up to %2 the server meets %3, with %4 output tok/s.</source>
        <translation>%1：直到%2，服务器都能达到 %3，输出 %4 tok/s。</translation>
    </message>
    <message>
        <source>%1: every measured load up to %2 meets %3, with %4 output tok/s there.</source>
        <translation>%1：直到%2，所有测过的负载都达到 %3，该处输出 %4 tok/s。</translation>
    </message>
    <message>
        <source>Run it at %1; the limit lies between that and %2.</source>
        <translation>请在%1 下运行；极限介于它与%2 之间。</translation>
    </message>
    <message>
        <source>The limit lies above what was measured: add higher loads to find it.</source>
        <translation>极限高于测过的范围：请加入更高的负载来找到它。</translation>
    </message>
    <message>
        <source>%1: the server is full from %2 on, at about %3 output tok/s.</source>
        <translation>%1：从%2 起服务器已饱和，输出约 %3 tok/s。</translation>
    </message>
    <message>
        <source>From %1 to %2 throughput rises by %3 %, the mean end-to-end latency by %4 %.</source>
        <translation>从%1 到%2，吞吐量上升 %3 %，端到端延迟平均值上升 %4 %。</translation>
    </message>
    <message>
        <source>The knee of the curve is at %1.</source>
        <translation>曲线的拐点在%1。</translation>
    </message>
    <message>
        <source>Beyond saturation more requests at once only wait longer; Little&apos;s law leaves no other way.</source>
        <translation>饱和之后，同时发送更多请求只会等得更久；按利特尔法则别无可能。</translation>
    </message>
    <message>
        <source>Limit the load to about %1 per server, or add servers.</source>
        <translation>请把每台服务器的负载限制在%1 左右，或增加服务器。</translation>
    </message>
    <message>
        <source>%1: at %2 requests wait in the server&apos;s queue before they start.</source>
        <translation>%1：在%2 下，请求开始前要在服务器队列中等待。</translation>
    </message>
    <message>
        <source>Median TTFT grows from %1 ms at %2 to %3 ms.</source>
        <translation>TTFT 中位数从 %1 ms（%2）增长到 %3 ms。</translation>
    </message>
    <message>
        <source>The server&apos;s own metrics show %1 waiting on average, %2 at most.</source>
        <translation>服务器自己的指标显示平均有 %1 个请求在等待，最多 %2 个。</translation>
    </message>
    <message>
        <source>Most of the added latency lies before the first token, and throughput no longer grows.</source>
        <translation>增加的延迟大部分在第一个 Token 之前，而吞吐量不再增长。</translation>
    </message>
    <message>
        <source>The batch is full: a new request starts only when another one ends.</source>
        <translation>批次已满：一个请求结束，新的请求才能开始。</translation>
    </message>
    <message>
        <source>If the KV cache has room, raise the server&apos;s limit of sequences (max-num-seqs); else send fewer at once or add servers.</source>
        <translation>若 KV 缓存还有空间，请提高服务器的序列数上限 (max-num-seqs)；否则减少同时发送的请求，或增加服务器。</translation>
    </message>
    <message>
        <source>TTFT is made of prefill: it grows with the length of the prompt, without a queue.</source>
        <translation>TTFT 来自预填充：没有排队，却随提示词长度增长。</translation>
    </message>
    <message>
        <source>At %1 the median TTFT is %2 ms for %3 prompt tokens and %4 ms for %5: about %6 tokens of prompt per second.</source>
        <translation>在%1 下，TTFT 中位数在提示词为 %3 个 Token 时是 %2 ms，为 %5 个时是 %4 ms：每秒约处理 %6 个提示词 Token。</translation>
    </message>
    <message>
        <source>Before the first token the whole prompt is computed; that costs arithmetic, in proportion to its length.</source>
        <translation>产生第一个 Token 之前要算完整个提示词，计算量与其长度成正比。</translation>
    </message>
    <message>
        <source>Shorter prompts, prefix caching of what they share, more tensor parallelism or a faster card help here; more concurrency does not.</source>
        <translation>缩短提示词、对公共部分使用前缀缓存、增加张量并行或换更快的显卡会有帮助；提高并发数没有帮助。</translation>
    </message>
    <message>
        <source>Some requests get their tokens much slower than others (worst at %1).</source>
        <translation>有些请求得到 Token 的速度比别的慢得多（最严重的是 %1）。</translation>
    </message>
    <message>
        <source>TPOT is %1 ms for the quickest tenth of the requests and %2 ms for the slowest.</source>
        <translation>最快的十分之一请求 TPOT 为 %1 ms，最慢的为 %2 ms。</translation>
    </message>
    <message>
        <source>The server counted %1 preemptions meanwhile.</source>
        <translation>服务器在此期间记录了 %1 次抢占。</translation>
    </message>
    <message>
        <source>The KV cache was too small for the batch: requests were thrown out and computed again.</source>
        <translation>KV 缓存容不下这个批次：有请求被移出后重新计算。</translation>
    </message>
    <message>
        <source>Give the KV cache more memory (gpu-memory-utilization), lower max-num-seqs, or shorten the contexts.</source>
        <translation>请给 KV 缓存更多显存 (gpu-memory-utilization)，降低 max-num-seqs，或缩短上下文。</translation>
    </message>
    <message>
        <source>The KV cache was up to %1 % full.</source>
        <translation>KV 缓存最高占用 %1 %。</translation>
    </message>
    <message>
        <source>A full KV cache makes the scheduler hold requests back.</source>
        <translation>KV 缓存写满后，调度器会扣住请求。</translation>
    </message>
    <message>
        <source>Prompts that start hold up the tokens of those that run.</source>
        <translation>刚开始的提示词会耽误正在运行的请求产生 Token。</translation>
    </message>
    <message>
        <source>Chunked prefill with a smaller max-num-batched-tokens, or servers of their own for prefill.</source>
        <translation>请使用分块预填充并减小 max-num-batched-tokens，或用单独的服务器做预填充。</translation>
    </message>
    <message>
        <source>The data do not show why. Memory bandwidth shared with other work and uneven batches look like this.</source>
        <translation>数据看不出原因。与其他任务共用显存带宽、批次不均匀都会是这个样子。</translation>
    </message>
    <message>
        <source>Look at the server&apos;s metrics during the run: preemptions, cache use, batch size.</source>
        <translation>请查看运行期间服务器的指标：抢占次数、缓存占用、批次大小。</translation>
    </message>
    <message>
        <source>Tokens come in jerks (worst at %1).</source>
        <translation>Token 一顿一顿地到来（最严重的是 %1）。</translation>
    </message>
    <message>
        <source>The median gap is %1 ms, but one in a hundred is longer than %2 ms, while whole requests keep their pace.</source>
        <translation>间隔的中位数为 %1 ms，但百分之一的间隔超过 %2 ms，而整个请求的节奏不变。</translation>
    </message>
    <message>
        <source>The client was on time, so the pauses are the server&apos;s scheduling or something on its way: a proxy that buffers, a busy host processor.</source>
        <translation>客户端并未迟到，所以停顿来自服务器的调度或途中的环节：做缓冲的代理，或繁忙的主机处理器。</translation>
    </message>
    <message>
        <source>Compare without a proxy, and look at the processor load of the server&apos;s host.</source>
        <translation>请去掉代理再比较，并查看服务器主机的处理器负载。</translation>
    </message>
    <message>
        <source>The client may have added to the tails of %1 of %2 points.</source>
        <translation>%2 个测试点中，有 %1 个的长尾可能混入了客户端的延误。</translation>
    </message>
    <message>
        <source>The latencies of %1 of %2 points are not trustworthy: the client itself was late.</source>
        <translation>%2 个测试点中，有 %1 个的延迟不可信：客户端自己迟到了。</translation>
    </message>
    <message>
        <source>At worst one time stamp in a hundred was %1 ms late and one request in a hundred left %2 ms late (%3).</source>
        <translation>最坏情况下，百分之一的时间戳迟了 %1 ms，百分之一的请求晚发了 %2 ms（%3）。</translation>
    </message>
    <message>
        <source>What the client is late by is added to every time it takes.</source>
        <translation>客户端迟到多少，它测得的时间就多出多少。</translation>
    </message>
    <message>
        <source>Measure from a machine that has nothing else to do, not from the one the server runs on.</source>
        <translation>请在没有其他任务的机器上测量，不要用运行服务器的那一台。</translation>
    </message>
    <message>
        <source>The p99 of %1 of %2 points is the fate of a single request.</source>
        <translation>%2 个测试点中，有 %1 个的 p99 只取决于单个请求。</translation>
    </message>
    <message>
        <source>The smallest of them has %1 completed requests.</source>
        <translation>其中最少的只有 %1 个完成的请求。</translation>
    </message>
    <message>
        <source>Below %1 requests the 99th percentile lies beside the maximum, and only from about %2 on can its upper end be bounded.</source>
        <translation>少于 %1 个请求时，第 99 百分位紧挨着最大值；大约 %2 个以上才能给出它的上界。</translation>
    </message>
    <message>
        <source>Compare medians, or send at least %1 requests per point.</source>
        <translation>请比较中位数，或每个测试点至少发送 %1 个请求。</translation>
    </message>
    <message>
        <source>Part of the prompts of %1 points was found in the server&apos;s prefix cache: their TTFT is too short.</source>
        <translation>%1 个测试点的部分提示词命中了服务器的前缀缓存：它们的 TTFT 偏短。</translation>
    </message>
    <message>
        <source>The server reported up to %1 % of the prompt tokens as cached, although the prompts are random.</source>
        <translation>服务器报告最多有 %1 % 的提示词 Token 来自缓存，而提示词是随机的。</translation>
    </message>
    <message>
        <source>The server&apos;s counters show up to %1 % hits in its prefix cache, although the prompts are random.</source>
        <translation>服务器的计数器显示前缀缓存命中率最高为 %1 %，而提示词是随机的。</translation>
    </message>
    <message>
        <source>The same seed makes the same prompts: a run repeated on a warm server skips their prefill.</source>
        <translation>相同的随机种子产生相同的提示词：在已预热的服务器上重复运行会跳过它们的预填充。</translation>
    </message>
    <message>
        <source>Use another seed for each run, empty the cache before each point (reset_cache), or switch prefix caching off on the server.</source>
        <translation>请每次运行换一个随机种子，在每个测试点之前清空缓存 (reset_cache)，或在服务器上关闭前缀缓存。</translation>
    </message>
    <message>
        <source>The engine was cold when %1 began.</source>
        <translation>%1 开始时引擎还是冷的。</translation>
    </message>
    <message>
        <source>Even the quickest of the first requests waited %1 ms for its first token; later ones waited %2 ms at the median.</source>
        <translation>最初的请求中最快的一个也等了 %1 ms 才得到第一个 Token；后来的中位数为 %2 ms。</translation>
    </message>
    <message>
        <source>Kernels are compiled, graphs captured and memory taken when the first requests come; users of a running server never see that.</source>
        <translation>最初的请求到来时要编译内核、捕获计算图、分配显存；服务器运行后的用户不会遇到这些。</translation>
    </message>
    <message>
        <source>Set num_warmups to a few requests; they are left out of all figures.</source>
        <translation>请把 num_warmups 设为几个请求；它们不计入任何数字。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the items of a list</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>In %1 % of the long gaps another request gets its first token, but only in %2 % of the others.</source>
        <translation>%1 % 的长间隔中有另一个请求得到首 Token，而其余间隔中只有 %2 %。</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>No request succeeded (%1 were sent).</source>
        <translation>没有请求成功（共发送 %1 个）。</translation>
    </message>
    <message>
        <source>%1 of %2 requests failed.</source>
        <translation>%2 个请求中有 %1 个失败。</translation>
    </message>
    <message>
        <source>The file does not say how many requests failed.</source>
        <translation>文件没有说明有多少请求失败。</translation>
    </message>
    <message>
        <source>Every latency is 0 although %1 requests completed.</source>
        <translation>%1 个请求已完成，但所有延迟都是 0。</translation>
    </message>
    <message>
        <source>%1 requests at once are reported, but at most %2 were allowed.</source>
        <translation>报告称同时有 %1 个请求，但最多只允许 %2 个。</translation>
    </message>
    <message>
        <source>%1 is %2, but its count over the duration gives %3.</source>
        <translation>%1 为 %2，但用数量除以时长得到 %3。</translation>
    </message>
    <message>
        <source>The whole measurement took %1 s.</source>
        <translation>整个测量只用了 %1 s。</translation>
    </message>
    <message>
        <source>The peak of %1 tokens per second is below the mean of %2.</source>
        <translation>每秒 %1 个 Token 的峰值低于平均值 %2。</translation>
    </message>
    <message>
        <source>%1 requests per second of %2 ms each mean %3 at once, but only %4 were allowed.</source>
        <translation>每秒 %1 个、每个 %2 ms 的请求意味着同时有 %3 个，但只允许 %4 个。</translation>
    </message>
    <message>
        <source>The percentiles of %1 do not rise, or are negative.</source>
        <translation>%1 的百分位数不是递增的，或为负数。</translation>
    </message>
    <message>
        <source>p%1 of %2 over %3 requests is next to the maximum.</source>
        <translation>%3 个请求的 %2 的 p%1 紧挨着最大值。</translation>
    </message>
    <message>
        <source>The gap between events (%1 ms) is %2 times the time per token (%3 ms).</source>
        <translation>事件间隔（%1 ms）是每 Token 耗时（%3 ms）的 %2 倍。</translation>
    </message>
    <message>
        <source>The file does not name the hardware or the server&apos;s version.</source>
        <translation>文件没有注明硬件或服务器版本。</translation>
    </message>
    <message>
        <source>%1 is %2, but the single requests add up to %3.</source>
        <translation>%1 为 %2，但各个请求相加得到 %3。</translation>
    </message>
    <message>
        <source>%1 requests are counted as completed, the lists show %2.</source>
        <translation>计为完成的请求有 %1 个，列表中有 %2 个。</translation>
    </message>
    <message>
        <source>%1 of %2 requests counted as completed have no output token.</source>
        <translation>计为完成的 %2 个请求中，有 %1 个没有输出 Token。</translation>
    </message>
    <message>
        <source>%1 requests were in flight on average, where %2 were allowed.</source>
        <translation>平均有 %1 个进行中的请求，而允许 %2 个。</translation>
    </message>
    <message>
        <source>The first request waited %1 ms for its first token, the others %2 ms at the median.</source>
        <translation>第一个请求等了 %1 ms 才得到第一个 Token，其他请求的中位数为 %2 ms。</translation>
    </message>
    <message>
        <source>%1 differs by %2 % from what the single values give.</source>
        <translation>%1 与由单个值算出的结果相差 %2 %。</translation>
    </message>
    <message>
        <source>TPOT and end-to-end latency cannot be recomputed exactly (%1 differs by %2 %).</source>
        <translation>TPOT 和端到端延迟无法精确重算（%1 相差 %2 %）。</translation>
    </message>
    <message>
        <source>The zeros in this result are not measurements; every figure is not available.</source>
        <translation>这个结果中的零不是测量值；所有数字均为无数据。</translation>
    </message>
    <message>
        <source>Failed requests are in no latency figure; a server that refuses requests looks faster.</source>
        <translation>失败的请求不计入任何延迟；拒绝请求的服务器看起来更快。</translation>
    </message>
    <message>
        <source>The answers were probably not streamed, or had no text: nothing was measured.</source>
        <translation>回答可能没有以流的方式发送，或没有文本：什么也没有测到。</translation>
    </message>
    <message>
        <source>The peak is counted by whole seconds: requests that follow each other within one count together.</source>
        <translation>峰值按整秒计数：同一秒内先后进行的请求被算在一起。</translation>
    </message>
    <message>
        <source>The rate was taken over another time than the duration that is given.</source>
        <translation>计算速率所用的时间与给出的时长不同。</translation>
    </message>
    <message>
        <source>Start and drain weigh much in a short run; throughputs are below what would last.</source>
        <translation>运行时间短，开头和收尾的影响就大；吞吐量低于能够持续的水平。</translation>
    </message>
    <message>
        <source>The peak is counted by whole seconds, and the run is hardly longer than one.</source>
        <translation>峰值按整秒计数，而运行时间只比一秒略长。</translation>
    </message>
    <message>
        <source>The peak counts stream events, and events carry several tokens each.</source>
        <translation>峰值计的是流事件，而每个事件携带多个 Token。</translation>
    </message>
    <message>
        <source>Throughput and latency contradict each other (Little&apos;s law): one of them is wrong.</source>
        <translation>吞吐量与延迟互相矛盾（利特尔法则）：其中必有一个是错的。</translation>
    </message>
    <message>
        <source>The clock of the client went backwards, or the file was changed by hand.</source>
        <translation>客户端的时钟倒退过，或文件被手工改动过。</translation>
    </message>
    <message>
        <source>Events carry several tokens: the ITL is one between chunks, not between tokens.</source>
        <translation>事件携带多个 Token：这个 ITL 是数据块之间的，而不是 Token 之间的。</translation>
    </message>
    <message>
        <source>Write them down with the run; they will be marked as declared.</source>
        <translation>请随运行记录写下；它们会被标为声明的信息。</translation>
    </message>
    <message>
        <source>The total or the list was made from other requests.</source>
        <translation>总数或列表来自别的请求。</translation>
    </message>
    <message>
        <source>The count or the lists are not complete.</source>
        <translation>计数或列表不完整。</translation>
    </message>
    <message>
        <source>They were answered with nothing, and pull the latencies down.</source>
        <translation>它们得到的是空回答，会拉低延迟。</translation>
    </message>
    <message>
        <source>No token of them was ever seen; both figures are given.</source>
        <translation>从未见过它们的 Token；两个数字都已给出。</translation>
    </message>
    <message>
        <source>Something else limited the load: the arrival rate, or the client itself.</source>
        <translation>负载受到别的限制：到达速率，或客户端自身。</translation>
    </message>
    <message>
        <source>The engine was cold; warm-up requests keep this out. The corrected mean leaves it out.</source>
        <translation>引擎是冷的；预热请求可以排除这一点。修正后的平均值不含它。</translation>
    </message>
    <message>
        <source>The summary was made from other values, or by another rule than the convention says.</source>
        <translation>汇总来自别的值，或所用规则与约定不符。</translation>
    </message>
    <message>
        <source>It is the fate of one request; more requests are needed to say anything about it.</source>
        <translation>它只取决于一个请求；需要更多请求才能得出结论。</translation>
    </message>
    <message>
        <source>%1 prompt tokens, %2 % of all, were found in the server&apos;s prefix cache.</source>
        <translation>有 %1 个提示词 Token（占全部的 %2 %）命中了服务器的前缀缓存。</translation>
    </message>
    <message>
        <source>The client disturbed this measurement: %1</source>
        <translation>客户端干扰了本次测量；原因见“仪器的准确度”。</translation>
    </message>
    <message>
        <source>The client may have disturbed this measurement: %1</source>
        <translation>客户端可能干扰了本次测量；原因见“仪器的准确度”。</translation>
    </message>
    <message>
        <source>%1 of %2 answers have another length than asked for.</source>
        <translation>%2 个回答中有 %1 个的长度与要求不符。</translation>
    </message>
    <message>
        <source>Prompt lengths were estimated, without the model&apos;s tokenizer.</source>
        <translation>提示词长度是估算的，没有使用模型的分词器。</translation>
    </message>
    <message>
        <source>TTFT is shorter than for prompts the server has not seen. Unless that is what was to be measured, reset the cache before each point (reset_cache) or use another seed.</source>
        <translation>TTFT 比服务器未见过的提示词更短。除非这正是要测量的，否则请在每个测试点之前重置缓存（reset_cache），或换一个随机种子。</translation>
    </message>
    <message>
        <source>The figures are not the server&apos;s alone; measure again with a calmer client.</source>
        <translation>这些数值不只反映服务器；请在客户端较空闲时重新测量。</translation>
    </message>
    <message>
        <source>The high percentiles may contain the client&apos;s own delays.</source>
        <translation>高百分位数可能包含客户端自身的延迟。</translation>
    </message>
    <message>
        <source>Throughput and E2EL are those of the lengths the server chose; force the length (ignore_eos) where the server can.</source>
        <translation>吞吐量和 E2EL 对应的是服务器自行决定的长度；若服务器支持，请强制输出长度（ignore_eos）。</translation>
    </message>
    <message>
        <source>Input lengths are about what was asked; name the model&apos;s tokenizer to have them exact.</source>
        <translation>输入长度与要求大致相同；指定模型的分词器即可得到精确长度。</translation>
    </message>
    <message>
        <source>Throughput times latency make %1 requests at once; by their times there were %2.</source>
        <translation>吞吐量乘以延迟得到同时 %1 个请求；而按其时间记录实为 %2 个。</translation>
    </message>
    <message>
        <source>Only %1 of the %2 completed requests are listed one by one.</source>
        <translation>%2 个已完成的请求中，只逐个列出了 %1 个。</translation>
    </message>
    <message>
        <source>The mean %1 is longer than the mean end-to-end latency.</source>
        <translation>%1 的平均值大于端到端延迟的平均值。</translation>
    </message>
    <message>
        <source>Figures cannot be recomputed, and intervals come from the listed ones.</source>
        <translation>指标无法重新计算；区间只由列出的请求得出。</translation>
    </message>
    <message>
        <source>One of the two is wrong.</source>
        <translation>两者之中必有一个有误。</translation>
    </message>
    <message>
        <source>The file does not hold when requests ended; in chat mode vLLM counts the closing usage event in.</source>
        <translation>文件没有记录请求的结束时间；在聊天模式下，vLLM 会把末尾的 usage 事件也计算在内。</translation>
    </message>
</context>
<context>
    <name>ChartActions</name>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Copy, save, values as a table</source>
        <translation>复制、保存、以表格查看数值</translation>
    </message>
    <message>
        <source>Actions of the chart</source>
        <translation>图表操作</translation>
    </message>
</context>
<context>
    <name>ChartData</name>
    <message>
        <source>Mean %1</source>
        <translation>%1 平均值</translation>
    </message>
    <message>
        <source>Median %1</source>
        <translation>%1 中位数</translation>
    </message>
    <message>
        <source>Standard deviation of %1</source>
        <translation>%1 标准差</translation>
    </message>
    <message>
        <source>P%1 %2</source>
        <comment>percentile of a metric: P99 TTFT</comment>
        <translation>P%1 %2</translation>
    </message>
    <message>
        <source>%1 (ms)</source>
        <translation>%1 (ms)</translation>
    </message>
    <message>
        <source>Distribution of %1</source>
        <translation>%1 的分布</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>频数</translation>
    </message>
    <message>
        <source>Cumulative distribution of %1</source>
        <translation>%1 的累积分布</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>input tokens → output tokens</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, no rate limit</source>
        <translation>%1，不限速率</translation>
    </message>
    <message>
        <source>%1, %2 req/s</source>
        <translation>%1，%2 req/s</translation>
    </message>
    <message>
        <source>Concurrency (requests in flight)</source>
        <translation>并发数（进行中的请求）</translation>
    </message>
    <message>
        <source>Output throughput over concurrency</source>
        <translation>输出吞吐量（随并发数变化）</translation>
    </message>
    <message>
        <source>Output throughput (tok/s)</source>
        <translation>输出吞吐量 (tok/s)</translation>
    </message>
    <message>
        <source>%1 over concurrency</source>
        <translation>%1（随并发数变化）</translation>
    </message>
    <message>
        <source>Share at or below</source>
        <translation>不超过该值的占比</translation>
    </message>
</context>
<context>
    <name>ChartText</name>
    <message>
        <source>%1 over %2.</source>
        <translation>纵轴：%1；横轴：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n value(s) from %2 to %3.</source>
        <translation>
            <numerusform>%1：%n 个值，范围 %2 至 %3。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not to be trusted at %1: %2.</source>
        <comment>an x value, the reason</comment>
        <translation>%1 处的点不可信：%2。</translation>
    </message>
    <message>
        <source>Marked: %1.</source>
        <comment>a limit or a knee</comment>
        <translation>标记：%1。</translation>
    </message>
</context>
<context>
    <name>CompareCharts</name>
    <message>
        <source>%1 has no such point.</source>
        <translation>“%1”没有对应的测试点。</translation>
    </message>
    <message>
        <source>%1 has no values of single requests.</source>
        <translation>“%1”没有单个请求的数值。</translation>
    </message>
    <message>
        <source>%1 follows the convention “%2”, the baseline “%3”.</source>
        <translation>“%1”采用“%2”统计口径，而基线采用“%3”统计口径。</translation>
    </message>
    <message>
        <source>%1 has no such values.</source>
        <translation>“%1”没有这类数值。</translation>
    </message>
    <message>
        <source>Requests in flight</source>
        <translation>进行中的请求</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Since the first request of each run (s)</source>
        <translation>自各运行记录的首个请求起 (s)</translation>
    </message>
    <message>
        <source>%1 has no times of single requests.</source>
        <translation>“%1”没有单个请求的时间。</translation>
    </message>
</context>
<context>
    <name>CompareWords</name>
    <message>
        <source>Output (tok/s)</source>
        <translation>输出 (tok/s)</translation>
    </message>
    <message>
        <source>Requests (req/s)</source>
        <translation>请求 (req/s)</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>%1 → %2 tokens</source>
        <translation>%1 → %2 Token</translation>
    </message>
    <message>
        <source>concurrency %1</source>
        <translation>并发数 %1</translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <translation>%1 req/s</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no limit</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>%1: %2 against %3</source>
        <translation>%1：%2 对 %3</translation>
    </message>
    <message>
        <source>input length</source>
        <translation>输入长度</translation>
    </message>
    <message>
        <source>output length</source>
        <translation>输出长度</translation>
    </message>
    <message>
        <source>concurrency limit</source>
        <translation>并发上限</translation>
    </message>
    <message>
        <source>request rate</source>
        <translation>请求速率</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>The prompts are not the same ones.</source>
        <translation>两边的提示词不相同。</translation>
    </message>
    <message>
        <source>%1 requests failed in the baseline, %2 in the candidate; failed ones are in no latency.</source>
        <translation>基准中有 %1 个请求失败，对比对象中有 %2 个；失败的请求不计入任何延迟。</translation>
    </message>
    <message>
        <source>The shares of failed requests differ: the latencies are of different selections.</source>
        <translation>失败请求的比例不同：两边的延迟来自不同的子集。</translation>
    </message>
    <message>
        <source>Fewer than 30 requests: intervals are wide.</source>
        <translation>请求少于 30 个：区间很宽。</translation>
    </message>
    <message>
        <source>One run a side: what changes from run to run is not in the intervals.</source>
        <translation>每边只有一次运行：区间未包含各次运行之间的变化。</translation>
    </message>
    <message>
        <source>Different models: %1 against %2. Their tokens need not be of the same size.</source>
        <translation>模型不同：%1 对 %2。它们的 Token 未必等长。</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>流式传输</translation>
    </message>
    <message>
        <source>Buffering</source>
        <translation>缓冲</translation>
    </message>
    <message>
        <source>Token counts</source>
        <translation>Token 计数</translation>
    </message>
    <message>
        <source>Exact length</source>
        <translation>精确长度</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Server&apos;s metrics</source>
        <translation>服务器指标</translation>
    </message>
</context>
<context>
    <name>ConventionText</name>
    <message>
        <source>Answer tokens</source>
        <translation>回答 Token</translation>
    </message>
    <message>
        <source>The first event with choices ends TTFT; ITL is every gap between events.</source>
        <translation>第一个含 choices 的事件结束 TTFT；ITL 为事件之间的每个间隔。</translation>
    </message>
    <message>
        <source>The first text ends TTFT; a gap is divided by the tokens it brought.</source>
        <translation>第一段文本结束 TTFT；间隔按其带来的 Token 数均分。</translation>
    </message>
    <message>
        <source>The first text ends TTFT; ITL is one mean per request.</source>
        <translation>第一段文本结束 TTFT；ITL 为每个请求的平均值。</translation>
    </message>
    <message>
        <source>TPOT contains the first token; values weigh by their tokens, percentiles are observed values.</source>
        <translation>TPOT 包含首 Token；各值按 Token 数加权，百分位数为实测值。</translation>
    </message>
    <message>
        <source>As vLLM, but reasoning does not end TTFT: the first token of the answer does.</source>
        <translation>与 vLLM 相同，但推理内容不结束 TTFT，回答的首 Token 才结束。</translation>
    </message>
</context>
<context>
    <name>Diagnostic</name>
    <message>
        <source>The text has %1 bytes; a scenario may have at most %2.</source>
        <translation>文本有 %1 字节；场景最多允许 %2 字节。</translation>
    </message>
    <message>
        <source>Is it the right file?</source>
        <translation>文件选对了吗？</translation>
    </message>
    <message>
        <source>The text is not UTF-8 (byte %1).</source>
        <translation>文本不是 UTF-8 编码（字节 %1）。</translation>
    </message>
    <message>
        <source>Save it as UTF-8 in your editor.</source>
        <translation>请在编辑器中将其另存为 UTF-8。</translation>
    </message>
    <message>
        <source>There is a control character (%1) in the text.</source>
        <translation>文本中含有控制字符 (%1)。</translation>
    </message>
    <message>
        <source>Delete it; a scenario is plain text.</source>
        <translation>请将其删除；场景是纯文本。</translation>
    </message>
    <message>
        <source>The scenario is empty.</source>
        <translation>场景为空。</translation>
    </message>
    <message>
        <source>Write at least model, base_url, input_output and concurrency_prompts.</source>
        <translation>请至少写出 model、base_url、input_output 和 concurrency_prompts。</translation>
    </message>
    <message>
        <source>The text is nested more than %1 levels deep.</source>
        <translation>文本的嵌套超过 %1 层。</translation>
    </message>
    <message>
        <source>A scenario needs three levels; is a bracket missing?</source>
        <translation>场景只需要三层；是否漏了括号？</translation>
    </message>
    <message>
        <source>The line is indented with a tab, which YAML does not allow.</source>
        <translation>该行使用了制表符缩进，YAML 不允许这样做。</translation>
    </message>
    <message>
        <source>Use spaces.</source>
        <translation>请使用空格。</translation>
    </message>
    <message>
        <source>The quotation mark that begins here is never closed.</source>
        <translation>从此处开始的引号没有闭合。</translation>
    </message>
    <message>
        <source>Close it with the same mark.</source>
        <translation>请用相同的引号闭合。</translation>
    </message>
    <message>
        <source>The bracket that opens here is not closed.</source>
        <translation>从此处开始的括号没有闭合。</translation>
    </message>
    <message>
        <source>Close it with ] or }.</source>
        <translation>请用 ] 或 } 闭合。</translation>
    </message>
    <message>
        <source>This is not valid YAML: %1.</source>
        <translation>这不是有效的 YAML：%1。</translation>
    </message>
    <message>
        <source>Check the indentation, colons and brackets on this line and the one before.</source>
        <translation>请检查本行和上一行的缩进、冒号和括号。</translation>
    </message>
    <message>
        <source>The text holds several documents, separated by &apos;---&apos;.</source>
        <translation>文本包含多个以“---”分隔的文档。</translation>
    </message>
    <message>
        <source>Keep one document per file.</source>
        <translation>每个文件只保留一个文档。</translation>
    </message>
    <message>
        <source>The text is %1, not a list of &apos;key: value&apos; lines.</source>
        <translation>文本是%1，而不是由“key: value”行组成的列表。</translation>
    </message>
    <message>
        <source>Begin with a line such as &apos;model: my-model&apos;.</source>
        <translation>请以“model: my-model”这样的行开头。</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is missing.</source>
        <translation>缺少键“%1”。</translation>
    </message>
    <message>
        <source>Add a line &apos;%1: …&apos;.</source>
        <translation>请添加一行“%1: …”。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has no value.</source>
        <translation>“%1”没有值。</translation>
    </message>
    <message>
        <source>Write one after the colon.</source>
        <translation>请在冒号后写上值。</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; stands here a second time; it is already in line %2.</source>
        <translation>键“%1”在此处重复出现；它已在第 %2 行出现过。</translation>
    </message>
    <message>
        <source>Delete one of the two.</source>
        <translation>请删除其中一个。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a key of a scenario; it is kept but not used.</source>
        <translation>“%1”不是场景的键；它会保留，但不会被使用。</translation>
    </message>
    <message>
        <source>Did you mean &apos;%2&apos;?</source>
        <translation>您是不是想写“%2”？</translation>
    </message>
    <message>
        <source>A key must be a plain word, not a list or a mapping.</source>
        <translation>键必须是普通的单词，不能是列表或映射。</translation>
    </message>
    <message>
        <source>Begin the line with a name and a colon.</source>
        <translation>请以名称加冒号作为该行的开头。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; looks like a secret, and a scenario must not hold any.</source>
        <translation>“%1”看起来像机密信息，而场景中不得包含任何机密信息。</translation>
    </message>
    <message>
        <source>Remove it and give the key in the environment variable OPENAI_API_KEY.</source>
        <translation>请将其删除，并通过环境变量 OPENAI_API_KEY 提供密钥。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be %2, but here is %3.</source>
        <translation>“%1”必须是%2，但此处是%3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a number, but this one is in quotes.</source>
        <translation>“%1”必须是数字，但此处的数字带有引号。</translation>
    </message>
    <message>
        <source>Remove the quotes.</source>
        <translation>请去掉引号。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be text, but YAML reads this as %2.</source>
        <translation>“%1”必须是文本，但 YAML 将此处解读为%2。</translation>
    </message>
    <message>
        <source>Put it in quotes.</source>
        <translation>请加上引号。</translation>
    </message>
    <message>
        <source>The text of &apos;%1&apos; holds a line break or another control character.</source>
        <translation>“%1”的文本中含有换行符或其他控制字符。</translation>
    </message>
    <message>
        <source>Write it on one line.</source>
        <translation>请写在同一行。</translation>
    </message>
    <message>
        <source>A row of &apos;%1&apos; must be two numbers, [%2], but here is %3.</source>
        <translation>“%1”的每一行必须是两个数字 [%2]，但此处是%3。</translation>
    </message>
    <message>
        <source>Write it like [128, 64].</source>
        <translation>请写成 [128, 64] 这样的形式。</translation>
    </message>
    <message>
        <source>A row of &apos;%1&apos; must be two numbers, [%2], but here are %3.</source>
        <translation>“%1”的每一行必须是两个数字 [%2]，但此处有 %3 个。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is an empty list.</source>
        <translation>“%1”是空列表。</translation>
    </message>
    <message>
        <source>Add at least one entry.</source>
        <translation>请至少添加一项。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has %2 entries; at most %3 are allowed.</source>
        <translation>“%1”有 %2 项；最多允许 %3 项。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is %2, which some programs read as an octal number and others as a decimal one.</source>
        <translation>“%1”的值为 %2，有些程序会将其读作八进制数，有些则读作十进制数。</translation>
    </message>
    <message>
        <source>Write it without the leading zero.</source>
        <translation>请去掉开头的零。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not written in plain decimal digits.</source>
        <translation>“%1”不是用普通的十进制数字书写的。</translation>
    </message>
    <message>
        <source>Write it like 1000.</source>
        <translation>请写成 1000 这样的形式。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a whole number.</source>
        <translation>“%1”必须是整数。</translation>
    </message>
    <message>
        <source>Write it like 1000, without a point or an exponent.</source>
        <translation>请写成 1000 这样的形式，不带小数点或指数。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a number; infinity and NaN are none here.</source>
        <translation>“%1”必须是数字；此处不接受无穷大和 NaN。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be from %2 to %3.</source>
        <translation>“%1”必须在 %2 到 %3 之间。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be at least %2 and less than %3.</source>
        <translation>“%1”必须大于等于 %2 且小于 %3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be greater than %2.</source>
        <translation>“%1”必须大于 %2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be greater than %2 and at most %3.</source>
        <translation>“%1”必须大于 %2 且不超过 %3。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must begin with http:// or https://.</source>
        <translation>“%1”必须以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>Write it like http://127.0.0.1:8000.</source>
        <translation>请写成 http://127.0.0.1:8000 这样的形式。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must begin with http:// or https://, not %2://.</source>
        <translation>“%1”必须以 http:// 或 https:// 开头，而不是 %2://。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds a user name or password.</source>
        <translation>“%1”中包含用户名或密码。</translation>
    </message>
    <message>
        <source>Remove what stands before the @; a scenario must not hold secrets.</source>
        <translation>请删除 @ 之前的内容；场景中不得包含机密信息。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has a &apos;?&apos; or &apos;#&apos; part, which the address of a server has not.</source>
        <translation>“%1”带有“?”或“#”部分，服务器地址中不应有这些内容。</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>请将其删除。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the address of a server.</source>
        <translation>“%1”不是服务器地址。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a path that begins with &apos;/&apos;.</source>
        <translation>“%1”必须是以“/”开头的路径。</translation>
    </message>
    <message>
        <source>Write it like /v1/completions.</source>
        <translation>请写成 /v1/completions 这样的形式。</translation>
    </message>
    <message>
        <source>There is no dataset named &apos;%1&apos;.</source>
        <translation>没有名为“%1”的数据集。</translation>
    </message>
    <message>
        <source>There is no backend named &apos;%1&apos;.</source>
        <translation>没有名为“%1”的后端。</translation>
    </message>
    <message>
        <source>Known are: %2.</source>
        <translation>已知的有：%2。</translation>
    </message>
    <message>
        <source>&apos;goodput&apos; knows no metric &apos;%1&apos;.</source>
        <translation>“goodput”不支持指标“%1”。</translation>
    </message>
    <message>
        <source>Known are ttft, tpot and e2el, each in milliseconds.</source>
        <translation>已知的有 ttft、tpot 和 e2el，单位均为毫秒。</translation>
    </message>
    <message>
        <source>An entry of &apos;goodput&apos; must be a metric and milliseconds.</source>
        <translation>“goodput”的每一项必须是指标加毫秒数。</translation>
    </message>
    <message>
        <source>Write it like {ttft: 200} or [&quot;ttft:200&quot;].</source>
        <translation>请写成 {ttft: 200} 或 [&quot;ttft:200&quot;] 这样的形式。</translation>
    </message>
    <message>
        <source>Write it like {X-Team: search}.</source>
        <translation>请写成 {X-Team: search} 这样的形式。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a JSON object: %2.</source>
        <translation>“%1”不是 JSON 对象：%2。</translation>
    </message>
    <message>
        <source>Write it like &apos;{&quot;top_p&quot;: 0.9}&apos; or as a YAML mapping.</source>
        <translation>请写成 &apos;{&quot;top_p&quot;: 0.9}&apos; 这样的形式，或写成 YAML 映射。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has more than %2 values.</source>
        <translation>“%1”的值超过 %2 个。</translation>
    </message>
    <message>
        <source>The sweep has %1 points; at most %2 are allowed.</source>
        <translation>扫测有 %1 个测试点；最多允许 %2 个。</translation>
    </message>
    <message>
        <source>Every input/output row is measured with every concurrency row, rate and repeat: shorten one of the lists.</source>
        <translation>每个输入/输出行都会与每个并发行、速率和重复次数组合测量：请缩短其中一个列表。</translation>
    </message>
    <message>
        <source>With %2 requests a concurrency of %1 is never reached.</source>
        <translation>只有 %2 个请求时，永远达不到 %1 的并发数。</translation>
    </message>
    <message>
        <source>Send at least as many requests as may run at once, better several times as many.</source>
        <translation>发送的请求数至少应等于并发数，最好是其数倍。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lists the same entry twice; it is measured twice.</source>
        <translation>“%1”中同一项列出了两次；它会被测量两次。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; lists the same percentile twice.</source>
        <translation>“%1”中同一百分位列出了两次。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空值</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>布尔值 (true/false)</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a mapping</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>a list of pairs</source>
        <translation>数对列表</translation>
    </message>
    <message>
        <source>a number or a list of numbers</source>
        <translation>数字或数字列表</translation>
    </message>
    <message>
        <source>a mapping of names to milliseconds</source>
        <translation>名称到毫秒数的映射</translation>
    </message>
    <message>
        <source>a mapping of names to texts</source>
        <translation>名称到文本的映射</translation>
    </message>
    <message>
        <source>a JSON object</source>
        <translation>一个 JSON 对象</translation>
    </message>
    <message>
        <source>input tokens, output tokens</source>
        <translation>输入 Token, 输出 Token</translation>
    </message>
    <message>
        <source>max concurrency, number of requests</source>
        <translation>最大并发数, 请求数</translation>
    </message>
    <message>
        <source>There is no ramp named &apos;%1&apos;.</source>
        <translation>没有名为“%1”的速率爬升方式。</translation>
    </message>
    <message>
        <source>Known are linear and exponential.</source>
        <translation>已知的有 linear 和 exponential。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does nothing without &apos;ramp_up_strategy&apos;, &apos;ramp_up_start_rps&apos; and &apos;ramp_up_end_rps&apos;.</source>
        <translation>缺少“ramp_up_strategy”、“ramp_up_start_rps”和“ramp_up_end_rps”时，“%1”不起作用。</translation>
    </message>
    <message>
        <source>Give all three, or none.</source>
        <translation>请将三项全部填写，或全部不填。</translation>
    </message>
    <message>
        <source>A ramp sets the request rate; &apos;%1&apos; sets it too.</source>
        <translation>速率爬升会设定请求速率；“%1”也设定了请求速率。</translation>
    </message>
    <message>
        <source>Leave out request_rate, or the ramp.</source>
        <translation>请去掉 request_rate，或去掉速率爬升。</translation>
    </message>
    <message>
        <source>There is no LoRA assignment &apos;%1&apos;.</source>
        <translation>没有 LoRA 分配方式“%1”。</translation>
    </message>
    <message>
        <source>Known are random and round-robin.</source>
        <translation>已知的有 random 和 round-robin。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address of metrics.</source>
        <translation>“%1”不是有效的指标地址。</translation>
    </message>
    <message>
        <source>Write it like http://127.0.0.1:8000/metrics, or off.</source>
        <translation>请写成 http://127.0.0.1:8000/metrics 这样的形式，或填写 off。</translation>
    </message>
    <message>
        <source>A trace says when its requests are sent; &apos;%1&apos; says it too.</source>
        <translation>请求的发送时间由跟踪记录决定；“%1”也在规定发送时间。</translation>
    </message>
    <message>
        <source>Leave it out; timed_trace_sec_multiplier makes a trace faster or slower.</source>
        <translation>请去掉它；timed_trace_sec_multiplier 可以加快或放慢跟踪记录的回放。</translation>
    </message>
    <message>
        <source>The dataset &apos;%1&apos; needs a dataset_path, and none is given.</source>
        <translation>数据集“%1”需要 dataset_path，但没有给出。</translation>
    </message>
    <message>
        <source>Add &apos;dataset_path: FILE&apos;, or for hf the name of a dataset on the hub.</source>
        <translation>请添加“dataset_path: 文件”；对于 hf，请写数据集在 Hugging Face Hub 上的名称。</translation>
    </message>
    <message>
        <source>Known are random, prefix_repetition, sonnet, sharegpt, custom, burstgpt, timed_trace, hf, random_multi_turn and multi_turn.</source>
        <translation>已知的有 random、prefix_repetition、sonnet、sharegpt、custom、burstgpt、timed_trace、hf、random_multi_turn 和 multi_turn。</translation>
    </message>
    <message>
        <source>An entry of &apos;header&apos; is not a name and a text; neither may have anything but plain ASCII characters, the name no blanks.</source>
        <translation>“header”中有一项不是名称加文本；二者只能含普通 ASCII 字符，名称中不能有空格。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot have this value.</source>
        <translation>“%1”不能取这个值。</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>%1 is a folder, not a file.</source>
        <translation>%1 是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation>请指定一个文件。</translation>
    </message>
    <message>
        <source>Cannot open %1: %2.</source>
        <translation>无法打开 %1：%2。</translation>
    </message>
    <message>
        <source>Check the path and the permissions.</source>
        <translation>请检查路径和权限。</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is larger than the %3 bytes this kind of file may have.</source>
        <translation>%1 超过了此类文件允许的 %3 字节。</translation>
    </message>
    <message>
        <source>Is it the right file?</source>
        <translation>文件选对了吗？</translation>
    </message>
    <message>
        <source>Cannot create the folder %1.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>Choose a folder you may write to.</source>
        <translation>请选择您有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <source>Check the free space and the permissions.</source>
        <translation>请检查可用空间和权限。</translation>
    </message>
    <message>
        <source>Cannot open the request journal %1: %2.</source>
        <translation>无法打开请求日志记录 %1：%2。</translation>
    </message>
    <message>
        <source>Choose a results folder you may write to.</source>
        <translation>请选择您有写入权限的结果文件夹。</translation>
    </message>
    <message>
        <source>Cannot write the request journal %1: %2.</source>
        <translation>无法写入请求日志记录 %1：%2。</translation>
    </message>
    <message>
        <source>Check the free space; requests may be missing from it.</source>
        <translation>请检查可用空间；其中可能缺少部分请求。</translation>
    </message>
    <message>
        <source>A line of the request journal is damaged: %1.</source>
        <translation>请求日志记录中有一行已损坏：%1。</translation>
    </message>
    <message>
        <source>The other lines are still good.</source>
        <translation>其余各行仍然完好。</translation>
    </message>
    <message>
        <source>The manifest of this run is damaged: %1.</source>
        <translation>该运行记录的清单已损坏：%1。</translation>
    </message>
    <message>
        <source>Its result files may still be good; open them one by one.</source>
        <translation>其结果文件可能仍然完好；请逐个打开。</translation>
    </message>
    <message>
        <source>This run was written by a newer version of ServeScope.</source>
        <translation>该运行记录由更新版本的 ServeScope 写入。</translation>
    </message>
    <message>
        <source>Open it with that version.</source>
        <translation>请用该版本打开。</translation>
    </message>
    <message>
        <source>The run has no point %1.</source>
        <translation>该运行记录没有测试点 %1。</translation>
    </message>
    <message>
        <source>This is not JSON: %1.</source>
        <translation>这不是 JSON：%1。</translation>
    </message>
    <message>
        <source>Is the file complete?</source>
        <translation>文件完整吗？</translation>
    </message>
    <message>
        <source>This file is not a result of vllm bench serve.</source>
        <translation>该文件不是 vllm bench serve 的结果。</translation>
    </message>
    <message>
        <source>Choose a result file of vLLM&apos;s client or of ServeScope.</source>
        <translation>请选择 vLLM 客户端或 ServeScope 的结果文件。</translation>
    </message>
    <message>
        <source>The file holds %1 results, not one.</source>
        <translation>该文件包含 %1 个结果，而不是一个。</translation>
    </message>
    <message>
        <source>Split it into a file per result.</source>
        <translation>请将其拆分，每个文件只放一个结果。</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>文件夹 %1 不存在。</translation>
    </message>
    <message>
        <source>Was it moved or renamed?</source>
        <translation>它是否已被移动或重命名？</translation>
    </message>
    <message>
        <source>There is no result of vllm bench serve in %1.</source>
        <translation>%1 中没有 vllm bench serve 的结果。</translation>
    </message>
    <message>
        <source>Choose the folder a sweep wrote its results into.</source>
        <translation>请选择扫测写入结果的文件夹。</translation>
    </message>
    <message>
        <source>No request of %1 succeeded, so it has no result.</source>
        <translation>%1 没有任何请求成功，因此没有结果。</translation>
    </message>
    <message>
        <source>Its journal says why each of them failed.</source>
        <translation>其日志记录说明了每个请求失败的原因。</translation>
    </message>
    <message>
        <source>There is nothing to draw.</source>
        <translation>没有可绘制的内容。</translation>
    </message>
    <message>
        <source>The chart could not be drawn.</source>
        <translation>无法绘制图表。</translation>
    </message>
    <message>
        <source>The text is not a readable scenario.</source>
        <translation>该文本不是可读取的场景。</translation>
    </message>
    <message>
        <source>Mend the text first.</source>
        <translation>请先修正文本。</translation>
    </message>
    <message>
        <source>The text is written in a way that the form cannot change.</source>
        <translation>该文本的写法无法通过表单修改。</translation>
    </message>
    <message>
        <source>Make this change in the text.</source>
        <translation>请在文本中进行此修改。</translation>
    </message>
    <message>
        <source>The data set “%1” is not known.</source>
        <translation>未知的数据集“%1”。</translation>
    </message>
    <message>
        <source>Random prompts cannot be made with these settings.</source>
        <translation>无法用这些设置生成随机提示词。</translation>
    </message>
    <message>
        <source>The tokenizer %1 has no tokens to make random prompts of.</source>
        <translation>分词器 %1 没有可用于生成随机提示词的 Token。</translation>
    </message>
    <message>
        <source>Name another tokenizer.</source>
        <translation>请指定其他分词器。</translation>
    </message>
    <message>
        <source>The prompts cannot be kept in a temporary file.</source>
        <translation>无法将提示词保存到临时文件。</translation>
    </message>
    <message>
        <source>Free space there, or ask for fewer or shorter prompts.</source>
        <translation>请在该处腾出空间，或减少提示词的数量或长度。</translation>
    </message>
    <message>
        <source>The input is too short for the special tokens of the tokenizer.</source>
        <translation>输入太短，容不下分词器的特殊 Token。</translation>
    </message>
    <message>
        <source>Ask for more input tokens.</source>
        <translation>请增加输入 Token 数。</translation>
    </message>
    <message>
        <source>The tokenizer cannot be opened.</source>
        <translation>无法打开分词器。</translation>
    </message>
    <message>
        <source>Check its path; it is a .model file or the folder of one.</source>
        <translation>请检查其路径；它应是 .model 文件或包含该文件的文件夹。</translation>
    </message>
    <message>
        <source>The folder of the tokenizer has no model file that could be used.</source>
        <translation>分词器文件夹中没有可用的模型文件。</translation>
    </message>
    <message>
        <source>Name the file itself.</source>
        <translation>请直接指定该文件。</translation>
    </message>
    <message>
        <source>%1 is no SentencePiece model: %2.</source>
        <translation>%1 不是 SentencePiece 模型：%2。</translation>
    </message>
    <message>
        <source>The tokenizer %1 failed: %2.</source>
        <translation>分词器 %1 失败：%2。</translation>
    </message>
    <message>
        <source>A token is not in the vocabulary of the tokenizer.</source>
        <translation>有一个 Token 不在分词器的词表中。</translation>
    </message>
    <message>
        <source>The backend “%1” is not known.</source>
        <translation>未知的后端“%1”。</translation>
    </message>
    <message>
        <source>Known ones: %2.</source>
        <translation>已知的有：%2。</translation>
    </message>
    <message>
        <source>The base URL of the server cannot be used.</source>
        <translation>无法使用该服务器的基础 URL。</translation>
    </message>
    <message>
        <source>Write it like http://127.0.0.1:8000.</source>
        <translation>请写成 http://127.0.0.1:8000 这样的形式。</translation>
    </message>
    <message>
        <source>Nothing answers at %1: connection refused.</source>
        <translation>%1 没有响应：连接被拒绝。</translation>
    </message>
    <message>
        <source>Is the server running, and is the port right?</source>
        <translation>服务器是否在运行，端口是否正确？</translation>
    </message>
    <message>
        <source>The host %1 is not known.</source>
        <translation>未知的主机 %1。</translation>
    </message>
    <message>
        <source>Check the spelling of the base URL and the name service.</source>
        <translation>请检查基础 URL 的拼写和域名解析服务。</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>服务器未及时响应。</translation>
    </message>
    <message>
        <source>Is it reachable from here, with no firewall between, and done loading its model?</source>
        <translation>服务器是否可达，中间没有防火墙，并且已加载完模型？</translation>
    </message>
    <message>
        <source>There is no secure connection to the server.</source>
        <translation>无法与服务器建立安全连接。</translation>
    </message>
    <message>
        <source>Is it https, and is the certificate trusted on this machine?</source>
        <translation>服务器使用的是 https 吗？本机是否信任其证书？</translation>
    </message>
    <message>
        <source>The server closed the connection before its answer was complete.</source>
        <translation>服务器在响应完成之前关闭了连接。</translation>
    </message>
    <message>
        <source>Its log may tell why.</source>
        <translation>服务器的日志或许能说明原因。</translation>
    </message>
    <message>
        <source>The proxy towards the server failed.</source>
        <translation>到服务器的代理连接失败。</translation>
    </message>
    <message>
        <source>Check the proxy settings, or set no_proxy for this host.</source>
        <translation>请检查代理设置，或为该主机设置 no_proxy。</translation>
    </message>
    <message>
        <source>The address of the server is no http or https address.</source>
        <translation>服务器地址不是 http 或 https 地址。</translation>
    </message>
    <message>
        <source>The connection to the server failed.</source>
        <translation>与服务器的连接失败。</translation>
    </message>
    <message>
        <source>The server redirects requests to another address.</source>
        <translation>服务器将请求重定向到另一个地址。</translation>
    </message>
    <message>
        <source>Use that address as the base URL.</source>
        <translation>请将该地址用作基础 URL。</translation>
    </message>
    <message>
        <source>The server refused the request.</source>
        <translation>服务器拒绝了该请求。</translation>
    </message>
    <message>
        <source>Check the backend, the model and any extra parameters.</source>
        <translation>请检查后端、模型和额外参数。</translation>
    </message>
    <message>
        <source>The server found the request too long.</source>
        <translation>服务器认为该请求过长。</translation>
    </message>
    <message>
        <source>Shorten the input or the output, or serve the model with a longer context.</source>
        <translation>请缩短输入或输出，或以更长的上下文部署模型。</translation>
    </message>
    <message>
        <source>The server speaks HTTPS only.</source>
        <translation>服务器仅支持 HTTPS。</translation>
    </message>
    <message>
        <source>Write https:// in the base URL.</source>
        <translation>请在基础 URL 中使用 https://。</translation>
    </message>
    <message>
        <source>The server wants an API key, or refused the one it got.</source>
        <translation>服务器需要 API 密钥，或拒绝了所提供的密钥。</translation>
    </message>
    <message>
        <source>Set the right API key.</source>
        <translation>请设置正确的 API 密钥。</translation>
    </message>
    <message>
        <source>The server forbids this request.</source>
        <translation>服务器禁止该请求。</translation>
    </message>
    <message>
        <source>Check what the API key may do, and whether a proxy stands in between.</source>
        <translation>请检查 API 密钥的权限，以及中间是否有代理。</translation>
    </message>
    <message>
        <source>The server has nothing at this path.</source>
        <translation>服务器在该路径下没有任何内容。</translation>
    </message>
    <message>
        <source>Check the endpoint and the base URL.</source>
        <translation>请检查端点和基础 URL。</translation>
    </message>
    <message>
        <source>The server does not serve this model.</source>
        <translation>服务器不提供该模型。</translation>
    </message>
    <message>
        <source>Compare the model name with the server&apos;s list of models.</source>
        <translation>请将模型名称与服务器的模型列表进行对比。</translation>
    </message>
    <message>
        <source>The server takes no POST request at this path.</source>
        <translation>服务器在该路径下不接受 POST 请求。</translation>
    </message>
    <message>
        <source>A proxy in between wants a login.</source>
        <translation>中间的代理要求登录。</translation>
    </message>
    <message>
        <source>Set the proxy&apos;s user and password, or bypass it.</source>
        <translation>请设置代理的用户名和密码，或绕过代理。</translation>
    </message>
    <message>
        <source>The server did not answer in the time that it, or a gateway before it, allows.</source>
        <translation>服务器未在它或其前端网关允许的时间内响应。</translation>
    </message>
    <message>
        <source>The server limits the rate of requests.</source>
        <translation>服务器限制了请求速率。</translation>
    </message>
    <message>
        <source>Send fewer at a time.</source>
        <translation>请减少同时发送的请求数。</translation>
    </message>
    <message>
        <source>The server reports that the quota is used up.</source>
        <translation>服务器报告配额已用尽。</translation>
    </message>
    <message>
        <source>Check the account behind the API key.</source>
        <translation>请检查 API 密钥所属的账户。</translation>
    </message>
    <message>
        <source>The server is still loading its model.</source>
        <translation>服务器仍在加载模型。</translation>
    </message>
    <message>
        <source>Wait until it is ready.</source>
        <translation>请等待其就绪。</translation>
    </message>
    <message>
        <source>The server is overloaded or not ready.</source>
        <translation>服务器过载或尚未就绪。</translation>
    </message>
    <message>
        <source>The gateway did not reach the server behind it.</source>
        <translation>网关无法连接其后面的服务器。</translation>
    </message>
    <message>
        <source>Check that the server behind the gateway runs.</source>
        <translation>请检查网关后面的服务器是否在运行。</translation>
    </message>
    <message>
        <source>The server does not support this request.</source>
        <translation>服务器不支持该请求。</translation>
    </message>
    <message>
        <source>Check the endpoint and the model.</source>
        <translation>请检查端点和模型。</translation>
    </message>
    <message>
        <source>The server failed on the request.</source>
        <translation>服务器处理该请求时失败。</translation>
    </message>
    <message>
        <source>Its log says more.</source>
        <translation>服务器的日志中有更多信息。</translation>
    </message>
    <message>
        <source>The server gave an unexpected answer.</source>
        <translation>服务器给出了意外的响应。</translation>
    </message>
    <message>
        <source>A web page answered instead of the model server.</source>
        <translation>响应的是网页，而不是模型服务器。</translation>
    </message>
    <message>
        <source>Check host, port and path, and whether a proxy asks for a login.</source>
        <translation>请检查主机、端口和路径，以及代理是否要求登录。</translation>
    </message>
    <message>
        <source>The server&apos;s answer holds no completion.</source>
        <translation>服务器的响应中没有补全内容。</translation>
    </message>
    <message>
        <source>Check that the endpoint fits the backend.</source>
        <translation>请检查端点与后端是否匹配。</translation>
    </message>
    <message>
        <source>The server sent no stream of events.</source>
        <translation>服务器没有发送事件流。</translation>
    </message>
    <message>
        <source>The server sent far too much without the end of an event.</source>
        <translation>服务器发送了过多数据，却始终没有结束事件。</translation>
    </message>
    <message>
        <source>Events of the answer were not valid JSON.</source>
        <translation>响应中的事件不是有效的 JSON。</translation>
    </message>
    <message>
        <source>The server reported an error in the middle of its answer.</source>
        <translation>服务器在响应中途报告了错误。</translation>
    </message>
    <message>
        <source>The server broke the answer off.</source>
        <translation>服务器中断了响应。</translation>
    </message>
    <message>
        <source>The server closed the stream before the answer was complete.</source>
        <translation>服务器在响应完成之前关闭了数据流。</translation>
    </message>
    <message>
        <source>The connection broke before the end of the answer.</source>
        <translation>连接在响应结束之前断开。</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>请求已取消。</translation>
    </message>
    <message>
        <source>The request did not end within its time limit.</source>
        <translation>请求未在其时限内结束。</translation>
    </message>
    <message>
        <source>%1 requests at once need as many connections; this system lets a program open %2 files.</source>
        <translation>同时发送 %1 个请求需要同样多的连接；本系统允许一个程序打开 %2 个文件。</translation>
    </message>
    <message>
        <source>Lower the concurrency, or raise the limit (ulimit -n).</source>
        <translation>请降低并发数，或提高上限 (ulimit -n)。</translation>
    </message>
    <message>
        <source>No request was answered.</source>
        <translation>没有任何请求得到响应。</translation>
    </message>
    <message>
        <source>The server&apos;s tokenizer failed.</source>
        <translation>服务器的分词器失败。</translation>
    </message>
    <message>
        <source>Look into the server&apos;s log.</source>
        <translation>请查看服务器的日志。</translation>
    </message>
    <message>
        <source>The server offers no tokenizer.</source>
        <translation>服务器不提供分词器。</translation>
    </message>
    <message>
        <source>Name a local SentencePiece model as the tokenizer, or accept estimated lengths.</source>
        <translation>请指定本地 SentencePiece 模型作为分词器，或接受估算的长度。</translation>
    </message>
    <message>
        <source>The server&apos;s tokenizer refuses the request.</source>
        <translation>服务器的分词器拒绝了该请求。</translation>
    </message>
    <message>
        <source>Check the API key.</source>
        <translation>请检查 API 密钥。</translation>
    </message>
    <message>
        <source>The built-in server cannot listen on 127.0.0.1, port %1: %2.</source>
        <translation>内置服务器无法在 127.0.0.1 的端口 %1 上监听：%2。</translation>
    </message>
    <message>
        <source>Choose another port, or 0 for any free one.</source>
        <translation>请选择其他端口，或填 0 以使用任意空闲端口。</translation>
    </message>
    <message>
        <source>The built-in server is already running at %1.</source>
        <translation>内置服务器已在 %1 上运行。</translation>
    </message>
    <message>
        <source>The built-in server cannot start: %1.</source>
        <translation>内置服务器无法启动：%1。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a sentence and the technical details</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, what to do</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The backend %1 has no way to send %2.</source>
        <translation>后端 %1 无法发送 %2。</translation>
    </message>
    <message>
        <source>Leave it out, or put it into extra_body under the server&apos;s own name for it.</source>
        <translation>请去掉该项，或以服务器自身对它的命名写入 extra_body。</translation>
    </message>
    <message>
        <source>The environment variable %1, which key_env names, is not set.</source>
        <translation>key_env 指定的环境变量 %1 未设置。</translation>
    </message>
    <message>
        <source>Set it to the server&apos;s API key, or leave key_env out.</source>
        <translation>请将其设为服务器的 API 密钥，或去掉 key_env。</translation>
    </message>
    <message>
        <source>The server went on past %1 tokens although %2 were asked for, and was stopped.</source>
        <translation>服务器生成超过 %1 个 Token 后仍在继续，而要求的是 %2 个，因此已被停止。</translation>
    </message>
    <message>
        <source>It may not know the length by the name of %3: choose the backend made for this server.</source>
        <translation>它可能不认识以 %3 命名的长度参数：请选择专用于该服务器的后端。</translation>
    </message>
    <message>
        <source>The server ended its answer without a single token.</source>
        <translation>服务器结束了响应，但没有返回任何 Token。</translation>
    </message>
    <message>
        <source>%1 holds no telemetry of ServeScope.</source>
        <translation>%1 中没有 ServeScope 的遥测数据。</translation>
    </message>
    <message>
        <source>%1 of the %2 requests that had ended failed, the last with “%3”.</source>
        <translation>已结束的 %2 个请求中有 %1 个失败，最后一个的错误为“%3”。</translation>
    </message>
    <message>
        <source>Mend the cause, or allow more errors.</source>
        <translation>请排除原因，或允许更多错误。</translation>
    </message>
    <message>
        <source>The request was still running %1 s after the sending had ended.</source>
        <translation>停止发送 %1 s 后，该请求仍在运行。</translation>
    </message>
    <message>
        <source>Allow a longer drain time if its figures matter.</source>
        <translation>如果其数据重要，请允许更长的收尾时间。</translation>
    </message>
    <message>
        <source>One time stamp in a hundred was more than %1 ms late in this program.</source>
        <translation>本程序中每 100 个时间戳有 1 个延迟超过 %1 ms。</translation>
    </message>
    <message>
        <source>One request in a hundred left more than %1 ms later than planned.</source>
        <translation>每 100 个请求有 1 个的发送时间比计划晚超过 %1 ms。</translation>
    </message>
    <message>
        <source>%1 requests at once had only %2 connections: some waited for others.</source>
        <translation>同时进行的 %1 个请求只有 %2 个连接：部分请求需要等待其他请求。</translation>
    </message>
    <message>
        <source>%1 of %2 requests were sent twice, because the server had closed their connection.</source>
        <translation>%2 个请求中有 %1 个发送了两次，因为服务器关闭了它们的连接。</translation>
    </message>
    <message>
        <source>Raise the server&apos;s keep-alive time.</source>
        <translation>请延长服务器的 keep-alive 时间。</translation>
    </message>
    <message>
        <source>The processor was %1 % busy, only %2 % of it for this program.</source>
        <translation>处理器占用率为 %1 %，其中本程序仅占 %2 %。</translation>
    </message>
    <message>
        <source>Close what else runs here, or measure from another machine than the server&apos;s.</source>
        <translation>请关闭此处运行的其他程序，或从服务器以外的机器上测量。</translation>
    </message>
    <message>
        <source>The processor was %1 % busy, %2 % of it for this program.</source>
        <translation>处理器占用率为 %1 %，其中本程序占 %2 %。</translation>
    </message>
    <message>
        <source>Lower the load, or measure from a machine with more cores.</source>
        <translation>请降低负载，或从核心更多的机器上测量。</translation>
    </message>
    <message>
        <source>The built-in simulator could not be used.</source>
        <translation>无法使用内置模拟器。</translation>
    </message>
    <message>
        <source>No temporary folder can be made.</source>
        <translation>无法创建临时文件夹。</translation>
    </message>
    <message>
        <source>The simulator&apos;s log of the self-test cannot be read.</source>
        <translation>无法读取自检时模拟器的日志。</translation>
    </message>
    <message>
        <source>Is the disk of temporary files full?</source>
        <translation>临时文件所在的磁盘是否已满？</translation>
    </message>
    <message>
        <source>The stored self-test is not one of this program.</source>
        <translation>存储的自检结果不是本程序的。</translation>
    </message>
    <message>
        <source>Run the self-test again.</source>
        <translation>请重新运行自检。</translation>
    </message>
    <message>
        <source>The stored self-test comes from a newer version of this program.</source>
        <translation>存储的自检结果来自本程序的更新版本。</translation>
    </message>
    <message>
        <source>This is not JSON: something is wrong in line %2, column %3.</source>
        <translation>这不是 JSON：第 %2 行第 %3 列有误。</translation>
    </message>
    <message>
        <source>Is the file complete, and the right one?</source>
        <translation>文件是否完整，是否选对了文件？</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>其中没有任何内容。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>Did its writer end properly?</source>
        <translation>写入该文件的程序是否正常结束？</translation>
    </message>
    <message>
        <source>The file is compressed (%1).</source>
        <translation>文件已压缩 (%1)。</translation>
    </message>
    <message>
        <source>Unpack it first.</source>
        <translation>请先解压。</translation>
    </message>
    <message>
        <source>This is not a text file but %1.</source>
        <translation>这不是文本文件，而是 %1。</translation>
    </message>
    <message>
        <source>Choose the JSON, JSON Lines or CSV file of the run.</source>
        <translation>请选择该次运行的 JSON、JSON Lines 或 CSV 文件。</translation>
    </message>
    <message>
        <source>This is not a benchmark result that is known; it holds %1.</source>
        <translation>这不是已知的基准测试结果；其中包含 %1。</translation>
    </message>
    <message>
        <source>Results of vLLM, SGLang, AIPerf, GenAI-Perf, GuideLLM, inference-perf, evalscope and LLMPerf can be read, and aggregate_results.csv.</source>
        <translation>可以读取 vLLM、SGLang、AIPerf、GenAI-Perf、GuideLLM、inference-perf、evalscope 和 LLMPerf 的结果，以及 aggregate_results.csv。</translation>
    </message>
    <message>
        <source>The file is not complete, or something in it is not as expected.</source>
        <translation>文件不完整，或其中有内容不符合预期。</translation>
    </message>
    <message>
        <source>This is a result of vLLM&apos;s offline benchmark: no server was measured.</source>
        <translation>这是 vLLM 离线基准测试的结果：没有测量任何服务器。</translation>
    </message>
    <message>
        <source>Choose a result of vllm bench serve.</source>
        <translation>请选择 vllm bench serve 的结果。</translation>
    </message>
    <message>
        <source>This is only a part of a result: %1.</source>
        <translation>这只是结果的一部分：%1。</translation>
    </message>
    <message>
        <source>Keep it beside %2 and name both, or their folder.</source>
        <translation>请将它与 %2 放在一起并同时指定两者，或指定它们所在的文件夹。</translation>
    </message>
    <message>
        <source>There is no benchmark result in %1.</source>
        <translation>%1 中没有基准测试结果。</translation>
    </message>
    <message>
        <source>Name a run folder or a result file.</source>
        <translation>请指定运行记录文件夹或结果文件。</translation>
    </message>
    <message>
        <source>No request of this point succeeded.</source>
        <translation>该测试点没有成功的请求。</translation>
    </message>
    <message>
        <source>No point of %1 has a counterpart in %2.</source>
        <translation>%1 中没有任何测试点能在 %2 中找到对应项。</translation>
    </message>
    <message>
        <source>Points are matched by input and output length, concurrency and request rate.</source>
        <translation>测试点按输入和输出长度、并发数及请求速率进行匹配。</translation>
    </message>
    <message>
        <source>The figures follow different conventions (%1) and cannot be held against each other.</source>
        <translation>这些数据采用不同的统计口径 (%1)，无法相互比较。</translation>
    </message>
    <message>
        <source>Measure both with one tool, or with ServeScope, which can recompute its own.</source>
        <translation>请用同一工具测量两者，或用 ServeScope 测量，它可以重新计算自己的数据。</translation>
    </message>
    <message>
        <source>The run in %1 is still being written.</source>
        <translation>%1 中的运行记录仍在写入。</translation>
    </message>
    <message>
        <source>Stop it first, or wait for its end.</source>
        <translation>请先停止它，或等待其结束。</translation>
    </message>
    <message>
        <source>%1 cannot be moved.</source>
        <translation>无法移动 %1。</translation>
    </message>
    <message>
        <source>Check the permissions, and whether another program has a file of it open.</source>
        <translation>请检查权限，以及是否有其他程序打开了其中的文件。</translation>
    </message>
    <message>
        <source>The run in %1 is being written by another ServeScope.</source>
        <translation>%1 中的运行记录正由另一个 ServeScope 写入。</translation>
    </message>
    <message>
        <source>Wait for its end.</source>
        <translation>请等待其结束。</translation>
    </message>
    <message>
        <source>The run in %1 was imported; there is nothing to run.</source>
        <translation>%1 中的运行记录是导入的；没有可运行的内容。</translation>
    </message>
    <message>
        <source>The scenario of %1 does not make the points of its manifest.</source>
        <translation>%1 的场景与其清单中的测试点不一致。</translation>
    </message>
    <message>
        <source>Was its combos.yaml changed? Start a new run with it.</source>
        <translation>其 combos.yaml 是否被更改过？请用它开始新的运行。</translation>
    </message>
    <message>
        <source>It is no JSON: line %1, column %2: %3.</source>
        <translation>这不是 JSON：第 %1 行第 %2 列：%3。</translation>
    </message>
    <message>
        <source>%1 cannot be used as a tokenizer: %2.</source>
        <translation>%1 无法用作分词器：%2。</translation>
    </message>
    <message>
        <source>Download the file again.</source>
        <translation>请重新下载该文件。</translation>
    </message>
    <message>
        <source>This tokenizer cannot be followed exactly: %1 is not known.</source>
        <translation>无法完全准确地再现该分词器：%1 未知。</translation>
    </message>
    <message>
        <source>Use the server&apos;s own tokenizer, or the model&apos;s SentencePiece file.</source>
        <translation>请使用服务器自身的分词器，或该模型的 SentencePiece 文件。</translation>
    </message>
    <message>
        <source>The pattern %1 cannot be matched exactly: %2.</source>
        <translation>无法准确匹配模式 %1：%2。</translation>
    </message>
    <message>
        <source>Use the server&apos;s own tokenizer, or another file of the same model.</source>
        <translation>请使用服务器自身的分词器，或同一模型的其他文件。</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s pattern %1 needs too many steps on this text.</source>
        <translation>分词器的模式 %1 处理该文本所需的步骤过多。</translation>
    </message>
    <message>
        <source>Use the server&apos;s own tokenizer, or other texts.</source>
        <translation>请使用服务器自身的分词器，或其他文本。</translation>
    </message>
    <message>
        <source>The tokenizer %1 has no token for “%2”, not even one for what is unknown.</source>
        <translation>分词器 %1 没有对应“%2”的 Token，甚至没有表示未知内容的 Token。</translation>
    </message>
    <message>
        <source>Use other texts or another tokenizer.</source>
        <translation>请使用其他文本或其他分词器。</translation>
    </message>
    <message>
        <source>Expected %1, found %2.</source>
        <translation>应为 %1，实际为 %2。</translation>
    </message>
    <message>
        <source>The tokenizer of %1 is not in the cache %2 and cannot be downloaded: %3.</source>
        <translation>%1 的分词器不在缓存 %2 中，且无法下载：%3。</translation>
    </message>
    <message>
        <source>Copy the Hugging Face cache from a machine with access, set HF_ENDPOINT to a mirror, or name a tokenizer file.</source>
        <translation>请从可访问网络的机器复制 Hugging Face 缓存，将 HF_ENDPOINT 设为镜像站，或指定分词器文件。</translation>
    </message>
    <message>
        <source>%1 is a gated repository, and access was not granted (status %2).</source>
        <translation>%1 是受限仓库，访问未获授权（状态码 %2）。</translation>
    </message>
    <message>
        <source>Accept its terms at %3 and set HF_TOKEN to a token of that account.</source>
        <translation>请在 %3 接受其条款，并将 HF_TOKEN 设为该账户的令牌。</translation>
    </message>
    <message>
        <source>%1 is not on the hub, or it is private (status %2).</source>
        <translation>%1 不在 Hub 上，或为私有仓库（状态码 %2）。</translation>
    </message>
    <message>
        <source>Check the name; for a private repository set HF_TOKEN.</source>
        <translation>请检查名称；对于私有仓库，请设置 HF_TOKEN。</translation>
    </message>
    <message>
        <source>The repository %1 has no tokenizer file.</source>
        <translation>仓库 %1 中没有分词器文件。</translation>
    </message>
    <message>
        <source>Many quantized copies leave it out: name the original model as the tokenizer.</source>
        <translation>许多量化版本都不附带它：请将原始模型指定为分词器。</translation>
    </message>
    <message>
        <source>%1 answered with status %2.</source>
        <translation>%1 返回了状态码 %2。</translation>
    </message>
    <message>
        <source>Try again later, or name a tokenizer file.</source>
        <translation>请稍后重试，或指定分词器文件。</translation>
    </message>
    <message>
        <source>Name it with --dataset-path, or dataset_path in a scenario.</source>
        <translation>请用 --dataset-path 指定，或在场景中用 dataset_path 指定。</translation>
    </message>
    <message>
        <source>The data set %1 cannot be used: %2.</source>
        <translation>无法使用数据集 %1：%2。</translation>
    </message>
    <message>
        <source>A data set is a JSON array of objects, or one JSON object per line, in UTF-8.</source>
        <translation>数据集应为由对象组成的 JSON 数组，或每行一个 JSON 对象，采用 UTF-8 编码。</translation>
    </message>
    <message>
        <source>%1, line %2: expected %3, found %4.</source>
        <translation>%1 第 %2 行：应为 %3，实际为 %4。</translation>
    </message>
    <message>
        <source>The data set %1 has no entries.</source>
        <translation>数据集 %1 中没有条目。</translation>
    </message>
    <message>
        <source>Of %2 entries of %1 only %3 can be used, but %4 are asked for.</source>
        <translation>%1 的 %2 个条目中只有 %3 个可用，但要求 %4 个。</translation>
    </message>
    <message>
        <source>Ask for fewer prompts, or let them be drawn more than once.</source>
        <translation>请减少提示词数量，或允许重复抽取。</translation>
    </message>
    <message>
        <source>%1 of %2 requests left late, because their prompt was still being made.</source>
        <translation>%2 个请求中有 %1 个发出得晚，因为其提示词当时还在生成。</translation>
    </message>
    <message>
        <source>Ask for shorter prompts, or measure from a machine with more cores.</source>
        <translation>请缩短提示词，或换用核心更多的机器进行测量。</translation>
    </message>
    <message>
        <source>The PDF cannot be written.</source>
        <translation>无法写入 PDF。</translation>
    </message>
    <message>
        <source>Check the free space and the folder.</source>
        <translation>请检查剩余空间和文件夹。</translation>
    </message>
    <message>
        <source>All points of %1 are measured; there is nothing to resume.</source>
        <translation>%1 的所有测试点都已测量，没有可继续的内容。</translation>
    </message>
    <message>
        <source>The scenario stored in %1 cannot be run any more.</source>
        <translation>%1 中保存的场景已无法运行。</translation>
    </message>
    <message>
        <source>Open its combos.yaml to see why.</source>
        <translation>打开其中的 combos.yaml 查看原因。</translation>
    </message>
    <message>
        <source>The data set “%1” needs a file, or for hf a name on the hub.</source>
        <translation>数据集“%1”需要一个文件；对于 hf，需要 Hub 上的名称。</translation>
    </message>
    <message>
        <source>The trace %1 cannot be used: %2.</source>
        <translation>无法使用跟踪记录 %1：%2。</translation>
    </message>
    <message>
        <source>Known are CSV files of BurstGPT and Azure and JSON lines such as Mooncake&apos;s.</source>
        <translation>已知的格式有 BurstGPT 和 Azure 的 CSV 文件，以及 Mooncake 那样的 JSON Lines。</translation>
    </message>
    <message>
        <source>The text %1 cannot be used: %2.</source>
        <translation>无法使用文本 %1：%2。</translation>
    </message>
    <message>
        <source>A sonnet data set is a text file in UTF-8, one verse a line.</source>
        <translation>sonnet 数据集是 UTF-8 编码的文本文件，每行一句诗。</translation>
    </message>
    <message>
        <source>An input of %1 tokens is too short for the instruction and the prefix, which have %2.</source>
        <translation>%1 个 Token 的输入容纳不下共有 %2 个 Token 的指令和前缀。</translation>
    </message>
    <message>
        <source>Ask for a longer input or a shorter prefix.</source>
        <translation>请加大输入长度，或缩短前缀。</translation>
    </message>
    <message>
        <source>“%1” is not the name of a data set on the Hugging Face hub.</source>
        <translation>“%1”不是 Hugging Face Hub 上数据集的名称。</translation>
    </message>
    <message>
        <source>Write it like openai/gsm8k.</source>
        <translation>请写成 openai/gsm8k 的形式。</translation>
    </message>
    <message>
        <source>The data set %1 is gated or private, or does not exist (status %2).</source>
        <translation>数据集 %1 受限、为私有，或者不存在（状态码 %2）。</translation>
    </message>
    <message>
        <source>Accept its terms on the hub and set HF_TOKEN to a token of that account.</source>
        <translation>请在 Hub 上接受其条款，并将 HF_TOKEN 设为该账户的访问令牌。</translation>
    </message>
    <message>
        <source>The hub has no rows of the data set %1 (status %2).</source>
        <translation>Hub 上没有数据集 %1 的数据行（状态码 %2）。</translation>
    </message>
    <message>
        <source>Check the name. Where the hub has no viewer, download the file and use custom or sharegpt.</source>
        <translation>请检查名称。如果 Hub 没有提供该数据集的预览，请下载文件并使用 custom 或 sharegpt。</translation>
    </message>
    <message>
        <source>The data set %1 has no %2.</source>
        <translation>数据集 %1 没有 %2。</translation>
    </message>
    <message>
        <source>Its subsets and splits are: %3.</source>
        <translation>它的子集和划分有：%3。</translation>
    </message>
    <message>
        <source>%1 is not ready to give out the rows of %2 (status %3).</source>
        <translation>%1 尚不能提供 %2 的数据行（状态码 %3）。</translation>
    </message>
    <message>
        <source>What has arrived is kept. Try again later; HF_TOKEN raises the limits.</source>
        <translation>已收到的数据会保留。请稍后重试；设置 HF_TOKEN 可以提高限额。</translation>
    </message>
    <message>
        <source>%1 answered with status %2: %3.</source>
        <translation>%1 返回了状态码 %2：%3。</translation>
    </message>
    <message>
        <source>Try again later, or download the file and use custom or sharegpt.</source>
        <translation>请稍后重试，或下载文件并使用 custom 或 sharegpt。</translation>
    </message>
    <message>
        <source>The rows of %1 cannot be fetched from %2: %3.</source>
        <translation>无法从 %2 获取 %1 的数据行：%3。</translation>
    </message>
    <message>
        <source>What has arrived is kept. Try again, or set HF_DATASETS_SERVER to a mirror.</source>
        <translation>已收到的数据会保留。请重试，或将 HF_DATASETS_SERVER 设为镜像地址。</translation>
    </message>
    <message>
        <source>The data set %1 has no text in a column %2.</source>
        <translation>数据集 %1 的列 %2 中没有文本。</translation>
    </message>
    <message>
        <source>Name one as hf_column; its columns are %3.</source>
        <translation>请用 hf_column 指定一列；它的列有 %3。</translation>
    </message>
    <message>
        <source>The column %2 of %1 holds images or sounds, which are not sent.</source>
        <translation>%1 的列 %2 包含图像或声音，而它们不会被发送。</translation>
    </message>
    <message>
        <source>To send the texts alone, name their column as hf_column.</source>
        <translation>如果只发送文本，请用 hf_column 指定其所在的列。</translation>
    </message>
    <message>
        <source>The data set “%1” holds conversations, and the backend %2 takes one text only.</source>
        <translation>数据集“%1”包含多轮对话，而后端 %2 只接受单段文本。</translation>
    </message>
    <message>
        <source>Choose a chat backend, such as openai-chat.</source>
        <translation>请选择对话类后端，例如 openai-chat。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted on this machine: %2.</source>
        <translation>本机不信任 %1 的证书：%2。</translation>
    </message>
    <message>
        <source>If it is a server of your own, let the test of the connection show you the certificate.</source>
        <translation>如果是您自己的服务器，请通过“测试连接”查看该证书。</translation>
    </message>
    <message>
        <source>No keychain service can be used here.</source>
        <translation>此处没有可用的密钥环服务。</translation>
    </message>
    <message>
        <source>Start one, such as GNOME Keyring, KWallet or KeePassXC, or set the environment variable instead.</source>
        <translation>请启动一个密钥环服务（如 GNOME Keyring、KWallet 或 KeePassXC），或改为设置环境变量。</translation>
    </message>
    <message>
        <source>The system keychain was not opened for ServeScope.</source>
        <translation>系统密钥环未对 ServeScope 开放。</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>请解锁后重试。</translation>
    </message>
    <message>
        <source>The system keychain failed.</source>
        <translation>系统密钥环出错。</translation>
    </message>
    <message>
        <source>The system keychain does not answer.</source>
        <translation>系统密钥环没有响应。</translation>
    </message>
    <message>
        <source>Does it wait for its password in another window?</source>
        <translation>它是否正在另一个窗口中等待输入密码？</translation>
    </message>
    <message>
        <source>This ServeScope was built without access to the system keychain.</source>
        <translation>此 ServeScope 在构建时未包含系统密钥环支持。</translation>
    </message>
    <message>
        <source>Build it with QtKeychain, or set the environment variable instead.</source>
        <translation>请使用 QtKeychain 重新构建，或改为设置环境变量。</translation>
    </message>
    <message>
        <source>%1 is no picture a report can carry.</source>
        <translation>%1 不是报告可以使用的图片。</translation>
    </message>
    <message>
        <source>Choose a PNG, JPEG or SVG file.</source>
        <translation>请选择 PNG、JPEG 或 SVG 文件。</translation>
    </message>
    <message>
        <source>The logo %1 cannot be drawn.</source>
        <translation>无法绘制徽标 %1。</translation>
    </message>
    <message>
        <source>Is the file complete? Save it again as PNG.</source>
        <translation>文件是否完整？请重新保存为 PNG。</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by no authority in %2: %3.</source>
        <translation>%1 的证书并非由 %2 中的任何证书颁发机构签发：%3。</translation>
    </message>
    <message>
        <source>Name the certificates of the authority that made it.</source>
        <translation>请指定签发该证书的机构的证书。</translation>
    </message>
    <message>
        <source>The file of certificates %1 cannot be read: %2.</source>
        <translation>无法读取证书文件 %1：%2。</translation>
    </message>
    <message>
        <source>Name a file in PEM form that has the certificates of your authority.</source>
        <translation>请指定一个 PEM 格式的文件，其中包含您的证书颁发机构的证书。</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form.</source>
        <translation>%1 中没有 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>It has to have a block that begins with -----BEGIN CERTIFICATE-----.</source>
        <translation>文件中必须有以 -----BEGIN CERTIFICATE----- 开头的部分。</translation>
    </message>
    <message>
        <source>The certificates in %1 were valid until %2.</source>
        <translation>%1 中的证书已于 %2 过期。</translation>
    </message>
    <message>
        <source>Ask for the authority&apos;s present certificate.</source>
        <translation>请向该机构索取当前有效的证书。</translation>
    </message>
    <message>
        <source>The answer came compressed, although it was asked for uncompressed.</source>
        <translation>请求的是未压缩的应答，收到的却是压缩数据。</translation>
    </message>
    <message>
        <source>Switch compression off for this path at the proxy before the server.</source>
        <translation>请在服务器前的代理上为此路径关闭压缩。</translation>
    </message>
    <message>
        <source>The request journal %1 holds %2 of the %3 requests that were written to it.</source>
        <translation>请求日志记录 %1 中只有 %2 个请求，而写入的是 %3 个。</translation>
    </message>
    <message>
        <source>Did another program change it? Run the point again.</source>
        <translation>是否有其他程序改动了它？请重新运行该测试点。</translation>
    </message>
    <message>
        <source>“%1” cannot have this value.</source>
        <translation>“%1”不能取这个值。</translation>
    </message>
    <message>
        <source>%1 of %2 requests were sent on to %3 by the server: their TTFT contains a round trip and a connection more.</source>
        <translation>%2 个请求中有 %1 个被服务器重定向到 %3：它们的 TTFT 多包含一次往返和一次连接。</translation>
    </message>
    <message>
        <source>Give that path as the scenario&apos;s endpoint.</source>
        <translation>请把该路径填为场景的端点。</translation>
    </message>
    <message>
        <source>The scenario %1 that was left in the queue cannot be run any more.</source>
        <translation>队列中遗留的场景 %1 已无法运行。</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>N/A</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a number and its unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands</comment>
        <translation>%1 k</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 G</source>
        <comment>thousand millions</comment>
        <translation>%1 G</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>The life of three requests</source>
        <translation>三个请求的一生</translation>
    </message>
    <message>
        <source>Time (ms)</source>
        <translation>时间 (ms)</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>waits at the server</source>
        <translation>在服务器等待</translation>
    </message>
    <message>
        <source>prefill</source>
        <translation>预填充</translation>
    </message>
    <message>
        <source>decode: one token each</source>
        <translation>解码：每点一个 Token</translation>
    </message>
    <message>
        <source>TTFT of request 1</source>
        <translation>请求 1 的 TTFT</translation>
    </message>
    <message>
        <source>end of request 3</source>
        <translation>请求 3 结束</translation>
    </message>
    <message>
        <source>The same rate, three kinds of arrivals</source>
        <translation>相同速率，三种到达方式</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>时间 (s)</translation>
    </message>
    <message>
        <source>Requests sent</source>
        <translation>已发送的请求</translation>
    </message>
    <message>
        <source>burstiness %1</source>
        <translation>突发度 %1</translation>
    </message>
    <message>
        <source>Throughput bends where the server is full</source>
        <translation>服务器饱和处吞吐量弯曲</translation>
    </message>
    <message>
        <source>output throughput</source>
        <translation>输出吞吐量</translation>
    </message>
    <message>
        <source>full</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>median: half of the requests</source>
        <translation>中位数：一半的请求</translation>
    </message>
    <message>
        <source>p99: 99 of 100 requests</source>
        <translation>p99：100 个请求中的 99 个</translation>
    </message>
    <message>
        <source>ServeScope: guide to measuring LLM servers</source>
        <translation>ServeScope：LLM 服务器测量指南</translation>
    </message>
</context>
<context>
    <name>HealthWords</name>
    <message>
        <source>Instrument good</source>
        <translation>仪器良好</translation>
    </message>
    <message>
        <source>Instrument doubtful</source>
        <translation>仪器存疑</translation>
    </message>
    <message>
        <source>Instrument not trustworthy</source>
        <translation>仪器不可信</translation>
    </message>
    <message>
        <source>Instrument not judged</source>
        <translation>仪器未评估</translation>
    </message>
    <message>
        <source>This program did not disturb what it measured.</source>
        <translation>本程序未干扰其测量对象。</translation>
    </message>
    <message>
        <source>Time stamps were at most %1 late in 99 of 100 cases.</source>
        <translation>每 100 次中有 99 次时间戳的延迟不超过 %1。</translation>
    </message>
    <message>
        <source>It used %1 of the processor.</source>
        <translation>本程序占用了处理器的 %1。</translation>
    </message>
    <message numerus="yes">
        <source>Instrument error here by the self-test at %n stream(s): TTFT %1, ITL ±%2.</source>
        <translation>
            <numerusform>自检得出的仪器误差（%n 个数据流时）：TTFT %1，ITL ±%2。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogHistogram</name>
    <message>
        <source>SLO</source>
        <translation>SLO</translation>
    </message>
    <message>
        <source>Percentiles of %1</source>
        <translation>%1 的百分位数</translation>
    </message>
    <message>
        <source>One in … is slower (2: median, 100: p99)</source>
        <translation>每多少个中有一个更慢（2：中位数，100：p99）</translation>
    </message>
    <message>
        <source>%1 (ms)</source>
        <translation>%1 (ms)</translation>
    </message>
</context>
<context>
    <name>Metrics</name>
    <message>
        <source>Time to first token</source>
        <translation>首 Token 延迟 (TTFT)</translation>
    </message>
    <message>
        <source>Time per output token</source>
        <translation>每输出 Token 耗时 (TPOT)</translation>
    </message>
    <message>
        <source>Inter-token latency</source>
        <translation>Token 间延迟 (ITL)</translation>
    </message>
    <message>
        <source>End-to-end latency</source>
        <translation>端到端延迟 (E2EL)</translation>
    </message>
    <message>
        <source>Client queue time</source>
        <translation>客户端排队时间</translation>
    </message>
    <message>
        <source>Request throughput</source>
        <translation>请求吞吐量</translation>
    </message>
    <message>
        <source>Request goodput</source>
        <translation>请求有效吞吐量 (goodput)</translation>
    </message>
    <message>
        <source>Output token throughput</source>
        <translation>输出 Token 吞吐量</translation>
    </message>
    <message>
        <source>Total token throughput</source>
        <translation>总 Token 吞吐量</translation>
    </message>
    <message>
        <source>Peak output token throughput</source>
        <translation>峰值输出 Token 吞吐量</translation>
    </message>
    <message>
        <source>Peak concurrent requests</source>
        <translation>峰值并发请求数</translation>
    </message>
    <message>
        <source>Benchmark duration</source>
        <translation>测试时长</translation>
    </message>
    <message>
        <source>Successful requests</source>
        <translation>成功请求数</translation>
    </message>
    <message>
        <source>Failed requests</source>
        <translation>失败请求数</translation>
    </message>
    <message>
        <source>Total input tokens</source>
        <translation>输入 Token 总数</translation>
    </message>
    <message>
        <source>Total generated tokens</source>
        <translation>生成 Token 总数</translation>
    </message>
    <message>
        <source>t(first event with choices) − sent; a role-only or empty event counts</source>
        <translation>t(首个带 choices 的事件) − 发送时刻；仅含 role 或内容为空的事件也算</translation>
    </message>
    <message>
        <source>(E2EL − TTFT) / (n − 1), n = output tokens; requests with n ≤ 1 are left out</source>
        <translation>(E2EL − TTFT) / (n − 1)，n = 输出 Token 数；n ≤ 1 的请求不计入</translation>
    </message>
    <message>
        <source>every gap between consecutive events with choices, of all completed requests together</source>
        <translation>所有已完成请求中，相邻两个带 choices 的事件之间的每个间隔，合并统计</translation>
    </message>
    <message>
        <source>t(last event with choices) − sent; a usage event after it does not count</source>
        <translation>t(最后一个带 choices 的事件) − 发送时刻；其后的 usage 事件不算</translation>
    </message>
    <message>
        <source>sent − scheduled: how long a request waited for a free place under the concurrency limit</source>
        <translation>发送时刻 − 计划时刻：请求在并发上限下等待空位的时间</translation>
    </message>
    <message>
        <source>completed requests / duration</source>
        <translation>已完成请求数 / 时长</translation>
    </message>
    <message>
        <source>completed requests that meet every objective (≤) / duration; a request with n ≤ 1 meets any TPOT</source>
        <translation>满足全部目标 (≤) 的已完成请求数 / 时长；n ≤ 1 的请求视为满足任何 TPOT 目标</translation>
    </message>
    <message>
        <source>sum of the output tokens of completed requests / duration</source>
        <translation>已完成请求的输出 Token 总数 / 时长</translation>
    </message>
    <message>
        <source>sum of the prompt and output tokens of completed requests / duration</source>
        <translation>已完成请求的输入与输出 Token 总数 / 时长</translation>
    </message>
    <message>
        <source>most events with choices in one second, in seconds counted from the first completed request&apos;s start</source>
        <translation>一秒内带 choices 的事件的最大数量；秒从首个已完成请求的开始时刻算起</translation>
    </message>
    <message>
        <source>most requests between sent and end at one instant; one that ends as another starts does not overlap it</source>
        <translation>同一时刻处于发送与结束之间的请求的最大数量；一个结束时另一个恰好开始，不算重叠</translation>
    </message>
    <message>
        <source>last end − first dispatch, failed requests included, warm-ups excluded</source>
        <translation>最后结束时刻 − 首次派发时刻；包括失败的请求，不包括预热</translation>
    </message>
    <message>
        <source>requests with status 200, no error and at least one event with choices</source>
        <translation>状态码为 200、没有错误且至少有一个带 choices 的事件的请求</translation>
    </message>
    <message>
        <source>requests that are not successful, those never sent included</source>
        <translation>未成功的请求，包括从未发送的请求</translation>
    </message>
    <message>
        <source>sum over completed requests: usage, else the own tokenizer&apos;s count, else the requested length</source>
        <translation>对已完成请求求和：usage 的数值，否则用自带分词器的计数，再否则用请求的长度</translation>
    </message>
    <message>
        <source>sum over completed requests: usage, else the own tokenizer&apos;s count, else events that carry text</source>
        <translation>对已完成请求求和：usage 的数值，否则用自带分词器的计数，再否则用带文本的事件数</translation>
    </message>
</context>
<context>
    <name>Paste</name>
    <message>
        <source>There is no text to paste.</source>
        <translation>没有可粘贴的文本。</translation>
    </message>
    <message>
        <source>Line %1 of what was copied is not one or two whole numbers.</source>
        <translation>所复制内容的第 %1 行不是一个或两个整数。</translation>
    </message>
    <message>
        <source>Copy two columns of a spreadsheet, without thousands separators.</source>
        <translation>请从电子表格中复制两列，不带千位分隔符。</translation>
    </message>
</context>
<context>
    <name>Probe</name>
    <message>
        <source>what it says at /</source>
        <translation>它在 / 的回答</translation>
    </message>
    <message>
        <source>the owner in its list of models</source>
        <translation>其模型列表中的所有者</translation>
    </message>
    <message>
        <source>the names of its metrics</source>
        <translation>其指标的名称</translation>
    </message>
    <message>
        <source>the form of its answers</source>
        <translation>其回答的格式</translation>
    </message>
    <message>
        <source>its address</source>
        <translation>其地址</translation>
    </message>
    <message>
        <source>its list of models</source>
        <translation>其模型列表</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 有应答。</translation>
    </message>
    <message>
        <source>A web page answers there, not an inference server.</source>
        <translation>应答的是一个网页，而不是推理服务器。</translation>
    </message>
    <message>
        <source>Check host and port, and whether a proxy asks for a login.</source>
        <translation>请检查主机和端口，以及是否有代理要求登录。</translation>
    </message>
    <message>
        <source>The server does not say what it is.</source>
        <translation>服务器没有说明自己是什么。</translation>
    </message>
    <message>
        <source>Choose the backend yourself.</source>
        <translation>请自行选择后端。</translation>
    </message>
    <message>
        <source>It is %1, by %2.</source>
        <translation>服务器是 %1，依据：%2。</translation>
    </message>
    <message>
        <source>It is %1 %2, by %3.</source>
        <translation>服务器是 %1 %2，依据：%3。</translation>
    </message>
    <message>
        <source>The server wants an API key.</source>
        <translation>服务器要求 API 密钥。</translation>
    </message>
    <message>
        <source>The server refuses the API key.</source>
        <translation>服务器拒绝了该 API 密钥。</translation>
    </message>
    <message>
        <source>No backend is known to fit this server.</source>
        <translation>没有已知的后端适合此服务器。</translation>
    </message>
    <message>
        <source>There is no backend “%1”.</source>
        <translation>没有后端“%1”。</translation>
    </message>
    <message>
        <source>Known ones: %1.</source>
        <translation>已知的有：%1。</translation>
    </message>
    <message>
        <source>The backend for it is %1.</source>
        <translation>适合它的后端是 %1。</translation>
    </message>
    <message>
        <source>The backend %1 was asked for; %2 is the one made for this server.</source>
        <translation>要求的后端是 %1；为此服务器准备的是 %2。</translation>
    </message>
    <message>
        <source>The server lists no models.</source>
        <translation>服务器没有列出模型。</translation>
    </message>
    <message>
        <source>It serves %1, up to %2 tokens.</source>
        <translation>它提供 %1，最多 %2 个 Token。</translation>
    </message>
    <message>
        <source>It serves %1.</source>
        <translation>它提供 %1。</translation>
    </message>
    <message>
        <source>“%1” is not in its list of models: %2.</source>
        <translation>“%1”不在其模型列表中：%2。</translation>
    </message>
    <message>
        <source>Some servers answer to any name; the request below shows it.</source>
        <translation>有些服务器接受任何名称；下面的请求会说明。</translation>
    </message>
    <message>
        <source>A question and its answer take %1 ms on an open connection.</source>
        <translation>在已打开的连接上，一问一答需要 %1 ms。</translation>
    </message>
    <message>
        <source>It refuses to be asked for an exact length: %1</source>
        <translation>它拒绝精确长度的要求：%1</translation>
    </message>
    <message>
        <source>Set ignore_eos to false.</source>
        <translation>请将 ignore_eos 设为 false。</translation>
    </message>
    <message>
        <source>%1 answers requests of the backend %2.</source>
        <translation>%1 能应答后端 %2 的请求。</translation>
    </message>
    <message>
        <source>The API key is accepted, or none is needed.</source>
        <translation>API 密钥被接受，或者不需要密钥。</translation>
    </message>
    <message>
        <source>Name the model&apos;s own tokenizer file for exact prompt lengths.</source>
        <translation>要得到精确的提示词长度，请指定模型自己的分词器文件。</translation>
    </message>
    <message>
        <source>Tokenizer and server count the prompt alike: %1 tokens.</source>
        <translation>分词器与服务器对提示词的计数一致：%1 个 Token。</translation>
    </message>
    <message>
        <source>The server counts %1 tokens where the tokenizer counts %2.</source>
        <translation>服务器数出 %1 个 Token，而分词器数出 %2 个。</translation>
    </message>
    <message>
        <source>A chat template or a start token adds some; more than a few hundred mean another tokenizer.</source>
        <translation>聊天模板或起始 Token 会增加一些；多出几百个以上则说明分词器不同。</translation>
    </message>
    <message>
        <source>It may be another model&apos;s tokenizer, or the server cuts prompts.</source>
        <translation>可能是其他模型的分词器，或者服务器截断了提示词。</translation>
    </message>
    <message>
        <source>The answer came in one piece.</source>
        <translation>回答是一次性到达的。</translation>
    </message>
    <message>
        <source>Without a stream only end-to-end times can be measured.</source>
        <translation>没有流式传输时只能测量端到端时间。</translation>
    </message>
    <message>
        <source>All %1 pieces of the answer came at once: something between here and the server holds the stream back.</source>
        <translation>回答的全部 %1 个片段同时到达：本机与服务器之间有环节在缓冲数据流。</translation>
    </message>
    <message>
        <source>At an nginx: proxy_buffering off, or X-Accel-Buffering: no; and no compression.</source>
        <translation>若为 nginx：proxy_buffering off，或 X-Accel-Buffering: no；并关闭压缩。</translation>
    </message>
    <message>
        <source>It streams: %1 pieces, the first after %2 ms.</source>
        <translation>流式传输正常：%1 个片段，首个在 %2 ms 后到达。</translation>
    </message>
    <message>
        <source>The stream holds no token counts.</source>
        <translation>数据流中没有 Token 计数。</translation>
    </message>
    <message>
        <source>They are counted here instead, which is exact only with the model&apos;s tokenizer.</source>
        <translation>改为在本机计数，只有使用模型自己的分词器时才精确。</translation>
    </message>
    <message>
        <source>It counts its tokens: %1 in, %2 out.</source>
        <translation>它会统计 Token：输入 %1，输出 %2。</translation>
    </message>
    <message>
        <source>This interface cannot be asked for an exact length; %2 of %1 tokens came.</source>
        <translation>此接口无法要求精确长度；要求 %1 个 Token，收到 %2 个。</translation>
    </message>
    <message>
        <source>Answers end where the model ends them: compare by tokens, not requests.</source>
        <translation>回答由模型自行结束：请按 Token 而不是按请求比较。</translation>
    </message>
    <message>
        <source>Asked for exactly %1 tokens it sent as many.</source>
        <translation>要求正好 %1 个 Token，它发送的数量一致。</translation>
    </message>
    <message>
        <source>Asked for exactly %1 tokens it sent %2.</source>
        <translation>要求正好 %1 个 Token，它发送了 %2 个。</translation>
    </message>
    <message>
        <source>It may not know the length by the name %1.</source>
        <translation>它可能不认识长度字段 %1。</translation>
    </message>
    <message>
        <source>It may not know ignore_eos.</source>
        <translation>它可能不认识 ignore_eos。</translation>
    </message>
    <message>
        <source>Set the right one in OPENAI_API_KEY, or type it in the window.</source>
        <translation>请在 OPENAI_API_KEY 中设置正确的密钥，或在窗口中输入。</translation>
    </message>
    <message>
        <source>Its metrics at %1 tell of running and waiting requests.</source>
        <translation>%1 处的指标给出了正在运行和等待中的请求数。</translation>
    </message>
    <message>
        <source>No metrics of the server are found: a run records only what the client sees.</source>
        <translation>没有找到服务器的指标：运行时只记录客户端所见。</translation>
    </message>
    <message>
        <source>The metrics at %1 tell of no running and waiting requests by any name that is known.</source>
        <translation>%1 处的指标中，没有以任何已知名称给出的运行中和等待中的请求数。</translation>
    </message>
    <message>
        <source>Some servers want a flag for it (--metrics, --enable-metrics); metrics_url names another place.</source>
        <translation>有些服务器需要用启动参数开启指标（--metrics、--enable-metrics）；若在别处，请用 metrics_url 指定。</translation>
    </message>
    <message>
        <source>Each piece of the answer repeats the text before it.</source>
        <translation>应答的每一段都重复了之前的文本。</translation>
    </message>
    <message>
        <source>Choose the backend made for such streams, as sglang-native is; counts of tokens are right only where the server sends them.</source>
        <translation>请选择适用于此类流的后端，例如 sglang-native；只有服务器自己给出的 Token 数才是正确的。</translation>
    </message>
    <message>
        <source>%1 pieces of text came, but the server counts %2 tokens: pieces may come twice.</source>
        <translation>收到 %1 段文本，而服务器只计 %2 个 Token：有些段可能发送了两次。</translation>
    </message>
    <message>
        <source>Ask the server directly, without a proxy that may send again.</source>
        <translation>请绕过可能重复发送的代理，直接访问服务器。</translation>
    </message>
    <message>
        <source>Asked for at most %1 tokens it sent %2.</source>
        <translation>要求最多 %1 个 Token，它发送了 %2 个。</translation>
    </message>
</context>
<context>
    <name>QueueText</name>
    <message>
        <source>Preparing the prompts of point %1: %2</source>
        <translation>正在准备测试点 %1 的提示词：%2</translation>
    </message>
    <message>
        <source>Warming up point %1: %2</source>
        <translation>正在预热测试点 %1：%2</translation>
    </message>
    <message>
        <source>Running point %1: %2</source>
        <translation>正在运行测试点 %1：%2</translation>
    </message>
    <message>
        <source>Writing the result of point %1: %2</source>
        <translation>正在写入测试点 %1 的结果：%2</translation>
    </message>
    <message numerus="yes">
        <source>Done, but %n point(s) failed</source>
        <translation>
            <numerusform>已完成，但有 %n 个测试点失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped; what was finished is kept</source>
        <translation>已停止；已完成的部分会保留</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) finished</source>
        <translation>
            <numerusform>%n 个测试点已完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n 个已停止</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n 个已跳过</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been run yet</source>
        <translation>尚未运行任何内容</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) waiting to run</source>
        <translation>
            <numerusform>%n 个测试点等待运行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>point 3 of 6</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>约剩 %1</translation>
    </message>
    <message>
        <source>time left: —</source>
        <translation>剩余时间：—</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) failed</source>
        <translation>
            <numerusform>%n 个测试点失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused; %n point(s) wait</source>
        <translation>
            <numerusform>已暂停；%n 个测试点在等待</numerusform>
        </translation>
    </message>
    <message>
        <source>Press Continue to go on.</source>
        <translation>按“继续”以继续。</translation>
    </message>
    <message>
        <source>pauses after this point</source>
        <translation>此测试点之后暂停</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>vLLM&apos;s client does not speak this backend.</source>
        <translation>vLLM 的客户端不支持这个后端。</translation>
    </message>
    <message>
        <source>vLLM&apos;s client draws other random prompts from the same seed: equal in length, not in text.</source>
        <translation>同一随机种子下，vLLM 的客户端产生的随机提示词不同：长度相同，文本不同。</translation>
    </message>
    <message>
        <source>Show only rows with …</source>
        <translation>只显示包含……的行</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>按此列排序</translation>
    </message>
    <message>
        <source>Show or hide this curve</source>
        <translation>显示或隐藏这条曲线</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Made with ServeScope %1. This file holds its data and can be imported again.</source>
        <translation>由 ServeScope %1 生成。本文件包含数据，可以重新导入。</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>测试点</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Meets the objective</source>
        <translation>守住目标</translation>
    </message>
    <message>
        <source>note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 及另外 %2 个</translation>
    </message>
    <message>
        <source>Each curve shows which share of the requests (for ITL: of the gaps between tokens) took at most so long. Steep is even, a long foot to the right is a long tail.</source>
        <translation>每条曲线表示有多大比例的请求（ITL 则为 Token 间隔）用时不超过横轴的值。曲线陡表示均匀，右侧拖得长表示长尾。</translation>
    </message>
    <message>
        <source>Requests (req/s)</source>
        <translation>请求 (req/s)</translation>
    </message>
    <message>
        <source>Output (tok/s)</source>
        <translation>输出 (tok/s)</translation>
    </message>
    <message>
        <source>Throughput, with 95 % intervals</source>
        <translation>吞吐量及 95 % 区间</translation>
    </message>
    <message>
        <source>TTFT median (ms)</source>
        <translation>TTFT 中位数 (ms)</translation>
    </message>
    <message>
        <source>TTFT p99 (ms)</source>
        <translation>TTFT p99 (ms)</translation>
    </message>
    <message>
        <source>TPOT median (ms)</source>
        <translation>TPOT 中位数 (ms)</translation>
    </message>
    <message>
        <source>ITL p99 (ms)</source>
        <translation>ITL p99 (ms)</translation>
    </message>
    <message>
        <source>E2EL median (ms)</source>
        <translation>E2EL 中位数 (ms)</translation>
    </message>
    <message>
        <source>E2EL p99 (ms)</source>
        <translation>E2EL p99 (ms)</translation>
    </message>
    <message>
        <source>Latency, with 95 % intervals</source>
        <translation>延迟及 95 % 区间</translation>
    </message>
    <message>
        <source>Points without a result</source>
        <translation>没有结果的测试点</translation>
    </message>
    <message>
        <source>No rule of the advice found enough evidence to speak.</source>
        <translation>没有规则找到足够的依据给出建议。</translation>
    </message>
    <message>
        <source>What the audit of the figures found</source>
        <translation>对数字的审核结果</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Load curves</source>
        <translation>负载曲线</translation>
    </message>
    <message>
        <source>Latency distributions</source>
        <translation>延迟分布</translation>
    </message>
    <message>
        <source>Every point</source>
        <translation>各测试点</translation>
    </message>
    <message>
        <source>What the data say</source>
        <translation>数据说明了什么</translation>
    </message>
    <message>
        <source>Accuracy of the instrument</source>
        <translation>仪器的准确度</translation>
    </message>
    <message>
        <source>Measure it again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Serving benchmark</source>
        <translation>推理服务基准测试</translation>
    </message>
    <message>
        <source>Serving benchmark: %1</source>
        <translation>推理服务基准测试：%1</translation>
    </message>
    <message>
        <source>lengths of the data set</source>
        <translation>数据集的长度</translation>
    </message>
    <message>
        <source>Request rate (req/s)</source>
        <translation>请求速率 (req/s)</translation>
    </message>
    <message>
        <source>%1 over the request rate</source>
        <translation>%1与请求速率</translation>
    </message>
    <message>
        <source>objective %1 ms</source>
        <translation>目标 %1 ms</translation>
    </message>
    <message>
        <source>%1 over output throughput</source>
        <translation>%1与输出吞吐量</translation>
    </message>
    <message>
        <source>Distribution of %1, %2 → %3 tokens</source>
        <translation>%1 的分布，%2 → %3 Token</translation>
    </message>
    <message>
        <source>Output throughput</source>
        <translation>输出吞吐量</translation>
    </message>
    <message>
        <source>Request throughput</source>
        <translation>请求吞吐量</translation>
    </message>
    <message>
        <source>Total throughput</source>
        <translation>总吞吐量</translation>
    </message>
    <message>
        <source>all at once</source>
        <translation>同时全部发送</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>ServeScope version</source>
        <translation>ServeScope 版本</translation>
    </message>
    <message>
        <source>Qt version</source>
        <translation>Qt 版本</translation>
    </message>
    <message>
        <source>Client machine</source>
        <translation>客户端机器</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>操作系统</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>处理器线程数</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>set by the scenario</source>
        <translation>由场景设定</translation>
    </message>
    <message>
        <source>recorded by the client</source>
        <translation>由客户端记录</translation>
    </message>
    <message>
        <source>declared by a person, not measured</source>
        <translation>由人声明，未经测量</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>Token counts</source>
        <translation>Token 计数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Workload fingerprint</source>
        <translation>负载指纹</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Convention of the figures</source>
        <translation>数字所用的约定</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>The whole run, with the scenario above as combos.yaml:</source>
        <translation>整个运行（把上面的场景存为 combos.yaml）：</translation>
    </message>
    <message>
        <source>Point by point:</source>
        <translation>逐个测试点：</translation>
    </message>
    <message>
        <source>With vLLM&apos;s own client:</source>
        <translation>使用 vLLM 自己的客户端：</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Loop lag p99 (ms)</source>
        <translation>循环延迟 p99 (ms)</translation>
    </message>
    <message>
        <source>Sent late p99 (ms)</source>
        <translation>发送滞后 p99 (ms)</translation>
    </message>
    <message>
        <source>Own processor share</source>
        <translation>自身处理器占用</translation>
    </message>
    <message>
        <source>Machine&apos;s processor</source>
        <translation>整机处理器占用</translation>
    </message>
    <message>
        <source>TTFT error (ms)</source>
        <translation>TTFT 误差 (ms)</translation>
    </message>
    <message>
        <source>ITL error p99 (ms)</source>
        <translation>ITL 误差 p99 (ms)</translation>
    </message>
    <message>
        <source>The client that measured did not record its own behaviour.</source>
        <translation>测量所用的客户端没有记录自身的表现。</translation>
    </message>
    <message>
        <source>A client that is late measures itself. These figures tell what the latencies of each point can be wrong by; the errors are those of the self-test at a load like this one.</source>
        <translation>迟到的客户端测的是它自己。这些数字说明每个测试点的延迟可能有多大偏差；误差来自相近负载下的自检。</translation>
    </message>
    <message>
        <source>What spoke against green</source>
        <translation>未判为绿色的原因</translation>
    </message>
    <message>
        <source>What was run, and who says so</source>
        <translation>运行了什么，依据是什么</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Command lines</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation>数字的含义</translation>
    </message>
    <message>
        <source>%1 was measured through %2.</source>
        <translation>通过 %2 测量了 %1。</translation>
    </message>
    <message>
        <source>%1 was measured at %2, spoken to as %3.</source>
        <translation>在 %2 测量了 %1，后端为 %3。</translation>
    </message>
    <message>
        <source>Points: %1. Requests completed: %2, failed: %3.</source>
        <translation>测试点：%1。完成的请求：%2，失败：%3。</translation>
    </message>
    <message>
        <source>Loads: %1.</source>
        <translation>负载：%1。</translation>
    </message>
    <message>
        <source>%1: at most %2 output tok/s at %3; median TTFT there %4 ms, p99 %5 ms, median TPOT %6 ms.</source>
        <translation>%1：输出最高 %2 tok/s（%3）；该处 TTFT 中位数 %4 ms，p99 %5 ms，TPOT 中位数 %6 ms。</translation>
    </message>
    <message>
        <source>At %1: %2 tok/s, TTFT %3 ms, TPOT %4 ms.</source>
        <translation>%1 时：%2 tok/s，TTFT %3 ms，TPOT %4 ms。</translation>
    </message>
    <message>
        <source>Whoever measured did not record how late the client itself was.</source>
        <translation>测量时没有记录客户端自身迟到多少。</translation>
    </message>
    <message>
        <source>The instrument was on time at every point: the latencies are the server&apos;s.</source>
        <translation>仪器在每个测试点都准时：延迟属于服务器。</translation>
    </message>
    <message>
        <source>The instrument was late at %1 of %2 points: their latencies are not to be trusted.</source>
        <translation>%2 个测试点中，仪器在 %1 个上迟到：它们的延迟不可信。</translation>
    </message>
    <message>
        <source>The instrument may have added to the tails at %1 of %2 points.</source>
        <translation>%2 个测试点中，有 %1 个的长尾可能混入了仪器的延误。</translation>
    </message>
    <message>
        <source>95 % interval of %1: typically ±%2 %.</source>
        <translation>%1的 95 % 区间：通常为 ±%2 %。</translation>
    </message>
    <message>
        <source>output throughput</source>
        <translation>输出吞吐量</translation>
    </message>
    <message>
        <source>median TTFT</source>
        <translation>TTFT 中位数</translation>
    </message>
    <message>
        <source>%1 of %2 points have fewer than 100 requests: their p99 is next to the maximum.</source>
        <translation>%2 个测试点中，有 %1 个少于 100 个请求：其 p99 紧挨着最大值。</translation>
    </message>
    <message>
        <source>How sure is this?</source>
        <translation>有多大把握？</translation>
    </message>
    <message>
        <source>Is the objective met?</source>
        <translation>目标达到了吗？</translation>
    </message>
    <message>
        <source>No objective was given for this run. Set goodput in the scenario to have every point judged.</source>
        <translation>本次运行没有设定目标。在场景中设置 goodput，每个测试点就会得到评判。</translation>
    </message>
    <message>
        <source>Peak output</source>
        <translation>最高输出</translation>
    </message>
    <message>
        <source>P99 TTFT at peak</source>
        <translation>最高输出时的 P99 TTFT</translation>
    </message>
    <message>
        <source>Best median TTFT</source>
        <translation>最低 TTFT 中位数</translation>
    </message>
    <message>
        <source>Best median TPOT</source>
        <translation>最低 TPOT 中位数</translation>
    </message>
    <message>
        <source>Nothing was measured</source>
        <translation>什么也没有测到</translation>
    </message>
    <message>
        <source>No request of this run succeeded.</source>
        <translation>本次运行没有请求成功。</translation>
    </message>
    <message>
        <source>Figures in brackets are 95 % intervals; ∞ means that the number of requests sets no bound.</source>
        <translation>方括号中是 95 % 区间；∞ 表示请求数不足以给出界限。</translation>
    </message>
    <message>
        <source>No values to draw.</source>
        <translation>没有可绘制的值。</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>not distinguishable</source>
        <translation>无法区分</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>不可比较</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>对比对象</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>95 % interval of the change</source>
        <translation>变化的 95 % 区间</translation>
    </message>
    <message>
        <source>Of all figures at %1 matched points: %2 better, %3 worse, %4 not distinguishable, %5 not judged.</source>
        <translation>在 %1 个匹配的测试点的全部指标中：%2 项更好，%3 项更差，%4 项无法区分，%5 项未判定。</translation>
    </message>
    <message>
        <source>Points whose workloads differ are not judged: %1.</source>
        <translation>负载内容不同而不作判定的测试点数：%1。</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 对比 %2</translation>
    </message>
    <message>
        <source>Not judged, the workloads differ: %1.</source>
        <translation>未判定，负载内容不同：%1。</translation>
    </message>
    <message>
        <source>All points: %1</source>
        <translation>所有测试点：%1</translation>
    </message>
    <message>
        <source>Only in the baseline: %1</source>
        <translation>仅基准中有：%1</translation>
    </message>
    <message>
        <source>Only in the candidate: %1</source>
        <translation>仅对比对象中有：%1</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>配置项</translation>
    </message>
    <message>
        <source>%1 (workload)</source>
        <translation>%1（负载）</translation>
    </message>
    <message>
        <source>What was set differently</source>
        <translation>配置差异</translation>
    </message>
    <message>
        <source>The recorded settings of these runs are the same.</source>
        <translation>这些运行记录中记下的配置相同。</translation>
    </message>
    <message>
        <source>The baseline is %1. Points are matched by their lengths and load. A change is called better or worse only where it is larger than chance explains at 5 %, corrected for the number of figures judged (Holm).</source>
        <translation>基准为 %1。测试点按长度和负载匹配。只有当变化超出 5 % 水平下偶然所能解释的范围（已按所判定的指标数量用 Holm 方法校正）时，才称为更好或更差。</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>未比较</translation>
    </message>
    <message>
        <source>Drag to zoom; double click shows everything again</source>
        <translation>拖动以缩放；双击恢复显示全部</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Comparison with the baseline</source>
        <translation>与基准的比较</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the items of a list</comment>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>RequestFieldText</name>
    <message>
        <source>Sent (s)</source>
        <translation>发送时刻 (s)</translation>
    </message>
    <message>
        <source>Queue in the client (ms)</source>
        <translation>客户端排队 (ms)</translation>
    </message>
    <message>
        <source>TTFT (ms)</source>
        <translation>TTFT (ms)</translation>
    </message>
    <message>
        <source>TPOT (ms)</source>
        <translation>TPOT (ms)</translation>
    </message>
    <message>
        <source>E2EL (ms)</source>
        <translation>E2EL (ms)</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>输入 Token</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>输出 Token</translation>
    </message>
    <message>
        <source>In flight (ms)</source>
        <translation>进行时长 (ms)</translation>
    </message>
    <message>
        <source>Turn of the conversation</source>
        <translation>对话轮次</translation>
    </message>
</context>
<context>
    <name>RequestWords</name>
    <message>
        <source>Request %1: %2</source>
        <comment>number, how it ended</comment>
        <translation>请求 %1：%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>phase and its duration</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>prefill</source>
        <translation>预填充</translation>
    </message>
    <message>
        <source>decode</source>
        <translation>解码</translation>
    </message>
</context>
<context>
    <name>RunFindings</name>
    <message>
        <source>%1: %2</source>
        <comment>point, reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) finished</source>
        <comment>of a run, part of a sentence</comment>
        <translation>
            <numerusform>%n 个测试点已完成</numerusform>
        </translation>
    </message>
    <message>
        <source>This run was interrupted: the program that ran it ended before the run did. %1 of %2; of the point that was running, the requests that had ended are kept.</source>
        <translation>该次运行已中断：程序在运行完成之前退出。%1，共 %2 个；中断时正在运行的测试点中，已结束的请求会保留。</translation>
    </message>
    <message>
        <source>This run was stopped by hand. %1 of %2.</source>
        <translation>该次运行已手动停止。%1，共 %2 个。</translation>
    </message>
    <message>
        <source>This run is still going on. %1 of %2.</source>
        <translation>该次运行仍在进行。%1，共 %2 个。</translation>
    </message>
    <message>
        <source>This run failed. %1 of %2.</source>
        <translation>该次运行失败。%1，共 %2 个。</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) failed.</source>
        <translation>
            <numerusform>%n 个测试点失败。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>input and output tokens</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, concurrency %2</source>
        <comment>lengths, load</comment>
        <translation>%1，并发数 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a list</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message>
        <source>%1, repeat %2</source>
        <translation>%1，第 %2 次测量</translation>
    </message>
    <message>
        <source>%1, concurrency without limit</source>
        <translation>%1，并发数不限</translation>
    </message>
</context>
<context>
    <name>ScenarioText</name>
    <message>
        <source>Greater than %1, at most %2.</source>
        <translation>大于 %1，不超过 %2。</translation>
    </message>
    <message>
        <source>From %1 to less than %2.</source>
        <translation>大于等于 %1，小于 %2。</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>%1 到 %2。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>默认值：%1。</translation>
    </message>
    <message>
        <source>In the text: %1</source>
        <translation>文本中的键：%1</translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message>
        <source>The name of the model as the server knows it.</source>
        <translation>服务器所使用的模型名称。</translation>
    </message>
    <message>
        <source>Where the server listens, for example http://127.0.0.1:8000.</source>
        <translation>服务器的监听地址，例如 http://127.0.0.1:8000。</translation>
    </message>
    <message>
        <source>A tokenizer file or folder, or a Hugging Face name; empty asks the server to count tokens.</source>
        <translation>分词器文件或文件夹，或 Hugging Face 名称；留空则由服务器计算 Token 数。</translation>
    </message>
    <message>
        <source>How many tokens a request sends and how many it asks back; every pair is measured with every load.</source>
        <translation>每个请求发送多少 Token、要求返回多少 Token；每一对都会与每种负载组合测量。</translation>
    </message>
    <message>
        <source>How many requests may run at the same time, and how many are sent in all.</source>
        <translation>同时可运行多少个请求，以及总共发送多少个请求。</translation>
    </message>
    <message>
        <source>Which kind of server interface to speak.</source>
        <translation>使用哪种服务器接口。</translation>
    </message>
    <message>
        <source>The path requests go to; empty takes the usual one of the backend.</source>
        <translation>请求发往的路径；留空则使用后端的常用路径。</translation>
    </message>
    <message>
        <source>How far lengths may stray from the wanted ones: 0.1 means 10 % shorter to 10 % longer.</source>
        <translation>长度可偏离目标值的幅度：0.1 表示短 10 % 到长 10 %。</translation>
    </message>
    <message>
        <source>Tokens at the start of every prompt that are the same for all requests, on top of the input length.</source>
        <translation>每个提示词开头对所有请求都相同的 Token 数，在输入长度之外另加。</translation>
    </message>
    <message>
        <source>How many requests begin per second; inf starts each as soon as one before it ends. A list measures every rate.</source>
        <translation>每秒开始多少个请求；inf 表示前一个请求结束后立即开始下一个。若为列表，则逐一测量每个速率。</translation>
    </message>
    <message>
        <source>How evenly requests arrive at a given rate: 1 is random arrivals, less comes in bursts, more is even.</source>
        <translation>给定速率下请求到达的均匀程度（突发度）：1 为随机到达，小于 1 为突发到达，大于 1 则更均匀。</translation>
    </message>
    <message>
        <source>Limits a request must keep to count as good: ttft, tpot and e2el in milliseconds.</source>
        <translation>请求须满足以下限值才计为达标：ttft、tpot 和 e2el，单位为毫秒。</translation>
    </message>
    <message>
        <source>Requests sent before each measurement and not counted.</source>
        <translation>每次测量之前发送且不计入结果的请求。</translation>
    </message>
    <message>
        <source>The same seed gives the same prompts and arrival times on every machine.</source>
        <translation>相同的随机种子在任何机器上都会产生相同的提示词和到达时间。</translation>
    </message>
    <message>
        <source>How often each point is measured.</source>
        <translation>每个测试点测量的次数。</translation>
    </message>
    <message>
        <source>Whether the server should go on to the full output length even when the model wants to stop.</source>
        <translation>即使模型想要停止，服务器是否仍应继续生成到完整的输出长度。</translation>
    </message>
    <message>
        <source>How much chance plays in choosing tokens; left out, the server decides.</source>
        <translation>选择 Token 时随机性的大小；不填则由服务器决定。</translation>
    </message>
    <message>
        <source>Extra HTTP headers sent with every request; never keys or passwords.</source>
        <translation>随每个请求发送的额外 HTTP 标头；切勿填写密钥或密码。</translation>
    </message>
    <message>
        <source>A JSON object whose members are added to every request.</source>
        <translation>一个 JSON 对象，其成员会添加到每个请求中。</translation>
    </message>
    <message>
        <source>Which percentiles the summary shows.</source>
        <translation>摘要中显示哪些百分位。</translation>
    </message>
    <message>
        <source>Tokens asked back for each conversation; 0 asks for as many as its recorded answer has.</source>
        <translation>每个对话要求返回的 Token 数；0 表示与其记录的回答一样多。</translation>
    </message>
    <message>
        <source>Tokens asked back for each line of a custom data set; -1 takes the output_tokens of the line.</source>
        <translation>custom 数据集每行要求返回的 Token 数；-1 表示采用该行的 output_tokens。</translation>
    </message>
    <message>
        <source>Lets the request rate grow during a point: linear or exponential; empty keeps it as request_rate says.</source>
        <translation>让请求速率在测试点运行期间逐渐增大：linear 或 exponential；留空则保持 request_rate 的值。</translation>
    </message>
    <message>
        <source>The rate a ramp begins with.</source>
        <translation>速率爬升的起始速率。</translation>
    </message>
    <message>
        <source>The rate a ramp ends with.</source>
        <translation>速率爬升的结束速率。</translation>
    </message>
    <message>
        <source>After this time no further request is sent, even if not all have been; left out, all are.</source>
        <translation>超过该时间后不再发送请求，即使尚未全部发送；不填则全部发送。</translation>
    </message>
    <message>
        <source>A request that takes longer is given up and counts as failed.</source>
        <translation>耗时超过该值的请求会被放弃并计为失败。</translation>
    </message>
    <message>
        <source>How long a connection may take to open.</source>
        <translation>建立连接最多可用的时间。</translation>
    </message>
    <message>
        <source>How long running requests may go on after duration or an error limit has ended the sending.</source>
        <translation>因 duration 或错误上限而停止发送后，正在运行的请求还可继续多久。</translation>
    </message>
    <message>
        <source>A point ends when so many requests have failed; 0 allows any number.</source>
        <translation>失败的请求达到该数量时，测试点即结束；0 表示不限数量。</translation>
    </message>
    <message>
        <source>A point ends when a larger share of its requests has failed, judged from the 20th on: 0.1 means one in ten.</source>
        <translation>失败请求的占比超过该值时，测试点即结束，从第 20 个请求起判断：0.1 表示十分之一。</translation>
    </message>
    <message>
        <source>Threads that send requests; 0 chooses by processor and load.</source>
        <translation>发送请求的线程数；0 表示根据处理器和负载选择。</translation>
    </message>
    <message>
        <source>Tokens are chosen from the likeliest ones that make up this share; left out, the server decides.</source>
        <translation>从概率最高且累计达到该占比的 Token 中选择；不填则由服务器决定。</translation>
    </message>
    <message>
        <source>Tokens are chosen from so many of the likeliest; left out, the server decides.</source>
        <translation>从概率最高的这么多个 Token 中选择；不填则由服务器决定。</translation>
    </message>
    <message>
        <source>Tokens less likely than this share of the likeliest are not chosen; left out, the server decides.</source>
        <translation>不选择概率低于最高概率乘以该占比的 Token；不填则由服务器决定。</translation>
    </message>
    <message>
        <source>Makes a token less likely the more often it came; left out, the server decides.</source>
        <translation>Token 出现次数越多，其概率降低得越多；不填则由服务器决定。</translation>
    </message>
    <message>
        <source>Makes tokens that came before less likely; left out, the server decides.</source>
        <translation>降低已出现过的 Token 的概率；不填则由服务器决定。</translation>
    </message>
    <message>
        <source>Divides the likelihood of tokens that came before, 1 does nothing; left out, the server decides.</source>
        <translation>将已出现过的 Token 的概率除以该值，1 表示不起作用；不填则由服务器决定。</translation>
    </message>
    <message>
        <source>Asks for the likelihood of so many alternatives of each token, which makes answers larger.</source>
        <translation>要求为每个 Token 返回这么多个备选项的概率，这会使响应变大。</translation>
    </message>
    <message>
        <source>A JSON object for the server&apos;s chat template, such as {&quot;enable_thinking&quot;: false}.</source>
        <translation>用于服务器聊天模板的 JSON 对象，例如 {&quot;enable_thinking&quot;: false}。</translation>
    </message>
    <message>
        <source>Names of LoRA adapters, of which each request asks one instead of the model.</source>
        <translation>LoRA 适配器的名称，每个请求会使用其中一个来代替模型。</translation>
    </message>
    <message>
        <source>How requests are spread over the LoRA adapters: random or round-robin.</source>
        <translation>请求在各 LoRA 适配器之间的分配方式：random 或 round-robin。</translation>
    </message>
    <message>
        <source>Runs the server&apos;s own profiler during each measurement, which makes it slower.</source>
        <translation>在每次测量期间运行服务器自身的性能分析器，这会使服务器变慢。</translation>
    </message>
    <message>
        <source>Empties the server&apos;s prefix cache before each point, where it offers that.</source>
        <translation>在每个测试点之前清空服务器的前缀缓存（如果服务器提供此功能）。</translation>
    </message>
    <message>
        <source>Where the server&apos;s metrics are read from during a run; empty tries the usual places, off reads none.</source>
        <translation>运行期间从何处读取服务器的指标；留空则尝试常用地址，off 表示不读取。</translation>
    </message>
    <message>
        <source>Takes the entries of a file in their order instead of a random one.</source>
        <translation>按文件中的顺序取条目，而不是随机顺序。</translation>
    </message>
    <message>
        <source>Ends with an error when a data set has too few entries, instead of sending some more than once.</source>
        <translation>数据集的条目太少时报错结束，而不是重复发送其中一些。</translation>
    </message>
    <message>
        <source>Tokens of a prefix that many prefix_repetition requests share.</source>
        <translation>多个 prefix_repetition 请求共用的前缀的 Token 数。</translation>
    </message>
    <message>
        <source>Tokens behind the prefix, different in each prefix_repetition request.</source>
        <translation>前缀之后的 Token 数，每个 prefix_repetition 请求各不相同。</translation>
    </message>
    <message>
        <source>How many prefixes there are; prefix_repetition requests are spread evenly over them.</source>
        <translation>前缀的个数；prefix_repetition 请求平均分配到各个前缀。</translation>
    </message>
    <message>
        <source>Tokens asked back for each prefix_repetition request.</source>
        <translation>每个 prefix_repetition 请求要求返回的 Token 数。</translation>
    </message>
    <message>
        <source>Input length of a sonnet request.</source>
        <translation>sonnet 请求的输入长度。</translation>
    </message>
    <message>
        <source>Tokens asked back for each sonnet request.</source>
        <translation>每个 sonnet 请求要求返回的 Token 数。</translation>
    </message>
    <message>
        <source>How much of the input is the beginning that all sonnet requests share, in whole lines.</source>
        <translation>输入中所有 sonnet 请求共用的开头部分的长度，以整行计。</translation>
    </message>
    <message>
        <source>How many tokens one hash id of a trace stands for; left out, 512 as in Mooncake&apos;s traces or 16 as in Qwen&apos;s.</source>
        <translation>跟踪记录中一个哈希 ID 代表多少个 Token；不填时，Mooncake 的记录为 512，Qwen 的为 16。</translation>
    </message>
    <message>
        <source>What a time stamp of a trace is multiplied with to become seconds; left out, as the trace has it, and a tenth of that replays it ten times as fast.</source>
        <translation>跟踪记录的时间戳乘以此数得到秒数；不填时按记录的格式决定，取其十分之一则以十倍速度回放。</translation>
    </message>
    <message>
        <source>The name of the time stamp in a JSON trace.</source>
        <translation>JSON 跟踪记录中时间戳的名称。</translation>
    </message>
    <message>
        <source>The name of the input length in a JSON trace.</source>
        <translation>JSON 跟踪记录中输入长度的名称。</translation>
    </message>
    <message>
        <source>The name of the output length in a JSON trace.</source>
        <translation>JSON 跟踪记录中输出长度的名称。</translation>
    </message>
    <message>
        <source>The name of the list of hash ids in a JSON trace; equal ids are equal parts of prompts.</source>
        <translation>JSON 跟踪记录中哈希 ID 列表的名称；相同的 ID 表示提示词的相同部分。</translation>
    </message>
    <message>
        <source>The subset of an hf data set; empty takes its default.</source>
        <translation>hf 数据集的子集；留空则取默认子集。</translation>
    </message>
    <message>
        <source>The split of an hf data set; empty takes train, or else the first.</source>
        <translation>hf 数据集的划分；留空则取 train，没有时取第一个。</translation>
    </message>
    <message>
        <source>The column of an hf data set that holds the prompts, such as question or turns.0; empty chooses one by its name.</source>
        <translation>hf 数据集中存放提示词的列，例如 question 或 turns.0；留空则按名称选择。</translation>
    </message>
    <message>
        <source>Tokens asked back for each hf request; 0 takes the length of the recorded answer, or the usual one of the data set.</source>
        <translation>每个 hf 请求要求返回的 Token 数；0 表示取所记录回答的长度，或该数据集惯用的长度。</translation>
    </message>
    <message>
        <source>How many rows from the start of an hf data set are fetched and drawn from.</source>
        <translation>从 hf 数据集开头获取多少行，并从中抽取提示词。</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Which server is measured, and as what.</source>
        <translation>测量哪台服务器，以及用什么接口。</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>工作负载</translation>
    </message>
    <message>
        <source>What is asked: where prompts come from and how long they are.</source>
        <translation>请求的内容：提示词的来源和长度。</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>When requests begin, and how often each point is measured.</source>
        <translation>请求何时开始，以及每个测试点测量几次。</translation>
    </message>
    <message>
        <source>Limits and stop rules</source>
        <translation>限制与停止规则</translation>
    </message>
    <message>
        <source>When a request or a whole point is given up.</source>
        <translation>何时放弃一个请求或整个测试点。</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>How the model chooses its tokens; left out, the server decides.</source>
        <translation>模型如何选择 Token；不设置时由服务器决定。</translation>
    </message>
    <message>
        <source>Objectives and figures</source>
        <translation>目标与数值</translation>
    </message>
    <message>
        <source>What counts as good, and which percentiles are shown.</source>
        <translation>什么算作合格，以及显示哪些百分位数。</translation>
    </message>
    <message>
        <source>Server and requests</source>
        <translation>服务器与请求</translation>
    </message>
    <message>
        <source>Path, key, headers, adapters, and what the server itself tells.</source>
        <translation>路径、密钥、请求头、适配器，以及服务器自身提供的信息。</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>How this program sends.</source>
        <translation>本程序如何发送请求。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Lengths in tokens</source>
        <translation>长度（Token）</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>并发数</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Data set file</source>
        <translation>数据集文件</translation>
    </message>
    <message>
        <source>Spread of lengths</source>
        <translation>长度浮动</translation>
    </message>
    <message>
        <source>Common start</source>
        <translation>共同前缀</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>Evenness of arrivals</source>
        <translation>到达的均匀程度</translation>
    </message>
    <message>
        <source>Growing rate</source>
        <translation>递增速率</translation>
    </message>
    <message>
        <source>Rate at the start</source>
        <translation>起始速率</translation>
    </message>
    <message>
        <source>Rate at the end</source>
        <translation>结束速率</translation>
    </message>
    <message>
        <source>Warm-up requests</source>
        <translation>预热请求</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>Longest sending time</source>
        <translation>最长发送时间</translation>
    </message>
    <message>
        <source>Request timeout</source>
        <translation>请求超时</translation>
    </message>
    <message>
        <source>Connection timeout</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Time to drain</source>
        <translation>收尾时间</translation>
    </message>
    <message>
        <source>Errors at most</source>
        <translation>错误数上限</translation>
    </message>
    <message>
        <source>Share of errors at most</source>
        <translation>错误比例上限</translation>
    </message>
    <message>
        <source>Exact output length</source>
        <translation>精确输出长度</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>Min p</source>
        <translation>Min p</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>频率惩罚</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>存在惩罚</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Log probabilities</source>
        <translation>对数概率</translation>
    </message>
    <message>
        <source>Chat template options</source>
        <translation>聊天模板选项</translation>
    </message>
    <message>
        <source>Goodput limits</source>
        <translation>有效吞吐量限值</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>百分位数</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Variable with the API key</source>
        <translation>存放 API 密钥的变量</translation>
    </message>
    <message>
        <source>HTTP headers</source>
        <translation>HTTP 请求头</translation>
    </message>
    <message>
        <source>Extra members of the request</source>
        <translation>请求的附加成员</translation>
    </message>
    <message>
        <source>LoRA adapters</source>
        <translation>LoRA 适配器</translation>
    </message>
    <message>
        <source>Choice of adapter</source>
        <translation>适配器的选择</translation>
    </message>
    <message>
        <source>Server&apos;s profiler</source>
        <translation>服务器性能分析器</translation>
    </message>
    <message>
        <source>Empty the prefix cache</source>
        <translation>清空前缀缓存</translation>
    </message>
    <message>
        <source>Server&apos;s metrics</source>
        <translation>服务器指标</translation>
    </message>
    <message>
        <source>Sending threads</source>
        <translation>发送线程</translation>
    </message>
    <message>
        <source>Where the prompts come from: random, prefix_repetition, sonnet, sharegpt, custom, burstgpt, timed_trace, hf, random_multi_turn or multi_turn. All but random and random_multi_turn bring lengths of their own, so that input_output only names the points.</source>
        <translation>提示词的来源：random、prefix_repetition、sonnet、sharegpt、custom、burstgpt、timed_trace、hf、random_multi_turn 或 multi_turn。除 random 和 random_multi_turn 外，其余数据集自带长度，input_output 仅用于命名测试点。</translation>
    </message>
    <message>
        <source>The file of a sharegpt, custom, burstgpt, timed_trace, multi_turn or sonnet data set, or the name of an hf one on the Hugging Face hub.</source>
        <translation>sharegpt、custom、burstgpt、timed_trace、multi_turn 或 sonnet 数据集的文件，或 hf 数据集在 Hugging Face Hub 上的名称。</translation>
    </message>
    <message>
        <source>How many turns a conversation of random_multi_turn has, and of those in a multi_turn file at most. Each turn is one request.</source>
        <translation>random_multi_turn 中每个对话的轮数；对 multi_turn 文件则为最多轮数。每一轮是一个请求。</translation>
    </message>
    <message>
        <source>How long a conversation rests between an answer and its next turn.</source>
        <translation>对话在收到回答后、发出下一轮之前的停顿时间。</translation>
    </message>
    <message>
        <source>Tokens asked back for each turn of a multi_turn file; 0 asks for as many as its recorded answer has.</source>
        <translation>multi_turn 文件每一轮要求返回的 Token 数；0 表示与其记录的回答一样多。</translation>
    </message>
    <message>
        <source>Carries the answers recorded in a multi_turn file into the next turn instead of those the server gave.</source>
        <translation>下一轮携带 multi_turn 文件中记录的回答，而不是服务器给出的回答。</translation>
    </message>
    <message>
        <source>Output length</source>
        <translation>输出长度</translation>
    </message>
    <message>
        <source>Keep the order</source>
        <translation>保持原有顺序</translation>
    </message>
    <message>
        <source>Each entry once only</source>
        <translation>每个条目只用一次</translation>
    </message>
    <message>
        <source>Prefix length</source>
        <translation>前缀长度</translation>
    </message>
    <message>
        <source>Suffix length</source>
        <translation>后缀长度</translation>
    </message>
    <message>
        <source>Number of prefixes</source>
        <translation>前缀数量</translation>
    </message>
    <message>
        <source>Input length</source>
        <translation>输入长度</translation>
    </message>
    <message>
        <source>Tokens of a hash id</source>
        <translation>每个哈希 ID 的 Token 数</translation>
    </message>
    <message>
        <source>Time factor</source>
        <translation>时间系数</translation>
    </message>
    <message>
        <source>Name of the time stamp</source>
        <translation>时间戳的字段名</translation>
    </message>
    <message>
        <source>Name of the input length</source>
        <translation>输入长度的字段名</translation>
    </message>
    <message>
        <source>Name of the output length</source>
        <translation>输出长度的字段名</translation>
    </message>
    <message>
        <source>Name of the hash ids</source>
        <translation>哈希 ID 的字段名</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Think time</source>
        <translation>思考时间</translation>
    </message>
    <message>
        <source>Carry recorded answers</source>
        <translation>携带记录的回答</translation>
    </message>
    <message>
        <source>Subset</source>
        <translation>子集</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>数据划分</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Rows to draw from</source>
        <translation>抽取范围（行数）</translation>
    </message>
    <message>
        <source>The environment variable that holds the server&apos;s API key; empty takes OPENAI_API_KEY. Where it is not set, the window takes the key typed for the server.</source>
        <translation>存放服务器 API 密钥的环境变量；留空则使用 OPENAI_API_KEY。如果该变量未设置，窗口将使用为该服务器输入的密钥。</translation>
    </message>
    <message>
        <source>A PEM file with the certificates of your own authority, which an https server is trusted by beside those this machine knows.</source>
        <translation>包含您自己的证书颁发机构证书的 PEM 文件；除本机已知的机构外，HTTPS 服务器也可凭它们获得信任。</translation>
    </message>
    <message>
        <source>File of the certificate authority</source>
        <translation>CA 证书文件</translation>
    </message>
</context>
<context>
    <name>SelfTestWords</name>
    <message>
        <source>Error of this instrument</source>
        <translation>本仪器的误差</translation>
    </message>
    <message>
        <source>Streams at once</source>
        <translation>同时进行的数据流数</translation>
    </message>
    <message>
        <source>Error (ms)</source>
        <translation>误差 (ms)</translation>
    </message>
    <message>
        <source>TTFT, median</source>
        <translation>TTFT 中位数</translation>
    </message>
    <message>
        <source>TTFT, p99</source>
        <translation>TTFT p99</translation>
    </message>
    <message>
        <source>ITL, median</source>
        <translation>ITL 中位数</translation>
    </message>
    <message>
        <source>ITL, p99</source>
        <translation>ITL p99</translation>
    </message>
</context>
<context>
    <name>ServerCurves</name>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>已使用</translation>
    </message>
    <message>
        <source>utilisation, %</source>
        <translation>利用率，%</translation>
    </message>
    <message>
        <source>power, W</source>
        <translation>功率，W</translation>
    </message>
    <message>
        <source>temperature, °C</source>
        <translation>温度，°C</translation>
    </message>
</context>
<context>
    <name>StatusWord</name>
    <message>
        <source>Complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>HTTP error</source>
        <translation>HTTP 错误</translation>
    </message>
    <message>
        <source>Error in the stream</source>
        <translation>流中出错</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Connection error</source>
        <translation>连接错误</translation>
    </message>
    <message>
        <source>Unexpected answer</source>
        <translation>意外的响应</translation>
    </message>
</context>
<context>
    <name>Stored</name>
    <message>
        <source>Prompt lengths are exact, by the server&apos;s own tokenizer at %1; %2 is no local file.</source>
        <translation>提示词长度精确，由服务器 %1 自己的分词器计数；%2 不是本地文件。</translation>
    </message>
    <message>
        <source>Prompt lengths are exact, by the server&apos;s own tokenizer at %1.</source>
        <translation>提示词长度精确，由服务器 %1 自己的分词器计数。</translation>
    </message>
    <message>
        <source>Prompt lengths are exact, by the tokenizer of %1 in the Hugging Face cache.</source>
        <translation>提示词长度精确，由 Hugging Face 缓存中 %1 的分词器计数。</translation>
    </message>
    <message>
        <source>Prompt lengths are exact, by the tokenizer of %1 from the Hugging Face hub.</source>
        <translation>提示词长度精确，由 Hugging Face Hub 上 %1 的分词器计数。</translation>
    </message>
    <message>
        <source>Prompt lengths are exact, by the tokenizer %1.</source>
        <translation>提示词长度精确，由分词器 %1 计数。</translation>
    </message>
    <message>
        <source>Prompt lengths are estimates (no tokenizer at hand): %1.</source>
        <translation>提示词长度为估计值（没有可用的分词器）：%1。</translation>
    </message>
</context>
<context>
    <name>SweepCharts</name>
    <message>
        <source>%1 → %2</source>
        <comment>input and output tokens</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Output (tok/s)</source>
        <translation>输出 (tok/s)</translation>
    </message>
    <message>
        <source>Not beaten in both</source>
        <translation>两项均未被超越</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>并发数</translation>
    </message>
    <message>
        <source>Input → output tokens</source>
        <translation>输入 → 输出 Token</translation>
    </message>
    <message>
        <source>%1 (ms)</source>
        <translation>%1 (ms)</translation>
    </message>
    <message>
        <source>Goodput over concurrency</source>
        <translation>有效吞吐量随并发数变化</translation>
    </message>
    <message>
        <source>Attainment over concurrency</source>
        <translation>达标率随并发数变化</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>two reasons</comment>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>SLO kept up to %1 (%2 – %3)</source>
        <translation>满足 SLO 至 %1（%2 – %3）</translation>
    </message>
    <message>
        <source>the client disturbed the measurement</source>
        <translation>客户端干扰了测量</translation>
    </message>
    <message>
        <source>%1 % of the prompts came from the prefix cache</source>
        <translation>%1% 的提示词来自前缀缓存</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) failed</source>
        <translation>
            <numerusform>%n 个请求失败</numerusform>
        </translation>
    </message>
    <message>
        <source>the point was cut short</source>
        <translation>该测点被中断</translation>
    </message>
    <message>
        <source>not stationary: E2EL rose by %1 % meanwhile</source>
        <translation>未达稳态：期间 E2EL 上升了 %1%</translation>
    </message>
    <message>
        <source>not stationary: E2EL fell by %1 % meanwhile</source>
        <translation>未达稳态：期间 E2EL 下降了 %1%</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between reasons</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Knee at %1 (%2 – %3)</source>
        <comment>a load and its interval</comment>
        <translation>拐点在 %1（%2 – %3）</translation>
    </message>
    <message>
        <source>SLO %1</source>
        <translation>SLO %1</translation>
    </message>
    <message>
        <source>%1 with a band up to the p99</source>
        <translation>%1（色带至 p99）</translation>
    </message>
    <message>
        <source>%1 over throughput</source>
        <translation>%1 与吞吐量的关系</translation>
    </message>
    <message>
        <source>Output of all over that of one user</source>
        <translation>总输出与单用户输出的关系</translation>
    </message>
    <message>
        <source>Output per user (tok/s)</source>
        <translation>单用户输出 (tok/s)</translation>
    </message>
    <message>
        <source>Goodput (req/s)</source>
        <translation>有效吞吐量 (req/s)</translation>
    </message>
    <message>
        <source>Attainment (%)</source>
        <translation>达标率 (%)</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>New scenario</source>
        <translation>新建场景</translation>
    </message>
    <message>
        <source>Three loads of one length; you fill in the rest.</source>
        <translation>一种长度、三种负载；其余由您填写。</translation>
    </message>
    <message>
        <source>Quick check</source>
        <translation>快速检查</translation>
    </message>
    <message>
        <source>A first look at a server: a few minutes, three points.</source>
        <translation>初步了解一台服务器：几分钟，三个测试点。</translation>
    </message>
    <message>
        <source>Capacity sweep</source>
        <translation>容量扫测</translation>
    </message>
    <message>
        <source>How much a server carries before its answers get slow: concurrency in powers of two.</source>
        <translation>服务器在回答变慢之前能承受多少负载：并发数按 2 的幂递增。</translation>
    </message>
    <message>
        <source>Long context</source>
        <translation>长上下文</translation>
    </message>
    <message>
        <source>Long prompts, short answers: how the time to the first token grows with the prompt.</source>
        <translation>长提示词、短回答：首 Token 延迟如何随提示词增长。</translation>
    </message>
    <message>
        <source>Chat with limits</source>
        <translation>带限值的聊天</translation>
    </message>
    <message>
        <source>Requests arrive at random at growing rates, and count as good when they are fast enough to read along.</source>
        <translation>请求以递增的速率随机到达，快到可以跟读才算合格。</translation>
    </message>
    <message>
        <source>Overload test</source>
        <translation>过载测试</translation>
    </message>
    <message>
        <source>More than the server can do: does it queue, refuse, or break?</source>
        <translation>超出服务器的能力：它会排队、拒绝还是崩溃？</translation>
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>Write a JSON object, such as {&quot;name&quot;: 1}.</source>
        <translation>请输入一个 JSON 对象，例如 {&quot;name&quot;: 1}。</translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <translation>请输入一个整数。</translation>
    </message>
    <message>
        <source>Write a number, with a point for the decimals.</source>
        <translation>请输入一个数字，小数点用“.”。</translation>
    </message>
    <message>
        <source>Write numbers with commas between them.</source>
        <translation>请输入以逗号分隔的数字。</translation>
    </message>
    <message>
        <source>Write limits such as ttft: 200, tpot: 50.</source>
        <translation>请输入限值，例如 ttft: 200, tpot: 50。</translation>
    </message>
    <message>
        <source>Write a name and a value on each line, such as X-Team: search.</source>
        <translation>每行输入一个名称和值，例如 X-Team: search。</translation>
    </message>
</context>
<context>
    <name>servescope::Actions</name>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>What to do, and what was done lately</source>
        <translation>可以做什么，以及最近做过什么</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Describe the load</source>
        <translation>描述负载</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Watch what runs</source>
        <translation>观察正在运行的内容</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Look at what was measured</source>
        <translation>查看测量结果</translation>
    </message>
    <message>
        <source>Open a scenario…</source>
        <translation>打开场景…</translation>
    </message>
    <message>
        <source>Choose a combos.yaml</source>
        <translation>选择一个 combos.yaml</translation>
    </message>
    <message>
        <source>Open results…</source>
        <translation>打开结果…</translation>
    </message>
    <message>
        <source>Choose a run or a folder of runs</source>
        <translation>选择一个运行记录或运行记录文件夹</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>保存场景</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the scenario under another name</source>
        <translation>以其他名称保存场景</translation>
    </message>
    <message>
        <source>Run every point of the scenario</source>
        <translation>运行场景的所有测试点</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the running point and everything waiting; finished points are kept</source>
        <translation>停止正在运行的测试点和所有等待中的测试点；已完成的测试点会保留</translation>
    </message>
    <message>
        <source>Skip point</source>
        <translation>跳过测试点</translation>
    </message>
    <message>
        <source>Leave out the selected waiting point, or end the running one</source>
        <translation>略过所选的等待中的测试点，或结束正在运行的测试点</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Run the bundled scenario on the built-in server</source>
        <translation>在内置服务器上运行随附的场景</translation>
    </message>
    <message>
        <source>Refresh results</source>
        <translation>刷新结果</translation>
    </message>
    <message>
        <source>Read the folder of runs again</source>
        <translation>重新读取运行记录文件夹</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>首选项…</translation>
    </message>
    <message>
        <source>Language, theme and the folder of results</source>
        <translation>语言、主题和结果文件夹</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what an action does, its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>How exact this program measures</source>
        <translation>本程序的测量有多精确</translation>
    </message>
    <message>
        <source>New scenario…</source>
        <translation>新建场景…</translation>
    </message>
    <message>
        <source>Begin a scenario from a template</source>
        <translation>从模板开始一个场景</translation>
    </message>
    <message>
        <source>Pause or continue</source>
        <translation>暂停或继续</translation>
    </message>
    <message>
        <source>Begin no further point after the running one, or go on</source>
        <translation>正在运行的测试点之后不再开始新的，或继续运行</translation>
    </message>
    <message>
        <source>Retry points</source>
        <translation>重试测试点</translation>
    </message>
    <message>
        <source>Put the selected point back into the queue, or all failed ones</source>
        <translation>将所选测试点或所有失败的测试点放回队列</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>Queue the selected row&apos;s scenario once more, as a new run</source>
        <translation>将所选行的场景作为新的运行记录再次加入队列</translation>
    </message>
    <message>
        <source>Resume a run…</source>
        <translation>继续一次运行…</translation>
    </message>
    <message>
        <source>Go on with a run that was interrupted; finished points are kept</source>
        <translation>继续一次已中断的运行；已完成的测试点会保留</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Ask the scenario&apos;s server who it is and send one short request</source>
        <translation>询问场景的服务器是什么，并发送一个短请求</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Copy the scenario as servescope bench commands, one for each point</source>
        <translation>将场景复制为 servescope bench 命令，每个测试点一条</translation>
    </message>
    <message>
        <source>Commands…</source>
        <translation>命令…</translation>
    </message>
    <message>
        <source>Find any command by its name</source>
        <translation>按名称查找任何命令</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Write a document about runs</source>
        <translation>生成关于运行记录的文档</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>What the figures mean and how to measure</source>
        <translation>数字的含义与测量方法</translation>
    </message>
</context>
<context>
    <name>servescope::AdvicePanel</name>
    <message>
        <source>No rule found enough evidence to speak.</source>
        <translation>没有规则找到足够的依据给出建议。</translation>
    </message>
    <message>
        <source>More in the guide</source>
        <translation>指南中的说明</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>servescope::ArrivalPicture</name>
    <message>
        <source>Arrival of the first requests</source>
        <translation>首批请求的到达</translation>
    </message>
    <message>
        <source>No schedule: each request starts as soon as one before it ends.</source>
        <translation>没有时间表：前一个请求结束后立即开始下一个。</translation>
    </message>
    <message numerus="yes">
        <source>The first %n request(s) within %1</source>
        <translation>
            <numerusform>前 %n 个请求，历时 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::CertificateDialog</name>
    <message>
        <source>Certificate of the server</source>
        <translation>服务器证书</translation>
    </message>
    <message>
        <source>Is this your server?</source>
        <translation>这是您的服务器吗？</translation>
    </message>
    <message>
        <source>Nobody this machine trusts vouches for the certificate that %1 showed. If the fingerprint is the one of your server, it can be trusted; otherwise someone may be reading along.</source>
        <translation>%1 出示的证书没有得到本机所信任的任何机构的担保。如果指纹与您的服务器一致，就可以信任它；否则通信可能正被他人窃听。</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>颁发给</translation>
    </message>
    <message>
        <source> (%1)</source>
        <comment>hosts</comment>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two dates</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Not trusted because</source>
        <translation>不受信任的原因</translation>
    </message>
    <message>
        <source>Trust it for this server until %1</source>
        <translation>信任此服务器的该证书，直至 %1</translation>
    </message>
    <message>
        <source>Do not trust it</source>
        <translation>不信任</translation>
    </message>
    <message>
        <source>It is not the certificate you trusted before, whose fingerprint begins with %1.</source>
        <translation>这不是您之前信任的证书，之前证书的指纹以 %1 开头。</translation>
    </message>
</context>
<context>
    <name>servescope::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>输入您想做的事</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>匹配的命令</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <comment>a command, its shortcut</comment>
        <translation>%1   %2</translation>
    </message>
</context>
<context>
    <name>servescope::CompareCurves</name>
    <message>
        <source>None of these runs has this figure.</source>
        <translation>这些运行记录均没有此指标。</translation>
    </message>
    <message>
        <source>Output, tok/s</source>
        <translation>输出，tok/s</translation>
    </message>
    <message>
        <source>Median TTFT</source>
        <translation>TTFT 中位数</translation>
    </message>
    <message>
        <source>P99 TTFT</source>
        <translation>P99 TTFT</translation>
    </message>
    <message>
        <source>Median TPOT</source>
        <translation>TPOT 中位数</translation>
    </message>
    <message>
        <source>P99 E2EL</source>
        <translation>P99 E2EL</translation>
    </message>
    <message>
        <source>F&amp;igure:</source>
        <translation>指标(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Point:</source>
        <translation>测试点(&amp;P)：</translation>
    </message>
    <message>
        <source>Reading the requests…</source>
        <translation>正在读取请求…</translation>
    </message>
    <message>
        <source>None of these runs has values of single requests at this point.</source>
        <translation>这些运行记录在该测试点均没有单个请求的值。</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>未显示：%1</translation>
    </message>
</context>
<context>
    <name>servescope::CompareTableModel</name>
    <message>
        <source>Better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>Not distinguishable</source>
        <translation>无法区分</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>未评定</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a change</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 … %2 %</source>
        <comment>an interval</comment>
        <translation>%1 … %2 %</translation>
    </message>
    <message>
        <source>Not comparable</source>
        <translation>不可比</translation>
    </message>
    <message>
        <source>Two runs of the baseline differ by up to %1 % by noise alone.</source>
        <translation>仅噪声就会使基准的两次运行相差至多 %1 %。</translation>
    </message>
    <message>
        <source>95 % interval of the difference, in per cent of the baseline</source>
        <translation>差异的 95 % 区间，以基准的百分比计</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>测试点</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>对比对象</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>评定</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>input and output tokens</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>× %1</source>
        <comment>concurrency</comment>
        <translation>× %1</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message>
        <source>%1: %2 → %3 (%4)</source>
        <comment>metric, baseline, candidate, difference</comment>
        <translation>%1：%2 → %3 (%4)</translation>
    </message>
    <message>
        <source>95 % interval: %1</source>
        <translation>95 % 区间：%1</translation>
    </message>
    <message>
        <source>Input → output tokens × concurrency</source>
        <translation>输入 → 输出 Token × 并发数</translation>
    </message>
</context>
<context>
    <name>servescope::CompareTimelines</name>
    <message>
        <source>&amp;Point:</source>
        <translation>测试点(&amp;P)：</translation>
    </message>
    <message>
        <source>Reading the requests…</source>
        <translation>正在读取请求…</translation>
    </message>
    <message>
        <source>None of these runs has times of single requests at this point.</source>
        <translation>这些运行记录在该测试点都没有单个请求的时间。</translation>
    </message>
</context>
<context>
    <name>servescope::CompareView</name>
    <message>
        <source>&amp;Only what changed</source>
        <translation>仅显示变化(&amp;O)</translation>
    </message>
    <message>
        <source>Differences of the set-up</source>
        <translation>配置差异</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>&amp;Baseline:</source>
        <translation>基准(&amp;B)：</translation>
    </message>
    <message>
        <source>&amp;Candidate:</source>
        <translation>对比对象(&amp;C)：</translation>
    </message>
    <message>
        <source>Close the comparison</source>
        <translation>关闭对比</translation>
    </message>
    <message>
        <source>Compared figures</source>
        <translation>对比的指标</translation>
    </message>
    <message>
        <source>Reading and comparing the runs…</source>
        <translation>正在读取并对比运行记录…</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, date</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) better</source>
        <translation>
            <numerusform>%n 项指标更好</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worse</source>
        <comment>figures</comment>
        <translation>
            <numerusform>%n 项更差</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not distinguishable</source>
        <comment>figures</comment>
        <translation>
            <numerusform>%n 项无法区分</numerusform>
        </translation>
    </message>
    <message>
        <source>The workloads differ, so points are not judged: %1</source>
        <translation>负载不同，因此不评定测试点：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) have no counterpart and are left out.</source>
        <translation>
            <numerusform>%n 个测试点没有对应项，已略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Part of the workload: the runs did not send the same.</source>
        <translation>属于负载：各次运行发送的内容不同。</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message numerus="yes">
        <source>Set-up (%n difference(s))</source>
        <translation>
            <numerusform>配置（%n 处差异）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>key, its values</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>The set-up is the same in both.</source>
        <translation>两者的配置相同。</translation>
    </message>
    <message>
        <source>Different set-up – %1</source>
        <translation>配置不同 – %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>differences</comment>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Timelines</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>servescope::ConnectionDialog</name>
    <message>
        <source>Use these</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Test of the connection</source>
        <translation>连接测试</translation>
    </message>
    <message>
        <source>The server is being asked</source>
        <translation>正在询问服务器</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>测试结果</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Write interface and model into the scenario and test again</source>
        <translation>将接口和模型写入场景并重新测试</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>取消测试</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>重新测试</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>This server can be measured</source>
        <translation>可以测量此服务器</translation>
    </message>
    <message>
        <source>It cannot be measured like this</source>
        <translation>目前无法测量</translation>
    </message>
    <message>
        <source>Detected: interface %1</source>
        <translation>检测到：接口 %1</translation>
    </message>
    <message>
        <source>Detected:</source>
        <translation>检测到：</translation>
    </message>
    <message>
        <source>API key…</source>
        <translation>API 密钥…</translation>
    </message>
    <message>
        <source>Type the key of this server</source>
        <translation>输入此服务器的密钥</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>servescope::DataChart</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>There are no values to draw yet.</source>
        <translation>尚无可绘制的值。</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of zero or less cannot be shown on a logarithmic axis.</source>
        <translation>
            <numerusform>对数坐标轴上无法显示 %n 个小于等于零的值。</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>Save as PNG, %1 dpi…</source>
        <translation>另存为 PNG，%1 dpi…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>另存为 SVG…</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG 图形 (*.svg)</translation>
    </message>
    <message>
        <source>Values as a table</source>
        <translation>以表格显示数值</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>curve, point</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Explain this chart</source>
        <translation>解释这张图表</translation>
    </message>
    <message>
        <source>Save the values as CSV…</source>
        <translation>将数值保存为 CSV…</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>Points in a ring are doubtful: the pointer shows why.</source>
        <translation>带圆环的点不可靠：将指针移到点上可查看原因。</translation>
    </message>
</context>
<context>
    <name>servescope::DiagnosticList</name>
    <message>
        <source>Problems of the scenario</source>
        <translation>场景的问题</translation>
    </message>
    <message>
        <source>Click a problem to go to its line</source>
        <translation>点击问题可跳转到对应的行</translation>
    </message>
    <message>
        <source>Error. %1</source>
        <translation>错误。%1</translation>
    </message>
    <message>
        <source>Warning. %1</source>
        <translation>警告。%1</translation>
    </message>
</context>
<context>
    <name>servescope::DistributionView</name>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>首 Token 延迟 (TTFT)</translation>
    </message>
    <message>
        <source>TPOT</source>
        <translation>TPOT</translation>
    </message>
    <message>
        <source>Time per output token, without the first</source>
        <translation>每输出 Token 耗时 (TPOT)，不含首个 Token</translation>
    </message>
    <message>
        <source>ITL</source>
        <translation>ITL</translation>
    </message>
    <message>
        <source>Inter-token latency: the gaps between the events of all requests</source>
        <translation>Token 间延迟 (ITL)：所有请求中相邻事件的间隔</translation>
    </message>
    <message>
        <source>E2EL</source>
        <translation>E2EL</translation>
    </message>
    <message>
        <source>End-to-end latency of a request</source>
        <translation>请求的端到端延迟 (E2EL)</translation>
    </message>
    <message>
        <source>&amp;Metric:</source>
        <translation>指标(&amp;M)：</translation>
    </message>
    <message>
        <source>No request of this point completed, so there is nothing to distribute.</source>
        <translation>该测试点没有任何请求完成，因此没有可显示的分布。</translation>
    </message>
    <message>
        <source>No completed request of this point has a %1.</source>
        <translation>该测试点没有任何已完成的请求具有 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n value(s), median %2, p99 %3, maximum %4.</source>
        <translation>
            <numerusform>%1：%n 个值，中位数 %2，p99 %3，最大值 %4。</numerusform>
        </translation>
    </message>
    <message>
        <source>With so few values the p99 is little more than the maximum.</source>
        <translation>值的数量太少，p99 与最大值相差无几。</translation>
    </message>
    <message>
        <source>&amp;Logarithmic</source>
        <translation>对数刻度(&amp;L)</translation>
    </message>
    <message>
        <source>Queue</source>
        <comment>a metric</comment>
        <translation>排队</translation>
    </message>
    <message>
        <source>Time a request waited in the client before it was sent</source>
        <translation>请求发送前在客户端等待的时间</translation>
    </message>
    <message>
        <source>Connect</source>
        <comment>a metric</comment>
        <translation>连接</translation>
    </message>
    <message>
        <source>Time to open a connection; requests on one that stood already have none</source>
        <translation>建立连接所用的时间；沿用已有连接的请求没有此项</translation>
    </message>
    <message>
        <source>Right-hand chart</source>
        <translation>右侧图表</translation>
    </message>
    <message>
        <source>Share (ECDF)</source>
        <translation>占比 (ECDF)</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>百分位数</translation>
    </message>
</context>
<context>
    <name>servescope::EventStrip</name>
    <message>
        <source>Role only</source>
        <translation>仅角色</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Tool call</source>
        <translation>工具调用</translation>
    </message>
    <message>
        <source>Token counts</source>
        <translation>Token 计数</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <translation>完整响应</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Events of the request</source>
        <translation>请求的事件</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message numerus="yes">
        <source>%1 after %2, %n character(s)</source>
        <comment>kind of event, time</comment>
        <translation>
            <numerusform>%1，%2 后，%n 个字符</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::FigureCell</name>
    <message>
        <source>%1: %2, %3</source>
        <comment>caption, value, interval</comment>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>servescope::FigureStrip</name>
    <message>
        <source>too few for an interval</source>
        <translation>样本过少，无区间</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>an interval</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Whole point</source>
        <translation>整个测试点</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Output tokens a second.</source>
        <translation>每秒输出 Token 数。</translation>
    </message>
    <message>
        <source>TTFT median</source>
        <translation>TTFT 中位数</translation>
    </message>
    <message>
        <source>Time to first token that half of the requests kept.</source>
        <translation>半数请求不超过的首 Token 延迟。</translation>
    </message>
    <message>
        <source>TTFT p99</source>
        <translation>TTFT p99</translation>
    </message>
    <message>
        <source>Time to first token that 99 of 100 requests did not exceed.</source>
        <translation>99% 的请求未超过的首 Token 延迟。</translation>
    </message>
    <message>
        <source>TPOT median</source>
        <translation>TPOT 中位数</translation>
    </message>
    <message>
        <source>Time per output token, without the first.</source>
        <translation>每输出 Token 耗时，不含首 Token。</translation>
    </message>
    <message>
        <source>ITL p99</source>
        <translation>ITL p99</translation>
    </message>
    <message>
        <source>Inter-token latency that 99 of 100 gaps did not exceed.</source>
        <translation>99% 的间隔未超过的 Token 间延迟。</translation>
    </message>
    <message>
        <source>E2EL p99</source>
        <translation>E2EL p99</translation>
    </message>
    <message>
        <source>End-to-end latency that 99 of 100 requests did not exceed.</source>
        <translation>99% 的请求未超过的端到端延迟。</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Requests of the measuring window that completed, and failed.</source>
        <translation>测量窗口内完成和失败的请求。</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>Start of the measuring window</source>
        <translation>测量窗口的起点</translation>
    </message>
    <message>
        <source>End of the measuring window</source>
        <translation>测量窗口的终点</translation>
    </message>
    <message>
        <source>Leave out the ramp at the start and the drain at the end.</source>
        <translation>略去开头的爬升和结尾的排空。</translation>
    </message>
    <message>
        <source>Con&amp;vention:</source>
        <translation>口径(&amp;V)：</translation>
    </message>
    <message>
        <source>An imported result stays in the convention of the tool that made it.</source>
        <translation>导入的结果保持其生成工具的口径。</translation>
    </message>
    <message>
        <source>Whose definitions the figures follow; they are recomputed from the requests.</source>
        <translation>指标遵循谁的定义；由请求重新计算。</translation>
    </message>
    <message>
        <source>Nothing to leave out.</source>
        <translation>没有可略去的部分。</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>goodput %1</source>
        <translation>有效吞吐量 %1</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>95 % interval; convention: %1.</source>
        <translation>95 % 区间；口径：%1。</translation>
    </message>
    <message>
        <source>The instrument adds about %1 (self-test).</source>
        <translation>仪器约增加 %1（自检）。</translation>
    </message>
    <message>
        <source>The instrument adds up to %1 (self-test).</source>
        <translation>仪器至多增加 %1（自检）。</translation>
    </message>
    <message>
        <source>&amp;Window:</source>
        <translation>窗口(&amp;W)：</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>取自文件</translation>
    </message>
</context>
<context>
    <name>servescope::FindingModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>servescope::GuideCaption</name>
    <message>
        <source>Opens the guide</source>
        <translation>打开指南</translation>
    </message>
</context>
<context>
    <name>servescope::GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s); Enter goes to the next.</source>
        <translation>
            <numerusform>找到 %n 处；按回车键转到下一处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
</context>
<context>
    <name>servescope::HeadlineCard</name>
    <message>
        <source>%1: %2, %3</source>
        <comment>caption, value, where</comment>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>servescope::HeatMap</name>
    <message>
        <source>Values from %1 to %2</source>
        <translation>数值从 %1 到 %2</translation>
    </message>
    <message>
        <source>There are no values to draw yet.</source>
        <translation>尚无可绘制的值。</translation>
    </message>
    <message>
        <source>%1: %2
%3: %4
%5: %6</source>
        <comment>three names, each with its value</comment>
        <translation>%1：%2
%3：%4
%5：%6</translation>
    </message>
    <message>
        <source>Values as a table</source>
        <translation>以表格显示数值</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>保存为 PNG…</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save the values as CSV…</source>
        <translation>将数值保存为 CSV…</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>Explain this chart</source>
        <translation>解释这张图表</translation>
    </message>
</context>
<context>
    <name>servescope::HomePage</name>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Runs a ready-made scenario on the built-in server. No set-up, under a minute, and it ends on real charts.</source>
        <translation>在内置服务器上运行现成的场景。无需配置，不到一分钟即可看到真实的图表。</translation>
    </message>
    <message>
        <source>Open a scenario</source>
        <translation>打开场景</translation>
    </message>
    <message>
        <source>Load a combos.yaml, adjust the server and the load, and run it against your server.</source>
        <translation>加载 combos.yaml，调整服务器和负载，然后对您的服务器运行。</translation>
    </message>
    <message>
        <source>Open a scenario…</source>
        <translation>打开场景…</translation>
    </message>
    <message>
        <source>Open results</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Look at a run that was measured before, here or on another machine.</source>
        <translation>查看之前在本机或其他机器上测得的运行记录。</translation>
    </message>
    <message>
        <source>Open results…</source>
        <translation>打开结果…</translation>
    </message>
    <message>
        <source>Recent scenarios</source>
        <translation>最近的场景</translation>
    </message>
    <message>
        <source>Scenarios you open or save will be listed here.</source>
        <translation>您打开或保存的场景会列在这里。</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>最近的运行记录</translation>
    </message>
    <message>
        <source>Runs will be listed here as soon as one has been started.</source>
        <translation>启动运行后，运行记录会列在这里。</translation>
    </message>
    <message>
        <source>Measure an LLM server</source>
        <translation>测量 LLM 服务器</translation>
    </message>
    <message>
        <source>Choose a load, press run, and see how throughput and latency change with it.</source>
        <translation>选择负载，点击“运行”，观察吞吐量和延迟如何随之变化。</translation>
    </message>
</context>
<context>
    <name>servescope::ImportReport</name>
    <message>
        <source>What was imported, and what the audit found</source>
        <translation>导入的内容及审查结果</translation>
    </message>
    <message>
        <source>The audit found nothing to remark.</source>
        <translation>审查未发现问题。</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n 项发现</numerusform>
        </translation>
    </message>
    <message>
        <source>There was no benchmark result in what was chosen.</source>
        <translation>所选内容中没有基准测试结果。</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个运行记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read.</source>
        <comment>files</comment>
        <translation>
            <numerusform>%n 个无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>run, outcome</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>point, finding</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>servescope::InlineMessage</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>servescope::InstrumentPage</name>
    <message>
        <source>How exact is this instrument?</source>
        <translation>这台仪器有多精确？</translation>
    </message>
    <message>
        <source>The self-test sends requests to the built-in simulator, which notes down when it really sent each token, and compares. Later runs at a similar load name this error beside their figures. It takes about a minute and a half; leave the computer alone meanwhile.</source>
        <translation>自检会向内置模拟器发送请求，模拟器记录每个 Token 的实际发送时间，然后进行比较。此后负载相近的运行会在其数据旁注明该误差。自检约需一分半钟；在此期间请勿使用计算机。</translation>
    </message>
    <message>
        <source>No self-test has been run on this computer yet.</source>
        <translation>本计算机上尚未运行过自检。</translation>
    </message>
    <message>
        <source>Errors by load</source>
        <translation>各负载下的误差</translation>
    </message>
    <message>
        <source>Measured %1 with version %2 on %3.</source>
        <comment>date, version, computer</comment>
        <translation>于 %1 使用版本 %2 在 %3 上测得。</translation>
    </message>
    <message>
        <source>Stop the self-test</source>
        <translation>停止自检</translation>
    </message>
    <message>
        <source>Run the self-test</source>
        <translation>运行自检</translation>
    </message>
    <message>
        <source>A run is going on; both would disturb each other.</source>
        <translation>有运行正在进行；两者会相互干扰。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n load(s) measured</source>
        <translation>
            <numerusform>已测量 %1 种负载，共 %n 种</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::KeyDialog</name>
    <message>
        <source>Remember it in the system keychain</source>
        <translation>保存到系统密钥环</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>使用此密钥</translation>
    </message>
    <message>
        <source>Forget the key</source>
        <translation>移除密钥</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Type or paste the key</source>
        <translation>输入或粘贴密钥</translation>
    </message>
    <message>
        <source>Otherwise it is kept in memory until ServeScope closes</source>
        <translation>否则仅保存在内存中，直到 ServeScope 关闭</translation>
    </message>
    <message>
        <source>This ServeScope was built without access to the system keychain; the key is kept until it closes</source>
        <translation>此 ServeScope 在构建时未包含系统密钥环支持；密钥只保留到程序关闭</translation>
    </message>
    <message>
        <source>The environment variable %1 is set, and its key is used.</source>
        <translation>环境变量 %1 已设置，将使用其中的密钥。</translation>
    </message>
    <message>
        <source>The key of this server lies in the system keychain.</source>
        <translation>此服务器的密钥保存在系统密钥环中。</translation>
    </message>
    <message>
        <source>The key of this server is kept until ServeScope closes.</source>
        <translation>此服务器的密钥将保留到 ServeScope 关闭为止。</translation>
    </message>
    <message>
        <source>No key is known for this server.</source>
        <translation>尚无此服务器的密钥。</translation>
    </message>
    <message>
        <source>The key is kept until ServeScope closes.</source>
        <translation>密钥将保留到 ServeScope 关闭为止。</translation>
    </message>
    <message>
        <source>The key may still lie in the keychain.</source>
        <translation>密钥可能仍保存在密钥环中。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, what follows</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>A key is looked for in the environment variable %1 first, then among those typed here. It is sent to the server and stands in no file of ServeScope.</source>
        <translation>先在环境变量 %1 中查找密钥，再查找在此输入的密钥。密钥只发送给服务器，不会写入 ServeScope 的任何文件。</translation>
    </message>
</context>
<context>
    <name>servescope::KeyField</name>
    <message>
        <source>%1 (%2)</source>
        <comment>the name of a field, its unit</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Take the key out of the text: its default is then used</source>
        <translation>从文本中去掉此键：随后使用其默认值</translation>
    </message>
    <message>
        <source>Do not set %1</source>
        <translation>不设置%1</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Not set: %1</source>
        <comment>the default</comment>
        <translation>未设置：%1</translation>
    </message>
    <message>
        <source>%1 (not known)</source>
        <comment>a choice</comment>
        <translation>%1（未知）</translation>
    </message>
    <message>
        <source>Leave the field, and the key is taken out of the text.</source>
        <translation>离开此字段后，该键将从文本中去掉。</translation>
    </message>
</context>
<context>
    <name>servescope::LegendEntry</name>
    <message>
        <source>Shows or hides “%1”.</source>
        <translation>显示或隐藏“%1”。</translation>
    </message>
    <message>
        <source>Show curve “%1”</source>
        <translation>显示曲线“%1”</translation>
    </message>
</context>
<context>
    <name>servescope::LibraryColumns</name>
    <message>
        <source>Move “%1” to the left</source>
        <translation>将“%1”左移</translation>
    </message>
    <message>
        <source>Move “%1” to the right</source>
        <translation>将“%1”右移</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>默认列</translation>
    </message>
</context>
<context>
    <name>servescope::LibraryPanel</name>
    <message>
        <source>Search runs</source>
        <translation>搜索运行记录</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) could not be read: %1</source>
        <translation>
            <numerusform>无法读取 %n 个文件夹：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>正在读取运行记录…</translation>
    </message>
    <message>
        <source>There are no runs here yet. Run a scenario, or choose “Try it” on the Home page.</source>
        <translation>此处尚无运行记录。请运行一个场景，或在主页上选择“试一试”。</translation>
    </message>
    <message>
        <source>No run matches “%1”. Clear the search to see all runs.</source>
        <translation>没有与“%1”匹配的运行记录。清空搜索可查看全部运行记录。</translation>
    </message>
    <message>
        <source>Words that a run has to have; also: star, baseline, tag:…, model:…, note:…, and −word for runs without it.</source>
        <translation>运行记录须包含的词；还可用：star、baseline、tag:…、model:…、note:…，以及 -词 表示不包含。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Import result files of vLLM, SGLang, AIPerf, GenAI-Perf, GuideLLM, inference-perf, evalscope, LLMPerf, or run folders. They can be dropped here as well.</source>
        <translation>导入 vLLM、SGLang、AIPerf、GenAI-Perf、GuideLLM、inference-perf、evalscope、LLMPerf 的结果文件或运行文件夹。也可以拖放到这里。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>星标(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Baseline of comparisons</source>
        <translation>对比的基准(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>标签(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Notes…</source>
        <translation>备注(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Move to the trash</source>
        <translation>移到回收站(&amp;M)</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) moved to the trash.</source>
        <translation>
            <numerusform>%n 个运行记录已移到回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>Hold the selected runs against each other.</source>
        <translation>将所选运行记录相互对比。</translation>
    </message>
    <message>
        <source>Select two to eight runs (Ctrl+click), or one when another is pinned as baseline.</source>
        <translation>请选择二至八个运行记录（Ctrl+单击）；已固定基准时选择一个即可。</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags of the selected runs, with commas between:</source>
        <translation>所选运行记录的标签，以逗号分隔：</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Notes about this run:</source>
        <translation>该运行记录的备注：</translation>
    </message>
    <message>
        <source>Import results</source>
        <translation>导入结果</translation>
    </message>
    <message>
        <source>Result files (*.json *.jsonl *.csv)</source>
        <translation>结果文件 (*.json *.jsonl *.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Group by sweep</source>
        <translation>按扫测分组(&amp;G)</translation>
    </message>
    <message>
        <source>Runs of the same plan with the same model stand below one row.</source>
        <translation>计划和模型都相同的运行记录归到同一行之下。</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
</context>
<context>
    <name>servescope::LiveBoard</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Output tokens per second, over the last second</source>
        <translation>最近一秒内每秒输出的 Token 数</translation>
    </message>
    <message>
        <source>TTFT, median</source>
        <translation>TTFT 中位数</translation>
    </message>
    <message>
        <source>Time to first token: half of the requests of the last two seconds were faster</source>
        <translation>首 Token 延迟 (TTFT)：最近两秒内有一半的请求比该值更快</translation>
    </message>
    <message>
        <source>TTFT, p99</source>
        <translation>TTFT p99</translation>
    </message>
    <message>
        <source>Time to first token: 99 of 100 requests of the last two seconds were faster</source>
        <translation>首 Token 延迟 (TTFT)：最近两秒内每 100 个请求中有 99 个比该值更快</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Requests sent and not yet ended</source>
        <translation>已发送但尚未结束的请求</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Requests of this point that ended well, of all its requests</source>
        <translation>该测试点中成功结束的请求数 / 全部请求数</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Requests of this point that failed</source>
        <translation>该测试点中失败的请求数</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>首 Token 延迟 (TTFT)</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Requests in flight</source>
        <translation>进行中的请求</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>requests done of all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>All</source>
        <comment>kinds of failures</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批处理</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Client: requests that were sent and have not ended. Batch and queue: those the server works on, and those that wait in it, as its own metrics tell.</source>
        <translation>客户端：已发送但尚未结束的请求。批处理与队列：服务器自身指标所示的正在处理和正在等待的请求。</translation>
    </message>
    <message>
        <source>Requests that failed, a second, by kind</source>
        <translation>每秒失败的请求数，按类别统计</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message>
        <source>Failures: none so far.</source>
        <translation>失败：目前没有。</translation>
    </message>
</context>
<context>
    <name>servescope::LiveChart</name>
    <message>
        <source>Time (s)</source>
        <translation>时间 (s)</translation>
    </message>
    <message>
        <source>%1: waiting for the first values.</source>
        <translation>%1：正在等待第一批数值。</translation>
    </message>
    <message>
        <source>Earlier</source>
        <comment>points of a sweep</comment>
        <translation>之前</translation>
    </message>
</context>
<context>
    <name>servescope::MainWindow</name>
    <message>
        <source>Open a scenario</source>
        <translation>打开场景</translation>
    </message>
    <message>
        <source>Scenarios (*.yaml *.yml)</source>
        <translation>场景 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a run, or a folder of runs</source>
        <translation>打开运行记录或运行记录文件夹</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>%1 does not exist. Was it moved or renamed?</source>
        <translation>%1 不存在。它是否已被移动或重命名？</translation>
    </message>
    <message>
        <source>%1 is neither a scenario (*.yaml) nor a folder with runs. Open a combos.yaml or the folder of a run.</source>
        <translation>%1 既不是场景 (*.yaml)，也不是包含运行记录的文件夹。请打开 combos.yaml 或运行记录的文件夹。</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 有未保存的更改。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>运行正在进行</translation>
    </message>
    <message>
        <source>Stop the run and close? Points that are finished are kept, the running one is not.</source>
        <translation>要停止运行并关闭吗？已完成的测试点会保留，正在运行的测试点不会保留。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>继续运行</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) added to the queue.</source>
        <translation>
            <numerusform>已将 %n 个测试点添加到队列。</numerusform>
        </translation>
    </message>
    <message>
        <source>The bundled scenario cannot be read: the program is damaged.</source>
        <translation>无法读取随附的场景：程序已损坏。</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message numerus="yes">
        <source>Add %n point(s) to the queue</source>
        <translation>
            <numerusform>将 %n 个测试点添加到队列</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %n point(s)</source>
        <translation>
            <numerusform>运行 %n 个测试点</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a scenario, or complete the one on the Scenario page</source>
        <translation>请打开一个场景，或将“场景”页面上的场景填写完整</translation>
    </message>
    <message>
        <source>%1[*] – ServeScope</source>
        <comment>a scenario&apos;s name</comment>
        <translation>%1[*] – ServeScope</translation>
    </message>
    <message>
        <source>Server %1: %2</source>
        <comment>address, state</comment>
        <translation>服务器 %1：%2</translation>
    </message>
    <message>
        <source>No server chosen</source>
        <translation>未选择服务器</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未询问</translation>
    </message>
    <message>
        <source>waiting for an answer</source>
        <translation>正在等待响应</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>有响应</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>what runs, details</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>没有正在运行的内容</translation>
    </message>
    <message>
        <source>Self-test is running</source>
        <translation>自检正在运行</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Choose the run to go on with</source>
        <translation>选择要继续的运行记录</translation>
    </message>
    <message>
        <source>The run of %1 was interrupted. No finished request is lost; the points without a result can be measured now.</source>
        <translation>%1 的运行已中断。已完成的请求没有丢失；没有结果的测试点现在可以继续测量。</translation>
    </message>
    <message>
        <source>Resume it</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>A large run</source>
        <translation>大规模运行</translation>
    </message>
    <message>
        <source>This run sends %1 requests of %2 million tokens in all. Begin it?</source>
        <translation>这次运行将发送 %1 个请求，共 %2 百万 Token。要开始吗？</translation>
    </message>
    <message>
        <source>The preferences say from how many tokens on this is asked.</source>
        <translation>从多少 Token 起询问，可在首选项中设置。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message numerus="yes">
        <source>%n scenario(s) were in the queue when ServeScope ended unexpectedly: %1. No finished request is lost; what is left can be measured now.</source>
        <translation>
            <numerusform>ServeScope 意外退出时，队列中还有 %n 个场景：%1。已完成的请求都没有丢失，剩下的现在可以继续测量。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>继续执行队列</translation>
    </message>
</context>
<context>
    <name>servescope::NewestErrors</name>
    <message>
        <source>Newest errors</source>
        <translation>最新错误</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>how often, an error&apos;s sentence</comment>
        <translation>%1 次：%2</translation>
    </message>
</context>
<context>
    <name>servescope::PairModel</name>
    <message>
        <source>Must be from %1 to %2.</source>
        <translation>必须在 %1 到 %2 之间。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a column&apos;s name and a number</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>servescope::PairTable</name>
    <message>
        <source>Add a row that follows from the last one</source>
        <translation>添加一行，沿用上一行的规律</translation>
    </message>
    <message>
        <source>Remove the selected rows (Delete)</source>
        <translation>删除所选的行 (Delete)</translation>
    </message>
    <message>
        <source>Paste rows copied from a spreadsheet (Ctrl+V)</source>
        <translation>粘贴从电子表格复制的行 (Ctrl+V)</translation>
    </message>
    <message>
        <source>%1 in line %2 of what was copied is not from %3 to %4.</source>
        <translation>所复制内容第 %2 行中的 %1 不在 %3 到 %4 之间。</translation>
    </message>
</context>
<context>
    <name>servescope::PhaseLegend</name>
    <message>
        <source>Queue in the client</source>
        <translation>客户端排队</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Prefill</source>
        <translation>预填充</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Phases of a request</source>
        <translation>请求的各阶段</translation>
    </message>
</context>
<context>
    <name>servescope::PointFocus</name>
    <message>
        <source>Reading the requests…</source>
        <translation>正在读取请求…</translation>
    </message>
    <message>
        <source>Choose a point in the table above.</source>
        <translation>请在上方表格中选择一个测试点。</translation>
    </message>
    <message>
        <source>This point was not run, so it has no requests.</source>
        <translation>该测试点未运行，因此没有请求。</translation>
    </message>
    <message>
        <source>This result holds figures only, no values of single requests.</source>
        <translation>此结果只有汇总指标，没有单个请求的数值。</translation>
    </message>
</context>
<context>
    <name>servescope::PointTableModel</name>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>并发数</translation>
    </message>
    <message>
        <source>TTFT p99</source>
        <translation>TTFT p99</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>input and output tokens</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>concurrency</comment>
        <translation>不限</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>concurrency, request rate</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, repeat %2</source>
        <translation>%1，第 %2 次测量</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state, reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>requests that completed, that failed</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Tokens of the prompt and of the answer, as asked for</source>
        <translation>按设定的提示词与回答的 Token 数</translation>
    </message>
    <message>
        <source>How many requests may be in flight at once</source>
        <translation>最多可同时进行的请求数</translation>
    </message>
    <message>
        <source>Requests that completed, and those that failed</source>
        <translation>已完成的请求数和失败的请求数</translation>
    </message>
    <message>
        <source>Output tokens a second, over all requests</source>
        <translation>所有请求合计每秒输出的 Token 数</translation>
    </message>
    <message>
        <source>Time to first token, median</source>
        <translation>首 Token 延迟，中位数</translation>
    </message>
    <message>
        <source>Time to first token that 99 of 100 requests did not exceed</source>
        <translation>100 个请求中有 99 个未超过的首 Token 延迟</translation>
    </message>
    <message>
        <source>Time per output token without the first, median</source>
        <translation>除首 Token 外的每 Token 耗时，中位数</translation>
    </message>
    <message>
        <source>In → out</source>
        <translation>输入 → 输出</translation>
    </message>
    <message>
        <source>OK / failed</source>
        <translation>成功 / 失败</translation>
    </message>
    <message>
        <source>TTFT p50</source>
        <translation>TTFT p50</translation>
    </message>
    <message>
        <source>TPOT p50</source>
        <translation>TPOT p50</translation>
    </message>
</context>
<context>
    <name>servescope::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>The language changes when ServeScope starts the next time.</source>
        <translation>语言将在 ServeScope 下次启动时更改。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Back to the default folder</source>
        <translation>恢复默认文件夹</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Results folder</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>Choose the folder for results</source>
        <translation>选择结果文件夹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Trust none of them</source>
        <translation>全部不再信任</translation>
    </message>
    <message>
        <source>Each of these servers is asked about again</source>
        <translation>遇到这些服务器时将重新询问</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>受信任的证书</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source> million tokens</source>
        <translation> 百万 Token</translation>
    </message>
    <message>
        <source>Input and output of all its points; what a run costs grows with them</source>
        <translation>其全部测试点的输入与输出之和；运行的费用随之增长</translation>
    </message>
    <message>
        <source>Ask before a run of more than</source>
        <translation>运行超过此量时先询问</translation>
    </message>
</context>
<context>
    <name>servescope::PromptTableModel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Tokens of the prompt, special ones included</source>
        <translation>提示词的 Token 数，含特殊 Token</translation>
    </message>
    <message>
        <source>Tokens asked back</source>
        <translation>要求返回的 Token 数</translation>
    </message>
    <message>
        <source>When the request is sent, as the trace says</source>
        <translation>跟踪记录规定的请求发送时间</translation>
    </message>
    <message>
        <source>No.</source>
        <comment>number of a request</comment>
        <translation>序号</translation>
    </message>
    <message>
        <source>In</source>
        <comment>input tokens</comment>
        <translation>输入</translation>
    </message>
    <message>
        <source>Out</source>
        <comment>output tokens</comment>
        <translation>输出</translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
</context>
<context>
    <name>servescope::QueueBar</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its shortcut</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Skip point</source>
        <translation>跳过测试点</translation>
    </message>
    <message>
        <source>Leave out the selected waiting point, or end the running one</source>
        <translation>跳过所选的等待中的测试点，或结束正在运行的测试点</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Put the selected point back into the queue, or all failed ones; its run is taken up again</source>
        <translation>将所选测试点或所有失败的测试点放回队列；继续写入原来的运行记录</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>Queue the selected row&apos;s scenario once more, as a new run</source>
        <translation>将所选行的场景作为新的运行记录再次加入队列</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Take runs that have ended off this list; their results stay</source>
        <translation>从列表中移除已结束的运行记录；其结果会保留</translation>
    </message>
    <message>
        <source>Run the selected waiting point earlier</source>
        <translation>提前运行所选的等待中的测试点</translation>
    </message>
    <message>
        <source>Run the selected waiting point later</source>
        <translation>推后运行所选的等待中的测试点</translation>
    </message>
    <message>
        <source>What to do when points fail</source>
        <translation>测试点失败时的处理方式</translation>
    </message>
    <message>
        <source>When points fail, the queue can go on or wait for you</source>
        <translation>测试点失败时，队列可以继续，也可以等待您处理</translation>
    </message>
    <message>
        <source>Go on after failures</source>
        <translation>失败后继续</translation>
    </message>
    <message>
        <source>Pause after a failure</source>
        <translation>失败一次后暂停</translation>
    </message>
    <message>
        <source>Pause after 3 failures in a row</source>
        <translation>连续失败 3 次后暂停</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on with the waiting points</source>
        <translation>继续运行等待中的测试点</translation>
    </message>
    <message>
        <source>Begin no further point. The running one goes on to its end: a pause inside it would falsify it.</source>
        <translation>不再开始新的测试点。正在运行的测试点会运行到结束：中途暂停会使结果失真。</translation>
    </message>
</context>
<context>
    <name>servescope::QueueModel</name>
    <message>
        <source>%1 / %2</source>
        <comment>requests done of all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Whether the point waits, runs or has ended</source>
        <translation>测试点是在等待、运行还是已结束</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The scenario the point belongs to</source>
        <translation>测试点所属的场景</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Input → output tokens of each request, and how many requests run at once</source>
        <translation>每个请求的输入 → 输出 Token 数，以及同时运行的请求数</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>测试点</translation>
    </message>
    <message>
        <source>Requests that have ended, of all requests of the point</source>
        <translation>已结束的请求数 / 该测试点的全部请求数</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Output tokens per second: the last second while running, the whole point afterwards</source>
        <translation>每秒输出的 Token 数：运行时为最近一秒，结束后为整个测试点</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Share of the ended requests that failed</source>
        <translation>已结束的请求中失败的占比</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Time left while running, once there is evidence for it; time taken afterwards</source>
        <translation>运行时为剩余时间（有依据后才显示）；结束后为所用时间</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>servescope::RecentRuns</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n 个测试点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>when, how much, how it ended</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>servescope::ReportDialog</name>
    <message>
        <source>Write the report</source>
        <translation>生成报告</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Made from the model&apos;s name</source>
        <translation>由模型名称生成</translation>
    </message>
    <message>
        <source>Hardware, server flags, what the figures cannot tell</source>
        <translation>硬件、服务器参数、数字说明不了的事</translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation>美国信纸</translation>
    </message>
    <message>
        <source>As the reader&apos;s system</source>
        <translation>跟随读者的系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页 (HTML)</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Markdown for a pull request</source>
        <translation>用于合并请求的 Markdown</translation>
    </message>
    <message>
        <source>Table of the points (CSV)</source>
        <translation>测试点表格 (CSV)</translation>
    </message>
    <message>
        <source>Table of all requests (CSV)</source>
        <translation>全部请求表格 (CSV)</translation>
    </message>
    <message>
        <source>Charts as PNG</source>
        <translation>PNG 图表</translation>
    </message>
    <message>
        <source>Charts as SVG</source>
        <translation>SVG 图表</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Colours of the web page</source>
        <translation>网页配色</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>model, date</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>There is no run yet. Run a scenario first.</source>
        <translation>还没有运行记录。请先运行一个场景。</translation>
    </message>
    <message>
        <source>Choose a run.</source>
        <translation>请选择一条运行记录。</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>报告文件夹</translation>
    </message>
    <message>
        <source>Choose at least one kind of file.</source>
        <translation>请至少选择一种文件。</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to %1.</source>
        <translation>
            <numerusform>已将 %n 个文件写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>None; a PNG, JPEG or SVG file</source>
        <translation>无；PNG、JPEG 或 SVG 文件</translation>
    </message>
    <message>
        <source>Results as JSON of vllm bench serve</source>
        <translation>vllm bench serve 格式的 JSON 结果</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>徽标</translation>
    </message>
    <message>
        <source>Logo of the report</source>
        <translation>报告的徽标</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.svg)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.svg)</translation>
    </message>
</context>
<context>
    <name>servescope::RequestDetail</name>
    <message>
        <source>Generated text</source>
        <translation>生成的文本</translation>
    </message>
    <message>
        <source>Sent %1 after the first request</source>
        <translation>在首个请求之后 %1 发送</translation>
    </message>
    <message>
        <source>Waited %1 in the client</source>
        <translation>在客户端等待 %1</translation>
    </message>
    <message>
        <source>Connected in %1</source>
        <translation>连接耗时 %1</translation>
    </message>
    <message>
        <source>TTFT %1</source>
        <translation>TTFT %1</translation>
    </message>
    <message>
        <source>TPOT %1</source>
        <translation>TPOT %1</translation>
    </message>
    <message>
        <source>E2EL %1</source>
        <translation>E2EL %1</translation>
    </message>
    <message>
        <source>By the server&apos;s own clock %1</source>
        <translation>按服务器自己的时钟 %1</translation>
    </message>
    <message>
        <source>%1 input tokens, %2 output tokens</source>
        <translation>%1 个输入 Token，%2 个输出 Token</translation>
    </message>
    <message numerus="yes">
        <source>%n input token(s) came from a prefix cache</source>
        <translation>
            <numerusform>%n 个输入 Token 来自前缀缓存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n output token(s) were asked for</source>
        <translation>
            <numerusform>要求 %n 个输出 Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in the stream</source>
        <translation>
            <numerusform>流中有 %n 个事件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them came together with the one before</source>
        <translation>
            <numerusform>其中 %n 个与前一个一同到达</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish reason: %1</source>
        <translation>结束原因：%1</translation>
    </message>
    <message>
        <source>HTTP status %1</source>
        <translation>HTTP 状态 %1</translation>
    </message>
    <message numerus="yes">
        <source>Sent %n time(s)</source>
        <translation>
            <numerusform>发送了 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Request %1: %2</source>
        <comment>number, how it ended</comment>
        <translation>请求 %1：%2</translation>
    </message>
    <message>
        <source>Turn %1 of conversation %2</source>
        <translation>对话 %2 的第 %1 轮</translation>
    </message>
    <message>
        <source>The server sent it on to %1</source>
        <translation>服务器将其重定向到 %1</translation>
    </message>
</context>
<context>
    <name>servescope::RequestStrip</name>
    <message>
        <source>Newest requests</source>
        <translation>最新请求</translation>
    </message>
    <message>
        <source>Left and right go from request to request</source>
        <translation>用左右方向键在请求之间移动</translation>
    </message>
    <message>
        <source>Request %1: %2</source>
        <comment>number, how it ended</comment>
        <translation>请求 %1：%2</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>prefill</source>
        <translation>预填充</translation>
    </message>
    <message>
        <source>decode</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>phase and its duration</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) with text</source>
        <translation>
            <numerusform>%n 个文本事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest requests, full height %1</source>
        <comment>a duration</comment>
        <translation>最新请求，满格为 %1</translation>
    </message>
    <message>
        <source>Queue in the client</source>
        <translation>客户端排队</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Prefill</source>
        <translation>预填充</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>解码</translation>
    </message>
</context>
<context>
    <name>servescope::RequestTableModel</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sent, s</source>
        <translation>发送，s</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>TPOT</source>
        <translation>TPOT</translation>
    </message>
    <message>
        <source>E2EL</source>
        <translation>E2EL</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>输入 Token</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>输出 Token</translation>
    </message>
</context>
<context>
    <name>servescope::RequestsView</name>
    <message>
        <source>Only &amp;failed ones</source>
        <translation>仅失败的(&amp;F)</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>This result holds no single requests.</source>
        <translation>该结果不含单个请求。</translation>
    </message>
    <message>
        <source>Choose a request to see where its time went.</source>
        <translation>请选择一个请求，查看其时间去向。</translation>
    </message>
</context>
<context>
    <name>servescope::ResultsPage</name>
    <message>
        <source>Choose a run on the left to see its figures and curves.</source>
        <translation>请在左侧选择一个运行记录以查看其指标和曲线。</translation>
    </message>
</context>
<context>
    <name>servescope::RunControl</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>scenario, point, what happened</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n point(s) failed. %2</source>
        <translation>
            <numerusform>%1：%n 个测试点失败。%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: all %n point(s) finished.</source>
        <translation>
            <numerusform>%1：全部 %n 个测试点已完成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was stopped; %n finished point(s) are kept.</source>
        <translation>
            <numerusform>%1 已停止；%n 个已完成的测试点会保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) failed in a row, so the queue waits. Press Continue on the Run page to go on.</source>
        <translation>
            <numerusform>连续 %n 个测试点失败，队列已暂停。在“运行”页按“继续”以继续。</numerusform>
        </translation>
    </message>
    <message>
        <source>A measurement is running</source>
        <translation>正在进行测量</translation>
    </message>
    <message>
        <source>The system keychain is asked for the server&apos;s API key…</source>
        <translation>正在向系统密钥环查询服务器的 API 密钥…</translation>
    </message>
</context>
<context>
    <name>servescope::RunListModel</name>
    <message>
        <source>Points</source>
        <translation>测试点</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>finished points of all</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Most output tokens a second of any point</source>
        <translation>所有测试点中每秒输出 Token 数的最大值</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Sorted by the time of the start</source>
        <translation>按开始时间排序</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state, date</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, state and date</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Baseline · %1</source>
        <translation>基准 · %1</translation>
    </message>
    <message numerus="yes">
        <source>%n length(s)</source>
        <translation>
            <numerusform>%n 种长度</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>input and output tokens</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>lowest and highest</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Goodput</source>
        <translation>有效吞吐量</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>TPOT</source>
        <translation>TPOT</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>Imported from</source>
        <translation>导入自</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>并发数</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Peak output (tok/s)</source>
        <translation>峰值输出 (tok/s)</translation>
    </message>
    <message>
        <source>Best goodput (req/s)</source>
        <translation>最佳有效吞吐量 (req/s)</translation>
    </message>
    <message>
        <source>Best median TTFT</source>
        <translation>最佳 TTFT 中位数</translation>
    </message>
    <message>
        <source>Best median TPOT</source>
        <translation>最佳 TPOT 中位数</translation>
    </message>
    <message>
        <source>Failed requests</source>
        <translation>失败的请求</translation>
    </message>
    <message>
        <source>Input and output lengths</source>
        <translation>输入和输出长度</translation>
    </message>
    <message>
        <source>Most requests a second within the objectives, of any point</source>
        <translation>所有测试点中每秒满足全部目标的请求数的最大值</translation>
    </message>
    <message>
        <source>The lowest median of any point</source>
        <translation>所有测试点中最低的中位数</translation>
    </message>
</context>
<context>
    <name>servescope::RunLog</name>
    <message>
        <source>What happened</source>
        <translation>发生的事件</translation>
    </message>
    <message>
        <source>Show only lines with these words</source>
        <translation>只显示包含这些文字的行</translation>
    </message>
    <message>
        <source>Filter of the log</source>
        <translation>日志过滤</translation>
    </message>
    <message>
        <source>Only problems</source>
        <translation>仅问题</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) queued.</source>
        <translation>
            <numerusform>%n 个测试点加入队列。</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused: no further point begins.</source>
        <translation>已暂停：不再开始新的测试点。</translation>
    </message>
    <message>
        <source>No longer paused.</source>
        <translation>已取消暂停。</translation>
    </message>
    <message>
        <source>Run %1: %2.</source>
        <comment>a folder, how it ended</comment>
        <translation>运行记录 %1：%2。</translation>
    </message>
    <message>
        <source>A request failed: %1</source>
        <translation>一个请求失败：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>scenario, point</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: began.</source>
        <translation>%1：开始。</translation>
    </message>
    <message>
        <source>%1: finished after %2, %3 requests, %4 of them failed.</source>
        <translation>%1：%2 后完成，%3 个请求，其中 %4 个失败。</translation>
    </message>
    <message>
        <source>%1: failed. %2</source>
        <translation>%1：失败。%2</translation>
    </message>
    <message>
        <source>%1: back in the queue.</source>
        <translation>%1：重新加入队列。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>a point, how it ended</comment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <comment>time, what happened</comment>
        <translation>%1   %2</translation>
    </message>
</context>
<context>
    <name>servescope::RunPage</name>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Stop the running point and everything waiting; finished points are kept</source>
        <translation>停止正在运行的测试点和所有等待中的测试点；已完成的测试点会保留</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>显示结果</translation>
    </message>
    <message>
        <source>Open the run of the selected row, or the newest one</source>
        <translation>打开所选行的运行记录，或最新的运行记录</translation>
    </message>
    <message>
        <source>Nothing has been run yet</source>
        <translation>尚未运行任何内容</translation>
    </message>
    <message>
        <source>Open a scenario and press Run, or try the built-in demonstration: it needs no server and ends on real charts in under a minute.</source>
        <translation>请打开一个场景并点击“运行”，或试用内置演示：无需服务器，不到一分钟即可看到真实的图表。</translation>
    </message>
    <message>
        <source>Open a scenario…</source>
        <translation>打开场景…</translation>
    </message>
    <message>
        <source>Choose a combos.yaml</source>
        <translation>选择一个 combos.yaml</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Run the bundled scenario on the built-in server</source>
        <translation>在内置服务器上运行随附的场景</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>servescope::RunView</name>
    <message>
        <source>Points of the run</source>
        <translation>运行记录的测试点</translation>
    </message>
    <message>
        <source>Load curve</source>
        <translation>负载曲线</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Peak output</source>
        <translation>峰值输出</translation>
    </message>
    <message>
        <source>Best median TTFT</source>
        <translation>最佳 TTFT 中位数</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Most output tokens a second of any point.</source>
        <translation>所有测试点中每秒输出 Token 数的最大值。</translation>
    </message>
    <message>
        <source>Time to first token: the lowest median of any point.</source>
        <translation>首 Token 延迟 (TTFT)：所有测试点中最低的中位数。</translation>
    </message>
    <message>
        <source>Time to first token that 99 of 100 requests did not exceed, at the point with the most output.</source>
        <translation>在输出最高的测试点上，每 100 个请求中有 99 个未超过此首 Token 延迟 (TTFT)。</translation>
    </message>
    <message>
        <source>Requests that completed, and those that failed.</source>
        <translation>已完成的请求数和失败的请求数。</translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <comment>model, server, date</comment>
        <translation>%2 上的 %1，%3</translation>
    </message>
    <message>
        <source>nothing completed</source>
        <translation>没有请求完成</translation>
    </message>
    <message>
        <source>%1 ok</source>
        <comment>requests</comment>
        <translation>成功 %1</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>requests</comment>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>concurrency %1, %2 → %3</source>
        <comment>load, input and output tokens</comment>
        <translation>并发数 %1，%2 → %3</translation>
    </message>
    <message>
        <source>P99 TTFT at peak</source>
        <translation>峰值处的 P99 TTFT</translation>
    </message>
    <message>
        <source>on %1, %2</source>
        <comment>server, date</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>散点图</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>model, date</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>input and output tokens</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>servescope::ScatterPlot</name>
    <message>
        <source>%1 over %2</source>
        <translation>%1 对 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n 个点</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::ScatterView</name>
    <message>
        <source>&amp;Logarithmic</source>
        <translation>对数刻度(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Across:</source>
        <translation>横轴(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;Up:</source>
        <translation>纵轴(&amp;U)：</translation>
    </message>
    <message>
        <source>No request of this point has both of these values.</source>
        <translation>该测试点没有同时具备这两个值的请求。</translation>
    </message>
</context>
<context>
    <name>servescope::ScenarioForm</name>
    <message>
        <source>Write numbers greater than 0 with commas between them, or inf.</source>
        <translation>请填写大于 0 的数字并以逗号分隔，或填写 inf。</translation>
    </message>
    <message>
        <source>Write a whole number from 0 to 18446744073709551615.</source>
        <translation>请填写 0 到 18446744073709551615 之间的整数。</translation>
    </message>
    <message>
        <source>%1 (not known)</source>
        <comment>a backend</comment>
        <translation>%1（未知）</translation>
    </message>
    <message>
        <source>Scenario as a form</source>
        <translation>表单形式的场景</translation>
    </message>
    <message>
        <source>For example Qwen/Qwen3-8B</source>
        <translation>例如 Qwen/Qwen3-8B</translation>
    </message>
    <message>
        <source>Empty: ask the server</source>
        <translation>留空则询问服务器</translation>
    </message>
    <message>
        <source>Lengths in tokens</source>
        <translation>长度（Token）</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>并发数</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>同时运行</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>Warm-up requests</source>
        <translation>预热请求数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Ask the server who it is and send one short request</source>
        <translation>询问服务器是什么，并发送一个短请求</translation>
    </message>
    <message>
        <source>API key…</source>
        <translation>API 密钥…</translation>
    </message>
    <message>
        <source>inf, or 1, 2, 4</source>
        <translation>inf，或 1, 2, 4</translation>
    </message>
</context>
<context>
    <name>servescope::ScenarioPage</name>
    <message>
        <source>New scenario</source>
        <translation>新建场景</translation>
    </message>
    <message>
        <source>This text cannot be edited here. It is shown as far as possible.</source>
        <translation>此文本无法在这里编辑，仅尽可能显示其内容。</translation>
    </message>
    <message>
        <source>This text mixes different line ends. Saving a change makes them all alike.</source>
        <translation>此文本混用了不同的换行符。保存更改后会全部统一。</translation>
    </message>
    <message>
        <source>A field of the form is not complete yet.</source>
        <translation>表单中有一个字段尚未填写完整。</translation>
    </message>
    <message>
        <source>This cannot run yet. %1</source>
        <translation>尚无法运行。%1</translation>
    </message>
    <message>
        <source>The form rests until the text can be read. %1</source>
        <translation>在文本可读取之前，表单暂不可用。%1</translation>
    </message>
    <message>
        <source>%1 · %2 · ≈ %3 tokens</source>
        <comment>points, requests, tokens</comment>
        <translation>%1 · %2 · ≈ %3 Token</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln 个测试点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln 个请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) to mend</source>
        <translation>
            <numerusform>%n 个问题待修正</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready to run</source>
        <translation>可以运行</translation>
    </message>
    <message>
        <source>%1 – not saved</source>
        <comment>a file</comment>
        <translation>%1 – 未保存</translation>
    </message>
    <message>
        <source>%1 was changed by another program since it was opened here. Save again to replace that change, or save under another name.</source>
        <translation>%1 在此处打开后已被其他程序更改。再次保存将覆盖该更改，也可以用其他名称保存。</translation>
    </message>
    <message>
        <source>Save the scenario</source>
        <translation>保存场景</translation>
    </message>
    <message>
        <source>Scenarios (*.yaml *.yml)</source>
        <translation>场景 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the scenario under another name</source>
        <translation>以其他名称保存场景</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run every point of the scenario</source>
        <translation>运行场景的所有测试点</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what an action does, its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) copied. The API key is not among them.</source>
        <translation>
            <numerusform>已复制 %n 条命令。其中不含 API 密钥。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 had changes that were not saved when ServeScope ended unexpectedly.</source>
        <translation>ServeScope 意外结束时，%1 有尚未保存的更改。</translation>
    </message>
    <message>
        <source>Restore them</source>
        <translation>恢复更改</translation>
    </message>
    <message>
        <source>%1 was changed by another program. Reading it again discards what you changed here.</source>
        <translation>%1 已被其他程序更改。重新读取会丢弃您在此处的更改。</translation>
    </message>
    <message>
        <source>%1 was changed by another program.</source>
        <translation>%1 已被其他程序更改。</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Copy the scenario as commands for a shell, one for each point</source>
        <translation>将场景复制为命令行命令，每个测试点一条</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Copy as servescope bench</source>
        <translation>复制为 servescope bench</translation>
    </message>
    <message>
        <source>Copy as vllm bench serve</source>
        <translation>复制为 vllm bench serve</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>工作负载</translation>
    </message>
    <message>
        <source>The first prompts this scenario would send, and how long they are</source>
        <translation>此场景将发送的前几个提示词及其长度</translation>
    </message>
</context>
<context>
    <name>servescope::SectionBox</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set</source>
        <comment>keys of a section</comment>
        <translation>
            <numerusform>已设置 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::SelfTestTable</name>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>events/s</source>
        <translation>events/s</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) did not complete</source>
        <translation>
            <numerusform>%n 个请求未完成</numerusform>
        </translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>数据流</translation>
    </message>
    <message>
        <source>Requests in flight at once</source>
        <translation>同时进行的请求数</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Tokens per second of each stream</source>
        <translation>每个数据流每秒的 Token 数</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Size of each prompt</source>
        <translation>每个提示词的大小</translation>
    </message>
    <message>
        <source>TTFT error</source>
        <translation>TTFT 误差</translation>
    </message>
    <message>
        <source>Median of: time to first token seen here less the server&apos;s own; contains sending the request</source>
        <translation>中位数：此处观测到的首 Token 延迟减去服务器自身的首 Token 延迟；包含发送请求的时间</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>99th percentile of the error of the time to first token</source>
        <translation>首 Token 延迟误差的第 99 百分位数</translation>
    </message>
    <message>
        <source>ITL error</source>
        <translation>ITL 误差</translation>
    </message>
    <message>
        <source>Median difference between a token gap seen here and the gap the server made</source>
        <translation>此处观测到的 Token 间隔与服务器产生的间隔之差的中位数</translation>
    </message>
    <message>
        <source>99th percentile of the error of a token gap</source>
        <translation>Token 间隔误差的第 99 百分位数</translation>
    </message>
    <message>
        <source>E2EL p99</source>
        <translation>E2EL p99</translation>
    </message>
    <message>
        <source>99th percentile of the error of the end-to-end latency</source>
        <translation>端到端延迟误差的第 99 百分位数</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Token events per second over the whole load</source>
        <translation>整个负载每秒的 Token 事件数</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Processor time of this program per 1000 token events</source>
        <translation>本程序每 1000 个 Token 事件所用的处理器时间</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>评定</translation>
    </message>
    <message>
        <source>What the instrument said of itself</source>
        <translation>仪器对自身的评定</translation>
    </message>
</context>
<context>
    <name>servescope::SeriesStrip</name>
    <message>
        <source>%1: %2</source>
        <comment>curve and its value</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>servescope::SetupView</name>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Scenario as it was run</source>
        <translation>运行时的场景</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Workload fingerprint</source>
        <translation>工作负载指纹</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <comment>date, duration</comment>
        <translation>%1，历时 %2</translation>
    </message>
    <message>
        <source>Token counts</source>
        <translation>Token 计数</translation>
    </message>
    <message>
        <source>ServeScope version</source>
        <translation>ServeScope 版本</translation>
    </message>
    <message>
        <source>Qt version</source>
        <translation>Qt 版本</translation>
    </message>
    <message>
        <source>Client machine</source>
        <translation>客户端机器</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>操作系统</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>处理器线程数</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>This desktop has no program that opens folders.</source>
        <translation>此桌面环境没有可打开文件夹的程序。</translation>
    </message>
    <message>
        <source>The folder is not there any more. Has it been moved?</source>
        <translation>该文件夹已不存在。它是否已被移动？</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪器</translation>
    </message>
</context>
<context>
    <name>servescope::SloView</name>
    <message>
        <source>TTFT ≤</source>
        <translation>TTFT ≤</translation>
    </message>
    <message>
        <source>TPOT ≤</source>
        <translation>TPOT ≤</translation>
    </message>
    <message>
        <source>E2EL ≤</source>
        <translation>E2EL ≤</translation>
    </message>
    <message>
        <source> ms</source>
        <comment>milliseconds</comment>
        <translation> ms</translation>
    </message>
    <message>
        <source>Reading the requests…</source>
        <translation>正在读取请求…</translation>
    </message>
    <message>
        <source>No point of this run has values of single requests.</source>
        <translation>该运行记录的测试点均没有单个请求的值。</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>Most goodput: %1 at %2.</source>
        <translation>最高有效吞吐量：%1，位于 %2。</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message>
        <source>No request of any point keeps these objectives.</source>
        <translation>没有任何测试点的请求达到这些目标。</translation>
    </message>
</context>
<context>
    <name>servescope::StatusCounts</name>
    <message>
        <source>Waiting</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Requests of this point that have not been sent yet</source>
        <translation>该测试点尚未发送的请求</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Requests sent and not yet ended</source>
        <translation>已发送但尚未结束的请求</translation>
    </message>
    <message>
        <source>Requests of this point that ended so: %1</source>
        <translation>该测试点以此方式结束的请求：%1</translation>
    </message>
    <message>
        <source>Requests by their state</source>
        <translation>按状态统计的请求</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>state, number of requests</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>servescope::SweepTree</name>
    <message>
        <source>%1
Lengths: %2
Concurrency: %3
Best figures of all its runs</source>
        <translation>%1
长度：%2
并发数：%3
数值为其全部运行记录中的最佳值</translation>
    </message>
    <message>
        <source>1 run, %1</source>
        <comment>date</comment>
        <translation>1 个运行记录，%1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), last %1</source>
        <comment>date</comment>
        <translation>
            <numerusform>%n 个运行记录，最近 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Sweep %1, %2</source>
        <comment>name, number of runs and date</comment>
        <translation>扫测 %1，%2</translation>
    </message>
</context>
<context>
    <name>servescope::SweepView</name>
    <message>
        <source>No point of this run has a result: no request of any point completed.</source>
        <translation>该运行记录的测试点均无结果：没有任何测试点的请求完成。</translation>
    </message>
    <message>
        <source>No point of this run has this figure.</source>
        <translation>该运行记录的测试点均没有此指标。</translation>
    </message>
    <message>
        <source>Over the load</source>
        <translation>随负载变化</translation>
    </message>
    <message>
        <source>Latency against throughput</source>
        <translation>延迟对吞吐量</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Objectives (SLO)</source>
        <translation>目标 (SLO)</translation>
    </message>
    <message>
        <source>Latency figure</source>
        <translation>延迟指标</translation>
    </message>
    <message>
        <source>Median TTFT</source>
        <translation>TTFT 中位数</translation>
    </message>
    <message>
        <source>P99 TTFT</source>
        <translation>P99 TTFT</translation>
    </message>
    <message>
        <source>Median TPOT</source>
        <translation>TPOT 中位数</translation>
    </message>
    <message>
        <source>P99 TPOT</source>
        <translation>P99 TPOT</translation>
    </message>
    <message>
        <source>Median ITL</source>
        <translation>ITL 中位数</translation>
    </message>
    <message>
        <source>P99 ITL</source>
        <translation>P99 ITL</translation>
    </message>
    <message>
        <source>Median E2EL</source>
        <translation>E2EL 中位数</translation>
    </message>
    <message>
        <source>P99 E2EL</source>
        <translation>P99 E2EL</translation>
    </message>
    <message>
        <source>&amp;Figure:</source>
        <translation>指标(&amp;F)：</translation>
    </message>
    <message>
        <source>Output throughput</source>
        <translation>输出吞吐量</translation>
    </message>
    <message>
        <source>&amp;Show:</source>
        <translation>显示(&amp;S)：</translation>
    </message>
</context>
<context>
    <name>servescope::TemplateDialog</name>
    <message>
        <source>New scenario</source>
        <translation>新建场景</translation>
    </message>
    <message>
        <source>How the scenario begins</source>
        <translation>场景的起点</translation>
    </message>
    <message>
        <source>Begin with it</source>
        <translation>以此开始</translation>
    </message>
    <message>
        <source>%1 %2 points, %3 requests.</source>
        <comment>what it is, how much it sends</comment>
        <translation>%1 %2 个测试点，%3 个请求。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>servescope::TimelineCanvas</name>
    <message>
        <source>Timeline of the requests</source>
        <translation>请求的时间线</translation>
    </message>
    <message>
        <source>This result holds no times of single requests, so there is no timeline.</source>
        <translation>该结果不含单个请求的时间，因此没有时间线。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>In flight</source>
        <comment>axis</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Request</source>
        <comment>axis</comment>
        <translation>请求</translation>
    </message>
</context>
<context>
    <name>servescope::TimelineView</name>
    <message>
        <source>In flight</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Output, tok/s</source>
        <translation>输出，tok/s</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>KV cache in use, %</source>
        <translation>KV 缓存使用率，%</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>&amp;Rows:</source>
        <translation>行(&amp;R)：</translation>
    </message>
    <message>
        <source>As many as in flight</source>
        <translation>与进行中的请求数相同</translation>
    </message>
    <message>
        <source>Requests that did not overlap share a row.</source>
        <translation>不重叠的请求共用一行。</translation>
    </message>
    <message>
        <source>One per request</source>
        <translation>每个请求一行</translation>
    </message>
    <message>
        <source>In the order they were sent, with all of their waiting.</source>
        <translation>按发送顺序，包含全部等待时间。</translation>
    </message>
    <message>
        <source>Come closer (mouse wheel)</source>
        <translation>放大（鼠标滚轮）</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show everything (Escape)</source>
        <translation>显示全部（Esc）</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) selected</source>
        <translation>
            <numerusform>已选择 %n 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>Wheel: zoom the time, with Ctrl the rows. Drag: move; a border of the measuring window: move that. Click: select a request.</source>
        <translation>滚轮：缩放时间，按住 Ctrl 缩放行。拖动：平移；拖动测量窗口的边界：移动该边界。单击：选择请求。</translation>
    </message>
    <message numerus="yes">
        <source>Reading the tokens of %n request(s)…</source>
        <translation>
            <numerusform>正在读取 %n 个请求的 Token…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>servescope::WorkloadView</name>
    <message>
        <source>Input and output length</source>
        <translation>输入和输出长度</translation>
    </message>
    <message>
        <source>The first prompts</source>
        <translation>最前面的提示词</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>input and output tokens</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show prompts</source>
        <translation>显示提示词</translation>
    </message>
    <message>
        <source>Making the prompts…</source>
        <translation>正在生成提示词…</translation>
    </message>
    <message>
        <source>There are no prompts to show.</source>
        <translation>没有可显示的提示词。</translation>
    </message>
    <message>
        <source>Press “Show prompts” to see what this scenario sends.</source>
        <translation>按“显示提示词”查看此场景发送的内容。</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Input length</source>
        <translation>输入长度</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>输入 Token</translation>
    </message>
    <message>
        <source>Output length</source>
        <translation>输出长度</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>输出 Token</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s): %1 input and %2 output tokens on average.</source>
        <translation>
            <numerusform>%n 个请求：平均 %1 个输入 Token 和 %2 个输出 Token。</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted by %1.</source>
        <translation>由 %1 计数。</translation>
    </message>
    <message>
        <source>The token counts are estimates.</source>
        <translation>Token 数为估计值。</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) missed the length asked for.</source>
        <translation>
            <numerusform>%n 个提示词未达到要求的长度。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server does not answer, so its tokenizer could not be asked.</source>
        <translation>服务器没有响应，因此无法使用其分词器。</translation>
    </message>
</context>
<context>
    <name>servescope::YamlEditor</name>
    <message>
        <source>Scenario as text</source>
        <translation>文本形式的场景</translation>
    </message>
</context>
</TS>
