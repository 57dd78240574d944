package dev.mien.train.detect;

import dev.mien.base.OutputFile;
import dev.mien.dataset.Sample;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.model.ModelException;
import dev.mien.train.engine.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Where another detector sees the face in pictures that a face all but fills. Such a detector wants surroundings, so each
 * picture is shown enlarged, amid its own mean grey, in several ways, and the most confident answer is kept.
 */
final class CropLabels {
    private static final int POINTS = 5;
    private static final int COLUMNS = 6 + 2 * POINTS;

    /** The points are in the order of {@link Face#landmarks}. */
    static final String HEADER = "image,score,x,y,width,height,x0,y0,x1,y1,x2,y2,x3,y3,x4,y4";

    /** How a picture is shown: enlarged, with a border of this share of its side all around. */
    private record View(double scale, double border) {}

    /** Of 18 ways to show them, these together find the most: all but a few of FER+. */
    private static final List<View> VIEWS =
            List.of(new View(4, 0.5), new View(6, 0.25), new View(3, 0.5), new View(2, 0));

    /** The face has its centre this near to the picture's, in sides of the picture; else it is part of one, or none. */
    private static final double CENTRAL = 0.25;

    /** And covers at least this share of the picture. */
    private static final double LEAST_AREA = 0.2;

    private CropLabels() {}

    /** The most confident face in the middle of a picture, if any is found. */
    static Optional<Face> label(Image crop, FaceDetector detector) {
        return VIEWS.stream()
                .flatMap(view -> seen(crop, view, detector))
                .filter(face -> plausible(face.box(), crop))
                .max(Comparator.comparingDouble(Face::confidence));
    }

    private static Stream<Face> seen(Image crop, View view, FaceDetector detector) {
        int longer = Math.max(crop.width(), crop.height());
        double border = view.border() * longer;
        Affine map = Affine.translate(border, border).then(Affine.scale(view.scale(), view.scale()));
        Canvas canvas = new Canvas((int) Math.round((longer + 2 * border) * view.scale()), mean(crop));
        canvas.paint(new Scene(crop.toGray(), List.of()), map, canvas.all());
        Affine back = map.inverse();
        return detector.detect(Frame.of(canvas.scene().picture())).stream().map(face -> {
            Box box = face.box();
            Point corner = back.apply(new Point(box.x(), box.y()));
            return new Face(
                    new Box(corner.x(), corner.y(), box.width() / view.scale(), box.height() / view.scale()),
                    face.confidence(),
                    face.landmarks().stream().map(back::apply).toList());
        });
    }

    private static int mean(Image crop) {
        double sum = 0;
        for (float value : crop.toGray().toFloats()) {
            sum += value;
        }
        return (int) Math.round(sum / crop.width() / crop.height());
    }

    private static boolean plausible(Box face, Image crop) {
        return Math.abs(face.center().x() / crop.width() - 0.5) < CENTRAL
                && Math.abs(face.center().y() / crop.height() - 0.5) < CENTRAL
                && face.area() > LEAST_AREA * crop.width() * crop.height();
    }

    /** Labels all pictures, on all processors, and writes what was found: a line a face, in pixels of its picture. */
    static void make(List<Sample> crops, FaceDetector detector, Path file, Progress progress) throws IOException {
        AtomicInteger done = new AtomicInteger();
        List<String> lines;
        try {
            lines = crops.parallelStream()
                    .map(crop -> {
                        Optional<String> line = label(read(crop), detector).map(face -> line(crop.id(), face));
                        synchronized (progress) {
                            progress.step("label", done.incrementAndGet(), crops.size());
                        }
                        return line;
                    })
                    .flatMap(Optional::stream)
                    .collect(Collectors.toCollection(ArrayList::new));
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        lines.add(0, HEADER);
        // Whole or not at all: a training that is stopped meanwhile must not go on with half of the faces.
        OutputFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Image read(Sample crop) {
        try {
            return crop.picture().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String image, Face face) {
        Box box = face.box();
        DoubleStream numbers = DoubleStream.concat(
                DoubleStream.of(face.confidence(), box.x(), box.y(), box.width(), box.height()),
                face.landmarks().stream().flatMapToDouble(point -> DoubleStream.of(point.x(), point.y())));
        return image + ","
                + numbers.mapToObj(number -> String.format(Locale.ROOT, "%.3f", number))
                        .collect(Collectors.joining(","));
    }

    /** What {@link #make} wrote: the faces by the names of their pictures. */
    static Map<String, Face> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new ModelException(file + ": not the labels of a training; expected columns " + HEADER
                    + "; delete it to have it made again");
        }
        Map<String, Face> faces = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = List.of(lines.get(i).split(",", -1));
            try {
                faces.put(cells.get(0), face(cells.subList(1, COLUMNS)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new ModelException(
                        file + " line " + (i + 1) + ": expected a name and " + (COLUMNS - 1)
                                + " numbers; delete the file to have it made again",
                        e);
            }
        }
        return faces;
    }

    private static Face face(List<String> cells) {
        double[] n = cells.stream().mapToDouble(Double::parseDouble).toArray();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(new Point(n[5 + 2 * i], n[6 + 2 * i]));
        }
        return new Face(new Box(n[1], n[2], n[3], n[4]), (float) n[0], points);
    }
}
