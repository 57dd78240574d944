package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.source.VideoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a medium is one line for the user; what can be read is read. */
class FaultsTest {
    private static final String LONG_PATTERN = "testsrc2=size=160x120:rate=25:duration=4";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "clip.mp4, -movflags faststart",
        "clip.mkv, -g 12",
        "clip.avi, -g 12",
        "clip.mp4, -movflags frag_keyframe"
    })
    void aFileCutOffGivesWhatIsThereAndOneLine(String name, String options) throws IOException {
        Path clip = Clips.make(
                folder, "-f lavfi -i " + LONG_PATTERN + " -c:v libopenh264 -b:v 800k " + options + " " + name);
        byte[] whole = Files.readAllBytes(clip);
        Files.write(clip, Arrays.copyOf(whole, whole.length / 2));

        Reading reading = Reading.of(clip);

        assertThat(reading.frames()).hasSizeBetween(25, 75);
        assertThat(reading.faults()).hasSize(1);
        assertThat(reading.faults().get(0))
                .startsWith(clip + ": cut off or broken after ")
                .contains(" s of 4.00 s; what comes before was read");
    }

    @Test
    void anIndexThatIsMissingIsSaid() throws IOException {
        Path clip = Clips.make(folder, "-f lavfi -i " + Clips.PATTERN + " -c:v libopenh264 clip.mp4");
        byte[] whole = Files.readAllBytes(clip);
        Files.write(clip, Arrays.copyOf(whole, whole.length / 2));

        assertFails(clip)
                .hasMessageContaining("its beginning or index is missing")
                .hasMessageContaining("get it again from where it came from");
    }

    @Test
    void damageInTheMiddleIsLeftOutAndSaid() throws IOException {
        Path clip = Clips.make(
                folder,
                "-f lavfi -i " + LONG_PATTERN + " -c:v libopenh264 -g 10 -b:v 800k -movflags faststart clip.mp4");
        byte[] bytes = Files.readAllBytes(clip);
        byte[] noise = new byte[bytes.length / 10];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, bytes.length / 3, noise.length);
        Files.write(clip, bytes);

        Reading reading = Reading.of(clip);

        assertThat(reading.frames()).hasSizeBetween(60, 99);
        assertThat(reading.faults()).hasSize(1);
        assertThat(reading.faults().get(0)).contains(" damaged frames left out, the first after 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clip.mp4", "notes.txt", "list.m3u8", "clip.avi"})
    void whatIsNotAVideoIsSaid(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#EXTM3U\n#EXTINF:1,\n/etc/hostname\n".repeat(50));

        assertFails(file).hasMessageContaining("not a video").hasMessageContaining("expected mp4, mov, mkv");
    }

    @Test
    void noiseIsNotAVideo() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(5).nextBytes(noise);

        assertFails(Files.write(folder.resolve("clip.mp4"), noise)).hasMessageContaining("not a video");
    }

    @Test
    void soundAloneIsNotAVideo() {
        Path clip = Clips.make(folder, "-f lavfi -i sine=duration=1 -c:a aac clip.mp4");

        assertFails(clip).hasMessageContaining("holds no video stream");
    }

    @Test
    void aCoverOfAnAlbumIsNotAVideo() {
        Path cover = Clips.make(folder, "-f lavfi -i " + Clips.PATTERN + " -frames:v 1 cover.png");
        Path clip = Clips.make(
                folder,
                "-f lavfi -i sine=duration=1 -i " + cover
                        + " -map 0 -map 1 -c:a aac -c:v copy -disposition:v:0 attached_pic clip.mp4");

        assertFails(clip).hasMessageContaining("holds no video stream");
    }

    @Test
    void aMissingFileIsSaid() {
        assertFails(folder.resolve("gone.mp4")).hasMessageContaining("no such file; check the path");
    }

    @Test
    void anEmptyFileIsSaid() throws IOException {
        assertFails(Files.createFile(folder.resolve("clip.mp4"))).hasMessageContaining("empty, expected a video");
    }

    @Test
    void anUnknownKindOfAddressIsSaid() {
        assertThatThrownBy(() -> Videos.open("gopher://x/clip"))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("addresses with gopher:// are not known; expected one of http, https");
    }

    @Test
    void passwordsDoNotShow() {
        ReadOptions impatient = ReadOptions.defaults().withTimeout(Duration.ofSeconds(2));
        assertThatThrownBy(() -> Videos.open("rtsp://admin:secret@127.0.0.1:1/door", impatient))
                .isInstanceOf(VideoException.class)
                .hasMessageStartingWith("rtsp://***@127.0.0.1:1/door: no connection (")
                .hasMessageNotContaining("secret");
    }

    @Test
    void framesAboveTheLimitAreRefused() {
        Path clip = Clips.make(folder, "-f lavfi -i " + Clips.PATTERN + " -c:v libopenh264 clip.mp4");

        assertThatThrownBy(() ->
                        Videos.open(clip.toString(), ReadOptions.defaults().withMaxPixels(10_000)))
                .isInstanceOf(VideoException.class)
                .hasMessage(clip + ": 160x120 pixels a frame, above the limit of 10,000;"
                        + " scale it down or raise the limit (maxPixels)");
    }

    @Test
    void aStartBehindTheEndIsSaid() throws IOException {
        Path clip = Clips.make(folder, "-f lavfi -i " + Clips.PATTERN + " -c:v libopenh264 clip.mp4");

        Reading reading = Reading.of(clip, ReadOptions.defaults().withFrom(Duration.ofSeconds(7)));

        assertThat(reading.frames()).isEmpty();
        assertThat(reading.faults()).containsExactly(clip + ": has no frame from 7.00 s on; it ends at 0.96 s");
    }

    private static AbstractThrowableAssert<?, ?> assertFails(Path clip) {
        return assertThatThrownBy(() -> Videos.open(clip.toString()))
                .isInstanceOf(VideoException.class)
                .hasMessageStartingWith(clip + ": ")
                .hasMessageNotContaining("\n");
    }
}
