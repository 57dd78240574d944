package dev.mien.examples;

import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.report.PictureResult;
import dev.mien.report.record.Format;
import dev.mien.report.record.RecordWriter;
import dev.mien.report.record.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All pictures of a folder into one CSV file, a row a face, by all cores. */
final class FolderToCsv {
    private FolderToCsv() {}

    public static void main(String[] args) throws IOException {
        List<Path> pictures;
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            pictures = files.filter(Files::isRegularFile).sorted().toList();
        }
        // tag: folder
        try (FaceAnalyzer analyzer = FaceAnalyzer.of("accurate");
                RecordWriter<PictureResult> csv = Records.open(
                        Format.CSV,
                        Records.pictures(analyzer.reader().classes()),
                        Files.newOutputStream(Path.of(args[1])))) {
            List<PictureResult> results = pictures.parallelStream()
                    .flatMap(picture -> read(analyzer, picture))
                    .toList();
            for (PictureResult result : results) {
                csv.write(result);
            }
        }
        // end
    }

    private static Stream<PictureResult> read(FaceAnalyzer analyzer, Path picture) {
        try {
            return Stream.of(new PictureResult(picture.toString(), analyzer.analyze(Images.read(picture))));
        } catch (ImageReadException e) {
            System.err.println(e.getMessage());
            return Stream.empty();
        }
    }
}
