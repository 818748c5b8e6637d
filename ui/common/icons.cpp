// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <functional>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

using Tint = std::function<QColor(QIcon::Mode)>;

QColor fromPalette(const QPalette &palette, QIcon::Mode mode)
{
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return palette.color(QPalette::Active, QPalette::WindowText);
}

/// Renders the SVG at the size asked for, so that it is sharp on every screen.
class SvgIconEngine : public QIconEngine
{
public:
    SvgIconEngine(QString name, QByteArray svg, Tint tint)
        : m_name(std::move(name)), m_svg(std::move(svg)), m_tint(std::move(tint))
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap image = pixmap(rect.size() * ratio, mode, state);
        image.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), image);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor color = m_tint(mode);
        const QString key =
            u"servescope/%1/%2x%3/%4"_s.arg(m_name).arg(size.width()).arg(size.height()).arg(color.rgba());
        QPixmap image;
        if (QPixmapCache::find(key, &image))
            return image;
        image = QPixmap(size);
        image.fill(Qt::transparent);
        QByteArray svg = m_svg;
        QSvgRenderer renderer(svg.replace("currentColor", color.name().toLatin1()));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&image);
        renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
        painter.end();
        QPixmapCache::insert(key, image);
        return image;
    }

    QString key() const override { return u"servescope"_s; }
    QIconEngine *clone() const override { return new SvgIconEngine(*this); }

private:
    QString m_name;
    QByteArray m_svg;
    Tint m_tint;
};

QIcon makeIcon(const QString &name, Tint tint)
{
    QFile file(u":/servescope/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        Q_ASSERT_X(!QDir(u":/servescope/icons"_s).exists(), "icon", qPrintable(u"no icon named "_s + name));
        return {};
    }
    return QIcon(new SvgIconEngine(name, file.readAll(), std::move(tint)));
}

} // namespace

QIcon icon(const QString &name, const QPalette &palette)
{
    return makeIcon(name, [palette](QIcon::Mode mode) { return fromPalette(palette, mode); });
}

QIcon icon(const QString &name)
{
    return makeIcon(name, [](QIcon::Mode mode) { return fromPalette(QGuiApplication::palette(), mode); });
}

QIcon icon(const QString &name, Tone tone)
{
    return makeIcon(name, [tone](QIcon::Mode mode) {
        const QPalette palette = QGuiApplication::palette();
        return mode == QIcon::Normal || mode == QIcon::Active ? toneColor(tone, palette)
                                                              : fromPalette(palette, mode);
    });
}

QIcon iconOnAccent(const QString &name)
{
    return makeIcon(name, [](QIcon::Mode mode) {
        const QPalette palette = QGuiApplication::palette();
        return fromPalette(palette, mode == QIcon::Disabled ? mode : QIcon::Selected);
    });
}

} // namespace servescope
