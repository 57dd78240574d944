package dev.mien.server.work;

/** Faults as the log has them: of which kind and where, without their messages, which may name files. */
public final class Faults {
    private Faults() {}

    /**
     * {@return the kind and the place}
     *
     * @param fault of the server
     */
    public static String name(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return fault.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
