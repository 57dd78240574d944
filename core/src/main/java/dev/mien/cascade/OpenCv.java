package dev.mien.cascade;

import dev.mien.infer.NativeFolder;
import java.io.File;
import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/** OpenCV's native library. */
public final class OpenCv {
    private OpenCv() {}

    /**
     * Loads the library if it is not loaded yet.
     *
     * @return its version, such as "4.13.0"
     * @throws IllegalStateException if it cannot be loaded on this machine; the message says what to do
     */
    public static String load() {
        // The second time, a native library that failed looks like a class that is missing.
        if (OpenCv.class.getResource("/org/bytedeco/opencv/opencv_objdetect/CascadeClassifier.class") == null) {
            throw new IllegalStateException(
                    "the cascades need OpenCV, which is not on the class path; add the dependency dev.mien:mien-cascades,"
                            + " or choose the detector cnn");
        }
        try {
            return Library.VERSION;
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "OpenCV's native library cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + " (" + e.getMessage()
                            + "); expected the jar org.bytedeco:opencv with this platform's classifier on the class path"
                            + " and a writable cache folder (system property org.bytedeco.javacpp.cachedir)",
                    e);
        }
    }

    static CascadeClassifier classifier(CascadeFile cascade) {
        load();
        String resource = "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/" + cascade.path();
        File file;
        try {
            file = Loader.cacheResource(CascadeClassifier.class, resource);
        } catch (IOException e) {
            throw new IllegalStateException("cascade " + cascade.id() + " cannot be unpacked: " + e.getMessage(), e);
        }
        CascadeClassifier classifier = new CascadeClassifier();
        if (file == null || !classifier.load(file.getPath())) {
            classifier.close();
            throw new IllegalStateException("cascade " + cascade.id() + " is missing or damaged in the OpenCV jar at "
                    + resource + "; expected org.bytedeco:opencv as released");
        }
        return classifier;
    }

    /** Its initialisation is the loading. */
    private static final class Library {
        static final String VERSION = version();

        private static String version() {
            NativeFolder.useForJavaCpp();
            Loader.load(CascadeClassifier.class);
            // Mien runs frames in parallel; OpenCV's own threads would only contend, and make the order of hits vary.
            opencv_core.setNumThreads(1);
            return opencv_core.CV_VERSION;
        }
    }
}
