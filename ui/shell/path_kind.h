// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace servescope {

/// What a path from outside (command line, drop, recent list) is to this window.
enum class PathKind { Missing, Scenario, Run, Library, Other };

/// A *.yaml or *.yml file is a scenario; a folder with a manifest.json a run; any other folder a library.
/// The manifest.json itself stands for its folder.
PathKind pathKind(const QString &path);

/// The folder of the run a PathKind::Run path means.
QString runFolderOf(const QString &path);

} // namespace servescope
