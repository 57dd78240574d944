package dev.mien.app.console;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverwritingTest {
    @TempDir
    private Path temp;

    @Test
    void whatIsReadIsNotWrittenWhateverItIsCalled() throws IOException {
        Path clip = Files.writeString(temp.resolve("clip.mp4"), "x");
        Path link = Files.createSymbolicLink(temp.resolve("link.mp4"), clip);
        assertThatThrownBy(() -> Overwriting.refuse(List.of(clip.toString()), List.of(link)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("link.mp4", "written over", "name another");
    }

    @Test
    void twoThingsDoNotGoToOneFile() {
        assertThatThrownBy(() ->
                        Overwriting.refuse(List.of(), List.of(temp.resolve("a.html"), temp.resolve("b/../a.html"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void anEarlierResultMayBeReplaced() throws IOException {
        Path old = Files.writeString(temp.resolve("old.html"), "x");
        Path clip = Files.writeString(temp.resolve("clip.mp4"), "x");
        assertThatCode(() -> Overwriting.refuse(
                        List.of(
                                clip.toString(),
                                "rtsp://host/x",
                                "-",
                                temp.resolve("none").toString()),
                        List.of(old, temp.resolve("new.html"))))
                .doesNotThrowAnyException();
    }
}
