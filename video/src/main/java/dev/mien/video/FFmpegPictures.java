package dev.mien.video;

import dev.mien.image.EncodedPicture;
import dev.mien.image.ImageReadException;
import dev.mien.image.PictureDecoder;
import dev.mien.source.VideoException;
import java.io.IOException;
import java.util.Set;

/** Pictures that are frames of videos: HEIC is HEVC in a container, AVIF is AV1. JPEG 2000 comes along. */
public final class FFmpegPictures implements PictureDecoder {
    private static final String JPEG_2000 = "JPEG 2000";
    private static final Set<String> FORMATS = Set.of("HEIC", "AVIF", JPEG_2000);

    /** For {@link java.util.ServiceLoader}. */
    public FFmpegPictures() {}

    @Override
    public boolean reads(String format) {
        return FORMATS.contains(format);
    }

    @Override
    public EncodedPicture open(byte[] encoded, String format) throws IOException {
        try {
            FFmpeg.load();
        } catch (VideoException e) {
            throw new ImageReadException(String.valueOf(e.getMessage()), e);
        }
        return format.equals(JPEG_2000) ? new Jpeg2000Picture(encoded) : HeifPicture.open(encoded, format);
    }
}
