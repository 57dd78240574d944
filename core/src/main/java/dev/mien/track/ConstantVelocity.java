package dev.mien.track;

/**
 * A Kalman filter (Kalman 1960) of one coordinate that moves with nearly constant velocity: state position and velocity,
 * acceleration white noise of spectral density {@code q} (Bar-Shalom et al. 2001, section 6.2.2), time steps of any length.
 */
final class ConstantVelocity {
    private double position;
    private double velocity;
    private double pp;
    private double pv;
    private double vv;

    /**
     * @param variance of the first measurement
     * @param speed standard deviation of the velocity before anything is known
     */
    ConstantVelocity(double measured, double variance, double speed) {
        position = measured;
        pp = variance;
        vv = speed * speed;
    }

    /** Lets {@code dt} seconds pass. */
    void predict(double dt, double q) {
        position += velocity * dt;
        pp += dt * (2 * pv + dt * vv) + q * dt * dt * dt / 3;
        pv += dt * vv + q * dt * dt / 2;
        vv += q * dt;
    }

    void update(double measured, double variance) {
        double innovation = measured - position;
        double s = pp + variance;
        double gain = pp / s;
        double gainOfVelocity = pv / s;
        position += gain * innovation;
        velocity += gainOfVelocity * innovation;
        vv -= gainOfVelocity * pv;
        pv -= gain * pv;
        pp -= gain * pp;
    }

    double position() {
        return position;
    }

    /** Where it will be {@code dt} seconds from now. */
    double position(double dt) {
        return position + velocity * dt;
    }

    /** Variance of the difference to a measurement of the given variance. */
    double spread(double variance) {
        return pp + variance;
    }
}
