package dev.mien.app.compare;

import dev.mien.app.options.DetectorOptions;
import dev.mien.app.options.PipelineOptions;
import dev.mien.eval.compare.ComparedPipelines;
import dev.mien.pipeline.Pipeline;
import dev.mien.pipeline.Pipelines;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which two pipelines run, and how faces are found for both. */
final class ComparedOptions {
    @Option(
            names = "--a",
            required = true,
            paramLabel = "NAME",
            completionCandidates = PipelineOptions.Names.class,
            description =
                    "A pipeline (${COMPLETION-CANDIDATES}), an added model or a model folder; it finds the faces for both.")
    private String a = "";

    @Option(names = "--b", required = true, paramLabel = "NAME", description = "Another of the same kind.")
    private String b = "";

    @Option(names = "--detector", paramLabel = "SPEC", description = "Another face detector for both, such as lbp.")
    private @Nullable String detector;

    @Mixin
    private DetectorOptions detectorOptions = new DetectorOptions();

    @Option(names = "--aligner", paramLabel = "SPEC", description = "Another aligner for both, such as box.")
    private @Nullable String aligner;

    @Option(names = "--crops", description = "The pictures are face crops already; nothing is detected or aligned.")
    boolean crops;

    ComparedPipelines pipelines() {
        if (a.equals(b)) {
            throw new IllegalArgumentException("--a and --b are both '" + a + "'; name two different pipelines");
        }
        Pipeline first = Pipelines.find(a);
        Pipeline second = Pipelines.find(b);
        return crops
                ? ComparedPipelines.onCrops(first, second)
                : ComparedPipelines.of(first, second, finding(first, first));
    }

    Pipeline first() {
        Pipeline pipeline = Pipelines.find(a);
        return finding(pipeline, pipeline);
    }

    /** The second pipeline, finding faces as the first does, for its provenance to say what ran. */
    Pipeline second() {
        return finding(Pipelines.find(b), Pipelines.find(a));
    }

    /** All that may name a file which is read. */
    List<String> specifications() {
        return detector == null ? List.of(a, b) : List.of(a, b, detector);
    }

    private Pipeline finding(Pipeline pipeline, Pipeline likeThis) {
        return pipeline.withDetector(detectorOptions.over(detector == null ? likeThis.detector() : detector))
                .withLandmarks(likeThis.landmarks())
                .withAligner(aligner == null ? likeThis.aligner() : aligner);
    }
}
