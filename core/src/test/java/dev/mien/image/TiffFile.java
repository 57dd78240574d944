package dev.mien.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes TIFF files of any depth, model and compression, for tests; one strip a page. */
final class TiffFile {
    static final int NONE = 1;
    static final int DEFLATE = 8;
    static final int PACK_BITS = 32773;

    static final int GRAY = 1;
    static final int RGB = 2;
    static final int INKS = 5;

    private final ByteOrder order;
    private final List<byte[]> strips = new ArrayList<>();
    private final List<Map<Integer, int[]>> pages = new ArrayList<>();
    private final List<byte[]> profiles = new ArrayList<>();

    TiffFile(ByteOrder order) {
        this.order = order;
    }

    /**
     * Adds a page.
     *
     * @param samples a number a sample, each within the bits, of 32 bits 0 to 255; interleaved
     * @param fields further fields, short numbers by tag
     */
    TiffFile page(
            int width,
            int height,
            int bits,
            int photometric,
            int compression,
            boolean predictor,
            int[] samples,
            Map<Integer, int[]> fields) {
        int channels = samples.length / width / height;
        int[] stored = predictor ? differences(samples, width * channels, channels, bits) : samples;
        strips.add(compressed(bytes(stored, width * channels, bits), compression, (width * channels * bits + 7) / 8));
        Map<Integer, int[]> page = new TreeMap<>(fields);
        page.put(256, new int[] {width});
        page.put(257, new int[] {height});
        int[] depths = new int[channels];
        Arrays.fill(depths, bits);
        page.put(258, depths);
        page.put(259, new int[] {compression});
        page.put(262, new int[] {photometric});
        page.put(277, new int[] {channels});
        page.put(278, new int[] {height});
        if (predictor) {
            page.put(317, new int[] {2});
        }
        pages.add(page);
        profiles.add(new byte[0]);
        return this;
    }

    /** Gives the last page an ICC profile. */
    TiffFile profile(byte[] profile) {
        profiles.set(profiles.size() - 1, profile);
        return this;
    }

    private static int[] differences(int[] samples, int row, int channels, int bits) {
        int[] out = samples.clone();
        for (int i = samples.length - 1; i >= 0; i--) {
            if (i % row >= channels) {
                out[i] = (samples[i] - samples[i - channels]) & ((1 << bits) - 1);
            }
        }
        return out;
    }

    private byte[] bytes(int[] samples, int row, int bits) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int start = 0; start < samples.length; start += row) {
            int held = 0;
            int count = 0;
            for (int i = start; i < start + row; i++) {
                if (bits == 32) {
                    out.writeBytes(ByteBuffer.allocate(4)
                            .order(order)
                            .putFloat(samples[i] / 255f)
                            .array());
                    continue;
                } else if (bits == 16) {
                    out.writeBytes(ByteBuffer.allocate(2)
                            .order(order)
                            .putShort((short) samples[i])
                            .array());
                    continue;
                }
                held = held << bits | samples[i];
                count += bits;
                while (count >= 8) {
                    out.write(held >> (count - 8));
                    count -= 8;
                    held &= (1 << count) - 1;
                }
            }
            if (count > 0) {
                out.write(held << (8 - count));
            }
        }
        return out.toByteArray();
    }

    private static byte[] compressed(byte[] bytes, int compression, int rowBytes) {
        return switch (compression) {
            case NONE -> bytes;
            case DEFLATE -> deflated(bytes);
            case PACK_BITS -> packed(bytes, rowBytes);
            default -> throw new IllegalArgumentException("compression " + compression);
        };
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[4096];
        while (!deflater.finished()) {
            out.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** Row by row, as TIFF asks for; runs where there are some. */
    private static byte[] packed(byte[] bytes, int rowBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at / rowBytes * rowBytes + rowBytes);
            int run = 1;
            while (at + run < end && run < 128 && bytes[at + run] == bytes[at]) {
                run++;
            }
            if (run > 1) {
                out.write(1 - run);
                out.write(bytes[at]);
                at += run;
            } else {
                out.write(0);
                out.write(bytes[at++]);
            }
        }
        return out.toByteArray();
    }

    byte[] encode() {
        ByteBuffer file =
                ByteBuffer.allocate(64 + 4096 * pages.size() + total()).order(order);
        file.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        file.put(file.get(0)).putShort((short) 42);
        int link = file.position();
        file.putInt(0);
        for (int page = 0; page < pages.size(); page++) {
            Map<Integer, int[]> fields = pages.get(page);
            fields.put(273, new int[] {file.position()});
            fields.put(279, new int[] {strips.get(page).length});
            file.put(strips.get(page));
            int profileAt = file.position();
            file.put(profiles.get(page));
            file.position(file.position() + (file.position() & 1));
            file.putInt(link, file.position());
            boolean profiled = profiles.get(page).length > 0;
            int count = fields.size() + (profiled ? 1 : 0);
            int values = file.position() + 2 + 12 * count + 4;
            file.putShort((short) count);
            for (Map.Entry<Integer, int[]> field : fields.entrySet()) {
                values = put(file, field.getKey(), field.getValue(), values);
            }
            if (profiled) {
                file.putShort((short) 34675).putShort((short) 7);
                file.putInt(profiles.get(page).length).putInt(profileAt);
            }
            link = file.position();
            file.putInt(0);
            file.position(values);
        }
        byte[] encoded = new byte[file.position()];
        file.rewind().get(encoded);
        return encoded;
    }

    private int total() {
        int total = 0;
        for (int i = 0; i < strips.size(); i++) {
            total += strips.get(i).length + profiles.get(i).length;
        }
        return total;
    }

    /** One number as long, several as short; those that do not fit go to the place for values. */
    private static int put(ByteBuffer file, int tag, int[] numbers, int values) {
        file.putShort((short) tag);
        if (numbers.length == 1) {
            file.putShort((short) 4).putInt(1).putInt(numbers[0]);
            return values;
        }
        file.putShort((short) 3).putInt(numbers.length);
        int to = numbers.length <= 2 ? file.position() : values;
        for (int i = 0; i < numbers.length; i++) {
            file.putShort(to + 2 * i, (short) numbers[i]);
        }
        if (numbers.length > 2) {
            file.putInt(values);
            return values + 2 * numbers.length;
        }
        file.position(file.position() + 4);
        return values;
    }
}
