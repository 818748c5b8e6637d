// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/schema.h"

#include <QStringList>

#include <span>

namespace servescope {

/// What a key is about: forms and help show the keys of one section together.
enum class KeySection { Target, Workload, Load, Limits, Sampling, Output, Server, Instrument };

/// A section in English, marked for translation (context "Schema").
struct SectionText
{
    KeySection section;
    const char *title;
    const char *about; ///< one sentence
};

/// All sections, in the order they are shown.
std::span<const SectionText> scenarioSections();

/// A key without a place of its own belongs to the workload: that is where data sets bring their keys.
KeySection sectionOf(const KeySchema &key);

/// The name of the key for people, in English, marked for translation (context "Schema"); empty = the key
/// itself must do.
const char *labelOf(const KeySchema &key);

/// The data sets a scenario can name; and whether one needs dataset_path.
const QStringList &scenarioDatasets();
bool datasetTakesPath(QStringView name);
/// Whether a key means anything with that data set: false for the keys of others. True for a name not known.
bool concernsDataset(const KeySchema &key, QStringView name);

/// The words a text key may have where there are few; empty = any text. Not for the backend.
QStringList choicesOf(const KeySchema &key);

} // namespace servescope
