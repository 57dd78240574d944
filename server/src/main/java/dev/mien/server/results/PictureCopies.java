package dev.mien.server.results;

import dev.mien.face.Box;
import dev.mien.face.FrameResult;
import dev.mien.image.Image;
import dev.mien.server.policy.KeptPictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What is kept of a picture: JPEGs made anew, so that nothing that a camera wrote beside the pixels, such as the place, is in them. */
public final class PictureCopies {
    /** Longer side of a whole picture. */
    private static final int WHOLE = 1920;
    /** Longer side of a face. */
    private static final int FACE = 512;
    /** Of a face's box on each side, as the box ends at brows and chin. */
    private static final double MARGIN = 0.25;

    private static final float QUALITY = 0.9f;

    private PictureCopies() {}

    /**
     * {@return the copies: none, one of the whole picture, or one for each face in the order of the result}
     *
     * @param what is kept
     * @param image upright
     * @param result what it shows
     */
    public static List<byte[]> of(KeptPictures what, Image image, FrameResult result) {
        return switch (what) {
            case NONE -> List.of();
            case ALL -> List.of(jpeg(within(image, WHOLE)));
            case FACES ->
                result.faces().stream()
                        .map(one -> jpeg(within(cut(image, one.face().box()), FACE)))
                        .toList();
        };
    }

    /** What of a box and its margin lies in the picture; of one beside it the nearest pixel. */
    private static Image cut(Image image, Box box) {
        double x = MARGIN * box.width();
        double y = MARGIN * box.height();
        int left = clamp(box.x() - x, image.width() - 1);
        int top = clamp(box.y() - y, image.height() - 1);
        int right = clamp(box.x() + box.width() + x, image.width());
        int bottom = clamp(box.y() + box.height() + y, image.height());
        return image.crop(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    private static int clamp(double at, int most) {
        return (int) Math.max(0, Math.min(most, Math.round(at)));
    }

    private static Image within(Image image, int side) {
        double scale = (double) side / Math.max(image.width(), image.height());
        return scale >= 1
                ? image
                : image.resize(Math.max(1, (int) Math.round(scale * image.width())), Math.max(1, (int)
                        Math.round(scale * image.height())));
    }

    private static byte[] jpeg(Image image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image.toBufferedImage(), null, null), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // to memory
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
