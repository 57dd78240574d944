package dev.mien.train.check;

import dev.mien.dataset.DetectionDataset;
import dev.mien.detect.CheckCrop;
import dev.mien.detect.FaceCheck;
import dev.mien.detect.FaceDetector;
import dev.mien.image.Image;
import dev.mien.train.engine.Progress;
import java.io.IOException;
import java.util.List;

/**
 * What a detector proposes in the pictures of a data set that nothing is learned from.
 *
 * @param name of the data set
 * @param pictures how many were searched
 * @param empty whether none of them shows a face
 * @param squares what a check sees of each proposal
 * @param faces the proposals
 */
record Proposals(String name, int pictures, boolean empty, List<Image> squares, List<Candidate> faces) {
    Proposals {
        squares = List.copyOf(squares);
        faces = List.copyOf(faces);
    }

    private record Cut(Image square, Candidate face) {}

    /** @param side of the squares in pixels */
    static Proposals in(DetectionDataset data, FaceDetector credulous, int side, Progress progress) throws IOException {
        List<Cut> cuts = Candidate.each(
                data,
                seen -> Candidate.of(credulous, seen.picture(), seen.sample().faces()).stream()
                        .map(one ->
                                new Cut(CheckCrop.cut(seen.picture(), one.face().box(), side), one))
                        .toList(),
                progress);
        return new Proposals(
                data.name(),
                data.samples().size(),
                data.samples().stream().allMatch(sample -> sample.faces().isEmpty()),
                cuts.stream().map(Cut::square).toList(),
                cuts.stream().map(Cut::face).toList());
    }

    /** The logits of the check alone, one for each proposal. */
    double[] judged(FaceCheck check) {
        return check.logits(squares);
    }
}
