package dev.mien.train.cnn;

import dev.mien.eval.expression.ExpressionReport;
import dev.mien.train.net.Head;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** {@code curve.csv}, a line an epoch, and {@code curve.png}; a resumed training adds to them. */
final class LearningCurve {
    private final Path folder;
    private final Path file;
    private final List<String> lines;

    /** @param epochs of an earlier run to keep */
    LearningCurve(Path folder, List<Head> heads, int epochs) throws IOException {
        this.folder = folder;
        this.file = folder.resolve("curve.csv");
        Files.createDirectories(folder);
        if (epochs > 0 && Files.exists(file)) {
            List<String> earlier = Files.readAllLines(file);
            this.lines = new ArrayList<>(earlier.subList(0, Math.min(epochs + 1, earlier.size())));
        } else {
            StringBuilder header = new StringBuilder("epoch,rate,loss");
            for (Head head : heads) {
                header.append(",accuracy_")
                        .append(head.name())
                        .append(",macro_f1_")
                        .append(head.name());
            }
            this.lines = new ArrayList<>(List.of(header.toString()));
        }
    }

    void add(CnnTrainer.Epoch epoch) throws IOException {
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "%d,%.6f,%.4f", epoch.number(), epoch.rate(), epoch.loss()));
        for (ExpressionReport report : epoch.reports()) {
            line.append(String.format(Locale.ROOT, ",%.4f,%.4f", report.accuracy(), report.macroF1()));
        }
        lines.add(line.toString());
        Files.write(file, lines);
        draw();
    }

    /** Accuracy and macro-F1 on the validation pictures by epoch. */
    private void draw() throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(500)
                .title("Validation")
                .xAxisTitle("epoch")
                .yAxisTitle("share")
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
        String[] names = lines.get(0).split(",");
        List<double[]> rows = lines.stream().skip(1).map(LearningCurve::numbers).toList();
        double[] epochs = rows.stream().mapToDouble(row -> row[0]).toArray();
        for (int column = 3; column < names.length; column++) {
            int shown = column;
            double[] values = rows.stream().mapToDouble(row -> row[shown]).toArray();
            chart.addSeries(names[column], epochs, values).setMarker(SeriesMarkers.NONE);
        }
        BufferedImage picture = new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.dispose();
        ImageIO.write(picture, "png", folder.resolve("curve.png").toFile());
    }

    private static double[] numbers(String line) {
        String[] fields = line.split(",");
        double[] numbers = new double[fields.length];
        for (int i = 0; i < fields.length; i++) {
            numbers[i] = Double.parseDouble(fields[i]);
        }
        return numbers;
    }
}
