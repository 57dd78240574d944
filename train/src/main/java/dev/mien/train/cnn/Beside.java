package dev.mien.train.cnn;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Persons;
import dev.mien.dataset.PictureSource;
import dev.mien.dataset.Sample;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.train.engine.Progress;
import dev.mien.train.faces.FaceSource;
import dev.mien.train.net.Head;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pictures of other sources that are learned from beside the data, each once an epoch as those of the data are. What other sources
 * call neutral, FER+ may call something else and the reverse, so each face has the teachers' {@link Teacher#prior}: the network
 * learns to answer as the data does, and still learns from what the others show.
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

    /** {@return the data sets' names, the labelled ones first} */
    public List<String> names() {
        return Stream.concat(
                        labelled.stream().map(ExpressionDataset::name),
                        unlabelled.stream().map(DetectionDataset::name))
                .toList();
    }

    /**
     * Reads every face, in order.
     *
     * @param heads of the network; the first learns the labels
     * @param prior see {@link Example}
     * @throws DatasetException if there are pictures but no face in any
     */
    Examples read(List<Head> heads, int side, float[] prior, Progress progress) throws DatasetException {
        List<Wanted> wanted = wanted(heads.get(0));
        List<Found> found = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            int to = Math.min(wanted.size(), from + AT_ONCE);
            found.addAll(wanted.subList(from, to).parallelStream()
                    .map(one -> found(one, heads, side, prior))
                    .toList());
            progress.step("faces beside", to, wanted.size());
        }
        List<Example> examples =
                found.stream().flatMap(one -> one.example().stream()).toList();
        List<String> skipped =
                found.stream().flatMap(one -> one.skipped().stream()).toList();
        if (examples.isEmpty() && !wanted.isEmpty()) {
            throw new DatasetException(String.join(", ", names()) + ": no face found in any of " + wanted.size()
                    + " pictures; the first: " + skipped.get(0));
        }
        return new Examples(examples, skipped);
    }

    private record Wanted(String id, PictureSource picture, Optional<Expression> label) {}

    private record Found(Optional<Example> example, Optional<String> skipped) {}

    private List<Wanted> wanted(Head first) {
        List<Wanted> wanted = new ArrayList<>();
        for (ExpressionDataset data : labelled) {
            Map<String, Integer> of = new HashMap<>();
            for (Sample sample : data.labelled()) {
                Expression label = sample.label().orElseThrow();
                String person = Persons.of(sample.id().substring(sample.id().lastIndexOf('/') + 1));
                if (first.indexOf(label) >= 0 && of.merge(person, 1, Integer::sum) <= OF_A_PERSON) {
                    wanted.add(new Wanted(sample.id(), sample.picture(), Optional.of(label)));
                }
            }
        }
        for (DetectionDataset data : unlabelled) {
            data.samples().forEach(one -> wanted.add(new Wanted(one.id(), one.picture(), Optional.empty())));
        }
        return wanted;
    }

    private Found found(Wanted wanted, List<Head> heads, int side, float[] prior) {
        try {
            Optional<AlignedFace> face = faces.face(wanted.picture().read());
            Optional<Example> example = face.map(
                    aligned -> new Example(Examples.pixels(aligned, side), targets(wanted.label(), heads), prior));
            return new Found(
                    example, example.isPresent() ? Optional.empty() : Optional.of(wanted.id() + ": no face found"));
        } catch (IOException e) {
            return new Found(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static List<float[]> targets(Optional<Expression> label, List<Head> heads) {
        List<float[]> targets = new ArrayList<>();
        heads.forEach(head -> targets.add(new float[head.classes().size()]));
        label.ifPresent(known -> targets.get(0)[heads.get(0).indexOf(known)] = 1);
        return targets;
    }
}
