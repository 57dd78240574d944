package dev.mien.image;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.IIOException;

/** PNG by the JDK's reader, which looks neither at checksums nor at profiles. */
final class Png implements EncodedPicture {
    private static final int SIGNATURE = 8;
    /** Length, type and checksum. */
    private static final int CHUNK = 12;

    private static final int PROFILE_BYTES = 4 << 20;

    private final byte[] encoded;
    private int width;
    private int height;
    private int bitsPerPixel;
    private int orientation = 1;
    private int frames = 1;
    private Optional<byte[]> profile = Optional.empty();

    /** @throws EOFException if a chunk that matters is damaged or the last one is missing */
    Png(byte[] encoded) throws IOException {
        this.encoded = encoded;
        ByteBuffer file = ByteBuffer.wrap(encoded);
        boolean ended = false;
        for (long at = SIGNATURE; at + CHUNK <= encoded.length && !ended; ) {
            int start = (int) at;
            long length = Integer.toUnsignedLong(file.getInt(start));
            at += CHUNK + length;
            if (at > encoded.length) {
                break;
            }
            String type = Format.latin1(encoded, start + 4, 4);
            CRC32 checksum = new CRC32();
            checksum.update(encoded, start + 4, (int) length + 4);
            boolean sound = (int) checksum.getValue() == file.getInt((int) at - 4);
            if (sound) {
                chunk(type, file.slice(start + 8, (int) length));
            } else if (Character.isUpperCase(type.charAt(0))) {
                break;
            }
            ended = type.equals("IEND");
        }
        if (!ended) {
            throw new EOFException();
        } else if (width < 1 || height < 1) {
            throw new IIOException("no width or height");
        }
    }

    private void chunk(String type, ByteBuffer data) {
        switch (type) {
            case "IHDR" -> {
                if (data.limit() >= 13) {
                    width = Math.max(0, data.getInt(0));
                    height = Math.max(0, data.getInt(4));
                    int samples = new int[] {1, 1, 3, 1, 2, 1, 4, 1}[data.get(9) & 7];
                    bitsPerPixel = samples * Math.max(8, data.get(8));
                }
            }
            case "eXIf" -> orientation = Exif.orientation(data);
            case "acTL" -> frames = data.limit() >= 4 ? data.getInt(0) : 1;
            case "iCCP" -> profile = inflate(data);
            default -> {}
        }
    }

    /** A name that ends with zero, the method, which is zero, and the profile. */
    private static Optional<byte[]> inflate(ByteBuffer data) {
        int at = 0;
        while (at < data.limit() && data.get(at) != 0) {
            at++;
        }
        if (at + 2 > data.limit()) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data.slice(at + 2, data.limit() - at - 2));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            int count = inflater.inflate(part);
            while (count > 0 && out.size() < PROFILE_BYTES) {
                out.write(part, 0, count);
                count = inflater.inflate(part);
            }
            return inflater.finished() ? Optional.of(out.toByteArray()) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** As the reader gives it, and as an image. */
    @Override
    public long cost() {
        return (long) width * height * (bitsPerPixel / 8 + 3) + encoded.length;
    }

    @Override
    public int orientation() {
        return orientation;
    }

    @Override
    public Optional<byte[]> profile() {
        return profile;
    }

    @Override
    public Optional<String> leftOut() {
        return frames > 1 ? Optional.of("the first picture of an animation of " + frames) : Optional.empty();
    }

    @Override
    public Image decode() throws IOException {
        try (JdkReader reader = JdkReader.open("png", encoded)) {
            return Image.of(reader.read());
        }
    }
}
