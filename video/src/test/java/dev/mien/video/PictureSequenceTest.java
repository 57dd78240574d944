package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.face.Frame;
import dev.mien.source.VideoException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureSequenceTest {
    private static final ReadOptions TEN_A_SECOND = ReadOptions.defaults().withPictureRate(10);

    @TempDir
    private Path folder;

    @Test
    void aFolderIsReadInTheOrderOfItsNumbers() throws IOException {
        for (int i : new int[] {10, 9, 1, 2}) {
            picture("shot" + i + ".png", 32, 24, i);
        }
        Files.writeString(folder.resolve("notes.txt"), "not a picture");

        Reading reading = Reading.of(folder, TEN_A_SECOND);

        assertThat(shades(reading)).containsExactly(1, 2, 9, 10);
        assertThat(millis(reading)).containsExactly(0L, 100L, 200L, 300L);
        assertThat(reading.info().duration()).hasValue(Duration.ofMillis(400));
        assertThat(reading.faults()).isEmpty();
    }

    @Test
    void aNumberThatIsMissingLeavesItsTimeEmpty() throws IOException {
        for (int i : new int[] {98, 99, 101}) {
            picture(String.format("%04d.png", i), 32, 24, i);
        }

        Reading reading = Reading.of(folder.resolve("%04d.png"), TEN_A_SECOND);

        assertThat(shades(reading)).containsExactly(98, 99, 101);
        assertThat(millis(reading)).containsExactly(0L, 100L, 300L);
        assertThat(reading.frames()).extracting(Frame::index).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aGlobChooses() throws IOException {
        picture("a-1.png", 32, 24, 1);
        picture("b-1.png", 32, 24, 2);
        picture("a-2.png", 32, 24, 3);

        assertThat(shades(Reading.of(folder.resolve("a-*.png")))).containsExactly(1, 3);
    }

    @Test
    void aSpanIsRead() throws IOException {
        for (int i = 0; i < 6; i++) {
            picture(i + ".png", 32, 24, i);
        }
        ReadOptions span = TEN_A_SECOND.withFrom(Duration.ofMillis(150)).withTo(Duration.ofMillis(400));

        assertThat(shades(Reading.of(folder, span))).containsExactly(2, 3);
    }

    @Test
    void aDamagedPictureIsLeftOutAndSaid() throws IOException {
        Files.writeString(folder.resolve("0.png"), "no");
        picture("1.png", 32, 24, 7);

        Reading reading = Reading.of(folder);

        assertThat(shades(reading)).containsExactly(7);
        assertThat(reading.faults()).hasSize(1).allMatch(line -> line.contains("0.png: "));
    }

    @Test
    void allFramesHaveTheSizeOfTheFirst() throws IOException {
        picture("0.png", 32, 24, 7);
        picture("1.png", 64, 64, 8);

        Reading reading = Reading.of(folder);

        assertThat(shades(reading)).containsExactly(7, 8);
        assertThat(reading.frames()).extracting(frame -> frame.image().width()).containsExactly(32, 32);
    }

    @Test
    void nothingToReadIsSaid() throws IOException {
        assertThatThrownBy(() -> Reading.of(folder))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("no pictures there");
        Files.writeString(folder.resolve("0.png"), "no");
        assertThatThrownBy(() -> Reading.of(folder))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("none of 1 pictures can be read");
    }

    private void picture(String name, int width, int height, int shade) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, shade * 0x010101);
        }
        ImageIO.write(picture, "png", folder.resolve(name).toFile());
    }

    private static List<Integer> shades(Reading reading) {
        return reading.frames().stream()
                .map(frame -> frame.image().sample(5, 5, 0))
                .toList();
    }

    private static List<Long> millis(Reading reading) {
        return reading.frames().stream().map(frame -> frame.time().toMillis()).toList();
    }
}
