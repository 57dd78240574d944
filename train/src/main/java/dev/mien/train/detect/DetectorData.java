package dev.mien.train.detect;

import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.dataset.TruthBox;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.model.ModelException;
import dev.mien.train.engine.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The public data that face detectors are trained on, and what of it is held out to measure them. Held out are
 *
 * <ul>
 *   <li>of {@code detect-lfw} every tenth person, by the CRC-32 of the name before the number, modulo 10 being 0;
 *   <li>of {@code detect-masks} every fifth picture, by the CRC-32 of the file's name, modulo 5 being 0: the hard set;
 *   <li>of {@code faces-wild} every tenth picture, by the CRC-32 of the file's name, modulo 10 being 0;
 *   <li>of {@code things-without-faces} every second picture, by the CRC-32 of the file's name, being even;
 *   <li>all of {@code detect-hard-valid};
 *   <li>of {@code scenes-without-faces} the first {@value #HELD_SCENES} pictures in the order of the CRC-32 of the house's
 *       number, so that views of one house mostly stay together;
 *   <li>all of {@code landmarks68-valid}, whose persons are not in {@code landmarks68-train};
 *   <li>all of {@code ferplus-valid}: {@value #HELD_CROPS} of its pictures with a majority, each pasted into one of the held-out
 *       scenes.
 * </ul>
 */
public final class DetectorData implements Closeable {
    static final int HELD_SCENES = 100;
    static final int HELD_CROPS = 600;

    /** Lower faces of {@code detect-hard-valid}, in pixels, count neither way. */
    private static final int LOWEST = 12;

    /** More pictures of the kinds of {@code people-wild} and two others, where there are any; none is held out. */
    private static final List<String> MORE = List.of("people-wild-all", "faces-wild-all", "things-all");

    /** Larger pictures are brought down to this longer side, in pixels, so that all fit into memory. */
    private static final double LONGEST = 420;

    private static final String CROPS = "ferplus-train";
    private static final int THINNED = 3;
    private static final String HELD_OUT_CROPS = "ferplus-valid";

    /** How far beyond its box the surroundings of a face of {@code landmarks68} are used: other faces there have no label. */
    private static final double MARGIN = 0.5;

    private final DetectionDataset lfw;
    private final DetectionDataset masks;
    private final DetectionDataset scenes;
    private final DetectionDataset landmarks;
    private final DetectionDataset otherPersons;
    private final DetectionDataset people;
    private final DetectionDataset wild;
    private final DetectionDataset things;
    private final DetectionDataset hard;
    private final Map<String, DetectionDataset> more;
    private final List<Sample> crops;
    private final List<Sample> otherCrops;
    private final Path labels;
    private final List<DetectionSample> heldScenes;
    private final List<Closeable> open;

    private DetectorData(
            List<DetectionDataset> pictures,
            Map<String, DetectionDataset> more,
            List<Sample> crops,
            List<Sample> otherCrops,
            Path labels,
            List<Closeable> open) {
        this.lfw = pictures.get(0);
        this.masks = pictures.get(1);
        this.scenes = pictures.get(2);
        this.landmarks = pictures.get(3);
        this.otherPersons = pictures.get(4);
        this.people = pictures.get(5);
        this.wild = pictures.get(6);
        this.things = pictures.get(7);
        this.hard = pictures.get(8);
        this.more = more;
        this.crops = crops;
        this.otherCrops = otherCrops;
        this.labels = labels;
        this.open = open;
        this.heldScenes = scenes.samples().stream()
                .sorted(Comparator.comparing((DetectionSample sample) -> HeldOut.crc(house(sample.id())))
                        .thenComparing(DetectionSample::id))
                .limit(HELD_SCENES)
                .toList();
    }

    /**
     * Opens the sets.
     *
     * @param folder with {@code detect-lfw.zip}, {@code detect-masks.zip} and the others
     * @param labels folder of the labels of the crops, for the training of detectors
     * @return the sets, to be closed
     * @throws IOException if one is not there or cannot be read
     */
    public static DetectorData open(Path folder, Path labels) throws IOException {
        List<Closeable> open = new ArrayList<>();
        try {
            List<DetectionDataset> pictures = new ArrayList<>();
            for (String name : List.of(
                    "detect-lfw",
                    "detect-masks",
                    "scenes-without-faces",
                    "landmarks68-train",
                    "landmarks68-valid",
                    "people-wild",
                    "faces-wild",
                    "things-without-faces",
                    "detect-hard-valid")) {
                pictures.add(Datasets.openDetection(folder.resolve(name + ".zip")));
                open.add(pictures.get(pictures.size() - 1));
            }
            ExpressionDataset crops = Datasets.openExpression(folder.resolve(CROPS + ".zip"));
            open.add(crops);
            ExpressionDataset other = Datasets.openExpression(folder.resolve(HELD_OUT_CROPS + ".zip"));
            open.add(other);
            Map<String, DetectionDataset> more = new HashMap<>();
            for (String name : MORE) {
                if (Files.exists(folder.resolve(name))) {
                    more.put(name, Datasets.openDetection(folder.resolve(name)));
                    open.add(more.get(name));
                }
            }
            return new DetectorData(pictures, more, FaceCrops.faces(crops), held(other.samples()), labels, open);
        } catch (IOException e) {
            for (Closeable dataset : open) {
                dataset.close();
            }
            throw e;
        }
    }

    /** The data sets to measure on; nothing is learned from them. */
    List<DetectionDataset> heldOut() throws IOException {
        List<DetectionDataset> sets = new ArrayList<>(photos());
        sets.add(otherPersons);
        sets.add(PastedCrops.of(HELD_OUT_CROPS + ", pasted", otherCrops, readLabels(HELD_OUT_CROPS), heldScenes));
        return sets;
    }

    /**
     * {@return those of the data sets to measure on that are photos as they were taken, with all their faces: the hard set, things,
     * press photos, masks and scenes}
     *
     * @throws IOException if one cannot be read
     */
    public List<DetectionDataset> photos() throws IOException {
        return List.of(
                hard.ignoringBelow(LOWEST),
                things.only("things-without-faces, held out", sample -> isHeldThing(sample.id())),
                lfw.only("detect-lfw, held out", sample -> isHeldLfw(sample.id())),
                masks.only("detect-masks, held out", sample -> HeldOut.masks(sample.id())),
                scenes.only("scenes-without-faces, held out", heldScenes::contains));
    }

    /**
     * Photos as they were taken that may be learned from.
     *
     * @param data the pictures and their faces
     * @param whole whether every face in the pictures is known
     */
    public record Labelled(DetectionDataset data, boolean whole) {}

    /**
     * {@return the photos that may be learned from, set by set}
     *
     * @throws IOException if one cannot be read
     */
    public List<Labelled> labelled() throws IOException {
        List<Labelled> sets = new ArrayList<>(List.of(
                new Labelled(more.getOrDefault("people-wild-all", people), true),
                new Labelled(wild.only("faces-wild", sample -> !isHeldWild(sample.id())), false),
                new Labelled(masks.only("detect-masks", sample -> !HeldOut.masks(sample.id())), true),
                new Labelled(lfw.only("detect-lfw", sample -> !isHeldLfw(sample.id())), true),
                new Labelled(scenes.only("scenes-without-faces", sample -> !heldScenes.contains(sample)), true),
                new Labelled(things.only("things-without-faces", sample -> !isHeldThing(sample.id())), true)));
        DetectionDataset moreThings = more.get("things-all");
        if (moreThings != null) {
            sets.add(new Labelled(moreThings, true));
        }
        return sets;
    }

    /**
     * A picture that is a face and little else.
     *
     * @param picture the crop
     * @param face the usual box of a face in such a crop, in its pixels
     */
    public record CutOut(Image picture, Box face) {}

    /**
     * {@return every {@value #THINNED}rd face crop that may be learned from}
     *
     * @throws IOException if one cannot be read
     */
    public List<CutOut> cutOuts() throws IOException {
        List<CutOut> cut = new ArrayList<>();
        for (int i = 0; i < crops.size(); i += THINNED) {
            Image picture = crops.get(i).picture().read();
            cut.add(new CutOut(picture, FaceCrops.usual(picture).box()));
        }
        return cut;
    }

    /** Those with a majority, thinned out evenly. */
    private static List<Sample> held(List<Sample> crops) {
        List<Sample> clear =
                crops.stream().filter(crop -> crop.label().isPresent()).toList();
        return IntStream.range(0, HELD_CROPS)
                .mapToObj(i -> clear.get((int) ((long) i * clear.size() / HELD_CROPS)))
                .toList();
    }

    /** Has another detector say where the faces of the crops lie, and keeps the answers; does nothing if they are there. */
    void label(FaceDetector detector, Progress progress) throws IOException {
        Files.createDirectories(labels);
        if (!Files.exists(labelsOf(CROPS))) {
            CropLabels.make(crops, detector, labelsOf(CROPS), progress);
        }
        if (!Files.exists(labelsOf(HELD_OUT_CROPS))) {
            CropLabels.make(otherCrops, detector, labelsOf(HELD_OUT_CROPS), progress);
        }
    }

    private Path labelsOf(String name) {
        return labels.resolve(name + "-labels.csv");
    }

    private Map<String, Face> readLabels(String name) throws IOException {
        Path file = labelsOf(name);
        if (!Files.exists(file)) {
            throw new ModelException(
                    file + ": the faces of " + name + " are not labelled yet; name a detector that does"
                            + " it, such as --labeller yunet:model=yunet.onnx");
        }
        return CropLabels.read(file);
    }

    /**
     * What is learned from, decoded.
     *
     * @param faces where pictures with faces come from
     * @param crops square pictures that a face all but fills
     * @param empty pictures without faces, kind by kind; each kind is drawn as often
     */
    record Training(List<Source> faces, List<Scene> crops, List<List<Scene>> empty) {
        Training {
            faces = List.copyOf(faces);
            crops = List.copyOf(crops);
            empty = List.copyOf(empty);
        }
    }

    /**
     * Pictures of one kind.
     *
     * @param share how often a picture is of this source; all shares add up to 1
     * @param whole whether every face in the pictures is known, so that all of a picture may be shown at any scale
     * @param scenes the pictures
     */
    record Source(double share, boolean whole, List<Scene> scenes) {
        Source {
            scenes = List.copyOf(scenes);
        }
    }

    Training training() throws IOException {
        List<Scene> closeUps = new ArrayList<>();
        for (Scene scene : decode(landmarks.samples())) {
            closeUps.add(closeUp(scene));
        }
        List<Scene> photos = decode(people.samples());
        List<Scene> wildFaces = new ArrayList<>(learned(wild, sample -> !isHeldWild(sample.id())));
        wildFaces.addAll(more("faces-wild-all"));
        wildFaces.removeIf(scene -> scene.faces().stream().allMatch(TruthBox::ignore));
        List<Scene> crops = FaceCrops.scenes(this.crops, readLabels(CROPS));
        List<List<Scene>> empty = new ArrayList<>(List.of(
                learned(scenes, sample -> !heldScenes.contains(sample)),
                learned(things, sample -> !isHeldThing(sample.id())),
                photos.stream().filter(scene -> scene.faces().isEmpty()).toList(),
                Signs.scenes()));
        List<Scene> moreThings = more("things-all");
        if (!moreThings.isEmpty()) {
            empty.add(moreThings);
        }
        return new Training(
                List.of(
                        new Source(0.5, true, joined(photos, more("people-wild-all"))),
                        new Source(0.2, false, wildFaces),
                        new Source(0.15, true, learned(masks, sample -> !HeldOut.masks(sample.id()))),
                        new Source(0.1, true, learned(lfw, sample -> !isHeldLfw(sample.id()))),
                        new Source(0.03, false, closeUps),
                        new Source(0.02, false, crops)),
                crops,
                empty);
    }

    private List<Scene> more(String name) throws IOException {
        DetectionDataset set = more.get(name);
        return set == null ? List.of() : decode(set.samples());
    }

    private static List<Scene> joined(List<Scene> some, List<Scene> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<Scene> learned(DetectionDataset set, Predicate<DetectionSample> wanted) throws IOException {
        return decode(set.samples().stream().filter(wanted).toList());
    }

    static boolean isHeldLfw(String id) {
        return HeldOut.crc(id.replaceFirst("_\\d+\\.\\w+$", "")) % 10 == 0;
    }

    static boolean isHeldWild(String id) {
        return HeldOut.crc(id) % 10 == 0;
    }

    static boolean isHeldThing(String id) {
        return HeldOut.crc(id) % 2 == 0;
    }

    private static String house(String id) {
        return id.replaceFirst("_.*", "");
    }

    private static List<Scene> decode(List<DetectionSample> samples) throws IOException {
        List<Scene> scenes = new ArrayList<>();
        for (DetectionSample sample : samples) {
            List<TruthBox> faces = sample.faces().stream()
                    .map(face -> new TruthBox(face.box(), face.ignore(), Labels.five(face.points())))
                    .toList();
            scenes.add(reduced(new Scene(sample.picture().read(), faces)));
        }
        return scenes;
    }

    private static Scene reduced(Scene scene) {
        Image picture = scene.picture();
        double scale = LONGEST / Math.max(picture.width(), picture.height());
        if (scale >= 1) {
            return scene;
        }
        Image smaller =
                picture.resize((int) Math.round(scale * picture.width()), (int) Math.round(scale * picture.height()));
        return new Scene(
                smaller,
                scene.faces().stream()
                        .map(face -> Labels.map(face, Affine.scale(scale, scale)))
                        .toList());
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
        for (Closeable dataset : open) {
            dataset.close();
        }
    }
}
