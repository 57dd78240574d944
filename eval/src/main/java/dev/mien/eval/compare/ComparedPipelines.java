package dev.mien.eval.compare;

import dev.mien.pipeline.Pipeline;

/**
 * Two pipelines on the same faces, and where those come from.
 *
 * @param first called A where there is no room for its name
 * @param second called B
 * @param detector what finds the faces for both; empty if the pictures are crops
 * @param aligner what cuts them out for both; empty if the pictures are crops
 * @param faces the same as a sentence for people
 */
public record ComparedPipelines(String first, String second, String detector, String aligner, String faces) {
    /**
     * Recipes that find faces in the same way: as asked for, else as the first does.
     *
     * @param first as the pipeline is by itself
     * @param second as the pipeline is by itself
     * @param found how the faces are found by the first recipe, which may differ from what the pipeline does by
     *     itself
     * @return the two recipes
     */
    public static ComparedPipelines of(Pipeline first, Pipeline second, Pipeline found) {
        String how = "Faces are found by " + found.detector() + " and aligned by " + found.aligner();
        return new ComparedPipelines(
                first.name(), second.name(), found.detector(), found.aligner(), how + why(first, second, found));
    }

    /**
     * {@return recipes for pictures that are face crops already}
     *
     * @param first as the pipeline is by itself
     * @param second as the pipeline is by itself
     */
    public static ComparedPipelines onCrops(Pipeline first, Pipeline second) {
        return new ComparedPipelines(
                first.name(), second.name(), "", "", "The pictures are face crops: nothing was detected or aligned.");
    }

    private static String why(Pipeline first, Pipeline second, Pipeline found) {
        if (!sameFaces(first, found)) {
            return ", as asked for.";
        }
        return sameFaces(second, found)
                ? ", as in both pipelines."
                : ", as in " + first.name() + "; " + second.name() + " by itself uses " + second.detector() + " and "
                        + second.aligner() + ".";
    }

    private static boolean sameFaces(Pipeline pipeline, Pipeline other) {
        return pipeline.detector().equals(other.detector())
                && pipeline.aligner().equals(other.aligner());
    }
}
