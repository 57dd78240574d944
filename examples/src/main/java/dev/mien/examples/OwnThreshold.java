package dev.mien.examples;

import dev.mien.face.Verdict;
import dev.mien.image.Images;
import dev.mien.pipeline.FaceAnalyzer;
import java.io.IOException;
import java.nio.file.Path;

/** The small network, another detector threshold, and an answer only where it is surer than usual. */
final class OwnThreshold {
    private OwnThreshold() {}

    public static void main(String[] args) throws IOException {
        // tag: builder
        try (FaceAnalyzer analyzer = FaceAnalyzer.builder("fast")
                .detector("cnn:score=0.6")
                .threshold(0.9)
                .build()) {
            analyzer.analyze(Images.read(Path.of(args[0]))).faces().forEach(face -> {
                if (face.verdict() instanceof Verdict.Unsure unsure) {
                    System.out.println("unsure: " + unsure.reason());
                } else {
                    System.out.println(face.verdict().label() + " " + face.scores());
                }
            });
        }
        // end
    }
}
