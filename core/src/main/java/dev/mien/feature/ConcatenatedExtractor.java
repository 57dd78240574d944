package dev.mien.feature;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.FeatureVector;
import dev.mien.face.HeatMap;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Several extractors' vectors, one after the other in the order given. Nothing is scaled here: each part brings its own
 * normalisation, which for those of this package means a length of about its {@code weight} option.
 *
 * <p>{@link #region} is the part's, {@link #heat} the sum of the parts'; {@link #mirrorOrder} exists if every part has one. Closing closes the parts.
 */
final class ConcatenatedExtractor implements FeatureExtractor {
    private final List<FeatureExtractor> parts;
    private final String space;
    private final int size;

    /** @param parts one or more */
    public ConcatenatedExtractor(List<FeatureExtractor> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a concatenation needs at least one extractor");
        }
        this.parts = List.copyOf(parts);
        space = parts.stream().map(FeatureExtractor::space).collect(Collectors.joining("+"));
        size = parts.stream().mapToInt(FeatureExtractor::size).sum();
    }

    @Override
    public String space() {
        return space;
    }

    @Override
    public int size() {
        return size;
    }

    /** Named by its parts' names; the only option, {@code space}, holds theirs. */
    @Override
    public StageInfo info() {
        String name = parts.stream().map(part -> part.info().name()).collect(Collectors.joining("+"));
        return new StageInfo(StageKind.FEATURE, name, Map.of("space", space), "");
    }

    @Override
    public boolean needsLandmarks() {
        return parts.stream().anyMatch(FeatureExtractor::needsLandmarks);
    }

    @Override
    public List<FeatureVector> extractAll(List<AlignedFace> faces) {
        List<float[]> joined = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            joined.add(new float[size]);
        }
        int start = 0;
        for (FeatureExtractor part : parts) {
            List<FeatureVector> vectors = part.extractAll(faces);
            for (int i = 0; i < vectors.size(); i++) {
                System.arraycopy(vectors.get(i).toArray(), 0, joined.get(i), start, part.size());
            }
            start += part.size();
        }
        return joined.stream().map(values -> new FeatureVector(space, values)).toList();
    }

    @Override
    public Optional<Box> region(int index) {
        int within = Objects.checkIndex(index, size);
        for (FeatureExtractor part : parts) {
            if (within < part.size()) {
                return part.region(within);
            }
            within -= part.size();
        }
        throw new AssertionError("sizes of parts changed");
    }

    @Override
    public boolean hasPlaces() {
        return parts.stream().anyMatch(FeatureExtractor::hasPlaces);
    }

    @Override
    public Optional<HeatMap> heat(AlignedFace face, float[] contributions) {
        RegionHeat sum = new RegionHeat(this, contributions);
        int start = 0;
        for (FeatureExtractor part : parts) {
            float[] own = Arrays.copyOfRange(contributions, start, start + part.size());
            start += part.size();
            part.heat(face, own).ifPresent(sum::add);
        }
        return hasPlaces() ? Optional.of(sum.map()) : Optional.empty();
    }

    @Override
    public Optional<int[]> mirrorOrder() {
        int[] joined = new int[size];
        int start = 0;
        for (FeatureExtractor part : parts) {
            Optional<int[]> order = part.mirrorOrder();
            if (order.isEmpty()) {
                return Optional.empty();
            }
            for (int i = 0; i < part.size(); i++) {
                joined[start + i] = start + order.get()[i];
            }
            start += part.size();
        }
        return Optional.of(joined);
    }

    @Override
    public void close() {
        parts.forEach(FeatureExtractor::close);
    }
}
