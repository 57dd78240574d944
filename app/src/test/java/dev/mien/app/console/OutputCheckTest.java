package dev.mien.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputCheckTest {
    @TempDir
    private Path temp;

    @Test
    void whatIsReadIsNotWrittenWhateverItIsCalled() throws IOException {
        Path clip = Files.writeString(temp.resolve("clip.mp4"), "x");
        Path link = Files.createSymbolicLink(temp.resolve("link.mp4"), clip);
        Path hard = Files.createLink(temp.resolve("hard.mp4"), clip);
        OutputCheck check = new OutputCheck().readsAll(List.of(clip.toString(), "rtsp://host/x", "-"));
        for (Path other : List.of(clip, link, hard, temp.resolve("sub/../clip.mp4"))) {
            Files.createDirectories(temp.resolve("sub"));
            assertThatThrownBy(() -> check.writes(List.of(other)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll(other.toString(), "written over", "clip.mp4", "name another");
        }
    }

    @Test
    void nothingIsWrittenOverInAFolderThatIsRead() throws IOException {
        Path labels =
                Files.writeString(Files.createDirectory(temp.resolve("data")).resolve("labels.csv"), "x");
        OutputCheck check = new OutputCheck().readsData(temp.resolve("data#part"));
        assertThatThrownBy(() -> check.writes(List.of(labels))).hasMessageContaining("written over");
        assertThatThrownBy(() -> check.writesInto(temp.resolve("data/plots"))).hasMessageContaining("is to be read");
        assertThatCode(() -> check.writes(List.of(temp.resolve("data/new.json"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aModelOfASpecificationIsRead() throws IOException {
        Path model = Files.writeString(temp.resolve("m.onnx"), "x");
        OutputCheck check = new OutputCheck().readsIn(List.of("cnn:score=0.5,model=" + model));
        assertThatThrownBy(() -> check.writes(List.of(model))).hasMessageContaining("written over");
    }

    @Test
    void twoThingsDoNotGoToOneFile() {
        for (String other : List.of("b/../a.html", "A.html")) {
            assertThatThrownBy(() -> new OutputCheck().writes(List.of(temp.resolve("a.html"), temp.resolve(other))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("twice");
        }
    }

    @Test
    void anEarlierResultMayBeReplacedAndWhatAKilledRunLeftIsSwept() throws IOException {
        Path old = Files.writeString(temp.resolve("old.html"), "x");
        Path left = Files.writeString(temp.resolve("old.html.0123456789ab.part"), "half");
        Path other = Files.writeString(temp.resolve("other.html.0123456789ab.part"), "somebody else's");
        new OutputCheck().reads(temp.resolve("none").toString()).writes(List.of(old, temp.resolve("new.html")));
        assertThat(old).hasContent("x");
        assertThat(left).doesNotExist();
        assertThat(other).exists();
        assertThat(temp.resolve("new.html")).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenIsFound() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        for (Path bad : List.of(file.resolve("below.csv"), temp)) {
            assertThatThrownBy(() -> new OutputCheck().writes(List.of(bad)))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining(bad.toString());
        }
    }

    @Test
    void devicesAreWrittenAsTheyAre() throws IOException {
        new OutputCheck().writes(List.of(Path.of("/dev/null"), Path.of("/dev/null")));
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }
}
