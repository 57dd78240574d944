package dev.mien.video;

import dev.mien.base.Limits;
import dev.mien.face.Frame;
import dev.mien.image.DecodeLimits;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.source.Faults;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.source.VideoInfo;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Numbered or named pictures as a video: all pictures of a folder, those a glob matches ({@code shot-*.png}) or those a
 * pattern numbers ({@code shot-%04d.png}). Pictures follow in the order of their names, numbers in names by their value.
 * A number that is missing in a pattern leaves its time empty.
 */
final class PictureSequence implements FrameSource {
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "webp", "tif", "tiff", "bmp", "gif");
    private static final Pattern NUMBERED = Pattern.compile("(.*)%(?:0\\d+)?d(.*)");

    /** A month at a hundred pictures a second: what is numbered by date or by chance is no sequence. */
    private static final long LARGEST_SPAN = 260_000_000;

    /** One picture and its place on the clock, in pictures from the first. */
    private record Place(Path file, long number) {}

    private final List<Place> places;
    private final ReadOptions options;
    private final DecodeLimits limits;
    private final VideoInfo info;
    private final Faults faults;
    private int position;
    private long frames;
    private volatile boolean closed;

    private PictureSequence(String name, List<Place> places, ReadOptions options) throws VideoException {
        this.places = places;
        this.options = options;
        limits = new DecodeLimits(Limits.PICTURE_BYTES, options.maxPixels());
        faults = new Faults(name);
        Image first = firstReadable(name);
        info = new VideoInfo(
                name,
                "pictures",
                first.width(),
                first.height(),
                OptionalDouble.of(options.pictureRate()),
                Optional.of(time(places.get(places.size() - 1).number() + 1)));
    }

    /** Whether an address names a sequence rather than a file: an existing folder, or a name with a pattern in it. */
    static boolean matches(String address) {
        Path path = Path.of(address);
        return Files.isDirectory(path)
                || (!Files.exists(path)
                        && (isGlob(address) || NUMBERED.matcher(fileName(path)).matches()));
    }

    static PictureSequence open(String address, ReadOptions options) throws VideoException {
        String name = Medium.of(address, Medium.Kind.FILE).name();
        Path path = Path.of(address);
        List<Place> places;
        try {
            Matcher numbered = NUMBERED.matcher(fileName(path));
            if (Files.isDirectory(path)) {
                places = inOrder(list(path, PictureSequence::isPicture));
            } else if (numbered.matches()) {
                places = numbered(folder(path), numbered.group(1), numbered.group(2));
            } else {
                PathMatcher glob = glob(fileName(path), name);
                places = inOrder(list(folder(path), file -> glob.matches(file.getFileName())));
            }
        } catch (VideoException e) {
            throw e;
        } catch (IOException e) {
            throw new VideoException(name + ": cannot be listed (" + e.getMessage() + "); check the path", e);
        }
        if (places.isEmpty()) {
            throw new VideoException(name
                    + ": no pictures there, expected JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC or AVIF; check the path");
        }
        long span = places.get(places.size() - 1).number();
        if (span > LARGEST_SPAN) {
            throw new VideoException(String.format(
                    Locale.ROOT,
                    "%s: the numbers of the pictures span %,d, too many for one video; expected at most %,d",
                    name,
                    span,
                    LARGEST_SPAN));
        }
        return new PictureSequence(name, places, options);
    }

    private static PathMatcher glob(String pattern, String name) throws VideoException {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new VideoException(
                    name + ": no such file; as a pattern it is incomplete (" + e.getDescription() + ")", e);
        }
    }

    private static boolean isGlob(String address) {
        return address.matches(".*[*?\\[{].*");
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private static Path folder(Path path) {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static boolean isPicture(Path file) {
        String name = fileName(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static List<Path> list(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && wanted.test(file))
                    .toList();
        }
    }

    private static List<Place> inOrder(List<Path> files) {
        List<Path> sorted = files.stream()
                .sorted(Comparator.comparing(file -> sortKey(fileName(file))))
                .toList();
        List<Place> places = new ArrayList<>();
        for (Path file : sorted) {
            places.add(new Place(file, places.size()));
        }
        return places;
    }

    /** The name with every number brought to 20 digits, so that 9 comes before 10; then the name itself. */
    private static String sortKey(String name) {
        String padded = Pattern.compile("\\d+").matcher(name).replaceAll(number -> {
            String digits = number.group();
            return "0".repeat(Math.max(0, 20 - digits.length())) + digits;
        });
        return padded + '\0' + name;
    }

    private static List<Place> numbered(Path folder, String before, String after) throws IOException {
        Pattern pattern = Pattern.compile(Pattern.quote(before) + "(\\d{1,18})" + Pattern.quote(after));
        List<Place> found = new ArrayList<>();
        for (Path file : list(folder, any -> true)) {
            Matcher matcher = pattern.matcher(fileName(file));
            if (matcher.matches()) {
                found.add(new Place(file, Long.parseLong(matcher.group(1))));
            }
        }
        found.sort(Comparator.comparingLong(Place::number));
        List<Place> places = new ArrayList<>();
        for (Place place : found) {
            // 7.png and 007.png are the same number: the first counts.
            if (places.isEmpty()
                    || place.number() - found.get(0).number()
                            != places.get(places.size() - 1).number()) {
                places.add(new Place(place.file(), place.number() - found.get(0).number()));
            }
        }
        return places;
    }

    /** Its size is the size of all; without one there is nothing to read. */
    private Image firstReadable(String name) throws VideoException {
        Optional<String> said = Optional.empty();
        for (Place place : places) {
            try {
                return Images.read(place.file(), limits);
            } catch (ImageReadException e) {
                said = said.isPresent() ? said : Optional.ofNullable(e.getMessage());
            }
        }
        throw new VideoException(
                name + ": none of " + places.size() + " pictures can be read; the first: " + said.orElse("damaged"));
    }

    private Duration time(long number) {
        return Duration.ofNanos(Math.round(number * (FFmpeg.NANOS / options.pictureRate())));
    }

    @Override
    public VideoInfo info() {
        return info;
    }

    @Override
    public Optional<Frame> next() {
        while (!closed && position < places.size() && !Thread.currentThread().isInterrupted()) {
            Place place = places.get(position++);
            Duration time = time(place.number());
            if (options.to().filter(end -> time.compareTo(end) >= 0).isPresent()) {
                position = places.size();
            } else if (time.compareTo(options.from()) >= 0) {
                try {
                    Image image = shaped(Images.read(place.file(), limits));
                    return Optional.of(new Frame(image, frames++, time));
                } catch (ImageReadException e) {
                    faults.addLine(e.getMessage() + " (left out)");
                }
            }
        }
        return Optional.empty();
    }

    private Image shaped(Image image) {
        return image.toRgb().resize(info.width(), info.height());
    }

    @Override
    public List<String> faults() {
        return faults.list();
    }

    @Override
    public void close() {
        closed = true;
    }
}
