package dev.mien.server.jobs;

import dev.mien.base.Require;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.server.policy.Policy;
import dev.mien.server.work.OpenSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What may be asked of a video or a stream: the words of a pipeline, {@code every}, and of a stream {@code seconds}. */
final class JobOptions {
    private static final String EVERY = "every";
    private static final String SECONDS = "seconds";
    private static final int MOST_EVERY = 100;
    private static final int USUAL_SECONDS = 60;

    private final PipelineSpec usual;
    private final Policy policy;

    JobOptions(PipelineSpec usual, Policy policy) {
        this.usual = usual;
        this.policy = policy;
    }

    /** @throws IllegalArgumentException if one makes no sense */
    void check(Map<String, String> options, boolean stream) {
        spec(options, stream);
        every(options);
        if (stream) {
            seconds(options);
        }
    }

    PipelineSpec spec(Map<String, String> options, boolean stream) {
        Map<String, String> words = new HashMap<>(options);
        words.remove(EVERY);
        if (stream) {
            words.remove(SECONDS);
        }
        return OpenSpec.of(usual, words, policy);
    }

    static int every(Map<String, String> options) {
        String asked = options.getOrDefault(EVERY, "1");
        Require.that(asked.matches("[1-9]\\d?|100"), EVERY + " must be a whole number from 1 to " + MOST_EVERY, asked);
        return Integer.parseInt(asked);
    }

    /** For how long a stream is read. */
    Duration seconds(Map<String, String> options) {
        int most = policy.streamSeconds();
        String asked = options.getOrDefault(SECONDS, String.valueOf(Math.min(USUAL_SECONDS, most)));
        Require.that(
                asked.matches("[1-9]\\d{0,5}") && Integer.parseInt(asked) <= most,
                SECONDS + " must be a whole number from 1 to " + most + ", the most that the policy allows",
                asked);
        return Duration.ofSeconds(Integer.parseInt(asked));
    }
}
