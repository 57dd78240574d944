package dev.mien.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.report.Decimals;
import dev.mien.server.jobs.JobProgress;
import dev.mien.server.store.Job;
import dev.mien.server.store.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Jobs as answers have them. */
final class JobJson {
    static final String PATH = "/api/v1/jobs/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private JobJson() {}

    static ObjectNode of(Job job, JobProgress progress) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", job.id())
                .put("state", job.state().label())
                .put("name", job.name())
                .put("subject", job.subject())
                .put("bytes", job.bytes())
                .put("received", progress.received());
        if (job.state() == JobState.RUNNING || job.state() == JobState.STREAMING) {
            json.put("frames", progress.frames());
            json.put("time", Decimals.seconds(progress.time()));
            json.put("duration", progress.duration().map(Decimals::seconds).orElse(null));
        }
        if (!job.detail().isEmpty()) {
            json.put("detail", job.detail());
        }
        json.put("created", job.created().toString());
        json.put("ended", job.ended().map(Instant::toString).orElse(null));
        ObjectNode options = json.putObject("options");
        job.options().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(option -> options.put(option.getKey(), option.getValue()));
        ObjectNode links =
                json.putObject("links").put("self", PATH + job.id()).put("events", PATH + job.id() + "/events");
        if (job.state() == JobState.UPLOADING) {
            links.put("upload", "/api/v1/videos/" + job.id());
        } else if (job.state() == JobState.DONE) {
            links.put("result", PATH + job.id() + "/result");
        }
        return json;
    }

    static ObjectNode list(List<Job> jobs, Function<Job, JobProgress> progress) {
        ObjectNode json = JSON.createObjectNode();
        jobs.forEach(job -> json.withArray("jobs").add(of(job, progress.apply(job))));
        json.withArray("jobs");
        return json;
    }
}
