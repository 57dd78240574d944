package dev.mien.batch.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.base.Limits;
import dev.mien.image.DecodeLimits;
import dev.mien.image.Image;
import dev.mien.image.OpenPicture;
import dev.mien.testkit.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaQueueTest {
    private static final int PICTURES = 24;

    @TempDir
    private Path folder;

    private static byte[] png(int side) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(Samples.grey(side, 2 * side).toBufferedImage(), "png", png);
        return png.toByteArray();
    }

    private List<Medium> list(Path... named) throws IOException {
        return MediaLister.list(Stream.of(named).map(Path::toString).toList(), "*", Shard.ALL)
                .media();
    }

    private MediaQueue queue(List<Medium> media) throws IOException {
        Path copies = Files.createDirectories(folder.resolve("copies"));
        return new MediaQueue(media, any -> true, DecodeLimits.DEFAULT, copies);
    }

    /** 7-Zip may pack so; what unpacks it is no library of ours. */
    @Test
    void anEntryThatIsPackedInARareWayIsAMediumThatCannotBeRead() throws IOException {
        Path archive = new Packed().with("a.png", png(4)).with("b.png", png(5)).zip(folder.resolve("x.zip"));
        byte[] bytes = Files.readAllBytes(archive);
        bytes[8] = 95; // XZ, in the first entry's own header and in the directory
        for (int i = 0; i < bytes.length - 4; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                bytes[i + 10] = 95;
                break;
            }
        }
        Files.write(archive, bytes);
        try (MediaQueue queue = queue(list(archive))) {
            try (OpenMedium first = queue.next().orElseThrow()) {
                assertThatThrownBy(() -> first.content().picture(DecodeLimits.DEFAULT))
                        .isInstanceOf(MediumException.class)
                        .hasMessageContaining("packed in a rare way");
            }
            try (OpenMedium second = queue.next().orElseThrow();
                    OpenPicture picture = second.content().picture(DecodeLimits.DEFAULT)) {
                assertThat(picture).isNotNull();
            }
        }
    }

    @Test
    void severalThreadsReadEveryPictureOfEveryArchiveOnce() throws Exception {
        Packed packed = new Packed();
        for (int i = 1; i <= PICTURES; i++) {
            packed.with("p" + i + ".png", png(i)).with("v" + i + ".mp4", "video " + i);
        }
        List<Medium> media = list(
                packed.zip(folder.resolve("p.zip")),
                packed.tar(folder.resolve("p.tar")),
                packed.tarGz(folder.resolve("p.tgz")));
        Map<String, String> seen = new ConcurrentHashMap<>();
        List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());
        try (MediaQueue queue = queue(media)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread thread = new Thread(() -> readAll(queue, seen, errors));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(errors).isEmpty();
        assertThat(seen).hasSize(3 * 2 * PICTURES);
        for (Medium medium : media) {
            String number = medium.name().replaceAll(".*/[pv](\\d+)\\..*", "$1");
            assertThat(seen.get(medium.name()))
                    .as(medium.name())
                    .isEqualTo(
                            medium.kind() == Medium.Kind.VIDEO
                                    ? "video " + number
                                    : number + "x" + 2 * Integer.parseInt(number));
        }
        try (Stream<Path> left = Files.list(folder.resolve("copies"))) {
            assertThat(left).as("copies are taken away").isEmpty();
        }
    }

    private static void readAll(MediaQueue queue, Map<String, String> seen, List<Throwable> errors) {
        try {
            for (Optional<OpenMedium> next = queue.next(); next.isPresent(); next = queue.next()) {
                try (OpenMedium open = next.get()) {
                    String what;
                    if (open.medium().kind() == Medium.Kind.VIDEO) {
                        what = Files.readString(open.content().file());
                    } else {
                        try (OpenPicture picture = open.content().picture(DecodeLimits.DEFAULT)) {
                            Image image = picture.image();
                            what = image.width() + "x" + image.height();
                        }
                    }
                    assertThat(seen.put(open.medium().name(), what)).isNull();
                }
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            errors.add(e);
        }
    }

    @Test
    void whatIsDoneIsPassedOverInAStreamToo() throws IOException {
        Packed packed = new Packed();
        for (int i = 1; i <= 5; i++) {
            packed.with("p" + i + ".png", png(i));
        }
        List<Medium> media = list(packed.tarGz(folder.resolve("p.tgz")));
        try (MediaQueue queue = new MediaQueue(media, i -> i == 1 || i == 4, DecodeLimits.DEFAULT, folder)) {
            for (int wanted : List.of(2, 5)) {
                try (OpenMedium open = queue.next().orElseThrow();
                        OpenPicture picture = open.content().picture(DecodeLimits.DEFAULT)) {
                    assertThat(picture.image().width()).isEqualTo(wanted);
                }
            }
            assertThat(queue.next()).isEmpty();
        }
    }

    @Test
    void aFileOfAnArchiveHasTheLimitsOfAnyOther() throws IOException {
        byte[] bomb = new byte[1 << 20];
        Packed packed = new Packed().with("bomb.png", bomb);
        DecodeLimits small = new DecodeLimits(100_000, 1_000_000);
        for (Path archive : List.of(packed.zip(folder.resolve("b.zip")), packed.tarGz(folder.resolve("b.tar.gz")))) {
            try (MediaQueue queue = new MediaQueue(list(archive), any -> true, small, folder);
                    OpenMedium open = queue.next().orElseThrow()) {
                assertThatThrownBy(() -> open.content().picture(small))
                        .hasMessageContainingAll("bomb.png", "larger than the limit");
            }
        }
    }

    @Test
    void whatUnpacksToVeryMuchMoreIsNoArchiveOfPictures() {
        Unpacked endless = new Unpacked(
                new InputStream() {
                    @Override
                    public int read() {
                        return 0;
                    }

                    @Override
                    public int read(byte[] to, int from, int length) {
                        return length;
                    }
                },
                10);
        byte[] buffer = new byte[1 << 24];
        assertThatThrownBy(() -> {
                    for (long read = 0; read < 2 * Limits.ARCHIVE_FREE_BYTES; read += buffer.length) {
                        endless.read(buffer, 0, buffer.length);
                    }
                })
                .hasMessageContaining("unpacks to more than");
    }
}
