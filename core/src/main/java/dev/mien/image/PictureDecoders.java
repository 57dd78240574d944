package dev.mien.image;

import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;

/** The decoders that other artifacts bring. */
final class PictureDecoders {
    private static final List<PictureDecoder> FOUND =
            ServiceLoader.load(PictureDecoder.class, PictureDecoder.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private PictureDecoders() {}

    static EncodedPicture open(String format, byte[] encoded, String name) throws IOException {
        for (PictureDecoder decoder : FOUND) {
            if (decoder.reads(format)) {
                return open(decoder, encoded, format, name);
            }
        }
        throw new ImageReadException(name + ": a picture in " + format
                + ", which FFmpeg reads; add the artifact dev.mien:mien-video, or convert it to JPEG or PNG");
    }

    private static EncodedPicture open(PictureDecoder decoder, byte[] encoded, String format, String name)
            throws IOException {
        try {
            return decoder.open(encoded, format);
        } catch (ImageReadException e) {
            throw new ImageReadException(name + ": " + e.getMessage(), e);
        }
    }
}
