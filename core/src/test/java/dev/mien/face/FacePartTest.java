package dev.mien.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.image.Point;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FacePartTest {
    @Test
    void thePartsAreTheWholeFaceInOrder() {
        assertThat(Arrays.stream(FacePart.values())
                        .flatMapToInt(part -> IntStream.range(part.from(), part.to()))
                        .toArray())
                .isEqualTo(IntStream.range(0, FacePart.POINTS).toArray());
    }

    /** The pairs as the literature has them, counted from 0. */
    @Test
    void mirroringSwapsTheSides() {
        int[] order =
                IntStream.range(0, FacePart.POINTS).map(FacePart::mirrored).toArray();
        assertThat(order)
                .containsExactly(
                        16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 26, 25, 24, 23, 22, 21, 20, 19, 18,
                        17, 27, 28, 29, 30, 35, 34, 33, 32, 31, 45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40, 54, 53,
                        52, 51, 50, 49, 48, 59, 58, 57, 56, 55, 64, 63, 62, 61, 60, 67, 66, 65);
    }

    /** Places as the literature has them, counted from 1. */
    @Test
    void namesStandWhereTheLiteratureHasThem() {
        assertThat(Landmark68.values()).hasSize(FacePart.POINTS);
        assertThat(List.of(
                        Landmark68.CHIN,
                        Landmark68.RIGHT_BROW_INNER,
                        Landmark68.NOSE_TIP,
                        Landmark68.NOSE_BASE,
                        Landmark68.RIGHT_EYE_OUTER,
                        Landmark68.LEFT_EYE_OUTER,
                        Landmark68.MOUTH_RIGHT,
                        Landmark68.MOUTH_LEFT,
                        Landmark68.LOWER_LIP,
                        Landmark68.INNER_UPPER_LIP,
                        Landmark68.INNER_LOWER_LIP))
                .extracting(point -> point.index() + 1)
                .containsExactly(9, 22, 31, 34, 37, 46, 49, 55, 58, 63, 67);
    }

    @Test
    void edgesRunFromTheRightCornerToTheLeft() {
        List<Point> points = IntStream.range(0, FacePart.POINTS)
                .mapToObj(i -> new Point(i, 0))
                .toList();
        assertThat(FacePart.LEFT_EYE.upper(points)).extracting(Point::x).containsExactly(42.0, 43.0, 44.0, 45.0);
        assertThat(FacePart.LEFT_EYE.lower(points)).extracting(Point::x).containsExactly(42.0, 47.0, 46.0, 45.0);
        assertThat(FacePart.INNER_LIPS.lower(points))
                .extracting(Point::x)
                .containsExactly(60.0, 67.0, 66.0, 65.0, 64.0);
    }

    @Test
    void partsNeedAllPoints() {
        List<Point> five = IntStream.range(0, 5).mapToObj(i -> new Point(i, i)).toList();
        assertThatThrownBy(() -> FacePart.JAW.of(five))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 68 points, got 5");
        assertThat(FivePoints.of(five)).contains(five);
        assertThat(FivePoints.of(five.subList(0, 2))).isEmpty();
    }
}
