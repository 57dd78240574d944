package dev.mien.app.train;

import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.train.expression.ModelDetails;
import dev.mien.train.expression.SvmTraining;
import dev.mien.train.svm.KernelTraining;
import dev.mien.train.svm.KernelTraining.Kernel;
import dev.mien.train.svm.Loss;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What only {@code mien train expression --method svm} takes. */
final class SvmOptions {
    static final int EPOCHS = 45;

    @Option(
            names = "--features",
            paramLabel = "SPEC",
            description = "svm: Feature extractor; default ${DEFAULT-VALUE}.",
            defaultValue = "hog:cell=8,bins=12,signed=true,root=true" + "+hog:cell=6,bins=12,signed=true,root=true+lbp")
    private String features;

    @Option(
            names = "--locator",
            paramLabel = "SPEC",
            description =
                    "svm: Landmark locator that gives each face its 68 points, which the features 'geometry' are taken from;"
                            + " default ${DEFAULT-VALUE}.",
            defaultValue = "none")
    private String locator;

    @Option(
            names = "--kernel",
            paramLabel = "NAME",
            description = "svm: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
            defaultValue = "refined")
    private Kernel kernel;

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "svm: Not for the linear kernel: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
            defaultValue = "cross_entropy")
    private Loss loss;

    @Option(
            names = "--centres",
            paramLabel = "N",
            description = "svm: Faces that each face is compared with, at most; default ${DEFAULT-VALUE}.",
            defaultValue = "1500")
    private int centres;

    @Option(
            names = "--dimensions",
            paramLabel = "N",
            description = "svm: Numbers a face is compared by, at most; default ${DEFAULT-VALUE}.",
            defaultValue = "256")
    private int dimensions;

    /**
     * Where faces come from.
     *
     * @throws IllegalArgumentException if the features are taken from points that nothing finds
     */
    Faces faces(boolean crops) {
        Optional<LandmarkLocator> found = Locators.create(locator);
        try (FeatureExtractor extractor = Extractors.create(features)) {
            if (extractor.needsLandmarks() && found.isEmpty()) {
                throw new IllegalArgumentException(
                        "the features '" + features
                                + "' are taken from the 68 points of a face; choose what finds them with --locator, such as cnn");
            }
        }
        return new Faces(found, crops);
    }

    SvmTraining.Options options(ModelDetails model, int epochs, long seed) {
        KernelTraining.Options usual = KernelTraining.Options.defaults();
        KernelTraining.Options machine = new KernelTraining.Options(
                kernel,
                loss,
                usual.components(),
                dimensions,
                centres,
                epochs,
                usual.copies(),
                usual.secondWeight(),
                seed);
        return new SvmTraining.Options(model, features, machine);
    }
}
