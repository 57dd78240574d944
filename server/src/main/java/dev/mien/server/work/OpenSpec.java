package dev.mien.server.work;

import dev.mien.align.Aligners;
import dev.mien.base.Printable;
import dev.mien.base.Require;
import dev.mien.detect.Detectors;
import dev.mien.landmark.Locators;
import dev.mien.model.ModelException;
import dev.mien.model.Models;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.pipeline.Pipelines;
import dev.mien.quality.QualityGate;
import dev.mien.server.policy.Policy;
import dev.mien.server.policy.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What strangers may ask of a pipeline: the words of {@link PipelineSpec}, as long as they name nothing that lies in a file and cost
 * no more than a machine for many can spend on one.
 */
public final class OpenSpec {
    /** Longer side at which frames may be searched: half as much again as the networks' own. */
    private static final double LARGEST_SEARCH = 1920;

    /** Side of tiles, below which the largest picture takes minutes. */
    private static final double SMALLEST_TILE = 640;

    private OpenSpec() {}

    /**
     * {@return what is asked over what the server does where nothing is}
     *
     * @param usual the server's own, which may name files
     * @param asked text by the name of the component
     * @param policy in force; limits by which a reading that it does not allow could be found out are refused
     * @throws IllegalArgumentException if a word is unknown, makes no sense or is not for strangers
     */
    public static PipelineSpec of(PipelineSpec usual, Map<String, String> asked, Policy policy) {
        PipelineSpec spec = PipelineSpec.of(asked); // refuses unknown words
        known("pipeline", asked, together(Pipelines.names(), Models.added()));
        known("model", asked, together(Models.list("expression"), Models.added()));
        known("detector", asked, Detectors.builtIn());
        known("locator", asked, Locators.names());
        known("aligner", asked, Aligners.names());
        atMost("detectorSize", spec.detectorSize());
        tiles(spec.detectorTile());
        gate(spec.gate(), policy.readings());
        Map<String, String> all = new LinkedHashMap<>(usual.toMap());
        if (asked.containsKey("pipeline")) {
            all.remove("model"); // which belongs to the usual pipeline
        }
        all.putAll(asked);
        PipelineSpec whole = PipelineSpec.of(all);
        calibration(whole, asked);
        return whole;
    }

    private static void known(String word, Map<String, String> asked, List<String> names) {
        String value = asked.getOrDefault(word, "");
        if (!value.isEmpty() && !names.contains(value)) {
            throw new IllegalArgumentException(Printable.of(word + " must be one of " + String.join(", ", names)
                    + ", got '" + value + "'; files and options of stages are not to be chosen from outside"));
        }
    }

    private static void calibration(PipelineSpec whole, Map<String, String> asked) {
        if (asked.getOrDefault("calibration", "").isEmpty()) {
            return;
        }
        try {
            List<String> names = Models.load(whole.recipe().model()).manifest().calibrations().stream()
                    .map(one -> one.calibration().called())
                    .toList();
            known("calibration", asked, names);
        } catch (ModelException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whoever may move a limit learns on which side of it a face is, and so, picture by picture, where it is. */
    private static void gate(String asked, Set<Reading> allowed) {
        if (asked.isEmpty()) {
            return;
        }
        QualityGate.Options usual = QualityGate.Options.defaults();
        QualityGate.Options limits = QualityGate.Options.of(asked);
        boolean isOpen = limits.equals(QualityGate.Options.none());
        boolean pose = limits.maxYaw() != usual.maxYaw() || limits.maxPitch() != usual.maxPitch();
        if (!isOpen && pose && !allowed.contains(Reading.POSE)) {
            throw new IllegalArgumentException(
                    "gate has maxYaw or maxPitch, which would tell the pose; the policy does not allow it");
        } else if (!isOpen && limits.maxCovered() != usual.maxCovered() && !allowed.contains(Reading.MOUTH)) {
            throw new IllegalArgumentException(
                    "gate has maxCovered, which would tell of the mouth; the policy does not allow it");
        }
    }

    private static void atMost(String word, String value) {
        if (!value.isEmpty()) {
            Require.within(word, number(word, value), 32, LARGEST_SEARCH);
        }
    }

    private static void tiles(String value) {
        if (!value.isEmpty() && number("detectorTile", value) != 0) {
            Require.within("detectorTile", number("detectorTile", value), SMALLEST_TILE, LARGEST_SEARCH);
        }
    }

    private static int number(String word, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Printable.of(word + " must be a whole number, got '" + value + "'"), e);
        }
    }

    private static List<String> together(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
