// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/style.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

namespace servescope {

namespace {

struct PaletteSource
{
    QRgb window, base, alternate, text, muted, button, line, accent, onAccent, link, tip, tipText, disabled;
};

QPalette makePalette(const PaletteSource &source)
{
    const QColor window(source.window);
    QPalette palette(QColor(source.text), QColor(source.button), QColor(source.base), QColor(source.line),
                     QColor(source.muted), QColor(source.text), QColor(source.text), QColor(source.base),
                     window);
    palette.setColor(QPalette::AlternateBase, QColor(source.alternate));
    palette.setColor(QPalette::Highlight, QColor(source.accent));
    palette.setColor(QPalette::HighlightedText, QColor(source.onAccent));
    palette.setColor(QPalette::Link, QColor(source.link));
    palette.setColor(QPalette::LinkVisited, QColor(source.link));
    palette.setColor(QPalette::ToolTipBase, QColor(source.tip));
    palette.setColor(QPalette::ToolTipText, QColor(source.tipText));
    palette.setColor(QPalette::PlaceholderText, QColor(source.muted));
    palette.setColor(QPalette::Light, QColor(source.base));
    palette.setColor(QPalette::Midlight, QColor(source.alternate));
    palette.setColor(QPalette::Mid, QColor(source.line));
    palette.setColor(QPalette::Dark, QColor(source.muted));
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0, 90));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::Link, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, QColor(source.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(source.line));
    return palette;
}

/// Follows palette changes for makeMuted().
class MutedText : public QObject
{
public:
    explicit MutedText(QWidget *widget) : QObject(widget), m_widget(widget)
    {
        widget->installEventFilter(this);
        apply();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange)
            apply();
        return QObject::eventFilter(watched, event);
    }

private:
    void apply()
    {
        QPalette palette = QApplication::palette(m_widget);
        palette.setColor(QPalette::WindowText, themeColors(palette).muted);
        m_widget->setPalette(palette);
    }
    QWidget *m_widget;
};

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

ThemeColors themeColors(const QPalette &palette)
{
    ThemeColors colors;
    if (isDark(palette)) {
        colors.good = QColor(0x5c, 0xcf, 0x93);
        colors.warning = QColor(0xe8, 0xb3, 0x4c);
        colors.bad = QColor(0xff, 0x87, 0x79);
        colors.muted = QColor(0x9d, 0xaa, 0xb7);
        colors.line = QColor(0x33, 0x3d, 0x48);
        colors.card = QColor(0x1d, 0x24, 0x2c);
        // Okabe and Ito (2008) for a dark ground: their black becomes a light grey, the deep tones are
        // lifted.
        colors.series = {QColor(0x56, 0xb4, 0xe9), QColor(0xe6, 0x9f, 0x00), QColor(0x1f, 0xc2, 0x8f),
                         QColor(0xe3, 0x8f, 0xbd), QColor(0xf0, 0xe4, 0x42), QColor(0xf2, 0x7d, 0x3a),
                         QColor(0x4c, 0x94, 0xd8), QColor(0xc4, 0xcc, 0xd4)};
    } else {
        colors.good = QColor(0x18, 0x78, 0x47);
        colors.warning = QColor(0x94, 0x5c, 0x00);
        colors.bad = QColor(0xb9, 0x33, 0x2a);
        colors.muted = QColor(0x59, 0x66, 0x73);
        colors.line = QColor(0xd8, 0xdf, 0xe6);
        colors.card = QColor(0xff, 0xff, 0xff);
        // Okabe and Ito (2008) for a light ground: their yellow is darkened, it would vanish on white.
        colors.series = {QColor(0x00, 0x72, 0xb2), QColor(0xd5, 0x5e, 0x00), QColor(0x00, 0x9e, 0x73),
                         QColor(0xcc, 0x79, 0xa7), QColor(0xe6, 0x9f, 0x00), QColor(0x56, 0xb4, 0xe9),
                         QColor(0x3a, 0x42, 0x4b), QColor(0xb5, 0xa6, 0x00)};
    }
    colors.accent = palette.color(QPalette::Active, QPalette::Highlight);
    return colors;
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    const ThemeColors colors = themeColors(palette);
    switch (tone) {
    case Tone::Neutral:
        return colors.muted;
    case Tone::Accent:
        return colors.accent;
    case Tone::Good:
        return colors.good;
    case Tone::Warning:
        return colors.warning;
    case Tone::Bad:
        return colors.bad;
    }
    return colors.muted;
}

QPalette lightPalette()
{
    return makePalette({.window = 0xfff3f6f8,
                        .base = 0xffffffff,
                        .alternate = 0xfff7f9fb,
                        .text = 0xff18212b,
                        .muted = 0xff596673,
                        .button = 0xfffdfeff,
                        .line = 0xffd8dfe6,
                        .accent = 0xff0b7285,
                        .onAccent = 0xffffffff,
                        .link = 0xff0b7285,
                        .tip = 0xff27323d,
                        .tipText = 0xfff3f6f8,
                        .disabled = 0xff96a1ac});
}

QPalette darkPalette()
{
    return makePalette({.window = 0xff14191f,
                        .base = 0xff191f26,
                        .alternate = 0xff1e252d,
                        .text = 0xffe6ebf0,
                        .muted = 0xff9daab7,
                        .button = 0xff252e37,
                        .line = 0xff333d48,
                        .accent = 0xff3fc1cf,
                        .onAccent = 0xff07171b,
                        .link = 0xff5fd0dc,
                        .tip = 0xff2d3843,
                        .tipText = 0xffe6ebf0,
                        .disabled = 0xff66727e});
}

void applyTheme(QApplication &application, ThemeChoice choice)
{
    static const bool desktopIsDark = isDark(QApplication::palette()); // before our first setPalette()
    if (!qobject_cast<Style *>(QApplication::style()))
        QApplication::setStyle(new Style);
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && desktopIsDark);
    application.setPalette(dark ? darkPalette() : lightPalette());
}

QFont scaledFont(const QFont &font, qreal factor, QFont::Weight weight)
{
    QFont scaled = font;
    if (font.pointSizeF() > 0)
        scaled.setPointSizeF(font.pointSizeF() * factor);
    else
        scaled.setPixelSize(qRound(font.pixelSize() * factor));
    scaled.setWeight(weight);
    return scaled;
}

void makeMuted(QWidget *widget)
{
    new MutedText(widget);
}

} // namespace servescope
