package dev.mien.app.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoInputsTest {
    @TempDir
    private Path temp;

    private String file(String name) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x").toString();
    }

    @Test
    void foldersAndGlobsGiveTheirVideosInOrder() throws IOException {
        String b = file("clips/b.MOV");
        String a = file("clips/a.mp4");
        String inner = file("clips/inner/c.webm");
        file("clips/notes.txt");
        file("clips/cover.jpg");
        assertThat(VideoInputs.expand(List.of(temp.resolve("clips").toString())))
                .containsExactly(a, b, inner);
        assertThat(VideoInputs.expand(List.of(temp.resolve("clips") + "/*.mp4")))
                .containsExactly(a);
    }

    @Test
    void sequencesAddressesDevicesAndWhatIsMissingStayAsTheyAre() throws IOException {
        file("shots/1.jpg");
        String odd = file("no-ending");
        List<String> named = List.of(
                temp.resolve("shots").toString(),
                temp.resolve("shots") + "/%04d.jpg",
                temp.resolve("shots") + "/*.jpg",
                "rtsp://host/a",
                "/dev/video77",
                temp.resolve("missing.mp4").toString(),
                odd);
        assertThat(VideoInputs.expand(named)).containsExactlyElementsOf(named);
    }
}
