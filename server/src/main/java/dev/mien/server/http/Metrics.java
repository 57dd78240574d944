package dev.mien.server.http;

import dev.mien.server.work.Gate;
import dev.mien.server.work.Pictures;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.DoubleSupplier;

/** Figures on the service itself, for Prometheus. Nothing in them is about anybody. */
final class Metrics implements Pictures.Timings {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double[] SECONDS = {.005, .01, .02, .04, .08, .16, .32, .64, 1.28, 2.56, 5.12, 10.24, 30};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final Counter requests = Counter.builder()
            .name("mien_requests_total")
            .help("Requests answered")
            .labelNames("method", "route", "status")
            .register(registry);
    private final Histogram latency = Histogram.builder()
            .name("mien_request_seconds")
            .help("From the first byte of a request to the last of its answer")
            .labelNames("route")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    private final Histogram stages = Histogram.builder()
            .name("mien_stage_seconds")
            .help("Time of a picture in each stage")
            .labelNames("stage")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    private final Counter refused = Counter.builder()
            .name("mien_refused_total")
            .help("Requests that ended in a problem")
            .labelNames("problem")
            .register(registry);

    /**
     * @param live how many live sessions there are
     * @param listeners how many listen to such
     */
    Metrics(Gate gate, DoubleSupplier live, DoubleSupplier listeners) {
        gauge("mien_requests_inside", "Requests that are worked on or wait", gate::inside);
        gauge("mien_workers_busy", "Workers at work", gate::working);
        gauge("mien_workers", "Workers that there are", gate::workers);
        gauge("mien_live_sessions", "Live sessions open", live);
        gauge("mien_live_listeners", "Listeners to live sessions", listeners);
        Runtime java = Runtime.getRuntime();
        gauge("mien_heap_bytes", "Java's heap in use", () -> java.totalMemory() - java.freeMemory());
        gauge("mien_heap_max_bytes", "Java's heap at the most", java::maxMemory);
    }

    private void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> gauge.call(value.getAsDouble()))
                .register(registry);
    }

    void answered(String method, String route, int status) {
        requests.labelValues(method, route, String.valueOf(status)).inc();
    }

    void lasted(String route, double seconds) {
        latency.labelValues(route).observe(seconds);
    }

    void refused(Problem problem) {
        refused.labelValues(problem.label()).inc();
    }

    @Override
    public void took(String stage, double seconds) {
        stages.labelValues(stage).observe(seconds);
    }

    byte[] text() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        return out.toByteArray();
    }
}
