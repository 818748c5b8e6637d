// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_data.h"

#include "core/base/json_writer.h"

namespace servescope {

namespace {

/// Arrays are per-request values, or as long as the run: a report carries the summary.
JsonValue withoutArrays(const JsonValue &object)
{
    JsonValue::Object kept;
    for (const JsonValue::Member &member : object.members()) {
        const bool reasons = member.name == "reasons" || member.name == "args";
        if (member.value.isArray() && !reasons)
            continue;
        kept.push_back({member.name, member.value.isObject() ? withoutArrays(member.value) : member.value});
    }
    return kept;
}

} // namespace

QByteArray reportData(const std::vector<ReportRun> &runs)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("format", "servescope.report").member("version", 1).key("runs").beginArray();
    for (const ReportRun &run : runs) {
        json.beginObject().member("name", run.measured.name).member("tool", run.measured.tool);
        json.member("scenario", QString::fromUtf8(run.scenario)).key("results").beginArray();
        for (const ReportPoint &point : run.points) {
            if (point.evidence.result.isObject())
                withoutArrays(point.evidence.result).write(json);
        }
        json.endArray().endObject();
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace servescope
