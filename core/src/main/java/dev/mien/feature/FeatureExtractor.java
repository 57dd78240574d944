package dev.mien.feature;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.FeatureVector;
import dev.mien.face.HeatMap;
import dev.mien.stage.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns aligned faces into vectors. */
public interface FeatureExtractor extends Stage {
    /**
     * {@return the name of the vectors' meaning, options included; a classifier trained in another space refuses them}
     */
    String space();

    /** {@return length of every vector} */
    int size();

    /** {@return whether faces must come with their 68 points} */
    default boolean needsLandmarks() {
        return false;
    }

    /**
     * {@return one vector a face, in the same order}
     *
     * @param faces any number of them, with 68 landmarks each if {@link #needsLandmarks()}
     */
    List<FeatureVector> extractAll(List<AlignedFace> faces);

    /**
     * {@return the vector of one face}
     *
     * @param face with 68 landmarks if {@link #needsLandmarks()}
     */
    default FeatureVector extract(AlignedFace face) {
        return extractAll(List.of(face)).get(0);
    }

    /**
     * {@return the part of the crop that a feature describes, in fractions of the crop's sides (0 to 1), or empty if
     * features of this extractor have no place of their own}
     *
     * @param index from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if {@code index} is not a feature
     */
    default Optional<Box> region(int index) {
        return Optional.empty();
    }

    /** {@return whether features have a place in the crop, so that {@link #heat} gives a map} */
    default boolean hasPlaces() {
        return IntStream.range(0, size()).anyMatch(index -> region(index).isPresent());
    }

    /**
     * Lays contributions of features over the crop that the features came from, keeping their sum. Unless an extractor
     * knows better, each is spread evenly over its {@link #region}, and features without a place are left out.
     *
     * @param face the face whose vector was scored
     * @param contributions what each feature added to a score, {@link #size()} numbers
     * @return the map, or empty unless {@link #hasPlaces}
     * @throws IllegalArgumentException if the number of contributions is not {@link #size()}
     */
    default Optional<HeatMap> heat(AlignedFace face, float[] contributions) {
        return RegionHeat.of(this, contributions);
    }

    /**
     * How mirroring a crop left to right reorders its vector: feature {@code i} of the mirrored crop equals feature
     * {@code order[i]} of the crop, up to rounding. So the mirrored view costs no second extraction. For a crop that the
     * extractor must first resize this holds only nearly, as resizing does not quite commute with mirroring. Empty if
     * mirroring does more than reorder. The array is the caller's own.
     *
     * @return where each feature of the mirrored crop comes from, {@link #size()} indices, or empty
     */
    default Optional<int[]> mirrorOrder() {
        return Optional.empty();
    }
}
