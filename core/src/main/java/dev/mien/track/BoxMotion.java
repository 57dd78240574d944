package dev.mien.track;

import dev.mien.face.Box;

/**
 * How a face's box moves: {@link ConstantVelocity} of the centre, and of the logarithm of the size with a velocity that
 * soon fades to nothing by its small noise; the ratio of the sides is the latest measured. Noise is in proportion to the
 * face, as in DeepSORT (Wojke et al. 2017), but per second instead of per frame.
 */
final class BoxMotion {
    /** Standard deviation of a detected centre and of a detected size's logarithm, in sides of the face. */
    private static final double MEASURED = 0.05;
    /** Speed of a face that was seen once, in sides a second. */
    private static final double SPEED = 1.5;
    /** Spectral density of the acceleration: the velocity wanders by 3 sides a second within a second. */
    private static final double ACCELERATION = 9;

    private static final double GROWTH = 0.3;
    private static final double GROWTH_ACCELERATION = 0.2;

    private final ConstantVelocity x;
    private final ConstantVelocity y;
    private final ConstantVelocity size;
    private double ratio;

    BoxMotion(Box box) {
        double side = side(box);
        x = new ConstantVelocity(box.center().x(), square(MEASURED * side), SPEED * side);
        y = new ConstantVelocity(box.center().y(), square(MEASURED * side), SPEED * side);
        size = new ConstantVelocity(Math.log(side), square(MEASURED), GROWTH);
        ratio = box.width() / box.height();
    }

    void predict(double seconds) {
        double q = ACCELERATION * square(side());
        x.predict(seconds, q);
        y.predict(seconds, q);
        size.predict(seconds, GROWTH_ACCELERATION);
    }

    void update(Box box) {
        double noise = square(MEASURED * side(box));
        x.update(box.center().x(), noise);
        y.update(box.center().y(), noise);
        size.update(Math.log(side(box)), square(MEASURED));
        ratio = box.width() / box.height();
    }

    /** Where the box is now, by what is known. */
    Box box() {
        return box(0);
    }

    /** Where it will be. */
    Box box(double seconds) {
        double side = Math.exp(size.position(seconds));
        double width = side * Math.sqrt(ratio);
        double height = side / Math.sqrt(ratio);
        return new Box(x.position(seconds) - width / 2, y.position(seconds) - height / 2, width, height);
    }

    /** How many standard deviations a box lies from where it is expected, squared, over the three coordinates. */
    double distance(Box box) {
        double noise = square(MEASURED * side());
        return square(box.center().x() - x.position()) / x.spread(noise)
                + square(box.center().y() - y.position()) / y.spread(noise)
                + square(Math.log(side(box)) - size.position()) / size.spread(square(MEASURED));
    }

    /** Logarithm of the volume that the expectation is spread over, in sides of the face. */
    double logSpread() {
        double noise = square(MEASURED * side());
        double sides = square(square(side()));
        return Math.log(x.spread(noise) * y.spread(noise) / sides * size.spread(square(MEASURED)));
    }

    private double side() {
        return Math.exp(size.position());
    }

    private static double side(Box box) {
        return Math.sqrt(box.area());
    }

    private static double square(double value) {
        return value * value;
    }
}
