package dev.mien.app.options;

import dev.mien.app.console.PathNames;
import dev.mien.dataset.Sample;
import dev.mien.image.DecodeLimits;
import dev.mien.image.Images;
import dev.mien.image.OpenPicture;
import java.io.IOException;
import java.nio.file.Path;

/** One picture to read, or the reason why there is none. */
public sealed interface Input {
    /** What results and messages call it. */
    String name();

    /**
     * Reads the picture; the caller closes it when the work on it is done.
     *
     * @throws IOException with one line for the user if the picture cannot be read
     */
    OpenPicture open(DecodeLimits limits) throws IOException;

    record PictureFile(Path path) implements Input {
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
