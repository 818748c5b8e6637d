// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with a heat map.
#include "core/base/files.h"
#include "ui/charts/chart_actions.h"
#include "ui/charts/chart_text.h"
#include "ui/charts/heat_map.h"
#include "ui/common/error_text.h"
#include "ui/common/guide_topic.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPixmap>
#include <QTableWidget>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

std::vector<QStringList> heatLines(const HeatData &data)
{
    std::vector<QStringList> lines{{data.yLabel}};
    for (const QString &column : data.columns) {
        bool number = false;
        const int value = QLocale().toInt(column, &number); // without the separators that people read
        lines.front() += number ? QString::number(value) : column;
    }
    for (int row = 0; row < data.rows.size(); ++row) {
        lines.push_back({data.rows[row]});
        for (int column = 0; column < data.columns.size(); ++column) {
            const double value = data.at(row, column);
            lines.back() += std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest)
                                                 : QString();
        }
    }
    return lines;
}

} // namespace

QString heatTable(const HeatData &data)
{
    QString text;
    for (const QStringList &line : heatLines(data))
        text += line.join(u'\t') + u'\n';
    return text;
}

QString heatCsv(const HeatData &data)
{
    QString text;
    for (const QStringList &line : heatLines(data))
        text += csvLine(line) + u'\n';
    return text;
}

void HeatMap::showTable(bool table)
{
    m_wantTable = table;
    if (table && !m_table) {
        m_table = new QTableWidget(this);
        m_table->setObjectName(u"heatValues"_s);
        m_table->setAccessibleName(tr("Values as a table"));
        m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        m_table->setContextMenuPolicy(Qt::CustomContextMenu);
        m_table->setTabKeyNavigation(false);
        connect(m_table, &QWidget::customContextMenuRequested, this,
                [this](const QPoint &at) { makeMenu(m_table->viewport()->mapToGlobal(at)); });
        connect(m_table, &QTableWidget::cellActivated, this, &HeatMap::cellClicked);
        fillTable();
    }
    if (m_table) {
        const bool shown = table && !m_data.values.empty();
        const bool focused = hasFocus() || m_table->hasFocus();
        m_table->setVisible(shown);
        setFocusProxy(shown ? m_table : nullptr);
        if (focused)
            shown ? m_table->setFocus() : setFocus();
    }
    placeParts();
}

void HeatMap::fillTable()
{
    m_table->setColumnCount(static_cast<int>(m_data.columns.size()));
    m_table->setRowCount(static_cast<int>(m_data.rows.size()));
    m_table->setHorizontalHeaderLabels(m_data.columns);
    m_table->setVerticalHeaderLabels(m_data.rows);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (int row = 0; row < m_data.rows.size(); ++row) {
        for (int column = 0; column < m_data.columns.size(); ++column) {
            const double value = m_data.at(row, column);
            auto *item = new QTableWidgetItem(std::isfinite(value) ? chartNumber(value) : u"–"_s);
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            item->setToolTip(sentence(row, column));
            m_table->setItem(row, column, item);
        }
    }
}

void HeatMap::makeMenu(const QPoint &position)
{
    if (m_data.values.empty())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"heatMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy picture"), this, &HeatMap::copyImage);
    menu->addAction(tr("Copy values"), this, &HeatMap::copyValues);
    menu->addAction(tr("Save as PNG…"), this, [this] {
        askWhereToSave(this, u"heat_map"_s, u"png"_s, tr("PNG pictures (*.png)"),
                       [this](const QString &to) { savePng(to); });
    });
    menu->addAction(tr("Save the values as CSV…"), this, [this] {
        askWhereToSave(this, u"heat_map"_s, u"csv"_s, tr("Comma-separated values (*.csv)"),
                       [this](const QString &to) { saveCsv(to); });
    });
    menu->addSeparator();
    QAction *table = menu->addAction(tr("Values as a table"), this, &HeatMap::showTable);
    table->setObjectName(u"heatAsTable"_s);
    table->setCheckable(true);
    table->setChecked(m_wantTable);
    menu->addAction(tr("Explain this chart"), this, [] { openGuideTopic(u"chart-heatmap"_s); });
    menu->popup(position);
}

QPixmap HeatMap::picture()
{
    const bool table = m_wantTable;
    showTable(false);
    m_menuButton->hide();
    const QPixmap shown = grab();
    m_menuButton->show();
    showTable(table);
    return shown;
}

void HeatMap::copyImage()
{
    QApplication::clipboard()->setPixmap(picture());
}

void HeatMap::copyValues()
{
    QApplication::clipboard()->setText(heatTable(m_data));
}

void HeatMap::savePng(const QString &path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    picture().save(&buffer, "png");
    keep(bytes, path);
}

void HeatMap::saveCsv(const QString &path)
{
    keep(heatCsv(m_data).toUtf8(), path);
}

void HeatMap::keep(const QByteArray &content, const QString &path)
{
    const Result<void> written = writeFile(path, content);
    QToolTip::showText(mapToGlobal(QPoint(12, height() - 30)),
                       written ? tr("Saved as %1.").arg(path) : errorText(written.error()), this);
}

void HeatMap::moveTo(int row, int column)
{
    m_current = {std::clamp(column, 0, static_cast<int>(m_data.columns.size()) - 1),
                 std::clamp(row, 0, static_cast<int>(m_data.rows.size()) - 1)};
    const QString said = sentence(m_current.y(), m_current.x());
    setAccessibleDescription(said);
    QToolTip::showText(mapToGlobal(cell(m_current.y(), m_current.x()).bottomLeft()), said, this);
    update();
}

void HeatMap::keyPressEvent(QKeyEvent *event)
{
    if (m_data.values.empty() || m_wantTable)
        return event->ignore();
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(m_current.y(), m_current.x() - 1);
    case Qt::Key_Right:
        return moveTo(m_current.y(), m_current.x() + 1);
    case Qt::Key_Up:
        return moveTo(m_current.y() - 1, m_current.x());
    case Qt::Key_Down:
        return moveTo(m_current.y() + 1, m_current.x());
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT cellClicked(m_current.y(), m_current.x());
        return;
    default:
        event->ignore();
    }
}

void HeatMap::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint at = cellAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || at.x() < 0)
        return;
    m_current = at;
    update();
    Q_EMIT cellClicked(at.y(), at.x());
}

void HeatMap::contextMenuEvent(QContextMenuEvent *event)
{
    makeMenu(event->globalPos());
}

bool HeatMap::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QPoint at = cellAt(help->pos());
        QToolTip::showText(help->globalPos(), at.x() < 0 ? QString() : sentence(at.y(), at.x()), this);
        return true;
    }
    return QWidget::event(event);
}

void HeatMap::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void HeatMap::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void HeatMap::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeParts();
}

void HeatMap::placeParts()
{
    placeMenuButton(m_menuButton);
    if (m_table)
        m_table->setGeometry(rect().adjusted(8, m_menuButton->geometry().bottom() + 4, -8, -8));
}

} // namespace servescope
