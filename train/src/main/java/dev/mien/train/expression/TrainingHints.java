package dev.mien.train.expression;

import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.face.Expression;
import dev.mien.image.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody should know of pictures before a model is trained on them. */
public final class TrainingHints {
    /** Below it a class is learned badly, and what is measured of it says little. */
    private static final int FEW = 100;

    private static final int LOOKED_AT = 24;
    private static final int LARGEST_CROP = 256;

    private TrainingHints() {}

    /**
     * {@return a line for each thing that is likely to go wrong; none if nothing stands out}
     *
     * @param train what is to be learned from
     * @param crops whether the pictures are said to be face crops
     */
    public static List<String> of(ExpressionDataset train, boolean crops) {
        List<String> hints = new ArrayList<>();
        Map<Expression, Integer> counts = new HashMap<>();
        train.labelled().forEach(sample -> sample.label().ifPresent(label -> counts.merge(label, 1, Integer::sum)));
        List<Expression> few = train.classes().stream()
                .filter(label -> counts.getOrDefault(label, 0) < FEW)
                .toList();
        if (!few.isEmpty()) {
            hints.add("few pictures of "
                    + few.stream()
                            .map(label -> label.label() + " (" + counts.getOrDefault(label, 0) + ")")
                            .collect(Collectors.joining(", "))
                    + ": below " + FEW + " a class the model will often be wrong, and its figures are uncertain");
        }
        if (!crops && lookLikeCrops(train.labelled())) {
            hints.add(train.name()
                    + ": these look like face crops, small squares all of one size; with --crops they are taken as they"
                    + " are, without it a face is searched for in each");
        }
        return hints;
    }

    private record Size(int width, int height) {}

    /** Photos are seldom square, and seldom all of one small size. */
    private static boolean lookLikeCrops(List<Sample> samples) {
        Set<Size> sizes = new HashSet<>();
        int step = Math.max(1, samples.size() / LOOKED_AT);
        for (int i = 0; i < samples.size(); i += step) {
            try {
                Image picture = samples.get(i).picture().read();
                sizes.add(new Size(picture.width(), picture.height()));
            } catch (IOException e) {
                // A picture that cannot be read is named where it would be learned from.
            }
        }
        return sizes.size() == 1
                && sizes.stream().allMatch(size -> size.width == size.height && size.width <= LARGEST_CROP);
    }
}
