package dev.mien.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void theEndingIsReplacedAndEqualNamesAreNumbered() {
        assertThat(FileNames.of(List.of("a/clip.mov", "b/clip.mp4", "clip-2.mp4", "c/clip", ".hidden", "-"), ".mp4"))
                .containsExactly("clip.mp4", "clip-2.mp4", "clip-2-2.mp4", "clip-3.mp4", ".hidden.mp4", "stdin.mp4");
    }

    @Test
    void foldersAreKept() {
        assertThat(FileNames.of(
                        List.of(
                                Path.of("a/x.jpg"),
                                Path.of("b/x.jpg"),
                                Path.of("a/X.webp"),
                                Path.of("a/x.tif"),
                                Path.of("x")),
                        List.of(".jpg", ".jpg", ".png", ".png", ".png")))
                .containsExactly(
                        Path.of("a/x.jpg"),
                        Path.of("b/x.jpg"),
                        Path.of("a/X.png"),
                        Path.of("a/x-2.png"),
                        Path.of("x.png"));
    }

    @Test
    void addressesGiveNoPasswordAway() {
        assertThat(FileNames.of(
                        List.of(
                                "rtsp://user:secret@camera:554",
                                "rtsp://user:secret@camera/door.sdp",
                                "http://host/a.mp4?token=secret/b"),
                        ".html"))
                .containsExactly("camera-554.html", "door.html", "a.html");
    }
}
