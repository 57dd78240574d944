package dev.mien.train.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.detect.FaceCheck.Joint;
import dev.mien.face.Box;
import dev.mien.face.Face;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JointFitTest {
    private static final Box BOX = new Box(0, 0, 10, 10);

    private static Candidate candidate(double detectorLogit, boolean real) {
        return new Candidate(new Face(BOX, (float) (1 / (1 + Math.exp(-detectorLogit))), List.of()), real);
    }

    /** Faces drawn by a known rule are what the fit finds again. */
    @Test
    void theLikeliestNumbersAreFound() {
        SplittableRandom random = new SplittableRandom(1);
        List<Candidate> faces = new ArrayList<>();
        double[] said = new double[20_000];
        for (int i = 0; i < said.length; i++) {
            double detector = random.nextDouble(-3, 3);
            said[i] = random.nextDouble(-3, 3);
            double truth = 1 / (1 + Math.exp(-(0.5 * detector + 1.5 * said[i] - 0.7)));
            faces.add(candidate(detector, random.nextDouble() < truth));
        }
        Joint joint = new JointFit(List.of(new Proposals("some", 100, false, List.of(), faces)), List.of(said)).fit();
        assertThat(joint.detector()).isCloseTo(0.5, within(0.06));
        assertThat(joint.check()).isCloseTo(1.5, within(0.1));
        assertThat(joint.bias()).isCloseTo(-0.7, within(0.08));
    }

    /** Of a hundred empty pictures two false boxes pass, and no third. */
    @Test
    void theScoreLetsTwoInAHundredPass() {
        List<Candidate> faces = new ArrayList<>();
        List<Candidate> things = new ArrayList<>();
        double[] ofFaces = new double[50];
        double[] ofThings = new double[50];
        for (int i = 0; i < 50; i++) {
            faces.add(candidate(0, true));
            things.add(candidate(0, false));
            ofFaces[i] = i / 10.0;
            ofThings[i] = -i / 10.0;
        }
        JointFit fit = new JointFit(
                List.of(
                        new Proposals("faces", 50, false, List.of(), faces),
                        new Proposals("things", 100, true, List.of(), things)),
                List.of(ofFaces, ofThings));
        Joint joint = fit.fit();
        long passing =
                fit.probabilities(joint, 1).filter(p -> p >= joint.score()).count();
        long atHundredthLess = fit.probabilities(joint, 1)
                .filter(p -> p >= joint.score() - 0.01)
                .count();
        assertThat(passing).isLessThanOrEqualTo(2);
        assertThat(atHundredthLess).isGreaterThan(2);
    }
}
