package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.testkit.TestFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosedFacesTest {
    @TempDir
    Path temp;

    @Test
    void anglesAreTurnedIntoOurs() throws IOException {
        Path path = new TestFiles()
                .picture("images/a.png", 1)
                .text("labels.csv", "image,smile,yaw,pitch,roll\na.png,1,0.1745,-0.0873,0.2618\n")
                .zip(temp.resolve("poses.zip"));
        try (PosedFaces faces = PosedFaces.open(path)) {
            PosedFaces.Sample sample = faces.samples().get(0);
            assertThat(sample.pose().yaw()).isCloseTo(10, within(0.01));
            assertThat(sample.pose().pitch()).isCloseTo(-5, within(0.01));
            assertThat(sample.pose().roll()).isCloseTo(-15, within(0.01));
        }
    }

    @Test
    void anotherFormIsRefused() throws IOException {
        Path other = new TestFiles()
                .picture("images/a.png", 1)
                .text("labels.csv", "image,x,y\na.png,1,2\n")
                .zip(temp.resolve("other.zip"));
        assertThatThrownBy(() -> PosedFaces.open(other))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("columns image,yaw,pitch,roll");
    }
}
