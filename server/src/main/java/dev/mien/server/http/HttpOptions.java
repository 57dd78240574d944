package dev.mien.server.http;

import dev.mien.pipeline.PipelineSpec;
import dev.mien.server.audit.AuditLog;
import dev.mien.server.key.Callers;
import dev.mien.server.policy.Answers;
import dev.mien.server.results.Results;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How the service is served.
 *
 * @param host address to listen on
 * @param port to listen on; 0 for any that is free
 * @param callers who may ask
 * @param usual what is done where nothing is asked for
 * @param answers makes records as the policy allows them
 * @param live live sessions at once
 * @param kept how long results of videos are kept
 * @param results that are kept
 * @param audit who asked what; not closed here
 * @param log takes a line of JSON for each request
 */
public record HttpOptions(
        String host,
        int port,
        Callers callers,
        PipelineSpec usual,
        Answers answers,
        int live,
        Duration kept,
        Results results,
        AuditLog audit,
        Consumer<String> log) {}
