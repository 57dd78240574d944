package dev.mien.cascade;

import dev.mien.face.Box;
import dev.mien.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/**
 * A boosted cascade of simple features slid over an image at every position and scale: Viola and Jones, "Rapid Object
 * Detection using a Boosted Cascade of Simple Features", CVPR 2001, as implemented and trained by OpenCV.
 *
 * <p>May be shared between threads. OpenCV's classifier keeps the image it works on, so each search borrows one of a
 * pool that grows to the number of threads searching at once. OpenCV is loaded on the first search, not before.
 */
public final class Cascade implements AutoCloseable {
    private final CascadeFile file;
    private final ConcurrentLinkedDeque<CascadeClassifier> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /**
     * Prepares a search; nothing is loaded yet.
     *
     * @param file the trained cascade
     */
    public Cascade(CascadeFile file) {
        this.file = file;
    }

    /**
     * How to search.
     *
     * @param scaleStep factor between one window size and the next; above 1
     * @param neighbours how many other windows must agree with one to make a hit; at least 1
     * @param minSide smallest window in pixels; the cascade's own smallest where that is larger
     * @param maxSide largest window in pixels
     */
    public record Search(double scaleStep, int neighbours, int minSide, int maxSide) {
        /**
         * Checks the components.
         *
         * @param scaleStep factor between one window size and the next; above 1
         * @param neighbours how many other windows must agree with one to make a hit; at least 1
         * @param minSide smallest window in pixels; the cascade's own smallest where that is larger
         * @param maxSide largest window in pixels
         * @throws IllegalArgumentException if the step is not above 1, or neighbours or window are below 1
         */
        public Search {
            if (!(scaleStep > 1) || neighbours < 1 || minSide < 1) {
                throw new IllegalArgumentException(
                        "search needs a scale step above 1 and at least one neighbour and pixel, got " + scaleStep
                                + ", " + neighbours + " and " + minSide);
            }
        }
    }

    /**
     * Windows that agree on one object.
     *
     * @param box their mean, in pixels of the image searched
     * @param windows how many they are
     */
    public record Hit(Box box, int windows) {}

    /** {@return the trained cascade that is searched with} */
    public CascadeFile file() {
        return file;
    }

    /**
     * {@return everything the cascade fires on; colour is ignored} The order is the same on every call.
     *
     * @param image the picture to search, of any size
     * @param search sizes, steps and how many windows must agree
     * @throws IllegalStateException if the cascade is closed
     */
    public List<Hit> find(Image image, Search search) {
        if (closed) {
            throw new IllegalStateException("cascade " + file.id() + " is closed");
        }
        if (Math.min(image.width(), image.height()) < search.minSide()) {
            return List.of();
        }
        CascadeClassifier classifier = idle.pollFirst();
        if (classifier == null) {
            classifier = OpenCv.classifier(file);
        }
        try {
            return find(classifier, image.toGray(), search);
        } finally {
            idle.addFirst(classifier);
            if (closed) {
                close();
            }
        }
    }

    private static List<Hit> find(CascadeClassifier classifier, Image gray, Search search) {
        byte[] samples = new byte[gray.width() * gray.height()];
        gray.buffer().get(samples);
        try (Mat picture = new Mat(gray.height(), gray.width(), opencv_core.CV_8UC1);
                RectVector boxes = new RectVector();
                IntPointer counts = new IntPointer();
                Size smallest = new Size(search.minSide(), search.minSide());
                Size largest = new Size(search.maxSide(), search.maxSide())) {
            picture.data().put(samples);
            classifier.detectMultiScale2(
                    picture, boxes, counts, search.scaleStep(), search.neighbours(), 0, smallest, largest);
            List<Hit> hits = new ArrayList<>();
            for (long i = 0; i < boxes.size(); i++) {
                Rect box = boxes.get(i);
                hits.add(new Hit(new Box(box.x(), box.y(), box.width(), box.height()), counts.get(i)));
            }
            return hits;
        }
    }

    /** Frees the native classifiers; one in use is freed when its search ends. */
    @Override
    public void close() {
        closed = true;
        for (CascadeClassifier classifier = idle.pollFirst(); classifier != null; classifier = idle.pollFirst()) {
            classifier.close();
        }
    }
}
