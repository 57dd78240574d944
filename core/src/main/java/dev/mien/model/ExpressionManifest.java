package dev.mien.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mien.base.Limits;
import dev.mien.face.Expressions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an expression model is: the content of its {@code model.json}. Every field must be there but those that are optional here; a
 * constructor refuses what makes no sense.
 *
 * @param id what the model is chosen by: lower-case letters, digits, '.', '_' and '-'
 * @param version of the model, for people
 * @param kind which code runs it: {@link ModelKind#SVM} or {@link ModelKind#NETWORK}
 * @param description one sentence
 * @param licence SPDX identifier or a short name
 * @param labels the classes, in the order of the outputs; see {@link Expressions#named}
 * @param input the picture the model was trained on
 * @param featureSpace the feature space of its input vectors, as the extractor names it; absent where {@code network}
 *     makes them
 * @param network the network that makes the vectors; absent where {@code featureSpace} names them
 * @param calibration how scores became probabilities
 * @param verdict when to answer "unsure"
 * @param otherCalibrations others that may be chosen by their name; absent where there are none
 * @param training where it came from; absent where that is not known
 * @param golden the files with example inputs and the outputs they must give; a model that ships has them
 * @param files every file of the model but {@code model.json}; empty only until a {@link ModelWriter} fills it in
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ExpressionManifest(
        String id,
        String version,
        ModelKind kind,
        String description,
        String licence,
        List<String> labels,
        Input input,
        Optional<String> featureSpace,
        Optional<Network> network,
        Calibration calibration,
        VerdictRule verdict,
        Optional<List<Calibrated>> otherCalibrations,
        Optional<Training> training,
        Optional<Golden> golden,
        List<ModelFile> files)
        implements Manifest {

    /** The file of a dense layer that makes scores of a network's embedding. */
    public static final String HEAD = "head.bin";

    /** The stage of these models. */
    static final String STAGE = "expression";

    /**
     * Checks the components.
     *
     * @param id what the model is chosen by: lower-case letters, digits, '.', '_' and '-'
     * @param version of the model, for people
     * @param kind which code runs it: {@link ModelKind#SVM} or {@link ModelKind#NETWORK}
     * @param description one sentence
     * @param licence SPDX identifier or a short name
     * @param labels the classes, in the order of the outputs; see {@link Expressions#named}
     * @param input the picture the model was trained on
     * @param featureSpace the feature space of its input vectors, as the extractor names it; absent where {@code
     *     network} makes them
     * @param network the network that makes the vectors; absent where {@code featureSpace} names them
     * @param calibration how scores became probabilities
     * @param verdict when to answer "unsure"
     * @param otherCalibrations others that may be chosen by their name; absent where there are none
     * @param training where it came from; absent where that is not known
     * @param golden the files with example inputs and the outputs they must give; a model that ships has them
     * @param files every file of the model but {@code model.json}; empty only until a {@link ModelWriter} fills it in
     * @throws IllegalArgumentException if a field is missing, out of range or at odds with another; the message names it
     */
    public ExpressionManifest {
        files = List.copyOf(files);
        labels = List.copyOf(labels);
        ManifestRules.require(id, version, description, licence, golden, network.map(Network::file), files);
        ManifestRules.requireKind(kind, ModelKind::isExpression);
        featureSpace.ifPresent(space -> ManifestRules.requireText("featureSpace", space));
        if (featureSpace.isPresent() == network.isPresent()) {
            throw new IllegalArgumentException(
                    "a model needs either 'featureSpace', the vectors it reads, or 'network',"
                            + " what makes them; it has " + (network.isPresent() ? "both" : "neither"));
        }
        if (labels.size() < 2 || new HashSet<>(labels).size() < labels.size()) {
            throw new IllegalArgumentException("labels needs two or more different names, got " + labels);
        }
        labels.forEach(label -> ManifestRules.requireText("labels", label));
        Expressions.named(labels);
        network.ifPresent(n -> n.requireFits(input));
        otherCalibrations = otherCalibrations.map(List::copyOf);
        requireCalibrations(labels, calibration, otherCalibrations.orElse(List.of()));
    }

    private static void requireCalibrations(List<String> labels, Calibration first, List<Calibrated> others) {
        Set<String> names = new HashSet<>(Set.of(first.called()));
        first.requireFits(labels);
        for (Calibrated other : others) {
            other.calibration().requireFits(labels);
            if (!names.add(other.calibration().called())) {
                throw new IllegalArgumentException("two calibrations are called '"
                        + other.calibration().called() + "'; each needs a name of its own");
            }
        }
    }

    /**
     * {@return the feature space of the vectors that this model classifies} A network's is named by the model, the
     * content of its file and the output, so that vectors of another version are told apart.
     */
    public String space() {
        return featureSpace.orElseGet(() -> {
            Network made = network.orElseThrow();
            String hash = file(made.file).map(ModelFile::sha256).orElse("000000000000");
            return "network:" + id + "@" + hash.substring(0, 12) + ":" + made.output;
        });
    }

    /**
     * {@return what gives the scores: the id and a hash of the files that they come from} A calibration is fitted to exactly
     * these; card and golden files do not count.
     */
    public String scorer() {
        Set<String> others = new HashSet<>(Set.of("MODEL_CARD.md"));
        golden.ifPresent(examples -> others.addAll(List.of(examples.inputs(), examples.outputs())));
        String hashes = files.stream()
                .filter(file -> !others.contains(file.name()))
                .map(ModelFile::sha256)
                .sorted()
                .collect(Collectors.joining(" "));
        return id + "@"
                + ModelFile.sha256(hashes.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    /** {@return the calibrations that there are: the one in use first} */
    public List<Calibrated> calibrations() {
        List<Calibrated> all = new ArrayList<>(List.of(new Calibrated(calibration, verdict)));
        all.addAll(otherCalibrations.orElse(List.of()));
        return all;
    }

    @Override
    public ExpressionManifest withFiles(List<ModelFile> entries) {
        return with(id, new Calibrated(calibration, verdict), otherCalibrations, entries);
    }

    /**
     * {@return the same manifest under another id}
     *
     * @param other lower-case letters, digits, '.', '_' and '-'
     */
    public ExpressionManifest withId(String other) {
        return with(other, new Calibrated(calibration, verdict), otherCalibrations, files);
    }

    /**
     * {@return the manifest with a calibration in use} One of the same name gives way to it; the others stay to choose from.
     *
     * @param chosen fitted to this model's scores
     * @throws IllegalArgumentException if it does not fit the labels
     */
    public ExpressionManifest calibrated(Calibrated chosen) {
        List<Calibrated> others = calibrations().stream()
                .filter(other -> !other.calibration()
                        .called()
                        .equals(chosen.calibration().called()))
                .toList();
        return with(id, chosen, others.isEmpty() ? Optional.empty() : Optional.of(others), files);
    }

    /**
     * {@return the manifest for asking with or without the mirror image}
     *
     * @param wanted true to average with the mirror image
     * @throws IllegalArgumentException if the model was not calibrated for that
     */
    public ExpressionManifest mirrored(boolean wanted) {
        if (calibration.mirrored() == wanted) {
            return this;
        }
        if (calibration.otherWay().isEmpty()) {
            throw new IllegalArgumentException("model " + id + " was calibrated only " + (wanted ? "without" : "with")
                    + " the mirror image; leave the choice to it");
        }
        return with(id, new Calibrated(calibration, verdict).otherWay(), otherCalibrations, files);
    }

    private ExpressionManifest with(
            String id, Calibrated used, Optional<List<Calibrated>> others, List<ModelFile> entries) {
        return new ExpressionManifest(
                id,
                version,
                kind,
                description,
                licence,
                labels,
                input,
                featureSpace,
                network,
                used.calibration(),
                used.verdict(),
                others,
                training,
                golden,
                entries);
    }

    /**
     * The face crop the model was trained on.
     *
     * @param width in pixels, 1 to 1,024
     * @param height in pixels, 1 to 1,024
     * @param colour order of the channels: "grey", "rgb" or "bgr"
     * @param crop names the crop geometry, where eyes and mouth lie in the picture
     */
    public record Input(int width, int height, String colour, String crop) {
        private static final List<String> COLOURS = List.of("grey", "rgb", "bgr");

        /** {@return 1 for grey, otherwise 3} */
        public int channels() {
            return colour.equals("grey") ? 1 : 3;
        }

        /**
         * Checks the components.
         *
         * @param width in pixels, 1 to 1,024
         * @param height in pixels, 1 to 1,024
         * @param colour order of the channels: "grey", "rgb" or "bgr"
         * @param crop names the crop geometry, where eyes and mouth lie in the picture
         * @throws IllegalArgumentException if a field is out of range; the message names it
         */
        public Input {
            if (width < 1 || width > Limits.CROP_SIDE || height < 1 || height > Limits.CROP_SIDE) {
                throw new IllegalArgumentException(
                        "input needs a width and height of 1 to " + Limits.CROP_SIDE + ", got " + width + "x" + height);
            }
            ManifestRules.requireOne("input.colour", colour, COLOURS);
            ManifestRules.requireText("input.crop", crop);
        }
    }

    /**
     * A network in ONNX and how to ask it. Each sample of the picture goes in as {@code (sample - mean) / deviation},
     * samples being 0 to 255.
     *
     * @param file the ONNX file
     * @param input the network's picture input, float32, by name
     * @param layout order of its dimensions: "nchw" or "nhwc"
     * @param mean of each channel, in the order of the input's colour
     * @param deviation of each channel, above 0
     * @param output the network's output to read, [n, length], by name
     * @param form what that output holds: "embedding" (the model then has the file {@link ExpressionManifest#HEAD}), "logits" or
     *     "probabilities" of the labels
     * @param featureMap the last feature map, which explanations are drawn from
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Network(
            String file,
            String input,
            String layout,
            List<Double> mean,
            List<Double> deviation,
            String output,
            String form,
            Optional<FeatureMap> featureMap) {
        private static final List<String> LAYOUTS = List.of("nchw", "nhwc");
        private static final List<String> FORMS = List.of("embedding", "logits", "probabilities");

        /**
         * Checks the components.
         *
         * @param file the ONNX file
         * @param input the network's picture input, float32, by name
         * @param layout order of its dimensions: "nchw" or "nhwc"
         * @param mean of each channel, in the order of the input's colour
         * @param deviation of each channel, above 0
         * @param output the network's output to read, [n, length], by name
         * @param form what that output holds: "embedding" (the model then has the file {@link ExpressionManifest#HEAD}),
         *     "logits" or "probabilities" of the labels
         * @param featureMap the last feature map, which explanations are drawn from
         * @throws IllegalArgumentException if a field is out of range; the message names it
         */
        public Network {
            ModelFile.requireName("network.file", file);
            ManifestRules.requireText("network.input", input);
            ManifestRules.requireText("network.output", output);
            ManifestRules.requireOne("network.layout", layout, LAYOUTS);
            ManifestRules.requireOne("network.form", form, FORMS);
            mean = List.copyOf(mean);
            deviation = List.copyOf(deviation);
            if (!deviation.stream().allMatch(d -> d > 0 && Double.isFinite(d))) {
                throw new IllegalArgumentException("network.deviation must be above 0, got " + deviation);
            }
        }

        private void requireFits(Input picture) {
            if (picture.width != picture.height) {
                throw new IllegalArgumentException(
                        "a network's input must be square, for crops are; got " + picture.width + "x" + picture.height);
            }
            int channels = picture.channels();
            if (mean.size() != channels || deviation.size() != channels) {
                throw new IllegalArgumentException("network.mean and network.deviation need a number for each of the "
                        + channels + " channels of input.colour, got " + mean + " and " + deviation);
            }
        }
    }

    /**
     * A feature map that the embedding is the mean of. A convolution of stride 2 looks around every second pixel, from the
     * first on, so a map's cells need not lie evenly in the picture; where they lie is said here.
     *
     * @param output of the network, [n, channels, height, width] with a channel for each number of the embedding, by name
     * @param first where the centre of the first cell lies in the picture, across and down, in pixels of the input
     * @param step from one cell's centre to the next, in pixels of the input, above 0
     */
    public record FeatureMap(String output, double first, double step) {
        /**
         * Checks the components.
         *
         * @param output of the network, [n, channels, height, width] with a channel for each number of the embedding, by
         *     name
         * @param first where the centre of the first cell lies in the picture, across and down, in pixels of the input
         * @param step from one cell's centre to the next, in pixels of the input, above 0
         * @throws IllegalArgumentException if a field is out of range; the message names it
         */
        public FeatureMap {
            ManifestRules.requireText("network.featureMap.output", output);
            if (!Double.isFinite(first) || !(step > 0) || Double.isInfinite(step)) {
                throw new IllegalArgumentException(
                        "network.featureMap needs a finite first and a step above 0, got " + first + " and " + step);
            }
        }
    }
}
