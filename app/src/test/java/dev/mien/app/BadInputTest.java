package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of good pictures with some fifty bad ones among them, in a JVM with a small heap. */
class BadInputTest {
    /** Four quarters of 16x8 pixels in CMYK as Photoshop writes it, by libjpeg. */
    private static final byte[] JPEG_CMYK = Base64.getDecoder()
            .decode("/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcG"
                    + "BggLCAkKCgoKCgYICwwLCgwJCgoK/9sAQwECAgICAgIFAwMFCgcGBwoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK"
                    + "CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK/8AAFAgAEAAgBAERAAIRAQMRAQQRAP/EABcAAQEBAQAAAAAAAAAAAAAA"
                    + "AAAJCgj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAGAEBAQEBAQAAAAAAAAAAAAAAAAoIBwn/xAAUEQEAAAAAAAAA"
                    + "AAAAAAAAAAAA/9oADgQBAAIRAxEEAAA/AOzGrE/6/gAmu1IusABeRFe8pwAYd1ADlbP+AP/Z");

    @TempDir
    private Path temp;

    private final TreeSet<String> good = new TreeSet<>();
    private final TreeSet<String> bad = new TreeSet<>();

    private void good(String name, byte[] content) throws IOException {
        good.add(Files.write(temp.resolve(name), content).toString());
    }

    private void bad(String name, byte[] content) throws IOException {
        bad.add(Files.write(temp.resolve(name), content).toString());
    }

    private void bad(String name, String content) throws IOException {
        bad(name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void eachBadPictureGivesOneLineAndTheRestIsAnalysed() throws Exception {
        goodOnes();
        cutShort();
        otherThings();
        lyingHeaders();
        damaged();
        linksAndPipes();
        assertThat(bad).hasSizeGreaterThanOrEqualTo(50);

        Cli.Run run = Cli.process(temp, "-Xmx256m", "analyze", temp, "--threads", "2", "--format", "csv");
        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        List<String> analysed = run.outLines().stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .distinct()
                .toList();
        assertThat(analysed).as(run.err()).containsExactlyElementsOf(good);

        // Large pictures searched coarsely are no complaint either.
        List<String> lines = run.errLines().stream()
                .filter(line -> !line.contains("pictures were searched at"))
                .toList();
        assertThat(lines.get(lines.size() - 1))
                .startsWith("mien: " + good.size() + " pictures, ")
                .contains(", " + bad.size() + " failed, ");
        assertThat(lines.get(lines.size() - 2)).startsWith("mien: 2 other files passed over, such as ");
        // What is left out of an animation is no complaint.
        List<String> complaints = lines.subList(0, lines.size() - 2).stream()
                .filter(line -> !line.contains("the first of 2 frames"))
                .toList();
        assertThat(complaints).hasSameSizeAs(bad);
        int line = 0;
        for (String name : bad) {
            assertThat(complaints.get(line++))
                    .startsWith("mien: " + name + ": ")
                    .hasSizeLessThan(400);
        }
        assertThat(run.err())
                .doesNotContain("Exception", "OutOfMemory", "\tat ", "a fault in Mien", "not enough memory");
    }

    @Test
    void tooSmallAHeapIsSaidInOneLine() {
        Cli.Run run = Cli.process(temp, "-Xmx12m", "analyze", Cli.sample("fear.png"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("not enough memory", "-Xmx");
    }

    private void goodOnes() throws IOException {
        byte[] face = Files.readAllBytes(Cli.sample("happiness.png"));
        good("a-first.png", face);
        good("m-middle.png", face);
        good("z-last.png", face);
        good("group.jpg", Files.readAllBytes(Cli.sample("group.jpg")));
        good("wrong-ending.txt", face);
        good("cmyk.jpg", JPEG_CMYK);
        good("one-pixel.png", encode(1, 1, "png"));
        good("one-pixel.bmp", encode(1, 1, "bmp"));
        good("one-row.png", encode(3000, 1, "png"));
        good("animated.gif", animated());
        good("long.jpg", encode(2000, 3, "jpg"));
        Path folder = Files.createDirectory(temp.resolve("folder.jpg"));
        good("folder.jpg/inside.png", face);
        assertThat(folder).isDirectory();
    }

    private void cutShort() throws IOException {
        byte[] jpeg = Files.readAllBytes(Cli.sample("group.jpg"));
        byte[] png = Files.readAllBytes(Cli.sample("fear.png"));
        for (int percent : new int[] {1, 10, 30, 50, 70, 90, 99}) {
            bad("cut-" + percent + ".jpg", Arrays.copyOf(jpeg, jpeg.length * percent / 100));
            bad("cut-" + percent + ".png", Arrays.copyOf(png, png.length * percent / 100));
        }
        for (String format : new String[] {"gif", "bmp", "tiff"}) {
            byte[] whole = encode(64, 48, format);
            bad("cut." + format, Arrays.copyOf(whole, whole.length / 2));
        }
        for (int bytes : new int[] {1, 2, 3, 20}) {
            bad("head-" + bytes + ".jpg", Arrays.copyOf(jpeg, bytes));
        }
        bad("cut.webp", "RIFF\u00ff\0\0\0WEBPVP8 \u00f0\0\0\0");
    }

    private void otherThings() throws IOException {
        bad("empty.jpg", "");
        bad("empty.gif", "");
        bad("text.jpg", "Dear diary,\n");
        bad("page.html.jpg", "<!DOCTYPE html><html><body>404 not found</body></html>");
        bad("document.jpg", "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        bad("phone.heic", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic");
        bad("new.avif", "\0\0\0\u001cftypavif\0\0\0\0avifmif1");
        // Plainly no pictures, which folders of photos have among them.
        Files.writeString(temp.resolve("film.mp4"), "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom");
        Files.writeString(temp.resolve("notes.json"), "{}");
        bad("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        for (int seed = 0; seed < 5; seed++) {
            byte[] random = new byte[5000];
            new Random(seed).nextBytes(random);
            bad("random-" + seed + ".jpg", random);
        }
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        noise[0] = (byte) 0xff;
        noise[1] = (byte) 0xd8;
        noise[2] = (byte) 0xff;
        bad("random-behind-magic.jpg", noise);
    }

    private void lyingHeaders() throws IOException {
        bad("huge.png", png(60_000, 60_000));
        bad("largest.png", png(Integer.MAX_VALUE, Integer.MAX_VALUE));
        bad("too-big-for-the-heap.png", png(9_000, 9_000));
        bad("no-pixels.png", png(0, 0));
        byte[] bmp = encode(64, 48, "bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 60_000).putInt(22, 60_000);
        bad("huge.bmp", bmp);
        byte[] jpeg = encode(64, 48, "jpg");
        int frame = 0;
        while ((jpeg[frame] & 0xff) != 0xff || (jpeg[frame + 1] & 0xff) != 0xc0) {
            frame++;
        }
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
        bad("huge.jpg", jpeg);
        byte[] gif = encode(64, 48, "gif");
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) 60_000)
                .putShort(8, (short) 60_000);
        int image = 13 + 3 * (2 << (gif[10] & 7));
        while (gif[image] != ',') {
            image++;
        }
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(image + 5, (short) 60_000)
                .putShort(image + 7, (short) 60_000);
        bad("huge.gif", gif);
    }

    private void damaged() throws IOException {
        byte[] png = Files.readAllBytes(Cli.sample("fear.png"));
        byte[] flipped = png.clone();
        flipped[png.length / 2] ^= 0x55;
        bad("flipped.png", flipped);
        // Every checksum right and the compressed pixels nonsense.
        bad("corrupt-zlib.png", png(48, 48));
        byte[] jpeg = Files.readAllBytes(Cli.sample("group.jpg"));
        Arrays.fill(jpeg, 30, 600, (byte) 0);
        bad("no-tables.jpg", jpeg);
    }

    private void linksAndPipes() throws IOException, InterruptedException {
        Files.createSymbolicLink(temp.resolve("dangling.jpg"), temp.resolve("nowhere.jpg"));
        bad.add(temp.resolve("dangling.jpg").toString());
        Files.createSymbolicLink(temp.resolve("self.jpg"), temp.resolve("self.jpg"));
        bad.add(temp.resolve("self.jpg").toString());
        Files.createSymbolicLink(temp.resolve("up"), temp);
        bad.add(temp.resolve("up").toString());
        Path pipe = temp.resolve("pipe.jpg");
        if (mkfifo(pipe)) {
            bad.add(pipe.toString());
        }
        Path locked = Files.copy(Cli.sample("fear.png"), temp.resolve("locked.png"));
        if (locked.toFile().setReadable(false) && !Files.isReadable(locked)) {
            bad.add(locked.toString());
        } else {
            Files.delete(locked);
        }
    }

    private static boolean mkfifo(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] encode(int width, int height, String format) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            picture.setRGB(x, x % height, 0x3366cc + 977 * x);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, out)).isTrue();
        return out.toByteArray();
    }

    /** Two whole GIFs, the second one's picture taken as the second frame of the first. */
    private static byte[] animated() throws IOException {
        byte[] first = encode(64, 48, "gif");
        int header = 13 + 3 * (2 << (first[10] & 7));
        ByteBuffer both = ByteBuffer.allocate(2 * first.length - header - 1);
        return both.put(first, 0, first.length - 1)
                .put(first, header, first.length - header)
                .array();
    }

    /** A PNG with right checksums, a header of the given size, and pixels that do not decompress. */
    private static byte[] png(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        file.writeBytes(chunk("IHDR", header.array()));
        byte[] pixels = new byte[200];
        new Random(3).nextBytes(pixels);
        pixels[0] = 0x78;
        pixels[1] = (byte) 0x9c;
        file.writeBytes(chunk("IDAT", pixels));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, content.length + 4);
        return chunk.putInt((int) checksum.getValue()).array();
    }
}
