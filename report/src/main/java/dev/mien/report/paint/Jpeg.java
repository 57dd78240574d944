package dev.mien.report.paint;

import dev.mien.image.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as JPEG. */
public final class Jpeg {
    private Jpeg() {}

    /**
     * {@return a picture as the {@code data:} address of a JPEG}
     *
     * @param image any picture
     * @param quality 0 (smallest) to 1 (best)
     * @throws IOException if it cannot be encoded
     */
    public static String dataUri(Image image, float quality) throws IOException {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(encode(image.toBufferedImage(), quality));
    }

    static byte[] encode(BufferedImage picture, float quality) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), options);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
