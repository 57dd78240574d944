package dev.mien.train.engine;

import ai.djl.ndarray.NDArray;

/**
 * Arithmetic of arrays and numbers for losses. DJL's own ({@code array.mul(2)}) lets go of the number's memory at once, while
 * PyTorch reads it again on its way back: after a garbage collection in between, gradients are nonsense. Here numbers live as
 * long as the array's manager.
 */
public final class Scalars {
    private Scalars() {}

    /**
     * {@return the product}
     *
     * @param x any shape
     * @param factor of every value
     */
    public static NDArray times(NDArray x, double factor) {
        return x.mul(kept(x, factor));
    }

    /**
     * {@return the quotient}
     *
     * @param x any shape
     * @param divisor of every value
     */
    public static NDArray over(NDArray x, double divisor) {
        return x.div(kept(x, divisor));
    }

    /**
     * {@return the larger of each value and the bound}
     *
     * @param x any shape
     * @param bound what no result is below
     */
    public static NDArray atLeast(NDArray x, double bound) {
        return x.maximum(kept(x, bound));
    }

    /**
     * {@return the smaller of each value and the bound}
     *
     * @param x any shape
     * @param bound what no result is above
     */
    public static NDArray atMost(NDArray x, double bound) {
        return x.minimum(kept(x, bound));
    }

    /**
     * {@return {@code ln(1 + exp(x))}, in a form that does not overflow}
     *
     * @param x any shape
     */
    public static NDArray softplus(NDArray x) {
        return x.abs().neg().exp().add(1).log().add(atLeast(x, 0));
    }

    private static NDArray kept(NDArray x, double number) {
        return x.getManager().create((float) number);
    }
}
