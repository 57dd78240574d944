package dev.mien.detect;

import dev.mien.base.Require;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Search;
import dev.mien.image.Image;
import dev.mien.infer.OnnxNetwork;
import dev.mien.model.ModelException;
import dev.mien.model.NetworkFile;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.stage.StageSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Face detection by a network: frame to {@link Letterbox} to network to boxes of the frame, of which overlapping ones are
 * dropped. A network that takes one size only gets it; others get the frame reduced to {@link Options#size}.
 */
abstract class LetterboxDetector implements FaceDetector {
    /** Instead of a model that looks again: none does. */
    static final String UNCHECKED = "none";

    /** From which confidence of the network on a place is looked at again. */
    private static final double WORTH_CHECKING = 0.1;

    private static final int STEP = 32;
    private static final int LARGEST_SIDE = 8192;
    private static final int SMALLEST_TILE = 128;
    private static final int LAST_LEVEL = 320;
    /** The least side of the faces that a level below the first is for, in its own pixels. */
    private static final int LARGE = 64;
    /** Enlarging by less finds little for its time. */
    private static final double WORTH_ENLARGING = 1.5;
    /** In pixels of what the network is given, two cells of its finest grid: docs/method/detectors.md. */
    private static final int SMALLEST_FACE = 2 * Grid.STRIDES.get(0);
    /** The longer side at which it is tried how a picture lies. */
    private static final int COARSE = 320;
    /** The longer side up to which nothing is reduced where a miss does harm. */
    private static final int FULL = 1920;

    private final String name;
    private final Options options;
    private final String reference;
    private final OnnxNetwork network;
    private final String input;
    private final List<Long> inputShape;
    private final List<String> outputs;
    private final Optional<FaceCheck> check;
    private final double alone;

    /**
     * @param model path of the ONNX file; for {@code cnn} also the id of a model or the path of a model folder
     * @param size the longer side that a larger frame is brought down to before the search, in pixels; smaller is faster and
     *     loses small faces
     * @param enlarge how many times larger than it is a small frame is made at most; 1 never enlarges
     * @param upto the longer side that a small frame is enlarged to, in pixels, and no further; a frame that this would make less
     *     than one and a half times as large stays as it is
     * @param levels at how many sizes a frame is searched, each half the one before, down to 320 pixels: for networks that
     *     lose faces which are very large in what they are given
     * @param tile if above 0, a frame larger than this many pixels is also searched in square tiles of that side, which
     *     overlap by a quarter, each brought to {@code size}: for small faces in large pictures
     * @param turns 4 if a frame in which nobody surely stands upright is also searched on its sides and upside down; else 1
     * @param score lowest confidence reported, above 0 and up to 1
     * @param nms largest intersection over union that two reported boxes may have, 0 to 1
     * @param check id of a model, path of a model folder or of an ONNX file that looks again at what the network takes for a
     *     face; {@value #UNCHECKED} believes the network. With it the confidence and {@code score} are those of both together
     */
    public record Options(
            String model,
            int size,
            double enlarge,
            int upto,
            int levels,
            int tile,
            int turns,
            double score,
            double nms,
            String check) {
        public Options {
            Require.within("size", size, STEP, LARGEST_SIDE);
            Require.within("enlarge", enlarge, 1, 8);
            Require.within("upto", upto, STEP, LARGEST_SIDE);
            Require.within("levels", levels, 1, 8);
            Require.that(tile == 0 || tile >= SMALLEST_TILE, "tile must be 0, for none, or at least 128", tile);
            Require.that(turns == 1 || turns == 4, "turns must be 1, for upright only, or 4", turns);
            Require.that(score > 0 && score <= 1, "score must lie above 0 and up to 1", score);
            Require.within("nms", nms, 0, 1);
        }

        /** Where a miss does harm: larger frames at their full size, from half of a score on, and no check of what is found. */
        Options credulous(double alone) {
            int full = Math.max(size, FULL);
            return new Options(model, full, enlarge, upto, levels, tile, turns, alone / 2, nms, UNCHECKED);
        }

        boolean isChecked() {
            return !check.equals(UNCHECKED);
        }

        Optional<FaceCheck> openCheck() {
            return isChecked() ? Optional.of(FaceCheck.create(check)) : Optional.empty();
        }

        Options withCheck(String other) {
            return new Options(model, size, enlarge, upto, levels, tile, turns, score, nms, other);
        }

        Options withScore(double other) {
            return new Options(model, size, enlarge, upto, levels, tile, turns, other, nms, check);
        }

        /** How many times larger than it is a frame is searched. */
        double factor(int longer) {
            double enlarged = Math.min(enlarge, (double) Math.min(upto, size) / longer);
            return Math.min((double) size / longer, enlarged < WORTH_ENLARGING ? 1 : enlarged);
        }
    }

    /**
     * @param check the options', which the detector then owns
     * @param alone the score from which on a face counts that nothing checks
     * @param input name of the input, [1, channels, height, width]
     * @param channels which numbers of them will do
     * @param outputs names of the outputs that must be there
     * @throws IllegalArgumentException if it is another network; the message is meant for the user
     */
    LetterboxDetector(
            String name,
            Options options,
            Optional<FaceCheck> check,
            double alone,
            NetworkFile file,
            String input,
            Set<Long> channels,
            List<String> outputs) {
        this.name = name;
        this.outputs = outputs;
        this.options = options;
        this.input = input;
        this.check = check;
        this.alone = alone;
        this.reference = file.reference();
        try {
            this.network = OnnxNetwork.open(file.content(), file.source(), 1);
        } catch (ModelException e) {
            check.ifPresent(FaceCheck::close);
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        this.inputShape = network.inputs().getOrDefault(input, List.of());
        boolean fits = inputShape.size() == 4 && channels.contains(inputShape.get(1));
        if (!fits || !network.outputs().keySet().containsAll(outputs)) {
            Map<String, List<Long>> found = network.inputs();
            close();
            throw new IllegalArgumentException(file.source() + ": not a network of the form " + name
                    + "; expected input " + input + " [n, "
                    + channels.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "))
                    + ", height, width] and outputs " + outputs
                    + ", found inputs " + found);
        }
    }

    /** What the network takes: 1, grey, or 3, in colour. */
    final long channels() {
        return inputShape.get(1);
    }

    /** What the network sees of a frame, of the same size. */
    Image seen(Image image) {
        return image;
    }

    /** The picture as the network takes it: [channels][height][width]. */
    abstract float[] pixels(Letterbox letterbox);

    /** The faces in pixels of the letterbox, overlapping ones too. */
    abstract List<Face> decode(Map<String, float[]> outputs, int width, int height, double minScore);

    @Override
    public List<Face> detect(Frame frame) {
        return detect(frame, options);
    }

    @Override
    public List<Face> suspects(Frame frame) {
        return detect(frame, options.credulous(alone));
    }

    /** How a picture lies is told by what is sure, whatever is asked for. */
    final List<Face> detect(Frame frame, Options options) {
        Image image = seen(frame.image());
        double usual = options.isChecked() ? this.options.score() : alone;
        Options sure = options.withScore(Math.max(options.score(), usual));
        return options.turns() > 1
                ? QuarterTurns.search(image, turned -> upright(turned, options), turned -> coarse(turned, sure))
                : upright(image, options);
    }

    final Options options() {
        return options;
    }

    private List<Face> upright(Image image, Options options) {
        List<Face> found = new ArrayList<>(search(image, options, options.size(), options.levels()));
        if (options.tile() > 0) {
            for (Tile tile : Tile.of(image, options.tile())) {
                search(tile.picture(), options, options.size(), 1).stream()
                        .filter(tile::holds)
                        .map(tile::back)
                        .forEach(found::add);
            }
        }
        return told(image, found, options);
    }

    private List<Face> coarse(Image image, Options options) {
        return told(image, search(image, options, COARSE, 1), options);
    }

    /** What reaches the score, each place once, the surest first. */
    private List<Face> told(Image image, List<Face> found, Options options) {
        List<Face> clipped = NonMaximumSuppression.apply(found, options.nms()).stream()
                .flatMap(face -> Clip.to(image, face).stream())
                .toList();
        return check
                .filter(any -> options.isChecked())
                .map(again -> surestFirst(again.judge(image, clipped)))
                .orElse(clipped)
                .stream()
                .filter(face -> face.confidence() >= options.score())
                .toList();
    }

    private static List<Face> surestFirst(List<Face> faces) {
        return faces.stream()
                .sorted(Comparator.comparing(Face::confidence).reversed())
                .toList();
    }

    @Override
    public Search search(int width, int height) {
        int longer = Math.max(width, height);
        double whole = factor(width, height);
        double best = options.tile() > 0 && longer > options.tile()
                ? Math.max(whole, factor(options.tile(), options.tile()))
                : whole;
        Optional<StageSpec> finer = best < 1 ? finer(longer, whole, best) : Optional.empty();
        return new Search((int) Math.round(best * longer), SMALLEST_FACE / best, finer);
    }

    /** Tiles, as large as needed for every face to be whole in a tile or large enough for the whole frame; else a larger size. */
    private Optional<StageSpec> finer(int longer, double whole, double best) {
        int tile = Math.max(unreduced(), (int) Math.ceil(Tile.WHOLE_FACES * SMALLEST_FACE / whole));
        if (tile < longer && factor(tile, tile) > best) {
            return finer("tile", Math.max(tile, SMALLEST_TILE));
        }
        return takesOneSize() ? Optional.empty() : finer("size", Math.min(longer, LARGEST_SIDE));
    }

    private Optional<StageSpec> finer(String option, int value) {
        return Optional.of(new StageSpec(name, Map.of(option, String.valueOf(value))));
    }

    /** The side of the largest square that is searched without being reduced. */
    private int unreduced() {
        return takesOneSize() ? (int) Math.min(inputShape.get(2), inputShape.get(3)) : options.size();
    }

    private boolean takesOneSize() {
        return inputShape.get(2) > 0 && inputShape.get(3) > 0;
    }

    /** How many times larger than it is a picture is searched. */
    private double factor(int width, int height) {
        return takesOneSize()
                ? Math.min(
                        options.enlarge(),
                        Math.min((double) inputShape.get(3) / width, (double) inputShape.get(2) / height))
                : options.factor(Math.max(width, height));
    }

    /** The faces of a picture in its pixels, overlapping ones too; its longer side is searched at this size at most. */
    private List<Face> search(Image image, Options options, int size, int levels) {
        boolean oneSize = takesOneSize();
        int longer = Math.max(image.width(), image.height());
        double factor = Math.min((double) size / longer, options.factor(longer));
        Letterbox letterbox = oneSize
                ? Letterbox.exactly(
                        image,
                        Math.toIntExact(inputShape.get(3)),
                        Math.toIntExact(inputShape.get(2)),
                        options.enlarge())
                : Letterbox.by(image, factor, STEP);
        Planes planes = new Planes(pixels(letterbox), letterbox.width(), letterbox.height());
        double score = proposing(options);
        List<Face> found = new ArrayList<>(search(planes, letterbox, 1, score));
        int scale = 2;
        for (int level = 1; level < levels && !oneSize && factor * longer * 2 / scale > LAST_LEVEL; level++) {
            planes = planes.halved(STEP);
            found.addAll(search(planes, letterbox, scale, score));
            scale *= 2;
        }
        return found;
    }

    /** From which confidence of the network on something may turn out to be a face with these options. */
    private static double proposing(Options options) {
        return options.isChecked() ? Math.min(WORTH_CHECKING, options.score()) : options.score();
    }

    private List<Face> search(Planes planes, Letterbox letterbox, int scale, double score) {
        int width = planes.width();
        int height = planes.height();
        List<Long> shape = List.of(1L, (long) planes.count(), (long) height, (long) width);
        return decode(run(planes.values(), shape), width, height, score).stream()
                .filter(face -> scale == 1 || isLarge(face.box()))
                .map(face -> letterbox.back(face, scale))
                .toList();
    }

    /** What is smaller was seen better in the level above. */
    private static boolean isLarge(Box box) {
        return Math.min(box.width(), box.height()) >= LARGE;
    }

    private Map<String, float[]> run(float[] pixels, List<Long> shape) {
        List<OnnxNetwork.Output> results = network.run(input, pixels, shape, outputs);
        Map<String, float[]> answers = new HashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            answers.put(outputs.get(i), results.get(i).values());
        }
        return answers;
    }

    @Override
    public StageInfo info() {
        String networks =
                check.map(again -> reference + ", " + again.reference()).orElse(reference);
        return new StageInfo(StageKind.DETECT, name, StageSpec.textOf(options), networks);
    }

    @Override
    public void close() {
        network.close();
        check.ifPresent(FaceCheck::close);
    }
}
