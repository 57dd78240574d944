package dev.mien.train.net;

/**
 * What a network is made of, for one way of writing it down. {@code V} stands for a value that flows through the network:
 * a batch of feature maps [n, channels, height, width], or of vectors [n, length] after {@link #average} or {@link #flatten}.
 *
 * @param <V> kind of value
 */
public interface Operations<V> {
    /**
     * {@return {@code (x - mean) / deviation}, of the shape of {@code x}}
     *
     * @param x any shape
     * @param mean in units of {@code x}
     * @param deviation in units of {@code x}, not 0
     */
    V standardize(V x, float mean, float deviation);

    /**
     * A convolution without bias, padded by half the kernel.
     *
     * @param x [n, in, height, width]
     * @param weight [out, in, kernel, kernel]
     * @param stride in cells, across and down
     * @return [n, out, height / stride, width / stride], rounded up
     */
    V convolution(V x, Parameter weight, int stride);

    /**
     * A convolution without bias of each channel by itself, padded by half the kernel.
     *
     * @param x [n, channels, height, width]
     * @param weight [channels, 1, kernel, kernel]
     * @param stride in cells, across and down
     * @return [n, channels, height / stride, width / stride], rounded up
     */
    V depthwise(V x, Parameter weight, int stride);

    /**
     * A 1x1 convolution with a bias, always in float32: what the network says of each place.
     *
     * @param x [n, in, height, width]
     * @param weight [out, in, 1, 1]
     * @param bias [out]
     * @return [n, out, height, width]
     */
    V project(V x, Parameter weight, Parameter bias);

    /**
     * Repeats each value across and down.
     *
     * @param x [n, channels, height, width]
     * @return [n, channels, 2 height, 2 width]
     */
    V enlarge(V x);

    /**
     * Batch normalisation; all arrays are [channels].
     *
     * @param x [n, channels, height, width]
     * @param gain of each channel after it is normalised
     * @param bias of each channel after that
     * @param mean the running means
     * @param variance the running variances
     * @param epsilon added to the variance before its root is taken
     * @return of the shape of {@code x}
     */
    V batchNorm(V x, Parameter gain, Parameter bias, Parameter mean, Parameter variance, float epsilon);

    /**
     * {@return {@code max(x, 0)}, of the shape of {@code x}}
     *
     * @param x any shape
     */
    V relu(V x);

    /**
     * {@return the sum, value by value}
     *
     * @param x any shape
     * @param y of the same shape
     */
    V add(V x, V y);

    /**
     * {@code x * sigmoid(up(relu(down(mean over the area of x))))}: the channels weighted by what they hold.
     *
     * @param x [n, channels, height, width]
     * @param down [hidden, channels]
     * @param downBias [hidden]
     * @param up [channels, hidden]
     * @param upBias [channels]
     * @return of the shape of {@code x}
     */
    V squeezeExcite(V x, Parameter down, Parameter downBias, Parameter up, Parameter upBias);

    /**
     * {@return the mean over the area of each channel, [n, channels]}
     *
     * @param x [n, channels, height, width]
     */
    V average(V x);

    /**
     * {@return all values of each picture in one vector, by channel, then row by row: [n, channels height width]}
     *
     * @param x [n, channels, height, width]
     */
    V flatten(V x);

    /**
     * A dense layer with a bias.
     *
     * @param x [n, in]
     * @param weight [out, in]
     * @param bias [out]
     * @return [n, out]
     */
    V dense(V x, Parameter weight, Parameter bias);
}
