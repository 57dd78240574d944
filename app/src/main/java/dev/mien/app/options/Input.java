package dev.mien.app.options;

import dev.mien.base.PathNames;
import dev.mien.dataset.Sample;
import dev.mien.image.DecodeLimits;
import dev.mien.image.Images;
import dev.mien.image.OpenPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One picture to read, or the reason why there is none. */
public sealed interface Input {
    /** What results and messages call it. */
    String name();

    /** Its place below what the user named, folders and all, if something can be made of it that lies so too. */
    default Optional<Path> place() {
        return Optional.empty();
    }

    /**
     * Reads the picture; the caller closes it when the work on it is done.
     *
     * @throws IOException with one line for the user if the picture cannot be read
     */
    OpenPicture open(DecodeLimits limits) throws IOException;

    /** @param place below the folder that the user named; of a file named by itself, its name */
    record PictureFile(Path path, Optional<Path> place) implements Input {
        static PictureFile alone(Path path) {
            return new PictureFile(path, Optional.ofNullable(path.getFileName()));
        }

        static PictureFile within(Path folder, Path path) {
            return new PictureFile(path, Optional.of(folder.relativize(path)));
        }

        @Override
        public String name() {
            return PathNames.of(path);
        }

        @Override
        public OpenPicture open(DecodeLimits limits) throws IOException {
            return Images.open(path, limits);
        }
    }

    record StandardInput() implements Input {
        @Override
        public String name() {
            return "-";
        }

        @Override
        public Optional<Path> place() {
            return Optional.of(Path.of("stdin"));
        }

        @Override
        public OpenPicture open(DecodeLimits limits) throws IOException {
            return Images.open(System.in, "standard input", limits);
        }
    }

    /** A picture of a data set, with its label. */
    record LabelledPicture(Sample sample) implements Input {
        @Override
        public String name() {
            return sample.id();
        }

        @Override
        public OpenPicture open(DecodeLimits limits) throws IOException {
            return OpenPicture.of(sample.picture().read());
        }
    }

    /** Something that was named or found but is no readable file, such as a link that leads back into itself. */
    record Unreadable(String name, IOException reason) implements Input {
        @Override
        public OpenPicture open(DecodeLimits limits) throws IOException {
            throw reason;
        }
    }
}
