package dev.mien.testkit.contract;

import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of packages that docs/architecture.md gives a module: each imports only those before it. Those in brackets stand
 * side by side and never import one another.
 */
final class PackageOrder {
    private static final String ROOT = "dev.mien.";
    private static final Pattern TOKEN = Pattern.compile("`([\\w.]+)`|[()]");

    private final Map<String, Integer> places;

    private PackageOrder(Map<String, Integer> places) {
        this.places = places;
    }

    static PackageOrder of(String module) {
        Map<String, Integer> places = new LinkedHashMap<>();
        boolean together = false;
        int place = 0;
        for (String token : tokens(row("## Packages", module))) {
            if (token.equals("(") || token.equals(")")) {
                together = token.equals("(");
                place++;
            } else {
                places.put(ROOT + token, together ? place : ++place);
            }
        }
        return new PackageOrder(places);
    }

    /** The packages that may see each library, by the package that the library's own begin with. */
    static Map<String, List<String>> libraries() {
        Map<String, List<String>> seen = new LinkedHashMap<>();
        for (List<String> cells : table("## Libraries")) {
            tokens(cells.get(0))
                    .forEach(library -> seen.put(
                            library,
                            tokens(cells.get(1)).stream().map(ROOT::concat).toList()));
        }
        return seen;
    }

    List<String> packages() {
        return List.copyOf(places.keySet());
    }

    /** Whether one package may use another; of packages of other modules Maven decides. */
    boolean allows(String user, String used) {
        return user.equals(used)
                || !places.containsKey(used)
                || Objects.requireNonNull(places.get(used)) < places.getOrDefault(user, 0);
    }

    private static String row(String heading, String module) {
        return table(heading).stream()
                .filter(cells -> cells.get(0).equals("`" + module + "`"))
                .map(cells -> cells.get(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "docs/architecture.md has no row `" + module + "` under '" + heading + "'"));
    }

    /** The cells of the first table under a heading, without its two head lines. */
    private static List<List<String>> table(String heading) {
        List<List<String>> rows = new ArrayList<>();
        boolean under = false;
        for (String line : page()) {
            if (line.startsWith("#")) {
                under = line.equals(heading);
            } else if (under && line.startsWith("|")) {
                rows.add(List.of(line.substring(1).split("\\|")).stream()
                        .map(String::strip)
                        .toList());
            }
        }
        return rows.subList(Math.min(2, rows.size()), rows.size());
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(SamplePictures.folder().resolveSibling("docs/architecture.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
        }
        return tokens;
    }
}
