package dev.mien.app.options;

import dev.mien.dataset.Sample;
import dev.mien.image.DecodeLimits;
import dev.mien.image.Image;
import dev.mien.image.Images;
import java.io.IOException;
import java.nio.file.Path;

/** One picture to read, or the reason why there is none. */
public sealed interface Input {
    /** What results and messages call it. */
    String name();

    /** @throws IOException with one line for the user if the picture cannot be read */
    Image read(DecodeLimits limits) throws IOException;

    record PictureFile(Path path) implements Input {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public Image read(DecodeLimits limits) throws IOException {
            return Images.read(path, limits);
        }
    }

    record StandardInput() implements Input {
        @Override
        public String name() {
            return "-";
        }

        @Override
        public Image read(DecodeLimits limits) throws IOException {
            return Images.read(System.in, "standard input", limits);
        }
    }

    /** A picture of a data set, with its label. */
    record LabelledPicture(Sample sample) implements Input {
        @Override
        public String name() {
            return sample.id();
        }

        @Override
        public Image read(DecodeLimits limits) throws IOException {
            return sample.picture().read();
        }
    }

    /** Something that was named or found but is no readable file, such as a link that leads back into itself. */
    record Unreadable(String name, IOException reason) implements Input {
        @Override
        public Image read(DecodeLimits limits) throws IOException {
            throw reason;
        }
    }
}
