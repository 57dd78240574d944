package dev.mien.stage;

/**
 * A step of the pipeline. Stages are immutable and may be shared between threads; closing one frees its native memory,
 * after which it must not be used.
 */
public interface Stage extends AutoCloseable {
    /** {@return what this stage is, for provenance} */
    StageInfo info();

    @Override
    default void close() {}
}
