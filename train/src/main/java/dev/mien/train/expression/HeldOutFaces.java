package dev.mien.train.expression;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.train.faces.FaceSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The validation faces that a model is calibrated on: those that can be read and show one of its classes.
 *
 * @param faces in the data set's order
 * @param labels index of each face's class
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record HeldOutFaces(List<AlignedFace> faces, int[] labels) {

    /** @throws DatasetException if there are too few to calibrate on */
    static HeldOutFaces read(ExpressionDataset valid, List<Expression> classes, FaceSource source)
            throws DatasetException {
        List<AlignedFace> faces = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<String> reportedWhenMeasured = new ArrayList<>();
        for (Sample sample : valid.labelled()) {
            int label = sample.label().map(classes::indexOf).orElse(-1);
            Optional<AlignedFace> face = label < 0 ? Optional.empty() : source.face(sample, reportedWhenMeasured);
            if (face.isPresent()) {
                faces.add(face.get());
                labels.add(label);
            }
        }
        if (faces.size() < 2) {
            throw new DatasetException(
                    valid.name() + ": calibration needs two or more readable pictures with a face of "
                            + Parts.names(classes) + ", found " + faces.size());
        }
        return new HeldOutFaces(
                faces, labels.stream().mapToInt(Integer::intValue).toArray());
    }
}
