package dev.mien.examples;

import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.image.Images;
import dev.mien.pipeline.FaceAnalyzer;
import java.io.IOException;
import java.nio.file.Path;

/** What the faces in one photo show. */
final class OnePhoto {
    private OnePhoto() {}

    public static void main(String[] args) throws IOException {
        Path photo = Path.of(args[0]);
        // tag: photo
        try (FaceAnalyzer analyzer = FaceAnalyzer.of("accurate")) {
            FrameResult result = analyzer.analyze(Images.read(photo));
            for (FaceResult face : result.faces()) {
                System.out.println(face.verdict().label() + " at " + face.face().box());
            }
        }
        // end
    }
}
