package dev.mien.train.engine;

import dev.mien.base.OutputFile;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How a training went: {@value #TABLE}, a line an epoch, and {@value #PICTURE}, a chart for each unit below one another. A
 * resumed training adds to them.
 */
final class LearningCurve {
    static final String TABLE = "curve.csv";
    static final String PICTURE = "curve.png";

    private static final int WIDTH = 900;
    private static final int HEIGHT = 320;

    private final Path folder;
    private final List<Column> columns;
    private final List<String> lines;

    /** @param epochs of an earlier run to keep */
    LearningCurve(Path folder, List<Column> columns, int epochs) throws IOException {
        this.folder = folder;
        this.columns = List.copyOf(columns);
        this.lines = new ArrayList<>(
                List.of("epoch," + columns.stream().map(Column::name).collect(Collectors.joining(","))));
        Path file = folder.resolve(TABLE);
        if (epochs > 0 && Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .skip(1)
                    .filter(line -> epoch(line) <= epochs)
                    .forEach(lines::add);
        }
    }

    /** The epoch of the last line; 0 if there is none. */
    int last() {
        return lines.size() == 1 ? 0 : epoch(lines.get(lines.size() - 1));
    }

    /** @param values one for each column */
    void add(int epoch, double[] values) throws IOException {
        StringBuilder line = new StringBuilder().append(epoch);
        for (int i = 0; i < columns.size(); i++) {
            line.append(',').append(columns.get(i).format(values[i]));
        }
        lines.add(line.toString());
        OutputFile.write(folder.resolve(TABLE), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        draw();
    }

    private void draw() throws IOException {
        List<XYChart> charts = charts();
        BufferedImage picture = new BufferedImage(WIDTH, charts.size() * HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < charts.size(); i++) {
            BufferedImage pane = picture.getSubimage(0, i * HEIGHT, WIDTH, HEIGHT);
            Graphics2D graphics = pane.createGraphics();
            charts.get(i).paint(graphics, WIDTH, HEIGHT);
            graphics.dispose();
        }
        OutputFile.write(folder.resolve(PICTURE), out -> ImageIO.write(picture, "png", out));
    }

    private List<XYChart> charts() {
        List<double[]> rows = lines.stream().skip(1).map(LearningCurve::numbers).toList();
        double[] epochs = rows.stream().mapToDouble(row -> row[0]).toArray();
        Map<Column.Unit, XYChart> charts = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            int place = i + 1;
            double[] values = rows.stream().mapToDouble(row -> row[place]).toArray();
            if (column.unit() != Column.Unit.RATE && Arrays.stream(values).anyMatch(Double::isFinite)) {
                charts.computeIfAbsent(column.unit(), LearningCurve::chart)
                        .addSeries(column.name(), epochs, values)
                        .setMarker(SeriesMarkers.NONE);
            }
        }
        return List.copyOf(charts.values());
    }

    private static XYChart chart(Column.Unit unit) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("epoch")
                .yAxisTitle(unit.name().toLowerCase(Locale.ROOT))
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        return chart;
    }

    private static int epoch(String line) {
        return Integer.parseInt(line.substring(0, line.indexOf(',')));
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}
