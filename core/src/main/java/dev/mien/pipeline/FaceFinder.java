package dev.mien.pipeline;

import dev.mien.align.FaceAligner;
import dev.mien.detect.FaceDetector;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Search;
import dev.mien.image.Image;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.stage.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The first part of the line: where the faces of a frame are, cut out and brought to the position the model was trained on.
 * Immutable and shareable between threads; closing it closes its stages.
 */
public final class FaceFinder implements AutoCloseable {
    private final FaceDetector detector;
    private final Optional<LandmarkLocator> locator;
    private final FaceAligner aligner;

    /**
     * Joins stages, which the finder then owns.
     *
     * @param detector what finds faces
     * @param locator what gives each face its 68 points; without one a face keeps those that its detector found
     * @param aligner what cuts them out
     */
    public FaceFinder(FaceDetector detector, Optional<LandmarkLocator> locator, FaceAligner aligner) {
        this.detector = detector;
        this.locator = locator;
        this.aligner = aligner;
    }

    /**
     * {@return the faces of a frame with their points, most confident first} What may be a face is looked at too where the locator
     * says whether its points lie on one.
     *
     * @param frame upright, of any size
     */
    public List<Face> find(Frame frame) {
        if (locator.filter(LandmarkLocator::judges).isPresent()) {
            List<Face> located = detector.candidates(frame).stream()
                    .map(face -> locate(frame, face))
                    .toList();
            return detector.held(located);
        }
        return detector.detect(frame).stream().map(face -> locate(frame, face)).toList();
    }

    /**
     * {@return where the faces of a frame are, and whatever else may be one: for covering faces, where a miss does harm}
     *
     * @param frame upright, of any size
     */
    public List<Box> suspects(Frame frame) {
        return detector.suspects(frame).stream().map(Face::box).toList();
    }

    /**
     * {@return how closely frames of a size are searched}
     *
     * @param width of the frame in pixels
     * @param height of the frame in pixels
     */
    public Search search(int width, int height) {
        return detector.search(width, height);
    }

    /**
     * {@return a face, whoever found it, with the points that the locator finds; without a locator as it is}
     *
     * @param frame the frame that the face is in
     * @param face its box, and points if it has any
     */
    public Face locate(Frame frame, Face face) {
        return locator.map(found -> found.look(frame, face)).orElse(face);
    }

    /**
     * {@return faces, whoever found them, cut out, in their order}
     *
     * @param frame the frame that the faces are in
     * @param faces with the landmarks they are to be aligned by
     */
    public List<AlignedFace> align(Frame frame, List<Face> faces) {
        return faces.stream().map(face -> aligner.align(frame, face)).toList();
    }

    /**
     * {@return whether another finder cuts faces out in the same way}
     *
     * @param other any finder
     */
    public boolean alignsAs(FaceFinder other) {
        return aligner.info().equals(other.aligner.info());
    }

    /** Whether faces get 68 points. */
    boolean locates() {
        return locator.isPresent();
    }

    /** A picture that is a face crop already, with its 68 points if a locator finds them. */
    AlignedFace locateCrop(Image picture) {
        return locator.map(found -> CropPoints.locate(picture, found)).orElseGet(() -> AlignedFace.ofCrop(picture));
    }

    /** What works on a picture that is a face crop already. */
    Stream<Stage> cropStages() {
        return locator.<Stage>map(found -> found).stream();
    }

    Stream<Stage> stages() {
        return Stream.of(Stream.of(detector), locator.stream(), Stream.of(aligner))
                .flatMap(part -> part);
    }

    @Override
    public void close() {
        stages().forEach(Stage::close);
    }
}
