package dev.mien.train.check;

import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.TruthBox;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.train.engine.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A place in a picture of which it is known whether it shows a face.
 *
 * @param face its box, and the detector's confidence
 * @param real whether it shows a face
 */
record Candidate(Face face, boolean real) {
    /** From this overlap with a face on, a box holds it. */
    private static final double HIT = 0.5;
    /** Below this overlap with every face it holds none: half a face beside another is no face. */
    private static final double MISS = 0.4;
    /** The same of ignored faces, and of faces so low that two pixels make the difference. */
    private static final double CLEAR_MISS = 0.2;

    private static final double LOW = 16;

    /** Pictures between two signs of life. */
    private static final int AT_ONCE = 64;

    /** What a detector finds in a picture all of whose faces are known, without what is neither hit nor miss. */
    static List<Candidate> of(FaceDetector detector, Image picture, List<TruthBox> truth) {
        return detector.detect(Frame.of(picture)).stream()
                .flatMap(face -> of(face, truth).stream())
                .toList();
    }

    private static Optional<Candidate> of(Face face, List<TruthBox> truth) {
        boolean ignored = truth.stream()
                .filter(TruthBox::ignore)
                .anyMatch(known -> known.box().iou(face.box()) >= CLEAR_MISS || inside(face.box(), known.box()));
        double best = truth.stream()
                .filter(known -> !known.ignore())
                .mapToDouble(known -> known.box().iou(face.box()))
                .max()
                .orElse(0);
        if (best >= HIT) {
            return Optional.of(new Candidate(face, true));
        }
        double miss = face.box().height() < LOW ? CLEAR_MISS : MISS;
        return best < miss && !ignored ? Optional.of(new Candidate(face, false)) : Optional.empty();
    }

    private static boolean inside(Box box, Box other) {
        return box.intersection(other) > HIT * box.area();
    }

    /** What is made of every picture of a data set, in its order, by several threads. */
    static <T> List<T> each(DetectionDataset data, Function<Seen, List<T>> make, Progress progress) throws IOException {
        List<DetectionSample> samples = data.samples();
        List<T> all = new ArrayList<>();
        try {
            for (int from = 0; from < samples.size(); from += AT_ONCE) {
                int to = Math.min(samples.size(), from + AT_ONCE);
                all.addAll(samples.subList(from, to).parallelStream()
                        .flatMap(sample -> Candidate.<T>made(sample, make))
                        .toList());
                progress.step(data.name(), to, samples.size());
            }
            return all;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static <T> Stream<T> made(DetectionSample sample, Function<Seen, List<T>> make) {
        try {
            return make.apply(new Seen(sample, sample.picture().read())).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture, decoded. */
    record Seen(DetectionSample sample, Image picture) {}
}
