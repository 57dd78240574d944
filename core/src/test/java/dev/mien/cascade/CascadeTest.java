package dev.mien.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.testkit.SyntheticFace;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CascadeTest {
    private static final Cascade.Search SEARCH = new Cascade.Search(1.2, 3, 24, 1000);

    @ParameterizedTest
    @EnumSource(CascadeFile.class)
    void filesAreThoseMeasured(CascadeFile file) throws Exception {
        String resource = "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/" + file.path();
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(resource))) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(file.sha256());
        }
    }

    @Test
    void hitsComeWithTheirNumberOfWindows() {
        try (Cascade cascade = new Cascade(CascadeFile.HAAR_FACE_DEFAULT)) {
            assertThat(cascade.find(SyntheticFace.picture(), SEARCH))
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.windows()).isGreaterThan(3));
        }
    }

    @Test
    void aClosedCascadeRefusesToSearch() {
        Cascade cascade = new Cascade(CascadeFile.HAAR_FACE_ALT2);
        cascade.find(SyntheticFace.picture(), SEARCH);
        cascade.close();
        cascade.close();
        assertThatThrownBy(() -> cascade.find(SyntheticFace.picture(), SEARCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void openCvNamesItsVersion() {
        assertThat(OpenCv.load()).matches("4\\.\\d+\\.\\d+.*");
    }
}
