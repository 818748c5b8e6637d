// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connection_dialog.h"

#include "core/transport/trusted_certificates.h"
#include "ui/common/guide_topic.h"
#include "ui/common/icons.h"
#include "ui/common/state_badge.h"
#include "ui/common/theme.h"
#include "ui/connection/certificate_dialog.h"
#include "ui/connection/finding_model.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QThreadPool>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace servescope {

ConnectionDialog::ConnectionDialog(ProbeOptions options, QWidget *parent)
    : QDialog(parent), m_options(std::move(options)), m_model(new FindingModel(this)),
      m_table(new QTableView), m_address(new QLabel), m_detected(new QLabel), m_verdict(new StateBadge),
      m_progress(new QProgressBar), m_models(new QComboBox),
      m_take(new QPushButton(icon(u"check"_s), tr("Use these"))), m_again(new QPushButton)
{
    setGuideTopic(this, u"steps"_s);
    setObjectName(u"connectionTest"_s);
    setWindowTitle(tr("Test of the connection"));
    m_address->setTextFormat(Qt::PlainText);
    m_address->setFont(scaledFont(m_address->font(), 1.15, QFont::DemiBold));
    m_address->setWordWrap(true);
    m_verdict->setObjectName(u"connectionVerdict"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("The server is being asked"));

    m_table->setObjectName(u"findings"_s);
    m_table->setAccessibleName(tr("What was found"));
    m_table->setModel(m_model);
    m_table->setWordWrap(true);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTextElideMode(Qt::ElideNone);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setMinimumSize(420, 200);

    m_detected->setObjectName(u"detected"_s);
    m_detected->setTextFormat(Qt::PlainText);
    m_models->setObjectName(u"foundModels"_s);
    m_models->setAccessibleName(tr("Model"));
    m_models->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_models->setMinimumContentsLength(18);
    m_take->setObjectName(u"takeOver"_s);
    m_take->setToolTip(tr("Write interface and model into the scenario and test again"));
    m_take->setAutoDefault(false);
    m_again->setObjectName(u"testAgain"_s);

    auto *head = new QHBoxLayout;
    head->addWidget(m_address, 1);
    head->addWidget(m_verdict);
    auto *offered = new QHBoxLayout;
    offered->addWidget(m_detected);
    offered->addWidget(m_models, 1);
    offered->addWidget(m_take);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)
        ->setText(tr("Close")); // the toolkit's own catalogue may be missing
    buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    auto *key = new QPushButton(icon(u"key"_s), tr("API key…"));
    key->setObjectName(u"connectionKey"_s);
    key->setToolTip(tr("Type the key of this server"));
    key->setAutoDefault(false);
    buttons->addButton(key, QDialogButtonBox::ActionRole);
    connect(key, &QPushButton::clicked, this, &ConnectionDialog::keyWanted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_progress);
    column->addWidget(m_table, 1);
    column->addLayout(offered);
    column->addWidget(buttons);
    resize(720, 520);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_again, &QPushButton::clicked, this, [this] { testing() ? cancel() : start(); });
    connect(m_take, &QPushButton::clicked, this, [this] {
        const QString backend = m_report.server.backend;
        const QString model = m_models->currentText();
        if (!backend.isEmpty())
            m_options.backend = backend;
        if (!model.isEmpty())
            m_options.model = model;
        Q_EMIT takeOver(backend, model);
        start();
    });
    start();
}

ConnectionDialog::~ConnectionDialog()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void ConnectionDialog::start()
{
    if (testing())
        return;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    display({});
    QThreadPool::globalInstance()->start(
        [options = m_options, cancelled = m_cancelled, dialog = QPointer(this)] {
            ProbeReport report = probeServer(options, cancelled.get());
            QObject *application = QCoreApplication::instance();
            if (!application) // the program ends
                return;
            // The dialog is looked at in its own thread only.
            QMetaObject::invokeMethod(
                application,
                [dialog, cancelled, report = std::move(report)] {
                    if (dialog && dialog->m_cancelled == cancelled) {
                        dialog->m_cancelled.reset();
                        dialog->display(report);
                        Q_EMIT dialog->finished();
                        dialog->askAboutCertificate();
                    }
                },
                Qt::QueuedConnection);
        });
}

void ConnectionDialog::setKey(const QByteArray &key)
{
    if (testing())
        cancel();
    m_options.apiKey = key;
    start();
}

void ConnectionDialog::askAboutCertificate()
{
    if (!isCertificateError(m_report.server.unreachable.code))
        return;
    const auto shown = refusedCertificate(QUrl(m_options.baseUrl.trimmed()));
    if (!shown)
        return;
    auto *question = new CertificateDialog(*shown, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this, &ConnectionDialog::start);
    question->open();
}

void ConnectionDialog::cancel()
{
    if (!m_cancelled)
        return;
    *m_cancelled = true;
    m_cancelled.reset(); // a question on its way ends by itself; nobody listens
    display({});
    Q_EMIT finished();
}

void ConnectionDialog::display(const ProbeReport &report)
{
    m_report = report;
    m_model->setFindings(report.findings);
    m_table->resizeColumnToContents(0);
    m_table->resizeColumnToContents(1);
    fitRows();
    m_address->setText(m_options.baseUrl);
    m_progress->setVisible(testing());
    m_again->setText(testing() ? tr("Cancel the test") : tr("Test again"));
    m_again->setIcon(icon(testing() ? u"stop"_s : u"refresh"_s));
    if (testing())
        m_verdict->setState(u"clock"_s, tr("Asking…"), Tone::Accent);
    else if (report.findings.empty())
        m_verdict->setState(u"cancelled"_s, tr("Cancelled"), Tone::Neutral);
    else if (report.usable())
        m_verdict->setState(u"success"_s, tr("This server can be measured"), Tone::Good);
    else
        m_verdict->setState(u"error"_s, tr("It cannot be measured like this"), Tone::Bad);
    offer();
}

void ConnectionDialog::offer()
{
    const ServerIdentity &server = m_report.server;
    m_models->clear();
    m_models->addItems(server.models);
    if (const int index = m_models->findText(m_options.model); index >= 0)
        m_models->setCurrentIndex(index);
    const bool backend = !server.backend.isEmpty();
    const bool model = !server.models.isEmpty();
    m_detected->setText(backend ? tr("Detected: interface %1").arg(server.backend) : tr("Detected:"));
    m_detected->setVisible(backend || model);
    m_models->setVisible(model);
    m_take->setVisible(backend || model);
}

void ConnectionDialog::fitRows()
{
    m_table->resizeRowsToContents();
}

void ConnectionDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitRows();
}

} // namespace servescope
