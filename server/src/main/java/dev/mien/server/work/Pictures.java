package dev.mien.server.work;

import dev.mien.face.FrameResult;
import dev.mien.image.DecodeLimits;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.image.OpenPicture;
import dev.mien.image.PictureDecoder;
import dev.mien.model.ModelException;
import dev.mien.pipeline.PipelineSpec;
import java.io.IOException;
import java.io.InputStream;

/** Reads a picture and says what it shows, when a worker is free. Exactly what the command line does with a picture. */
public final class Pictures {
    private final Analyzers analyzers;
    private final Gate gate;
    private final DecodeLimits limits;
    private final PictureDecoder foreign;
    private final Timings timings;

    /**
     * @param analyzers kept ready
     * @param gate gives workers
     * @param limits of one picture
     * @param foreign decodes what Java and its plug-ins cannot
     * @param timings is told how long each stage took
     */
    public Pictures(Analyzers analyzers, Gate gate, DecodeLimits limits, PictureDecoder foreign, Timings timings) {
        this.analyzers = analyzers;
        this.gate = gate;
        this.limits = limits;
        this.foreign = foreign;
        this.timings = timings;
    }

    /** What is told how long a stage took. */
    public interface Timings {
        /**
         * A stage is done.
         *
         * @param stage "wait", "decode" or "analyze"
         * @param seconds it took
         */
        void took(String stage, double seconds);
    }

    /** Is shown pictures while they are there. */
    public interface Look {
        /** Sees nothing. */
        Look AWAY = (image, result) -> {};

        /**
         * Sees a picture.
         *
         * @param image of it, upright
         * @param result what it shows
         */
        void at(Image image, FrameResult result);
    }

    /** Where an encoded picture comes from. */
    public interface Source {
        /**
         * {@return its bytes, from the first; to be closed by the caller}
         *
         * @throws IOException if they cannot be read
         */
        InputStream open() throws IOException;
    }

    /** Who may have pictures decoded, and is told what each was. */
    public interface Admission {
        /** Goes on, or refuses with an exception of its own. */
        void check();

        /**
         * Counts a picture.
         *
         * @param pixels width times height
         */
        void decoded(long pixels);
    }

    /**
     * Reads and analyses a picture.
     *
     * @param source of its bytes
     * @param name what messages call it
     * @param spec the pipeline
     * @param admission may refuse it before anything is decoded
     * @param look is shown the picture
     * @return what it shows
     * @throws ImageReadException if it cannot be read; the message is one line for whoever sent it
     * @throws ModelException if a model is damaged
     * @throws BusyException if no worker is free, or memory is short
     * @throws IOException if its bytes cannot be read
     * @throws InterruptedException if the thread was interrupted
     */
    @SuppressWarnings("try") // the worker is held, not used
    public FrameResult analyze(Source source, String name, PipelineSpec spec, Admission admission, Look look)
            throws IOException, BusyException, InterruptedException {
        long asked = System.nanoTime();
        try (Gate.Pass worker = gate.work();
                Analyzers.Lease lease = analyzers.lease(spec)) {
            long began = lap("wait", asked);
            admission.check();
            try (InputStream in = source.open();
                    OpenPicture picture = Images.open(in, name, limits, foreign)) {
                long decoded = lap("decode", began);
                admission.decoded(
                        (long) picture.image().width() * picture.image().height());
                FrameResult result = lease.analyzer().analyze(picture.image());
                lap("analyze", decoded);
                look.at(picture.image(), result);
                return result;
            }
        } catch (OutOfMemoryError e) {
            throw new BusyException("too little memory for this picture now; try again, or send it smaller", 10);
        }
    }

    private long lap(String stage, long since) {
        long now = System.nanoTime();
        timings.took(stage, (now - since) / 1e9);
        return now;
    }
}
