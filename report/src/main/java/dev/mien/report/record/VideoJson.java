package dev.mien.report.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mien.face.FrameResult;
import dev.mien.report.Decimals;
import dev.mien.timeline.Blink;
import dev.mien.timeline.CrowdInterval;
import dev.mien.timeline.Dwell;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.LookingAway;
import dev.mien.timeline.PersonSummary;
import dev.mien.timeline.Signal;
import dev.mien.timeline.TimedFace;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * JSON Lines of videos: an object for each {@code frame}, each {@code event}, {@code blink} and {@code looking_away} when it has
 * ended, and at the end each {@code person}, each {@code interval} of the crowd and the {@code video}; their field {@code type} says which. Described in
 * {@code docs/guide/output.md}.
 */
final class VideoJson implements VideoRecords {
    private final JsonObjects lines;

    VideoJson(JsonObjects lines) {
        this.lines = lines;
    }

    @Override
    public void frame(String source, TimedFrame frame) throws IOException {
        FrameResult result = frame.frame().result();
        line("frame", source, json -> {
            json.writeNumberField("frame", result.index());
            json.writeNumberField("time", Decimals.seconds(result.time()));
            json.writeNumberField("width", result.width());
            json.writeNumberField("height", result.height());
            json.writeBooleanField("searched", frame.frame().detected());
            json.writeArrayFieldStart("faces");
            for (TimedFace face : frame.faces()) {
                json.writeStartObject();
                FaceJson.write(json, face.result());
                if (face.person().isPresent()) {
                    write(json, face.person().get());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, TimedFace.OfPerson person) throws IOException {
        json.writeNumberField("track", person.track());
        json.writeObjectFieldStart("smoothed");
        FaceJson.writeAnswer(json, person.verdict(), person.smoothed());
        json.writeEndObject();
    }

    @Override
    public void event(String source, ExpressionEvent event) throws IOException {
        line("event", source, json -> {
            json.writeNumberField("track", event.track());
            json.writeStringField("expression", event.expression().label());
            json.writeNumberField("onset", Decimals.seconds(event.onset()));
            json.writeNumberField("apex", Decimals.seconds(event.apex()));
            json.writeNumberField("offset", Decimals.seconds(event.offset()));
            json.writeNumberField("strength", Decimals.unit(event.strength()));
            json.writeBooleanField("sure", event.sure());
        });
    }

    @Override
    public void signal(String source, Signal signal) throws IOException {
        line(signal instanceof Blink ? "blink" : "looking_away", source, json -> {
            json.writeNumberField("track", signal.track());
            json.writeNumberField("onset", Decimals.seconds(signal.onset()));
            json.writeNumberField("apex", Decimals.seconds(signal.apex()));
            json.writeNumberField("offset", Decimals.seconds(signal.offset()));
            if (signal instanceof Blink blink) {
                json.writeNumberField("closure", Decimals.unit(blink.closure()));
            } else if (signal instanceof LookingAway away) {
                json.writeNumberField("angle", Decimals.degrees(away.angle()));
                json.writeNumberField("yaw", Decimals.degrees(away.pose().yaw()));
                json.writeNumberField("pitch", Decimals.degrees(away.pose().pitch()));
            }
        });
    }

    @Override
    public void end(VideoSummary video) throws IOException {
        for (PersonSummary person : video.people()) {
            line("person", video.source(), json -> write(json, person));
        }
        for (CrowdInterval interval : video.crowd()) {
            line("interval", video.source(), json -> write(json, interval, video));
        }
        line("video", video.source(), json -> {
            json.writeNumberField("width", video.width());
            json.writeNumberField("height", video.height());
            json.writeNumberField("from", Decimals.seconds(video.from()));
            json.writeNumberField("to", Decimals.seconds(video.to()));
            json.writeNumberField("frames", video.frames());
            json.writeNumberField("people", video.people().size());
            json.writeNumberField("brief_sightings", video.briefSightings());
            json.writeArrayFieldStart("faults");
            for (String fault : video.faults()) {
                json.writeString(fault);
            }
            json.writeEndArray();
            // Without the start, so that reading a video twice gives the same lines.
            json.writeStringField("version", video.provenance().version());
            ProvenanceJson.stages(json, video.provenance());
        });
    }

    private static void write(JsonGenerator json, PersonSummary person) throws IOException {
        json.writeNumberField("track", person.track());
        json.writeNumberField("first", Decimals.seconds(person.first()));
        json.writeNumberField("last", Decimals.seconds(person.last()));
        json.writeNumberField("frames", person.sightings());
        json.writeNumberField("events", person.events().size());
        FaceJson.writeProbabilities(json, person.mean());
        json.writeObjectFieldStart("dwell");
        for (Map.Entry<String, Duration> entry : new TreeMap<>(person.dwell()).entrySet()) {
            json.writeNumberField(entry.getKey(), Decimals.seconds(entry.getValue()));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("transitions");
        for (Map.Entry<Dwell.Transition, Integer> entry : new TreeMap<>(person.transitions()).entrySet()) {
            json.writeStartObject();
            json.writeStringField("from", entry.getKey().from());
            json.writeStringField("to", entry.getKey().to());
            json.writeNumberField("count", entry.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        PersonSummary.Eyes eyes = person.eyes();
        json.writeNumberField("blinks", eyes.blinks());
        write(json, "blinks_per_minute", eyes.blinksPerMinute());
        write(json, "perclos", eyes.perclos());
        write(json, "mouth_opening", eyes.meanMouthOpening());
        json.writeNumberField("looked_away", person.lookingAway().size());
        if (person.away().isPresent()) {
            json.writeNumberField("away", Decimals.seconds(person.away().get()));
        } else {
            json.writeNullField("away");
        }
    }

    private static void write(JsonGenerator json, CrowdInterval interval, VideoSummary video) throws IOException {
        json.writeNumberField("start", Decimals.seconds(interval.start()));
        json.writeNumberField("seconds", Decimals.seconds(video.interval()));
        json.writeNumberField("frames", interval.frames());
        json.writeNumberField("people", interval.people());
        json.writeNumberField("mean_faces", Decimals.unit(interval.meanFaces()));
        json.writeNumberField("most_faces", interval.mostFaces());
        if (interval.expressions().isPresent()) {
            FaceJson.writeProbabilities(json, interval.expressions().get());
        } else {
            json.writeStringField("withheld", "fewer than " + video.minGroup() + " people");
        }
    }

    /** Null where it is not known. */
    private static void write(JsonGenerator json, String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, Decimals.unit(value.getAsDouble()));
        } else {
            json.writeNullField(name);
        }
    }

    private void line(String type, String source, FaceJson.Content content) throws IOException {
        lines.write(json -> {
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeStringField("source", source);
            content.write(json);
            json.writeEndObject();
        });
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
