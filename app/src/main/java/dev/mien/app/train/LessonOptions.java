package dev.mien.app.train;

import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What {@code mien train expression} learns from beside the data's own labels. */
final class LessonOptions {
    @Option(
            names = "--teacher",
            paramLabel = "MODEL",
            split = ",",
            description =
                    "Learn the mean answer of these models beside the labels; of a network they must be networks too.")
    private List<String> teachers = List.of();

    @Option(
            names = "--beside",
            paramLabel = "PATH",
            split = ",",
            description = "Learn from these labelled photos too; how differently they are labelled is taken from the"
                    + " calibration of --teacher.")
    private List<Path> beside = List.of();

    @Option(
            names = "--unlabelled",
            paramLabel = "PATH",
            split = ",",
            description = "And from the faces in these pictures, as --teacher sees them.")
    private List<Path> unlabelled = List.of();

    @Option(
            names = "--even",
            description = "Of --beside learn from half of the persons alone, those with an even CRC-32 of the name.")
    private boolean even;

    List<ExpressionModel> teachers() throws ModelException {
        List<ExpressionModel> loaded = new ArrayList<>();
        for (String teacher : teachers) {
            loaded.add(Models.load(teacher));
        }
        return loaded;
    }

    /**
     * What is learned from beside the data; to be closed.
     *
     * @param faces what finds the faces; asked for only if there are pictures
     */
    BesideData beside(Supplier<Faces> faces) throws IOException {
        return BesideData.open(beside, even, unlabelled, faces);
    }

    /** The data sets that are read beside the data. */
    List<Path> pictures() {
        return Stream.concat(beside.stream(), unlabelled.stream()).toList();
    }

    /** All that may name a file which is read. */
    List<String> specifications() {
        return List.copyOf(teachers);
    }
}
