package dev.mien.server.page;

import dev.mien.testkit.SamplePictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** What Chromium's camera sees: JPEGs one after the other. */
final class FakeCamera {
    private FakeCamera() {}

    /** A face that is neutral and happy in turns, two seconds each. */
    static Path faces(Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 240; i++) {
            String name = i / 60 % 2 == 0 ? "neutral.png" : "happiness.png";
            BufferedImage face =
                    ImageIO.read(SamplePictures.folder().resolve(name).toFile());
            BufferedImage seen = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
            Graphics2D painter = seen.createGraphics();
            painter.setColor(new Color(0x808890));
            painter.fillRect(0, 0, seen.getWidth(), seen.getHeight());
            painter.drawImage(face, 140, 60, null);
            painter.dispose();
            ImageIO.write(seen, "jpg", out);
        }
        return Files.write(folder.resolve("camera.mjpeg"), out.toByteArray());
    }
}
