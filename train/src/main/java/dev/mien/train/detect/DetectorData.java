package dev.mien.train.detect;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The public data that face detectors are trained on, and what of it is held out to measure them. Held out are
 *
 * <ul>
 *   <li>of {@code detect-lfw} every tenth person, by the CRC-32 of the name before the number, modulo 10 being 0;
 *   <li>of {@code detect-masks} every fifth picture, by the CRC-32 of the file's name, modulo 5 being 0: the hard set;
 *   <li>of {@code scenes-without-faces} the first {@value #HELD_SCENES} pictures in the order of the CRC-32 of the house's
 *       number, so that views of one house mostly stay together;
 *   <li>all of {@code landmarks68-valid}, whose persons are not in {@code landmarks68-train}.
 * </ul>
 */
final class DetectorData implements Closeable {
    static final int HELD_SCENES = 100;

    /** How far beyond its box the surroundings of a face of {@code landmarks68} are used: other faces there have no label. */
    private static final double MARGIN = 0.5;

    private final DetectionDataset lfw;
    private final DetectionDataset masks;
    private final DetectionDataset scenes;
    private final DetectionDataset landmarks;
    private final DetectionDataset otherPersons;
    private final Set<String> heldScenes;

    private DetectorData(
            DetectionDataset lfw,
            DetectionDataset masks,
            DetectionDataset scenes,
            DetectionDataset landmarks,
            DetectionDataset otherPersons) {
        this.lfw = lfw;
        this.masks = masks;
        this.scenes = scenes;
        this.landmarks = landmarks;
        this.otherPersons = otherPersons;
        this.heldScenes = scenes.samples().stream()
                .map(DetectionSample::id)
                .sorted(Comparator.comparing((String id) -> crc(house(id))).thenComparing(id -> id))
                .limit(HELD_SCENES)
                .collect(Collectors.toSet());
    }

    /** @param folder with {@code detect-lfw.zip}, {@code detect-masks.zip} and the others */
    static DetectorData open(Path folder) throws IOException {
        List<DetectionDataset> open = new ArrayList<>();
        try {
            for (String name : List.of(
                    "detect-lfw", "detect-masks", "scenes-without-faces", "landmarks68-train", "landmarks68-valid")) {
                open.add(Datasets.openDetection(folder.resolve(name + ".zip")));
            }
            return new DetectorData(open.get(0), open.get(1), open.get(2), open.get(3), open.get(4));
        } catch (IOException e) {
            for (DetectionDataset dataset : open) {
                dataset.close();
            }
            throw e;
        }
    }

    /** The data sets to measure on; nothing is learned from them. */
    List<DetectionDataset> heldOut() throws DatasetException {
        return List.of(
                lfw.only("detect-lfw, held out", sample -> isHeldLfw(sample.id())),
                masks.only("detect-masks, held out", sample -> isHeldMasks(sample.id())),
                scenes.only("scenes-without-faces, held out", sample -> heldScenes.contains(sample.id())),
                otherPersons);
    }

    /**
     * What is learned from, decoded.
     *
     * @param faces pictures with faces: of LFW, of masks, of landmarks68
     * @param scenes pictures without
     */
    record Training(List<List<Scene>> faces, List<Scene> scenes) {
        Training {
            faces = List.copyOf(faces);
            scenes = List.copyOf(scenes);
        }
    }

    Training training() throws IOException {
        List<Scene> closeUps = new ArrayList<>();
        for (Scene scene : decode(landmarks.samples())) {
            closeUps.add(closeUp(scene));
        }
        return new Training(
                List.of(
                        decode(lfw.samples().stream()
                                .filter(sample -> !isHeldLfw(sample.id()))
                                .toList()),
                        decode(masks.samples().stream()
                                .filter(sample -> !isHeldMasks(sample.id()))
                                .toList()),
                        closeUps),
                decode(scenes.samples().stream()
                        .filter(sample -> !heldScenes.contains(sample.id()))
                        .toList()));
    }

    static boolean isHeldLfw(String id) {
        return crc(id.replaceFirst("_\\d+\\.\\w+$", "")) % 10 == 0;
    }

    static boolean isHeldMasks(String id) {
        return crc(id) % 5 == 0;
    }

    private static String house(String id) {
        return id.replaceFirst("_.*", "");
    }

    private static long crc(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static List<Scene> decode(List<DetectionSample> samples) throws IOException {
        List<Scene> scenes = new ArrayList<>();
        for (DetectionSample sample : samples) {
            List<TruthBox> faces = sample.faces().stream()
                    .map(face -> new TruthBox(face.box(), face.ignore(), Labels.five(face.points())))
                    .toList();
            scenes.add(new Scene(sample.picture().read(), faces));
        }
        return scenes;
    }

    /** A scene of one face, cut to the surroundings of its box. */
    static Scene closeUp(Scene scene) {
        Image picture = scene.picture();
        Box box = scene.faces().get(0).box();
        int left = (int) Math.max(0, Math.floor(box.x() - MARGIN * box.width()));
        int top = (int) Math.max(0, Math.floor(box.y() - MARGIN * box.height()));
        int right = (int) Math.min(picture.width(), Math.ceil(box.right() + MARGIN * box.width()));
        int bottom = (int) Math.min(picture.height(), Math.ceil(box.bottom() + MARGIN * box.height()));
        return new Scene(
                picture.crop(left, top, right - left, bottom - top),
                scene.faces().stream()
                        .map(face -> Labels.map(face, Affine.translate(-left, -top)))
                        .toList());
    }

    @Override
    public void close() throws IOException {
        for (DetectionDataset dataset : List.of(lfw, masks, scenes, landmarks, otherPersons)) {
            dataset.close();
        }
    }
}
