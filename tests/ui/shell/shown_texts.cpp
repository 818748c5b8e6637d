// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shown_texts.h"

#include "core/backend/backend.h"
#include "core/dataset/dataset.h"
#include "core/scenario/schema.h"
#include "ui/charts/data_chart.h"
#include "ui/common/elided_label.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QFontMetrics>
#include <QGroupBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSet>
#include <QStyle>
#include <QTabBar>
#include <QTextDocumentFragment>
#include <QToolButton>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QString plain(const QString &text)
{
    return Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
}

class Reader
{
public:
    QList<ShownText> texts;

    void read(const QWidget *widget)
    {
        if (!widget->isVisible())
            return;
        m_widget = widget;
        note(widget->toolTip());
        note(widget->windowTitle());
        if (const auto *elided = qobject_cast<const ElidedLabel *>(widget))
            note(elided->fullText());
        else if (const auto *label = qobject_cast<const QLabel *>(widget))
            note(label->text(), tooSmall(label));
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            readButton(button);
        else if (const auto *bar = qobject_cast<const QTabBar *>(widget))
            readTabs(bar);
        else if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            readHeader(header);
        else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            readItems(view);
        else if (const auto *combo = qobject_cast<const QComboBox *>(widget))
            readChoices(combo);
        else if (const auto *group = qobject_cast<const QGroupBox *>(widget))
            note(group->title(), tooSmall(group));
        else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            note(line->placeholderText(), overflow(line, line->placeholderText(), 12));
        else if (const auto *editor = qobject_cast<const QPlainTextEdit *>(widget))
            note(editor->placeholderText());
        else if (const auto *chart = qobject_cast<const DataChart *>(widget))
            readChart(chart->data());
        else if (const auto *menu = qobject_cast<const QMenu *>(widget))
            readActions(menu->actions());
    }
    void readActions(const QList<QAction *> &actions)
    {
        for (const QAction *action : actions) {
            note(action->text());
            note(action->toolTip());
        }
    }

private:
    void note(const QString &text, const QString &clipped = {})
    {
        if (text.isEmpty())
            return;
        texts.append(
            {QString::fromLatin1(m_widget->metaObject()->className()) + u' ' + m_widget->objectName(),
             plain(text), clipped});
    }
    /// Beyond a parent that does not scroll.
    static QString outside(const QWidget *widget)
    {
        QRect place = widget->rect();
        for (const QWidget *inner = widget; !inner->isWindow(); inner = inner->parentWidget()) {
            const QWidget *parent = inner->parentWidget();
            place.translate(inner->pos());
            const auto *area = qobject_cast<const QAbstractScrollArea *>(parent->parentWidget());
            if (area && area->viewport() == parent)
                return {}; // it scrolls
            if (!parent->rect().adjusted(-1, -1, 1, 1).contains(place))
                return u"lies outside its parent %1"_s.arg(
                    QString::fromLatin1(parent->metaObject()->className()));
        }
        return {};
    }
    static QString tooSmall(const QWidget *widget)
    {
        const QSize hint = widget->sizeHint();
        const QSize size = widget->size();
        const auto *label = qobject_cast<const QLabel *>(widget);
        const bool wraps = label && label->wordWrap();
        if (!wraps && size.width() < hint.width())
            return u"%1 px wide instead of %2"_s.arg(size.width()).arg(hint.width());
        const int needed = wraps ? label->heightForWidth(size.width()) : hint.height();
        // Labels and buttons may lose a pixel or two of their margins.
        if (size.height() + 2 < needed)
            return u"%1 px high instead of %2"_s.arg(size.height()).arg(needed);
        return outside(widget);
    }
    static QString overflow(const QWidget *widget, const QString &text, int margins)
    {
        const int needed = widget->fontMetrics().horizontalAdvance(text) + margins;
        if (widget->width() < needed)
            return u"%1 px wide instead of %2"_s.arg(widget->width()).arg(needed);
        return outside(widget);
    }
    void readButton(const QAbstractButton *button)
    {
        const auto *tool = qobject_cast<const QToolButton *>(button);
        const bool icon = tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull();
        note(button->text(), icon ? QString() : tooSmall(button));
    }
    void readTabs(const QTabBar *bar)
    {
        for (int tab = 0; tab < bar->count(); ++tab) {
            const QRect place = bar->tabRect(tab);
            const int needed = bar->fontMetrics().horizontalAdvance(bar->tabText(tab)) +
                               (bar->tabIcon(tab).isNull() ? 0 : bar->iconSize().width());
            QString clipped;
            if (place.width() < needed)
                clipped = u"tab %1 px wide instead of %2"_s.arg(place.width()).arg(needed);
            else if (!bar->rect().adjusted(-2, -2, 2, 2).contains(place))
                clipped = u"tab outside its bar, which is %1 px wide"_s.arg(bar->width());
            note(bar->tabText(tab), clipped);
            note(bar->tabToolTip(tab));
        }
    }
    void readHeader(const QHeaderView *header)
    {
        if (header->orientation() == Qt::Vertical || !header->model())
            return;
        for (int section = 0; section < header->count(); ++section) {
            if (header->isSectionHidden(section))
                continue;
            const QVariant text = header->model()->headerData(section, Qt::Horizontal);
            const int needed = header->fontMetrics().horizontalAdvance(text.toString());
            note(text.toString(),
                 header->sectionSize(section) < needed
                     ? u"column %1 px wide instead of %2"_s.arg(header->sectionSize(section)).arg(needed)
                     : QString());
            note(header->model()->headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString());
        }
    }
    void readItems(const QAbstractItemView *view)
    {
        if (view->model())
            readItems(*view->model(), {});
    }
    void readItems(const QAbstractItemModel &model, const QModelIndex &parent)
    {
        for (int row = 0; row < std::min(model.rowCount(parent), 60); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                note(index.data().toString());
                note(index.data(Qt::ToolTipRole).toString());
                if (column == 0)
                    readItems(model, index);
            }
        }
    }
    void readChoices(const QComboBox *combo)
    {
        const int arrow = combo->style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, combo);
        const bool elides = combo->sizeAdjustPolicy() == QComboBox::AdjustToMinimumContentsLengthWithIcon;
        note(combo->currentText(),
             combo->isEditable() || elides ? QString() : overflow(combo, combo->currentText(), arrow + 6));
        for (int item = 0; item < combo->count(); ++item)
            note(combo->itemText(item));
    }
    void readChart(const ChartData &data)
    {
        note(data.title);
        note(data.xLabel);
        note(data.yLabel);
        for (const ChartSeries &series : data.series)
            note(series.name);
        for (const ChartMark &mark : data.marks)
            note(mark.text);
    }

    const QWidget *m_widget = nullptr;
};

/// Names, units and terms that Chinese texts of the trade leave as they are; see translations/GLOSSARY.md.
const QSet<QString> &allowed()
{
    static const QSet<QString> words = [] {
        const QString list =
            u"ServeScope GenAI Perf inference perf evalscope LLMPerf vLLM SGLang OpenAI TGI LMDeploy "
            u"TensorRT LLM Triton DeepSpeed Ollama llama cpp "
            "Hugging Face ShareGPT Sonnet GitHub Markdown HTML PDF CSV JSON JSONL PEM CA PNG SVG YAML "
            "DPI GPU CPU "
            "KV HTTP HTTPS URL API SSE TLS TCP IP ID UTF Python Excel LibreOffice pandas Shell Qt Linux "
            "TTFT TPOT ITL E2EL E2E SLO SLA QPS RPS Token token tokens tok req ms min MB KB GB MiB KiB GiB "
            "px dpi Ctrl Shift Alt Esc Enter Tab Del Return Space Ins PgUp PgDown Home End P50 P90 P95 P99 "
            "p50 "
            "p90 p95 p99 Apdex goodput Goodput Letter A4 CDF ECDF IQR BPE SentencePiece tiktoken tekken LoRA "
            "MoE FP8 INT4 Poisson Gamma RFC English AIPerf GuideLLM JPEG Mooncake Qwen Hub UTC Delete Up "
            "Down Top Min linear exponential "
            "robin round off train question turns ttft tpot star baseline tag note combos servescope sweep bench serve sim model"_s;
        const QStringList parts = list.split(u' ', Qt::SkipEmptyParts);
        QSet<QString> all(parts.begin(), parts.end());
        for (const KeySchema &key : scenarioSchema()) // as they stand in a file, with their values
            all << QString::fromLatin1(key.name) << QString::fromLatin1(key.defaultText);
        for (const QStringList &values : {backendKeys(), datasetNames()})
            for (const QString &value : values)
                for (const QString &part : value.split(u'-'))
                    all << part;
        return all;
    }();
    return words;
}

} // namespace

QList<ShownText> shownTexts(QWidget *root)
{
    Reader reader;
    reader.read(root);
    for (const QWidget *widget : root->findChildren<QWidget *>())
        reader.read(widget);
    return reader.texts;
}

QStringList untranslatedWords(const QString &text)
{
    static const QRegularExpression spared(
        // addresses, flags, paths, files and keys of combos.yaml, numbers with units, shortcuts, formulas
        u"[a-z]+://\\S+|--?[a-z][a-z-]*|[\\w.~-]*/[\\w./"
        u"{}-]*|\\w[\\w-]*\\.[a-z]\\w+|\\w*_\\w+|\\w*\\d[\\w.:-]*|"
        "&[A-Za-z]\\b|\\(&?[A-Z]\\)"_s);
    static const QRegularExpression word(u"[A-Za-z]{2,}"_s);
    QString rest = text;
    rest.replace(spared, u" "_s);
    QStringList found;
    for (auto match = word.globalMatch(rest); match.hasNext();) {
        const QString candidate = match.next().captured();
        if (!allowed().contains(candidate) && !found.contains(candidate))
            found += candidate;
    }
    return found;
}

} // namespace servescope
