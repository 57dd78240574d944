package dev.mien.server.work;

import dev.mien.model.ModelException;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.PipelineSpec;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Analyzers kept ready, a few at most, since each holds networks in memory: the one that nobody has asked for longest goes when
 * another is made, once those at work with it are done.
 */
public final class Analyzers implements AutoCloseable {
    private final int most;
    private final Object making = new Object();
    /** By what was asked for but the threshold, in the order in which they were asked for last. */
    private final Map<PipelineSpec, Shared> ready = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most how many are kept, 1 or more */
    public Analyzers(int most) {
        this.most = most;
    }

    /**
     * An analyzer to work with. Where it has to be made, others for whom one has to be made wait: two made at once would take the memory of
     * two. One that differs in its threshold alone has not.
     *
     * @param spec what is asked of it
     * @return the lease, to be closed by the caller when the work is done
     * @throws ModelException if a model is damaged
     * @throws IllegalArgumentException if a stage cannot be made so
     */
    public Lease lease(PipelineSpec spec) throws ModelException {
        Map<String, String> words = spec.toMap();
        Optional<Double> threshold =
                Optional.ofNullable(words.remove("threshold")).map(Double::valueOf);
        PipelineSpec networks = PipelineSpec.of(words);
        Lease lease = ready(networks, threshold);
        if (lease != null) {
            return lease;
        }
        synchronized (making) {
            Lease made = ready(networks, threshold); // by another meanwhile
            return made != null ? made : keep(networks, new Shared(networks.build()), threshold);
        }
    }

    private synchronized @Nullable Lease ready(PipelineSpec networks, Optional<Double> threshold) {
        Shared shared = ready.get(networks);
        return shared == null ? null : new Lease(shared, threshold);
    }

    private synchronized Lease keep(PipelineSpec networks, Shared made, Optional<Double> threshold) {
        ready.put(networks, made);
        drop(most);
        return new Lease(made, threshold);
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

        private Lease(Shared shared, Optional<Double> threshold) {
            this.shared = shared;
            FaceAnalyzer taken = shared.take();
            this.analyzer = threshold.map(taken::withThreshold).orElse(taken);
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
