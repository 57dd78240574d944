package dev.mien.image;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small sound pictures of every format, by name; the name begins with the format. */
final class SoundPictures {
    private SoundPictures() {}

    static Map<String, byte[]> all() {
        Image picture = TestPictures.noise(24, 17, 3, 5);
        BufferedImage palette = new BufferedImage(24, 17, BufferedImage.TYPE_BYTE_INDEXED);
        palette.getGraphics().drawImage(picture.toBufferedImage(), 0, 0, null);
        byte[] jpeg = TestPictures.encode(picture, "jpeg");
        byte[] png = TestPictures.encode(picture, "png");

        Map<String, byte[]> sound = new LinkedHashMap<>();
        sound.put("jpeg", jpeg);
        sound.put("jpeg-exif", TestPictures.withExif(jpeg, 6));
        sound.put("jpeg-profile", TestPictures.withProfile(jpeg, TestPictures.ascii("no profile")));
        sound.put("jpeg-cmyk", TestPictures.JPEG_CMYK);
        sound.put("jpeg-ycck", TestPictures.JPEG_YCCK);
        sound.put("png", png);
        sound.put("png-exif", TestPictures.withChunk(png, "eXIf", TestPictures.orientationBlock(6)));
        sound.put("png-palette", TestPictures.encode(palette, "png"));
        sound.put("gif", TestPictures.encode(picture, "gif"));
        sound.put("gif-animated", TestPictures.animatedGif(picture, picture.mirror()));
        sound.put("bmp", TestPictures.encode(picture, "bmp"));
        sound.put("bmp-palette", TestPictures.encode(palette, "bmp"));
        sound.put("tiff", TestPictures.encode(picture, "tiff"));
        sound.put("tiff-turned", TestPictures.tiff(picture, 6));
        sound.put("webp-lossy", TestPictures.WEBP_LOSSY);
        sound.put("webp-lossless", TestPictures.WEBP_LOSSLESS);
        sound.put("webp-alpha", TestPictures.WEBP_ALPHA);
        sound.put("webp-animated", TestPictures.WEBP_ANIMATED);
        sound.put("webp-turned", TestPictures.WEBP_TURNED);
        return sound;
    }
}
