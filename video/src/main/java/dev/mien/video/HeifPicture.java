package dev.mien.video;

import dev.mien.image.EncodedPicture;
import dev.mien.image.Image;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;

/** The main picture of a HEIC or AVIF file: one frame, or tiles that are a frame each. */
final class HeifPicture implements EncodedPicture {
    /** YUV of up to 16 bits, the converted frame or tile, and the picture. */
    private static final long BYTES_PER_PIXEL = 12;

    private final MemoryInput input;
    private final AVFormatContext container;
    private final String format;
    private final int fileBytes;
    private final TileLayout layout;
    private final int orientation;
    private final Optional<byte[]> profile;

    private HeifPicture(MemoryInput input, AVFormatContext container, int fileBytes, HeifBoxes boxes, String format)
            throws IOException {
        this.input = input;
        this.container = container;
        this.format = format;
        this.fileBytes = fileBytes;
        layout = TileLayout.of(container);
        int turned = Geometry.orientation(layout.sideData(), layout.sideDataCount());
        orientation = turned == 1 ? boxes.exifOrientation() : turned;
        profile = profile(layout);
    }

    static HeifPicture open(byte[] encoded, String format) throws IOException {
        HeifBoxes boxes = new HeifBoxes(encoded);
        if (!boxes.framesHaveBytes()) {
            throw new EOFException();
        }
        MemoryInput input = new MemoryInput(encoded);
        AVFormatContext container = avformat.avformat_alloc_context();
        input.feed(container);
        int opened =
                avformat.avformat_open_input(container, "", avformat.av_find_input_format("mov"), (AVDictionary) null);
        if (opened < 0) {
            input.close();
            throw new IOException(FFmpeg.reason(opened));
        }
        try {
            return new HeifPicture(input, container, encoded.length, boxes, format);
        } catch (IOException | RuntimeException e) {
            avformat.avformat_close_input(container);
            input.close();
            throw e;
        }
    }

    private static Optional<byte[]> profile(TileLayout layout) {
        AVPacketSideData said = avcodec.av_packet_side_data_get(
                layout.sideData(), layout.sideDataCount(), avcodec.AV_PKT_DATA_ICC_PROFILE);
        if (said == null || said.isNull()) {
            return Optional.empty();
        }
        byte[] profile = new byte[(int) said.size()];
        said.data().get(profile);
        return Optional.of(profile);
    }

    @Override
    public int width() {
        return layout.width();
    }

    @Override
    public int height() {
        return layout.height();
    }

    @Override
    public long cost() {
        return (long) width() * height() * BYTES_PER_PIXEL + 2L * fileBytes;
    }

    @Override
    public int orientation() {
        return orientation;
    }

    @Override
    public Optional<byte[]> profile() {
        return profile;
    }

    @Override
    public Optional<String> leftOut() {
        long frames = 0;
        for (int i = 0; i < container.nb_streams(); i++) {
            frames = Math.max(frames, container.streams(i).nb_frames());
        }
        return frames > 1 ? Optional.of("the first of " + frames + " frames of an animation") : Optional.empty();
    }

    @Override
    public Image decode() throws IOException {
        byte[] samples = new byte[Math.multiplyExact(width() * height(), 3)];
        Set<Integer> missing = new HashSet<>(layout.streams());
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            while (!missing.isEmpty() && avformat.av_read_frame(container, packet) >= 0) {
                int index = packet.stream_index();
                if (missing.remove(index)) {
                    place(tile(container.streams(index), packet), layout.places(index), samples);
                }
                avcodec.av_packet_unref(packet);
            }
        } finally {
            avcodec.av_packet_free(packet);
        }
        if (!missing.isEmpty()) {
            throw new EOFException();
        }
        return Image.rgb(width(), height(), samples);
    }

    private Image tile(AVStream stream, AVPacket packet) throws IOException {
        AVCodecParameters size = stream.codecpar();
        long most = PictureFrames.mostPixels(size.width(), size.height());
        return PictureFrames.decode(FrameDecoder.open(stream, format, most, 1), packet);
    }

    /** Copies what of a tile lies in the picture. */
    private void place(Image tile, List<TileLayout.Place> places, byte[] samples) {
        for (TileLayout.Place place : places) {
            int left = Math.max(0, place.x());
            int right = Math.min(width(), place.x() + tile.width());
            int top = Math.max(0, place.y());
            int bottom = Math.min(height(), place.y() + tile.height());
            int row = 3 * (right - left);
            for (int y = top; y < bottom && row > 0; y++) {
                int from = 3 * ((y - place.y()) * tile.width() + left - place.x());
                tile.buffer().get(from, samples, 3 * (y * width() + left), row);
            }
        }
    }

    @Override
    public void close() {
        avformat.avformat_close_input(container);
        input.close();
    }
}
