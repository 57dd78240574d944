package dev.mien.batch.export;

import dev.mien.report.record.VideoRecords;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Interval tiers for Praat (Boersma and Weenink), in its long text form: a tier for each kind on each person. */
final class TextGridExport implements Export {
    @Override
    public String label() {
        return "textgrid";
    }

    @Override
    public String ending() {
        return ".TextGrid";
    }

    @Override
    public VideoRecords open(OutputStream out) {
        return new AtTheEnd(video -> write(video, out));
    }

    private static void write(VideoSummary video, OutputStream out) throws IOException {
        List<Tier> tiers = new ArrayList<>(Tier.of(video));
        if (tiers.isEmpty()) {
            // Praat reads no grid without a tier.
            tiers.add(new Tier("nobody", List.of()));
        }
        long end = Math.max(1, Tier.millis(video.to()));
        for (Tier tier : tiers) {
            for (Tier.Span span : tier.spans()) {
                end = Math.max(end, span.to());
            }
        }
        StringBuilder text = new StringBuilder("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n");
        text.append("xmin = 0\nxmax = ").append(seconds(end)).append("\ntiers? <exists>\nsize = ");
        text.append(tiers.size()).append("\nitem []:\n");
        for (int i = 0; i < tiers.size(); i++) {
            add(text, i + 1, tiers.get(i), end);
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void add(StringBuilder text, int number, Tier tier, long end) {
        List<Tier.Span> filled = filled(tier.spans(), end);
        text.append("    item [").append(number).append("]:\n");
        text.append("        class = \"IntervalTier\"\n        name = \"").append(quoted(tier.name()));
        text.append("\"\n        xmin = 0\n        xmax = ").append(seconds(end));
        text.append("\n        intervals: size = ").append(filled.size()).append('\n');
        for (int i = 0; i < filled.size(); i++) {
            Tier.Span span = filled.get(i);
            text.append("        intervals [").append(i + 1).append("]:\n            xmin = ");
            text.append(seconds(span.from())).append("\n            xmax = ").append(seconds(span.to()));
            text.append("\n            text = \"").append(quoted(span.text())).append("\"\n");
        }
    }

    /** Intervals cover all of the time. */
    private static List<Tier.Span> filled(List<Tier.Span> spans, long end) {
        List<Tier.Span> filled = new ArrayList<>();
        long at = 0;
        for (Tier.Span span : spans) {
            if (span.from() > at) {
                filled.add(new Tier.Span(at, span.from(), ""));
            }
            filled.add(span);
            at = span.to();
        }
        if (at < end) {
            filled.add(new Tier.Span(at, end, ""));
        }
        return filled;
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }

    private static String quoted(String text) {
        return text.replace("\"", "\"\"");
    }
}
