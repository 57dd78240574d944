package dev.mien.eval.output;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
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
public final class LineChart {
    private static final Color[] COLORS = {
        Canvas.BLUE, new Color(0xd9, 0x7b, 0x1c), new Color(0x2e, 0x8b, 0x57), Canvas.RED, new Color(0x6a, 0x4c, 0x93)
    };

    private final XYChart chart;
    private final double lowest;
    private double unit = 100;

    /**
     * An empty chart.
     *
     * @param title above it
     * @param x name of the horizontal axis
     * @param y name of the vertical axis
     * @param lowest where the vertical axis begins, 0 to 1
     */
    public LineChart(String title, String x, String y, double lowest) {
        this.lowest = lowest;
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

    /**
     * The range of the horizontal axis, 0 to 1.
     *
     * @param from its lower end
     * @param to its upper end
     * @return this chart
     */
    public LineChart across(double from, double to) {
        chart.getStyler().setXAxisMin(100 * from).setXAxisMax(100 * to);
        return this;
    }

    /**
     * The horizontal axis shows measures as they are instead of shares in percent; the legend stands below the chart.
     *
     * @return this chart
     */
    public LineChart measuring() {
        unit = 1;
        chart.getStyler().setXAxisDecimalPattern("0.##").setLegendPosition(LegendPosition.OutsideS);
        return this;
    }

    /**
     * An upright line across the chart.
     *
     * @param name in the legend
     * @param x where it stands
     */
    public void mark(String name, double x) {
        XYSeries series = chart.addSeries(name, new double[] {unit * x, unit * x}, new double[] {100 * lowest, 100});
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(Canvas.PALE_INK);
        series.setLineStyle(
                new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {10, 8}, 0));
    }

    /**
     * A horizontal axis of numbers, not shares, that grows by factors of ten.
     *
     * @param from its lower end, above 0
     * @param to its upper end
     * @return this chart
     */
    public LineChart acrossPowers(double from, double to) {
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setXAxisDecimalPattern(null)
                .setXAxisMin(from)
                .setXAxisMax(to);
        unit = 1;
        return this;
    }

    /**
     * For lines that begin at the lower left.
     *
     * @return this chart
     */
    public LineChart legendAtTheRight() {
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
        return this;
    }

    /**
     * Shares from 0 to 1; what the horizontal axis shows may be a measure.
     *
     * @param name in the legend
     * @param x of the points
     * @param y of the points, as many
     * @param markers whether the points are marked
     */
    public void add(String name, double[] x, double[] y, boolean markers) {
        Marker marker = markers ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
        XYSeries series = chart.addSeries(name, times(x, unit), times(y, 100));
        series.setMarker(marker);
        series.setLineStyle(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    /** {@return the chart as drawn} */
    public BufferedImage picture() {
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static double[] times(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }
}
