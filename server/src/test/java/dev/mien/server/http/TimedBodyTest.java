package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jetty.io.Content;
import org.junit.jupiter.api.Test;

class TimedBodyTest {
    private long now = Long.MAX_VALUE - 10; // clocks of this kind may begin anywhere

    private InputStream body(double leastRate) {
        Content.Source three = Content.Source.from(
                ByteBuffer.wrap(new byte[] {1}), ByteBuffer.wrap(new byte[] {2}), ByteBuffer.wrap(new byte[] {3}));
        return Content.Source.asInputStream(new TimedBody(three, Duration.ofMinutes(2), leastRate, () -> now));
    }

    private static void isTooSlow(ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOf(IOException.class)
                .satisfies(e -> assertThat(Api.problem(e).problem()).isEqualTo(Problem.TOO_SLOW))
                .hasRootCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void whatComesInTimeComesWholeAndTheRestIsTooSlow() throws IOException {
        try (InputStream body = body(Double.POSITIVE_INFINITY)) {
            assertThat(body.read()).isEqualTo(1);
            now += TimeUnit.MINUTES.toNanos(2);
            assertThat(body.read()).isEqualTo(2);
            now++;
            isTooSlow(body::read);
        }
    }

    @Test
    void whatComesSteadilyIsGivenMore() throws IOException {
        try (InputStream body = body(1)) {
            assertThat(body.read()).isEqualTo(1);
            now += TimeUnit.SECONDS.toNanos(121);
            assertThat(body.read()).isEqualTo(2);
            now += TimeUnit.SECONDS.toNanos(2);
            isTooSlow(body::read);
        }
    }
}
