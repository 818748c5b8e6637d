// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_report.h"

namespace servescope {

// The colours are those of the window's themes and of svg_chart.cpp.
const char *htmlStyle()
{
    return R"css(:root{--bg:#f3f6f8;--card:#fff;--text:#18212b;--muted:#596673;--line:#d8dfe6;--grid:#e3e8ed;--accent:#0b7285;
--good:#187847;--warning:#945c00;--bad:#b9332a;--mark:#94305c;
--s0:#0072b2;--s1:#d55e00;--s2:#009e73;--s3:#cc79a7;--s4:#e69f00;--s5:#56b4e9;--s6:#3a424b;--s7:#b5a600}
@media screen and (prefers-color-scheme:dark){html[data-theme=auto]{--bg:#14191f;--card:#191f26;--text:#e6ebf0;--muted:#9daab7;--line:#333d48;--grid:#333d48;--accent:#5fd0dc;
--good:#5ccf93;--warning:#e8b34c;--bad:#ff8779;--mark:#f29bbf;
--s0:#56b4e9;--s1:#e69f00;--s2:#1fc28f;--s3:#e38fbd;--s4:#f0e442;--s5:#f27d3a;--s6:#4c94d8;--s7:#c4ccd4}}
@media screen{html[data-theme=dark]{--bg:#14191f;--card:#191f26;--text:#e6ebf0;--muted:#9daab7;--line:#333d48;--grid:#333d48;--accent:#5fd0dc;
--good:#5ccf93;--warning:#e8b34c;--bad:#ff8779;--mark:#f29bbf;
--s0:#56b4e9;--s1:#e69f00;--s2:#1fc28f;--s3:#e38fbd;--s4:#f0e442;--s5:#f27d3a;--s6:#4c94d8;--s7:#c4ccd4}}
*{box-sizing:border-box}
html{background:var(--bg);color:var(--text);font:16px/1.55 system-ui,"Segoe UI","Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
body{max-width:64rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0 .25rem}
h2{font-size:1.35rem;margin:2.6rem 0 .8rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.6rem 0 .5rem}
p{margin:.6rem 0}
.logo{display:block;max-height:4rem;max-width:14rem;margin:0 0 .8rem}
.credits,footer,.where,.name,small,caption{color:var(--muted)}
a{color:var(--accent)}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;margin:.8rem 0;padding:0}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.8rem;margin:1rem 0}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.75rem .9rem}
.card .name,.card b,.card .where{display:block}
.card b{font-size:1.5rem;font-variant-numeric:tabular-nums}
.card .where{font-size:.85rem}
.callout{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--accent);border-radius:6px;padding:.7rem .95rem;margin:.8rem 0}
.callout b{display:block;margin-bottom:.15rem}
.callout.good{border-left-color:var(--good)}.callout.warning{border-left-color:var(--warning)}.callout.bad{border-left-color:var(--bad)}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;background:var(--card);font-size:.9rem;font-variant-numeric:tabular-nums}
caption{text-align:left;padding:.2rem 0 .4rem}
th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{border-bottom:2px solid var(--line);white-space:nowrap}
tbody th{font-weight:500}
.n{text-align:right;white-space:nowrap}
.sortable tbody th{white-space:nowrap}
td:not(.n){overflow-wrap:anywhere}
pre{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.8rem 1rem;overflow-x:auto;font:.85rem/1.5 ui-monospace,"DejaVu Sans Mono",Consolas,monospace}
figure{margin:1.2rem 0;position:relative;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.6rem}
svg.chart{display:block;width:100%;height:auto}
svg .text{fill:var(--text)}svg .muted{fill:var(--muted)}svg .grid{stroke:var(--grid)}svg .axis{stroke:var(--muted)}
svg .mark{stroke:var(--mark)}svg .marktext{fill:var(--mark)}
svg .dot{stroke:var(--card)}
svg .c0.curve,svg .c0.whisker{stroke:var(--s0)}svg .c1.curve,svg .c1.whisker{stroke:var(--s1)}svg .c2.curve,svg .c2.whisker{stroke:var(--s2)}svg .c3.curve,svg .c3.whisker{stroke:var(--s3)}
svg .c4.curve,svg .c4.whisker{stroke:var(--s4)}svg .c5.curve,svg .c5.whisker{stroke:var(--s5)}svg .c6.curve,svg .c6.whisker{stroke:var(--s6)}svg .c7.curve,svg .c7.whisker{stroke:var(--s7)}
svg .c0.dot,svg .c0.bar{fill:var(--s0)}svg .c1.dot,svg .c1.bar{fill:var(--s1)}svg .c2.dot,svg .c2.bar{fill:var(--s2)}svg .c3.dot,svg .c3.bar{fill:var(--s3)}
svg .c4.dot,svg .c4.bar{fill:var(--s4)}svg .c5.dot,svg .c5.bar{fill:var(--s5)}svg .c6.dot,svg .c6.bar{fill:var(--s6)}svg .c7.dot,svg .c7.bar{fill:var(--s7)}
.js svg .legend{cursor:pointer}
svg .legend:focus-visible .hit{stroke:var(--accent);stroke-width:2}
svg .off{opacity:.3}svg .series.off{display:none}
.tip{position:absolute;pointer-events:none;background:var(--text);color:var(--bg);border-radius:5px;padding:.25rem .55rem;font-size:.85rem;white-space:nowrap;transform:translate(-50%,-130%);z-index:2}
.frame{fill:var(--accent);fill-opacity:.15;stroke:var(--accent)}
.js svg.chart[data-plot]{user-select:none}
.hint{margin:.2rem .3rem 0;font-size:.8rem;color:var(--muted);display:flex;gap:.8rem;align-items:center}
.tools{display:flex;gap:.6rem;margin:.4rem 0}
input[type=search],button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.25rem .6rem}
th[aria-sort]{cursor:pointer}
th[aria-sort=ascending]::after{content:" \25B2"}th[aria-sort=descending]::after{content:" \25BC"}
#theme{position:absolute;top:1rem;right:1rem}
@media print{html{background:#fff;font-size:11px}body{max-width:none;padding:0}nav,.tools,#theme,.tip,.hint{display:none}
figure,.callout,.card,tr{break-inside:avoid}h2,h3,h2+p{break-after:avoid}section{break-before:auto}.scroll{overflow:visible}pre{white-space:pre-wrap}
table{font-size:.8rem}}
)css";
}

} // namespace servescope
