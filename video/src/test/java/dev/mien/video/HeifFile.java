package dev.mien.video;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes HEIF files (ISO 23008-12) as phones do: tiles in a grid, turned, with EXIF. */
final class HeifFile {
    private final String codec;
    private final byte[] configuration;
    private final int tileWidth;
    private final int tileHeight;
    private final List<byte[]> tiles = new ArrayList<>();
    private int columns;
    private int width;
    private int height;
    private byte[] turn = new byte[0];
    private byte[] exif = new byte[0];

    /**
     * @param codec four letters of the tiles' kind, "av01" or "hvc1"
     * @param configuration the box that sets up the decoder
     */
    HeifFile(String codec, byte[] configuration, int tileWidth, int tileHeight) {
        this.codec = codec;
        this.configuration = configuration;
        this.tileWidth = tileWidth;
        this.tileHeight = tileHeight;
    }

    HeifFile tile(byte[] frame) {
        tiles.add(frame);
        return this;
    }

    /** Makes the picture a grid of all tiles, cut to a size. */
    HeifFile grid(int columns, int width, int height) {
        this.columns = columns;
        this.width = width;
        this.height = height;
        return this;
    }

    /** @param quarters anti-clockwise */
    HeifFile rotated(int quarters) {
        turn = box("irot", new byte[] {(byte) quarters});
        return this;
    }

    /** @param axis 0 for upside down, 1 for left to right */
    HeifFile mirrored(int axis) {
        turn = box("imir", new byte[] {(byte) axis});
        return this;
    }

    HeifFile exif(int orientation) {
        exif = new byte[] {
            0,
            0,
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        return this;
    }

    byte[] encode() {
        byte[] type = box("ftyp", ascii(codec.equals("av01") ? "avif" : "heic"), new byte[4], ascii("mif1miaf"));
        int dataAt = type.length + meta(0).length + 8;
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        payloads().forEach(data::writeBytes);
        return join(type, meta(dataAt), box("mdat", data.toByteArray()));
    }

    private boolean isGrid() {
        return columns > 0;
    }

    /** In the order of the items: tiles, grid, EXIF. */
    private List<byte[]> payloads() {
        List<byte[]> all = new ArrayList<>(tiles);
        if (isGrid()) {
            int rows = tiles.size() / columns;
            all.add(ByteBuffer.allocate(8)
                    .put(new byte[] {0, 0, (byte) (rows - 1), (byte) (columns - 1)})
                    .putShort((short) width)
                    .putShort((short) height)
                    .array());
        }
        if (exif.length > 0) {
            all.add(exif);
        }
        return all;
    }

    private byte[] meta(int dataAt) {
        int main = isGrid() ? tiles.size() + 1 : 1;
        List<byte[]> payloads = payloads();
        byte[] handler = box("hdlr", new byte[8], ascii("pict"), new byte[13]);
        byte[] primary = box("pitm", new byte[4], two(main));
        return box(
                "meta",
                new byte[4],
                handler,
                primary,
                locations(payloads, dataAt),
                items(payloads.size()),
                references(main, payloads.size()),
                box("iprp", properties(), associations(main)));
    }

    private byte[] locations(List<byte[]> payloads, int dataAt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = dataAt;
        for (int i = 0; i < payloads.size(); i++) {
            out.writeBytes(join(two(i + 1), two(0), two(1), four(at), four(payloads.get(i).length)));
            at += payloads.get(i).length;
        }
        return box("iloc", new byte[4], new byte[] {0x44, 0}, two(payloads.size()), out.toByteArray());
    }

    private byte[] items(int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 1; i <= count; i++) {
            String kind = i <= tiles.size() ? codec : isGrid() && i == tiles.size() + 1 ? "grid" : "Exif";
            out.writeBytes(box("infe", new byte[] {2, 0, 0, 0}, two(i), two(0), ascii(kind), new byte[1]));
        }
        return box("iinf", new byte[4], two(count), out.toByteArray());
    }

    private byte[] references(int main, int count) {
        byte[] parts = new byte[0];
        if (isGrid()) {
            byte[] from = join(two(main), two(tiles.size()));
            for (int i = 1; i <= tiles.size(); i++) {
                from = join(from, two(i));
            }
            parts = box("dimg", from);
        }
        if (exif.length > 0) {
            parts = join(parts, box("cdsc", two(count), two(1), two(main)));
        }
        return parts.length == 0 ? parts : box("iref", new byte[4], parts);
    }

    private byte[] properties() {
        byte[] tileSize = box("ispe", new byte[4], four(tileWidth), four(tileHeight));
        byte[] gridSize = box("ispe", new byte[4], four(width), four(height));
        return box("ipco", configuration, tileSize, gridSize, turn);
    }

    private byte[] associations(int main) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] turned = turn.length > 0 ? new byte[] {(byte) (0x80 | 4)} : new byte[0];
        for (int i = 1; i <= tiles.size(); i++) {
            byte[] own = i == main ? turned : new byte[0];
            out.writeBytes(join(two(i), new byte[] {(byte) (2 + own.length), (byte) (0x80 | 1), 2}, own));
        }
        if (isGrid()) {
            out.writeBytes(join(two(main), new byte[] {(byte) (1 + turned.length), 3}, turned));
        }
        int entries = tiles.size() + (isGrid() ? 1 : 0);
        return box("ipma", new byte[4], four(entries), out.toByteArray());
    }

    /** The first box of that name, wherever it lies, header and all. */
    static byte[] find(byte[] file, String name) {
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(name) - 4;
        int length = ByteBuffer.wrap(file).getInt(at);
        return java.util.Arrays.copyOfRange(file, at, at + length);
    }

    /** The content of that box. */
    static byte[] content(byte[] file, String name) {
        byte[] box = find(file, name);
        return java.util.Arrays.copyOfRange(box, 8, box.length);
    }

    private static byte[] box(String name, byte[]... parts) {
        byte[] content = join(parts);
        return join(four(content.length + 8), ascii(name), content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] two(int number) {
        return ByteBuffer.allocate(2).putShort((short) number).array();
    }

    private static byte[] four(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
