package dev.mien.eval;

import dev.mien.face.AlignedFace;
import dev.mien.face.FaceResult;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two analyzers on the same faces: the first finds and cuts them out, once, and both judge the same cut-outs. So a
 * difference is one of recognition, never of finding. Shareable between threads.
 */
public final class FaceComparer {
    private final FaceAnalyzer first;
    private final FaceAnalyzer second;

    /** @param first whose detector and aligner find the faces; both stay the caller's to close */
    public FaceComparer(FaceAnalyzer first, FaceAnalyzer second) {
        this.first = first;
        this.second = second;
    }

    /** Every face of a picture, most confident first. */
    public List<ComparedFace> all(Image picture) {
        return judge(first.find(Frame.of(picture)));
    }

    /** The largest face of a picture, or none: what labelled pictures are labelled by. */
    public List<ComparedFace> largest(Image picture) {
        return judge(
                first.find(Frame.of(picture)).stream()
                        .max(Comparator.comparingDouble(
                                face -> face.face().box().area()))
                        .stream()
                        .toList());
    }

    /** A picture that is a face crop already; nothing is detected or aligned. */
    public List<ComparedFace> crop(Image picture) {
        return judge(List.of(AlignedFace.ofCrop(picture)));
    }

    private List<ComparedFace> judge(List<AlignedFace> faces) {
        List<FaceResult> one = first.judge(faces);
        List<FaceResult> other = second.judge(faces);
        List<ComparedFace> compared = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            compared.add(new ComparedFace(faces.get(i), one.get(i), other.get(i)));
        }
        return compared;
    }
}
