<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ChartText</name>
    <message numerus="yes">
        <source>%1: %n value(s) from %2 to %3.</source>
        <translation>
            <numerusform>%1: %n value from %2 to %3.</numerusform>
            <numerusform>%1: %n values from %2 to %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthWords</name>
    <message numerus="yes">
        <source>Instrument error here by the self-test at %n stream(s): TTFT %1, ITL ±%2.</source>
        <translation>
            <numerusform>Instrument error here by the self-test at one stream: TTFT %1, ITL ±%2.</numerusform>
            <numerusform>Instrument error here by the self-test at %n streams: TTFT %1, ITL ±%2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueText</name>
    <message numerus="yes">
        <source>Done, but %n point(s) failed</source>
        <translation>
            <numerusform>Done, but %n point failed</numerusform>
            <numerusform>Done, but %n points failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) finished</source>
        <translation>
            <numerusform>%n point finished</numerusform>
            <numerusform>%n points finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n stopped</numerusform>
            <numerusform>%n stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) waiting to run</source>
        <translation>
            <numerusform>%n point waiting to run</numerusform>
            <numerusform>%n points waiting to run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) failed</source>
        <translation>
            <numerusform>%n point failed</numerusform>
            <numerusform>%n points failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused; %n point(s) wait</source>
        <translation>
            <numerusform>Paused; %n point waits</numerusform>
            <numerusform>Paused; %n points wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunFindings</name>
    <message numerus="yes">
        <source>%n point(s) finished</source>
        <comment>of a run, part of a sentence</comment>
        <translation>
            <numerusform>%n point finished</numerusform>
            <numerusform>%n points finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) failed.</source>
        <translation>
            <numerusform>%n point failed.</numerusform>
            <numerusform>%n points failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SweepCharts</name>
    <message numerus="yes">
        <source>%n request(s) failed</source>
        <translation>
            <numerusform>%n request failed</numerusform>
            <numerusform>%n requests failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::ArrivalPicture</name>
    <message numerus="yes">
        <source>The first %n request(s) within %1</source>
        <translation>
            <numerusform>The first %n request within %1</numerusform>
            <numerusform>The first %n requests within %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::CompareView</name>
    <message numerus="yes">
        <source>%n figure(s) better</source>
        <translation>
            <numerusform>%n figure better</numerusform>
            <numerusform>%n figures better</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worse</source>
        <comment>figures</comment>
        <translation>
            <numerusform>%n worse</numerusform>
            <numerusform>%n worse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not distinguishable</source>
        <comment>figures</comment>
        <translation>
            <numerusform>%n not distinguishable</numerusform>
            <numerusform>%n not distinguishable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) have no counterpart and are left out.</source>
        <translation>
            <numerusform>%n point has no counterpart and is left out.</numerusform>
            <numerusform>%n points have no counterpart and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set-up (%n difference(s))</source>
        <translation>
            <numerusform>Set-up (%n difference)</numerusform>
            <numerusform>Set-up (%n differences)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>differences</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::DataChart</name>
    <message numerus="yes">
        <source>%n value(s) of zero or less cannot be shown on a logarithmic axis.</source>
        <translation>
            <numerusform>%n value of zero or less cannot be shown on a logarithmic axis.</numerusform>
            <numerusform>%n values of zero or less cannot be shown on a logarithmic axis.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::DistributionView</name>
    <message numerus="yes">
        <source>%1: %n value(s), median %2, p99 %3, maximum %4.</source>
        <translation>
            <numerusform>%1: %n value, median %2, p99 %3, maximum %4.</numerusform>
            <numerusform>%1: %n values, median %2, p99 %3, maximum %4.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::EventStrip</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 after %2, %n character(s)</source>
        <comment>kind of event, time</comment>
        <translation>
            <numerusform>%1 after %2, %n character</numerusform>
            <numerusform>%1 after %2, %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::FigureStrip</name>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::GuideWindow</name>
    <message numerus="yes">
        <source>%n place(s); Enter goes to the next.</source>
        <translation>
            <numerusform>%n place; Enter goes to the next.</numerusform>
            <numerusform>%n places; Enter goes to the next.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::ImportReport</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) imported.</source>
        <translation>
            <numerusform>%n run imported.</numerusform>
            <numerusform>%n runs imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read.</source>
        <comment>files</comment>
        <translation>
            <numerusform>%n could not be read.</numerusform>
            <numerusform>%n could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::InstrumentPage</name>
    <message numerus="yes">
        <source>%1 of %n load(s) measured</source>
        <translation>
            <numerusform>%1 of one load measured</numerusform>
            <numerusform>%1 of %n loads measured</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::LibraryPanel</name>
    <message numerus="yes">
        <source>%n folder(s) could not be read: %1</source>
        <translation>
            <numerusform>%n folder could not be read: %1</numerusform>
            <numerusform>%n folders could not be read: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) moved to the trash.</source>
        <translation>
            <numerusform>%n run moved to the trash.</numerusform>
            <numerusform>%n runs moved to the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::MainWindow</name>
    <message numerus="yes">
        <source>%n point(s) added to the queue.</source>
        <translation>
            <numerusform>%n point added to the queue.</numerusform>
            <numerusform>%n points added to the queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n point(s) to the queue</source>
        <translation>
            <numerusform>Add %n point to the queue</numerusform>
            <numerusform>Add %n points to the queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %n point(s)</source>
        <translation>
            <numerusform>Run %n point</numerusform>
            <numerusform>Run %n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scenario(s) were in the queue when ServeScope ended unexpectedly: %1. No finished request is lost; what is left can be measured now.</source>
        <translation>
            <numerusform>%n scenario was in the queue when ServeScope ended unexpectedly: %1. No finished request is lost; what is left can be measured now.</numerusform>
            <numerusform>%n scenarios were in the queue when ServeScope ended unexpectedly: %1. No finished request is lost; what is left can be measured now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::RecentRuns</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::ReportDialog</name>
    <message numerus="yes">
        <source>%n file(s) written to %1.</source>
        <translation>
            <numerusform>%n file written to %1.</numerusform>
            <numerusform>%n files written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::RequestDetail</name>
    <message numerus="yes">
        <source>%n input token(s) came from a prefix cache</source>
        <translation>
            <numerusform>%n input token came from a prefix cache</numerusform>
            <numerusform>%n input tokens came from a prefix cache</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n output token(s) were asked for</source>
        <translation>
            <numerusform>%n output token was asked for</numerusform>
            <numerusform>%n output tokens were asked for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in the stream</source>
        <translation>
            <numerusform>%n event in the stream</numerusform>
            <numerusform>%n events in the stream</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them came together with the one before</source>
        <translation>
            <numerusform>%n of them came together with the one before</numerusform>
            <numerusform>%n of them came together with the one before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent %n time(s)</source>
        <translation>
            <numerusform>Sent once</numerusform>
            <numerusform>Sent %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::RequestStrip</name>
    <message numerus="yes">
        <source>%n event(s) with text</source>
        <translation>
            <numerusform>%n event with text</numerusform>
            <numerusform>%n events with text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::RequestsView</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::RunControl</name>
    <message numerus="yes">
        <source>%1: %n point(s) failed. %2</source>
        <translation>
            <numerusform>%1: %n point failed. %2</numerusform>
            <numerusform>%1: %n points failed. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: all %n point(s) finished.</source>
        <translation>
            <numerusform>%1: %n point finished.</numerusform>
            <numerusform>%1: all %n points finished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was stopped; %n finished point(s) are kept.</source>
        <translation>
            <numerusform>%1 was stopped; %n finished point is kept.</numerusform>
            <numerusform>%1 was stopped; %n finished points are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) failed in a row, so the queue waits. Press Continue on the Run page to go on.</source>
        <translation>
            <numerusform>%n point failed, so the queue waits. Press Continue on the Run page to go on.</numerusform>
            <numerusform>%n points failed in a row, so the queue waits. Press Continue on the Run page to go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::RunListModel</name>
    <message numerus="yes">
        <source>%n length(s)</source>
        <translation>
            <numerusform>%n length</numerusform>
            <numerusform>%n lengths</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::RunLog</name>
    <message numerus="yes">
        <source>%n point(s) queued.</source>
        <translation>
            <numerusform>%n point queued.</numerusform>
            <numerusform>%n points queued.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::ScatterPlot</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::ScenarioPage</name>
    <message numerus="yes">
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) to mend</source>
        <translation>
            <numerusform>%n problem to mend</numerusform>
            <numerusform>%n problems to mend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) copied. The API key is not among them.</source>
        <translation>
            <numerusform>%n command copied. The API key is not in it.</numerusform>
            <numerusform>%n commands copied. The API key is not among them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::SectionBox</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set</source>
        <comment>keys of a section</comment>
        <translation>
            <numerusform>%n set</numerusform>
            <numerusform>%n set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::SelfTestTable</name>
    <message numerus="yes">
        <source>%n request(s) did not complete</source>
        <translation>
            <numerusform>One request did not complete</numerusform>
            <numerusform>%n requests did not complete</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::SweepTree</name>
    <message numerus="yes">
        <source>%n run(s), last %1</source>
        <comment>date</comment>
        <translation>
            <numerusform>%n run, last %1</numerusform>
            <numerusform>%n runs, last %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::TimelineView</name>
    <message numerus="yes">
        <source>%n request(s) selected</source>
        <translation>
            <numerusform>%n request selected</numerusform>
            <numerusform>%n requests selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading the tokens of %n request(s)…</source>
        <translation>
            <numerusform>Reading the tokens of %n request…</numerusform>
            <numerusform>Reading the tokens of %n requests…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>servescope::WorkloadView</name>
    <message numerus="yes">
        <source>%n request(s): %1 input and %2 output tokens on average.</source>
        <translation>
            <numerusform>%n request: %1 input and %2 output tokens on average.</numerusform>
            <numerusform>%n requests: %1 input and %2 output tokens on average.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) missed the length asked for.</source>
        <translation>
            <numerusform>%n prompt missed the length asked for.</numerusform>
            <numerusform>%n prompts missed the length asked for.</numerusform>
        </translation>
    </message>
</context>
</TS>
