package dev.mien.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Point;
import dev.mien.testkit.SyntheticFace;
import dev.mien.testkit.contract.FaceAlignerContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class EyeLineAlignerTest extends FaceAlignerContract {
    @Override
    protected FaceAligner create() {
        return Aligners.create("eyes");
    }

    @Override
    protected double maxTilt() {
        return 16;
    }

    @Test
    void theEyesBecomeTheLandmarksRightOneFirst() {
        Point middle = new Point(160, 140);
        Frame frame = Frame.of(SyntheticFace.scene(320, 320, middle, 80, 10));
        try (FaceAligner aligner = Aligners.create("eyes:size=64")) {
            AlignedFace aligned = aligner.align(frame, new Face(new Box(72, 44, 176, 246), 0.9f, List.of()));
            assertThat(aligned.basis()).isEqualTo(AlignedFace.Basis.EYES);
            assertThat(aligned.crop().width()).isEqualTo(64);
            assertThat(aligned.face().landmarks()).hasSize(2);
            assertThat(aligned.face().landmarks().get(0).distanceTo(SyntheticFace.rightEye(middle, 80, 10)))
                    .isLessThan(6);
            assertThat(aligned.face().landmarks().get(1).distanceTo(SyntheticFace.leftEye(middle, 80, 10)))
                    .isLessThan(6);
        }
    }

    @Test
    void unknownNamesListTheKnown() {
        assertThatThrownBy(() -> Aligners.create("eye"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown aligner 'eye'; known: landmarks, eyes, box");
    }

    @Test
    void sizesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Aligners.create("eyes:size=4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("eyes: size must lie in 8 to 1024, got 4");
    }
}
