package dev.mien.track;

import dev.mien.face.Box;
import dev.mien.face.Face;

/**
 * How a face's box moves: {@link ConstantVelocity} of the centre, a random walk of the logarithm of the size; the ratio of the
 * sides is the latest measured. Noise is in proportion to the face, as in DeepSORT (Wojke et al. 2017), but per second
 * instead of per frame, and greater for a face that the detector is less sure of (after Du et al. 2021, GIAOTracker): half
 * a face, at the edge of what hides the rest, is found where that half is. Size has no velocity, for a face that goes behind
 * something would shrink to nothing there.
 */
final class BoxMotion {
    /** Standard deviation of a surely detected centre and of its size's logarithm, in sides of the face. */
    private static final double MEASURED = 0.05;
    /** What is added for a face of no confidence at all. */
    private static final double UNSURE = 0.3;
    /** Speed of a face that was seen once, in sides a second. */
    private static final double SPEED = 1.5;
    /** Spectral density of the acceleration: the velocity wanders by 3 sides a second within a second. */
    private static final double ACCELERATION = 9;
    /** Standard deviation by which the logarithm of the size wanders within a second. */
    private static final double GROWTH = 0.3;

    private final ConstantVelocity x;
    private final ConstantVelocity y;
    private double size;
    private double sizeVariance;
    private double ratio;

    BoxMotion(Face face) {
        Box box = face.box();
        double side = side(box);
        double noise = square(noise(face));
        x = new ConstantVelocity(box.center().x(), noise * side * side, SPEED * side);
        y = new ConstantVelocity(box.center().y(), noise * side * side, SPEED * side);
        size = Math.log(side);
        sizeVariance = noise;
        ratio = box.width() / box.height();
    }

    void predict(double seconds) {
        double q = ACCELERATION * square(side());
        x.predict(seconds, q);
        y.predict(seconds, q);
        sizeVariance += square(GROWTH) * seconds;
    }

    void update(Face face) {
        Box box = face.box();
        double noise = square(noise(face));
        x.update(box.center().x(), noise * box.area());
        y.update(box.center().y(), noise * box.area());
        double gain = sizeVariance / (sizeVariance + noise);
        size += gain * (Math.log(side(box)) - size);
        sizeVariance *= 1 - gain;
        ratio = box.width() / box.height();
    }

    /** Where the box is now, by what is known. */
    Box box() {
        return box(0);
    }

    /** Where it will be. */
    Box box(double seconds) {
        double width = side() * Math.sqrt(ratio);
        double height = side() / Math.sqrt(ratio);
        return new Box(x.position(seconds) - width / 2, y.position(seconds) - height / 2, width, height);
    }

    /** How many standard deviations a face lies from where it is expected, squared, over the three coordinates. */
    double distance(Face face) {
        Box box = face.box();
        double noise = square(noise(face));
        double inPixels = noise * square(side());
        return square(box.center().x() - x.position()) / x.spread(inPixels)
                + square(box.center().y() - y.position()) / y.spread(inPixels)
                + square(Math.log(side(box)) - size) / (sizeVariance + noise);
    }

    /** Logarithm of the volume that the expectation of such a face is spread over, in sides of the face. */
    double logSpread(Face face) {
        double noise = square(noise(face));
        double area = square(side());
        return Math.log(x.spread(noise * area) * y.spread(noise * area) / square(area) * (sizeVariance + noise));
    }

    private static double noise(Face face) {
        return MEASURED + UNSURE * (1 - face.confidence());
    }

    private double side() {
        return Math.exp(size);
    }

    private static double side(Box box) {
        return Math.sqrt(box.area());
    }

    private static double square(double value) {
        return value * value;
    }
}
