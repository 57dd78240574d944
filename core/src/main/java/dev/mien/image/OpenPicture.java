package dev.mien.image;

import java.util.Optional;

/**
 * A picture that was read, and its share of the memory that all pictures of this process have together. While it is open, others
 * that do not fit beside it wait; so it is closed when the work on it is done, and no thread reads another before.
 */
public final class OpenPicture implements AutoCloseable {
    private final Image image;
    private final Optional<String> leftOut;
    private final DecodeMemory.Share share;

    OpenPicture(Image image, Optional<String> leftOut, DecodeMemory.Share share) {
        this.image = image;
        this.leftOut = leftOut;
        this.share = share;
    }

    /**
     * {@return a picture that is there already and holds no share}
     *
     * @param image any picture
     */
    public static OpenPicture of(Image image) {
        return new OpenPicture(image, Optional.empty(), DecodeMemory.SHARED.nothing());
    }

    /** {@return the picture, upright, grey or RGB} */
    public Image image() {
        return image;
    }

    /** {@return what of the file was not read, in words, such as "the first of 3 frames of an animation"} */
    public Optional<String> leftOut() {
        return leftOut;
    }

    @Override
    public void close() {
        share.close();
    }
}
