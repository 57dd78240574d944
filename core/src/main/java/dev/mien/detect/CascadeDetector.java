package dev.mien.detect;

import dev.mien.base.Require;
import dev.mien.cascade.Cascade;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Search;
import dev.mien.image.Image;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.stage.StageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Viola-Jones face detection with one of OpenCV's frontal-face cascades.
 *
 * <p>A frame whose longer side exceeds {@link Options#size} is reduced to it first; boxes are always in pixels of
 * the frame. The confidence is {@code n / (n + 5)} for {@code n} agreeing windows: on LFW and scenes without faces the
 * number of windows orders detections better than the cascade's own last-stage weight. It is an order, not a
 * probability.
 *
 * <p>Finds frontal faces that lean by some 15 degrees at most; {@link Options#rotate} adds those that lean more, at three
 * to four times the cost. Measured in docs/method/detectors.md.
 */
final class CascadeDetector implements FaceDetector {
    /** Below it OpenCV tries so many sizes that the memory for them can run out. */
    private static final double LEAST_SCALE = 1.01;

    private final FaceCascade kind;
    private final Options options;
    private final Cascade cascade;

    CascadeDetector(FaceCascade kind, Options options) {
        this.kind = kind;
        this.options = options;
        this.cascade = new Cascade(kind.file());
    }

    /**
     * @param scale factor between one face size tried and the next, 1.01 to 2; smaller is slower and finds more
     * @param neighbours how many other windows must agree with one, as in OpenCV; more is stricter
     * @param minFace smallest face: its width in pixels of the frame, or below 1 its share of the frame's shorter side
     * @param size frames are reduced to this longer side before the search, in pixels
     * @param border how far the picture's edges are drawn out before the search, as a share of its shorter side, 0 to 1: a window
     *     reaches well beyond the features of a face, so that close crops would show none
     * @param rotate if above 0, the frame is also searched tilted by this many degrees to either side; at most 90
     * @param nms largest intersection over union that two reported boxes may have, 0 to 1
     */
    public record Options(
            double scale, int neighbours, double minFace, int size, double border, double rotate, double nms) {
        public Options {
            Require.within("scale", scale, LEAST_SCALE, 2);
            Require.atLeast("neighbours", neighbours, 1);
            Require.positive("minFace", minFace);
            Require.atLeast("size", size, 32);
            Require.within("border", border, 0, 1);
            Require.that(rotate >= 0 && rotate <= 90, "rotate must lie in 0 to 90 degrees", rotate);
            Require.within("nms", nms, 0, 1);
        }

        static Options defaults(double scale, int neighbours, int size) {
            return new Options(scale, neighbours, 0.04, size, 0.2, 0, 0.3);
        }
    }

    @Override
    public List<Face> detect(Frame frame) {
        Image image = frame.image();
        Image gray = reduced(image.toGray());
        double reduction = (double) gray.width() / image.width();
        double minFace = options.minFace() < 1
                ? options.minFace() * Math.min(gray.width(), gray.height())
                : options.minFace() * reduction;
        Bordered bordered = Bordered.of(gray, options.border());
        List<Face> found = new ArrayList<>(search(bordered.image(), 0, minFace));
        if (options.rotate() > 0) {
            found.addAll(search(bordered.image(), -options.rotate(), minFace));
            found.addAll(search(bordered.image(), options.rotate(), minFace));
        }
        return NonMaximumSuppression.apply(found, options.nms()).stream()
                .map(face -> new Face(bordered.back(face.box()).scale(1 / reduction), face.confidence(), List.of()))
                .flatMap(face -> Clip.to(image, face).stream())
                .toList();
    }

    @Override
    public Search search(int width, int height) {
        int longer = Math.max(width, height);
        double reduction = Math.min(1, (double) options.size() / longer);
        Box least = kind.smallestFace();
        double asked = options.minFace() < 1 ? options.minFace() * Math.min(width, height) : options.minFace();
        double found = Math.max(least.width() / reduction, asked);
        StageSpec finer = new StageSpec(kind.label(), Map.of());
        int narrowest = (int) Math.ceil(least.width());
        if (asked > narrowest) {
            finer = finer.with("minFace", String.valueOf(narrowest));
        }
        if (reduction < 1) {
            finer = finer.with("size", String.valueOf(longer));
        }
        return new Search(
                (int) Math.round(reduction * longer),
                found * least.height() / least.width(),
                Optional.of(finer).filter(spec -> !spec.options().isEmpty()));
    }

    private Image reduced(Image gray) {
        double factor = (double) options.size() / Math.max(gray.width(), gray.height());
        if (factor >= 1) {
            return gray;
        }
        return gray.resize(Math.max(1, (int) Math.round(gray.width() * factor)), Math.max(1, (int)
                Math.round(gray.height() * factor)));
    }

    /** The faces tilted by about {@code degrees}, in pixels of {@code gray}; boxes are upright all the same. */
    private List<Face> search(Image gray, double degrees, double minFace) {
        Turn turn = Turn.of(gray, degrees);
        int minSide = Math.max(1, (int) Math.round(kind.window(minFace)));
        int maxSide = Math.max(turn.image().width(), turn.image().height());
        return cascade
                .find(turn.image(), new Cascade.Search(options.scale(), options.neighbours(), minSide, maxSide))
                .stream()
                .map(hit -> new Face(turn.back(kind.face(hit.box())), confidence(hit.windows()), List.of()))
                .toList();
    }

    private static float confidence(int windows) {
        return windows / (windows + 5f);
    }

    @Override
    public StageInfo info() {
        return new StageInfo(
                StageKind.DETECT,
                kind.label(),
                StageSpec.textOf(options),
                kind.file().id());
    }

    @Override
    public void close() {
        cascade.close();
    }
}
