// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/sections.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/scenario/arrival_picture.h"
#include "ui/scenario/form_field.h"
#include "ui/scenario/pair_table.h"
#include "ui/scenario/scenario_form.h"
#include "ui/scenario/section_box.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace servescope {

FormField *ScenarioForm::field(const char *key, const QString &label, QWidget *input)
{
    auto *made = new FormField(key, label, input);
    m_fields.insert(QString::fromLatin1(key), made);
    return made;
}

void ScenarioForm::build(const QStringList &backends)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Scenario as a form"));

    const auto line = [](const QString &placeholder) {
        auto *made = new QLineEdit;
        made->setPlaceholderText(placeholder);
        made->setMinimumWidth(80);
        return made;
    };
    m_model = line(tr("For example Qwen/Qwen3-8B"));
    m_baseUrl = line(u"http://127.0.0.1:8000"_s);
    m_tokenizer = line(tr("Empty: ask the server"));
    m_rates = line(tr("inf, or 1, 2, 4"));
    m_seed = line(u"0"_s);
    m_backend = new QComboBox;
    for (const QString &key : backends)
        m_backend->addItem(key, key);
    m_backend->setMinimumWidth(80);
    m_backend->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_warmups = new QSpinBox;
    m_warmups->setRange(0, 1'000'000);
    m_warmups->setKeyboardTracking(true);
    m_warmups->setMinimumWidth(60);
    m_lengths = new PairTable(*findKey(u"input_output"), tr("Lengths in tokens"), tr("Input"), tr("Output"),
                              PairTable::NewRow::DoubleFirst, {128, 128});
    m_loads = new PairTable(*findKey(u"concurrency_prompts"), tr("Concurrency"), tr("At once"),
                            tr("Requests"), PairTable::NewRow::DoubleBoth, {1, 10});

    const auto heading = [](const QString &text) {
        auto *label = new QLabel(text);
        label->setFont(scaledFont(label->font(), 1.1, QFont::DemiBold));
        return label;
    };
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(2, 2, 14, 2);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(9);
    for (int column = 0; column < 6; ++column)
        grid->setColumnStretch(column, 1);
    m_test = new QPushButton(icon(u"server"_s), tr("Test connection"));
    m_test->setObjectName(u"testConnection"_s);
    m_test->setToolTip(tr("Ask the server who it is and send one short request"));
    m_test->setAutoDefault(false);
    m_apiKey = new QPushButton(icon(u"key"_s), tr("API key…"));
    m_apiKey->setObjectName(u"apiKey"_s);
    m_apiKey->setAutoDefault(false);
    auto *target = new QHBoxLayout;
    target->setSpacing(6);
    target->addWidget(heading(tr("Target")), 1);
    target->addWidget(m_apiKey);
    target->addWidget(m_test);
    grid->addLayout(target, 0, 0, 1, 6);
    grid->addWidget(field("base_url", tr("Server address"), m_baseUrl), 1, 0, 1, 6);
    grid->addWidget(field("model", tr("Model"), m_model), 2, 0, 1, 6);
    grid->addWidget(field("backend", tr("Interface"), m_backend), 3, 0, 1, 3, Qt::AlignTop);
    grid->addWidget(field("tokenizer", tr("Tokenizer"), m_tokenizer), 3, 3, 1, 3, Qt::AlignTop);
    grid->addWidget(heading(tr("Load")), 4, 0, 1, 6);
    grid->addWidget(field("input_output", {}, m_lengths), 5, 0, 1, 3);
    grid->addWidget(field("concurrency_prompts", {}, m_loads), 5, 3, 1, 3);
    grid->addWidget(field("request_rate", tr("Requests per second"), m_rates), 6, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(field("num_warmups", tr("Warm-up requests"), m_warmups), 6, 2, 1, 2, Qt::AlignTop);
    grid->addWidget(field("seed", tr("Seed"), m_seed), 6, 4, 1, 2, Qt::AlignTop);
    grid->setRowStretch(5, 1);
    grid->addWidget(buildSections(), 7, 0, 1, 6);
    setWidget(content);
    fitWidth();
}

QWidget *ScenarioForm::buildSections()
{
    m_arrivals = new ArrivalPicture;
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(2);
    for (const SectionText &section : scenarioSections()) {
        std::vector<const KeySchema *> keys;
        for (const KeySchema &key : scenarioSchema())
            if (sectionOf(key) == section.section && !m_fields.contains(QString::fromLatin1(key.name)))
                keys.push_back(&key);
        if (keys.empty())
            continue;
        m_sections.push_back(new SectionBox(section, keys));
        column->addWidget(m_sections.back());
        if (section.section == KeySection::Load)
            m_sections.back()->addPicture(m_arrivals);
    }
    return all;
}

} // namespace servescope
