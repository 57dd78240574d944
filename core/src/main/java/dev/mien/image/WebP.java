package dev.mien.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOException;
import org.jspecify.annotations.Nullable;

/**
 * WebP by TwelveMonkeys' reader. It is given the pixels of the first frame as a file of their own: chunks that it does not know
 * and profiles that do not fit make it give up, and it has its own idea of canvases.
 */
final class WebP implements EncodedPicture {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int SIDE = (1 << 14) - 1;
    private static final int ALPHA_FLAG = 0x10;
    private static final long BYTES_PER_PIXEL = 14;

    private record Chunk(int start, int length) {}

    private final byte[] encoded;
    private final ByteBuffer file;
    private @Nullable Chunk pixels;
    private @Nullable Chunk alpha;
    private int canvasWidth;
    private int canvasHeight;
    private int left;
    private int top;
    private int frameWidth;
    private int frameHeight;
    private int frames;
    private int orientation = 1;
    private Optional<byte[]> profile = Optional.empty();

    WebP(byte[] encoded) throws IOException {
        this.encoded = encoded;
        file = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        if (encoded.length < RIFF_HEADER + CHUNK_HEADER) {
            throw new EOFException();
        }
        long end = CHUNK_HEADER + Integer.toUnsignedLong(file.getInt(4));
        chunks(RIFF_HEADER, end);
        if (end > encoded.length) {
            throw new EOFException();
        }
        Chunk found = pixels;
        if (found == null) {
            throw new IIOException("no picture in it");
        }
        size(found);
        if (canvasWidth == 0) {
            canvasWidth = frameWidth;
            canvasHeight = frameHeight;
        }
        if (left + frameWidth > canvasWidth || top + frameHeight > canvasHeight) {
            throw new IIOException("a frame of " + frameWidth + "x" + frameHeight
                    + " pixels does not fit the canvas of " + canvasWidth + "x" + canvasHeight);
        }
    }

    /** RIFF chunks of type, length, data padded to even size. */
    private void chunks(long from, long to) throws IOException {
        long at = from;
        while (at + CHUNK_HEADER <= Math.min(to, encoded.length)) {
            Chunk chunk = new Chunk((int) at, (int) Math.min(Integer.MAX_VALUE, length((int) at)));
            long end = at + CHUNK_HEADER + length((int) at);
            if (end > encoded.length) {
                throw new EOFException();
            }
            chunk(Format.latin1(encoded, chunk.start, 4), chunk);
            at = end + (end & 1);
        }
    }

    private long length(int chunk) {
        return Integer.toUnsignedLong(file.getInt(chunk + 4));
    }

    private void chunk(String type, Chunk chunk) throws IOException {
        int data = chunk.start + CHUNK_HEADER;
        switch (type) {
            case "VP8X" -> {
                if (chunk.length >= 10) {
                    canvasWidth = three(data + 4) + 1;
                    canvasHeight = three(data + 7) + 1;
                }
            }
            case "ANMF" -> {
                if (frames++ == 0 && chunk.length >= FRAME_HEADER) {
                    left = 2 * three(data);
                    top = 2 * three(data + 3);
                    chunks(data + FRAME_HEADER, (long) data + chunk.length);
                }
            }
            case "ALPH" -> alpha = alpha == null && pixels == null ? chunk : alpha;
            case "VP8 ", "VP8L" -> pixels = pixels == null ? chunk : pixels;
            case "ICCP" -> profile = Optional.of(Arrays.copyOfRange(encoded, data, data + chunk.length));
            case "EXIF" -> {
                // Some writers put the prefix of JPEG's segment before the TIFF block.
                boolean prefixed =
                        chunk.length >= 6 && Format.latin1(encoded, data, 6).equals(JpegSegments.EXIF);
                int skip = prefixed ? 6 : 0;
                orientation = Exif.orientation(file.slice(data + skip, chunk.length - skip));
            }
            default -> {}
        }
    }

    private int three(int at) {
        return Short.toUnsignedInt(file.getShort(at)) | (encoded[at + 2] & 0xff) << 16;
    }

    private void size(Chunk chunk) throws IOException {
        int data = chunk.start + CHUNK_HEADER;
        if (chunk.length < 10) {
            throw new EOFException();
        } else if (isLossless(chunk)) {
            int sides = file.getInt(data + 1);
            frameWidth = (sides & SIDE) + 1;
            frameHeight = (sides >> 14 & SIDE) + 1;
        } else {
            frameWidth = file.getShort(data + 6) & SIDE;
            frameHeight = file.getShort(data + 8) & SIDE;
        }
    }

    private boolean isLossless(Chunk chunk) {
        return encoded[chunk.start + 3] == 'L';
    }

    @Override
    public int width() {
        return canvasWidth;
    }

    @Override
    public int height() {
        return canvasHeight;
    }

    @Override
    public long cost() {
        return (long) frameWidth * frameHeight * BYTES_PER_PIXEL
                + (long) canvasWidth * canvasHeight * 3
                + 2L * encoded.length;
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
        return frames > 1 ? Optional.of("the first of " + frames + " frames of an animation") : Optional.empty();
    }

    @Override
    public Image decode() throws IOException {
        try (JdkReader reader = JdkReader.open(new WebPImageReaderSpi(), frame())) {
            return Canvas.place(Image.of(reader.read()), left, top, canvasWidth, canvasHeight);
        }
    }

    /** The first frame, as a file that holds nothing else. */
    private byte[] frame() throws IOException {
        Chunk colours = pixels;
        if (colours == null) {
            throw new EOFException();
        }
        Chunk opacity = isLossless(colours) ? null : alpha;
        int extended = opacity == null ? 0 : CHUNK_HEADER + 10 + padded(opacity);
        ByteBuffer frame =
                ByteBuffer.allocate(RIFF_HEADER + extended + padded(colours)).order(ByteOrder.LITTLE_ENDIAN);
        frame.put(encoded, 0, 4).putInt(frame.capacity() - CHUNK_HEADER).put(encoded, 8, 4);
        if (opacity != null) {
            frame.put(new byte[] {'V', 'P', '8', 'X', 10, 0, 0, 0, ALPHA_FLAG, 0, 0, 0});
            for (int side : new int[] {frameWidth - 1, frameHeight - 1}) {
                frame.put((byte) side).put((byte) (side >> 8)).put((byte) (side >> 16));
            }
            put(opacity, frame);
        }
        put(colours, frame);
        return frame.array();
    }

    private static int padded(Chunk chunk) {
        return CHUNK_HEADER + chunk.length + (chunk.length & 1);
    }

    private void put(Chunk chunk, ByteBuffer to) {
        to.put(encoded, chunk.start, CHUNK_HEADER + chunk.length);
        if ((chunk.length & 1) == 1) {
            to.put((byte) 0);
        }
    }
}
