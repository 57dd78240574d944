package dev.mien.image;

import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;

/** The decoders that other artifacts bring, as one. */
final class PictureDecoders implements PictureDecoder {
    static final PictureDecoder FOUND =
            new PictureDecoders(ServiceLoader.load(PictureDecoder.class, PictureDecoder.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList());

    private final List<PictureDecoder> all;

    private PictureDecoders(List<PictureDecoder> all) {
        this.all = all;
    }

    @Override
    public boolean reads(String format) {
        return all.stream().anyMatch(decoder -> decoder.reads(format));
    }

    @Override
    public EncodedPicture open(byte[] encoded, String format) throws IOException {
        return all.stream()
                .filter(decoder -> decoder.reads(format))
                .findFirst()
                .orElseThrow()
                .open(encoded, format);
    }

    static EncodedPicture open(PictureDecoder decoder, String format, byte[] encoded, String name) throws IOException {
        if (!decoder.reads(format)) {
            throw new ImageReadException(name + ": a picture in " + format
                    + ", which FFmpeg reads; add the artifact dev.mien:mien-video, or convert it to JPEG or PNG");
        }
        try {
            return decoder.open(encoded, format);
        } catch (ImageReadException e) {
            throw new ImageReadException(name + ": " + e.getMessage(), e);
        }
    }
}
