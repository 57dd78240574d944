package dev.mien.feature;

import dev.mien.face.AlignedFace;
import dev.mien.face.FeatureVector;
import dev.mien.face.Stage;
import java.util.List;

/** Turns aligned faces into vectors. */
public interface FeatureExtractor extends Stage {
    /** Names the vectors' meaning; a classifier trained in another space refuses them. */
    String space();

    /** Length of every vector. */
    int size();

    /** One vector a face, in the same order. */
    List<FeatureVector> extractAll(List<AlignedFace> faces);

    default FeatureVector extract(AlignedFace face) {
        return extractAll(List.of(face)).get(0);
    }
}
