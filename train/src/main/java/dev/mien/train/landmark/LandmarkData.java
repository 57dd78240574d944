package dev.mien.train.landmark;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.LabelShift;
import dev.mien.dataset.MeasuredFace;
import dev.mien.dataset.MeasuredFaces;
import dev.mien.dataset.Persons;
import dev.mien.dataset.TruthBox;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.image.Image;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * The public data that landmark networks are trained on. Held out are
 *
 * <ul>
 *   <li>of {@code landmarks68-train} every thirteenth person, the CRC-32 of {@link Persons#of} modulo 13 being 0: settings
 *       are chosen by them;
 *   <li>all of {@code landmarks68-valid}, other persons again: for the figure that is published;
 *   <li>of {@code faces-wild} the part that {@link MeasuredFaces#isHeldOut} says;
 *   <li>of {@code things-without-faces} the pictures whose file's name has an even CRC-32.
 * </ul>
 *
 * <p>Points are learned where they are without {@link LabelShift}; the sets to measure on are as they are.
 */
final class LandmarkData implements Closeable {
    private static final int HELD_PART = 13;
    /** A face mesh that lies further than this from a detector's points is taken for wrong ({@link MeasuredFace#disagreement}). */
    static final double WRONG = 0.1;
    /** Finds faces in things, so that the network learns to doubt them. */
    private static final String CREDULOUS = "cnn:check=none,score=0.1";

    private final DetectionDataset train;
    private final DetectionDataset valid;
    private final MeasuredFaces wild;
    private final DetectionDataset things;

    private LandmarkData(DetectionDataset train, DetectionDataset valid, MeasuredFaces wild, DetectionDataset things) {
        this.train = train;
        this.valid = valid;
        this.wild = wild;
        this.things = things;
    }

    /**
     * @param folder with {@code landmarks68-train.zip}, {@code landmarks68-valid.zip}, {@code faces-wild.zip} and {@code
     *     things-without-faces.zip}
     */
    static LandmarkData open(Path folder) throws IOException {
        List<Closeable> open = new ArrayList<>();
        try {
            DetectionDataset train = Datasets.openDetection(folder.resolve("landmarks68-train.zip"));
            open.add(train);
            DetectionDataset valid = Datasets.openDetection(folder.resolve("landmarks68-valid.zip"));
            open.add(valid);
            MeasuredFaces wild = MeasuredFaces.open(folder.resolve("faces-wild.zip"));
            open.add(wild);
            return new LandmarkData(
                    train, valid, wild, Datasets.openDetection(folder.resolve("things-without-faces.zip")));
        } catch (IOException e) {
            for (Closeable dataset : open) {
                dataset.close();
            }
            throw e;
        }
    }

    /** What is learned from, decoded. */
    List<Portrait> training() throws IOException {
        List<Portrait> portraits = byHand();
        float[] average = Augmenter.average(portraits);
        for (MeasuredFace face : wild.faces()) {
            if (!MeasuredFaces.isHeldOut(face.id()) && face.disagreement() < WRONG) {
                portraits.add(Portrait.closeUp(
                        face.picture().read(), face.measures().orElseThrow().points(), Trust.BY_MESH));
            }
        }
        try (FaceDetector credulous = Detectors.create(CREDULOUS)) {
            Emptiness emptiness = new Emptiness(credulous, average);
            for (DetectionSample sample : things.samples()) {
                if (!isHeldThing(sample.id())) {
                    portraits.addAll(emptiness.in(sample.picture().read(), new SplittableRandom(crc(sample.id()))));
                }
            }
        }
        return portraits;
    }

    private List<Portrait> byHand() throws IOException {
        List<Portrait> portraits = new ArrayList<>();
        for (DetectionSample sample : train.samples()) {
            if (!isHeldOut(sample.id())) {
                Image picture = sample.picture().read();
                for (TruthBox face : sample.faces()) {
                    portraits.add(Portrait.closeUp(picture, LabelShift.BY_HAND.undone(face.points()), Trust.BY_HAND));
                }
            }
        }
        return portraits;
    }

    DetectionDataset heldOut() throws DatasetException {
        return train.only("landmarks68-train, held out", sample -> isHeldOut(sample.id()));
    }

    DetectionDataset valid() {
        return valid;
    }

    /** Faces of the wild whose mesh is not plainly wrong. */
    DetectionDataset heldWild() throws DatasetException {
        return wild.landmarks(
                "faces-wild, held out", face -> MeasuredFaces.isHeldOut(face.id()) && face.disagreement() < WRONG);
    }

    static boolean isHeldOut(String id) {
        return crc(Persons.of(id)) % HELD_PART == 0;
    }

    static boolean isHeldThing(String id) {
        return crc(id) % 2 == 0;
    }

    private static long crc(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        train.close();
        valid.close();
        wild.close();
        things.close();
    }
}
