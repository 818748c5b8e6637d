// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every file of ui includes; precompiled, never included by hand.
#pragma once

#include "core/base/precompiled.h"

#include <QAbstractTableModel>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QWidget>
