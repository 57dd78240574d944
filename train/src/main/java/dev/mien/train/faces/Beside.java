package dev.mien.train.faces;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Persons;
import dev.mien.dataset.PictureSource;
import dev.mien.dataset.Sample;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Pictures of other sources that are learned from beside the data. What other sources call neutral, FER+ may call something else
 * and the reverse, so each face is learned under a {@link Prior}: the model learns to answer as the data does, and still learns
 * from what the others show.
 *
 * @param labelled pictures with a label each; of one person at most {@value #OF_A_PERSON} are taken
 * @param unlabelled pictures whose labels are the teachers' answers
 * @param faces how a face is had from a picture; asked by several threads
 */
public record Beside(List<ExpressionDataset> labelled, List<DetectionDataset> unlabelled, FaceSource faces) {
    /** Of who is photographed a hundred times the expression of the day would else be learned. */
    static final int OF_A_PERSON = 5;

    /** Faces found between two signs of life. */
    private static final int AT_ONCE = 64;

    /** Nothing but the data. */
    public static final Beside NOTHING = new Beside(List.of(), List.of(), picture -> Optional.empty());

    /**
     * Takes copies of the lists.
     *
     * @param labelled pictures with a label each
     * @param unlabelled pictures whose labels are the teachers' answers
     * @param faces how a face is had from a picture; asked by several threads
     */
    public Beside {
        labelled = List.copyOf(labelled);
        unlabelled = List.copyOf(unlabelled);
    }

    /**
     * A face of another source.
     *
     * @param face cut out
     * @param label what the source calls it; empty where it says nothing
     */
    public record Face(AlignedFace face, Optional<Expression> label) {}

    /**
     * What was found.
     *
     * @param faces in the order of the sources
     * @param skipped pictures that could not be read or show no face, one line each
     */
    public record Found(List<Face> faces, List<String> skipped) {}

    /** Told how many pictures have been looked at. */
    @FunctionalInterface
    public interface Count {
        /**
         * After some pictures.
         *
         * @param done pictures
         * @param of all of them
         */
        void looked(int done, int of);
    }

    /** {@return the data sets' names, the labelled ones first} */
    public List<String> names() {
        return Stream.concat(
                        labelled.stream().map(ExpressionDataset::name),
                        unlabelled.stream().map(DetectionDataset::name))
                .toList();
    }

    /**
     * Makes sure that somebody says how the other sources label.
     *
     * @param teachers how many there are
     * @throws DatasetException if there are pictures but no teacher
     */
    public void requireTeacher(int teachers) throws DatasetException {
        if (teachers == 0 && !names().isEmpty()) {
            throw new DatasetException(names().get(0)
                    + ": what is learned beside the data needs a teacher, who says how other sources label: name one with"
                    + " --teacher");
        }
    }

    /**
     * Reads every face, in order.
     *
     * @param known whether a label can be learned; pictures with another are left out
     * @param count told now and then
     * @return the faces, and what shows none
     * @throws DatasetException if there are pictures but no face in any
     */
    public Found read(Predicate<Expression> known, Count count) throws DatasetException {
        List<Wanted> wanted = wanted(known);
        List<Face> found = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            int to = Math.min(wanted.size(), from + AT_ONCE);
            for (Looked looked :
                    wanted.subList(from, to).parallelStream().map(this::look).toList()) {
                looked.face().ifPresent(found::add);
                looked.skipped().ifPresent(skipped::add);
            }
            count.looked(to, wanted.size());
        }
        if (found.isEmpty() && !wanted.isEmpty()) {
            throw new DatasetException(String.join(", ", names()) + ": no face found in any of " + wanted.size()
                    + " pictures; the first: " + skipped.get(0));
        }
        return new Found(found, skipped);
    }

    private record Wanted(String id, PictureSource picture, Optional<Expression> label) {}

    private record Looked(Optional<Face> face, Optional<String> skipped) {}

    private List<Wanted> wanted(Predicate<Expression> known) {
        List<Wanted> wanted = new ArrayList<>();
        for (ExpressionDataset data : labelled) {
            Map<String, Integer> of = new HashMap<>();
            for (Sample sample : data.labelled()) {
                Expression label = sample.label().orElseThrow();
                String person = Persons.of(sample.id().substring(sample.id().lastIndexOf('/') + 1));
                if (known.test(label) && of.merge(person, 1, Integer::sum) <= OF_A_PERSON) {
                    wanted.add(new Wanted(sample.id(), sample.picture(), Optional.of(label)));
                }
            }
        }
        for (DetectionDataset data : unlabelled) {
            data.samples().forEach(one -> wanted.add(new Wanted(one.id(), one.picture(), Optional.empty())));
        }
        return wanted;
    }

    private Looked look(Wanted wanted) {
        try {
            Optional<Face> face = faces.face(wanted.picture().read()).map(aligned -> new Face(aligned, wanted.label()));
            return new Looked(face, face.isPresent() ? Optional.empty() : Optional.of(wanted.id() + ": no face found"));
        } catch (IOException e) {
            return new Looked(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }
}
