package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.image.Image;
import dev.mien.source.VideoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoWriterTest {
    private static final double TICK = 1.0 / 90_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "clip.mp4, 160, 120",
        "clip.mov, 161, 121",
        "clip.mkv, 161, 120",
        "clip.mp4, 160, 121",
        "clip.mp4, 1280, 720"
    })
    void whatIsWrittenIsReadAgain(String name, int width, int height) throws IOException {
        List<Image> images = images(12, width, height);
        List<Duration> times = unevenTimes(12);
        Path clip = write(name, images, times, WriteOptions.defaults().withBitsPerPixel(0.5));

        Reading reading = Reading.of(clip);

        assertThat(reading.info().codec()).isEqualTo("h264");
        assertThat(reading.info().width()).isEqualTo(width + width % 2);
        assertThat(reading.info().height()).isEqualTo(height + height % 2);
        double precision = name.endsWith("mkv") ? 0.0006 : TICK;
        assertThat(reading.times()).containsExactly(seconds(times), within(precision));
        assertThat(Clips.times(clip)).containsExactly(seconds(times), within(precision));
        for (int i = 0; i < images.size(); i++) {
            Image read = reading.frames().get(i).image().crop(0, 0, width, height);
            assertThat(Reading.difference(read, images.get(i).buffer())).isLessThan(6);
        }
        assertThat(reading.faults()).isEmpty();
        assertThat(part(clip)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(doubles = {24000 / 1001.0, 25, 30000 / 1001.0, 30, 50, 60})
    void timesOfUsualRatesAreExact(double rate) throws VideoException {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            times.add(Duration.ofNanos(Math.round(i * 1e9 / rate)));
        }
        Path clip = write(
                "clip.mp4", images(8, 64, 48), times, WriteOptions.defaults().withFrameRate(rate));

        assertThat(Reading.of(clip).times()).containsExactly(seconds(times), within(TICK));
    }

    @Test
    void soundGoesAlongAsItIs() throws VideoException {
        Path source = withSound("aac", "source.mp4", 3);
        Reading original = Reading.of(source);
        Path clip = folder.resolve("clip.mp4");
        WriteOptions options = WriteOptions.defaults().withSound(source);
        try (VideoWriter writer = VideoWriter.create(clip, 160, 120, options)) {
            for (var frame : original.frames()) {
                writer.write(frame.image(), frame.time());
            }
            assertThat(writer.notes()).isEmpty();
        }

        assertThat(Reading.of(clip).times()).containsExactly(original.times(), within(TICK));
        byte[] before = Clips.sound(source);
        byte[] after = Clips.sound(clip);
        assertThat(after.length).isCloseTo(before.length, within(before.length / 20));
        assertThat(Clips.soundStart(clip)).isCloseTo(0, within(0.03));
    }

    @Test
    void soundOfASpanBeginsWithIt() throws VideoException {
        Path source = withSound("aac", "source.mp4", 4);
        Reading span = Reading.of(
                source, ReadOptions.defaults().withFrom(Duration.ofSeconds(1)).withTo(Duration.ofSeconds(3)));
        Path clip = folder.resolve("clip.mp4");
        WriteOptions options =
                WriteOptions.defaults().withFrom(Duration.ofSeconds(1)).withSound(source);
        try (VideoWriter writer = VideoWriter.create(clip, 160, 120, options)) {
            for (var frame : span.frames()) {
                writer.write(frame.image(), frame.time());
            }
        }

        assertThat(Reading.of(clip).times()).hasSize(50).startsWith(0).endsWith(new double[] {1.96}, within(TICK));
        double length = Clips.sound(clip).length / (2.0 * 44100);
        assertThat(length).isCloseTo(2, within(0.06));
        assertThat(Clips.soundStart(clip)).isCloseTo(0, within(0.03));
    }

    @Test
    void soundThatDoesNotFitIsSaid() throws VideoException {
        Path source = withSound("adpcm_ms", "source.mkv", 1);
        Path clip = folder.resolve("clip.mp4");
        try (VideoWriter writer =
                VideoWriter.create(clip, 64, 48, WriteOptions.defaults().withSound(source))) {
            writer.write(images(1, 64, 48).get(0), Duration.ZERO);
            assertThat(writer.notes())
                    .containsExactly(clip + ": without sound: the sound of " + source
                            + " (adpcm_ms) does not go into mp4 as it is; write .mkv to keep it");
        }
        assertThat(Reading.of(clip).frames()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clip.mp4", "clip.mkv"})
    void whatIsWrittenPlaysEvenIfTheProgramIsKilled(String name) throws IOException {
        Path clip = folder.resolve(name);
        Path left = folder.resolve("left-" + name);
        VideoWriter writer = VideoWriter.create(clip, 160, 120, WriteOptions.defaults());
        List<Image> images = images(3, 160, 120);
        for (int i = 0; i < 120; i++) {
            writer.write(images.get(i % 3), Duration.ofMillis(40L * i));
        }
        Files.copy(part(clip), left, StandardCopyOption.REPLACE_EXISTING);
        writer.close();

        assertThat(Reading.of(left).frames()).hasSizeGreaterThanOrEqualTo(48);
        assertThat(Reading.of(clip).frames()).hasSize(120);
    }

    @Test
    void anEarlierFileIsReplacedOnlyAtTheEnd() throws IOException {
        Path clip = Files.writeString(folder.resolve("clip.mp4"), "earlier");
        try (VideoWriter writer = VideoWriter.create(clip, 64, 48, WriteOptions.defaults())) {
            writer.write(images(1, 64, 48).get(0), Duration.ZERO);
            assertThat(clip).hasContent("earlier");
        }
        assertThat(Reading.of(clip).frames()).hasSize(1);
    }

    @Test
    void withoutAnImageThereIsNoFile() throws VideoException {
        Path clip = folder.resolve("clip.mp4");
        VideoWriter.create(clip, 64, 48, WriteOptions.defaults()).close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void wrongUseIsRefused() throws IOException {
        assertThatThrownBy(() -> VideoWriter.create(folder.resolve("a.gif"), 64, 48, WriteOptions.defaults()))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("ends in .mp4, .mov or .mkv");
        Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> VideoWriter.create(folder.resolve("file/a.mp4"), 64, 48, WriteOptions.defaults()))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("cannot be written (part of the way to it is a file");
        Image image = images(1, 64, 48).get(0);
        VideoWriter writer = VideoWriter.create(folder.resolve("a.mp4"), 64, 48, WriteOptions.defaults());
        try (writer) {
            writer.write(image, Duration.ofMillis(40));
            assertThatThrownBy(() -> writer.write(image, Duration.ofMillis(40))).hasMessageContaining("after 40 ms");
            assertThatThrownBy(() -> writer.write(image.crop(0, 0, 32, 32), Duration.ofSeconds(1)))
                    .hasMessageContaining("expected 64x48");
        }
        assertThatThrownBy(() -> writer.write(image, Duration.ofSeconds(2))).hasMessageContaining("closed");
    }

    private Path withSound(String codec, String name, int seconds) {
        return Clips.make(
                folder,
                "-f lavfi -i testsrc2=size=160x120:rate=25:duration=" + seconds
                        + " -f lavfi -i sine=frequency=440:sample_rate=44100:duration=" + seconds
                        + " -c:v libopenh264 -c:a " + codec + " " + name);
    }

    private Path write(String name, List<Image> images, List<Duration> times, WriteOptions options)
            throws VideoException {
        Path clip = folder.resolve(name);
        try (VideoWriter writer =
                VideoWriter.create(clip, images.get(0).width(), images.get(0).height(), options)) {
            for (int i = 0; i < images.size(); i++) {
                writer.write(images.get(i), times.get(i));
            }
        }
        return clip;
    }

    /** Coloured slopes that move, which encode well. */
    private static List<Image> images(int count, int width, int height) {
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] samples = new byte[width * height * 3];
            for (int y = 0, p = 0; y < height; y++) {
                for (int x = 0; x < width; x++, p += 3) {
                    samples[p] = (byte) (40 + 160 * x / width);
                    samples[p + 1] = (byte) (60 + 120 * y / height + 3 * i);
                    samples[p + 2] = (byte) (200 - 100 * x / width);
                }
            }
            images.add(Image.rgb(width, height, samples));
        }
        return images;
    }

    private static List<Duration> unevenTimes(int count) {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(Duration.ofMillis(33L * i + 150L * (i / 4) + 7L * (i % 3)));
        }
        return times;
    }

    private static double[] seconds(List<Duration> times) {
        return times.stream().mapToDouble(time -> time.toNanos() / 1e9).toArray();
    }

    private static Path part(Path clip) throws IOException {
        try (Stream<Path> beside = Files.list(clip.getParent())) {
            return beside.filter(file -> file.toString().startsWith(clip + ".")
                            && file.toString().endsWith(".part"))
                    .findFirst()
                    .orElse(clip.resolveSibling("no part"));
        }
    }
}
