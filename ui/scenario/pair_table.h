// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scenario/pair_model.h"

#include <QWidget>

class QTableView;
class QToolButton;

namespace servescope {

/// A table of pairs with buttons to add and remove rows; takes a paste from a spreadsheet, Delete removes the
/// selected rows.
class PairTable : public QWidget
{
    Q_OBJECT
public:
    enum class NewRow { DoubleFirst, DoubleBoth }; ///< how a new row follows from the last one

    PairTable(const KeySchema &key, const QString &title, const QString &first, const QString &second,
              NewRow rule, std::pair<int, int> firstRow, QWidget *parent = nullptr);
    ~PairTable() override;

    void setRows(const PairRows &rows) { m_model->setRows(rows); }
    PairModel *model() const { return m_model; }
    QTableView *view() const { return m_view; }

    void addRow();
    void removeSelected();
    void copySelected();
    void paste(const QString &text);

Q_SIGNALS:
    void rowsEdited(const servescope::PairRows &rows);
    void pasteRefused(const QString &why);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *button(const QString &name, const QString &iconName, const QString &tip);
    void updateButtons();
    void fitHeight();

    PairModel *m_model;
    QTableView *m_view;
    QToolButton *m_add, *m_remove, *m_paste;
    NewRow m_rule;
    std::pair<int, int> m_firstRow;
};

} // namespace servescope
