// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/setup_view.h"

#include "core/base/files.h"
#include "core/report/stored_sentence.h"
#include "core/results/health_json.h"
#include "ui/common/elided_label.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/han_shapes.h"
#include "ui/common/health_look.h"
#include "ui/common/icons.h"
#include "ui/common/in_pool.h"
#include "ui/common/theme.h"
#include "ui/run/run_state_text.h"

#include <QDesktopServices>
#include <QDir>
#include <QFormLayout>
#include <QJsonObject>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestScenario = 16 << 20;

} // namespace

SetupView::SetupView(QWidget *parent)
    : QWidget(parent), m_facts(new QFormLayout), m_folder(new QLabel), m_folderProblem(new QLabel),
      m_scenario(new QPlainTextEdit)
{
    auto *facts = new QWidget;
    facts->setLayout(m_facts);
    m_facts->setContentsMargins(0, 0, 8, 0);
    m_facts->setVerticalSpacing(6);
    m_facts->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_facts->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"facts"_s);
    scroll->setWidget(facts);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_folder->setObjectName(u"folder"_s);
    m_folder->setTextFormat(Qt::PlainText);
    m_folder->setWordWrap(true);
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_folderProblem->setWordWrap(true);
    m_folderProblem->hide();
    auto *open = new QPushButton(icon(u"folder"_s), tr("Open folder"));
    open->setObjectName(u"openFolder"_s);
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this, &SetupView::openFolder);

    m_scenario->setObjectName(u"scenarioText"_s);
    m_scenario->setReadOnly(true);
    m_scenario->setFont(fixedFont());
    m_scenario->setAccessibleName(tr("Scenario as it was run"));
    m_scenario->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto *heading = new QLabel(tr("Scenario as it was run"));
    makeMuted(heading);

    auto *left = new QVBoxLayout;
    left->addWidget(scroll, 1);
    left->addWidget(m_folder);
    left->addWidget(open, 0, Qt::AlignLeft);
    left->addWidget(m_folderProblem);
    auto *right = new QVBoxLayout;
    right->addWidget(heading);
    right->addWidget(m_scenario, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(12);
    layout->addLayout(left, 1);
    layout->addLayout(right, 1);
}

void SetupView::addRow(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *label = new QLabel(name);
    makeMuted(label);
    auto *text = new QLabel(value);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setWordWrap(true);
    text->setAccessibleName(name);
    m_facts->addRow(label, text);
}

void SetupView::addRunRows(const Manifest &manifest)
{
    const QLocale locale;
    addRow(tr("Name"), manifest.name);
    addRow(tr("Started"), locale.toString(manifest.started.toLocalTime(), QLocale::ShortFormat));
    if (manifest.ended.isValid()) {
        const Nanoseconds took = std::chrono::milliseconds(manifest.started.msecsTo(manifest.ended));
        addRow(tr("Ended"), tr("%1, after %2", "date, duration")
                                .arg(locale.toString(manifest.ended.toLocalTime(), QLocale::ShortFormat),
                                     formatDuration(std::max(took, Nanoseconds::zero()))));
    }
    addRow(tr("Model"), manifest.model);
    addRow(tr("Server"), displayUrl(manifest.baseUrl) + manifest.endpoint);
    addRow(tr("Backend"), manifest.backend);
    addRow(tr("Tokenizer"), manifest.tokenizer);
    addRow(tr("Token counts"), storedSentence(manifest.tokenizerNote));
    addRow(tr("Seed"), QString::number(manifest.seed));
    addRow(tr("Workload fingerprint"), manifest.datasetFingerprint.left(16));
}

/// The worst verdict of the run's points, with its reasons.
void SetupView::addInstrumentRow(const StoredRun &run)
{
    InstrumentHealth worst;
    for (const StoredPoint &point : run.points) {
        const QJsonObject own = point.result["servescope"_L1].toObject();
        const InstrumentHealth health = healthFromJson(own["instrument"_L1].toObject());
        if (health.verdict > worst.verdict)
            worst = health;
    }
    if (worst.verdict != HealthVerdict::Unknown)
        addRow(tr("Instrument"), healthLook(worst.verdict).word + u'\n' + healthText(worst));
}

void SetupView::addMachineRows(const QJsonObject &environment)
{
    const QList<std::pair<QString, QString>> known{
        {u"servescope"_s, tr("ServeScope version")},
        {u"qt"_s, tr("Qt version")},
        {u"host"_s, tr("Client machine")},
        {u"os"_s, tr("Operating system")},
        {u"kernel"_s, tr("Kernel")},
        {u"architecture"_s, tr("Architecture")},
        {u"cpu"_s, tr("Processor")},
        {u"cores"_s, tr("Processor threads")},
        {u"memory_bytes"_s, tr("Memory")},
    };
    QJsonObject rest = environment;
    for (const auto &[key, name] : known) {
        const QJsonValue value = rest.take(key);
        if (value.isUndefined())
            continue;
        if (key == "memory_bytes"_L1)
            addRow(name, QLocale().formattedDataSize(static_cast<qint64>(value.toDouble())));
        else
            addRow(name, value.toVariant().toString());
    }
    // Whatever a later version has noted down as well.
    for (auto fact = rest.constBegin(); fact != rest.constEnd(); ++fact)
        addRow(fact.key(), fact.value().toVariant().toString());
}

void SetupView::setRun(const StoredRun &run)
{
    m_path = run.path;
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    addRunRows(run.manifest);
    addInstrumentRow(run);
    addMachineRows(run.manifest.environment);
    m_folder->setText(QDir::toNativeSeparators(run.path));
    m_folderProblem->hide();

    inPool(
        this, [path = QDir(run.path).filePath(u"combos.yaml"_s)] { return readFile(path, LargestScenario); },
        [this, path = run.path](const Result<QByteArray> &text) {
            const QString shown = text ? QString::fromUtf8(*text) : errorText(text.error());
            if (path == m_path && shown != m_scenario->toPlainText())
                m_scenario->setPlainText(shown);
        });
}

void SetupView::openFolder()
{
    const bool opened = QDir(m_path).exists() && QDesktopServices::openUrl(QUrl::fromLocalFile(m_path));
    m_folderProblem->setVisible(!opened);
    m_folderProblem->setText(QDir(m_path).exists()
                                 ? tr("This desktop has no program that opens folders.")
                                 : tr("The folder is not there any more. Has it been moved?"));
}

} // namespace servescope
