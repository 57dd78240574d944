package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Frame;
import dev.mien.source.VideoException;
import dev.mien.testkit.SharedData;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole files, held against what FFmpeg's own programs say of them. */
class VideoFilesTest {
    /** Rounding of the conversion to RGB. */
    private static final double PIXELS = 2.5;

    private static final double TIMES = 1e-5;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "h264, clip.mp4, -c:v libopenh264",
        "h264, clip.mkv, -c:v libopenh264",
        "h264, clip.ts, -c:v libopenh264",
        "mjpeg, clip.avi, -c:v mjpeg",
        "mjpeg, clip.mov, -c:v mjpeg",
        "mpeg4, clip.avi, -c:v mpeg4",
        "vp9, clip.webm, -c:v libvpx-vp9 -deadline realtime -cpu-used 8",
        "av1, clip.mp4, -c:v libaom-av1 -cpu-used 8",
    })
    void containersAndCodecsAreRead(String codec, String name, String encoder) throws VideoException {
        Path clip = Clips.make(folder, "-f lavfi -i " + Clips.PATTERN + " " + encoder + " " + name);

        Reading reading = Reading.of(clip);

        assertThat(reading.info().codec()).isEqualTo(codec);
        assertThat(reading.info().frameRate()).hasValue(25);
        assertThat(reading.faults()).isEmpty();
        assertMatches(reading, clip, 25);
    }

    @Test
    void hevcIsRead() throws VideoException, URISyntaxException {
        Path clip = Path.of(VideoFilesTest.class.getResource("pattern-hevc.mov").toURI());

        Reading reading = Reading.of(clip);

        assertThat(reading.info().codec()).isEqualTo("hevc");
        assertMatches(reading, clip, 12);
    }

    @ParameterizedTest
    @CsvSource({"mp4", "mkv", "webm"})
    void variableFrameRateKeepsItsTimes(String ending) throws VideoException {
        String uneven = "settb=1/1000,setpts='(if(lt(N,10),N*0.04,0.3+N*0.11)+0.007*mod(N,3))/TB'";
        String codec = ending.equals("webm") ? "libvpx-vp9 -deadline realtime -cpu-used 8" : "libopenh264";
        Path clip = Clips.make(
                folder,
                "-f lavfi -i " + Clips.PATTERN + " -vf " + uneven + " -fps_mode passthrough -enc_time_base 1:1000 -c:v "
                        + codec + " clip." + ending);

        Reading reading = Reading.of(clip);

        assertMatches(reading, clip, 25);
        assertThat(reading.times()[24]).isCloseTo(0.3 + 24 * 0.11, within(0.002));
    }

    @Test
    void soundThatBeginsEarlierIsTheStart() throws VideoException {
        Path clip = Clips.make(
                folder,
                "-itsoffset 0.4 -f lavfi -i " + Clips.PATTERN + " -f lavfi -i sine=duration=1"
                        + " -c:v libopenh264 -c:a libopus clip.mkv");

        assertThat(Reading.of(clip).times()[0]).isCloseTo(0.4, within(0.01));
        assertMatches(Reading.of(clip), clip, 25);
    }

    @ParameterizedTest
    @CsvSource({"90, 120, 160", "180, 160, 120", "270, 120, 160", "-90, 120, 160", "0, 160, 120"})
    void rotationIsApplied(int degrees, int width, int height) throws VideoException {
        Clips.make(folder, "-f lavfi -i " + Clips.PATTERN + " -c:v libopenh264 -t 0.2 flat.mp4");
        Path clip = Clips.make(
                folder, "-display_rotation " + degrees + " -i " + folder.resolve("flat.mp4") + " -c copy turned.mp4");

        Reading reading = Reading.of(clip);

        assertThat(reading.info().width()).isEqualTo(width);
        assertThat(reading.info().height()).isEqualTo(height);
        assertMatches(reading, clip, 5);
    }

    @Test
    void mirroredVideosAreMirrored() throws VideoException {
        Clips.make(folder, "-f lavfi -i " + Clips.PATTERN + " -c:v libopenh264 -t 0.2 flat.mp4");
        Path clip = Clips.make(
                folder, "-display_hflip -display_rotation 90 -i " + folder.resolve("flat.mp4") + " -c copy turned.mp4");

        assertMatches(Reading.of(clip), clip, 5);
    }

    @Test
    void oblongPixelsBecomeSquare() throws VideoException {
        Path clip =
                Clips.make(folder, "-f lavfi -i " + Clips.PATTERN + " -vf setsar=3/2 -c:v libopenh264 -t 0.2 clip.mp4");

        Frame frame = Reading.of(clip).frames().get(0);

        assertThat(frame.image().width()).isEqualTo(240);
        assertThat(frame.image().height()).isEqualTo(120);
    }

    @Test
    void oddSizesAreRead() throws VideoException {
        Path clip = Clips.make(
                folder, "-f lavfi -i testsrc2=size=67x51:rate=25:duration=0.2 -c:v mjpeg -pix_fmt yuvj444p clip.avi");

        assertMatches(Reading.of(clip), clip, 5);
    }

    @Test
    void coloursOfHighDefinitionAreTakenAsSuch() throws VideoException {
        Path clip = Clips.make(
                folder,
                "-f lavfi -i color=c=red:size=1280x720:rate=25:duration=0.1,format=yuv444p"
                        + ",scale=out_color_matrix=bt709 -c:v libopenh264 -pix_fmt yuv420p clip.mp4");

        Frame frame = Reading.of(clip).frames().get(0);

        assertThat(frame.image().sample(640, 360, 0)).isGreaterThan(245);
        assertThat(frame.image().sample(640, 360, 1)).isLessThan(10);
        assertThat(frame.image().sample(640, 360, 2)).isLessThan(10);
    }

    @ParameterizedTest
    @CsvSource({"mp4", "mkv", "ts", "avi"})
    void aSpanIsReadFromAnyPlace(String ending) throws VideoException {
        String codec = ending.equals("avi") ? "mjpeg" : "libopenh264 -g 40";
        Path clip = Clips.make(
                folder, "-f lavfi -i testsrc2=size=160x120:rate=25:duration=6 -c:v " + codec + " clip." + ending);
        ReadOptions span =
                ReadOptions.defaults().withFrom(Duration.ofMillis(2990)).withTo(Duration.ofMillis(4200));

        Reading reading = Reading.of(clip, span);
        Reading whole = Reading.of(clip);

        assertThat(reading.times()[0]).isCloseTo(3.0, within(TIMES));
        assertThat(reading.frames()).hasSize(30);
        assertThat(reading.frames().get(0).index()).isZero();
        assertThat(reading.frames().get(0).image())
                .isEqualTo(whole.frames().get(75).image());
        assertThat(reading.faults()).isEmpty();
    }

    @Test
    void realClipsAreReadWhole() throws VideoException {
        for (String name : new String[] {"no-face.mp4", "one-face-short.mp4"}) {
            Path clip = SharedData.require("media/videos/" + name);
            Reading reading = Reading.of(clip);
            assertThat(reading.times()).containsExactly(Clips.times(clip), within(TIMES));
            assertThat(reading.faults()).isEmpty();
        }
    }

    private static void assertMatches(Reading reading, Path clip, int frames) {
        assertThat(reading.times()).hasSize(frames).containsExactly(Clips.times(clip), within(TIMES));
        byte[] pixels = Clips.pixels(clip);
        assertThat(pixels)
                .hasSize(frames * reading.info().width() * reading.info().height() * 3);
        for (int i = 0; i < frames; i++) {
            assertThat(reading.difference(i, pixels)).as("frame " + i).isLessThan(PIXELS);
            assertThat(reading.frames().get(i).index()).isEqualTo(i);
        }
    }
}
