package dev.mien.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.follow.FollowedFrame;
import dev.mien.report.PictureResult;
import dev.mien.testkit.Samples;
import dev.mien.timeline.TimedFace;
import dev.mien.timeline.TimedFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A Parquet file is a fraction of the JSON Lines that say the same. Real media: docs/benchmarks/2026-11-29-parquet.md. */
class ParquetSizeTest {
    private static final double MOST = 0.22;
    private static final double MOST_WITHOUT_LANDMARKS = 0.12;
    private static final int FRAMES = 1000;
    private static final int PICTURES = 1000;

    private static long video(Format format, boolean landmarks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (VideoRecords records = Records.open(format, Records.videos(Expression.FERPLUS), out)) {
            List<MadeFaces> people = List.of(new MadeFaces(1, landmarks), new MadeFaces(2, landmarks));
            for (int i = 0; i < FRAMES; i++) {
                records.frame("clips/talk.mp4", frame(i, people));
            }
        }
        return out.size();
    }

    private static TimedFrame frame(int index, List<MadeFaces> people) {
        List<FaceResult> seen = new ArrayList<>();
        List<TimedFace> timed = new ArrayList<>();
        for (MadeFaces person : people) {
            FaceResult face = person.face(300 + 600.0 * seen.size(), 300, 180);
            ExpressionScores smoothed = person.smoothed();
            person.later();
            seen.add(face);
            timed.add(new TimedFace(
                    face, Optional.of(new TimedFace.OfPerson(seen.size(), smoothed, person.verdict(smoothed)))));
        }
        FrameResult result = new FrameResult(index, Duration.ofMillis(40L * index), 1280, 720, seen);
        return new TimedFrame(new FollowedFrame(result, List.of(), index % 4 == 0), timed);
    }

    private static long pictures(Format format, boolean landmarks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Random random = new Random(3);
        MadeFaces faces = new MadeFaces(4, landmarks);
        try (RecordWriter<PictureResult> records = Records.open(format, Records.pictures(Expression.FERPLUS), out)) {
            for (int i = 0; i < PICTURES; i++) {
                FaceResult[] seen = new FaceResult[random.nextInt(4)];
                for (int j = 0; j < seen.length; j++) {
                    faces.another();
                    seen[j] = faces.face(random.nextInt(900), random.nextInt(500), 30 + random.nextInt(200));
                }
                records.write(
                        new PictureResult("photos/IMG_" + (1000 + 3 * i) + ".jpg", Samples.frame(1024, 683, seen)));
            }
        }
        return out.size();
    }

    @Test
    void videosAreSmall() throws IOException {
        holds(video(Format.PARQUET, true), video(Format.JSONL, true), MOST);
        holds(video(Format.PARQUET, false), video(Format.JSONL, false), MOST_WITHOUT_LANDMARKS);
    }

    @Test
    void picturesAreSmall() throws IOException {
        holds(pictures(Format.PARQUET, true), pictures(Format.JSONL, true), MOST);
        holds(pictures(Format.PARQUET, false), pictures(Format.JSONL, false), MOST_WITHOUT_LANDMARKS);
    }

    private static void holds(long parquet, long lines, double most) {
        assertThat((double) parquet / lines)
                .as("%d of %d bytes", parquet, lines)
                .isLessThanOrEqualTo(most);
    }
}
