package dev.mien.landmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.FacePart;
import dev.mien.face.Frame;
import dev.mien.image.Point;
import dev.mien.testkit.SamplePictures;
import dev.mien.testkit.contract.LandmarkLocatorContract;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The weights that ship. */
class BuiltInCnnLocatorTest extends LandmarkLocatorContract {
    @Override
    protected LandmarkLocator create() {
        return Locators.create("cnn").orElseThrow();
    }

    @Test
    void surprisedMouthsAreOpenerThanNeutralOnes() throws IOException {
        assertThat(opening("surprise")).isGreaterThan(opening("neutral") + 0.15);
    }

    /** Height of the opening over the mouth's width. */
    private double opening(String expression) throws IOException {
        try (LandmarkLocator locator = create()) {
            Frame frame = Frame.of(SamplePictures.read(expression + ".png"));
            List<Point> inner =
                    FacePart.INNER_LIPS.of(locator.locate(frame, new Face(new Box(76, 40, 208, 290), 1, List.of())));
            return inner.get(2).distanceTo(inner.get(6)) / inner.get(0).distanceTo(inner.get(4));
        }
    }
}
