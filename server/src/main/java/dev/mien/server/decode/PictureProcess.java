package dev.mien.server.decode;

import dev.mien.image.EncodedPicture;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.image.PictureDecoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the pictures that want FFmpeg, each in a process of its own: none learns of another, and one that breaks the decoder is a damaged
 * picture.
 */
public final class PictureProcess implements PictureDecoder {
    private static final Set<String> FORMATS = Set.of("HEIC", "AVIF", "JPEG 2000");

    /** Makes the decoder. */
    public PictureProcess() {}

    @Override
    public boolean reads(String format) {
        return FORMATS.contains(format);
    }

    @Override
    public EncodedPicture open(byte[] encoded, String format) throws IOException {
        Child child = start();
        try {
            tell(child, encoded, format);
            int kind = child.read(DataInputStream::readByte);
            if (kind != PictureWire.HEADER) {
                throw failure(child, kind);
            }
            return new Opened(child, child.read(PictureWire::header), encoded.length);
        } catch (IOException | RuntimeException e) {
            child.close();
            throw e;
        }
    }

    private static Child start() throws ImageReadException {
        try {
            // A single picture is there before code compiled with more thought would pay.
            return Child.start("picture", PictureMain.class, List.of("-XX:TieredStopAtLevel=1"));
        } catch (IOException e) {
            throw new ImageReadException(
                    "no process to decode it can be started now; try again, or send it as JPEG or PNG", e);
        }
    }

    /** What it does not take it says, or its end does. */
    private static void tell(Child child, byte[] encoded, String format) {
        try {
            child.write(out -> {
                DataOutputStream to = new DataOutputStream(out);
                to.writeUTF(format);
                to.writeInt(encoded.length);
                to.write(encoded);
                to.flush();
            });
        } catch (IOException e) {
            // Heard of when it is read from.
        }
    }

    private static IOException failure(Child child, int kind) throws IOException {
        String said = child.read(in -> in.readUTF());
        return switch (kind) {
            case PictureWire.UNREADABLE -> new ImageReadException(said);
            case PictureWire.CUT -> new EOFException();
            default -> new IOException(said);
        };
    }

    private record Opened(Child child, PictureWire.Header header, int bytes) implements EncodedPicture {
        @Override
        public int width() {
            return header.width();
        }

        @Override
        public int height() {
            return header.height();
        }

        /** Here; what decoding takes is the other process's. */
        @Override
        public long cost() {
            return 3L * width() * height() + bytes;
        }

        @Override
        public int orientation() {
            return header.orientation();
        }

        @Override
        public Optional<byte[]> profile() {
            return header.profile();
        }

        @Override
        public Optional<String> leftOut() {
            return header.leftOut();
        }

        @Override
        public Image decode() throws IOException {
            int kind = child.read(DataInputStream::readByte);
            if (kind != PictureWire.PICTURE) {
                throw failure(child, kind);
            }
            return child.read(in -> PictureWire.picture(in, header));
        }

        @Override
        public void close() {
            child.close();
        }
    }
}
