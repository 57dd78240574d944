package dev.mien.batch.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.batch.media.Medium.Kind;
import dev.mien.testkit.TestFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaListerTest {
    @TempDir
    private Path folder;

    private MediaList list(Object... named) throws IOException {
        return MediaLister.list(Stream.of(named).map(Object::toString).toList(), "*", Shard.ALL);
    }

    private List<String> names(Object... named) throws IOException {
        return list(named).media().stream()
                .map(medium -> medium.name().replace(folder + "/", ""))
                .toList();
    }

    @Test
    void foldersGiveTheirMediaInOrderOfNameWhateverLiesBetween() throws IOException {
        new TestFiles()
                .picture("b.png", 1)
                .picture("a/z.png", 2)
                .picture("a/y.PNG", 3)
                .picture(".hidden.png", 4)
                .picture(".cache/x.png", 5)
                .text("c.mp4", "a video by its name")
                .text("notes.txt", "none")
                .text("table.csv", "path\nb.png\n")
                .picture("no-ending", 6)
                .folder(folder);
        MediaList list = list(folder);
        assertThat(names(folder)).containsExactly("a/y.PNG", "a/z.png", "b.png", "c.mp4", "no-ending");
        assertThat(list.media()).extracting(Medium::kind).containsOnlyOnce(Kind.VIDEO);
        assertThat(list.passedOver()).isEqualTo(2);
        assertThat(list.example()).isEqualTo(folder + "/notes.txt");
    }

    @Test
    void whatIsNamedTwiceIsReadOnce() throws IOException {
        new TestFiles().picture("a.png", 1).picture("b.png", 1).folder(folder);
        assertThat(names(folder.resolve("b.png"), folder)).containsExactly("b.png", "a.png");
        assertThat(list(folder, folder).repeated()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsAMediumThatCannotBeRead() throws IOException {
        Medium gone = list(folder.resolve("gone.png")).media().get(0);
        assertThat(gone.place()).isEqualTo(new Medium.Nowhere("no such file or folder; check the path"));
    }

    @Test
    void includeChoosesInFoldersAndArchivesAndNotWhatIsNamed() throws IOException {
        new TestFiles().picture("a.png", 1).picture("b.bmp", 1).folder(folder);
        new Packed().with("c.png", "x").with("d.bmp", "x").zip(folder.resolve("z.zip"));
        List<String> named = List.of(folder.toString(), folder.resolve("z.zip").toString(), folder + "/b.bmp");
        assertThat(MediaLister.list(named, "*.png", Shard.ALL).media())
                .extracting(medium -> medium.name().replace(folder + "/", ""))
                .containsExactly("a.png", "z.zip!/c.png", "b.bmp");
    }

    @Test
    void archivesInFoldersAreLookedIntoWhateverIsIncluded() throws IOException {
        new Packed().with("c.png", "x").with("d.bmp", "x").zip(folder.resolve("z.zip"));
        assertThat(MediaLister.list(List.of(folder.toString()), "*.png", Shard.ALL)
                        .media())
                .extracting(Medium::name)
                .containsExactly(folder + "/z.zip!/c.png");
    }

    /** Opening one would wait for whoever writes into it. */
    @Test
    void aPipeIsNoArchive() throws Exception {
        Path pipe = folder.resolve("x.tar");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        new TestFiles().picture("a.png", 1).folder(folder);
        assertThat(names(folder)).contains("a.png");
    }

    @Test
    void aListThatIsNotUtf8IsRefusedByName() throws IOException {
        Path list = Files.write(folder.resolve("l.txt"), "caf\u00e9.jpg\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> list(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("l.txt", "UTF-8");
    }

    @Test
    void anArchiveWithNamesThatNoFileHasIsBroken() throws IOException {
        Path archive = new Packed()
                .with("a.png", "1")
                .with("n".repeat(5000) + ".png", "2")
                .tarGz(folder.resolve("n.tgz"));
        List<Medium> media = list(archive).media();
        assertThat(media).extracting(Medium::name).containsExactly(archive + "!/a.png", archive.toString());
        assertThat(media.get(1).place()).asString().contains("a name of more than 4096 letters");
    }

    @Test
    void listsNamePathsFromTheirFolderOn() throws IOException {
        new TestFiles()
                .picture("data/a, b.png", 1)
                .picture("data/sub/c.png", 1)
                .text("data/list.csv", "\ufeffid, Path \r\n1,\"a, b.png\"\r\n\r\n2,sub/c.png\r\n3,gone.png\r\n")
                .text("data/list.txt", "sub\n\na, b.png\r\n")
                .folder(folder);
        MediaList table = list(folder.resolve("data/list.csv"));
        assertThat(table.media()).extracting(Medium::name).containsExactly("a, b.png", "sub/c.png", "gone.png");
        assertThat(table.media().get(2).place()).isInstanceOf(Medium.Nowhere.class);
        assertThat(names(folder.resolve("data/list.txt"))).containsExactly("data/sub/c.png", "a, b.png");
    }

    @Test
    void aTableWithoutAColumnOfPathsIsRefused() throws IOException {
        new TestFiles().text("t.csv", "file,label\na.png,1\n").folder(folder);
        assertThatThrownBy(() -> list(folder.resolve("t.csv")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("t.csv", "'path'", ".txt");
    }

    private Packed packed() {
        return new Packed()
                .with("b.png", "2")
                .with("__MACOSX/b.png", "no")
                .with("deep/a.mp4", "1")
                .with("deep/.hidden.png", "no")
                .with("readme.md", "no")
                .with("x".repeat(150) + "/c.jpg", "3");
    }

    @Test
    void archivesGiveTheirMediaInTheirOrder() throws IOException {
        for (Path archive : List.of(
                packed().zip(folder.resolve("p.zip")),
                packed().tar(folder.resolve("p.tar")),
                packed().tarGz(folder.resolve("p.tgz")))) {
            MediaList list = list(archive);
            assertThat(list.media())
                    .extracting(Medium::name)
                    .containsExactly(
                            archive + "!/b.png", archive + "!/deep/a.mp4", archive + "!/" + "x".repeat(150) + "/c.jpg");
            assertThat(list.passedOver()).isEqualTo(1);
            assertThat(list.media()).extracting(Medium::bytes).containsExactly(1L, 1L, 1L);
        }
        assertThat(names(folder)).hasSize(9);
    }

    @Test
    void ofABrokenArchiveWhatComesBeforeTheBreakIsThereAndTheBreakIsSaid() throws IOException {
        byte[] noise = new byte[200_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) ((i * i) >> 3);
        }
        Packed big = new Packed().with("a.png", noise).with("b.png", noise);
        for (Path whole : List.of(big.tar(folder.resolve("w.tar")), big.tarGz(folder.resolve("w.tgz")))) {
            byte[] bytes = Files.readAllBytes(whole);
            Path cut = folder.resolve("cut-" + whole.getFileName());
            Files.write(cut, Arrays.copyOf(bytes, bytes.length * 6 / 10));
            List<Medium> media = list(cut).media();
            assertThat(media).first().extracting(Medium::name).isEqualTo(cut + "!/a.png");
            assertThat(media).last().satisfies(last -> {
                assertThat(last.name()).isEqualTo(cut.toString());
                assertThat(last.place()).isInstanceOf(Medium.Nowhere.class);
            });
        }
        Path zip = folder.resolve("cut.zip");
        Files.write(zip, Arrays.copyOf(Files.readAllBytes(big.zip(folder.resolve("w.zip"))), 1000));
        assertThat(list(zip).media()).singleElement().extracting(Medium::name).isEqualTo(zip.toString());
    }

    @Test
    void shardsPartTheMedia() throws IOException {
        TestFiles files = new TestFiles();
        for (int i = 0; i < 60; i++) {
            files.picture("p" + i + ".png", i);
        }
        files.folder(folder);
        List<Medium> parts = new ArrayList<>();
        for (int part = 1; part <= 3; part++) {
            List<Medium> media = MediaLister.list(List.of(folder.toString()), "*", Shard.of(part + "/3"))
                    .media();
            assertThat(media).hasSizeBetween(8, 32);
            parts.addAll(media);
        }
        assertThat(parts).containsExactlyInAnyOrderElementsOf(list(folder).media());
        assertThatThrownBy(() -> Shard.of("0/3")).hasMessageContaining("1 to 3");
        assertThatThrownBy(() -> Shard.of("4/3")).hasMessageContaining("1 to 3");
        assertThatThrownBy(() -> Shard.of("x")).hasMessageContaining("1/4");
    }
}
