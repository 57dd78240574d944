package dev.mien.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** An XChart line chart of shares in percent, in the look of {@link Canvas}. */
final class LineChart {
    private static final Color[] COLORS = {
        Canvas.BLUE, new Color(0xd9, 0x7b, 0x1c), new Color(0x2e, 0x8b, 0x57), Canvas.RED, new Color(0x6a, 0x4c, 0x93)
    };

    private final XYChart chart;
    private boolean powers;

    /** @param lowest where the vertical axis begins, 0 to 1 */
    LineChart(String title, String x, String y, double lowest) {
        chart = new XYChartBuilder()
                .width(1120)
                .height(800)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler()
                .setXAxisDecimalPattern("0 '%'")
                .setYAxisDecimalPattern("0 '%'")
                .setYAxisMin(100 * lowest)
                .setYAxisMax(100.0)
                .setAxisTitleFont(Canvas.font(Font.BOLD, 22))
                .setAxisTickLabelsFont(Canvas.font(Font.PLAIN, 20))
                .setAxisTickLabelsColor(Canvas.INK)
                .setAxisTickPadding(10)
                .setAxisTitlePadding(18)
                .setYAxisLabelAlignment(TextAlignment.Right)
                .setXAxisTickMarkSpacingHint(110)
                .setYAxisTickMarkSpacingHint(90)
                .setPlotGridLinesColor(Canvas.LINE)
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setLocale(Locale.ROOT)
                .setChartBackgroundColor(Color.WHITE)
                .setChartFontColor(Canvas.INK)
                .setChartTitleFont(Canvas.font(Font.BOLD, 24))
                .setChartTitlePadding(16)
                .setChartPadding(24)
                .setLegendPosition(LegendPosition.InsideSW)
                .setLegendFont(Canvas.font(Font.PLAIN, 20))
                .setLegendBorderColor(Canvas.LINE)
                .setLegendPadding(14)
                .setPlotBorderColor(Canvas.PALE_INK)
                .setSeriesColors(COLORS)
                .setMarkerSize(12);
    }

    /** The range of the horizontal axis, 0 to 1. */
    LineChart across(double from, double to) {
        chart.getStyler().setXAxisMin(100 * from).setXAxisMax(100 * to);
        return this;
    }

    /** A horizontal axis of numbers, not shares, that grows by factors of ten. */
    LineChart acrossPowers(double from, double to) {
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setXAxisDecimalPattern(null)
                .setXAxisMin(from)
                .setXAxisMax(to);
        powers = true;
        return this;
    }

    /** Shares from 0 to 1, but across what the axis is of. */
    void add(String name, double[] x, double[] y, boolean markers) {
        Marker marker = markers ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
        XYSeries series = chart.addSeries(name, powers ? x : percent(x), percent(y));
        series.setMarker(marker);
        series.setLineStyle(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    void save(Path png) throws IOException {
        Canvas.write(BitmapEncoder.getBufferedImage(chart), png);
    }

    private static double[] percent(double[] shares) {
        double[] percent = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            percent[i] = 100 * shares[i];
        }
        return percent;
    }
}
