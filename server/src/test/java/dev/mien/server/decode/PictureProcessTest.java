package dev.mien.server.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.image.DecodeLimits;
import dev.mien.image.EncodedPicture;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.image.OpenPicture;
import dev.mien.server.Fixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures decoded by a process of their own, which is ended in every way. */
class PictureProcessTest {
    private static OpenPicture apart(byte[] encoded, DecodeLimits limits) throws ImageReadException {
        return Images.open(new ByteArrayInputStream(encoded), "a.picture", limits, new PictureProcess());
    }

    @ParameterizedTest
    @ValueSource(strings = {"avif", "jp2"})
    void thePixelsAreThoseOfTheDecoderItself(String format) throws IOException {
        byte[] encoded = Fixture.foreign(format);
        Image here = Images.read(encoded, "a.picture");
        try (OpenPicture picture = apart(encoded, DecodeLimits.DEFAULT)) {
            assertThat(picture.image()).isEqualTo(here);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"avif", "jp2"})
    void whatIsWrongIsSaidInTheSameWords(String format) {
        byte[] encoded = Fixture.foreign(format);
        byte[] holed = encoded.clone();
        Arrays.fill(holed, holed.length / 2, holed.length, (byte) 0x55);
        byte[][] damaged = {
            Arrays.copyOf(encoded, encoded.length / 2), Arrays.copyOf(encoded, 40), holed,
        };
        for (byte[] bytes : damaged) {
            String here = "";
            try {
                Images.read(bytes, "a.picture");
            } catch (ImageReadException e) {
                here = String.valueOf(e.getMessage());
            }
            String apart = "";
            try (OpenPicture picture = apart(bytes, DecodeLimits.DEFAULT)) {
                assertThat(picture.image()).isNotNull();
            } catch (ImageReadException e) {
                apart = String.valueOf(e.getMessage());
            }
            assertThat(apart).isEqualTo(here);
        }
    }

    @Test
    void limitsHoldBeforeThePixelsCome() {
        byte[] encoded = Fixture.foreign("jp2");
        assertThatThrownBy(() -> apart(encoded, new DecodeLimits(encoded.length, 100)))
                .isInstanceOf(ImageReadException.class)
                .hasMessageContaining("above the limit of 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEGV", "KILL"})
    void aDecoderThatCrashesIsADamagedPicture(String signal) throws Exception {
        byte[] encoded = Fixture.foreign("avif");
        CompletableFuture<ProcessHandle> end = Children.end(signal);
        assertThatThrownBy(() -> apart(encoded, DecodeLimits.DEFAULT))
                .isInstanceOf(ImageReadException.class)
                .hasMessageMatching(
                        "a.picture: damaged AVIF or a rare kind of it \\(the process that decodes the picture ended"
                                + " with \\d+\\), expected a complete picture; open it in an image program and save it as JPEG or PNG");
        assertThat(end.get(1, TimeUnit.MINUTES).isAlive()).isFalse();
    }

    @Test
    void closingEndsTheProcess() throws Exception {
        EncodedPicture picture = new PictureProcess().open(Fixture.foreign("jp2"), "JPEG 2000");
        List<ProcessHandle> children = ProcessHandle.current().children().toList();
        assertThat(children).isNotEmpty();
        picture.close();
        for (ProcessHandle child : children) {
            child.onExit().get(1, TimeUnit.MINUTES);
        }
    }
}
