package dev.mien.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page is whole, speaks both languages, asks nobody else for anything and can be read. */
class PageFileTest {
    private static final Pattern HEX = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");
    /** WCAG 2, level AA, for text. */
    private static final double LEAST_CONTRAST = 4.5;

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        PageFile.all(30).forEach(file -> texts.put(file.address(), new String(file.content(), StandardCharsets.UTF_8)));
        return texts;
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFileThatOneNamesIsThere() {
        Map<String, String> texts = texts();
        Set<String> named =
                found("(?:from \"\\./|src=\"|href=\")([\\w.-]+\\.(?:js|css|svg))\"", String.join("\n", texts.values()));
        assertThat(named).isSubsetOf(texts.keySet()).hasSize(texts.size() - 1);
    }

    @Test
    void nobodyElseIsAskedAndNothingStandsInline() {
        texts().forEach((name, text) -> {
            assertThat(text.replace("http://www.w3.org/2000/svg", ""))
                    .as(name)
                    .doesNotContainPattern("(https?:)?//[a-z0-9]+[.:][a-z0-9]");
            assertThat(text)
                    .as(name)
                    .doesNotContainPattern("<script(?![^>]* src=)|<style| style=\"| on[a-z]+=\"|innerHTML");
        });
    }

    @Test
    void itSaysForHowLongResultsAreKept() {
        assertThat(texts().get("")).contains("data-days=\"30\"");
        assertThat(texts().get("words.js")).contains("dataset.days").doesNotContain("a week", "一周");
    }

    @Test
    void bothLanguagesHaveEveryWord() {
        String words = Objects.requireNonNull(texts().get("words.js"));
        int parted = words.indexOf("\n  zh: {");
        Set<String> english = found("(?:[{,]|^)\\s*(\\w+): \"", words.substring(0, parted));
        Set<String> chinese = found("(?:[{,]|^)\\s*(\\w+): \"", words.substring(parted, words.indexOf("let language")));
        assertThat(english).isEqualTo(chinese).hasSizeGreaterThan(50);
        String all = String.join("\n", texts().values());
        Set<String> asked = found("data-(?:word|label)=\"(\\w+)\"", all);
        asked.addAll(found("\\bsay\\(\"(\\w+)\"", all));
        assertThat(asked).isSubsetOf(english);
        assertThat(words).contains("never what a person feels", "不代表人的真实感受");
    }

    /** In each theme, text on both grounds, and what stands on the accent. */
    @Test
    void textCanBeReadInLightAndDark() {
        String css = Objects.requireNonNull(texts().get("style.css"));
        List<Map<String, Double>> themes = Pattern.compile("--ground:[^}]*")
                .matcher(css)
                .results()
                .map(theme -> HEX.matcher(theme.group())
                        .results()
                        .collect(Collectors.toMap(colour -> colour.group(1), PageFileTest::luminance)))
                .toList();
        assertThat(themes).hasSize(3);
        for (Map<String, Double> theme : themes) {
            for (String ground : List.of("ground", "raised")) {
                for (String text : List.of("text", "quiet", "accent", "fault")) {
                    assertThat(contrast(of(theme, text), of(theme, ground)))
                            .as(text + " on " + ground)
                            .isGreaterThanOrEqualTo(LEAST_CONTRAST);
                }
            }
            assertThat(contrast(of(theme, "on-accent"), of(theme, "accent"))).isGreaterThanOrEqualTo(LEAST_CONTRAST);
            assertThat(contrast(of(theme, "line"), of(theme, "ground")))
                    .as("edges")
                    .isGreaterThanOrEqualTo(3);
        }
    }

    private static double of(Map<String, Double> theme, String colour) {
        return Objects.requireNonNull(theme.get(colour), colour);
    }

    private static double luminance(MatchResult colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.group(2).substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static double contrast(double some, double other) {
        return (Math.max(some, other) + 0.05) / (Math.min(some, other) + 0.05);
    }
}
