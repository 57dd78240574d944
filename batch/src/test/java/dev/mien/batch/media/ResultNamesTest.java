package dev.mien.batch.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
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
}
