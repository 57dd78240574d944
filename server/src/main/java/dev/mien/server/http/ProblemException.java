package dev.mien.server.http;

import java.io.IOException;
import java.util.Map;

/** Ends the handling of a request with a problem. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Problem problem;
    private final String detail;
    private final transient Map<String, String> headers;

    /** @param detail one line: what, what was expected, what to do */
    ProblemException(Problem problem, String detail) {
        this(problem, detail, Map.of());
    }

    ProblemException(Problem problem, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.problem = problem;
        this.detail = detail;
        this.headers = headers;
    }

    static ProblemException retry(Problem problem, String detail, double seconds) {
        long whole = (long) Math.max(1, Math.ceil(seconds));
        return new ProblemException(problem, detail, Map.of("Retry-After", String.valueOf(whole)));
    }

    /** As Linux, macOS and Windows have it; Java has no kind of its own for it. */
    static boolean isDiskFull(Throwable e) {
        String said = String.valueOf(e.getMessage());
        return e instanceof IOException
                && (said.contains("No space left on device") || said.contains("not enough space on the disk"));
    }

    static ProblemException diskFull() {
        return retry(Problem.BUSY, "there is no room on the server's disk now; try again later", 600);
    }

    Problem problem() {
        return problem;
    }

    String detail() {
        return detail;
    }

    Map<String, String> headers() {
        return headers;
    }
}
