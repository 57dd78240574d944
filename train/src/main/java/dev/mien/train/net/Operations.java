package dev.mien.train.net;

/**
 * What a network is made of, for one way of writing it down. {@code V} stands for a value that flows through the network:
 * a batch of feature maps [n, channels, height, width], or of vectors [n, length] after {@link #average} or {@link #flatten}.
 */
public interface Operations<V> {
    V standardize(V x, float mean, float deviation);

    /** Padded by half the kernel; weight [out, in, kernel, kernel]. */
    V convolution(V x, Parameter weight, int stride);

    /** Each channel by itself, padded by half the kernel; weight [channels, 1, kernel, kernel]. */
    V depthwise(V x, Parameter weight, int stride);

    /** A 1x1 convolution with a bias, always in float32: what the network says of each place; weight [out, in, 1, 1]. */
    V project(V x, Parameter weight, Parameter bias);

    /** Twice as high and wide, each value repeated. */
    V enlarge(V x);

    V batchNorm(V x, Parameter gain, Parameter bias, Parameter mean, Parameter variance, float epsilon);

    V relu(V x);

    V add(V x, V y);

    /** {@code x * sigmoid(up(relu(down(mean over the area of x))))}; weights [out, in]. */
    V squeezeExcite(V x, Parameter down, Parameter downBias, Parameter up, Parameter upBias);

    /** The mean over the area of each channel. */
    V average(V x);

    /** All values of each picture in one vector: by channel, then row by row. */
    V flatten(V x);

    /** Weight [out, in]. */
    V dense(V x, Parameter weight, Parameter bias);
}
