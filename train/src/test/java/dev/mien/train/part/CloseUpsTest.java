package dev.mien.train.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseUpsTest {
    @Test
    void theSameSeedGivesTheSameSquare() throws IOException {
        CloseUps closeUps = new CloseUps(data(List.of(Subjects.of("neutral", 0.3))), 32);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(closeUps.make(seed).pixels())
                    .isEqualTo(closeUps.make(seed).pixels());
        }
        assertThat(closeUps.make(1).pixels()).isNotEqualTo(closeUps.make(2).pixels());
    }

    /** In every square of an eye the iris stands between the corners, the outer one to the left. */
    @Test
    void placesStandWhereTheyAreInAnEye() throws IOException {
        CloseUps closeUps = new CloseUps(data(List.of(Subjects.of("neutral", 0.3))), 32);
        int eyes = 0;
        for (int seed = 0; seed < 60; seed++) {
            CloseUps.Example example = closeUps.make(seed);
            if (example.eye()) {
                eyes++;
                float[] places = example.places();
                assertThat(places[2]).isLessThan(places[0]).isBetween(-0.1f, 0.5f);
                assertThat(places[4]).isGreaterThan(places[0]).isBetween(0.5f, 1.1f);
                assertThat(places[1]).isBetween(0.2f, 0.8f);
            } else {
                assertThat(example.opening()).isEqualTo(example.covered() ? PartLoss.UNKNOWN : 0.4f);
            }
        }
        assertThat(eyes).isBetween(20, 52);
    }

    /** One closed face among 24 open ones: one over the root of its number is a sixth instead of a 25th. */
    @Test
    void rareOpeningsAreDrawnMoreOften() throws IOException {
        List<PartData.Subject> subjects = new ArrayList<>(Collections.nCopies(24, Subjects.of("neutral", 0.33)));
        subjects.add(Subjects.of("neutral", 0.05));
        CloseUps closeUps = new CloseUps(data(subjects), 8);
        int eyes = 0;
        int closed = 0;
        for (int seed = 0; seed < 600; seed++) {
            CloseUps.Example example = closeUps.make(seed);
            if (example.eye()) {
                eyes++;
                closed += example.opening() < 0.1 ? 1 : 0;
            }
        }
        assertThat((double) closed / eyes).isBetween(0.1, 0.24);
    }

    /** Of all that look covered so many are; the rest of a mouth's squares say how far it is open, or nothing. */
    @Test
    void mouthsAreCoveredByMasksAndPatches() throws IOException {
        PartData.Subject face = Subjects.of("neutral", 0.3);
        CloseUps closeUps = new CloseUps(
                new PartData.Training(
                        List.of(face),
                        List.of(
                                new PartData.Mouth(face.picture(), face.points(), true),
                                new PartData.Mouth(face.picture(), face.points(), false))),
                16);
        int covered = 0;
        int unknown = 0;
        int mouths = 0;
        for (int seed = 0; seed < 2000; seed++) {
            CloseUps.Example example = closeUps.make(seed);
            if (example.eye()) {
                assertThat(example.covered()).isFalse();
            } else {
                mouths++;
                covered += example.covered() ? 1 : 0;
                unknown += example.opening() == PartLoss.UNKNOWN ? 1 : 0;
            }
        }
        assertThat((double) covered / mouths).isBetween(0.18, 0.29);
        assertThat((double) unknown / mouths).isBetween(0.32, 0.45);
    }

    private static PartData.Training data(List<PartData.Subject> subjects) {
        return new PartData.Training(subjects, List.of());
    }
}
