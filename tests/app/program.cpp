// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

namespace servescope::test {

using namespace Qt::StringLiterals;

Program::Program(const QStringList &arguments, const QStringList &environment)
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(u"OPENAI_API_KEY"_s);
    for (const QString &entry : environment) {
        const QString name = entry.section(u'=', 0, 0), value = entry.section(u'=', 1);
        if (value.isEmpty())
            variables.remove(name);
        else
            variables.insert(name, value);
    }
    m_process.setProcessEnvironment(variables);
    m_process.start(QStringLiteral(SERVESCOPE_EXECUTABLE), arguments);
    if (!m_process.waitForStarted(10000))
        qFatal("The program does not start: %s", qPrintable(m_process.errorString()));
}

Program::~Program()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

bool Program::finish(int milliseconds)
{
    QSignalSpy finished(&m_process, &QProcess::finished);
    return m_process.state() == QProcess::NotRunning || finished.wait(milliseconds);
}

QString Program::out()
{
    m_out += m_process.readAllStandardOutput();
    return QString::fromUtf8(m_out);
}

QString Program::err()
{
    m_err += m_process.readAllStandardError();
    return QString::fromUtf8(m_err);
}

void Program::signal(int number)
{
    ::kill(static_cast<pid_t>(m_process.processId()), number);
}

CannedServer::CannedServer(const QByteArray &response)
{
    m_server.listen(QHostAddress::LocalHost);
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, response] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            auto seen = std::make_shared<QByteArray>();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, seen, response] {
                *seen += socket->readAll();
                const qsizetype head = seen->indexOf("\r\n\r\n");
                if (head < 0)
                    return;
                const QByteArray lower = seen->left(head).toLower();
                const qsizetype at = lower.indexOf("content-length:");
                const int length = at < 0 ? 0 : lower.mid(at + 15).split('\r').first().trimmed().toInt();
                if (seen->size() < head + 4 + length)
                    return;
                socket->write(response);
                socket->disconnectFromHost();
            });
        }
    });
}

QString CannedServer::url() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

QByteArray httpResponse(const QByteArray &status, const QByteArray &type, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

QStringList filesBelow(const QString &folder, const QString &pattern)
{
    QStringList paths;
    QDirIterator files(folder, {pattern}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    return paths;
}

QStringList resultFiles(const QString &folder)
{
    QStringList paths = filesBelow(folder, u"*.json"_s);
    paths.removeIf([](const QString &path) { return path.endsWith("/manifest.json"_L1); });
    return paths;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeText(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("Cannot write %s", qPrintable(path));
}

} // namespace servescope::test
