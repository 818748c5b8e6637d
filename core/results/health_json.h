// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/instrument_health.h"

#include <QJsonObject>

namespace servescope {

class JsonWriter;

/// The object under servescope.instrument of a result file, and back. Reading takes what it finds; an empty
/// object gives the verdict Unknown.
void writeHealth(JsonWriter &json, const InstrumentHealth &health);
InstrumentHealth healthFromJson(const QJsonObject &object);

} // namespace servescope
