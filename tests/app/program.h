// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTcpServer>

#include <memory>
#include <vector>

namespace servescope::test {

/// One run of the built program.
class Program
{
public:
    /// Extra "NAME=value" entries replace those of the environment; an empty value removes the name.
    explicit Program(const QStringList &arguments, const QStringList &environment = {});
    ~Program(); ///< kills what still runs

    /// Turns the event loop until it ends; false after the time limit.
    bool finish(int milliseconds = 20000);
    int exitCode() const { return m_process.exitCode(); }
    QString out(); ///< all of standard output so far
    QString err();
    void signal(int number);
    QProcess &process() { return m_process; }

private:
    QProcess m_process;
    QByteArray m_out;
    QByteArray m_err;
};

/// Answers every HTTP request with the same bytes and closes the connection.
class CannedServer
{
public:
    explicit CannedServer(const QByteArray &response);
    QString url() const;

private:
    QTcpServer m_server;
};

/// A response with its Content-Length.
QByteArray httpResponse(const QByteArray &status, const QByteArray &type, const QByteArray &body);

/// Paths of all files below a folder whose name matches the pattern.
QStringList filesBelow(const QString &folder, const QString &pattern = QStringLiteral("*"));

/// Result files: all JSON below the folder but manifests.
QStringList resultFiles(const QString &folder);

QByteArray bytesOf(const QString &path);
void writeText(const QString &path, const QByteArray &text);

} // namespace servescope::test
