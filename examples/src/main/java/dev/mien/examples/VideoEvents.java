package dev.mien.examples;

import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.Step;
import dev.mien.timeline.VideoAnalyzer;
import dev.mien.video.Videos;
import java.io.IOException;

/** Who in a video shows what, from when on. */
final class VideoEvents {
    private VideoEvents() {}

    public static void main(String[] args) throws IOException {
        String medium = args[0];
        // tag: video
        try (VideoAnalyzer video = VideoAnalyzer.of("accurate").every(3).open(Videos.open(medium))) {
            for (Step step : video) {
                for (ExpressionEvent event : step.ended()) {
                    System.out.println(event.track() + ": " + event.expression().label() + " from " + event.onset());
                }
            }
            System.out.println(video.summary().people().size() + " people");
        }
        // end
    }
}
