package dev.mien.benchmarks;

import static java.util.Comparator.comparingDouble;

import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Images;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.landmark.PartReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long finding faces takes in a picture, and finding landmarks in a face, on one thread, decoding of the pictures left
 * out. Every call includes what brings the picture to the network's form and what makes faces of its answers; the calls go
 * through the pictures in turn.
 */
public final class FrontSpeed {
    private static final int MOST = 200;

    private FrontSpeed() {}

    /**
     * @param args a picture with a face or a folder of such, of which up to 200 are used, then the specifications of
     *     detectors, such as {@code cnn:size=320,levels=1}
     */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println(
                    "expected a picture or a folder of pictures with faces, then specifications of detectors");
            System.exit(2);
        }
        List<Frame> frames = new ArrayList<>();
        List<Face> faces = new ArrayList<>();
        try (FaceDetector detector = Detectors.create("cnn");
                Stream<Path> files = Files.walk(Path.of(args[0]))) {
            for (Path file :
                    files.filter(Files::isRegularFile).sorted().limit(MOST).toList()) {
                Frame frame = Frame.of(Images.read(file));
                detector.detect(frame).stream()
                        .max(comparingDouble(face -> face.box().height()))
                        .ifPresent(face -> {
                            frames.add(frame);
                            faces.add(face);
                        });
            }
        }
        Map<String, Runnable> ways = new LinkedHashMap<>();
        for (String spec : List.of(args).subList(1, args.length)) {
            FaceDetector detector = Detectors.create(spec);
            ways.put(name(spec), inTurn(frames.size(), i -> detector.detect(frames.get(i))));
        }
        for (String spec : List.of("cnn:passes=1", "cnn", "cnn:again=0")) {
            LandmarkLocator locator = Locators.create(spec).orElseThrow();
            ways.put("landmarks " + spec, inTurn(frames.size(), i -> locator.locate(frames.get(i), faces.get(i))));
        }
        LandmarkLocator usual = Locators.create("cnn").orElseThrow();
        List<Face> located = IntStream.range(0, frames.size())
                .mapToObj(i -> faces.get(i).withLandmarks(usual.locate(frames.get(i), faces.get(i))))
                .toList();
        PartReader parts = PartReader.builtIn();
        ways.put(
                "eyes and mouth",
                inTurn(
                        frames.size(),
                        i -> parts.read(frames.get(i), located.get(i).landmarks())));
        Rounds rounds = new Rounds(ways, Math.max(10, frames.size()));
        System.out.println("| way | milliseconds, median | fastest tenth |");
        System.out.println("|---|---|---|");
        for (String way : rounds.ways()) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f |%n",
                    way,
                    1e3 * rounds.median(way),
                    1e3 * rounds.fastestTenth(way));
        }
    }

    private static Runnable inTurn(int count, IntConsumer call) {
        AtomicInteger next = new AtomicInteger();
        return () -> call.accept(next.getAndIncrement() % count);
    }

    /** The specification without the folders of its files. */
    private static String name(String spec) {
        return spec.replaceAll("model=[^,]*/", "model=");
    }
}
