package dev.mien.report.paint;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.Readings;
import dev.mien.face.Track;
import dev.mien.follow.FollowedFrame;
import dev.mien.image.Image;
import dev.mien.timeline.TimedFace;
import dev.mien.timeline.TimedFrame;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes faces unrecognisable: an ellipse around each head becomes a mosaic of {@value #CELLS} cells across, each of its mean
 * colour. What is covered cannot be computed back. Faces that the detector does not find stay as they are.
 */
public final class FaceBlur {
    private static final int CELLS = 6;
    /** Height and width of what is covered, in those of the face's box: hair and ears tell people apart, too. */
    private static final double GROWN = 1.5;

    private FaceBlur() {}

    /**
     * Covers all faces of a frame, and the last place of those that were not found in it but a moment ago.
     *
     * @param image the frame's picture
     * @param frame what was seen in it
     * @param suspects boxes of what may be faces, too
     * @return a picture of the same size
     */
    public static Image blur(Image image, TimedFrame frame, List<Box> suspects) {
        Stream<Box> found = frame.faces().stream()
                .map(TimedFace::result)
                .map(result -> result.face().box());
        Stream<Box> lost = frame.frame().tracks().stream()
                .filter(track -> track.seen().isEmpty())
                .map(Track::face)
                .map(Face::box);
        return blur(
                image,
                Stream.of(found, lost, suspects.stream())
                        .flatMap(boxes -> boxes)
                        .toList());
    }

    /**
     * {@return the frame without its faces' landmarks and poses, for drawing: what they trace, tells people apart
     * too}
     *
     * @param frame what was seen
     */
    public static TimedFrame withoutPoints(TimedFrame frame) {
        List<TimedFace> faces = frame.faces().stream()
                .map(face -> new TimedFace(withoutPoints(face.result()), face.person()))
                .toList();
        return new TimedFrame(
                new FollowedFrame(
                        withoutPoints(frame.frame().result()),
                        frame.frame().tracks(),
                        frame.frame().detected()),
                faces);
    }

    /**
     * {@return a picture's faces without landmarks and poses, for drawing}
     *
     * @param frame what was seen
     */
    public static FrameResult withoutPoints(FrameResult frame) {
        return new FrameResult(
                frame.index(),
                frame.time(),
                frame.width(),
                frame.height(),
                frame.faces().stream().map(FaceBlur::withoutPoints).toList(),
                frame.search());
    }

    private static FaceResult withoutPoints(FaceResult result) {
        return new FaceResult(
                result.face().withLandmarks(List.of()),
                result.basis(),
                result.quality(),
                new Readings(result.scores(), result.verdict()));
    }

    /**
     * Covers what lies around some boxes.
     *
     * @param image any picture
     * @param faces boxes in its pixels
     * @return a picture of the same size; the same one if there are no boxes
     */
    public static Image blur(Image image, List<Box> faces) {
        if (faces.isEmpty()) {
            return image;
        }
        ByteBuffer source = image.buffer();
        byte[] samples = new byte[source.remaining()];
        source.get(samples);
        faces.forEach(face -> cover(image, samples, grown(face)));
        return image.isGray()
                ? Image.gray(image.width(), image.height(), samples)
                : Image.rgb(image.width(), image.height(), samples);
    }

    private static Box grown(Box face) {
        double width = GROWN * face.width();
        double height = GROWN * face.height();
        return new Box(face.center().x() - width / 2, face.center().y() - height / 2, width, height);
    }

    private static void cover(Image image, byte[] samples, Box head) {
        double cell = Math.max(1, head.width() / CELLS);
        for (double top = head.y(); top < head.bottom(); top += cell) {
            for (double left = head.x(); left < head.right(); left += cell) {
                cell(image, samples, head, new Box(left, top, cell, cell));
            }
        }
    }

    /** Gives a cell's pixels within the ellipse the mean of all its pixels. */
    private static void cell(Image image, byte[] samples, Box head, Box cell) {
        int left = Math.max(0, (int) Math.floor(cell.x()));
        int top = Math.max(0, (int) Math.floor(cell.y()));
        int right = Math.min(image.width(), (int) Math.floor(cell.right()));
        int bottom = Math.min(image.height(), (int) Math.floor(cell.bottom()));
        int count = (right - left) * (bottom - top);
        if (right <= left || bottom <= top) {
            return;
        }
        for (int channel = 0; channel < image.channels(); channel++) {
            long sum = 0;
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    sum += image.sample(x, y, channel);
                }
            }
            byte mean = (byte) ((sum + count / 2) / count);
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    if (inEllipse(head, x + 0.5, y + 0.5)) {
                        samples[(y * image.width() + x) * image.channels() + channel] = mean;
                    }
                }
            }
        }
    }

    private static boolean inEllipse(Box box, double x, double y) {
        double across = (x - box.center().x()) / (box.width() / 2);
        double down = (y - box.center().y()) / (box.height() / 2);
        return across * across + down * down <= 1;
    }
}
