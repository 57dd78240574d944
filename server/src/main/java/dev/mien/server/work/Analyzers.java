package dev.mien.server.work;

import dev.mien.model.ModelException;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.PipelineSpec;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Analyzers kept ready, a few at most, since each holds networks in memory: the one that nobody has asked for longest goes when
 * another is made, once those at work with it are done.
 */
public final class Analyzers implements AutoCloseable {
    private final int most;
    /** In the order in which they were asked for last. */
    private final Map<PipelineSpec, Shared> ready = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most how many are kept, 1 or more */
    public Analyzers(int most) {
        this.most = most;
    }

    /**
     * An analyzer to work with. Where it has to be made, others who ask wait: two made at once would take the memory of two.
     *
     * @param spec what is asked of it
     * @return the lease, to be closed by the caller when the work is done
     * @throws ModelException if a model is damaged
     * @throws IllegalArgumentException if a stage cannot be made so
     */
    public synchronized Lease lease(PipelineSpec spec) throws ModelException {
        Shared shared = ready.get(spec);
        if (shared == null) {
            shared = new Shared(spec.build());
            ready.put(spec, shared);
            drop(most);
        }
        return new Lease(shared);
    }

    private void drop(int kept) {
        for (Iterator<Shared> all = ready.values().iterator(); ready.size() > kept && all.hasNext(); ) {
            Shared oldest = all.next();
            all.remove();
            oldest.release();
        }
    }

    /** Those at work go on; theirs is closed with the last lease. */
    @Override
    public synchronized void close() {
        drop(0);
    }

    /** An analyzer and how many need it: the pool is one of them. */
    private static final class Shared {
        private final FaceAnalyzer analyzer;
        private int needed = 1;

        Shared(FaceAnalyzer analyzer) {
            this.analyzer = analyzer;
        }

        synchronized FaceAnalyzer take() {
            needed++;
            return analyzer;
        }

        synchronized void release() {
            if (--needed == 0) {
                analyzer.close();
            }
        }
    }

    /** An analyzer as long as somebody works with it. */
    public static final class Lease implements AutoCloseable {
        private final Shared shared;
        private final FaceAnalyzer analyzer;
        private boolean closed;

        private Lease(Shared shared) {
            this.shared = shared;
            this.analyzer = shared.take();
        }

        /** {@return what works; not to be closed by whoever has the lease} */
        public FaceAnalyzer analyzer() {
            return analyzer;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                shared.release();
            }
        }
    }
}
