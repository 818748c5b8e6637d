// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario_text.h"
#include "core/scenario/sections.h"

#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QToolButton;

namespace servescope {

class KeyField;
class ToneIcon;

/// The keys of one section that have no place of their own in the form, folded away behind a heading that
/// says how many of them are set and whether something is wrong.
class SectionBox : public QWidget
{
    Q_OBJECT
public:
    /// Makes a field for each of the keys.
    SectionBox(const SectionText &section, const std::vector<const KeySchema *> &keys,
               QWidget *parent = nullptr);

    const std::vector<KeyField *> &fields() const { return m_fields; }
    void showReading(const ScenarioReading &reading, const QStringList &written);
    bool hasUnfinishedField() const;
    bool isOpen() const;
    void setOpen(bool open);
    /// A picture of what the section means, below its fields.
    void addPicture(QWidget *picture);

Q_SIGNALS:
    void edited(const QString &key, const std::function<void(servescope::Scenario &)> &change);
    void unset(const QString &key);
    void unfinishedChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange(const QString &dataset);
    void place(); ///< the shown fields, in two columns where they have room
    int fittingColumns() const;
    void showSummary(int errors, int warnings);

    QToolButton *m_heading;
    QLabel *m_summary;
    ToneIcon *m_mark;
    QWidget *m_body;
    std::vector<KeyField *> m_fields;
    std::vector<KeyField *> m_shown; ///< of these, in their order
    QString m_settingsKey;
    int m_columns = 2;
};

} // namespace servescope
