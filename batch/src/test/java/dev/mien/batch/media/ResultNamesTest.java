package dev.mien.batch.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultNamesTest {
    private static List<String> of(String... names) {
        List<Medium> media = Stream.of(names)
                .map(name -> new Medium(name, Medium.Kind.PICTURE, new Medium.Nowhere(""), 0, 0))
                .toList();
        return ResultNames.of(media).stream().map(Path::toString).toList();
    }

    @Test
    void plainNamesStayAsTheyAre() {
        assertThat(of("clips/a.mp4", "./b.png", "/data/c d.jpg", "z.zip!/sub/e.jpg"))
                .containsExactly("clips/a.mp4", "b.png", "data/c d.jpg", "z.zip!/sub/e.jpg");
    }

    @Test
    void noNameLeavesTheFolderAndNoTwoAreOne() {
        List<String> names = of(
                "../../etc/passwd",
                "z.zip!/../../../etc/passwd",
                "a/b.png",
                "/a/b.png",
                "A/B.png",
                "a//b.png",
                "a\\b.png",
                "a:b?.png",
                "a_b_.png",
                "x/\u0000\n.png",
                "é.png",
                "e\u0301.png",
                "y".repeat(400) + "1",
                "y".repeat(400) + "2",
                "..",
                "/",
                "");
        assertThat(names).allSatisfy(name -> {
            assertThat(Path.of("results").resolve(name).normalize().toString()).startsWith("results/");
            assertThat(name.split("/")).doesNotContain("..");
            assertThat(name.length()).isLessThan(200);
        });
        assertThat(new HashSet<>(names.stream().map(String::toLowerCase).toList()))
                .hasSize(names.size());
    }

    /** The result of {@code a.png} may be {@code a.png.jsonl}: a file, where another medium would need a folder. */
    @Test
    void noResultLiesWhereAnotherNeedsAFolder() {
        List<String> names =
                of("z.zip!/a.png", "z.zip!/a.png.jsonl/b.png", "z.zip!/a.PNG.Parquet/c.png", "v.mp4.eaf/d.png");
        for (String ending : List.of(".jsonl", ".parquet", ".eaf", ".TextGrid", ".openface.csv")) {
            List<String> results = names.stream()
                    .map(name -> (name + ending).toLowerCase(Locale.ROOT))
                    .toList();
            assertThat(results)
                    .allSatisfy(result -> assertThat(results).noneMatch(other -> other.startsWith(result + "/")));
        }
        assertThat(names.get(0)).isEqualTo("z.zip!/a.png");
    }

    @Test
    void deepAndLongNamesBecomeShortOnes() {
        List<String> names =
                of("d/".repeat(3000) + "b.png", "d/".repeat(3001) + "b.png", "a".repeat(3_000_000) + ".jpg");
        assertThat(names)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name.length()).isLessThan(300));
    }
}
