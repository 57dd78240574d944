package dev.mien.video;

import dev.mien.source.VideoException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * The decoders that run: FFmpeg has more than two hundred, most of them for formats that nobody has met for decades, and a
 * file says by itself which one it wants. docs/guide/video.md lists them.
 */
final class Codecs {
    /** As FFmpeg names formats. */
    private static final List<String> VIDEO = List.of(
            "h264",
            "hevc",
            "av1",
            "vp8",
            "vp9",
            "vvc",
            "mpeg4",
            "mpeg1video",
            "mpeg2video",
            "mjpeg",
            "h263",
            "h261",
            "flv1",
            "theora",
            "vp3",
            "vp4",
            "vp6",
            "vp6f",
            "vp6a",
            "msmpeg4v1",
            "msmpeg4v2",
            "msmpeg4v3",
            "wmv1",
            "wmv2",
            "wmv3",
            "vc1",
            "rv30",
            "rv40",
            "prores",
            "dnxhd",
            "dvvideo",
            "ffv1",
            "huffyuv",
            "ffvhuff",
            "utvideo",
            "rawvideo",
            "gif",
            "png",
            "apng",
            "webp",
            "tiff",
            "bmp",
            "jpeg2000",
            "cinepak",
            "svq1",
            "svq3",
            "qtrle",
            "msvideo1");

    /** Sound is copied, never decoded for its own sake; some containers tell its rate and channels only so. */
    private static final List<String> SOUND = List.of(
            "aac",
            "mp3",
            "mp2",
            "ac3",
            "eac3",
            "opus",
            "vorbis",
            "flac",
            "alac",
            "wmav1",
            "wmav2",
            "amr_nb",
            "amr_wb",
            "pcm_s16le",
            "pcm_s16be",
            "pcm_s24le",
            "pcm_s24be",
            "pcm_u8",
            "pcm_alaw",
            "pcm_mulaw",
            "adpcm_ms",
            "adpcm_ima_wav",
            "adpcm_ima_qt");

    /** One family, whose decoder crashes when several threads of it are emptied after a jump. */
    private static final Set<Integer> ONE_THREAD =
            Set.of(avcodec.AV_CODEC_ID_THEORA, avcodec.AV_CODEC_ID_VP3, avcodec.AV_CODEC_ID_VP4);

    /** The decoders' own names, as FFmpeg's option wants them. */
    private static final String WHITELIST = Stream.concat(VIDEO.stream(), SOUND.stream())
            .flatMap(Codecs::decoders)
            .distinct()
            .collect(Collectors.joining(","));

    private Codecs() {}

    /** For FFmpeg's option {@code codec_whitelist}. */
    static String whitelist() {
        return WHITELIST;
    }

    /** How many threads may decode at once. */
    static int threads(int codec, int wanted) {
        return ONE_THREAD.contains(codec) ? 1 : wanted;
    }

    /** The decoder of a video stream. */
    static AVCodec decoder(int codec, String name) throws VideoException {
        String format = avcodec.avcodec_get_name(codec).getString();
        AVCodec decoder = VIDEO.contains(format) ? avcodec.avcodec_find_decoder(codec) : null;
        if (decoder == null) {
            throw new VideoException(
                    name + ": its video codec (" + format + ") is not known here; convert it to H.264");
        }
        return decoder;
    }

    private static Stream<String> decoders(String format) {
        AVCodecDescriptor descriptor = avcodec.avcodec_descriptor_get_by_name(format);
        if (descriptor == null) {
            return Stream.empty();
        }
        AVCodec decoder = avcodec.avcodec_find_decoder(descriptor.id());
        return decoder == null ? Stream.empty() : Stream.of(decoder.name().getString());
    }
}
