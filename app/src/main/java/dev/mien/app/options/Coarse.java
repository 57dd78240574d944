package dev.mien.app.options;

import dev.mien.face.Search;
import dev.mien.stage.StageSpec;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pictures of a run that were searched too coarsely for some faces, and what to do about it. */
public final class Coarse {
    /** Options of detectors that {@link DetectorOptions} offers by themselves. */
    private static final Set<String> SHORT = Set.of("size", "tile");

    private int pictures;
    private @Nullable Search coarsest;

    void add(Search search) {
        if (search.finer().isPresent()) {
            pictures++;
            if (coarsest == null || search.smallestFace() > coarsest.smallestFace()) {
                coarsest = search;
            }
        }
    }

    /** One line, with the option that exists for it; empty if all were searched closely enough. */
    Optional<String> line() {
        return Optional.ofNullable(coarsest)
                .flatMap(search -> line(pictures == 1 ? "1 picture was" : pictures + " pictures were", search));
    }

    /** The line for what was searched in one way; empty if that was close enough. */
    public static Optional<String> line(String subject, Search search) {
        return search.finer()
                .map(finer -> String.format(
                        Locale.ROOT,
                        "%s searched at %d px; faces under %.0f px are found with %s",
                        subject,
                        search.side(),
                        search.smallestFace(),
                        option(finer)));
    }

    /** The short option where there is one. */
    private static String option(StageSpec finer) {
        Map.Entry<String, String> first = finer.options().entrySet().iterator().next();
        return finer.options().size() == 1 && SHORT.contains(first.getKey())
                ? "--detector-" + first.getKey() + " " + first.getValue()
                : "--detector " + finer.text();
    }
}
