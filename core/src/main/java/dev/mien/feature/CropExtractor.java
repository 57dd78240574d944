package dev.mien.feature;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.FeatureVector;
import dev.mien.image.Image;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.stage.StageSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the extractors share that lay a grid of square cells over a grey crop. */
abstract class CropExtractor implements FeatureExtractor {
    private final String name;
    private final Map<String, String> options;
    private final String space;

    CropExtractor(String name, int version, Record options) {
        this.name = name;
        this.options = StageSpec.textOf(options);
        this.space = this.options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining(",", name + ":v" + version + ":", ""));
    }

    /** The vector of one crop, {@link #size()} long. */
    abstract float[] describe(Image crop);

    /** Cells a side. */
    abstract int cells();

    /** The cell that a feature describes, counted row by row. */
    abstract int cellOf(int index);

    @Override
    public final String space() {
        return space;
    }

    @Override
    public final StageInfo info() {
        return new StageInfo(StageKind.FEATURE, name, options, "");
    }

    @Override
    public final List<FeatureVector> extractAll(List<AlignedFace> faces) {
        return faces.stream()
                .map(face -> new FeatureVector(space, describe(face.crop())))
                .toList();
    }

    @Override
    public final Optional<Box> region(int index) {
        int cell = cellOf(Objects.checkIndex(index, size()));
        int row = cell / cells();
        int column = cell % cells();
        double side = 1.0 / cells();
        return Optional.of(new Box(column * side, row * side, side, side));
    }
}
