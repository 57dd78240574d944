package dev.mien.eval.compare;

import dev.mien.face.AlignedFace;
import dev.mien.face.Face;
import dev.mien.face.FaceResult;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two analyzers on the same faces, which the first finds, once. So a difference is one of recognition, never of finding. The
 * second judges the first's cut-outs where it would cut in the same way, else its own of the same faces, for each model
 * must see the crop it was trained on. Shareable between threads.
 */
public final class FaceComparer {
    private final FaceAnalyzer first;
    private final FaceAnalyzer second;

    /**
     * Compares two pipelines.
     *
     * @param first whose detector finds the faces; both stay the caller's to close
     * @param second reads the same faces
     */
    public FaceComparer(FaceAnalyzer first, FaceAnalyzer second) {
        this.first = first;
        this.second = second;
    }

    /**
     * {@return every face of a picture, most confident first}
     *
     * @param picture any size
     */
    public List<ComparedFace> all(Image picture) {
        Frame frame = Frame.of(picture);
        return judge(frame, found(frame));
    }

    /**
     * {@return the largest face of a picture, or none: what labelled pictures are labelled by}
     *
     * @param picture any size
     */
    public List<ComparedFace> largest(Image picture) {
        Frame frame = Frame.of(picture);
        return judge(
                frame,
                found(frame).stream()
                        .max(Comparator.comparingDouble(
                                face -> face.face().box().area()))
                        .stream()
                        .toList());
    }

    /**
     * A picture that is a face crop already; nothing is detected or aligned.
     *
     * @param picture the crop
     * @return one face
     */
    public List<ComparedFace> crop(Image picture) {
        return judge(Frame.of(picture), List.of(first.crop(picture)), List.of(second.crop(picture)));
    }

    private List<AlignedFace> found(Frame frame) {
        return first.finder().align(frame, first.finder().find(frame));
    }

    private List<ComparedFace> judge(Frame frame, List<AlignedFace> faces) {
        List<Face> found = faces.stream().map(AlignedFace::face).toList();
        boolean alike = first.finder().alignsAs(second.finder());
        return judge(frame, faces, alike ? faces : second.finder().align(frame, found));
    }

    private List<ComparedFace> judge(Frame frame, List<AlignedFace> faces, List<AlignedFace> forSecond) {
        List<FaceResult> one = results(first, frame, faces);
        List<FaceResult> other = results(second, frame, forSecond);
        List<ComparedFace> compared = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            compared.add(new ComparedFace(faces.get(i), forSecond.get(i), one.get(i), other.get(i)));
        }
        return compared;
    }

    private static List<FaceResult> results(FaceAnalyzer analyzer, Frame frame, List<AlignedFace> faces) {
        return analyzer.judge().results(frame, faces, analyzer.reader().scores(faces));
    }
}
