package dev.mien.dataset;

import dev.mien.face.HeadPose;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pictures in {@code images/} beside a {@code labels.csv} with {@code image,yaw,pitch,roll} in radians, one large face a
 * picture: the form of {@code smiles-poses} (GENKI-4K), whose roll is positive clockwise in the picture. Safe to share.
 */
public final class PosedFaces implements Closeable {
    private final String name;
    private final List<Sample> samples;
    private final Closeable files;

    private PosedFaces(String name, List<Sample> samples, Closeable files) {
        this.name = name;
        this.samples = List.copyOf(samples);
        this.files = files;
    }

    /**
     * A picture and how the head in it is held.
     *
     * @param id names it within its data set
     * @param pose in the conventions of {@link HeadPose}
     * @param picture the pixels
     */
    public record Sample(String id, HeadPose pose, PictureSource picture) {}

    /**
     * Opens such a data set.
     *
     * @param path a folder or zip file
     * @return the pictures, to be closed by the caller
     * @throws IOException if it cannot be read or is no such data set; the message is for the user
     */
    public static PosedFaces open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new DatasetException(path + ": no such file or folder");
        }
        FileTree tree = Files.isDirectory(path) ? FileTree.ofFolder(path) : FileTree.ofZip(path);
        try {
            return new PosedFaces(tree.name(), read(tree), tree);
        } catch (IOException | RuntimeException e) {
            tree.close();
            throw e;
        }
    }

    private static List<Sample> read(FileTree tree) throws IOException {
        String expected = "expected images/ with labels.csv (columns image,yaw,pitch,roll, angles in radians)";
        if (!tree.files().contains(VotedPictures.LABELS)) {
            throw new DatasetException(tree.name() + ": no " + VotedPictures.LABELS + " in it; " + expected);
        }
        List<Sample> samples = new ArrayList<>();
        try (CsvReader csv = tree.csv(VotedPictures.LABELS)) {
            if (!csv.has("image", "yaw", "pitch", "roll")) {
                throw new DatasetException(tree.name() + ": not a form of data known here; " + expected);
            }
            for (Optional<CsvRow> next = csv.next(); next.isPresent(); next = csv.next()) {
                CsvRow row = next.get();
                String image = row.text("image");
                samples.add(new Sample(
                        image,
                        new HeadPose(
                                Math.toDegrees(row.number("yaw")),
                                Math.toDegrees(row.number("pitch")),
                                -Math.toDegrees(row.number("roll"))),
                        tree.picture("images/" + image)));
            }
        }
        if (samples.isEmpty()) {
            throw new DatasetException(tree.name() + ": no picture in it");
        }
        return samples;
    }

    /** {@return the name of the file or folder} */
    public String name() {
        return name;
    }

    /** {@return every picture, in the order of the file; never empty} */
    public List<Sample> samples() {
        return samples;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
