package dev.mien.eval.compare;

import java.util.Optional;

/** What a run over pictures finds of two pipelines. Grows as pictures come; not for several threads at once. */
public final class Comparison {
    private final ComparedPipelines pipelines;
    private final Optional<Labelled> labelled;
    private final Agreement agreement = new Agreement();
    private int pictures;
    private int withoutFaces;
    private int failures;

    /**
     * @param dataset its name
     * @param convention how its labels count
     * @param accuracy of both pipelines, over every labelled picture
     */
    public record Labelled(String dataset, String convention, PairedAccuracy accuracy) {}

    private Comparison(ComparedPipelines pipelines, Optional<Labelled> labelled) {
        this.pipelines = pipelines;
        this.labelled = labelled;
    }

    /**
     * {@return an empty comparison, of pictures without labels}
     *
     * @param pipelines that are compared
     */
    public static Comparison of(ComparedPipelines pipelines) {
        return new Comparison(pipelines, Optional.empty());
    }

    /**
     * {@return an empty comparison, of a data set each of whose pictures has a label}
     *
     * @param pipelines that are compared
     * @param dataset its name
     * @param convention how its labels count
     */
    public static Comparison labelled(ComparedPipelines pipelines, String dataset, String convention) {
        return new Comparison(pipelines, Optional.of(new Labelled(dataset, convention, new PairedAccuracy())));
    }

    /**
     * Counts one picture.
     *
     * @param picture as both pipelines read it
     */
    public void add(ComparedPicture picture) {
        pictures++;
        withoutFaces += picture.faces().isEmpty() ? 1 : 0;
        picture.faces().forEach(agreement::add);
        labelled.ifPresent(known -> {
            if (picture.faces().isEmpty()) {
                known.accuracy().addMissed();
            }
            picture.faces().forEach(face -> known.accuracy().add(picture.truth().orElseThrow(), face));
        });
    }

    /** A picture that could not be read. */
    public void addFailure() {
        failures++;
        labelled.ifPresent(known -> known.accuracy().addMissed());
    }

    /** {@return the pipelines that are compared} */
    public ComparedPipelines pipelines() {
        return pipelines;
    }

    /** {@return how far the two agree} */
    public Agreement agreement() {
        return agreement;
    }

    /** {@return how often each is right; empty without labels} */
    public Optional<Labelled> labelled() {
        return labelled;
    }

    /** {@return pictures compared; failures are not among them} */
    public int pictures() {
        return pictures;
    }

    /** {@return pictures in which no face was found} */
    public int withoutFaces() {
        return withoutFaces;
    }

    /** {@return pictures that could not be analysed} */
    public int failures() {
        return failures;
    }
}
