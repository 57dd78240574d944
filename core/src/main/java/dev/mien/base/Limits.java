package dev.mien.base;

/** How large things may be. Each limit says why; what is larger is refused in words, before memory is taken for it. */
public final class Limits {
    /** Elements of one Java array: a few less than the largest {@code int}, as virtual machines keep some for themselves. */
    public static final int ARRAY = Integer.MAX_VALUE - 16;

    /** Bytes of a picture's file, unless the user says otherwise: more than any phone makes. */
    public static final long PICTURE_BYTES = 64L << 20;

    /** Pixels of a picture, unless the user says otherwise: more than most phones make, a few hundred megabytes of memory. */
    public static final long PICTURE_PIXELS = 100_000_000;

    /** Pixels of a picture, whatever the user says: the three samples of each lie in one array. */
    public static final long IMAGE_PIXELS = ARRAY / 3;

    /** Share of Java's heap that all pictures being decoded may have together: the rest is for what is done with them. */
    public static final double PICTURE_MEMORY = 0.6;

    /** Scans of a JPEG, however small: cameras and programs write ten or so. */
    public static final int JPEG_SCANS = 30;

    /** Scans of a JPEG times its pixels, where it has more scans: each goes over all pixels, some seconds of work. */
    public static final long JPEG_SCAN_PIXELS = 1_000_000_000;

    /** Pixels of a video's frame, unless the user says otherwise: 8K has 33 million. */
    public static final long FRAME_PIXELS = 40_000_000;

    /** Bytes of a model's manifest: a thousand times what one needs, and harmless to read. */
    public static final int MANIFEST_BYTES = 1 << 20;

    /** Bytes of a model's file: it is read into one array. */
    public static final long MODEL_FILE_BYTES = ARRAY;

    /** Dimensions of a tensor: weights of a convolution have four. */
    public static final int TENSOR_RANK = 4;

    /** Least pixels a side of a face crop: below 8 no feature has a cell to look at. */
    public static final int LEAST_CROP_SIDE = 8;

    /** Most pixels a side of a face crop: beyond it a crop is larger than most faces in pictures, and only costs time. */
    public static final int CROP_SIDE = 1024;

    /** Threads of one network: more than any one machine gains from. */
    public static final int NETWORK_THREADS = 256;

    /** Seconds of one run of a network: a hundred times what the slowest known ones take on a slow machine. */
    public static final int NETWORK_SECONDS = 120;

    /** Lines kept on what is wrong with a medium: a stream that fails for days must not fill the memory with them. */
    public static final int FAULT_LINES = 50;

    /** Frames read ahead of whoever asks: they even out slow ones, and more only fill the memory. */
    public static final int FRAMES_AHEAD = 8;

    /** Bytes of pixels that those frames may have; of very large frames only one is read ahead. */
    public static final long FRAMES_AHEAD_BYTES = 32L << 20;

    /** Files of one archive: a list of more takes gigabytes of memory; part it. */
    public static final int ARCHIVE_FILES = 10_000_000;

    /** Bytes of one file of an archive that is copied out to be read, which videos are: more than a film has. */
    public static final long ARCHIVE_VIDEO_BYTES = 16L << 30;

    /** How many times larger a packed archive may become: pictures and videos are packed already, and hardly shrink. */
    public static final int ARCHIVE_RATIO = 100;

    /** Bytes up to which an archive may become as large as it likes. */
    public static final long ARCHIVE_FREE_BYTES = 1L << 30;

    private Limits() {}
}
